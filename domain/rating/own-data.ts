import { maskPhone } from '../../contracts/person';
import type { OwnData } from '../../contracts/own-data';
import { ratingReasons } from '../../contracts/rating';
import { commissionName } from '../../templates';
import { blindIndex, decryptText, encryptText, eraseFilesOf, fail, shanghaiDay, type Change, type Context, type DomainEvent } from '../kernel';
import { changeRating } from './change';
import { phonePurpose, type Rating } from './model';
import { windowLabel } from './place';
import { findRatingByReceipt } from './receipts';

/**
 * What a citizen may do with the data of a rating, by its receipt (个人信息保护法): see it (第四十五条), correct and
 * complete it (第四十六条), withdraw a consent (第十五条), and have it deleted (第四十七条). Nobody is served worse for
 * it (第十六条): the level stays, is counted and is followed up.
 */
const labels = new Map(ratingReasons.map((reason) => [reason.code, reason.label]));

/** Stands where words were that had been passed on. */
export const withdrawnWords = '群众已撤回';

/** @throws Fault receiptNotFound */
export async function showOwnData(receiptCode: string): Promise<OwnData> {
  return present((await findRatingByReceipt(receiptCode)) ?? fail('receiptNotFound'));
}

/**
 * Another number, or one for the first time, for the same purpose and as long as the one before.
 * @throws Fault receiptNotFound, wrongState when nobody will call (any more)
 */
export function correctPhone(ctx: Context, receiptCode: string, phone: string): Promise<OwnData> {
  return change(ctx, receiptCode, 'rating.correctPhone', (rating) => {
    if (!isOpen(rating)) fail('wrongState', { message: '这件事已经办结，不会再给您打电话，不用改号码。' });
    return {
      set: { phone: encryptText(phone, phonePurpose(rating)), phoneIndex: blindIndex('phone', phone), byPhone: true },
      unset: ['phoneDeletedAt'],
      events: [tell(rating, 'rating.phoneChanged')],
    };
  });
}

/** The consent to be called is withdrawn: the number is deleted at once. @throws Fault receiptNotFound */
export function withdrawPhone(ctx: Context, receiptCode: string): Promise<OwnData> {
  return change(ctx, receiptCode, 'rating.withdrawPhone', (rating) =>
    rating.phone === undefined
      ? null
      : { set: { byPhone: false, phoneDeletedAt: ctx.clock.now() }, unset: ['phone', 'phoneIndex', 'phoneDeleteAfter'], events: [tell(rating, 'rating.phoneChanged')] },
  );
}

/** Words and photos are deleted here and wherever they were passed on to; level and reasons stay. @throws Fault receiptNotFound */
export async function withdrawWords(ctx: Context, receiptCode: string): Promise<OwnData> {
  const after = await change(ctx, receiptCode, 'rating.withdrawWords', (rating) => {
    if (!hasWords(rating)) return null;
    const unset = ['comment', ...(rating.supplement?.comment === undefined ? [] : ['supplement.comment'])];
    const passedOn = rating.passedOn ? { passedOn: { words: withdrawnWords, photoIds: [] } } : {};
    return { set: { photoIds: [], withdrawnAt: ctx.clock.now(), ...passedOn }, unset, events: [tell(rating, 'rating.wordsWithdrawn')] };
  });
  const rating = await findRatingByReceipt(receiptCode);
  if (rating?.withdrawnAt) await erasePhotos(ctx, rating._id.toHexString());
  return after;
}

const erasePhotos = (ctx: Context, id: string): Promise<number> => eraseFilesOf(ctx, { type: 'rating', id });

/** Once more by the event: whatever a crash left of the photos goes now. */
export async function erasePhotosAgain(event: DomainEvent, ctx: Context): Promise<void> {
  await erasePhotos(ctx, String(event.payload.ratingId));
}

async function change(ctx: Context, receiptCode: string, verb: string, what: (rating: Rating) => Change | null): Promise<OwnData> {
  const rating = (await findRatingByReceipt(receiptCode)) ?? fail('receiptNotFound');
  return present(await changeRating(ctx, rating._id, verb, what));
}

const tell = (rating: Rating, type: string): { type: string; payload: Record<string, unknown> } => ({ type, payload: { ratingId: rating._id.toHexString() } });

/** Somebody still follows it up. */
const isOpen = (rating: Rating): boolean => rating.level === 'dissatisfied' && rating.closed === undefined;
/** Anything that was said and not taken back yet. What went with a second rating stands in the follow-up, which deletes it too. */
function hasWords({ comment, photoIds, supplement, passedOn, second, withdrawnAt }: Rating): boolean {
  if (comment !== undefined || photoIds.length > 0 || supplement?.comment !== undefined) return true;
  if (passedOn !== undefined && passedOn.words !== withdrawnWords) return true;
  return second !== undefined && (withdrawnAt === undefined || withdrawnAt < second.at);
}

function present(rating: Rating): OwnData {
  return {
    hallName: rating.hall.name,
    windowName: `${windowLabel(rating.window)} ${rating.window.name}`,
    receivedAt: rating.receivedAt.toISOString(),
    receivedBy: commissionName(rating.district.name),
    level: rating.level,
    reasons: rating.reasons.map((code) => labels.get(code) ?? code),
    attitude: rating.attitude ?? null,
    efficiency: rating.efficiency ?? null,
    comment: rating.comment ?? null,
    photoCount: rating.photoIds.length,
    phoneMasked: rating.phone === undefined ? null : maskPhone(decryptText(rating.phone, phonePurpose(rating))),
    phoneUntil: rating.phoneDeleteAfter ? shanghaiDay(rating.phoneDeleteAfter) : null,
    phoneDeletedAt: rating.phoneDeletedAt?.toISOString() ?? null,
    wordsWithdrawnAt: rating.withdrawnAt?.toISOString() ?? null,
    secret: rating.secret,
    passedOn: rating.passedOn !== undefined && rating.passedOn.words !== withdrawnWords,
    canCorrectPhone: isOpen(rating),
    canWithdrawPhone: rating.phone !== undefined,
    canWithdrawWords: hasWords(rating),
  };
}
