import type { RecordHandInRequest } from '../../contracts/repayment';
import { authorize, fail, findRoots, ObjectId, type Context } from '../kernel';
import { staffRef } from './change';
import { idOfRequest, payerKeyOf, sealPayer, type Repayment } from './model';
import { create } from './open';

/**
 * Something of value in money that a cadre gives up of his own accord, announced by himself. Without a name nothing of
 * who it is is kept: the number and the code on his phone are all that leads back to it. @throws Fault notReady
 */
export const announceHandIn = (ctx: Context, request: RecordHandInRequest): Promise<{ repayment: Repayment; code: string }> => handIn(ctx, 'citizen', request, null);

/** The same, for somebody who stands at the counter. @throws Fault forbidden, notReady */
export function recordHandIn(ctx: Context, request: RecordHandInRequest): Promise<{ repayment: Repayment; code: string }> {
  authorize(ctx.actor, 'handIn.record');
  const by = staffRef(ctx);
  return handIn(ctx, by.id.toHexString(), request, by);
}

async function handIn(ctx: Context, label: string, { requestKey, name, amount }: RecordHandInRequest, opener: Repayment['opener']): Promise<{ repayment: Repayment; code: string }> {
  const [district] = await findRoots();
  if (!district) return fail('notReady');
  const id = idOfRequest(`handIn:${label}`, requestKey);
  return create(ctx, requestKey, {
    _id: new ObjectId(id),
    kind: 'handIn',
    requestKey: id,
    path: district.path,
    organisation: { id: district._id, name: district.name },
    origin: 'handIn',
    payerKind: name === null ? null : 'person',
    ...(name === null ? {} : { payer: sealPayer(name), payerKey: payerKeyOf(name) }),
    reason: null,
    amount,
    parts: [],
    opener,
  });
}
