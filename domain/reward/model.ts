import mongoose, { Schema } from 'mongoose';
import type { ProposalState } from '../../contracts/reward';
import type { RewardState, RewardWay } from '../../contracts/reward-receipt';
import { ObjectId, decryptText, defineAudited, defineSealed, native, trailSchema, type Audited, type Day } from '../kernel';

/**
 * A reward as accounting knows it: number, amount, who approved it, how it is given out. Nothing in it leads to a clue:
 * its id is random, and of the approval no day is kept, only the month.
 */
export interface Reward extends Audited {
  number: string;
  amount: number;
  state: RewardState;
  way: RewardWay | null;
  /** The district: the commission's. */
  path: ObjectId[];
  month: string;
  approvedBy: string[];
  expiresOn: Day;
  /** Where the cash is handed out, or what is given to: as it was called when it was chosen. */
  place: { key: string; name: string; address: string; hours: string } | null;
  cause: { key: string; name: string; about: string } | null;
  /** argon2id of the pick-up code; the code itself is shown once and kept nowhere. */
  codeHash?: string;
  /** How many transfers were begun: a failed one is followed by another, under a key of its own. */
  transfers: number;
  handedBy: string | null;
  handedOn: Day | null;
  confirmedBy: string | null;
  doneOn: Day | null;
  paidTwice: boolean;
}

const required = { type: String, required: true };
const plain = { _id: false } as const;
const rewardSchema = new Schema<Reward>(
  {
    number: required,
    amount: { type: Number, required: true },
    state: required,
    way: String,
    path: { type: [Schema.Types.ObjectId], required: true },
    month: required,
    approvedBy: { type: [String], required: true },
    expiresOn: required,
    place: { type: new Schema({ key: String, name: String, address: String, hours: String }, plain), default: null },
    cause: { type: new Schema({ key: String, name: String, about: String }, plain), default: null },
    codeHash: String,
    transfers: { type: Number, required: true },
    handedBy: String,
    handedOn: String,
    confirmedBy: String,
    doneOn: String,
    paidTwice: { type: Boolean, required: true },
    trail: { type: trailSchema, required: true },
  },
  { collection: 'rewards', strict: 'throw' },
);
rewardSchema.index({ month: -1, _id: -1 });
rewardSchema.index({ state: 1, month: -1, _id: -1 });
rewardSchema.index({ state: 1, expiresOn: 1 });
rewardSchema.index({ doneOn: 1 }, { sparse: true });
rewardSchema.index({ codeHash: 1 }, { unique: true, sparse: true });
rewardSchema.index({ number: 1 }, { unique: true });
export const RewardModel = mongoose.model<Reward>('Reward', rewardSchema);
export const rewards = () => native(RewardModel);

export const rewardFacts = ({ number, amount, state, way, month, approvedBy, expiresOn, place, cause, transfers, handedBy, handedOn, confirmedBy, doneOn, paidTwice }: Omit<Reward, '_id' | 'trail'>): unknown => ({ number, amount, state, way, month, approvedBy, expiresOn, place, cause, transfers, handedBy, handedOn, confirmedBy, doneOn, paidTwice });
defineAudited<Reward>({ collection: 'rewards', facts: rewardFacts, names: ['number'], newest: 'month' });

/**
 * A proposal, and once it is approved the tie between clue and reward. In clear stand its state and the day on which it
 * was proposed. Which clue it is of stands sealed and as a keyed hash; what it says is sealed under the clue's content key; which reward it became,
 * to the reporter's receipt alone.
 */
export interface RewardProposalRecord extends Audited {
  /** The clue's hash and a count: one proposal at a time. */
  slot: string;
  clueHash: string;
  state: ProposalState;
  path: ObjectId[];
  /** When it was proposed. */
  day: Day;
  /** What was sealed before the last change does not open in its place. */
  revision: number;
  /** The clue's id, under the server's key: absent once the clue was destroyed, as is all that is sealed. */
  clueSealed?: string;
  /** `SealedProposal`. */
  sealed?: mongoose.mongo.Binary;
  /** `Claim`, sealed to the reporter's key and wrapped by the clue's shred key. */
  claim?: string;
}

const proposalSchema = new Schema<RewardProposalRecord>(
  {
    slot: required,
    clueHash: required,
    state: required,
    path: { type: [Schema.Types.ObjectId], required: true },
    day: required,
    revision: { type: Number, required: true },
    clueSealed: String,
    sealed: Buffer,
    claim: String,
    trail: { type: trailSchema, required: true },
  },
  { collection: 'rewardProposals', strict: 'throw' },
);
proposalSchema.index({ slot: 1 }, { unique: true });
proposalSchema.index({ clueHash: 1 });
proposalSchema.index({ day: -1, _id: -1 });
proposalSchema.index({ state: 1, day: -1, _id: -1 });
export const RewardProposalModel = mongoose.model<RewardProposalRecord>('RewardProposal', proposalSchema);
export const proposals = () => native(RewardProposalModel);

export const proposalFacts = ({ slot, state, day, revision }: Pick<RewardProposalRecord, 'slot' | 'state' | 'day' | 'revision'>): unknown => ({ slot, state, day, revision });
defineAudited<RewardProposalRecord>({ collection: 'rewardProposals', facts: proposalFacts, newest: 'day' });

export const clueSealedPurpose = ({ _id }: Pick<RewardProposalRecord, '_id'>): string => `rewardProposal:${_id.toHexString()}:clue`;
defineSealed<RewardProposalRecord>(RewardProposalModel, [{ path: 'clueSealed', purpose: clueSealedPurpose }]);
export const clueIdOf = (proposal: Pick<RewardProposalRecord, '_id' | 'clueSealed'>): ObjectId | null => (proposal.clueSealed ? new ObjectId(decryptText(proposal.clueSealed, clueSealedPurpose(proposal))) : null);
