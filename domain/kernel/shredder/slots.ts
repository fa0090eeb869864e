import mongoose, { Schema } from 'mongoose';
import { native } from '../database';
import { freshShredKey } from './store';

/** Which slots were given out. */
interface Slots {
  _id: 'shred';
  next: number;
}
const SlotsModel = mongoose.model<Slots>('ShredSlots', new Schema<Slots>({ _id: String, next: Number }, { collection: 'shredSlots' }));

/**
 * A key of its own for something that must be destroyable. What is never used is wasted, and costs 32 bytes. After the
 * database was put back to an earlier day, slots that were used since then come again: those destroyed are passed over.
 */
export async function takeShredKey(): Promise<{ slot: number; key: Buffer }> {
  for (;;) {
    const before = await native(SlotsModel).findOneAndUpdate({ _id: 'shred' }, { $inc: { next: 1 } }, { upsert: true, returnDocument: 'before' });
    const slot = before?.next ?? 0;
    const key = await freshShredKey(slot);
    if (key) return { slot, key };
  }
}
