import { fundSourceLabels, fundSourceLevel } from '../../contracts/fund';
import type { FundMovementKind, FundPlace, FundPlaceKey, FundPlaceKind, FundPlaces } from '../../contracts/fund-money';
import { authorize, can, native, OrganisationModel, organisationNames, type Context, type ObjectId, type OrganisationRecord } from '../kernel';

/** An end of a movement: a level of the budget or one of our organisations. */
export interface Place extends FundPlace {
  path: ObjectId[];
}

const kinds: Partial<Record<OrganisationRecord['kind'], FundPlaceKind>> = { district: 'district', department: 'department', town: 'town', village: 'village', community: 'village' };
const ranks: Record<FundPlaceKind, number> = { source: 0, district: 1, department: 2, town: 3, village: 4 };

export const isSource = (key: FundPlaceKey): key is keyof typeof fundSourceLabels => fundSourceLevel.safeParse(key).success;

export const sourcePlace = (key: keyof typeof fundSourceLabels): Place => ({ kind: 'source', key, name: fundSourceLabels[key], path: [] });

/** Undefined for what money does not pass through: halls and windows. The district stands for its treasury. */
export function placeOf(organisation: Pick<OrganisationRecord, '_id' | 'kind' | 'name' | 'path'>): Place | undefined {
  const kind = kinds[organisation.kind];
  return kind && { kind, key: organisation._id.toHexString(), name: kind === 'district' ? `${organisation.name}财政` : organisation.name, path: organisation.path };
}

/** What is wrong with money going from the one to the other, at which end; null where nothing is. */
export function wrongEnd(kind: FundMovementKind, from: Place, to: Place): { path: 'from' | 'to'; message: string } | null {
  const down = ranks[from.kind] < ranks[to.kind];
  if (kind === 'return') {
    if (from.kind === 'source') return { path: 'from', message: '上级财政不会往下退' };
    return ranks[from.kind] > ranks[to.kind] ? outside(to, from, 'to') : { path: 'to', message: '退回要退给上一级' };
  }
  if (!down) return { path: 'to', message: '钱是往下走的，请选下一级的单位' };
  if (kind === 'plan' && to.kind !== 'department' && to.kind !== 'district') return { path: 'to', message: '立项给主管部门或区里' };
  if (kind === 'approval' && to.kind !== 'village') return { path: 'to', message: '审核通过记到村（社区）' };
  if (kind === 'approval' && from.kind === 'source') return { path: 'from', message: '请选审核的乡镇、部门或区里' };
  return outside(from, to, 'to');
}

/** A town deals with its own villages only. */
function outside(upper: Place, lower: Place, path: 'from' | 'to'): { path: 'from' | 'to'; message: string } | null {
  if (upper.kind !== 'town' || lower.path.some((id) => id.toHexString() === upper.key)) return null;
  return { path, message: `${lower.name}不在${upper.name}` };
}

/** Whom money can be between: the levels of the budget, then the tree from above; and for which departments the actor enters. @throws Fault forbidden */
export async function listPlaces(ctx: Context): Promise<FundPlaces> {
  authorize(ctx.actor, 'fund.list');
  const found = await native(OrganisationModel)
    .find({ kind: { $in: Object.keys(kinds) as OrganisationRecord['kind'][] }, active: true }, { sort: { kind: 1, code: 1 } })
    .toArray();
  const names = await organisationNames(found.flatMap(({ parentId }) => parentId ?? []));
  const items = found
    .flatMap((one) => {
      const place = placeOf(one);
      return place ? [{ kind: place.kind, key: place.key, name: place.name, code: one.code, within: names.get(String(one.parentId)) ?? '' }] : [];
    })
    .sort((a, b) => ranks[a.kind] - ranks[b.kind]);
  const sources = fundSourceLevel.options.map((key) => ({ kind: 'source' as const, key, name: fundSourceLabels[key], code: '', within: '' }));
  return { items: [...sources, ...items], departments: found.filter((one) => (one.kind === 'district' || one.kind === 'department') && can(ctx.actor, 'fund.write', one)).map(({ _id, name }) => ({ id: _id.toHexString(), name })) };
}
