import type { DecideRequest, EnterMoneyRequest } from '../../contracts/repayment';
import { claimFiles, fail, nextNumber, ObjectId, shanghaiDay, toObjectId, type Context } from '../kernel';
import { changeRepayment, loadRepayment, mustBeAnother, staffRef } from './change';
import { idOfRequest, type Entry, type Repayment } from './model';
import { mayAct, subjectType } from './open';
import { isCancelled } from './state';

/** A bank slip or cash, as one treasurer saw it: it counts once another has checked it. @throws Fault notFound, forbidden, badRequest, wrongState */
export async function enterMoney(ctx: Context, id: string, request: EnterMoneyRequest): Promise<Repayment> {
  const seen = await loadRepayment(id);
  mayAct(ctx, 'enter', seen);
  const enteredBy = staffRef(ctx);
  const enteredAt = ctx.clock.now();
  if (request.day > shanghaiDay(enteredAt)) fail('badRequest', { fields: [{ path: 'day', message: '收到钱的日子不能在今天之后' }] });
  const entryId = new ObjectId(idOfRequest(`entry:${id}:${enteredBy.id.toHexString()}`, request.requestKey));
  const fileIds = await claimFiles(ctx, request.fileIds, { type: subjectType, id });
  const { way, amount, day, slip } = request;
  const entry: Entry = { id: entryId, receipt: null, way, amount, refunded: 0, day, state: 'entered', slip, fileIds, orderNumber: null, enteredBy, enteredAt, checkedBy: null, checkedAt: null, opinion: '', batch: null };
  return changeRepayment(ctx, id, 'enter', (before) => {
    mayAct(ctx, 'enter', before);
    if (before.entries.some((one) => one.id.equals(entryId))) return null;
    if (isCancelled(before)) fail('wrongState', { message: '这张退缴单已经撤销，收不了钱。' });
    return { push: { entries: entry }, detail: { way, amount } };
  });
}

/** Its receipt's number belongs to the entry: a check that a crash cut off gets the same one. */
export const receiptOf = (entryId: ObjectId, at: Date): Promise<string> => nextNumber({ kind: 'SD', year: Number(shanghaiDay(at).slice(0, 4)), subjectId: entryId.toHexString() });

/** The second treasurer: it counts, or is sent back and stands as not found right. @throws Fault notFound, forbidden, conflict, wrongState */
export async function checkMoney(ctx: Context, id: string, entryId: string, { version, agree, opinion }: DecideRequest): Promise<Repayment> {
  const wanted = toObjectId(entryId);
  const seen = await loadRepayment(id);
  checkable(ctx, seen, wanted);
  const now = ctx.clock.now();
  const receipt = agree ? await receiptOf(wanted, now) : null;
  return changeRepayment(
    ctx,
    id,
    'check',
    (before) => {
      checkable(ctx, before, wanted);
      const checked = { state: agree ? ('counted' as const) : ('returned' as const), checkedBy: staffRef(ctx), checkedAt: now, opinion, receipt };
      return { set: { entries: withEntry(before, wanted, checked) }, detail: { agree, ...(receipt ? { receipt } : {}) } };
    },
    version,
  );
}

function checkable(ctx: Context, repayment: Repayment, entryId: ObjectId): void {
  mayAct(ctx, 'check', repayment);
  const entry = entryIn(repayment, entryId);
  if (entry.state !== 'entered') fail('wrongState', { message: '这一笔已经核对过了。' });
  mustBeAnother(ctx, ['treasurer'], [entry.enteredBy]);
}

export const entryIn = ({ entries }: Repayment, id: ObjectId): Entry => entries.find((one) => one.id.equals(id)) ?? fail('notFound');
export const withEntry = ({ entries }: Repayment, id: ObjectId, over: Partial<Entry>): Entry[] => entries.map((one) => (one.id.equals(id) ? { ...one, ...over } : one));
