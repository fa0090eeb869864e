import { boundaryMaxPoints, type BoundaryGeoJson, type Point, type VillageMap } from '../../contracts/village-map';
import { abilitiesOf, auditedChange, authorize, fail, findOrganisation, firstTrail, isDuplicateKey, native, toObjectId, type Context, type ObjectId, type OrganisationRecord } from '../kernel';
import { countPoints, polygonsOf, simplify } from './geometry';
import { villageMapFacts, VillageMapModel, type VillageMapRecord } from './model';
import { outlineSvg } from './outline';

const maps = () => native(VillageMapModel);

async function villageFor(ctx: Context, id: string, verb: 'list' | 'write'): Promise<OrganisationRecord> {
  const village = (await findOrganisation(toObjectId(id))) ?? fail('notFound');
  authorize(ctx.actor, `villageMap.${verb}`, village);
  return village.kind === 'village' || village.kind === 'community' ? village : fail('notFound', { message: '位置和边界是村、社区的。' });
}

/** What is known of where a village is; null where nobody has said. Asks for no authority. */
export const findVillageMap = (villageId: ObjectId): Promise<VillageMapRecord | null> => maps().findOne({ _id: villageId });

/** Of all villages below a place. Asks for no authority. */
export const villageMapsBelow = (below: { path: ObjectId | { $in: ObjectId[] } }): Promise<VillageMapRecord[]> => maps().find(below).toArray();

/** Where the offices are, of all villages that say so: by the village's id, as exact as ten metres. */
export async function officePoints(): Promise<Map<string, Point>> {
  const said = await maps().find({}, { projection: { office: 1 } }).toArray();
  return new Map(said.flatMap(({ _id, office }) => (office ? [[_id.toHexString(), { longitude: tenMetres(office.longitude), latitude: tenMetres(office.latitude) }] as const] : [])));
}
const tenMetres = (degrees: number): number => Math.round(degrees * 10_000) / 10_000;

/** @throws Fault notFound, forbidden */
export async function showVillageMap(ctx: Context, id: string): Promise<VillageMap> {
  const village = await villageFor(ctx, id, 'list');
  return present(ctx, village, await findVillageMap(village._id));
}

function present(ctx: Context, village: OrganisationRecord, map: VillageMapRecord | null): VillageMap {
  const { office = null, boundary = null } = map ?? {};
  return {
    village: { id: village._id.toHexString(), name: village.name },
    office,
    outline: boundary && outlineSvg(boundary, office, []),
    points: boundary ? countPoints(boundary) : 0,
    version: map?.trail.seq ?? 0,
    abilities: abilitiesOf(ctx.actor, 'villageMap', village),
  };
}

/** @throws Fault notFound, forbidden, conflict */
export const saveOffice = (ctx: Context, id: string, office: Point | null, version: number): Promise<VillageMap> => save(ctx, id, 'villageMap.office', version, { office }, { office });

/** Keeps the areas alone, simplified; nothing of the file's properties. @throws Fault notFound, forbidden, conflict, badRequest */
export function saveBoundary(ctx: Context, id: string, json: BoundaryGeoJson | null, version: number): Promise<VillageMap> {
  const polygons = json && polygonsOf(json);
  const given = polygons ? countPoints(polygons) : 0;
  if (given > boundaryMaxPoints) fail('badRequest', { fields: [{ path: 'boundary', message: `边界有 ${given} 个点，最多 ${boundaryMaxPoints} 个，请先简化` }] });
  const boundary = polygons && simplify(polygons);
  if (boundary?.length === 0) fail('badRequest', { fields: [{ path: 'boundary', message: '边界太小，画不出来' }] });
  return save(ctx, id, 'villageMap.boundary', version, { boundary }, { points: given });
}

async function save(ctx: Context, id: string, verb: string, version: number, set: Partial<Pick<VillageMapRecord, 'office' | 'boundary'>>, detail: Record<string, unknown>): Promise<VillageMap> {
  const village = await villageFor(ctx, id, 'write');
  if (version > 0) return present(ctx, village, await auditedChange(VillageMapModel, village._id, ctx, verb, () => ({ set, detail }), { version }));
  const body: Omit<VillageMapRecord, 'trail'> = { _id: village._id, title: village.name, village: { id: village._id, name: village.name }, path: village.path, office: null, boundary: null, ...set };
  const map: VillageMapRecord = { ...body, trail: firstTrail(ctx, verb, detail, villageMapFacts(body)) };
  try {
    await maps().insertOne(map);
  } catch (error) {
    if (isDuplicateKey(error)) fail('conflict');
    throw error;
  }
  return present(ctx, village, map);
}
