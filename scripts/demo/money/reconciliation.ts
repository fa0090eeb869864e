import { dayNumber, dayOfNumber, fixedClock, settle, shanghaiDay, shanghaiInstant, systemContext, type Clock, type StaffActor } from '../../../domain/kernel';
import { installPay, orderPayment, orderTransfer, ordersDoneWithin, takeNotification, type DayBill, type FlowLine, type PayPort, type PaymentOrder, type PlatformWords } from '../../../domain/payment';
import { closeDay, confirmDifference, explainDifference, listDays, listDifferences, reconcile } from '../../../domain/reconciliation';
import { announceHandIn } from '../../../domain/repayment';
import type { DemoStory } from '../load';

/** Fen, by how many days ago: what was handed in and what went out. */
const moved: readonly { ago: number; kind: 'payment' | 'transfer'; amount: number }[] = [
  { ago: 6, kind: 'payment', amount: 320_000 },
  { ago: 6, kind: 'payment', amount: 86_500 },
  { ago: 5, kind: 'transfer', amount: 50_000 },
  { ago: 4, kind: 'payment', amount: 1_204_000 },
  { ago: 3, kind: 'payment', amount: 45_000 },
  { ago: 3, kind: 'transfer', amount: 30_000 },
  { ago: 2, kind: 'payment', amount: 260_000 },
  { ago: 1, kind: 'payment', amount: 98_000 },
];
/** Drawn out to the treasury by hand: no order of ours, so that somebody has to say what it was. */
const drawn = { daysAgo: [4, 2], amount: 1_000_000 };
/** What the sandbox's account holds at first: the played bills end with it. */
const endsWith = 100_000_000;

const fail = (): never => {
  throw new Error('nothing is asked here');
};

/** Some days of money through WeChat and their bills, all in the place of WeChat Pay: the days before yesterday are closed, of yesterday's one line is open. */
export const tellReconciliation: DemoStory = async ({ actors }, now) => {
  const today = shanghaiDay(now);
  const before = (ago: number): string => dayOfNumber(dayNumber(today) - ago);
  const clock = fixedClock(now.toISOString());
  const ctx = systemContext('demo', clock);
  const played = new PlayedBank(before(drawn.daysAgo[0]!), before(drawn.daysAgo[1]!));
  installPay(played.port);
  for (const [index, { ago, kind, amount }] of moved.entries()) {
    clock.set(shanghaiInstant(before(ago), `1${index}:12`).toISOString());
    const ordered = { key: `demo:${index}`, amount, account: 'mini' as const, openid: 'demo' };
    const order =
      kind === 'payment'
        ? await orderPayment(ctx, { ...ordered, ...(await handedIn(clock, index, amount)), expiresAt: new Date(clock.now().getTime() + 3_600_000) })
        : await orderTransfer(ctx, { ...ordered, owner: 'demo', reference: String(index), words: '奖励', scene: { id: '1002', report: [{ type: '活动名称', content: '演示' }] } });
    played.tell({ outNo: order.outNo, state: 'SUCCESS', amount, platformNo: `42000${String(index).padStart(20, '0')}`, reason: null }, kind);
    await takeNotification(ctx, {}, Buffer.alloc(0));
    await settle(clock);
  }
  clock.set((now.getTime() < shanghaiInstant(today, '10:40').getTime() ? now : shanghaiInstant(today, '10:40')).toISOString());
  await played.countBack(today);
  await reconcile(ctx);
  await settleAndClose(actors, clock, before(2));
  installPay(null);
};

/** Given up without a name, and paid on the phone at once. */
async function handedIn(clock: Clock, index: number, amount: number): Promise<{ owner: string; reference: string; words: string }> {
  const { repayment } = await announceHandIn({ actor: { kind: 'citizen' }, clock }, { requestKey: `00000000-0000-4000-8000-0000000006${String(index).padStart(2, '0')}`, name: null, amount });
  return { owner: 'repayment', reference: repayment._id.toHexString(), words: `主动上交 ${repayment.number}` };
}

async function settleAndClose(actors: ReadonlyMap<string, StaffActor>, clock: ReturnType<typeof fixedClock>, openDay: string): Promise<void> {
  const [one, other] = ['caiwu', 'chuna'].map((username) => ({ actor: actors.get(username) as StaffActor, clock })) as [{ actor: StaffActor; clock: typeof clock }, { actor: StaffActor; clock: typeof clock }];
  for (const { id, day, version } of (await listDifferences(one, { state: 'open', limit: 100 })).items) {
    if (day >= openDay) continue;
    const explained = await explainDifference(one, id, { version, note: '提现到非税收入专户，凭证 11-07 号' });
    await confirmDifference(other, id, { version: explained.version, agreed: true });
  }
  for (const { id, day, version } of (await listDays(other, { limit: 100 })).items) if (day < openDay) await closeDay(other, id, { version });
}

/** WeChat Pay as it would have been: it says what it is told to say, and its bills follow from our own ledger. */
class PlayedBank {
  private next: { about: 'payment' | 'transfer'; words: PlatformWords } | null = null;
  private balance = 0;
  readonly port: PayPort;

  constructor(...drawnOn: string[]) {
    this.drawnOn = drawnOn;
    this.port = { prepay: fail, payParams: fail, order: fail, close: fail, refund: fail, refundOf: fail, transfer: fail, transferOf: fail, cancelTransfer: fail, transferParams: fail, notification: async () => this.next ?? fail(), bill: async (day) => ({ said: await this.billOf(day) }) };
  }
  private readonly drawnOn: string[];

  tell(words: PlatformWords, about: 'payment' | 'transfer'): void {
    this.next = { words, about };
  }

  /** So that after all bills the account holds what the sandbox's begins with. */
  async countBack(today: string): Promise<void> {
    const all = await ordersDoneWithin(new Date(0), shanghaiInstant(today, '00:00'));
    this.balance = endsWith - all.reduce((sum, { kind, amount }) => sum + (kind === 'payment' ? amount : -amount), 0) + this.drawnOn.length * drawn.amount;
  }

  private async billOf(day: string): Promise<DayBill> {
    const orders = await ordersDoneWithin(shanghaiInstant(day, '00:00'), shanghaiInstant(dayOfNumber(dayNumber(day) + 1), '00:00'));
    if (orders.length === 0) return { trades: null, flows: null };
    const words = { payment: '交易', transfer: '商家转账', refund: '退款' } as const;
    const flows = orders.map((order) => this.flow(order.kind === 'payment', order.amount, words[order.kind], order));
    if (this.drawnOn.includes(day)) flows.push(this.flow(false, drawn.amount, '提现', { platformNo: `TX${day.replaceAll('-', '')}`, outNo: '' }));
    return { flows, trades: orders.flatMap(({ kind, platformNo, outNo, amount, paid }) => (kind === 'transfer' ? [] : [{ transactionId: platformNo ?? '', outNo: paid?.outNo ?? outNo, state: kind === 'payment' ? 'SUCCESS' : 'REFUND', total: kind === 'payment' ? amount : 0, outRefundNo: kind === 'refund' ? outNo : null, refund: kind === 'refund' ? amount : 0, refundState: kind === 'refund' ? 'SUCCESS' : null, feeYuan: '0.00000' }])) };
  }

  private flow(income: boolean, amount: number, business: string, { platformNo, outNo }: Pick<PaymentOrder, 'platformNo' | 'outNo'>): FlowLine {
    this.balance += income ? amount : -amount;
    return { billNo: platformNo ?? '', business, income, amount, balance: this.balance, voucher: outNo };
  }
}
