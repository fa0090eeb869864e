import type { OrganisationRef } from '../../contracts/common';
import type { OrganisationKind } from '../../contracts/organisation';
import { can, fail, findOrganisation, native, ObjectId, OrganisationModel, scopeFilter, type Context, type OrganisationRecord } from '../kernel';
import { audienceFilter, windowLabel } from '../rating';

/** Whose numbers are asked for. */
export interface Scope {
  ref: OrganisationRef;
  /** Null: all that the viewer sees. */
  organisationId: ObjectId | null;
  /** The part of a query over ratings or windows' days that keeps to it. */
  filter: object;
  /** The same over the sums; null for a window, and where the viewer sees a part of an organisation's only: no sum holds that. */
  sums: object | null;
}

interface Audience {
  path?: { $in: ObjectId[] };
  secret?: false;
  $or?: object[];
}

/** What has ratings of its own: windows, those who staff and house them, and what stands above. */
const kinds: readonly OrganisationKind[] = ['district', 'town', 'department', 'hall', 'window'];
const fields = { projection: { kind: 1, name: 1, parentId: 1, path: 1, code: 1, 'window.number': 1, 'window.departmentId': 1 } } as const;
const organisations = () => native(OrganisationModel);

/**
 * @throws Fault notFound for an organisation outside the viewer's reach
 */
export async function scopeOf(ctx: Context, organisationId?: string): Promise<Scope> {
  const audience: Audience = audienceFilter(ctx.actor, 'rating');
  if (organisationId === undefined) {
    const roots = await rootsOf(ctx);
    const [first] = roots;
    return { ref: refOf(roots), organisationId: null, filter: audience, sums: first && roots.length === 1 ? sumsOf(audience, first) : null };
  }
  const found = await findOrganisation(organisationId);
  if (!found || !kinds.includes(found.kind) || !(await reaches(ctx, found))) return fail('notFound');
  return { ref: { id: organisationId, name: nameOf(found) }, organisationId: found._id, filter: { $and: [{ path: found._id }, audience] }, sums: sumsOf(audience, found) };
}

/**
 * Whoever was granted the organisation itself sees every fact below it. Whoever was granted its district sees those of
 * that district: an organisation in between is not enough, since the facts keep the path of their day.
 */
function sumsOf({ path, secret, $or }: Audience, organisation: Pick<OrganisationRecord, '_id' | 'kind' | 'path'>): object | null {
  if ($or || organisation.kind === 'window') return null;
  const granted = new Set(path?.$in.map(String));
  const sums = { organisationId: organisation._id, ...(secret === false ? { secret } : {}) };
  if (!path || granted.has(organisation._id.toHexString())) return sums;
  const districtId = organisation.path[0] as ObjectId;
  return granted.has(districtId.toHexString()) ? { ...sums, districtId } : null;
}

/** Organisations whose numbers the viewer may ask for, those above first. */
export async function listScopes(ctx: Context): Promise<{ items: (OrganisationRef & { kind: OrganisationKind })[] }> {
  const { path } = scopeFilter(ctx.actor, 'statistics.view');
  const own = await organisations().find({ ...(path ? { path } : {}), kind: { $in: [...kinds] }, active: true }, fields).toArray();
  const departmentIds = own.filter((one) => one.kind === 'department').map((one) => one._id);
  const staffed = await organisations().find({ 'window.departmentId': { $in: departmentIds }, active: true }, fields).toArray();
  const halls = await organisations().find({ _id: { $in: staffed.flatMap((one) => (one.parentId ? [one.parentId] : [])) }, active: true }, fields).toArray();
  const all = new Map([...own, ...halls, ...staffed].map((one) => [one._id.toHexString(), one]));
  const items = [...all.values()].sort((a, b) => a.path.length - b.path.length || (a.code < b.code ? -1 : 1));
  return { items: items.map((one) => ({ id: one._id.toHexString(), name: nameOf(one), kind: one.kind })) };
}

/** Below one of his organisations; or a window that his department staffs, or the hall of one: of these he sees his department's share. */
async function reaches(ctx: Context, organisation: OrganisationRecord): Promise<boolean> {
  if (can(ctx.actor, 'statistics.view', organisation)) return true;
  if (organisation.kind !== 'window' && organisation.kind !== 'hall') return false;
  const own = await organisations().find({ ...scopeFilter(ctx.actor, 'statistics.view'), kind: 'department' }, { projection: { _id: 1 } }).toArray();
  const where = organisation.kind === 'window' ? { _id: organisation._id } : { parentId: organisation._id };
  return (await organisations().findOne({ ...where, 'window.departmentId': { $in: own.map((one) => one._id) } }, { projection: { _id: 1 } })) !== null;
}

async function rootsOf(ctx: Context): Promise<OrganisationRecord[]> {
  const { path } = scopeFilter(ctx.actor, 'statistics.view');
  return (await organisations().find(path ? { _id: path } : { kind: 'district' }, { ...fields, sort: { code: 1 } }).toArray()) as OrganisationRecord[];
}

/** Of somebody with several organisations all are named; the id is the first one's. */
function refOf(roots: OrganisationRecord[]): OrganisationRef {
  const first = roots[0] ?? fail('notFound');
  return { id: first._id.toHexString(), name: roots.map(nameOf).join('、') };
}

const nameOf = (one: Pick<OrganisationRecord, 'name' | 'window'>): string => (one.window ? `${windowLabel(one.window)} ${one.name}` : one.name);
