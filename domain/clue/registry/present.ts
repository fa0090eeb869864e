import { clueAct, clueStateLabels, pendingWhatLabels, type ClueState } from '../../../contracts/clue';
import type { ClueDetail, ClueSummary, IdentityRequestView } from '../../../contracts/clue-registry';
import { clueTermLabels } from '../../../templates';
import { accessesOf, accountNames, can, currentCalendar, destroyedAmong, lightOf, shanghaiDay, workingDaysLeft, type Context } from '../../kernel';
import { retentionOf } from '../destruction/list';
import { currentTerm, stepOf } from '../clue-terms';
import { absentFor } from '../desk/absent';
import type { IdentityRequest } from '../handling-model';
import type { Clue } from '../model';
import { partsOf } from '../readers/family';
import { clues, ownIds, staffOf } from '../readers/readable';
import { partyOf, situationOf } from './command';
import { timelineOf } from './timeline';
import { refusalOf } from '../states';
import { falseStageOf } from '../verdict/false-stage';

type Names = Map<string, string>;
const person = (names: Names, id: string): { id: string; name: string } => ({ id, name: names.get(id) ?? '' });
const over: readonly ClueState[] = ['closed', 'passedOn'];

/** Rows of a list, with the names of whoever handles them. */
export async function summariesOf(ctx: Context, found: readonly Clue[]): Promise<ClueSummary[]> {
  const [names, gone] = await Promise.all([accountNames(found.flatMap(({ handling }) => handling?.handlerId ?? [])), destroyedAmong(found.map(({ shredSlot }) => shredSlot))]);
  // Came back with a backup: it is there until the night, and opens for nobody.
  return found.map((clue) => ({ ...summaryOf(ctx, clue, names), ...(gone.has(clue.shredSlot) ? { step: '已销毁，等系统清除', mine: false } : {}) }));
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
    held: Boolean(handling?.hold),
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
    ...(handling?.hold ? [handling.hold.byAccountId] : []),
    ...requests.flatMap(({ byAccountId, decidedBy }) => [byAccountId, ...(decidedBy ? [decidedBy] : [])]),
  ]);
  const today = shanghaiDay(ctx.clock.now());
  const family = await familyOf(ctx, clue);
  return {
    ...summaryOf(ctx, clue, names),
    coHandlers: (handling?.coHandlerIds ?? []).map((id) => ({ ...person(names, id), signed: !handling?.countersign.includes(id) })),
    ...timelineOf(clue, names),
    pending: handling?.pending ? { what: handling.pending.what, by: person(names, handling.pending.byAccountId), at: handling.pending.at.toISOString(), disposition: handling.pending.disposition, days: handling.pending.days } : null,
    extensions: handling?.extensions ?? 0,
    finding: handling?.finding ?? null,
    falseStage: falseStageOf(handling),
    replyWaits: Boolean(handling?.reply),
    satisfaction: handling?.satisfaction ?? null,
    readers: clue.readers.map((id) => readsOf(person(names, id), accesses)),
    absent: await absentFor(ctx, clue),
    identity: requests.map((request) => presentRequest(request, names)),
    ...family,
    openedToday: accesses.some(({ byId, at }) => byId === actor.accountId && shanghaiDay(at) === today),
    version: clue.trail.seq,
    retention: retentionOf(clue, names),
    abilities: abilitiesFor(ctx, clue),
  };
}

/** Its report and what was split off, as far as the reader may open them. */
async function familyOf(ctx: Context, clue: Clue): Promise<Pick<ClueDetail, 'main' | 'parts'>> {
  const me = staffOf(ctx).accountId;
  const opens = ({ readers }: Pick<Clue, 'readers'>): boolean => readers.includes(me);
  const report = clue.main ? await clues().findOne({ _id: clue.main.id }, { projection: { readers: 1 } }) : null;
  const parts = clue.main ? [] : (await partsOf(clue)).filter(opens);
  const names = await accountNames(parts.flatMap(({ handling }) => handling?.handlerId ?? []));
  return {
    main: clue.main ? { id: report && opens(report) ? report._id.toHexString() : null, code: clue.main.code } : null,
    parts: parts.map(({ _id, code, state, handling }) => ({ id: _id.toHexString(), code, state, handler: handling?.handlerId ? person(names, handling.handlerId) : null })),
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
    askIdentity: can(actor, 'clue.askIdentity', clue) && clue.handling !== null && !clue.main && !granted && !requests.some(({ state }) => state === 'asked'),
    openIdentity: granted && can(actor, 'clue.openIdentity', clue),
  };
}
