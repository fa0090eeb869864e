import type mongoose from 'mongoose';
import type { Role } from '../../../contracts/roles';
import type { Actor, Context, Grant, StaffActor } from '../context';
import { ObjectId } from '../database';
import { fail } from '../errors';
import type { Approval } from './model';

export function staff(ctx: Context): StaffActor {
  return ctx.actor.kind === 'staff' ? ctx.actor : fail('forbidden');
}

/** May the actor decide it now? */
export const mayDecide = (actor: Actor, approval: Approval): boolean => actor.kind === 'staff' && decidingGrant(actor, approval) !== undefined;

export function filterOf(actor: StaffActor, state: 'toDecide' | 'mine' | 'decided'): mongoose.mongo.Filter<Approval> {
  if (state === 'mine') return { 'applicant.accountId': actor.accountId };
  if (state === 'decided') return { 'steps.by': actor.accountId };
  if (actor.grants.length === 0) return { _id: { $in: [] } };
  const own = actor.grants.map(({ organisationId }) => new ObjectId(organisationId));
  return {
    $or: actor.grants.flatMap(({ role, organisationId, asDeputyOf }) => {
      const people = { $nin: [actor.accountId, ...(asDeputyOf ? [asDeputyOf] : [])] };
      const rest = { path: new ObjectId(organisationId), 'applicant.accountId': people, 'barred.accounts': people, 'barred.organisations': { $nin: own } };
      return [{ waitingFor: role, ...rest }, { waitingForOr: role, ...rest }];
    }),
  };
}

export const isBarred = (actor: StaffActor, { barred }: Approval): boolean =>
  barred !== undefined && (barred.accounts.includes(actor.accountId) || actor.grants.some((grant) => barred.organisations.some((one) => String(one) === grant.organisationId)));

/** The grant by which he may decide the current step; never for the applicant or who is barred, nor for their deputies by their own grants. */
export function decidingGrant(actor: StaffActor, approval: Approval): Grant | undefined {
  const path = approval.path.map(String);
  const never = [approval.applicant.accountId, ...(approval.barred?.accounts ?? [])];
  if (approval.state !== 'pending' || never.includes(actor.accountId) || isBarred(actor, approval)) return undefined;
  const decides = (role: Role): boolean => role === approval.waitingFor || role === approval.waitingForOr;
  return actor.grants.find((grant) => decides(grant.role) && path.includes(grant.organisationId) && !(grant.asDeputyOf && never.includes(grant.asDeputyOf)));
}

export function sees(actor: StaffActor, approval: Approval): boolean {
  const path = approval.path.map(String);
  return approval.applicant.accountId === actor.accountId || approval.steps.some((step) => step.by === actor.accountId) || actor.grants.some((grant) => path.includes(grant.organisationId));
}
