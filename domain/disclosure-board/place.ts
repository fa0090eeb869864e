import type { DisclosureBoard } from '../../contracts/disclosure-board';
import { authorize, fail, findOrganisation, native, ObjectId, OrganisationModel, scopeFilter, toObjectId, type Context, type OrganisationRecord } from '../kernel';

/** What lies below the place one looks at, within what one may see. */
export interface Below {
  path: ObjectId | { $in: ObjectId[] };
}
type Places = DisclosureBoard['places'];

/** @throws Fault notFound, forbidden */
export async function belowPlace(ctx: Context, placeId: string | undefined, verb: 'view' | 'export'): Promise<{ below: Below; places: Places }> {
  const scope = scopeFilter(ctx.actor, `disclosureBoard.${verb}`).path?.$in ?? [];
  // Whoever has one place looks at it; whoever has several chooses, and until then sees them together.
  const id = placeId === undefined ? (scope.length === 1 ? scope[0]! : null) : toObjectId(placeId);
  if (id === null) return { below: { path: { $in: scope } }, places: [] };
  const place = (await findOrganisation(id)) ?? fail('notFound');
  authorize(ctx.actor, `disclosureBoard.${verb}`, place);
  const seen = place.path.slice(place.path.findIndex((each) => scope.some((own) => own.equals(each))));
  const places = await Promise.all(seen.map(async (each) => present((await findOrganisation(each)) ?? fail('notFound'))));
  return { below: { path: id }, places };
}

function present({ _id, kind, name }: OrganisationRecord): Places[number] {
  if (kind !== 'district' && kind !== 'town' && kind !== 'village' && kind !== 'community') return fail('notFound', { message: '这里没有村（社区）。' });
  return { id: _id.toHexString(), kind, name };
}

/** A village or a community that is open, with its town. */
export interface Unit {
  id: string;
  name: string;
  town: { id: string; name: string };
}

/** Those below a place, by their codes. */
export async function unitsBelow({ path }: Below): Promise<Unit[]> {
  const wanted = new Set((path instanceof ObjectId ? [path] : path.$in).map(String));
  const found = await native(OrganisationModel)
    .find({ kind: { $in: ['town', 'village', 'community'] }, active: true }, { projection: { kind: 1, name: 1, parentId: 1, path: 1 }, sort: { code: 1 } })
    .toArray();
  const towns = new Map(found.filter(({ kind }) => kind === 'town').map(({ _id, name }) => [_id.toHexString(), { id: _id.toHexString(), name }]));
  return found.flatMap((one) => {
    const town = towns.get(String(one.parentId));
    return one.kind !== 'town' && town && one.path.some((id) => wanted.has(id.toHexString())) ? [{ id: one._id.toHexString(), name: one.name, town }] : [];
  });
}
