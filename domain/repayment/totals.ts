import { monthAfter } from '../../contracts/accounts-rules';
import type { MoneySum, MoneyWait, RepaymentSumName } from '../../contracts/money-overview';
import { native, ObjectId, scopeFilter, shanghaiInstant, type Context } from '../kernel';
import { RepaymentBatchModel } from './batch-model';
import { RepaymentModel, type Repayment } from './model';

export interface RepaymentSpan {
  from: string;
  to: string;
  organisationId?: string | undefined;
}
/** The unit is null where it is money that was handed in: it belongs to none. */
export type RepaymentLine = MoneySum & { name: RepaymentSumName; month: string; unit: { id: ObjectId; name: string } | null };
type Group = MoneySum & { _id: { month: string; kind: Repayment['kind']; unit: ObjectId; name: string }; late?: number; lateAmount?: number };

const repayments = () => native(RepaymentModel);
const monthOf = (field: string) => ({ $substrBytes: [field, 0, 7] });
const key = (month: unknown) => ({ month, kind: '$kind', unit: '$organisation.id', name: '$organisation.name' });

/**
 * The aggregations, each found by the index of what it is counted by: the day a part is due, the day money came in, the
 * instant a refund ended, the batch in which it went to the treasury.
 */
export function repaymentSources({ from, to, organisationId }: RepaymentSpan, scope: object, now: Date, batches: readonly { _id: ObjectId; day: string }[]) {
  const days = { $gte: `${from}-01`, $lte: `${to}-31` };
  const instants = { $gte: shanghaiInstant(`${from}-01`, '00:00'), $lt: shanghaiInstant(`${monthAfter(to, 1)}-01`, '00:00') };
  const among = { $in: batches.map(({ _id }) => _id) };
  const only = { ...scope, ...(organisationId ? { 'organisation.id': new ObjectId(organisationId) } : {}) };
  const open = { $subtract: ['$parts.amount', { $min: ['$parts.amount', { $max: [0, { $subtract: ['$paid', '$before'] }] }] }] };
  const late = { $and: [{ $lte: ['$parts.redAt', now] }, { $gt: [open, 0] }] };
  return {
    // What is paid covers the parts from the first on; of each the rest is open, and late once its day is over.
    due: [
      { $match: { 'parts.due': days } },
      { $set: { amounts: '$parts.amount' } },
      { $unwind: { path: '$parts', includeArrayIndex: 'at' } },
      { $match: { ...only, 'parts.due': days, state: { $ne: 'cancelled' } } },
      { $set: { before: { $sum: { $slice: ['$amounts', '$at'] } } } },
      { $group: { _id: key(monthOf('$parts.due')), count: { $sum: 1 }, amount: { $sum: '$parts.amount' }, late: { $sum: { $cond: [late, 1, 0] } }, lateAmount: { $sum: { $cond: [late, open, 0] } } } },
    ],
    paid: [
      { $match: { 'entries.day': days } },
      { $unwind: '$entries' },
      { $match: { ...only, 'entries.day': days, 'entries.state': 'counted' } },
      { $group: { _id: key(monthOf('$entries.day')), count: { $sum: 1 }, amount: { $sum: '$entries.amount' } } },
    ],
    refunded: [
      { $match: { 'refunds.endedAt': instants } },
      { $unwind: '$refunds' },
      { $match: { ...only, 'refunds.endedAt': instants, 'refunds.state': 'done' } },
      { $group: { _id: key({ $dateToString: { date: '$refunds.endedAt', format: '%Y-%m', timezone: '+08:00' } }), count: { $sum: 1 }, amount: { $sum: '$refunds.amount' } } },
    ],
    treasury: [
      { $match: { 'entries.batch.id': among } },
      { $unwind: '$entries' },
      { $match: { ...only, 'entries.batch.id': among } },
      { $group: { _id: key({ $toString: '$entries.batch.id' }), count: { $sum: 1 }, amount: { $sum: { $subtract: ['$entries.amount', '$entries.refunded'] } } } },
    ],
  };
}

