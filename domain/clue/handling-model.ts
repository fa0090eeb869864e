import { Schema } from 'mongoose';
import type { Disposition } from '../../contracts/clue';

/** How a clue is handled. Opinions and notes are sealed entries; here stand only who, what and when. */
export interface Handling {
  registeredAt: Date;
  /** The account that handles it; null until it is assigned. */
  handlerId: string | null;
  disposition: Disposition | null;
}

export const handlingSchema = new Schema<Handling>({ registeredAt: Date, handlerId: String, disposition: String }, { _id: false });
