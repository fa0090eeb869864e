import type { z } from 'zod';
import type { DraftPaperRequest, PaperAct, PaperBody, reasonedPaperRequest } from '../../contracts/clue-paper';
import { ownIds, staffOf } from '../clue';
import { auditedChange, deliver, fail, findAccountsWithRole, firstTrail, newId, shanghaiDay, type Context } from '../kernel';
import { paperKindLabels } from '../../contracts/clue-paper';
import { findPaper, type Found } from './access';
import { mustFit, subjectOf } from './forms';
import { CluePaperModel, paperFacts, papers, type CluePaper } from './model';
import { finishNumbering, wordOf } from './numbers';
import { openPaper, sealPaper, type SealedPaper } from './sealed';
import { paperRefusal, paperSteps } from './states';

export interface PaperInput {
  id: string;
  /** The one that the person saw. */
  version: number;
}

/** @throws Fault notFound, forbidden, keysClosed, wrongState, badRequest */
export async function draftPaper(ctx: Context, { kind, about, body }: DraftPaperRequest): Promise<Found> {
  const { clue, unit, path, followUpNumber } = await subjectOf(ctx, kind, about);
  mustFit(kind, body);
  const place = { _id: newId(ctx), revision: 1 };
  const sealed = await sealPaper(ctx, clue, place, { body, remarks: [] });
  const facts = { ...place, kind, state: 'draft' as const, clueId: clue?._id ?? null, unit, followUpNumber, path, drafterId: staffOf(ctx).accountId, day: shanghaiDay(ctx.clock.now()), reviewerId: null, signerId: null, signedOn: null, word: null, number: null };
  const paper: CluePaper = { ...facts, ...sealed, trail: firstTrail(ctx, 'cluePaper.draft', { kind }, paperFacts(facts)) };
  await papers().insertOne(paper);
  return { paper, clue };
}

/** Other words in a draft. @throws Fault as `draftPaper`, conflict */
export const changePaper = (ctx: Context, input: PaperInput, { body }: { body: PaperBody }): Promise<Found> =>
  act(ctx, 'change', input, async (found) => {
    mustFit(found.paper.kind, body);
    return sealAnew(ctx, found, (plain) => ({ ...plain, body }));
  });

/** To be signed: those who may are told that there is something to sign. */
export async function submitPaper(ctx: Context, input: PaperInput): Promise<Found> {
  const found = await act(ctx, 'submit', input);
  for (const to of await signers(found)) await tell(ctx, found, to, 'cluePaper.toSign');
  return found;
}

export const takeBackPaper = (ctx: Context, input: PaperInput): Promise<Found> => act(ctx, 'takeBack', input, () => Promise.resolve({ reviewerId: null }));
/** A draft that is not wanted: its words go, no number is lost. */
export const dropPaper = async (ctx: Context, input: PaperInput): Promise<void> => void (await act(ctx, 'drop', input, () => Promise.resolve({}), ['sealed', 'sealedText']));
/** 核稿. */
export const checkPaper = (ctx: Context, input: PaperInput): Promise<Found> => act(ctx, 'check', input, () => Promise.resolve({ reviewerId: staffOf(ctx).accountId }));

export async function giveBackPaper(ctx: Context, input: PaperInput, { reason }: Pick<z.output<typeof reasonedPaperRequest>, 'reason'>): Promise<Found> {
  const found = await act(ctx, 'giveBack', input, async (before) => ({ reviewerId: null, ...(await remarked(ctx, before, 'giveBack', reason)) }));
  await tell(ctx, found, found.paper.drafterId, 'cluePaper.givenBack');
  return found;
}

/**
 * 签发 by a second person. The signature is one write and stands; the number follows at once, or, after a crash, by the
 * job or by signing again.
 */
