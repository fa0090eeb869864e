import { keyedHash, shanghaiDay, type ObjectId } from '../kernel';

interface Phone {
  receivedAt: Date;
  windowId: ObjectId;
  deviceKey: string;
}

/** 132 bits: nobody meets another's by chance, and the index of every rating stays small. */
const slotLength = 22;

/**
 * The nth place (from 0) that a phone has at a window on a day. A unique index holds it, so that the daily limit costs
 * the usual rating no further question to the database. No other day or window gives the same hash, and without the
 * phone's own key nobody can make it: two ratings of one person cannot be found by it.
 *
 * It holds back the impatient, not the wicked: a phone can be given a new key, and a touch screen, which many share,
 * sends none. For those there are the limit by network and the flags (flags.ts), and nothing is dropped.
 */
export const slotOf = ({ receivedAt, windowId, deviceKey }: Phone, n: number): string => keyedHash('rating.slot', `${shanghaiDay(receivedAt)}:${windowId.toHexString()}:${deviceKey}:${n}`).slice(0, slotLength);

/** Which unique index refused the insert. */
export const isSlotTaken = (error: unknown): boolean => error instanceof Error && error.message.includes('index: slot_1 ');
