import type { RatingReceived, SubmitRatingRequest } from '../../contracts/rating';
import { ticketDaysAfter, type Ticket } from '../../contracts/service-event';
import { dayNumber, dayOfNumber, fail, keyedHash, native, shanghaiDay, type Context, type Day, type ObjectId } from '../kernel';
import { showWindow, submitRating, type Arrival } from '../rating';
import { eventOfTicket } from './code';
import { ServiceEventModel, type ServiceEvent } from './model';

type Found = Pick<ServiceEvent, '_id' | 'servedAt' | 'windowCode'>;

/** What the rating page shows of a ticket. @throws Fault ticketNotFound */
export async function showTicket(ctx: Context, code: string): Promise<Ticket> {
  const event = await eventBehind(code);
  return { window: await showWindow(ctx, event.windowCode), usable: !isExpired(event, ctx), until: lastDay(event) };
}

/**
 * A rating, with its ticket where it has one. The ticket is claimed before the rating is stored, by compare-and-set,
 * under the rating's own key: of two at once one wins, and after a crash in between the same request goes through.
 *
 * @throws Fault ticketNotFound, ticketExpired, ticketUsed, and what `submitRating` throws
 */
export async function submitWithTicket(input: SubmitRatingRequest, ctx: Context, arrival: Omit<Arrival, 'visit'>): Promise<RatingReceived> {
  if (input.ticketCode === undefined) return submitRating(input, ctx, arrival);
  const event = await eventBehind(input.ticketCode);
  return submitRating(input, ctx, {
    ...arrival,
    visit: {
      windowCode: event.windowCode,
      refuseExpired: () => void (isExpired(event, ctx) && fail('ticketExpired')),
      claim: () => claim(event._id, input.idempotencyKey),
    },
  });
}

async function eventBehind(code: string): Promise<Found> {
  const _id = eventOfTicket(code);
  const event = _id && (await native(ServiceEventModel).findOne({ _id }, { projection: { servedAt: 1, windowCode: 1 } }));
  return (event as Found | null) ?? fail('ticketNotFound');
}

async function claim(_id: ObjectId, idempotencyKey: string): Promise<void> {
  const claimedBy = keyedHash('serviceEvent.claim', idempotencyKey);
  const events = native(ServiceEventModel);
  const claimed = await events.updateOne({ _id, claimedBy: { $exists: false } }, { $set: { claimedBy, uncounted: 2 } });
  if (claimed.modifiedCount === 1) return;
  if (!(await events.findOne({ _id, claimedBy }, { projection: { _id: 1 } }))) fail('ticketUsed');
}

const lastDay = ({ servedAt }: Pick<ServiceEvent, 'servedAt'>): Day => dayOfNumber(dayNumber(shanghaiDay(servedAt)) + ticketDaysAfter);
const isExpired = (event: Pick<ServiceEvent, 'servedAt'>, ctx: Context): boolean => shanghaiDay(ctx.clock.now()) > lastDay(event);
