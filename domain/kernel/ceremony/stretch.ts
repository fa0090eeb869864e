import type { Context } from '../context';
import { wipe, type Envelope } from '../envelopes';
import { walkSealed, type HeldEnvelope, type SealedFor, type SealedThing } from './sealed-to';

/** What was done in one stretch. `place`: where the next begins; null at the end. */
export interface Stretch {
  looked: number;
  resealed: number;
  /** Could not be opened, or are not for whom they were to be sealed to. */
  left: number;
  place: string | null;
}

export interface Resealing {
  which: SealedFor;
  /** Whether this envelope is still to be done: what was done before is passed over, so that all may be repeated. */
  wants(envelope: Envelope, held: HeldEnvelope): boolean;
  /** The data key, wiped afterwards; null where it cannot be opened. */
  open(held: HeldEnvelope, shredKey: Buffer): Promise<Buffer | null>;
  /** Where it is sealed to somebody new: whether he may read it. */
  admits?(thing: SealedThing, held: HeldEnvelope, dataKey: Buffer): Promise<boolean>;
  seal(held: HeldEnvelope, dataKey: Buffer, shredKey: Buffer): Promise<Envelope>;
}

/** A request takes a second at most. */
export const stretchLength = 300;

/**
 * Opens and seals anew, thing by thing, at most `limit` of them. A crash leaves each thing either as it was or done; the
 * next run passes over what is done.
 */
export async function resealStretch(ctx: Context, { which, wants, open, admits, seal }: Resealing, after?: string, limit = stretchLength): Promise<Stretch> {
  const done: Stretch = { looked: 0, resealed: 0, left: 0, place: null };
  for await (const { thing, place } of walkSealed(which, after)) {
    if (done.looked === limit) return done;
    done.looked += 1;
    done.place = place;
    const { shredKey } = thing;
    if (!shredKey || !thing.envelopes.some((held) => wants(held.envelope, held))) continue;
    let [resealed, left] = [0, 0];
    await thing.reseal(ctx, async (held) => {
      if (!wants(held.envelope, held)) return null;
      const dataKey = await open(held, shredKey);
      if (!dataKey) {
        left += 1;
        return null;
      }
      try {
        if (admits && !(await admits(thing, held, dataKey))) {
          left += 1;
          return null;
        }
        const next = await seal(held, dataKey, shredKey);
        resealed += 1;
        return next;
      } finally {
        wipe(dataKey);
      }
    });
    wipe(shredKey);
    if (resealed > 0) done.resealed += 1;
    if (left > 0) done.left += 1;
  }
  return { ...done, place: null };
}
