import { randomBytes } from 'node:crypto';

/** Letters and digits that cannot be taken for one another: no I, O, 0, 1. Exactly 32, so five random bits pick one evenly. */
const alphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

/** A code for a window's QR stand: 8 characters, 40 random bits, so that codes cannot be guessed in sequence. */
export function newWindowCode(): string {
  return Array.from(randomBytes(8), (byte) => alphabet[byte & 31]).join('');
}
