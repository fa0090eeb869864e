import type { SubmitRatingInput } from '../../../contracts/rating';
import type { RatingChannel } from '../../../contracts/rating-options';
import { phoneDigits, type Draft } from './draft';

interface Envelope {
  windowCode: string;
  idempotencyKey: string;
  channel: RatingChannel;
  ticketCode?: string;
  deviceKey?: string;
  loginCode?: string;
}

/** The body of POST /api/public/ratings. Call it only when `whyNotYet(draft)` is null. */
export function requestFrom(draft: Draft, envelope: Envelope): SubmitRatingInput {
  if (draft.level === null) throw new Error('a rating needs a level');
  const comment = draft.comment.trim();
  const phone = phoneDigits(draft.phone);
  return {
    ...envelope,
    level: draft.level,
    ...(draft.attitude ? { attitude: draft.attitude } : {}),
    ...(draft.efficiency ? { efficiency: draft.efficiency } : {}),
    reasons: draft.reasons,
    ...(comment ? { comment } : {}),
    photoTokens: draft.photos.flatMap((photo) => photo.token ?? []),
    ...(phone ? { phone } : {}),
    phoneConsent: phone !== '' && draft.phoneConsent,
  };
}

/** 16 random bytes as a version 4 UUID. */
export function uuidFrom(bytes: Uint8Array): string {
  const hex = Array.from(bytes, (byte, index) => {
    const value = index === 6 ? (byte & 0x0f) | 0x40 : index === 8 ? (byte & 0x3f) | 0x80 : byte;
    return value.toString(16).padStart(2, '0');
  }).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Bytes in base64url without padding; a mini-program has no `btoa`. */
export function base64urlFrom(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const [first = 0, second = 0, third = 0] = bytes.subarray(at, at + 3);
    const four = [first >> 2, ((first & 3) << 4) | (second >> 4), ((second & 15) << 2) | (third >> 6), third & 63];
    text += four
      .slice(0, Math.min(4, bytes.length - at + 1))
      .map((value) => letters[value])
      .join('');
  }
  return text;
}