export async function signPaper(ctx: Context, input: PaperInput): Promise<Found> {
  const word = await wordOf((await findPaper(ctx, input.id, 'sign')).paper.kind);
  const today = shanghaiDay(ctx.clock.now());
  const { paper, clue } = await act(ctx, 'sign', input, ({ paper: before }) => Promise.resolve(before.state === 'numbering' ? {} : { signerId: staffOf(ctx).accountId, signedOn: today, day: today, word }));
  const signed = { paper: await finishNumbering(ctx, paper), clue };
  await tell(ctx, signed, paper.drafterId, 'cluePaper.signed');
  return signed;
}

/** The number stays with it and is given to no other. */
export const voidPaper = (ctx: Context, input: PaperInput, { reason }: Pick<z.output<typeof reasonedPaperRequest>, 'reason'>): Promise<Found> => act(ctx, 'void', input, (found) => remarked(ctx, found, 'void', reason));

/**
 * One act: whether it is there for him, whether it has its place, the version; then what is sealed, then the one write.
 * Asked again inside the write, since another may have been faster.
 */
async function act(ctx: Context, name: PaperAct, { id, version }: PaperInput, more: (found: Found) => Promise<Partial<CluePaper>> = () => Promise.resolve({}), unset: string[] = []): Promise<Found> {
  const found = await findPaper(ctx, id, name);
  mustAllow(ctx, name, found.paper);
  if (version !== found.paper.trail.seq) fail('conflict');
  const set = await more(found);
  const paper = await auditedChange(CluePaperModel, found.paper._id, ctx, `cluePaper.${name}`, (before) => {
    mustAllow(ctx, name, before);
    return { set: { ...set, state: paperSteps[name].to }, unset };
  }, { version });
  return { paper, clue: found.clue };
}

function mustAllow(ctx: Context, name: PaperAct, paper: CluePaper): void {
  const refusal = paperRefusal(name, paper.state, isDrafter(ctx, paper));
  if (refusal) fail(refusal.why === 'authority' ? 'forbidden' : 'wrongState', { message: refusal.words });
}

export const isDrafter = (ctx: Context, { drafterId }: Pick<CluePaper, 'drafterId'>): boolean => ownIds(staffOf(ctx)).includes(drafterId);

/** Under the next revision, so that what was sealed before opens in its place no more. */
async function sealAnew(ctx: Context, { paper, clue }: Found, change: (plain: SealedPaper) => SealedPaper): Promise<Partial<CluePaper>> {
  const plain = change(await openPaper(ctx, clue, paper));
  const revision = paper.revision + 1;
  return { revision, ...(await sealPaper(ctx, clue, { _id: paper._id, revision }, plain)) };
}

const remarked = (ctx: Context, found: Found, what: 'giveBack' | 'void', text: string): Promise<Partial<CluePaper>> =>
  sealAnew(ctx, found, (plain) => ({ ...plain, remarks: [...plain.remarks, { what, byAccountId: staffOf(ctx).accountId, at: ctx.clock.now().toISOString(), text }] }));

/** Leaders who may read it, without whoever drafted it. */
async function signers({ paper, clue }: Found): Promise<string[]> {
  const leaders = (await findAccountsWithRole('commissionLeader', paper.path)).map(({ _id }) => _id.toHexString());
  return leaders.filter((id) => id !== paper.drafterId && (!clue || clue.readers.includes(id)));
}

/** Kind, and the clue's code or the unit: never a word of it. */
async function tell(ctx: Context, { paper, clue }: Found, accountId: string, template: 'cluePaper.toSign' | 'cluePaper.givenBack' | 'cluePaper.signed'): Promise<void> {
  if (accountId === staffOf(ctx).accountId || (clue && !clue.readers.includes(accountId))) return;
  const params = { kind: paperKindLabels[paper.kind], about: clue?.code ?? paper.unit?.name ?? '' };
  const link = clue ? `/clues/${clue._id.toHexString()}` : `/clue-papers?id=${paper._id.toHexString()}`;
  await deliver(ctx, { key: `cluePaper:${paper._id.toHexString()}:${template}:${paper.trail.seq}:${accountId}`, to: { accountId }, template, params, channels: ['inbox'], link });
}
