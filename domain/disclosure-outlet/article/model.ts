import mongoose, { Schema } from 'mongoose';
import type { ArticleDraftState } from '../../../contracts/article-draft';
import { defineAudited, trailSchema, type Audited, type NamedRef, type ObjectId } from '../../kernel';

export interface DraftedArticle {
  publicationId: ObjectId;
  title: string;
  digest: string;
}

/**
 * One draft of the official account. Its id follows from what it tells of, so that asking twice makes one; a correction
 * changes which editions it is made from, not what it is.
 */
export interface ArticleDraftRecord extends Audited {
  village: NamedRef;
  path: ObjectId[];
  /** `<village>:<item>:<period>` of each article. */
  subjects: string[];
  /** In the order in which WeChat has them. */
  articles: DraftedArticle[];
  cover: { fileId: ObjectId; sha256: string };
  /** Of all that is wanted: articles and cover. */
  fingerprint: string;
  state: ArticleDraftState;
  fault: string | null;
  /** WeChat's id, once it is known. */
  mediaId: string | null;
  by: NamedRef;
  updatedAt: Date;
  /** While it waits: when it is due, which is also for how long whoever sends it has it to himself. */
  dueAt?: Date;
  tries: number;
  /** An adding went out whose answer is not known: it is looked for before another goes out. */
  begun: boolean;
  /** What WeChat has of our pictures, so that trying again uploads nothing twice. */
  uploads: { cover: { sha256: string; mediaId: string } | null; codes: { publicationId: string; url: string }[] };
}

const plain = { _id: false } as const;
const id = Schema.Types.ObjectId;
const named = new Schema<NamedRef>({ id: { type: id, required: true }, name: { type: String, required: true } }, plain);

const schema = new Schema<ArticleDraftRecord>(
  {
    village: { type: named, required: true },
    path: { type: [id], required: true },
    subjects: { type: [String], required: true },
    articles: [new Schema<DraftedArticle>({ publicationId: id, title: String, digest: String }, plain)],
    cover: new Schema({ fileId: id, sha256: String }, plain),
    ...{ fingerprint: String, state: String, fault: String, mediaId: String },
    by: { type: named, required: true },
    updatedAt: { type: Date, required: true },
    ...{ dueAt: Date, tries: Number, begun: Boolean },
    uploads: Schema.Types.Mixed,
    trail: { type: trailSchema, required: true },
  },
  { collection: 'articleDrafts' },
);
schema.index({ subjects: 1, updatedAt: -1 });
schema.index({ dueAt: 1 }, { sparse: true });
export const ArticleDraftModel = mongoose.model<ArticleDraftRecord>('ArticleDraft', schema);

/** How a draft is being sent changes without an act. */
export function draftFacts({ dueAt: _due, tries: _tries, begun: _begun, uploads: _uploads, trail: _trail, ...facts }: Omit<ArticleDraftRecord, 'trail'> & Partial<Pick<ArticleDraftRecord, 'trail'>>): unknown {
  return facts;
}
defineAudited<ArticleDraftRecord>({ collection: 'articleDrafts', facts: draftFacts });
