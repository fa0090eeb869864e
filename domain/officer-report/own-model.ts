import mongoose, { Schema } from 'mongoose';
import { defineSealed, type ObjectId } from '../kernel';

/**
 * That a clue is an officer's: its id alone, under the server's key, never a word of it. By it he sees how far his own
 * reports are without a receipt.
 */
export interface OfficerClue {
  /** Made from the keyed hash of the clue's id: remembered twice it is remembered once, and it tells no time. */
  _id: ObjectId;
  /** A keyed hash of the person's id. */
  owner: string;
  /** The clue's id. */
  sealed: string;
}

const schema = new Schema<OfficerClue>({ owner: { type: String, required: true }, sealed: { type: String, required: true } }, { collection: 'officerClues', strict: 'throw' });
schema.index({ owner: 1 });
export const OfficerClueModel = mongoose.model<OfficerClue>('OfficerClue', schema);

export const ownPurpose = ({ _id }: Pick<OfficerClue, '_id'>): string => `officerClue:${_id.toHexString()}`;
defineSealed<OfficerClue>(OfficerClueModel, [{ path: 'sealed', purpose: ownPurpose }]);
