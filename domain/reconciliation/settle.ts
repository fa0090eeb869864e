import type { CloseDayRequest, ConfirmRequest, Difference, ExplainRequest, ReconciliationDay } from '../../contracts/reconciliation';
import { auditedChange, authorize, fail, native, ObjectId, toObjectId, type Actor, type Context, type NamedRef } from '../kernel';
import { presentDays, presentDifference } from './list';
import { DayModel, DifferenceModel, type DayRecord } from './model';
import { runDay } from './run';

const byOf = (actor: Actor): NamedRef => (actor.kind === 'staff' ? { id: new ObjectId(actor.accountId), name: actor.name } : fail('forbidden'));

/** What it is and what was done about it, said by one. @throws Fault notFound, forbidden, conflict */
export async function explainDifference(ctx: Context, id: string, { version, note }: ExplainRequest): Promise<Difference> {
  authorize(ctx.actor, 'reconciliation.settle');
  const after = await auditedChange(
    DifferenceModel,
    id,
    ctx,
    'difference.explain',
    ({ state }) => (state === 'open' || state === 'explained' ? { set: { state: 'explained', note, explained: { at: ctx.clock.now(), by: byOf(ctx.actor) } }, detail: { note } } : fail('conflict', { message: '这处差异已经了结。' })),
    { version },
  );
  return presentDifference(ctx, after);
}

/** Agreed to by another; or it is open again. @throws Fault notFound, forbidden, conflict */
export async function confirmDifference(ctx: Context, id: string, { version, agreed }: ConfirmRequest): Promise<Difference> {
  authorize(ctx.actor, 'reconciliation.settle');
  const by = byOf(ctx.actor);
  const after = await auditedChange(
    DifferenceModel,
    id,
    ctx,
    'difference.confirm',
    ({ state, explained }) => {
      if (state !== 'explained') return fail('conflict', { message: '先要有人写明怎么回事。' });
      if (explained?.by?.id.equals(by.id)) return fail('forbidden', { message: '是您自己写的说明，要由另一位财务确认。' });
      return { set: agreed ? { state: 'settled', confirmed: { at: ctx.clock.now(), by } } : { state: 'open' }, detail: { agreed } };
    },
    { version },
  );
  return presentDifference(ctx, after);
}

/** A day is closed once, with every difference settled or gone, while nobody compares it. @throws Fault notFound, forbidden, conflict */
export async function closeDay(ctx: Context, id: string, { version }: CloseDayRequest): Promise<ReconciliationDay> {
  authorize(ctx.actor, 'reconciliation.close');
  const by = byOf(ctx.actor);
  const after = await auditedChange(
    DayModel,
    id,
    ctx,
    'reconciliation.close',
    async ({ day, state, leaseUntil, trail }) => {
      if (trail.seq !== version) fail('conflict');
      if (leaseUntil > ctx.clock.now()) fail('conflict', { message: '正在核对，请过一会儿再结清。' });
      if (state !== 'open' && state !== 'noBill') fail('conflict', { message: state === 'closed' ? '这一天已经结清。' : '账单还没取到，不能结清。' });
      const left = await native(DifferenceModel).countDocuments({ day, state: { $in: ['open', 'explained'] } });
      if (left > 0) fail('conflict', { message: `还有 ${left} 处差异没有了结，不能结清。` });
      return { set: { state: 'closed', closed: { at: ctx.clock.now(), by } }, detail: {} };
    },
  );
  return presented(ctx, after);
}

/** Once more, at once. @throws Fault notFound, forbidden, conflict, notReady */
export async function runAgain(ctx: Context, id: string): Promise<ReconciliationDay> {
  authorize(ctx.actor, 'reconciliation.run');
  const known = (await native(DayModel).findOne({ _id: toObjectId(id) })) ?? fail('notFound');
  if (known.closed) fail('conflict', { message: '这一天已经结清。' });
  await runDay(ctx, known.day);
  return presented(ctx, (await native(DayModel).findOne({ _id: known._id })) ?? fail('notFound'));
}

async function presented(ctx: Context, record: DayRecord): Promise<ReconciliationDay> {
  const [day] = await presentDays(ctx, [record]);
  return day ?? fail('notFound');
}
