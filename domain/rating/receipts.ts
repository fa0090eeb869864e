import { hash } from 'node:crypto';
import { keyedHash, native, ObjectId, receiptDigits } from '../kernel';
import { RatingModel, type Rating } from './model';

/** The id of the rating that a request with this key makes; a key is a random UUID, so no two ratings share one. */
export const ratingIdOf = (idempotencyKey: string): ObjectId => new ObjectId(hash('sha256', `rating:${idempotencyKey}`, 'buffer').subarray(0, 12));

/** The 12 digits for a request; `draw` counts up when another rating has them already. */
export const receiptOf = (idempotencyKey: string, draw: number): string => receiptDigits('rating', draw === 0 ? idempotencyKey : `${idempotencyKey}#${draw}`);

export const receiptHashOf = (receiptCode: string): string => keyedHash('rating.receipt', receiptCode);

/**
 * The rating behind a receipt, or null. Nothing here depends on whether it exists: the code is hashed and looked up
 * in a unique index either way.
 */
export async function findRatingByReceipt(receiptCode: string): Promise<Rating | null> {
  return (await native(RatingModel).findOne({ receiptHash: receiptHashOf(receiptCode) })) as Rating | null;
}
