import type { DemandDetail, DemandSummary, HandInDetail, HandInSummary, RepaymentBatch, RepaymentEntry, RepaymentRefund } from '../../contracts/repayment';
import type { Light } from '../../contracts/common';
import { can, lightOf, workingDaysLeft, type Context } from '../kernel';
import type { RepaymentBatchRecord } from './batch-model';
import { cancellable, cancelDeciders } from './cancel';
import { isOneOf } from './change';
import { historyOf, nextStep } from './history';
import { payerOf, type Entry, type Refund, type Repayment } from './model';
import { refundDeciders } from './refunds';
import { excessOf, isCancelled, partsPaid, refundable } from './state';

type Clock = { due: string | null; yellowAt: Date | null; redAt: Date | null };
const clockOf = ({ due, yellowAt, redAt }: Clock) => (due && yellowAt && redAt ? { state: 'open' as const, due, yellowAt, redAt } : null);
export function lightOn(repayment: Clock, now: Date): Light {
  const clock = clockOf(repayment);
  return clock ? lightOf(clock, now) : 'done';
}

export function presentHandInSummary(repayment: Repayment): HandInSummary {
  const { number, state, amount, paid, waiting, on } = repayment;
  return { id: repayment._id.toHexString(), number, state, payer: payerOf(repayment), amount, paid, waiting, on };
}

export function presentSummary(repayment: Repayment, now: Date): DemandSummary {
  const { payerKind, organisation, reason, due, parts } = repayment;
  const clock = clockOf(repayment);
  return {
    ...presentHandInSummary(repayment),
    payerKind,
    organisation: { id: organisation.id.toHexString(), name: organisation.name },
    reason: reason?.kind ?? 'other',
    light: lightOn(repayment, now),
    due,
    workingDaysLeft: clock && workingDaysLeft(clock, now),
    parts: parts.length,
  };
}

function shared(ctx: Context, repayment: Repayment): Omit<HandInDetail, keyof HandInSummary> {
  const { entries, refunds, trail } = repayment;
  const may = (verb: string, when: boolean): boolean => when && can(ctx.actor, `repayment.${verb}`, repayment);
  const asked = repayment.cancel?.state === 'asked';
  return {
    entries: entries.map((entry) => presentEntry(ctx, repayment, entry)),
    refunds: refunds.map((refund) => presentRefund(ctx, repayment, refund)),
    excess: excessOf(repayment),
    history: historyOf(repayment),
    next: nextStep(repayment),
    version: trail.seq,
    abilities: {
      enter: may('enter', !isCancelled(repayment)),
      cancel: may('cancel', cancellable(repayment)),
      decideCancel: may('decideCancel', asked) && !isOneOf(ctx, cancelDeciders, [repayment.cancel?.by ?? null]),
      reissue: repayment.kind === 'demand' && may('reissue', !isCancelled(repayment)),
    },
  };
}

export function presentDemand(ctx: Context, repayment: Repayment): DemandDetail {
  const now = ctx.clock.now();
  const { parts, reason, opener, codeOn, cancel } = repayment;
  const covered = partsPaid(repayment);
  const over = isCancelled(repayment);
  return {
    ...presentSummary(repayment, now),
    note: reason?.note ?? '',
    plan: parts.map((part, index) => ({ amount: part.amount, due: part.due, paid: index < covered, light: over || index < covered ? 'done' : lightOn(part, now) })),
    openedBy: opener?.name ?? '',
    codeOn,
    cancel: cancel && { by: cancel.by.name, reason: cancel.reason, decidedBy: cancel.decidedBy?.name ?? null },
    ...shared(ctx, repayment),
  };
}

export const presentHandIn = (ctx: Context, repayment: Repayment): HandInDetail => ({ ...presentHandInSummary(repayment), ...shared(ctx, repayment) });

function presentEntry(ctx: Context, repayment: Repayment, entry: Entry): RepaymentEntry {
  const { receipt, way, amount, refunded, day, state, slip, fileIds, enteredBy, checkedBy, opinion, batch } = entry;
  const may = (verb: string, when: boolean): boolean => when && can(ctx.actor, `repayment.${verb}`, repayment);
  return {
    id: entry.id.toHexString(),
    receipt,
    way,
    amount,
    refunded,
    day,
    state,
    slip,
    fileIds: fileIds.map((one) => one.toHexString()),
    enteredBy: enteredBy?.name ?? null,
    checkedBy: checkedBy?.name ?? null,
    opinion,
    batch: batch?.number ?? null,
    abilities: { check: may('check', state === 'entered') && !isOneOf(ctx, ['treasurer'], [enteredBy]), refund: may('refund', refundable(repayment, entry) > 0) },
  };
}

function presentRefund(ctx: Context, repayment: Repayment, refund: Refund): RepaymentRefund {
  const { amount, way, reason, state, by, approvals, opinion } = refund;
  const may = (verb: string, when: boolean): boolean => when && can(ctx.actor, `repayment.${verb}`, repayment);
  return {
    id: refund.id.toHexString(),
    entryId: refund.entryId.toHexString(),
    problem: null,
    amount,
    way,
    reason,
    state,
    by: by.name,
    approvals: approvals.map(({ name }) => name),
    opinion,
    abilities: { decide: may('approveRefund', state === 'asked') && !isOneOf(ctx, refundDeciders, [by, ...approvals]), record: may('refund', state === 'approved' && way === 'bank') },
  };
}

export function presentBatch(ctx: Context, batch: RepaymentBatchRecord): RepaymentBatch {
  const { number, state, on, total, items, by, slip, enteredBy, checkedBy, opinion, trail } = batch;
  return {
    id: batch._id.toHexString(),
    number,
    state,
    on,
    total,
    items,
    by: by.name,
    slip,
    enteredBy: enteredBy?.name ?? null,
    checkedBy: checkedBy?.name ?? null,
    opinion,
    version: trail.seq,
    abilities: { enter: state === 'open' && total > 0 && can(ctx.actor, 'repaymentBatch.write', batch), check: state === 'entered' && can(ctx.actor, 'repaymentBatch.check', batch) && !isOneOf(ctx, ['treasurer'], [enteredBy]) },
  };
}
