import type { z } from 'zod';
import type { UpwardDetail, UpwardSummary, upwardListQuery } from '../../../contracts/clue-upward';
import type { Page } from '../../../contracts/common';
import type { WorkItem } from '../../../contracts/my-work';
import { auditVerbWords } from '../../../contracts/audit-labels';
import { accessesOf, accountNames, authorize, can, cursorAfter, cursorValue, currentCalendar, fail, lightOf, ObjectId, workingDaysLeft, type Context, type Deadline } from '../../kernel';
import { staffOf } from '../readers/readable';
import { keepersOf, partOf, upwardFor, upwards } from './access';
import { isOpen, type UpwardReport } from './model';
import { mayOpenIdentity, openedToday } from './open';
import { destroyedBy, handOverDeadlines } from './terms';

/** Number, days, state: what is sealed never leaves the database for a list, but for who keeps the identity. */
const inClear = { 'sealed.content': 0, 'sealed.identity': 0, 'sealed.talk': 0, 'sealed.envelopes.content': 0, 'sealed.envelopes.talk': 0 } as const;

/** What he passes on himself, and what he is asked for the name of; newest day first. */
export async function listUpward(ctx: Context, query: z.output<typeof upwardListQuery>): Promise<Page<UpwardSummary>> {
  authorize(ctx.actor, 'upward.list');
  const [day, id] = (cursorValue(query.cursor) ?? '').split(' ');
  if (query.cursor && !(day && id && ObjectId.isValid(id))) fail('badRequest', { fields: [{ path: 'cursor', message: '翻页位置不对，请从第一页看起' }] });
  const after = day && id ? { $or: [{ receivedOn: { $lt: day } }, { receivedOn: day, _id: { $lt: new ObjectId(id) } }] } : {};
  const found = (await upwards().find({ $and: [{ shownTo: staffOf(ctx).accountId }, after] } as object, { sort: { receivedOn: -1, _id: -1 }, limit: query.limit + 1, projection: inClear }).toArray()) as UpwardReport[];
  const shown = found.slice(0, query.limit);
  const last = shown.at(-1);
  return { items: await summariesOf(ctx, shown), nextCursor: found.length > query.limit && last ? cursorAfter(`${last.receivedOn} ${last._id.toHexString()}`) : null };
}

/** @throws Fault notFound for all others */
export const showUpward = async (ctx: Context, id: string): Promise<UpwardDetail> => upwardDetailOf(ctx, await upwardFor(ctx, id, 'upward.list'));

export async function upwardDetailOf(ctx: Context, upward: UpwardReport): Promise<UpwardDetail> {
  const id = upward._id.toHexString();
  const [summary] = await summariesOf(ctx, [upward]);
  const { handOver, destruction, state } = upward;
  const names = await accountNames([handOver?.byAccountId ?? [], destruction?.byAccountId ?? []].flat());
  const person = (accountId: string) => ({ id: accountId, name: names.get(accountId) ?? '' });
  const holder = partOf(staffOf(ctx), upward) === 'holder';
  const accesses = await accessesOf({ type: 'upward', id });
  return {
    ...(summary as UpwardSummary),
    identity: mayOpenIdentity(ctx, upward) ? 'released' : upward.identity,
    handOver: handOver && { on: handOver.on, by: person(handOver.byAccountId), way: handOver.way, office: handOver.office, withIdentity: handOver.withIdentity },
    destroyedBy: state === 'handedOver' && handOver ? destroyedBy(handOver.on) : null,
    destruction: destruction && { on: destruction.on, by: destruction.byAccountId ? person(destruction.byAccountId) : null, sha256: destruction.sha256 },
    steps: holder ? accesses.map(({ at, byName, verb }) => ({ at: at.toISOString(), by: byName, verb, label: auditVerbWords(verb) })) : [],
    openedToday: await openedToday(ctx, upward),
    version: upward.trail.seq,
    abilities: abilitiesFor(ctx, upward),
  };
}

/** What he may do now. */
function abilitiesFor(ctx: Context, upward: UpwardReport): Record<string, boolean> {
  const may = (verb: string, now: boolean): boolean => now && can(ctx.actor, `upward.${verb}`, upward);
  const [open, handedOver] = [isOpen(upward), upward.state === 'handedOver'];
  return {
    open: may('open', open || handedOver),
    handOver: may('handOver', upward.state === 'sealed'),
    fetch: may('handOver', handedOver),
    giveBack: may('giveBack', open),
    destroy: may('destroy', handedOver),
    askIdentity: may('askIdentity', open && upward.identity === 'kept' && !mayOpenIdentity(ctx, upward) && keepersOf(upward).length > 0),
    releaseIdentity: may('releaseIdentity', open && upward.identity === 'asked' && !upward.holders.includes(staffOf(ctx).accountId)),
  };
}

async function summariesOf(ctx: Context, found: readonly UpwardReport[]): Promise<UpwardSummary[]> {
  const deadlines = await handOverDeadlines(found.filter(isOpen));
  return found.map((upward) => summaryOf(ctx, upward, deadlines.get(upward._id.toHexString())));
}

function summaryOf(ctx: Context, upward: UpwardReport, deadline: Deadline | undefined): UpwardSummary {
  const now = ctx.clock.now();
  return {
    id: upward._id.toHexString(),
    code: upward.code,
    receivedOn: upward.receivedOn,
    state: upward.state,
    light: deadline ? lightOf(deadline, now) : isOpen(upward) ? 'green' : 'done',
    due: deadline?.due ?? null,
    workingDaysLeft: deadline ? workingDaysLeft(deadline, now, currentCalendar()) : null,
    part: partOf(staffOf(ctx), upward) ?? 'identity',
  };
}

/** What waits for him: to be handed over, to be confirmed, a name to go with it. The number only. */
export async function upwardWork(ctx: Context): Promise<WorkItem[]> {
  const { items } = await listUpward(ctx, { limit: 100 });
  const step = ({ part, state }: UpwardSummary): string | null => {
    if (part === 'identity') return '放开身份';
    return state === 'sealed' || state === 'returning' ? '移交上级' : state === 'handedOver' ? '确认收到，销毁' : null;
  };
  return items.flatMap((item) => {
    const next = step(item);
    const { id, code, light, due, workingDaysLeft: left } = item;
    return next ? [{ kind: 'upward' as const, id, number: null, title: `上送件　${code}`, step: next, light, due, dueAt: null, workingDaysLeft: left, link: `/clues/upward/${id}`, onBehalfOf: null }] : [];
  });
}
