import type { MergeOrganisationRequest } from '../../../contracts/organisation';
import { auditedChange } from '../audit';
import type { Context } from '../context';
import { native, ObjectId } from '../database';
import { fail } from '../errors';
import { subscribe, type NewEvent } from '../events';
import { badField, change, historyLine, inScope } from './change';
import { OrganisationModel, type OrganisationHistory, type OrganisationRecord } from './model';
import { withTreeLock } from './tree-lock';
import { forgetWindows } from './window-lookup';
import { windowWords } from './words';

/**
 * Closes a window whose work another one takes over. What it received keeps its name and place; its printed code leads
 * to the other from now on. Only an open window takes another in, so that merging never goes round in a circle.
 *
 * @throws Fault notFound, forbidden, conflict, badRequest (not an open window, or itself), wrongState (closed already)
 */
export function mergeOrganisation(ctx: Context, id: string, input: MergeOrganisationRequest): Promise<OrganisationRecord> {
  return withTreeLock(ctx, async () => {
    const into = await inScope(ctx, 'merge', input.intoId);
    if (!into.window || !into.active) badField('intoId', '只能并入在用的窗口');
    const merged = await change(ctx, 'merge', id, input.version, async (before) => {
      if (!before.window) fail('wrongState', { message: '只有窗口可以并入别的窗口。' });
      if (!before.active) fail('wrongState', { message: '已经停用了。' });
      if (before._id.equals(into._id)) badField('intoId', '不能并入自己');
      const line = historyLine(ctx, 'merged', await windowWords(before), await windowWords(into), input.reason);
      return {
        set: { active: false, mergedIntoId: into._id },
        push: { history: line },
        detail: { from: line.from, to: line.to, reason: input.reason },
        events: [{ type: 'organisation.closed', payload: { organisationId: before._id.toHexString() } }, mirrored(before, into._id, line)],
      };
    });
    await mirrorLine(ctx, merged, into._id, merged.history.at(-1)!);
    return merged;
  });
}

/** What a window's opening again says where it was merged; null where it was only closed. */
export async function separation(ctx: Context, before: OrganisationRecord, reason: string): Promise<{ line: OrganisationHistory; events: NewEvent[] } | null> {
  const into = before.mergedIntoId && (await native(OrganisationModel).findOne({ _id: before.mergedIntoId }));
  if (!into) return null;
  const line = historyLine(ctx, 'separated', await windowWords(into), await windowWords(before), reason);
  return { line, events: [mirrored(before, into._id, line)] };
}

const mirrored = ({ _id }: OrganisationRecord, ontoId: ObjectId, { at, change }: OrganisationHistory): NewEvent => ({
  type: 'organisation.mirrored',
  payload: { organisationId: _id.toHexString(), ontoId: ontoId.toHexString(), change, at: at.toISOString() },
});

/** The other window's history tells it too; telling it twice adds nothing. */
export async function mirrorLine(ctx: Context, from: OrganisationRecord, ontoId: ObjectId, line: OrganisationHistory): Promise<void> {
  await auditedChange(OrganisationModel, ontoId, ctx, `organisation.${line.change}`, ({ history }) => {
    const known = history.some((one) => one.change === line.change && one.at.getTime() === line.at.getTime() && one.from === line.from && one.to === line.to);
    return known ? null : { push: { history: line }, detail: { code: from.code, from: line.from, to: line.to } };
  });
  forgetWindows();
}
// Should the process die between the two windows, the event finishes the second.
subscribe('organisation.mirrored', 'organisation.mirror', async ({ payload }, ctx) => {
  const from = await native(OrganisationModel).findOne({ _id: new ObjectId(String(payload.organisationId)) });
  const line = from?.history.find((one) => one.change === payload.change && one.at.toISOString() === payload.at);
  if (from && line) await mirrorLine(ctx, from, new ObjectId(String(payload.ontoId)), line);
});
