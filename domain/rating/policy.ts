import type { Role } from '../../contracts/roles';
import { can, definePolicy, ObjectId, scopeFilter, type Actor, type Scoped, type StaffActor } from '../kernel';

/** The commission's own people: they read the words, and within the district also what is secret. */
export const commissionRoles: readonly Role[] = ['commissionLeader', 'integrityHandler', 'ratingSupervisor', 'followUpOfficer'];
/** The rated: hall, department and window. */
export const unitRoles: readonly Role[] = ['hallManager', 'departmentHandler', 'windowWorker'];
/** Hall and department read the list; a window's worker sees his own results only (own-results). */
const readers: readonly Role[] = [...commissionRoles, 'hallManager', 'departmentHandler'];

/** A thing that may be kept within the commission; the path of a secret one is the district only. */
export interface Discreet extends Scoped {
  secret: boolean;
}

const isSecret = (thing?: Scoped): boolean => thing !== undefined && (thing as Partial<Discreet>).secret === true;

/** Lets only grants of the commission's roles reach what is secret, whatever other roles a person has there. */
export const notSecretOrCommission = (actor: StaffActor, thing?: Scoped): boolean =>
  !isSecret(thing) || actor.grants.some((grant) => commissionRoles.includes(grant.role) && thing!.path.some((id) => String(id) === grant.organisationId));

definePolicy({
  thing: 'rating',
  verbs: {
    list: { roles: readers, when: notSecretOrCommission, says: '涉及廉洁的评议，放开以前只有委里的人看得到' },
    /** Comment and photos; hall and department see what was passed on. */
    readWords: commissionRoles,
    /** What is secret; its path is the district, so that only grants for the whole district reach it. */
    listSecret: commissionRoles,
    release: { roles: ['commissionLeader', 'integrityHandler'], when: (_, thing) => !thing || isSecret(thing), says: '只对还没放开的廉洁评议' },
  },
});

type ScopeQuery = Record<string, unknown>;

/**
 * The part of a query that keeps a list within the actor's scope and away from what is secret to him.
 * `things` have `path` and `secret`, and their policy the verbs `list` and `listSecret`.
 */
export function audienceFilter(actor: Actor, thing: 'rating' | 'followUp' | 'appeal'): ScopeQuery {
  const all = scopeFilter(actor, `${thing}.list`);
  if (!all.path) return {};
  const secret = can(actor, `${thing}.listSecret`) ? scopeFilter(actor, `${thing}.listSecret`) : {};
  const secretIds = new Set((secret.path?.$in ?? []).map(String));
  if (secretIds.size === 0) return { ...all, secret: false };
  if (all.path.$in.every((id) => secretIds.has(String(id)))) return { ...all };
  return { $or: [{ ...all, secret: false }, { path: { $in: [...secretIds].map((id) => new ObjectId(id)) }, secret: true }] };
}
