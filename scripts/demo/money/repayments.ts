import { addWorkingDays, fixedClock, OrganisationModel, native, settle, shanghaiDay, shanghaiInstant, type Context, type StaffActor } from '../../../domain/kernel';
import { announceHandIn, checkBatch, checkMoney, enterBatchSlip, enterMoney, makeBatch, openDemand, recordHandIn, type Repayment } from '../../../domain/repayment';
import type { DemoStory } from '../load';

/** One request of the demo, by its turn: telling the story again tells the same. */
const key = (turn: number): string => `00000000-0000-4000-8000-${String(turn).padStart(12, '0')}`;

interface Told {
  payer: string;
  payerKind: 'person' | 'party';
  reason: 'subsidy' | 'allowance' | 'benefit' | 'expense' | 'project';
  note: string;
  /** Yuan, and due so many working days from today. */
  parts: readonly (readonly [yuan: number, inDays: number])[];
  /** Yuan that came in, so many working days ago. */
  paid: readonly (readonly [yuan: number, daysAgo: number])[];
}

/** Paid and handed over, paid in part, overdue, open, by instalments, and too much. */
const told: readonly Told[] = [
  { payer: '演示缴款人一', payerKind: 'person', reason: 'allowance', note: '', parts: [[3600, -6]], paid: [[3600, 9]] },
  { payer: '演示施工单位', payerKind: 'party', reason: 'project', note: '复核后核减的一笔', parts: [[48_200, -5]], paid: [[48_200, 8]] },
  { payer: '演示缴款人二', payerKind: 'person', reason: 'subsidy', note: '', parts: [[12_000, 6]], paid: [[5000, 4]] },
  { payer: '演示缴款人三', payerKind: 'person', reason: 'expense', note: '', parts: [[860.5, -3]], paid: [] },
  { payer: '演示缴款人四', payerKind: 'person', reason: 'benefit', note: '', parts: [[2400, 2]], paid: [] },
  { payer: '演示缴款人五', payerKind: 'person', reason: 'subsidy', note: '商定分三期', parts: [[4000, -1], [4000, 20], [4000, 40]], paid: [[4000, 3]] },
  { payer: '演示缴款人六', payerKind: 'person', reason: 'allowance', note: '', parts: [[1500, 8]], paid: [[1600, 2]] },
];
const opened = 15;

/** Demands as they stand after three weeks: two went to the treasury in one batch, a slip waits for its check, and gifts were handed in. */
export const tellRepayments: DemoStory = async ({ actors }, now) => {
  const today = shanghaiDay(now);
  const clock = fixedClock(now.toISOString());
  const as = (username: string): Context => ({ actor: actors.get(username) as StaffActor, clock });
  const at = (daysAgo: number): void => clock.set(shanghaiInstant(addWorkingDays(today, -daysAgo), '10:00').toISOString());
  const departments = await native(OrganisationModel).find({ kind: 'department', active: true }, { sort: { code: 1 } }).toArray();
  at(opened);
  const demands: Repayment[] = [];
  for (const [turn, { parts, paid: _paid, ...one }] of told.entries()) {
    const { repayment } = await openDemand(as('anguan'), { requestKey: key(turn), organisationId: departments[turn % departments.length]?._id.toHexString() ?? '', ...one, parts: parts.map(([yuan, inDays]) => ({ amount: Math.round(yuan * 100), due: addWorkingDays(today, inDays) })) });
    demands.push(repayment);
  }
  const pay = async (repayment: Repayment, yuan: number, turn: number): Promise<void> => {
    const entered = await enterMoney(as('caiwu'), repayment._id.toHexString(), { requestKey: key(turn), way: 'cash', amount: Math.round(yuan * 100), day: shanghaiDay(clock.now()), slip: null, fileIds: [] });
    const entry = entered.entries.at(-1);
    if (entry?.state === 'entered') await checkMoney(as('chuna'), repayment._id.toHexString(), entry.id.toHexString(), { version: entered.trail.seq, agree: true, opinion: '' });
  };
  for (let ago = opened - 1; ago > 0; ago -= 1) {
    at(ago);
    for (const [turn, { paid }] of told.entries()) for (const [yuan, daysAgo] of paid) if (daysAgo === ago && demands[turn]) await pay(demands[turn], yuan, 100 + turn);
    if (ago === 7) await handOver(as('caiwu'), as('chuna'), shanghaiDay(clock.now()));
    if (ago === 5) await pay((await announceHandIn({ actor: { kind: 'citizen' }, clock }, { requestKey: key(200), name: null, amount: 88_800 })).repayment, 888, 300);
    if (ago === 1) await recordHandIn(as('caiwu'), { requestKey: key(201), name: '演示干部', amount: 50_000 });
    await settle(clock);
  }
  clock.set(now.toISOString());
  // What the second treasurer finds in his work.
  if (demands[4]) await enterMoney(as('caiwu'), demands[4]._id.toHexString(), { requestKey: key(400), way: 'cash', amount: 240_000, day: today, slip: null, fileIds: [] });
  await settle(clock);
};

async function handOver(first: Context, second: Context, day: string): Promise<void> {
  const batch = await makeBatch(first, key(500));
  const entered = await enterBatchSlip(first, batch._id.toHexString(), { version: batch.trail.seq, number: '演示缴款书 001', day });
  await checkBatch(second, batch._id.toHexString(), { version: entered.trail.seq, agree: true, opinion: '' });
}
