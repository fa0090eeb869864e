import mongoose, { Schema } from 'mongoose';
import type { HandOverWay, UpwardIdentity, UpwardState } from '../../../contracts/clue-upward';
import { defineAudited, envelopeSchema, trailSchema, type Audited, type Day, type Envelope, type ObjectId } from '../../kernel';
import type { TalkEnvelope } from '../model';

export interface HandOver {
  on: Day;
  byAccountId: string;
  way: HandOverWay;
  office: string;
  withIdentity: boolean;
}

export interface Destruction {
  on: Day;
  /** Null: nobody confirmed in time, and the platform did it. */
  byAccountId: string | null;
  /** Over what was sealed, as docs/exchange-format.md says. */
  sha256: string;
}

/**
 * What must go up (第十五条): not a record but an envelope to the one who passes it on. In clear stand number, day, state
 * and who holds keys; nothing of the matter, no channel, no town, nobody's name. It has the id its clue would have,
 * so that a part that nobody here can open (the identity) stays where it is bound.
 */
export interface UpwardReport extends Audited {
  code: string;
  receivedOn: Day;
  state: UpwardState;
  /** The district: the commission's. */
  path: ObjectId[];
  /** The one account to which content and talk are sealed; none where nobody was left. */
  holders: string[];
  /** Who finds it in his list: they, and a custodian as long as he is asked for the name. */
  shownTo: string[];
  identity: UpwardIdentity;
  shredSlot: number;
  /** Under it lie what is said later, and the files: apart from the clue's, which are erased. */
  partsId: ObjectId;
  reporter: { lookup: string; publicKey: string };
  handOver: HandOver | null;
  destruction: Destruction | null;
  /** `UpwardContent`, `ClueIdentity` and `UpwardTalk`, sealed; null once they were destroyed. */
  sealed: { envelopes: { content: Envelope; talk: TalkEnvelope; identity: Envelope }; content: mongoose.mongo.Binary; identity: mongoose.mongo.Binary; talk: mongoose.mongo.Binary } | null;
}

const required = { type: String, required: true };
const plain = { _id: false } as const;
const talkSchema = new Schema({ ...envelopeSchema.obj, reporter: required }, plain);
const envelopesSchema = new Schema({ content: { type: envelopeSchema, required: true }, talk: { type: talkSchema, required: true }, identity: { type: envelopeSchema, required: true } }, plain);
const schema = new Schema<UpwardReport>(
  {
    code: required,
    receivedOn: required,
    state: required,
    path: { type: [Schema.Types.ObjectId], required: true },
    holders: { type: [String], required: true },
    shownTo: { type: [String], required: true },
    identity: required,
    shredSlot: { type: Number, required: true },
    partsId: { type: Schema.Types.ObjectId, required: true },
    reporter: { type: new Schema({ lookup: required, publicKey: required }, plain), required: true },
    handOver: { type: new Schema({ on: String, byAccountId: String, way: String, office: String, withIdentity: Boolean }, plain), default: null },
    destruction: { type: new Schema({ on: String, byAccountId: String, sha256: String }, plain), default: null },
    sealed: { type: new Schema({ envelopes: { type: envelopesSchema, required: true }, content: Buffer, identity: Buffer, talk: Buffer }, plain), default: null },
    trail: { type: trailSchema, required: true },
  },
  { collection: 'upwardReports', strict: 'throw' },
);
schema.index({ code: 1 }, { unique: true });
schema.index({ 'reporter.lookup': 1 }, { unique: true });
schema.index({ shownTo: 1, receivedOn: -1, _id: -1 });
schema.index({ holders: 1, _id: 1 });
schema.index({ 'sealed.envelopes.identity.keys.accountId': 1, _id: 1 });
schema.index({ state: 1, _id: 1 });
schema.index({ partsId: 1 });
export const UpwardModel = mongoose.model<UpwardReport>('UpwardReport', schema);

export const upwardFacts = ({ code, receivedOn, state, path, holders, shownTo, identity, shredSlot, partsId, reporter, handOver, destruction }: Omit<UpwardReport, 'trail'>): unknown => ({ code, receivedOn, state, path, holders, shownTo, identity, shredSlot, partsId, reporter, handOver, destruction });
defineAudited<UpwardReport>({ collection: 'upwardReports', facts: upwardFacts, names: ['code'], newest: 'receivedOn' });

/** Still to be handed over. */
export const isOpen = ({ state }: Pick<UpwardReport, 'state'>): boolean => state === 'sealed' || state === 'returning';

/** As the commands of a clue's parts know it, which open by id, slot and envelopes. @throws Error once it was destroyed */
export function partsOf({ _id, shredSlot, sealed }: UpwardReport) {
  if (!sealed) throw new Error('destroyed');
  return { _id, shredSlot, ...sealed };
}
