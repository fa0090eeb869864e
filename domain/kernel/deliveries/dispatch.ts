import type { Clock } from '../clock';
import { attemptDelivery } from './attempt';
import { claim } from './lease';

/** In flight in one process: a platform that answers slowly holds up only what it was asked. */
const atOnce = 16;

export interface Dispatcher {
  /** Begins whatever is due, and answers how many that were; does not wait for the last ones to end. */
  begin(stopping?: () => boolean): Promise<number>;
  /** Resolves when nothing is under way. */
  ended(): Promise<void>;
}

/** Tries deliveries under leases, several at once. `onTry` hears of each channel that was called. */
export function deliveryDispatcher(clock: Clock, onError: (error: unknown) => void, onTry: () => void = () => undefined): Dispatcher {
  const underWay = new Set<Promise<void>>();
  return {
    async begin(stopping = () => false) {
      let begun = 0;
      while (!stopping()) {
        if (underWay.size >= atOnce) await Promise.race(underWay);
        const delivery = await claim(clock);
        if (!delivery) break;
        begun += 1;
        const turn: Promise<void> = attemptDelivery(delivery, clock)
          .then((tried) => (tried ? onTry() : undefined), onError)
          .finally(() => underWay.delete(turn));
        underWay.add(turn);
      }
      return begun;
    },
    async ended() {
      await Promise.all(underWay);
    },
  };
}

/** Tries deliveries until none is due; answers how many tries were made. Throws the first fault, the others being under way no more. */
export async function processDeliveries(clock: Clock): Promise<number> {
  let tries = 0;
  const faults: unknown[] = [];
  const dispatcher = deliveryDispatcher(
    clock,
    (error) => faults.push(error),
    () => (tries += 1),
  );
  const failed = (): boolean => faults.length > 0;
  let begun: number;
  do {
    begun = await dispatcher.begin(failed);
    await dispatcher.ended();
  } while (begun > 0 && !failed());
  if (failed()) throw faults[0];
  return tries;
}
