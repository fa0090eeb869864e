import type { AppointDeputyRequest } from '../../../contracts/account';
import { auditedChange } from '../audit';
import { shanghaiDay } from '../calendar';
import type { Context } from '../context';
import { native, ObjectId } from '../database';
import { fail } from '../errors';
import { authorize } from '../policy';
import { deputyFor } from './grants-of';
import { refuseMixing } from './grants';
import { AccountModel, type AccountDeputy, type AccountRecord } from './model';
import { accountThing } from './policy';

/**
 * Lets another stand in for this account, both days included. By the person himself or the security administrator,
 * who cannot name himself.
 * @throws Fault notFound, forbidden, badRequest, duplicate
 */
export async function appointDeputy(ctx: Context, fromAccountId: string, input: AppointDeputyRequest): Promise<AccountRecord> {
  const today = shanghaiDay(ctx.clock.now());
  if (input.until < today) badField('until', '结束日期已经过去');
  if (input.toAccountId === fromAccountId) badField('toAccountId', '不能代理自己');
  const to = await native(AccountModel).findOne({ _id: new ObjectId(input.toAccountId), state: 'active' });
  if (!to) return badField('toAccountId', '没有这个账号，或已离任');
  return auditedChange(AccountModel, fromAccountId, ctx, 'account.appointDeputy', async (before) => {
    authorize(ctx.actor, 'account.appointDeputy', accountThing(before));
    const appointsHimself = ctx.actor.kind === 'staff' && ctx.actor.accountId === input.toAccountId;
    if (appointsHimself) fail('forbidden', { message: '不能指定自己代理别人。' });
    if (before.state !== 'active') fail('wrongState', { message: '这个账号已离任。' });
    if (before.deputies.some((known) => !known.endedAt && known.toAccountId.equals(to._id) && known.from <= input.until && input.from <= known.until)) {
      fail('duplicate', { message: '这段时间已经由他代理了。' });
    }
    const received = (await deputyFor(to._id, ctx.clock, 'todayOrLater')).flatMap((principal) => principal.grants);
    refuseMixing([...before.grants, ...to.grants, ...received].map((grant) => grant.role));
    const deputy: AccountDeputy = { _id: new ObjectId(), toAccountId: to._id, from: input.from, until: input.until, endedAt: null };
    return { push: { deputies: deputy }, detail: { toAccountId: to._id, toName: to.name, from: input.from, until: input.until } };
  });
}

/** Ends a deputyship before its day. @throws Fault notFound, forbidden, wrongState */
export async function endDeputy(ctx: Context, fromAccountId: string, deputyId: string): Promise<AccountRecord> {
  return auditedChange(AccountModel, fromAccountId, ctx, 'account.endDeputy', (before) => {
    authorize(ctx.actor, 'account.appointDeputy', accountThing(before));
    const deputy = before.deputies.find((one) => one._id.toHexString() === deputyId) ?? fail('notFound');
    if (deputy.endedAt) fail('wrongState', { message: '这个代理已经结束了。' });
    const deputies = before.deputies.map((one) => (one === deputy ? { ...one, endedAt: ctx.clock.now() } : one));
    return { set: { deputies }, detail: { deputyId } };
  });
}

function badField(path: string, message: string): never {
  return fail('badRequest', { fields: [{ path, message }] });
}
