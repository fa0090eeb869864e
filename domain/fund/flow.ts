import type { FundFlow, FundFlowQuery } from '../../contracts/fund-flow';
import { authorize, can, fail, findOrganisation, findRoots, native, shanghaiDay, toObjectId, type Context, type Day, type OrganisationRecord } from '../kernel';
import { BalanceModel, unpacked, type Balance } from './balance-model';
import { countFunds } from './count';
import { findingsOf } from './findings';
import { treeGraph, villageGraph } from './flow-graph';
import { rowsBelow, rowsByProgramme, totalRow } from './flow-rows';
import { programmesInCharge } from './in-charge';
import { placeOf } from './places';
import { allProgrammes } from './programmes';
import { fewVillages, hidesVillages, mergeVillages, veiled, veiledName, veiledProgramme } from './veil';

const balances = () => native(BalanceModel);

/** For staff: everything within their scope and of their own programmes, elsewhere what everybody may see. @throws Fault forbidden, notFound */
export async function fundFlow(ctx: Context, query: FundFlowQuery): Promise<FundFlow> {
  authorize(ctx.actor, 'fund.list');
  const place = await placeAsked(query);
  if (can(ctx.actor, 'fund.list', place)) return flowOf(ctx, place, query, () => true);
  const own = await programmesInCharge(ctx, 'fund.list');
  return flowOf(ctx, place, query, (code) => own.has(code));
}

/** For everybody. @throws Fault notFound, badRequest (asked singly for what is told together only) */
export async function publicFundFlow(ctx: Context, query: FundFlowQuery): Promise<FundFlow> {
  return flowOf(ctx, await placeAsked(query), query, () => false);
}

type Asked = OrganisationRecord & { flowKind: 'district' | 'town' | 'village' };

async function placeAsked({ village, town }: FundFlowQuery): Promise<Asked> {
  const id = village ?? town;
  const found = id ? await findOrganisation(toObjectId(id)) : (await findRoots()).find(({ kind }) => kind === 'district');
  const wanted = village ? 'village' : town ? 'town' : 'district';
  return found && placeOf(found)?.kind === wanted ? { ...found, flowKind: wanted } : fail('notFound', { message: '没有找到这个地方。' });
}

/** The balances of a place and of everything below it. */
export const balancesOf = (place: { _id: OrganisationRecord['_id'] }, year: number) => balances().find({ path: place._id, year }).sort({ _id: 1 });

async function flowOf(ctx: Context, place: Asked, query: FundFlowQuery, seesAllOf: (programme: string) => boolean): Promise<FundFlow> {
  await countFunds();
  const today = shanghaiDay(ctx.clock.now());
  const key = place._id.toHexString();
  const years = (await balances().find({ key }, { sort: { year: -1 }, projection: { year: 1 } }).toArray()).map(({ year }) => year);
  const year = query.year ?? years[0] ?? Number(today.slice(0, 4));
  const all = await allProgrammes();
  const names = new Map(all.map(({ code, name }) => [code, name]));
  const programme = query.programme ?? null;
  if (programme && !names.has(programme)) fail('notFound', { message: '没有这个民生资金项目。' });
  const veil = { sensitive: new Set(all.filter(({ code, sensitive }) => sensitive && !seesAllOf(code)).map(({ code }) => code)), programme };
  if (place.flowKind === 'village' && hidesVillages(veil)) fail('badRequest', { message: '这个项目涉及个人隐私，不按村单列。请看全镇的。' });
  const found = ofProgramme((await balancesOf(place, year).toArray()).map(unpacked), programme);
  const within = place.parentId ? await findOrganisation(place.parentId) : null;
  return {
    place: { kind: place.flowKind, id: key, name: place.name, within: within && { id: within._id.toHexString(), name: within.name } },
    year,
    years,
    programme: programme === null ? null : { code: programme, name: names.get(programme) ?? programme },
    ...composeFlow(found, { kind: place.flowKind, place: { key, name: placeOf(place)!.name }, shown: veiled(found, veil), hidden: hidesVillages(veil), alone: programme !== null, names, today }),
  };
}

const ofProgramme = (found: Balance[], programme: string | null): Balance[] => (programme === null ? found : found.map((one) => ({ ...one, lines: one.lines.filter((line) => line.programme === programme) })).filter(({ lines }) => lines.length > 0));

interface Composing {
  kind: 'district' | 'town' | 'village';
  place: { key: string; name: string };
  /** As they may be shown. */
  shown: readonly Balance[];
  hidden: boolean;
  /** One programme: what a village's money was for needs no bars. */
  alone: boolean;
  names: ReadonlyMap<string, string>;
  today: Day;
}

/** Everything that is told of the money of a place, from its balances. */
function composeFlow(found: readonly Balance[], { kind, place, shown, hidden, alone, names, today }: Composing): Omit<FundFlow, 'place' | 'year' | 'years' | 'programme'> {
  const nameOf = (code: string): string => (code === veiledProgramme ? veiledName : (names.get(code) ?? code));
  const rows = rowsByProgramme(fewVillages(found) ? shown : found, nameOf);
  const [village] = shown;
  const graph = kind !== 'village' || alone ? treeGraph(kind === 'district' && !hidden ? mergeVillages(shown) : shown) : village ? villageGraph(village, nameOf) : { nodes: [], links: [] };
  const district = kind === 'district' ? { place: { ...place, id: place.key, layer: kind }, rows } : null;
  return {
    asOf: found.reduce<Day | null>((newest, { asOf }) => (asOf !== null && (newest === null || asOf > newest) ? asOf : newest), null),
    total: totalRow(found),
    rows,
    below: rowsBelow(shown, kind),
    graph,
    ...findingsOf(shown, { nameOf, today, district }),
  };
}
