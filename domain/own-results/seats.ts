import { ownResultsDays } from '../../contracts/own-results';
import { can, dayNumber, dayOfNumber, fail, findAccount, native, PersonModel, shanghaiDay, shanghaiInstant, type Context, type Day, type ObjectId } from '../kernel';
import { noon, windowsServedBy, type ServedSpan } from '../roster';

/** A stretch of time that the person sat at one window without a break. */
export interface Seat {
  windowId: ObjectId;
  from: Date;
  /** Not included. */
  until: Date;
}

/** Whoever is signed in, as the person on the roster. */
export interface Worker {
  personId: ObjectId;
  name: string;
  first: Day;
  today: Day;
  spans: ServedSpan[];
  /** The latest first. Nobody sits at two windows at once, so these never overlap. */
  seats: Seat[];
}

/** The worker behind the account, or null where no person is linked to it. @throws Fault forbidden */
export async function workerOf(ctx: Context): Promise<Worker | null> {
  const account = ctx.actor.kind === 'staff' ? await findAccount(ctx.actor.accountId) : fail('forbidden');
  const person = account?.personId && (await native(PersonModel).findOne({ _id: account.personId, active: true }, { projection: { name: 1 } }));
  if (!person) return null;
  const today = shanghaiDay(ctx.clock.now());
  const first = dayOfNumber(dayNumber(today) - ownResultsDays + 1);
  // A seat outside the halls and windows he is granted is another matter, though it was his.
  const spans = (await windowsServedBy(person._id, { from: first, to: today })).filter((span) => can(ctx.actor, 'ownResults.read', span));
  const seats = spans.flatMap((span) => seatsOf(span, first, today)).sort((a, b) => b.from.getTime() - a.from.getTime());
  return { personId: person._id, name: person.name, first, today, spans, seats };
}

/** Whole days in a row are one seat; each morning or afternoon is one of its own. */
export function seatsOf({ windowId, from, to, shift }: Pick<ServedSpan, 'windowId' | 'from' | 'to' | 'shift'>, first: Day, last: Day): Seat[] {
  const begin = dayNumber(from < first ? first : from);
  const end = dayNumber(to === null || to > last ? last : to);
  if (shift === 'day') return begin > end ? [] : [{ windowId, from: midnight(begin), until: midnight(end + 1) }];
  return Array.from({ length: Math.max(0, end - begin + 1) }, (_, index) => {
    const number = begin + index;
    const middle = shanghaiInstant(dayOfNumber(number), noon);
    return shift === 'morning' ? { windowId, from: midnight(number), until: middle } : { windowId, from: middle, until: midnight(number + 1) };
  });
}

const midnight = (number: number): Date => shanghaiInstant(dayOfNumber(number), '00:00');

export const satAt = (worker: Worker, windowId: ObjectId, instant: Date): boolean => worker.seats.some((seat) => seat.windowId.equals(windowId) && seat.from <= instant && instant < seat.until);
