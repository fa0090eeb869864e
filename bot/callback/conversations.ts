import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { errorClass } from '../../domain/kernel';
import { framesOf, type Logger } from '../../runtime/log';
import { chatTexts, fill } from '../../templates';
import { dispatch } from '../chat/dispatch';
import type { Incoming } from '../chat/incoming';
import type { Reply, Talk, Topic } from '../chat/topic';
import { claim, owe, type Claim } from './claims';
import { replyLater } from './later';
import type { Received } from './message';

/** In milliseconds. WeChat waits for five seconds. */
export interface Patience {
  answer: number;
  /** After that: to write down that a reply is owed. */
  owe: number;
  lease: number;
  /** Between two looks at what another is working on. */
  look: number;
  /** Between tries of a late reply. */
  again: readonly number[];
}

export const patience: Patience = { answer: 4000, owe: 600, lease: 3000, look: 100, again: [1000, 3000, 9000] };

/**
 * `later`: nothing yet; the reply follows by a customer-service message. `duplicate`: another sending of the message
 * was or is being answered. `busy`: the message could not even be taken, and its sender is asked to write again.
 * `failed` without a reply: what WeChat should send again.
 */
export interface Outcome {
  result: 'answered' | 'silent' | 'later' | 'duplicate' | 'busy' | 'failed';
  reply?: Reply;
}

/** How far one sending has come; read when time is up. */
interface Turn {
  stage: 'taking' | 'waiting' | 'working';
  late: boolean;
  /** That a reply is owed could not be written: WeChat is asked to send again, and the reply follows all the same. */
  unwritten: boolean;
}

export interface ConversationDependencies {
  topics: readonly Topic[];
  talk: Talk;
  log: Logger;
  patience?: Partial<Patience>;
}

/** What nobody wrote: WeChat's own word, for which nobody waits. */
const events = new Set<Incoming['type']>(['unfollow', 'view', 'templateResult', 'subscription', 'subscriptionResult', 'otherEvent']);

/** Gives each message to the topics once, however often and to however many processes it is sent, and answers in time. */
export class Conversations {
  private readonly underWay = new Set<Promise<unknown>>();
  private readonly patience: Patience;

  constructor(private readonly dependencies: ConversationDependencies) {
    this.patience = { ...patience, ...dependencies.patience };
  }

  async answer(received: Received): Promise<Outcome> {
    const turn: Turn = { stage: 'taking', late: false, unwritten: false };
    const work = this.work(received, turn);
    this.underWay.add(work);
    void work.finally(() => this.underWay.delete(work));
    const inTime = await within(work, this.patience.answer);
    if (inTime) return inTime;
    turn.late = true;
    if (turn.stage === 'taking') return this.notTaken(received.incoming);
    // Nobody waits for a reply to it, and a killed process would leave it undone.
    if (events.has(received.incoming.type)) return { result: 'failed' };
    const owed = await within(this.owe(received), this.patience.owe);
    if (owed === null) {
      turn.unwritten = true;
      return { result: 'failed' };
    }
    if (turn.stage !== 'working') return { result: 'duplicate' };
    return owed ? { result: 'later' } : work;
  }

  /** Resolves when no reply is under way any more. */
  async settled(): Promise<void> {
    await Promise.all(this.underWay);
  }

  /** Never rejects. */
  private async work(received: Received, turn: Turn): Promise<Outcome> {
    const { incoming } = received;
    let taken: Claim | null;
    try {
      taken = await this.take(incoming.id, turn);
      if (!taken) return { result: 'duplicate' };
      // Its sender was told meanwhile to write again.
      if (turn.late && turn.stage === 'taking') {
        await taken.release();
        return { result: 'busy' };
      }
    } catch (error) {
      this.dependencies.log.error({ error: errorClass(error), frames: framesOf(error) }, 'message not taken');
      return this.notTaken(incoming);
    }
    turn.stage = 'working';
    const outcome = await this.topics(incoming);
    const ended = await this.conclude(taken, outcome);
    if (ended === 'lost') return { result: 'duplicate' };
    if (ended === 'done' && !turn.unwritten) return outcome;
    const said = outcome.reply === undefined || (await replyLater(this.dependencies.talk.wechat, incoming.openid, outcome.reply, this.dependencies.log, this.patience.again));
    if (ended === 'owed') await this.settle(taken, said);
    return { result: 'later' };
  }

  /** True once it is written; false: there is a reply already; null: it cannot be written. */
  private async owe({ incoming }: Received): Promise<boolean | null> {
    try {
      return await owe(incoming.id, incoming.openid, this.dependencies.talk.ctx.clock);
    } catch (error) {
      this.dependencies.log.error({ error: errorClass(error), frames: framesOf(error) }, 'late reply not noted');
      return null;
    }
  }

  private async settle(taken: Claim, said: boolean): Promise<void> {
    if (!said) return taken.leave();
    try {
      await taken.settle();
    } catch (error) {
      taken.leave();
      this.dependencies.log.error({ error: errorClass(error), frames: framesOf(error) }, 'late reply not marked as sent');
    }
  }

  /** Waits for whoever is working on it, to take over if he dies; null: it is done, or time is up. */
  private async take(key: string, turn: Turn): Promise<Claim | null> {
    for (;;) {
      const taken = await claim(key, this.dependencies.talk.ctx.clock, this.patience.lease);
      if (taken === 'done') return null;
      if (taken !== 'working') return taken;
      turn.stage = 'waiting';
      await wait(this.patience.look);
      if (turn.late) return null;
    }
  }

  private async topics(incoming: Incoming): Promise<Outcome> {
    const { topics, talk, log } = this.dependencies;
    try {
      const reply = await dispatch(topics, incoming, talk);
      return reply === 'silence' ? { result: 'silent' } : { result: 'answered', reply };
    } catch (error) {
      const faultId = randomBytes(4).toString('hex').toUpperCase();
      log.error({ faultId, type: incoming.type, error: errorClass(error), frames: framesOf(error) }, 'topic failed');
      return events.has(incoming.type) ? { result: 'failed' } : { result: 'failed', reply: { text: fill(chatTexts.failed, { id: faultId }) } };
    }
  }

  /** Whether WeChat still waits for the reply, or it is to be sent, or another has taken over and answers. */
  private async conclude(taken: Claim, outcome: Outcome): Promise<'done' | 'owed' | 'lost'> {
    try {
      if (outcome.result !== 'failed' || outcome.reply) return await taken.finish();
      await taken.release();
    } catch (error) {
      taken.leave();
      this.dependencies.log.error({ error: errorClass(error), frames: framesOf(error) }, 'message not marked as answered');
    }
    return 'done';
  }

  private notTaken(incoming: Incoming): Outcome {
    return events.has(incoming.type) ? { result: 'failed' } : { result: 'busy', reply: { text: chatTexts.busy } };
  }
}

/** What comes in time, else null. */
async function within<T>(work: Promise<T>, milliseconds: number): Promise<T | null> {
  const timer = new AbortController();
  const first = await Promise.race([work, wait(milliseconds, null, { signal: timer.signal }).catch(() => null)]);
  timer.abort();
  return first;
}
