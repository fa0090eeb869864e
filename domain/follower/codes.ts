import { randomInt } from 'node:crypto';
import { keyedHash } from '../kernel';

/** Without those that look alike: 0 and O, 1 and I. */
const alphabet = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const codeLength = 8;

/** 40 bits, good once and for thirty days, with few guesses a day: nobody finds one. */
export const newInvitationCode = (): string => Array.from({ length: codeLength }, () => alphabet[randomInt(alphabet.length)]).join('');
export const invitationHash = (code: string): string => keyedHash('follower.invitation', code);

export const newMiniCode = (): string => String(randomInt(1_000_000)).padStart(6, '0');
export const miniCodeHash = (digits: string): string => keyedHash('follower.miniCode', digits);
