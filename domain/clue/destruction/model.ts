import mongoose, { Schema } from 'mongoose';
import type { DestructionGround } from '../../../contracts/clue-retention';
import { defineAudited, trailSchema, type Audited, type Day } from '../../kernel';

/**
 * The proof that a clue was destroyed, under the id it had. Nothing of it leads to a receipt or to what was reported.
 */
export interface ClueDestruction extends Audited {
  code: string;
  receivedOn: Day;
  endedOn: Day | null;
  /** `begun`: it is under way, or a crash left it so; the job goes on. */
  state: 'begun' | 'done';
  destroyedOn: Day;
  ground: DestructionGround;
  by: { accountId: string; name: string }[];
  /** Accounts that could open it, or kept who reported: for all others it never was. */
  shownTo: string[];
  sha256: string;
  /** Where its shred key was: should a copy of the keys bring it back, it is overwritten again. */
  shredSlot: number;
}

const required = { type: String, required: true };
const schema = new Schema<ClueDestruction>(
  {
    code: required,
    receivedOn: required,
    endedOn: { type: String, default: null },
    state: required,
    destroyedOn: required,
    ground: required,
    by: { type: [new Schema({ accountId: String, name: String }, { _id: false })], required: true },
    shownTo: { type: [String], required: true },
    sha256: required,
    shredSlot: { type: Number, required: true },
    trail: { type: trailSchema, required: true },
  },
  { collection: 'clueDestructions', strict: 'throw' },
);
schema.index({ code: 1 });
schema.index({ state: 1, destroyedOn: -1, _id: -1 });
schema.index({ shownTo: 1, state: 1, destroyedOn: -1, _id: -1 });
export const ClueDestructionModel = mongoose.model<ClueDestruction>('ClueDestruction', schema);

export const destructionFacts = ({ code, receivedOn, endedOn, state, destroyedOn, ground, by, shownTo, sha256, shredSlot }: Omit<ClueDestruction, 'trail'>): unknown => ({ code, receivedOn, endedOn, state, destroyedOn, ground, by, shownTo, sha256, shredSlot });
defineAudited<ClueDestruction>({ collection: 'clueDestructions', facts: destructionFacts, names: ['code'] });
