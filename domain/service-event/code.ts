import { timingSafeEqual } from 'node:crypto';
import { ticketCodePattern } from '../../contracts/rating-options';
import { keyedHash, ObjectId } from '../kernel';

/** Letters and digits without look-alikes, as on the windows' stands. */
const alphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
/** 96 bits of id and 64 of signature make exactly 32 characters, as many as a mini-program's `scene` may hold. */
const idBytes = 12;
const signatureBytes = 8;

/** The code on a ticket: which service event it stands for, signed. Nobody without the platform's key can make one. */
export function ticketCode(eventId: ObjectId): string {
  const id = Buffer.from(eventId.id);
  return encode(Buffer.concat([id, signatureOf(id)]));
}

/** The event behind a code, or null where the code was not made by us; the database is not asked. */
export function eventOfTicket(code: string): ObjectId | null {
  if (!ticketCodePattern.test(code)) return null;
  const bytes = decode(code);
  const id = bytes.subarray(0, idBytes);
  return timingSafeEqual(bytes.subarray(idBytes), signatureOf(id)) ? new ObjectId(id) : null;
}

const signatureOf = (id: Uint8Array): Buffer => Buffer.from(keyedHash('ticket', Buffer.from(id).toString('hex')), 'base64url').subarray(0, signatureBytes);

function encode(bytes: Uint8Array): string {
  let number = BigInt(`0x${Buffer.from(bytes).toString('hex')}`);
  let code = '';
  for (let place = 0; place < (bytes.length * 8) / 5; place += 1) {
    code = `${alphabet[Number(number & 31n)]}${code}`;
    number >>= 5n;
  }
  return code;
}

function decode(code: string): Buffer {
  let number = 0n;
  for (const letter of code) number = (number << 5n) | BigInt(alphabet.indexOf(letter));
  return Buffer.from(number.toString(16).padStart((idBytes + signatureBytes) * 2, '0'), 'hex');
}
