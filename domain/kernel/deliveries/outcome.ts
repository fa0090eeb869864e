import type { SendResult } from './channels';
import type { Delivery, DeliveryAttempt } from './model';

const triesPerChannel = 5;
const firstRepeatMs = 5000;
const longestRepeatMs = 3_600_000;
/** Of 2^32: multiples of it spread evenly. */
const goldenRatio = 0x9e3779b1;

/** What changes about a delivery after a try. */
export type Next = Partial<Delivery> & Pick<Delivery, 'dueAt'>;

/** The try that is under way, or was when its worker was killed. */
export function openTry(delivery: Delivery): DeliveryAttempt | undefined {
  const last = delivery.attempts.at(-1);
  return last?.outcome === 'started' ? last : undefined;
}

/** Closes the try under way and says what follows. */
export function afterTry(delivery: Delivery, result: SendResult, now: Date, repeatableForMs: number): Next {
  const open = delivery.attempts.at(-1) as DeliveryAttempt;
  const closed = (outcome: DeliveryAttempt['outcome']): DeliveryAttempt[] => [
    ...delivery.attempts.slice(0, -1),
    { ...open, outcome, code: 'code' in result ? result.code : null, reference: result.outcome === 'accepted' ? result.reference : null },
  ];
  switch (result.outcome) {
    case 'delivered':
    case 'accepted':
      return { attempts: closed(result.outcome), state: result.outcome, dueAt: null };
    case 'unknown': {
      const again = nextRepeat(open.at, now, repeatableForMs);
      return again ? { attempts: closed('started'), dueAt: again } : { attempts: closed('unknown'), state: 'unknown', dueAt: null };
    }
    case 'retry': {
      const tries = delivery.attempts.filter((attempt) => attempt.channel === open.channel).length;
      const again = new Date(now.getTime() + spread(delivery, 1000 * (result.afterSeconds ?? 30 * 4 ** tries)));
      const inTime = delivery.notAfter === null || again < delivery.notAfter;
      return { attempts: closed('retry'), ...(tries < triesPerChannel && inTime ? { dueAt: again } : nextChannel(delivery, now)) };
    }
    case 'refused':
    case 'exhausted':
      return { attempts: closed('refused'), ...nextChannel(delivery, now) };
  }
}

/**
 * What the answer to a repetition says of the whole try. A no is to this sending only: the first one may have arrived, and
 * neither a try anew nor another channel may follow it. What may be repeated for ever is our own and knows what it did.
 */
export function ofRepetition(answer: SendResult, repeatableForMs: number): SendResult {
  const no = answer.outcome === 'refused' || answer.outcome === 'retry' || answer.outcome === 'exhausted';
  return no && Number.isFinite(repeatableForMs) ? { outcome: 'unknown', code: answer.code } : answer;
}

/** The next channel in order, among those that will do; past the last one it has failed. */
export function nextChannel(delivery: Pick<Delivery, 'channels' | 'via'>, now: Date, willDo: (channel: string) => boolean = () => true): Next {
  const via = delivery.channels.slice(delivery.channels.indexOf(delivery.via) + 1).find(willDo);
  return via === undefined ? { state: 'failed', dueAt: null } : { state: 'waiting', via, dueAt: now };
}

/** Waits as long again as has passed since the try began; null when that is beyond the time in which it may be repeated. */
function nextRepeat(startedAt: Date, now: Date, repeatableForMs: number): Date | null {
  const passed = now.getTime() - startedAt.getTime();
  const again = new Date(now.getTime() + Math.min(longestRepeatMs, Math.max(firstRepeatMs, passed)));
  return again.getTime() < startedAt.getTime() + repeatableForMs ? again : null;
}

/** Up to a quarter longer, by its own id: what was refused together does not come back together. Ids made one after another lie far apart here. */
function spread({ _id }: Pick<Delivery, '_id'>, milliseconds: number): number {
  const share = (Math.imul(Number.parseInt(_id.toHexString().slice(-6), 16), goldenRatio) >>> 0) / 2 ** 32;
  return Math.round(milliseconds * (1 + share / 4));
}
