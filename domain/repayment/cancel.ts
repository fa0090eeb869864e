import type { CancelDemandRequest, DecideRequest } from '../../contracts/repayment';
import { fail, type Context } from '../kernel';
import { changeRepayment, mustBeAnother, staffRef } from './change';
import type { Repayment } from './model';
import { mayAct } from './open';

/** Asks for a demand to be cancelled. What was paid of it is then to be given back. @throws Fault notFound, forbidden, conflict, wrongState */
export const askCancel = (ctx: Context, id: string, { version, reason }: CancelDemandRequest): Promise<Repayment> =>
  changeRepayment(
    ctx,
    id,
    'askCancel',
    (before) => {
      mayAct(ctx, 'cancel', before);
      if (!cancellable(before)) fail('wrongState', { message: before.kind === 'handIn' ? '主动上交的不能撤销。' : '已经缴清、已经撤销或者有钱上缴了国库的，不能撤销。' });
      return { set: { cancel: { by: staffRef(ctx), at: ctx.clock.now(), reason, decidedBy: null, decidedAt: null, opinion: '', state: 'asked' } }, detail: { reason } };
    },
    version,
  );

/** What went to the treasury cannot be given back by us, so that it is no longer undone. */
export const cancellable = ({ kind, state, cancel, entries }: Repayment): boolean => kind === 'demand' && (state === 'open' || state === 'partial') && cancel?.state !== 'asked' && entries.every(({ state: entryState, batch }) => entryState !== 'entered' && batch === null);

export const cancelDeciders = ['clueManager', 'commissionLeader'] as const;

/** The second person. @throws Fault notFound, forbidden, conflict, wrongState */
export const decideCancel = (ctx: Context, id: string, { version, agree, opinion }: DecideRequest): Promise<Repayment> =>
  changeRepayment(
    ctx,
    id,
    'decideCancel',
    (before) => {
      mayAct(ctx, 'decideCancel', before);
      const { cancel } = before;
      if (cancel?.state !== 'asked') return fail('wrongState', { message: '没有等着决定的撤销。' });
      mustBeAnother(ctx, cancelDeciders, [cancel.by]);
      if (agree && !cancellable({ ...before, cancel: null })) fail('wrongState', { message: '申请之后又有钱进来或上缴了，请先不同意，再重新申请。' });
      return { set: { cancel: { ...cancel, decidedBy: staffRef(ctx), decidedAt: ctx.clock.now(), opinion, state: agree ? 'agreed' : 'refused' } }, detail: { agree, opinion } };
    },
    version,
  );
