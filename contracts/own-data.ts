import { z } from 'zod';
import { day, instant, phone } from './common';
import { ratingLevel, receiptCode } from './rating';

/** POST /api/public/my-data — by receipt, what is stored of the citizen's own rating, in plain words. */
export const ownDataRequest = z.object({ receiptCode });
export const ownData = z.object({
  hallName: z.string(),
  windowName: z.string(),
  receivedAt: instant,
  /** Who stores it, e.g. 青禾区纪委监委. */
  receivedBy: z.string(),
  level: ratingLevel,
  /** Labels, as they were tapped. */
  reasons: z.array(z.string()),
  attitude: ratingLevel.nullable(),
  efficiency: ratingLevel.nullable(),
  comment: z.string().nullable(),
  photoCount: z.number().int(),
  /** 138****6027; null where there is none. */
  phoneMasked: z.string().nullable(),
  /** The day on which the number is deleted; null while its follow-up is open, or without a number. */
  phoneUntil: day.nullable(),
  phoneDeletedAt: instant.nullable(),
  wordsWithdrawnAt: instant.nullable(),
  /** Kept within the commission, because it tells of something wrong with integrity. */
  secret: z.boolean(),
  /** Some of the words or photos were passed on to the department. */
  passedOn: z.boolean(),
  canCorrectPhone: z.boolean(),
  canWithdrawPhone: z.boolean(),
  canWithdrawWords: z.boolean(),
});
export type OwnData = z.infer<typeof ownData>;

/** POST /api/public/my-data/phone — another number, or one for the first time, while the follow-up is open. */
export const correctPhoneRequest = z.object({
  receiptCode,
  phone,
  consent: z.literal(true, { error: '留电话请先勾选“同意给我打电话”' }),
});
export type CorrectPhoneRequest = z.infer<typeof correctPhoneRequest>;

/** POST /api/public/my-data/withdrawal — the number, or words and photos; gone at once. */
export const withdrawRequest = z.object({ receiptCode, what: z.enum(['phone', 'words']) });
export type WithdrawRequest = z.infer<typeof withdrawRequest>;
