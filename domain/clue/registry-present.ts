import { clueAct, clueStateLabels, pendingWhatLabels, type ClueState } from '../../contracts/clue';
import type { ClueDetail, ClueSummary, IdentityRequestView } from '../../contracts/clue-registry';
import { clueTermLabels } from '../../templates';
import { accessesOf, accountNames, can, currentCalendar, lightOf, shanghaiDay, workingDaysLeft, type Context } from '../kernel';
import { currentTerm, stepOf } from './clue-terms';
import type { IdentityRequest } from './handling-model';
import type { Clue } from './model';
import { ownIds, staffOf } from './readable';
import { partyOf, situationOf } from './registry-command';
import { timelineOf } from './registry-timeline';
import { refusalOf } from './states';

type Names = Map<string, string>;
const person = (names: Names, id: string): { id: string; name: string } => ({ id, name: names.get(id) ?? '' });
const over: readonly ClueState[] = ['closed', 'passedOn'];

/** Rows of a list, with the names of whoever handles them. */
export async function summariesOf(ctx: Context, found: readonly Clue[]): Promise<ClueSummary[]> {
  const names = await accountNames(found.flatMap(({ handling }) => handling?.handlerId ?? []));
  return found.map((clue) => summaryOf(ctx, clue, names));
}

function summaryOf(ctx: Context, clue: Clue, names: Names): ClueSummary {
  const now = ctx.clock.now();
  const { current, handling } = clue;
  const running = current ? { ...current, state: 'open' as const } : null;
  return {
    id: clue._id.toHexString(),
    code: clue.code,
    receivedOn: clue.receivedOn,
    channel: clue.channel,
    kind: clue.kind,
    town: clue.town && { id: clue.town.id.toHexString(), name: clue.town.name },
    state: clue.state,
    light: running ? lightOf(running, now) : over.includes(clue.state) ? 'done' : clue.state === 'parked' ? 'paused' : 'green',
    due: current?.due ?? null,
    workingDaysLeft: running ? workingDaysLeft(running, now, currentCalendar()) : null,
    step: stepWords(clue),
    handler: handling?.handlerId ? person(names, handling.handlerId) : null,
    disposition: handling?.disposition ?? null,
    mine: isMine(ctx, clue),
  };
}

/** What is to be done next. */
export function stepWords(clue: Pick<Clue, 'state' | 'handling' | 'receivedOn'>): string {
  const pending = clue.handling?.pending;
  if (pending) return `审批${pendingWhatLabels[pending.what]}`;
  const term = currentTerm(clue);
  return term ? clueTermLabels[stepOf(term)] : clueStateLabels[clue.state];
}

/** Does it wait for whoever asks? Of a list the query says the same (`mineFilter`). */
export function isMine(ctx: Context, clue: Clue): boolean {
  const actor = staffOf(ctx);
  const { roles, isHandler, isApplicant, mustCountersign } = partyOf(actor, clue);
  if (clue.handling?.reply) return isHandler || (clue.handling.handlerId === null && roles.includes('petitionClerk'));
  if (clue.state === 'received') return roles.includes('petitionClerk') || (clue.channel === 'officerGreen' && roles.includes('clueManager'));
  if (clue.state === 'registered') return roles.includes('clueManager');
  if (clue.handling?.pending) return roles.includes('commissionLeader') && !isApplicant;
  return (isHandler || mustCountersign) && ['assigned', 'deciding', 'handling'].includes(clue.state);
}

/** All that stands in clear of one clue. */
export async function detailOf(ctx: Context, clue: Clue): Promise<ClueDetail> {
  const actor = staffOf(ctx);
  const { handling } = clue;
  const accesses = await accessesOf({ type: 'clue', id: clue._id.toHexString() }, 'clue.opened');
  const requests = handling?.identityRequests ?? [];
  const names = await accountNames([
    ...clue.readers,
    ...(handling ? [handling.handlerId ?? [], handling.coHandlerIds, handling.pending?.byAccountId ?? [], handling.steps.flatMap(({ byAccountId, toAccountId }) => [byAccountId, toAccountId ?? []].flat())].flat(2).filter(Boolean) : []),
    ...requests.flatMap(({ byAccountId, decidedBy }) => [byAccountId, ...(decidedBy ? [decidedBy] : [])]),
  ]);
  const today = shanghaiDay(ctx.clock.now());
  return {
    ...summaryOf(ctx, clue, names),
    coHandlers: (handling?.coHandlerIds ?? []).map((id) => ({ ...person(names, id), signed: !handling?.countersign.includes(id) })),
    ...timelineOf(clue, names),
    pending: handling?.pending ? { what: handling.pending.what, by: person(names, handling.pending.byAccountId), at: handling.pending.at.toISOString(), disposition: handling.pending.disposition, days: handling.pending.days } : null,
    extensions: handling?.extensions ?? 0,
    replyWaits: Boolean(handling?.reply),
    readers: clue.readers.map((id) => readsOf(person(names, id), accesses)),
    identity: requests.map((request) => presentRequest(request, names)),
    openedToday: accesses.some(({ byId, at }) => byId === actor.accountId && shanghaiDay(at) === today),
    version: clue.trail.seq,
    abilities: abilitiesFor(ctx, clue),
  };
}

function readsOf(reader: { id: string; name: string }, accesses: Awaited<ReturnType<typeof accessesOf>>) {
  const own = accesses.filter(({ byId }) => byId === reader.id);
  return { ...reader, reads: own.length, lastAt: own.at(-1)?.at.toISOString() ?? null };
}

export const presentRequest = (request: IdentityRequest, names: Names): IdentityRequestView => ({
  id: request.id,
  state: request.state,
  by: person(names, request.byAccountId),
  at: request.at.toISOString(),
  reason: request.reason,
  urgent: request.urgent,
  decidedBy: request.decidedBy ? person(names, request.decidedBy) : null,
  decidedAt: request.decidedAt?.toISOString() ?? null,
  opinion: request.opinion,
  until: request.until?.toISOString() ?? null,
});

function abilitiesFor(ctx: Context, clue: Clue): Record<string, boolean> {
  const actor = staffOf(ctx);
  const [situation, party] = [situationOf(clue), partyOf(actor, clue)];
  const acts = clueAct.options.map((act) => [act, can(actor, `clue.${act}`, clue) && refusalOf(act, situation, party) === null] as const);
  const own = ownIds(actor);
  const requests = (clue.handling?.identityRequests ?? []).filter(({ byAccountId }) => own.includes(byAccountId));
  const granted = requests.some(({ state, until }) => state === 'granted' && until !== null && until > ctx.clock.now());
  return {
    ...Object.fromEntries(acts),
    open: can(actor, 'clue.open', clue),
    askIdentity: can(actor, 'clue.askIdentity', clue) && clue.handling !== null && !granted && !requests.some(({ state }) => state === 'asked'),
    openIdentity: granted && can(actor, 'clue.openIdentity', clue),
  };
}
