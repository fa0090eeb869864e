import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { faultsOf } from '../faults';
import type { World } from '../world';
import type { Ended, PayBook } from './book';
import { sealResource, stampHeaders } from './envelope';
import type { PayKeys } from './keys';
import { orderWords, refundWords, shanghai, transferWords } from './words';

/** 通知频率, in seconds from one try to the next. */
const scheduleSeconds = [15, 15, 30, 180, 600, 1200, 1800, 1800, 1800, 3600, 10_800, 10_800, 10_800, 21_600, 21_600];
const answerWithinMs = 5000;
const lookEveryMs = 250;

interface Notice {
  id: string;
  event: string;
  original: string;
  url: string;
  content: Record<string, unknown>;
  at: number;
  tries: number;
  dueAt: number;
}

/** Tells the merchant's notify_url what has ended, and again by the documented schedule on the sandbox's clock until it answers well. */
export class PayNotifier {
  private readonly waiting = new Set<Notice>();
  private readonly stop = new AbortController();
  private readonly looking = setInterval(() => this.look(), lookEveryMs).unref();
  private busy = 0;

  constructor(
    private readonly world: World,
    private readonly book: PayBook,
    private readonly keys: () => PayKeys,
  ) {
    book.onEnded = (ended) => this.tell(ended);
  }

  /** How many are still to be told. */
  get open(): number {
    return this.waiting.size;
  }

  /** Sends what is due now; asked for also whenever the clock was moved. */
  look(): void {
    this.book.advance();
    for (const notice of this.waiting) {
      if (notice.dueAt > this.world.clock.now()) continue;
      this.waiting.delete(notice);
      void this.deliver(notice);
    }
  }

  /** Resolves when nothing is on its way or due now. */
  async idle(): Promise<void> {
    this.look();
    while (this.busy > 0 || [...this.waiting].some(({ dueAt }) => dueAt <= this.world.clock.now())) await wait(5);
  }

  close(): void {
    clearInterval(this.looking);
    this.stop.abort();
    this.waiting.clear();
  }

  private tell(ended: Ended): void {
    const notice = this.noticeOf(ended);
    if (notice.url === '') return;
    const fault = this.world.faults.draw(faultsOf.payNotice);
    if (fault === 'lostNotice') return this.world.write({ direction: 'in', method: 'POST', what: `支付通知 ${notice.event}`, result: '通知丢了', failed: true, milliseconds: 0 });
    this.waiting.add(notice);
    if (fault === 'doubleNotice') this.waiting.add({ ...notice });
    if (fault === 'tamperedNotice' || fault === 'forgedNotice') {
      this.waiting.delete(notice);
      void this.deliver(notice, fault);
    }
  }

  private noticeOf(ended: Ended): Notice {
    const now = this.world.clock.now();
    const common = { id: randomUUID(), at: now, tries: 0, dueAt: now };
    if (ended.about === 'payment') return { ...common, event: 'TRANSACTION.SUCCESS', original: 'transaction', url: ended.order.notifyUrl, content: orderWords(ended.order) };
    if (ended.about === 'transfer') return { ...common, event: 'MCHTRANSFER.BILL.FINISHED', original: 'mch_payment', url: ended.transfer.notifyUrl, content: transferWords(ended.transfer) };
    const order = this.book.orders.get(ended.refund.outNo);
    const content = order ? { mchid: orderWords(order).mchid, ...refundWords(ended.refund, order, 'refund_status') } : {};
    return { ...common, event: 'REFUND.SUCCESS', original: 'refund', url: ended.refund.notifyUrl, content };
  }

  private async deliver(notice: Notice, fault: 'tamperedNotice' | 'forgedNotice' | null = null): Promise<void> {
    this.busy += 1;
    const begun = performance.now();
    const status = await this.send(notice, fault);
    this.busy -= 1;
    if (this.stop.signal.aborted) return;
    const good = status === 200 || status === 204;
    this.world.write({ direction: 'in', method: 'POST', what: `支付通知 ${notice.event}${notice.tries === 0 ? '' : `（第 ${notice.tries} 次重发）`}`, result: status === null ? '没有按时回答' : `HTTP ${status}`, failed: !good, milliseconds: Math.round(performance.now() - begun) });
    const pause = scheduleSeconds[notice.tries];
    if (!good && pause !== undefined) this.waiting.add({ ...notice, tries: notice.tries + 1, dueAt: this.world.clock.now() + pause * 1000 });
  }

  /** Each try is sealed and signed anew. Answers the status, or null. */
  private async send({ id, event, original, url, content, at }: Notice, fault: 'tamperedNotice' | 'forgedNotice' | null): Promise<number | null> {
    const sealed = sealResource(Buffer.from(JSON.stringify(content)), original);
    if (fault === 'tamperedNotice') sealed.ciphertext = tampered(sealed.ciphertext);
    const body = JSON.stringify({ id, create_time: shanghai(at), resource_type: 'encrypt-resource', event_type: event, summary: event, resource: { original_type: original, algorithm: 'AEAD_AES_256_GCM', ...sealed } });
    const { publicKey, certificate } = this.keys();
    // While a merchant changes from certificates to the public key, notifications come by either.
    const signer = this.signed++ % 2 === 0 ? publicKey : certificate;
    try {
      const headers = { 'content-type': 'application/json', 'user-agent': 'Mozilla/4.0', ...stampHeaders(body, signer, this.world.clock.now(), fault === 'forgedNotice') };
      const answer = await fetch(url, { method: 'POST', headers, body, redirect: 'error', signal: AbortSignal.any([this.stop.signal, AbortSignal.timeout(answerWithinMs)]) });
      await answer.arrayBuffer();
      return answer.status;
    } catch {
      return null;
    }
  }

  private signed = 0;
}

/** The tag stands in the last sixteen bytes. */
function tampered(ciphertext: string): string {
  const bytes = Buffer.from(ciphertext, 'base64');
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
  return bytes.toString('base64');
}