/** What was due, came in, went back and reached the treasury, by month and unit. @throws Fault forbidden */
export async function repaymentSumsOf(ctx: Context, span: RepaymentSpan): Promise<RepaymentLine[]> {
  const scope = scopeFilter(ctx.actor, 'repaymentBatch.list');
  const batches = await handedOver(scope, span);
  const sources = repaymentSources(span, scope, ctx.clock.now(), batches);
  const [due, paid, refunded, treasury] = (await Promise.all([sources.due, sources.paid, sources.refunded, sources.treasury].map((source) => repayments().aggregate<Group>(source).toArray()))) as [Group[], Group[], Group[], Group[]];
  const monthOfBatch = new Map(batches.map(({ _id, day }) => [_id.toHexString(), day.slice(0, 7)]));
  const line = (name: RepaymentSumName, { _id: { month, kind, unit, name: unitName }, count, amount }: Group): RepaymentLine => ({ name, month: monthOfBatch.get(month) ?? month, count, amount, unit: kind === 'demand' ? { id: unit, name: unitName } : null });
  return [
    ...due.flatMap((group) => [line('due', group), line('late', { ...group, count: group.late ?? 0, amount: group.lateAmount ?? 0 })]),
    ...paid.map((group) => line(group._id.kind === 'demand' ? 'paid' : 'handedIn', group)),
    ...refunded.map((group) => line('refunded', group)),
    ...treasury.map((group) => line('treasury', group)),
  ];
}

export const handedOverFilter = (scope: object, { from, to }: RepaymentSpan): object => ({ ...scope, state: 'handedOver', 'slip.day': { $gte: `${from}-01`, $lte: `${to}-31` } });

/** Batches that the treasury has, by the day of its slip. */
async function handedOver(scope: object, span: RepaymentSpan): Promise<{ _id: ObjectId; day: string }[]> {
  const found = await native(RepaymentBatchModel).find(handedOverFilter(scope, span), { projection: { 'slip.day': 1 } }).toArray();
  return found.map(({ _id, slip }) => ({ _id, day: slip?.day ?? '' }));
}

/** Units that ever had a demand, by name. @throws Fault forbidden */
export async function repaymentUnits(ctx: Context): Promise<{ id: ObjectId; name: string }[]> {
  const groups = await repayments().aggregate<{ _id: { id: ObjectId; name: string } }>([{ $match: { kind: 'demand', ...scopeFilter(ctx.actor, 'repaymentBatch.list') } }, { $group: { _id: '$organisation' } }]).toArray();
  return groups.map(({ _id }) => _id).sort((a, b) => a.name.localeCompare(b.name, 'zh'));
}

/** How many wait for what, now. @throws Fault forbidden */
export async function repaymentWaits(ctx: Context): Promise<{ wait: MoneyWait; count: number; amount: number | null }[]> {
  const scope = scopeFilter(ctx.actor, 'repaymentBatch.list');
  const [ready] = await repayments().aggregate<MoneySum>([{ $match: { ...scope, ready: { $gt: 0 } } }, { $group: { _id: null, count: { $sum: 1 }, amount: { $sum: '$ready' } } }]).toArray();
  const waiting = async (wait: MoneyWait, what: Repayment['waiting'][number]) => ({ wait, count: await repayments().countDocuments({ ...scope, waits: true, waiting: what }), amount: null });
  const batch = async (wait: MoneyWait, state: string) => ({ wait, count: await native(RepaymentBatchModel).countDocuments({ ...scope, state } as object), amount: null });
  return Promise.all([
    { wait: 'demandLate', count: await repayments().countDocuments({ kind: 'demand', ...scope, sortKey: { $lt: ctx.clock.now().getTime() } }), amount: null },
    waiting('moneyCheck', 'check'),
    waiting('refundDecision', 'refund'),
    waiting('cancelDecision', 'cancel'),
    { wait: 'treasuryReady', count: ready?.count ?? 0, amount: ready?.amount ?? null },
    batch('treasurySlip', 'open'),
    batch('treasuryCheck', 'entered'),
  ]);
}
