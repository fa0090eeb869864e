import mongoose, { Schema } from 'mongoose';
import type { Day } from '../../../contracts/common';
import type { CatalogueEntry } from '../../../contracts/disclosure-catalogue';
import type { DisclosureFrequency } from '../../../contracts/disclosure';
import { defineAudited, defineEventSource, outboxSchema, trailSchema, type Audited, type OutboxEvent } from '../../kernel';

/** What a version says; code, version and the words of the basis follow from where it stands. */
export type EntryBody = Omit<CatalogueEntry, 'code' | 'version' | 'basis'>;

export interface EarlierVersion {
  version: number;
  body: EntryBody;
  /** Null: as it was delivered. */
  at: Date | null;
  by: string;
  note: string;
}

/** An entry that the district has changed or added; one that it never touched has none and follows what is delivered. */
export interface StoredItem extends Audited {
  code: string;
  /** Null: put back, it follows what is delivered again. */
  body: EntryBody | null;
  version: number;
  at: Date;
  by: string;
  note: string;
  /** Oldest first. */
  earlier: EarlierVersion[];
  /** The day from which it is owed: it was added, or taken up again. Null: always. */
  since: Day | null;
  /** Until `from` the frequency was another one. */
  before: { frequency: DisclosureFrequency; from: Day } | null;
  outbox?: OutboxEvent[];
}

const plain = { _id: false } as const;
const schema = new Schema<StoredItem>(
  {
    code: { type: String, required: true },
    body: Schema.Types.Mixed,
    version: { type: Number, required: true },
    at: { type: Date, required: true },
    by: { type: String, required: true },
    note: { type: String, required: true },
    earlier: [new Schema<EarlierVersion>({ version: Number, body: Schema.Types.Mixed, at: Date, by: String, note: String }, plain)],
    since: String,
    before: new Schema({ frequency: String, from: String }, plain),
    trail: { type: trailSchema, required: true },
    outbox: { type: [outboxSchema], default: undefined },
  },
  { collection: 'disclosureItems' },
);
schema.index({ code: 1 }, { unique: true });
schema.index({ 'outbox.id': 1 }, { sparse: true });
export const DisclosureItemModel = mongoose.model<StoredItem>('DisclosureItem', schema);

export const storedItemFacts = ({ code, body, version, at, by, note, earlier, since, before }: Omit<StoredItem, '_id' | 'trail' | 'outbox'>): unknown => ({ code, body, version, at, by, note, earlier, since, before });
defineAudited<StoredItem>({ collection: 'disclosureItems', facts: storedItemFacts, names: ['code'] });
defineEventSource(DisclosureItemModel);
