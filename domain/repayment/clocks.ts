import { cancelDeadline, findDeadlines, loadCalendar, meetDeadline, native, recomputeDeadlines, type Context, type DomainEvent } from '../kernel';
import { changeRepayment, loadRepayment } from './change';
import { RepaymentModel, type Repayment } from './model';
import { partKey } from './open';
import { isCancelled, overSortBase, partsPaid } from './state';

/** Ends the clocks of what was paid or cancelled; doing it again changes nothing. */
export async function endClocks({ payload }: DomainEvent, ctx: Context): Promise<void> {
  const repayment = await loadRepayment(String(payload.repaymentId));
  const id = repayment._id.toHexString();
  const covered = partsPaid(repayment);
  for (const index of repayment.parts.keys()) {
    if (index < covered) await meetDeadline(ctx, partKey(id, index), repayment.number);
    else if (isCancelled(repayment)) await cancelDeadline(ctx, partKey(id, index), repayment.cancel?.reason);
  }
}

/** After the calendar changed: what is open takes over its deadlines' days anew. */
export async function mirrorClocks(_event: DomainEvent, ctx: Context): Promise<void> {
  await loadCalendar();
  await recomputeDeadlines(ctx);
  for await (const { _id, parts } of native(RepaymentModel).find({ kind: 'demand', sortKey: { $lt: overSortBase } }, { projection: { parts: 1 } })) {
    const deadlines = new Map((await findDeadlines(parts.map((_part, index) => partKey(_id.toHexString(), index)))).map((one) => [one.key, one]));
    await changeRepayment(ctx, _id, 'calendar', (before: Repayment) => {
      const moved = before.parts.map((part, index) => {
        const { due, dueAt, yellowAt, redAt } = deadlines.get(partKey(_id.toHexString(), index)) ?? part;
        return { amount: part.amount, due, dueAt, yellowAt, redAt };
      });
      return moved.every(({ due, yellowAt }, index) => due === before.parts[index]?.due && yellowAt.getTime() === before.parts[index]?.yellowAt.getTime()) ? null : { set: { parts: moved } };
    });
  }
}
