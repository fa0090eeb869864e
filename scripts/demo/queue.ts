import { fixedClock, type Clock } from '../../domain/kernel';
import type { RatingReceived, SubmitRatingRequest } from '../../contracts/rating';
import { submitRating } from '../../domain/rating';
import { submitWithTicket, takeServiceEvent } from '../../domain/service-event';
import type { DemoPlace } from './place';
import type { Random } from './random';

const citizen = { kind: 'citizen' } as const;
const minuteMs = 60_000;

/** The queue system of the one connected hall: it tells of whom it served, and prints tickets that most raters use. */
export class DemoQueue {
  constructor(private readonly queue: DemoPlace['queue']) {}

  serves(window: DemoPlace['windows'][number]): boolean {
    return window.hallId === this.queue.hallId;
  }

  /** Somebody is served and goes home without a word. */
  async serve(window: DemoPlace['windows'][number], clock: Clock, random: Random): Promise<string> {
    return takeServiceEvent({ actor: this.queue, clock }, { externalId: random.uuid(), window: window.number, servedAt: clock.now().toISOString() });
  }

  /** A rating some minutes after the service, with the ticket that was printed for it. */
  async rate(window: DemoPlace['windows'][number], input: SubmitRatingRequest, clock: Clock, random: Random): Promise<RatingReceived> {
    if (!this.serves(window) || random.chance(0.15)) return submitRating(input, { actor: citizen, clock });
    const served = fixedClock(new Date(clock.now().getTime() - random.whole(1, 9) * minuteMs).toISOString());
    const ticketCode = await this.serve(window, served, random);
    return submitWithTicket({ ...input, ticketCode }, { actor: citizen, clock }, {});
  }
}
