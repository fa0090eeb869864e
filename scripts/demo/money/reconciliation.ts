import { dayNumber, dayOfNumber, fixedClock, settle, shanghaiDay, shanghaiInstant, systemContext, type Clock, type StaffActor } from '../../../domain/kernel';
import { installPay, orderPayment, ordersDoneWithin, takeNotification, type DayBill, type FlowLine, type PayPort, type PlatformWords } from '../../../domain/payment';
import { closeDay, confirmDifference, explainDifference, listDays, listDifferences, reconcile } from '../../../domain/reconciliation';
import { announceHandIn } from '../../../domain/repayment';
import type { DemoStory } from '../load';

/** Fen handed in through WeChat, by how many days ago. */
const handed: readonly { ago: number; amount: number }[] = [
  { ago: 6, amount: 320_000 },
  { ago: 6, amount: 86_500 },
  { ago: 5, amount: 50_000 },
  { ago: 4, amount: 1_204_000 },
  { ago: 3, amount: 45_000 },
  { ago: 3, amount: 30_000 },
  { ago: 2, amount: 260_000 },
  { ago: 1, amount: 98_000 },
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
  const played = new PlayedBank(drawn.daysAgo.map(before));
  installPay(played.port);
  for (const [index, { ago, amount }] of handed.entries()) {
    clock.set(shanghaiInstant(before(ago), `1${index}:12`).toISOString());
    const { outNo } = await orderPayment(ctx, { key: `demo:${index}`, amount, account: 'mini', openid: 'demo', ...(await handedIn(clock, index, amount)), expiresAt: new Date(clock.now().getTime() + 3_600_000) });
    played.tell({ outNo, state: 'SUCCESS', amount, platformNo: `42000${String(index).padStart(20, '0')}`, reason: null });
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
  private next: PlatformWords | null = null;
  private balance = 0;
  readonly port: PayPort = {
    ...{ prepay: fail, payParams: fail, order: fail, close: fail, refund: fail, refundOf: fail, transfer: fail, transferOf: fail, cancelTransfer: fail, transferParams: fail },
    notification: async () => (this.next ? { about: 'payment', words: this.next } : fail()),
    bill: async (day) => ({ said: await this.billOf(day) }),
  };

  constructor(private readonly drawnOn: readonly string[]) {}

  tell(words: PlatformWords): void {
    this.next = words;
  }

  /** So that after all bills the account holds what the sandbox's begins with. */
  async countBack(today: string): Promise<void> {
    const all = await ordersDoneWithin(new Date(0), shanghaiInstant(today, '00:00'));
    this.balance = endsWith - all.reduce((sum, { amount }) => sum + amount, 0) + this.drawnOn.length * drawn.amount;
  }

  private async billOf(day: string): Promise<DayBill> {
    const orders = await ordersDoneWithin(shanghaiInstant(day, '00:00'), shanghaiInstant(dayOfNumber(dayNumber(day) + 1), '00:00'));
    if (orders.length === 0) return { trades: null, flows: null };
    const flows = orders.map(({ amount, platformNo, outNo }) => this.flow(amount, '交易', platformNo ?? '', outNo));
    if (this.drawnOn.includes(day)) flows.push(this.flow(-drawn.amount, '提现', `TX${day.replaceAll('-', '')}`, ''));
    return { flows, trades: orders.map(({ platformNo, outNo, amount }) => ({ transactionId: platformNo ?? '', outNo, state: 'SUCCESS', total: amount, outRefundNo: null, refund: 0, refundState: null, feeYuan: '0.00000' })) };
  }

  private flow(amount: number, business: string, billNo: string, voucher: string): FlowLine {
    this.balance += amount;
    return { billNo, business, income: amount > 0, amount: Math.abs(amount), balance: this.balance, voucher };
  }
}
