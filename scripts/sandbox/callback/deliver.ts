import { Agent, request } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { faultsOf } from '../faults';
import type { Person } from '../people';
import type { World } from '../world';
import { challenge, seal } from './envelope';
import type { CallbackMessage } from './events';
import { said } from './reply';

export interface CallbackOptions {
  /** Where the account wants to be told; null: nobody listens. */
  url: string | null;
  safeMode: boolean;
  /** How long WeChat waits for an answer, and then sends again. */
  answerWithinMs: number;
}

/** Puts a message on its way to the account; in `chat` its answer is shown, or that there was none. */
export type Notify = (message: CallbackMessage, chat: Person | null) => void;

const resends = 3;
const atOnceMax = 32;
const waitingMax = 50_000;
const answerMax = 64 * 1024;
const noAnswer = '该公众号提供的服务出现故障，请稍后再试';

interface Job {
  message: CallbackMessage;
  chat: Person | null;
  tries: number;
}

/** Calls the account back as WeChat does: five seconds for an answer, and three more tries. */
export class Callback {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: atOnceMax * 2 });
  private readonly waiting: Job[] = [];
  private readonly stop = new AbortController();
  private readonly timers = new Set<NodeJS.Timeout>();
  private busy = 0;

  constructor(
    private readonly world: World,
    private readonly options: CallbackOptions,
  ) {}

  readonly notify: Notify = (message, chat) => {
    if (this.options.url === null || this.stop.signal.aborted) return;
    this.waiting.push({ message, chat, tries: 0 });
    if (this.waiting.length > waitingMax) this.waiting.shift();
    // After the call that caused it was answered: WeChat's events never come before its answer.
    setImmediate(() => this.next());
  };

  /** Resolves when nothing is on its way, nor to be sent again. */
  async idle(): Promise<void> {
    while (this.busy > 0 || this.waiting.length > 0 || this.timers.size > 0) await wait(5);
  }

  /** Asks the address for an echo, as WeChat does when it is entered. */
  async verify(): Promise<boolean> {
    const echo = this.world.nextId();
    return this.options.url !== null && (await this.ask('GET', challenge(echo, this.world.clock.now()), '')) === echo;
  }

  close(): void {
    this.stop.abort();
    for (const timer of this.timers) clearTimeout(timer);
    this.timers.clear();
    this.waiting.length = 0;
    this.agent.destroy();
  }

  private next(): void {
    while (this.busy < atOnceMax) {
      const job = this.waiting.shift();
      if (!job) return;
      this.busy += 1;
      void this.deliver(job).finally(() => {
        this.busy -= 1;
        this.next();
      });
    }
  }

  private async deliver(job: Job): Promise<void> {
    const begun = performance.now();
    const fault = job.tries === 0 ? this.world.faults.draw(faultsOf.callback) : null;
    if (fault === 'doubleCallback') void this.once(job);
    const answer = await this.once(job);
    if (this.stop.signal.aborted) return;
    if (answer !== null && fault !== 'resentCallback') {
      if (job.chat) this.show(job.chat, answer);
    } else if (job.tries < resends) this.again(job, this.options.answerWithinMs - (performance.now() - begun));
    else if (job.chat) this.world.say(job.chat, { from: 'account', content: { type: 'note', text: noAnswer } });
  }

  private again(job: Job, afterMs: number): void {
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      this.waiting.push({ ...job, tries: job.tries + 1 });
      this.next();
    }, Math.max(0, afterMs));
    this.timers.add(timer);
  }

  private show(chat: Person, answer: string): void {
    const content = said(answer, this.options.safeMode);
    if (content === 'nothing') return;
    this.world.say(chat, { from: 'account', content: content ?? { type: 'note', text: noAnswer } });
  }

  /** One try; null: no answer in time, or none of status 200. */
  private async once({ message, tries }: Job): Promise<string | null> {
    const begun = performance.now();
    // Sealed anew each time, as WeChat does: a try has its own timestamp and signature.
    const { query, body } = seal(message.xml, message.openid, this.world.clock.now(), this.options.safeMode);
    const answer = await this.ask('POST', query, body);
    const result = answer === null ? '没有按时回答' : answer === '' || answer === 'success' ? '收下' : '有回复';
    this.world.write({ direction: 'in', method: 'POST', what: tries === 0 ? message.title : `${message.title}（第 ${tries} 次重发）`, result, failed: answer === null, milliseconds: Math.round(performance.now() - begun) });
    return answer;
  }

  private ask(method: 'GET' | 'POST', query: URLSearchParams, body: string): Promise<string | null> {
    return new Promise((resolve) => {
      const headers = method === 'POST' ? { 'content-type': 'text/xml', 'content-length': Buffer.byteLength(body) } : {};
      const call = request(`${this.options.url}?${query}`, { method, agent: this.agent, headers, signal: AbortSignal.any([this.stop.signal, AbortSignal.timeout(this.options.answerWithinMs)]) }, (answer) => {
        let text = '';
        answer.setEncoding('utf8');
        answer.on('data', (chunk: string) => {
          text += chunk;
          if (text.length > answerMax) answer.destroy();
        });
        answer.on('end', () => resolve(answer.statusCode === 200 ? text : null));
        answer.on('error', () => resolve(null));
      });
      call.on('error', () => resolve(null));
      call.end(body);
    });
  }
}
