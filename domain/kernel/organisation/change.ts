import type { OrganisationChange } from '../../../contracts/organisation';
import { auditedChange, type Change } from '../audit';
import { actorName, type Context } from '../context';
import { native, toObjectId } from '../database';
import { fail } from '../errors';
import { authorize } from '../policy';
import { OrganisationModel, type OrganisationHistory, type OrganisationRecord } from './model';
import { organisationScope } from './policy';
import { forgetWindows } from './window-lookup';

/** One audited act on an organisation, as the version that the actor saw. */
export async function change(
  ctx: Context,
  verb: string,
  id: string,
  version: number,
  decide: (before: OrganisationRecord) => Change | Promise<Change>,
): Promise<OrganisationRecord> {
  const changed = await auditedChange(
    OrganisationModel,
    id,
    ctx,
    `organisation.${verb}`,
    (before) => {
      authorize(ctx.actor, `organisation.${verb}`, organisationScope(before));
      return decide(before);
    },
    { version },
  );
  forgetWindows();
  return changed;
}

/** An organisation that the actor may do this with. @throws Fault notFound, forbidden */
export async function inScope(ctx: Context, verb: string, id: string): Promise<OrganisationRecord> {
  const found = (await native(OrganisationModel).findOne({ _id: toObjectId(id) })) ?? fail('notFound');
  authorize(ctx.actor, `organisation.${verb}`, organisationScope(found));
  return found;
}

export function badField(path: string, message: string): never {
  return fail('badRequest', { fields: [{ path, message }] });
}

/** A line of the history, of now. */
export function historyLine(ctx: Context, kind: OrganisationChange, from: string | null, to: string | null, reason: string | null): OrganisationHistory {
  return { at: ctx.clock.now(), by: actorName(ctx.actor), change: kind, from, to, reason };
}
