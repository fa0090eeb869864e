import { isDeepStrictEqual } from 'node:util';
import type { Page } from '../../contracts/common';
import { programmeFieldLabels, type FundProgramme, type FundProgrammeDetail, type FundProgrammeListQuery, type FundProgrammeSummary, type FundProgrammeVersion, type FundRate, type ProgrammeContent, type PublicProgramme, type PublicProgrammeDetail } from '../../contracts/fund';
import { abilitiesOf, authorize, cursorAfter, cursorValue, fail, native, shanghaiDay, type Context, type Day } from '../kernel';
import { contentOf } from './programme-commands';
import { ProgrammeModel } from './programme-model';
import { allProgrammes, deliveredProgramme, effectiveProgramme, listProgrammes } from './programmes';

type Effective = Awaited<ReturnType<typeof allProgrammes>>[number];

/** Some dozens at most, so the list is worked out in memory. By code. @throws Fault forbidden */
export async function listProgrammesFor(ctx: Context, query: FundProgrammeListQuery): Promise<Page<FundProgrammeSummary>> {
  authorize(ctx.actor, 'fundProgramme.list');
  const today = shanghaiDay(ctx.clock.now());
  const wanted = (await allProgrammes()).map((one) => summaryOf(one, today)).filter((one) => matches(one, query));
  const after = cursorValue(query.cursor);
  const begin = after === undefined ? 0 : wanted.findIndex(({ code }) => code === after) + 1;
  const items = wanted.slice(begin, begin + query.limit);
  return { items, nextCursor: begin + items.length < wanted.length ? cursorAfter(items.at(-1)!.code) : null, total: wanted.length };
}

/** @throws Fault forbidden */
export async function* eachProgramme(ctx: Context, query: Omit<FundProgrammeListQuery, 'cursor' | 'limit'>): AsyncGenerator<FundProgrammeSummary> {
  yield* (await listProgrammesFor(ctx, { ...query, limit: 10_000 })).items;
}

/** One with its versions, the newest first. @throws Fault forbidden, notFound */
export async function showProgramme(ctx: Context, code: string): Promise<FundProgrammeDetail> {
  authorize(ctx.actor, 'fundProgramme.list');
  const programme = await effectiveProgramme(code);
  return { ...summaryOf(programme, shanghaiDay(ctx.clock.now())), versions: await versionsOf(code), abilities: abilitiesOf(ctx.actor, 'fundProgramme', { path: [] }) };
}

/** Those in use, for everybody. */
export async function publicProgrammes(): Promise<{ items: PublicProgramme[] }> {
  return { items: (await listProgrammes()).map(publicOf) };
}

/** What it is, who may get it, how much, by what, with which papers. @throws Fault notFound for those not in use */
export async function publicProgramme(code: string): Promise<PublicProgrammeDetail> {
  const programme = await effectiveProgramme(code);
  if (!programme.active) return fail('notFound', { message: '没有这个民生资金项目。' });
  const { sources, bases, audience, rates, channel, publicityDays, materials, phone } = programme;
  return { ...publicOf(programme), sources, bases, audience, rates: newestFirst(rates), channel, publicityDays, materials, phone };
}

const publicOf = ({ code, name, kind, department, unit, cycle, sensitive }: FundProgramme): PublicProgramme => ({ code, name, kind, department, unit, cycle, sensitive });

const newestFirst = (rates: readonly FundRate[]): FundRate[] => [...rates].sort((a, b) => (a.from < b.from ? 1 : a.from > b.from ? -1 : 0));

const holds = ({ from, to }: FundRate, today: Day): boolean => from <= today && (to === null || to >= today);

const summaryOf = (one: Effective, today: Day): FundProgrammeSummary => ({ ...one, id: one.code, rates: newestFirst(one.rates), hasRate: one.rates.some((rate) => holds(rate, today)) });

function matches(one: FundProgrammeSummary, { kind, text, show }: Omit<FundProgrammeListQuery, 'cursor' | 'limit'>): boolean {
  if (kind && one.kind !== kind) return false;
  if (text && ![one.code, one.name, one.department].some((words) => words.toLowerCase().includes(text.toLowerCase()))) return false;
  if (show === 'active') return one.active;
  if (show === 'retired') return !one.active;
  if (show === 'edited') return one.origin !== 'default';
  return show !== 'withoutRate' || (one.active && !one.hasRate);
}

async function versionsOf(code: string): Promise<FundProgrammeVersion[]> {
  const stored = await native(ProgrammeModel).findOne({ code }, { projection: { versions: 1 } });
  const delivered = deliveredProgramme(code);
  const first = delivered ? [{ version: delivered.version, at: null, by: '清鉴', reason: '随平台的默认内容', content: contentOf(delivered) }] : [];
  const all = [...first, ...(stored?.versions ?? [])];
  return all.map(({ at, ...one }, index) => ({ ...one, at: at?.toISOString() ?? null, changed: changedBetween(all[index - 1]?.content, one.content) })).reverse();
}

const changedBetween = (before: ProgrammeContent | undefined, after: ProgrammeContent): string[] =>
  before ? (Object.keys(programmeFieldLabels) as (keyof ProgrammeContent)[]).filter((field) => !isDeepStrictEqual(before[field], after[field])).map((field) => programmeFieldLabels[field]) : [];
