import type { AttemptLimit } from '../route';

/** A receipt has 12 digits: with so few tries a day, whatever is asked with them, nobody finds one by guessing. */
export const receiptGuesses: AttemptLimit = { name: 'ratingReceipt', failuresPerDay: 20 };
