import { ratingReasons, type RatingReceived, type SubmitRatingRequest } from '../../contracts/rating';
import { addWorkingDays, blindIndex, claimFiles, encryptText, fail, firstTrail, insertTogether, isDuplicateKey, native, newOutbox, shanghaiDay, type Context, type NewEvent, type ObjectId } from '../kernel';
import { placeOfWindow, type Place } from './place';
import { phonePurpose, RatingModel, ratingFacts, type Rating } from './model';
import { ratingIdOf, receiptHashOf, receiptOf } from './receipts';

const insertRating = insertTogether(RatingModel);
const integrityCodes = new Set(ratingReasons.filter((reason) => reason.integrity).map((reason) => reason.code));

/**
 * Takes a rating. One insert holds the facts, the audit entry and the event; a repeat with the same key finds the
 * first one and gets the same answer. A phone is kept only where somebody will call: with a dissatisfied rating.
 *
 * @param input what zod made of the request
 * @throws Fault windowNotFound, windowClosed, badRequest (a photo that is unknown or used)
 */
export async function submitRating(input: SubmitRatingRequest, ctx: Context): Promise<RatingReceived> {
  const place = await placeOfWindow(ctx, input.windowCode);
  if (!place) return fail('windowNotFound');
  const _id = ratingIdOf(input.idempotencyKey);
  if (!place.open) return (await repeated(_id, input.idempotencyKey)) ?? fail('windowClosed');
  const photoIds = input.photoTokens.length > 0 ? await claimFiles(ctx, input.photoTokens, { type: 'rating', id: _id.toHexString() }) : [];
  for (let draw = 0; ; draw += 1) {
    const receiptCode = receiptOf(input.idempotencyKey, draw);
    const rating = ratingOf(input, { _id, place, photoIds, draw, receiptCode }, ctx);
    try {
      await insertRating(rating);
      return received(rating, receiptCode);
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      const first = await repeated(_id, input.idempotencyKey);
      if (first) return first;
      // Not a repeat: another rating drew the same 12 digits.
    }
  }
}

async function repeated(_id: ObjectId, idempotencyKey: string): Promise<RatingReceived | null> {
  const first = (await native(RatingModel).findOne({ _id })) as Rating | null;
  return first && received(first, receiptOf(idempotencyKey, first.receiptDraw));
}

function received(rating: Rating, receiptCode: string): RatingReceived {
  return {
    receiptCode,
    level: rating.level,
    receivedAt: rating.receivedAt.toISOString(),
    ...(rating.firstContact ? { firstContact: rating.firstContact } : {}),
    ...(rating.closing ? { closing: rating.closing } : {}),
    byPhone: rating.byPhone,
  };
}

function ratingOf(input: SubmitRatingRequest, made: { _id: ObjectId; place: Place; photoIds: ObjectId[]; draw: number; receiptCode: string }, ctx: Context): Rating {
  const { place } = made;
  const receivedAt = ctx.clock.now();
  const bad = input.level === 'dissatisfied';
  const integrity = input.reasons.some((code) => integrityCodes.has(code));
  const phone = bad ? input.phone : undefined;
  const facts: Omit<Rating, 'trail'> = {
    _id: made._id,
    path: integrity ? [place.district.id] : place.path,
    secret: integrity,
    ...(integrity ? { pathOnRelease: place.path } : {}),
    district: place.district,
    hall: place.hall,
    window: place.window,
    department: place.department,
    level: input.level,
    ...(input.attitude ? { attitude: input.attitude } : {}),
    ...(input.efficiency ? { efficiency: input.efficiency } : {}),
    reasons: input.reasons,
    ...(input.comment ? { comment: input.comment } : {}),
    photoIds: made.photoIds,
    channel: input.channel,
    receivedAt,
    integrity,
    receiptHash: receiptHashOf(made.receiptCode),
    receiptDraw: made.draw,
    ...(phone ? { phone: encryptText(phone, phonePurpose(made)), phoneIndex: blindIndex('phone', phone) } : {}),
    byPhone: phone !== undefined,
    ...(bad ? promisesOf(place, receivedAt) : {}),
    uncounted: 1,
    ...(bad ? { outbox: newOutbox(ctx, eventsOf(made._id, integrity)) } : {}),
  };
  return { ...facts, trail: firstTrail(ctx, 'rating.submit', {}, ratingFacts(facts as Rating)) };
}

/** A reason of integrity is told apart: the commission may open a clue from it, by a person's decision only. */
const eventsOf = (_id: ObjectId, integrity: boolean): NewEvent[] =>
  ['rating.dissatisfied', ...(integrity ? ['rating.integrityReported'] : [])].map((type) => ({ type, payload: { ratingId: _id.toHexString() } }));

function promisesOf(place: Place, receivedAt: Date): Pick<Rating, 'firstContact' | 'closing'> {
  const today = shanghaiDay(receivedAt);
  const { firstContactDays, closingDays } = place.settings;
  return {
    firstContact: { day: addWorkingDays(today, firstContactDays), workingDays: firstContactDays },
    closing: { day: addWorkingDays(today, closingDays), workingDays: closingDays },
  };
}
