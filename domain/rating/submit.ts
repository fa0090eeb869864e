import { ratingReasons, type RatingReceived, type SubmitRatingRequest } from '../../contracts/rating';
import { addWorkingDays, blindIndex, claimFiles, encryptText, fail, Fault, firstTrail, insertTogether, isDuplicateKey, native, newOutbox, releaseFiles, shanghaiDay, type Context, type NewEvent, type ObjectId } from '../kernel';
import { refuseOwnHall } from './own-hall';
import { placeOfWindow, type Place } from './place';
import { phonePurpose, RatingModel, ratingFacts, type Rating } from './model';
import { ratingIdOf, receiptHashOf, receiptOf } from './receipts';
import { isSlotTaken, slotOf } from './slots';

const insertRating = insertTogether(RatingModel);
const integrityCodes = new Set(ratingReasons.filter((reason) => reason.integrity).map((reason) => reason.code));

/** A visit that stands behind a rating, known by its one-time ticket: then no daily limit is asked for. */
export interface Visit {
  windowCode: string;
  /** Refuses a ticket whose days are over. */
  refuseExpired(): void;
  /** Takes the ticket for this rating, for good; the same rating may take it again. Rejects where another has it. */
  claim(): Promise<void>;
}

/** What the door knows of how a rating came in; nothing of it is stored. */
export interface Arrival {
  /** The client's address. */
  address?: string;
  visit?: Visit;
}

/** A rating on its way in. */
interface Making {
  _id: ObjectId;
  place: Place;
  photoIds: ObjectId[];
  ticketed: boolean;
}

/** What is tried again with the next number where a unique index refuses it. */
interface Turn {
  /** How often the receipt's digits were drawn anew. */
  draw: number;
  /** Which of the phone's places of the day it takes. */
  slot: number;
}

/**
 * Takes a rating. One insert holds the facts, the audit entry and the event; a repeat with the same key finds the
 * first one and gets the same answer. A phone is kept only where somebody will call: with a dissatisfied rating.
 *
 * @param input what zod made of the request
 * @throws Fault windowNotFound, windowClosed, ownHall, dailyLimit, badRequest (a photo that is unknown or used), and whatever the visit refuses
 */
export async function submitRating(input: SubmitRatingRequest, ctx: Context, { address, visit }: Arrival = {}): Promise<RatingReceived> {
  const place = await placeOfWindow(ctx, visit?.windowCode ?? input.windowCode);
  if (!place) return fail('windowNotFound');
  const _id = ratingIdOf(input.idempotencyKey);
  const subject = { type: 'rating', id: _id.toHexString() };
  let photoIds: ObjectId[] = [];
  try {
    if (!place.open) fail('windowClosed');
    visit?.refuseExpired();
    await refuseOwnHall(place, input, address);
    if (input.photoTokens.length > 0) photoIds = await claimFiles(ctx, input.photoTokens, subject);
    // Last of all, so that nobody can learn whether a ticket has been used without using it.
    await visit?.claim();
    return await insert(input, { _id, place, photoIds, ticketed: visit !== undefined }, ctx);
  } catch (refusal) {
    // After any other error the rating may be stored all the same.
    if (!(refusal instanceof Fault)) throw refusal;
    // A repeat is answered as the first time, whatever has changed since.
    const first = await repeated(_id, input.idempotencyKey);
    if (first) return first;
    await releaseFiles(ctx, photoIds, subject);
    throw refusal;
  }
}

async function insert(input: SubmitRatingRequest, making: Making, ctx: Context): Promise<RatingReceived> {
  const turn: Turn = { draw: 0, slot: 0 };
  const { dailyLimit } = making.place.rules;
  for (;;) {
    const receiptCode = receiptOf(input.idempotencyKey, turn.draw);
    const rating = ratingOf(input, making, { ...turn, receiptCode }, ctx);
    try {
      await insertRating(rating);
      return received(rating, receiptCode);
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      const first = await repeated(making._id, input.idempotencyKey);
      if (first) return first;
      // Not a repeat: the phone has had this place of the day, or another rating drew the same 12 digits.
      if (!isSlotTaken(error)) turn.draw += 1;
      else if (turn.slot + 1 < dailyLimit) turn.slot += 1;
      else fail('dailyLimit', { message: `今天这个窗口您已评过 ${dailyLimit} 次，明天可以再评。` });
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

function ratingOf(input: SubmitRatingRequest, { _id, place, photoIds, ticketed }: Making, turn: Turn & { receiptCode: string }, ctx: Context): Rating {
  const receivedAt = ctx.clock.now();
  const bad = input.level === 'dissatisfied';
  const integrity = input.reasons.some((code) => integrityCodes.has(code));
  const phone = bad ? input.phone : undefined;
  // Many share a touch screen: its key, should it send one, says nothing about a person.
  const deviceKey = ticketed || input.channel === 'kiosk' ? undefined : input.deviceKey;
  const facts: Omit<Rating, 'trail'> = {
    _id,
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
    photoIds,
    channel: input.channel,
    receivedAt,
    integrity,
    receiptHash: receiptHashOf(turn.receiptCode),
    receiptDraw: turn.draw,
    ...(phone ? { phone: encryptText(phone, phonePurpose({ _id })), phoneIndex: blindIndex('phone', phone) } : {}),
    byPhone: phone !== undefined,
    ...(bad ? promisesOf(place, receivedAt) : {}),
    ...(ticketed ? { ticketed: true as const } : {}),
    ...(deviceKey ? { slot: slotOf({ receivedAt, windowId: place.window.id, deviceKey }, turn.slot) } : {}),
    uncounted: 1,
    ...(bad ? { outbox: newOutbox(ctx, eventsOf(_id, integrity)) } : {}),
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
