import mongoose, { Schema } from 'mongoose';
import type { DestructionGround } from '../../contracts/clue-retention';
import type { ClueChannel, ClueKind, ClueState } from '../../contracts/clue';
import { defineAudited, envelopeSchema, trailSchema, type Audited, type Day, type Envelope, type ObjectId } from '../kernel';
import { handlingSchema, type Handling } from './handling-model';

/** The talk's key is sealed to the reporter as well, whose key pair follows from his receipt. */
export interface TalkEnvelope extends Envelope {
  /** A sealed box to the reporter's key, wrapped like the others. */
  reporter: string;
}

/**
 * What was reported. In clear stand only what docs/sealing.md names; of an anonymous one nothing tells when on its day
 * it came. Its id is random.
 */
export interface Clue extends Audited {
  code: string;
  receivedOn: Day;
  channel: ClueChannel;
  kind: ClueKind;
  town: { id: ObjectId; name: string } | null;
  state: ClueState;
  /** The district: the commission's. */
  path: ObjectId[];
  /** Accounts to whom the content is sealed: for all others it does not exist. */
  readers: string[];
  shredSlot: number;
  envelopes: { content: Envelope; talk: TalkEnvelope; identity: Envelope };
  /** `ClueContent`, sealed. */
  content: mongoose.mongo.Binary;
  /** `ClueIdentity`, sealed; of an anonymous one it holds nothing, in the same size. */
  identity: mongoose.mongo.Binary;
  /** `ClueTalk`, sealed: what the reporter may see of it besides the entries. */
  talk: mongoose.mongo.Binary;
  /** The report it was split off from, with one of its persons: 一人一件. Absent of a report. */
  main?: { id: ObjectId; code: string };
  /** How a receipt finds it, and the reporter's public key; no receipt finds what was split off. */
  reporter: { lookup: string; publicKey: string };
  /** How it is handled; null before it is registered. */
  handling: Handling | null;
  /** The term of the step it stands at, as the kernel's deadline has it; absent until it was opened. Derived. */
  current?: CurrentTerm | null;
  /** Lists are sorted by it: the due day, what is over last (`afterAll`). Derived. */
  sortDue?: string;
  /** In the night to which day it is destroyed, and by when its readers were told. Derived; null while it has not ended. */
  destroyOn?: Day | null;
  warnedOn?: Day | null;
  /** Its destruction has begun: it is nobody's any more, and only goes on to its end. */
  destroying?: DestructionGround;
  /** Who could open it until then: they see that it was destroyed. */
  formerReaders?: string[];
}

export interface CurrentTerm {
  due: Day;
  yellowAt: Date;
  redAt: Date;
}

const required = { type: String, required: true };
const plain = { _id: false } as const;
const talkSchema = new Schema({ ...envelopeSchema.obj, reporter: required }, plain);
const schema = new Schema<Clue>(
  {
    code: required,
    receivedOn: required,
    channel: required,
    kind: required,
    town: { type: new Schema({ id: Schema.Types.ObjectId, name: String }, plain), default: null },
    state: required,
    path: { type: [Schema.Types.ObjectId], required: true },
    readers: { type: [String], required: true },
    shredSlot: { type: Number, required: true },
    envelopes: { type: new Schema({ content: { type: envelopeSchema, required: true }, talk: { type: talkSchema, required: true }, identity: { type: envelopeSchema, required: true } }, plain), required: true },
    content: { type: Buffer, required: true },
    identity: { type: Buffer, required: true },
    talk: { type: Buffer, required: true },
    reporter: { type: new Schema({ lookup: required, publicKey: required }, plain), required: true },
    main: { type: new Schema({ id: Schema.Types.ObjectId, code: String }, plain), default: undefined },
    handling: { type: handlingSchema, default: null },
    current: { type: new Schema({ due: String, yellowAt: Date, redAt: Date }, plain), default: undefined },
    sortDue: String,
    destroyOn: String,
    warnedOn: String,
    destroying: String,
    formerReaders: { type: [String], default: undefined },
    trail: { type: trailSchema, required: true },
  },
  { collection: 'clues', strict: 'throw' },
);
schema.index({ code: 1 }, { unique: true });
schema.index({ 'reporter.lookup': 1 }, { unique: true });
schema.index({ readers: 1, receivedOn: -1, _id: -1 });
// Walks over all that is sealed to one account.
schema.index({ readers: 1, _id: 1 });
schema.index({ readers: 1, sortDue: 1, _id: 1 });
schema.index({ readers: 1, state: 1, sortDue: 1, _id: 1 });
// What few of a long list have, a page finds without reading the others.
schema.index({ readers: 1, kind: 1, sortDue: 1, _id: 1 });
schema.index({ readers: 1, channel: 1, sortDue: 1, _id: 1 });
schema.index({ readers: 1, 'town.id': 1, sortDue: 1, _id: 1 });
schema.index({ readers: 1, 'handling.handlerId': 1, sortDue: 1, _id: 1 });
schema.index({ readers: 1, code: 1 });
schema.index({ state: 1, _id: 1 });
schema.index({ 'main.id': 1 }, { sparse: true });
schema.index({ 'envelopes.identity.keys.accountId': 1, _id: -1 });
schema.index({ 'handling.identityRequests.state': 1 });
// Statistics count from these two alone: all they read of a clue stands in them, and no clue itself is fetched.
schema.index({ readers: 1, receivedOn: 1, state: 1, kind: 1, channel: 1, 'town.id': 1, 'handling.closedOn': 1, 'handling.extensions': 1 }, { name: 'statisticsReceived' });
schema.index({ readers: 1, 'handling.closedOn': 1, receivedOn: 1, state: 1, kind: 1, channel: 1, 'town.id': 1, 'handling.disposition': 1, 'handling.satisfaction': 1 }, { name: 'statisticsClosed' });
schema.index({ readers: 1, destroyOn: 1, _id: 1 });
schema.index({ destroyOn: 1 });
schema.index({ destroying: 1 }, { sparse: true });
export const ClueModel = mongoose.model<Clue>('Clue', schema);

/** All that stands in clear. What is sealed is authenticated by its own sealing. */
export const clueFacts = ({ code, receivedOn, channel, kind, town, state, path, readers, shredSlot, reporter, main, handling, destroying, formerReaders }: Omit<Clue, 'trail'>): unknown => ({
  code,
  receivedOn,
  channel,
  kind,
  town,
  state,
  path,
  readers,
  shredSlot,
  reporter,
  main,
  handling,
  destroying,
  formerReaders,
});
defineAudited<Clue>({ collection: 'clues', facts: clueFacts, names: ['code'], newest: 'receivedOn' });

/** To what each data key is bound: a key moved to another clue, or another part, does not open there. */
export type CluePart = 'content' | 'talk' | 'identity';
export const partPurpose = ({ _id }: Pick<Clue, '_id'>, part: CluePart): string => `clue:${_id.toHexString()}:${part}`;
