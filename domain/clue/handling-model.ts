import { Schema } from 'mongoose';
import type { ClueAct, ClueFinding, ClueSatisfaction, Disposition, PendingWhat } from '../../contracts/clue';
import type { Day } from '../kernel';

/** A day that binds, as the document says it; the kernel's deadline is made to agree with it. */
export interface ClueTerm {
  /** `register`, `accept`, `handling:2`, `result:1`: the second part counts how often it began. */
  step: string;
  from: Day;
  workingDays: number;
  /** Granted extensions, in working days. */
  extensions: number[];
  end: 'met' | 'cancelled' | null;
}

/** What was done and by whom. What was written with it is a sealed entry, whose id stands here. */
export interface ClueStep {
  /** `urge`: it was late, and the platform urged. */
  act: ClueAct | 'urge';
  at: Date;
  byAccountId: string;
  /** The account somebody else was let in for: the handler, a colleague. */
  toAccountId: string | null;
  entry: string | null;
  /** What a decision said; null for what is no decision. */
  agreed: boolean | null;
}

/** What waits for a second person. */
export interface CluePending {
  what: PendingWhat;
  byAccountId: string;
  at: Date;
  disposition: Disposition | null;
  /** Of a closing: what was found. */
  finding: ClueFinding | null;
  /** Of an extension: how many calendar days. */
  days: number | null;
  /** The sealed opinion, and the reply to the reporter that is sent when it is agreed to. */
  opinionEntry: string;
  replyEntry: string | null;
}

/** Somebody wants to see who reported; custodians decide. The reasons hold nothing of the matter: they stand in clear. */
export interface IdentityRequest {
  id: string;
  state: 'asked' | 'granted' | 'refused' | 'ended';
  byAccountId: string;
  at: Date;
  reason: string;
  /** Released without having been asked for in the system, in urgency. */
  urgent: boolean;
  decidedBy: string | null;
  decidedAt: Date | null;
  opinion: string;
  until: Date | null;
}

/** 暂停销毁: it stays, whatever its term, until somebody else lifts it. The reason is a sealed entry. */
export interface ClueHold {
  byAccountId: string;
  at: Date;
  entry: string;
}

/** Two people decided to destroy it before its term, in the night to this day. */
export interface DecidedDestruction {
  askedBy: string;
  decidedBy: string;
  day: Day;
}

/** How a clue is handled. Opinions and notes are sealed entries; here stand only who, what and when. */
export interface Handling {
  registeredAt: Date;
  /** The account that handles it; null until it is assigned. */
  handlerId: string | null;
  /** Who handles it with him, and signs with him. */
  coHandlerIds: string[];
  /** Of those, who has not signed yet. */
  countersign: string[];
  /** Whoever became a reader for handling it only: kept out again when it is given back or handed over. */
  letIn: string[];
  disposition: Disposition | null;
  steps: ClueStep[];
  terms: ClueTerm[];
  pending: CluePending | null;
  extensions: number;
  /** A reply that is still to be given to the reporter: the sealed entry that holds it, and what it ends. */
  reply: { entry: string; step: 'acceptance' | 'result' } | null;
  closedOn: Day | null;
  /** What was found, once it is closed: counted, so it stands in clear (docs/sealing.md). */
  finding: ClueFinding | null;
  /** What the reporter thinks of it once it is closed, by receipt; null until he says so. */
  satisfaction: ClueSatisfaction | null;
  identityRequests: IdentityRequest[];
  hold?: ClueHold | null;
  destruction?: DecidedDestruction | null;
}

const plain = { _id: false } as const;
const termSchema = new Schema<ClueTerm>({ step: String, from: String, workingDays: Number, extensions: [Number], end: String }, plain);
const stepSchema = new Schema<ClueStep>({ act: String, at: Date, byAccountId: String, toAccountId: String, entry: String, agreed: Boolean }, plain);
const pendingSchema = new Schema<CluePending>({ what: String, byAccountId: String, at: Date, disposition: String, finding: String, days: Number, opinionEntry: String, replyEntry: String }, plain);
const requestSchema = new Schema<IdentityRequest>({ id: String, state: String, byAccountId: String, at: Date, reason: String, urgent: Boolean, decidedBy: String, decidedAt: Date, opinion: String, until: Date }, plain);

export const handlingSchema = new Schema<Handling>(
  {
    registeredAt: Date,
    handlerId: String,
    coHandlerIds: [String],
    countersign: [String],
    letIn: [String],
    disposition: String,
    steps: [stepSchema],
    terms: [termSchema],
    pending: { type: pendingSchema, default: null },
    extensions: Number,
    reply: { type: new Schema({ entry: String, step: String }, plain), default: null },
    closedOn: String,
    finding: String,
    satisfaction: String,
    identityRequests: [requestSchema],
    hold: { type: new Schema<ClueHold>({ byAccountId: String, at: Date, entry: String }, plain), default: undefined },
    destruction: { type: new Schema<DecidedDestruction>({ askedBy: String, decidedBy: String, day: String }, plain), default: undefined },
  },
  plain,
);
