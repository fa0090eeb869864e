import type { EnterTownReleaseRequest, TownMoney, TownMoneyRow } from '../../contracts/fund-money';
import { authorize, fail, findOrganisation, native, OrganisationModel, scopeFilter, toObjectId, type Context, type ObjectId, type OrganisationRecord } from '../kernel';
import { balanceLines, inOf, outOf, receivedOf } from './balance';
import { countFunds } from './count';
import { groupBy } from './group-by';
import { MovementModel, type MovementRecord } from './movement-model';
import { writeLine } from './movements';
import { allProgrammes } from './programmes';

type Line = Omit<MovementRecord, 'trail' | 'outbox'>;
type Ref = { id: string; name: string };
const ref = ({ _id, name }: Pick<OrganisationRecord, '_id' | 'name'>): Ref => ({ id: _id.toHexString(), name });
const isVillage = ({ kind }: Pick<OrganisationRecord, 'kind'>): boolean => kind === 'village' || kind === 'community';

/** What touched one town: some hundreds of lines. */
export const townLinesFilter = (townKey: string) => ({ ends: townKey });
const linesOf = async (townKey: string): Promise<Line[]> => native(MovementModel).find(townLinesFilter(townKey), { projection: { trail: 0, outbox: 0 } }).toArray();

/** Who was in charge of a programme's money as it came to the town; what was taken back did not come. */
function inCharge(lines: readonly Line[], townKey: string, programme: string): Ref[] {
  const came = lines.filter(({ kind, to, reverses, reversedBy, ...line }) => kind === 'release' && to.key === townKey && line.programme === programme && !reverses && !reversedBy);
  return [...new Map(came.map(({ department: { id, name } }) => [id.toHexString(), { id: id.toHexString(), name }])).values()];
}

/** For many releases of one town, one after the other: the ledger is read once. */
export class TownLedger {
  private constructor(
    private readonly key: string,
    private readonly lines: readonly Line[],
  ) {}

  static async of(town: Pick<OrganisationRecord, '_id'>): Promise<TownLedger> {
    const key = town._id.toHexString();
    return new TownLedger(key, await linesOf(key));
  }

  departments({ programme, year }: { programme: string; year: number }): Ref[] {
    return inCharge(this.lines.filter((line) => line.year === year), this.key, programme);
  }

  rows(town: Ref, names: ReadonlyMap<string, string>): TownMoneyRow[] {
    return [...groupBy(this.lines, ({ year }) => String(year))].flatMap(([year, lines]) =>
      balanceLines(this.key, lines, []).flatMap((line) => {
        const departments = inCharge(lines, this.key, line.programme);
        if (departments.length === 0 && !line.passedOn) return [];
        const { programme, passedOn = 0, returnedOut = 0 } = line;
        return [{ town, programme, programmeName: names.get(programme) ?? programme, year: Number(year), departments, received: receivedOf(line), released: passedOn, returned: returnedOut, left: inOf(line) - outOf(line, false) }];
      }),
    );
  }
}

/** What came to the actor's towns and where it is by now. @throws Fault forbidden */
export async function townMoney(ctx: Context): Promise<TownMoney> {
  const found = await native(OrganisationModel)
    .find({ ...scopeFilter(ctx.actor, 'fund.release'), kind: { $in: ['town', 'village', 'community'] }, active: true }, { sort: { code: 1 } })
    .toArray();
  const towns = new Map(found.filter(({ kind }) => kind === 'town').map((town) => [town._id.toHexString(), ref(town)]));
  const names = new Map((await allProgrammes()).map(({ code, name }) => [code, name]));
  const rows: TownMoneyRow[] = [];
  for (const town of towns.values()) rows.push(...(await TownLedger.of({ _id: toObjectId(town.id) })).rows(town, names));
  rows.sort((a, b) => b.year - a.year || a.programme.localeCompare(b.programme, 'en', { numeric: true }));
  const villages = found.filter(isVillage).flatMap((village) => {
    const town = towns.get(String(village.parentId));
    return town ? [{ ...ref(village), town }] : [];
  });
  return { rows, villages };
}

/**
 * What the town released to one of its villages. Money can only go on that came: whoever was in charge of it then is in
 * charge of it now, so that nobody comes to see a programme by being named.
 * @throws Fault forbidden, notFound, badRequest, duplicate
 */
export async function enterTownRelease(ctx: Context, input: EnterTownReleaseRequest): Promise<ObjectId> {
  const village = (await findOrganisation(toObjectId(input.villageId))) ?? fail('notFound');
  authorize(ctx.actor, 'fund.release', village);
  const town = isVillage(village) && village.active && village.parentId ? await findOrganisation(village.parentId) : null;
  if (town?.kind !== 'town') return fail('badRequest', { fields: [{ path: 'villageId', message: '请选本镇的一个村（社区）' }] });
  const id = await writeTownRelease(ctx, input, { village, town, ledger: await TownLedger.of(town) });
  await countFunds();
  return id;
}

export type TownRelease = Omit<EnterTownReleaseRequest, 'villageId'>;

/** The same where many are written. @throws Fault badRequest, duplicate, notFound */
export async function writeTownRelease(ctx: Context, { departmentId, ...release }: TownRelease, { village, town, ledger }: { village: OrganisationRecord; town: OrganisationRecord; ledger: TownLedger }): Promise<ObjectId> {
  const chosen = departmentOf(ledger.departments(release), departmentId);
  if ('path' in chosen) return fail('badRequest', { fields: [chosen] });
  const department = (await findOrganisation(toObjectId(chosen.id))) ?? fail('notFound');
  return writeLine(ctx, { ...release, kind: 'release', from: town._id.toHexString(), to: village._id.toHexString(), departmentId: chosen.id, payees: null }, department);
}

/** Who is in charge, or why that cannot be said, at which field. */
export function departmentOf(known: readonly Ref[], asked: string | null): Ref | { path: 'programme' | 'departmentId'; message: string } {
  if (known.length === 0) return { path: 'programme', message: '镇里还没有收到这个项目这一年的钱。先请主管部门记上拨到镇里的一笔' };
  if (asked === null && known.length > 1) return { path: 'departmentId', message: `这笔钱有几个主管部门，请选一个：${known.map(({ name }) => name).join('、')}` };
  return known.find(({ id }) => asked === null || id === asked) ?? { path: 'departmentId', message: '这个项目的钱不是这个部门拨来的' };
}
