import type { BatchSlipRequest, DecideRequest } from '../../contracts/repayment';
import { auditedChange, authorize, fail, findRoots, firstTrail, isDuplicateKey, native, newOutbox, nextNumber, ObjectId, scopeFilter, shanghaiDay, toObjectId, type Change, type Context, type DomainEvent } from '../kernel';
import { batchFacts, RepaymentBatchModel, type RepaymentBatchRecord } from './batch-model';
import { changeRepayment, mustBeAnother, staffRef } from './change';
import { idOfRequest, RepaymentModel, type Repayment } from './model';
import { readyEntries } from './state';

const batches = () => native(RepaymentBatchModel);
const repayments = () => native(RepaymentModel);

/**
 * Takes everything that is ready into a batch. The batch is written first, then each sum takes its number by
 * compare-and-set, then the list is read from what took it: a crash in between leaves a batch that is filled later,
 * and two batches at once share nothing. One that finds everything taken is void.
 * @throws Fault forbidden, wrongState
 */
export async function makeBatch(ctx: Context, requestKey: string): Promise<RepaymentBatchRecord> {
  authorize(ctx.actor, 'repaymentBatch.write');
  const by = staffRef(ctx);
  const _id = new ObjectId(idOfRequest(`batch:${by.id.toHexString()}`, requestKey));
  if (!(await batches().findOne({ _id }, { projection: { _id: 1 } }))) await begin(ctx, _id, by);
  const batch = await fillBatch(ctx, _id);
  return batch.state === 'void' ? fail('wrongState', { message: '钱刚被另一个人归成一批了，请看最新的批次。' }) : batch;
}

async function begin(ctx: Context, _id: ObjectId, by: RepaymentBatchRecord['by']): Promise<void> {
  const [district] = await findRoots();
  if (!district) return fail('notReady');
  if (!(await repayments().findOne({ path: district._id, ready: { $gt: 0 } }, { projection: { _id: 1 } }))) fail('wrongState', { message: '没有可以上缴的钱：多缴的、在退的、没有核对的都不进批次。' });
  const on = shanghaiDay(ctx.clock.now());
  const number = await nextNumber({ kind: 'JK', year: Number(on.slice(0, 4)), subjectId: _id.toHexString() });
  const body: Omit<RepaymentBatchRecord, '_id' | 'trail'> = { number, path: district.path, state: 'filling', on, by, items: [], total: 0, slip: null, enteredBy: null, checkedBy: null, opinion: '' };
  const outbox = newOutbox(ctx, [{ type: 'repaymentBatch.begun', payload: { batchId: _id.toHexString() } }]);
  try {
    await batches().insertOne({ _id, ...body, outbox, trail: firstTrail(ctx, 'repaymentBatch.begin', {}, batchFacts(body)) });
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
  }
}

export const resumeBatch = async ({ payload }: DomainEvent, ctx: Context): Promise<void> => void (await fillBatch(ctx, new ObjectId(String(payload.batchId))));

async function fillBatch(ctx: Context, _id: ObjectId): Promise<RepaymentBatchRecord> {
  const batch = (await batches().findOne({ _id })) ?? fail('notFound');
  if (batch.state !== 'filling') return batch as RepaymentBatchRecord;
  const { number, path } = batch;
  const district = path.at(-1) as ObjectId;
  for await (const { _id: repaymentId } of repayments().find({ path: district, ready: { $gt: 0 } }, { projection: { _id: 1 } })) await join(ctx, repaymentId, { id: _id, number });
  const items = (await repayments().find({ 'entries.batch.id': _id }, { sort: { number: 1 } }).toArray()).flatMap((one) => itemsOf(one as Repayment, _id));
  return auditedChange(RepaymentBatchModel, _id, ctx, 'repaymentBatch.fill', (before): Change | null => {
    if (before.state !== 'filling') return null;
    const total = items.reduce((sum, { amount }) => sum + amount, 0);
    return { set: { state: items.length > 0 ? 'open' : 'void', items, total }, detail: { total } };
  });
}

const join = (ctx: Context, repaymentId: ObjectId, batch: { id: ObjectId; number: string }): Promise<Repayment> =>
  changeRepayment(ctx, repaymentId, 'batch', (before) => {
    const ready = readyEntries(before);
    if (ready.length === 0) return null;
    return { set: { entries: before.entries.map((entry) => (ready.includes(entry) ? { ...entry, batch } : entry)) }, detail: { batch: batch.number } };
  });

const itemsOf = ({ number, entries }: Repayment, batchId: ObjectId): RepaymentBatchRecord['items'] =>
  entries.flatMap(({ batch, receipt, way, amount, refunded }) => (batch?.id.equals(batchId) ? [{ number, receipt: receipt ?? '', way, amount: amount - refunded }] : []));

function step(ctx: Context, id: string, verb: 'enter' | 'check', version: number, change: (batch: RepaymentBatchRecord) => Change): Promise<RepaymentBatchRecord> {
  const needed = verb === 'enter' ? 'repaymentBatch.write' : 'repaymentBatch.check';
  return auditedChange(
    RepaymentBatchModel,
    id,
    ctx,
    `repaymentBatch.${verb}`,
    (batch) => {
      authorize(ctx.actor, needed, batch);
      return change(batch);
    },
    { version },
  );
}

/** The slip of the treasury, as one treasurer read it. @throws Fault notFound, forbidden, conflict, wrongState */
export const enterBatchSlip = (ctx: Context, id: string, { version, number, day }: BatchSlipRequest): Promise<RepaymentBatchRecord> =>
  step(ctx, id, 'enter', version, (batch) => {
    if (batch.state !== 'open') fail('wrongState', { message: '这一批不在等缴库。' });
    if (day > shanghaiDay(ctx.clock.now())) fail('badRequest', { fields: [{ path: 'day', message: '不能在今天之后' }] });
    return { set: { state: 'entered', slip: { number, day }, enteredBy: staffRef(ctx), opinion: '' }, detail: { slip: number } };
  });

/** @throws Fault notFound, forbidden, conflict, wrongState */
export const checkBatch = (ctx: Context, id: string, { version, agree, opinion }: DecideRequest): Promise<RepaymentBatchRecord> =>
  step(ctx, id, 'check', version, (batch) => {
    if (batch.state !== 'entered') fail('wrongState', { message: '还没有登记缴款书。' });
    mustBeAnother(ctx, ['treasurer'], [batch.enteredBy]);
    const set = agree ? { state: 'handedOver', checkedBy: staffRef(ctx), opinion } : { state: 'open', slip: null, enteredBy: null, opinion };
    return { set, detail: { agree, opinion } };
  });

/** @throws Fault notFound, forbidden */
export async function loadBatch(ctx: Context, id: string): Promise<RepaymentBatchRecord> {
  const batch = (await batches().findOne({ _id: toObjectId(id) })) as RepaymentBatchRecord | null;
  if (!batch) return fail('notFound');
  authorize(ctx.actor, 'repaymentBatch.list', batch);
  return batch;
}

/** What could go to the treasury now, in fen. @throws Fault forbidden */
export async function readyTotal(ctx: Context): Promise<number> {
  const [sum] = await repayments().aggregate<{ total: number }>([{ $match: { ...scopeFilter(ctx.actor, 'repaymentBatch.list'), ready: { $gt: 0 } } }, { $group: { _id: null, total: { $sum: '$ready' } } }]).toArray();
  return sum?.total ?? 0;
}
