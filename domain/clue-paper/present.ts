import { paperAct, type OpenedPaper, type PaperSummary } from '../../contracts/clue-paper';
import { mustHaveOpened } from '../clue';
import { accountNames, can, type Context } from '../kernel';
import { findPaper, recordLook, thingOf, type Found } from './access';
import { isDrafter } from './command';
import { formOf } from './forms';
import { openPaper } from './sealed';
import { paperRefusal } from './states';

type Names = Map<string, string>;
const person = (names: Names, id: string): { id: string; name: string } => ({ id, name: names.get(id) ?? '' });

/** Rows of the register: what stands in clear. `codes`: of the clues, by id. */
export async function summariesOf(found: readonly { paper: Found['paper']; code: string | null }[]): Promise<PaperSummary[]> {
  const names = await accountNames(found.flatMap(({ paper }) => [paper.drafterId, paper.signerId ?? []].flat()));
  return found.map(({ paper, code }) => summaryOf(paper, code, names));
}

function summaryOf(paper: Found['paper'], code: string | null, names: Names): PaperSummary {
  const { _id, kind, number, state, clueId, unit, drafterId, day, signerId } = paper;
  return {
    id: _id.toHexString(),
    kind,
    number,
    state,
    day,
    clue: clueId ? { id: clueId.toHexString(), code: code ?? '' } : null,
    unit: unit && { id: unit.id.toHexString(), name: unit.name },
    drafter: person(names, drafterId),
    signer: signerId ? person(names, signerId) : null,
  };
}

/** What it says, on record before it is answered. @throws Fault notFound, forbidden, keysClosed, badRequest (no reason given today) */
export async function openForReading(ctx: Context, id: string): Promise<OpenedPaper> {
  const found = await findPaper(ctx, id, 'open');
  if (found.clue) await mustHaveOpened(ctx, found.clue);
  await recordLook(ctx, found, 'Opened');
  return presentOpened(ctx, found);
}

/** For whoever has just acted on it. */
export async function presentOpened(ctx: Context, found: Found): Promise<OpenedPaper> {
  const { paper, clue } = found;
  const { body, remarks } = await openPaper(ctx, clue, paper);
  const names = await accountNames([paper.drafterId, paper.reviewerId ?? [], paper.signerId ?? [], remarks.map(({ byAccountId }) => byAccountId)].flat(2));
  return {
    ...summaryOf(paper, clue?.code ?? null, names),
    form: formOf(paper.kind),
    body,
    followUpNumber: paper.followUpNumber,
    reviewer: paper.reviewerId ? person(names, paper.reviewerId) : null,
    remarks: remarks.map(({ what, byAccountId, at, text }) => ({ what, by: names.get(byAccountId) ?? '', at, text })),
    version: paper.trail.seq,
    abilities: abilitiesFor(ctx, found),
  };
}

function abilitiesFor(ctx: Context, found: Found): Record<string, boolean> {
  const { paper } = found;
  const may = (verb: string): boolean => can(ctx.actor, `cluePaper.${verb}`, thingOf(found));
  const acts = paperAct.options.map((act) => [act, may(act) && paperRefusal(act, paper.state, isDrafter(ctx, paper)) === null] as const);
  return { ...Object.fromEntries(acts), download: may('download') && paper.number !== null };
}
