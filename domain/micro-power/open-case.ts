import type { OpenCaseRequest } from '../../contracts/power-case';
import { authorize, encryptText, fail, findOrganisation, firstTrail, native, newOutbox, ObjectId, shanghaiDay, type Context, type Day } from '../kernel';
import { byOf, caseChanged, derived } from './case-command';
import { reconcileDeadlines } from './case-deadlines';
import { caseFacts, concernsPurpose, PowerCaseModel, sortKeyOf, type PowerCase } from './case-model';
import { powerInForce } from './list';

/** Refuses a day that has not come. */
export function notInFuture(ctx: Context, on: Day, path: string): void {
  if (on > shanghaiDay(ctx.clock.now())) fail('badRequest', { fields: [{ path, message: '这一天还没有到' }] });
}

/** Opens a case of a power for one matter; it goes by the list's entry as it is on this day. */
export async function openCase(ctx: Context, { villageId, code, title, concerns, on }: OpenCaseRequest): Promise<PowerCase> {
  const village = (await findOrganisation(villageId)) ?? fail('notFound');
  authorize(ctx.actor, 'powerCase.write', village);
  if (village.kind !== 'village' && village.kind !== 'community') fail('badRequest', { fields: [{ path: 'villageId', message: '请选一个村或者社区' }] });
  notInFuture(ctx, on, 'on');
  const { power, version } = await powerInForce(code);
  if (!power.active) fail('wrongState', { message: '这项权力已经停用，不能再办新的。' });
  const town = village.parentId ? await findOrganisation(village.parentId) : null;
  const now = ctx.clock.now();
  const _id = new ObjectId();
  const begun: Omit<PowerCase, 'trail'> = {
    _id,
    village: { id: village._id, name: village.name },
    town: town ? { id: town._id, name: town.name } : { id: village._id, name: village.name },
    path: village.path,
    power: { code, name: power.name, class: power.class },
    chart: power,
    chartVersion: version,
    title,
    ...(concerns === '' ? {} : { concerns: encryptText(concerns, concernsPurpose({ _id })) }),
    opened: { on, at: now, by: byOf(ctx.actor) },
    state: 'open',
    entries: [],
    terms: [],
    objections: [],
    closing: null,
    publicity: 'inside',
    returnedBecause: null,
    warned: [],
    hasWarnings: false,
    current: null,
    sortKey: 0,
  };
  const body = { ...begun, ...derived(begun), sortKey: sortKeyOf(begun) };
  const made: PowerCase = { ...body, trail: firstTrail(ctx, 'powerCase.open', { code, edition: version }, caseFacts(body)), outbox: newOutbox(ctx, [{ type: caseChanged, payload: { caseId: _id.toHexString() } }]) };
  await native(PowerCaseModel).insertOne(made);
  return reconcileDeadlines(ctx, made);
}
