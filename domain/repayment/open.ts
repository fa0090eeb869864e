import type { OpenDemandRequest, ReissueCodeRequest } from '../../contracts/repayment';
import { authorize, fail, findOrganisation, firstTrail, isDuplicateKey, native, nextNumber, ObjectId, openDeadlines, receiptDigits, shanghaiDay, type Context, type NewDeadline } from '../kernel';
import { changeRepayment, loadRepayment, staffRef } from './change';
import { codeHashOf, idOfRequest, payerKeyOf, RepaymentModel, repaymentFacts, sealPayer, type Part, type Repayment } from './model';
import { sees } from './policy';
import { derive } from './state';

export const subjectType = 'repayment';
export const partKey = (id: string, index: number): string => `repayment:${id}:${index}`;

/** Six digits that follow from the request, so that a repeated one is answered the same code. */
const codeOf = (requestKey: string): string => receiptDigits('repayment', requestKey).slice(-6);

/** Opens a demand; the code is in this answer and nowhere else. @throws Fault forbidden, notFound, badRequest */
export async function openDemand(ctx: Context, request: OpenDemandRequest): Promise<{ repayment: Repayment; code: string }> {
  authorize(ctx.actor, 'repayment.open');
  const opener = staffRef(ctx);
  const organisation = (await findOrganisation(request.organisationId)) ?? fail('notFound');
  authorize(ctx.actor, 'repayment.open', organisation);
  if ((request.parts[0]?.due ?? '') < shanghaiDay(ctx.clock.now())) fail('badRequest', { fields: [{ path: 'parts.0.due', message: '请选今天或以后的日子' }] });
  const amount = request.parts.reduce((sum, part) => sum + part.amount, 0);
  const id = idOfRequest(opener.id.toHexString(), request.requestKey);
  return create(ctx, request.requestKey, {
    _id: new ObjectId(id),
    kind: 'demand',
    requestKey: id,
    path: organisation.path,
    organisation: { id: organisation._id, name: organisation.name },
    origin: originOf(ctx, organisation.path),
    payerKind: request.payerKind,
    payer: sealPayer(request.payer),
    payerKey: payerKeyOf(request.payer),
    reason: { kind: request.reason, note: request.note },
    amount,
    // The clocks come first, under the demand's own id: what a crash leaves of them the same request finds again.
    parts: await partsOf(ctx, id, request, organisation),
    opener,
  });
}

/** What the opener's work there is about; whoever handles clues there keeps it from the funds. */
function originOf({ actor }: Context, path: readonly ObjectId[]): Repayment['origin'] {
  const roles = actor.kind === 'staff' ? actor.grants.filter(({ organisationId }) => path.some((one) => one.toHexString() === organisationId)).map(({ role }) => role) : [];
  if (roles.includes('clueManager') || roles.includes('clueHandler')) return 'case';
  return roles.includes('fundOfficer') ? 'fund' : 'rectification';
}

type New = Pick<Repayment, '_id' | 'kind' | 'requestKey' | 'path' | 'organisation' | 'origin' | 'payerKind' | 'payer' | 'payerKey' | 'reason' | 'amount' | 'parts' | 'opener'>;

/** Writes it once, under the id that follows from its request. */
export async function create(ctx: Context, secret: string, fresh: New): Promise<{ repayment: Repayment; code: string }> {
  const known = (await native(RepaymentModel).findOne({ _id: fresh._id })) as Repayment | null;
  if (known) return { repayment: known, code: codeOf(secret) };
  const openedAt = ctx.clock.now();
  const on = shanghaiDay(openedAt);
  const number = await nextNumber({ kind: fresh.kind === 'demand' ? 'TJ' : 'ZD', year: Number(on.slice(0, 4)), subjectId: fresh._id.toHexString() });
  const code = codeOf(secret);
  const facts = { ...fresh, number, codeHash: codeHashOf(number, code), codeOn: on, openedAt, on, cancel: null, entries: [], refunds: [] };
  const body = { ...facts, ...derive(facts) };
  const repayment: Repayment = { ...body, trail: firstTrail(ctx, `repayment.${fresh.kind}`, { amount: fresh.amount }, repaymentFacts(body)) };
  try {
    await native(RepaymentModel).insertOne(repayment);
    return { repayment, code };
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    return { repayment: await loadRepayment(fresh._id), code };
  }
}

async function partsOf(ctx: Context, id: string, { parts }: OpenDemandRequest, organisation: { _id: ObjectId; name: string; path: ObjectId[] }): Promise<Part[]> {
  const wanted = parts.map(
    ({ due }, index): NewDeadline => ({
      key: partKey(id, index),
      kind: 'repayment.part',
      subject: { type: subjectType, id },
      path: organisation.path,
      debtor: { organisationId: organisation._id.toHexString(), label: organisation.name },
      from: shanghaiDay(ctx.clock.now()),
      dueOn: due,
      workingDays: 0,
      yellowWorkingDays: 3,
    }),
  );
  const deadlines = new Map((await openDeadlines(ctx, wanted)).map((deadline) => [deadline.key, deadline]));
  return parts.map(({ amount }, index) => {
    const { due, dueAt, yellowAt, redAt } = deadlines.get(partKey(id, index)) ?? fail('conflict');
    return { amount, due, dueAt, yellowAt, redAt };
  });
}

/** Another code; the former one no longer opens it. @throws Fault notFound, forbidden, conflict */
export async function reissueCode(ctx: Context, id: string, { requestKey, version }: ReissueCodeRequest): Promise<{ repayment: Repayment; code: string }> {
  const code = codeOf(requestKey);
  const repayment = await changeRepayment(ctx, id, 'codeIssued', (before) => {
    mayAct(ctx, 'reissue', before);
    const codeHash = codeHashOf(before.number, code);
    if (before.codeHash === codeHash) return null;
    if (before.trail.seq !== version) fail('conflict');
    return { set: { codeHash, codeOn: shanghaiDay(ctx.clock.now()) } };
  });
  return { repayment, code };
}

/** The verb within his scope, on something that he sees. @throws Fault notFound, forbidden */
export function mayAct(ctx: Context, verb: string, repayment: Repayment): void {
  if (!sees(ctx.actor, repayment)) fail('notFound');
  authorize(ctx.actor, `repayment.${verb}`, repayment);
}
