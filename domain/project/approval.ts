import { fail, shanghaiDay, type Actor, type Context, type NewEvent } from '../kernel';
import { byOf, changeEntries, entryOf, withEntry, withWriter } from './command';
import { publicForm } from './head';
import type { Entry, Project } from './model';
import { whyNotYet } from './stages';

/** Sends a draft to the town; until that is decided nothing in it changes. Whoever sends it answers for its words. @throws Fault notFound, forbidden, conflict, wrongState */
export function submitEntry(ctx: Context, id: string, entryId: string, version: number): Promise<Project> {
  return changeEntries(ctx, id, { verb: 'write', name: 'submitEntry', version }, (project) => {
    const entry = stateIn(project, entryId, 'draft');
    return { entries: withEntry(project.entries, { ...entry, state: 'waiting', writers: withWriter(entry.writers, byOf(ctx.actor)), returned: null }), detail: { stage: entry.content.stage, entryId }, events: [told('waiting', project, entryId)] };
  });
}

/** Gives it back with the reason. @throws Fault notFound, forbidden, conflict, wrongState */
export function returnEntry(ctx: Context, id: string, entryId: string, version: number, opinion: string): Promise<Project> {
  return changeEntries(ctx, id, { verb: 'approve', name: 'returnEntry', version }, (project) => {
    const entry = stateIn(project, entryId, 'waiting');
    refuseWriter(ctx.actor, project, entry);
    return { entries: withEntry(project.entries, { ...entry, state: 'draft', returned: opinion }), detail: { stage: entry.content.stage, entryId, opinion }, events: [told('returned', project, entryId)] };
  });
}

/**
 * Makes an entry public, in the order of the stages; a correction takes the place of what it corrects, in the same write.
 * Tells 'project.published' {projectId, entryId}.
 * @throws Fault notFound, forbidden, conflict, wrongState with what has to be published first
 */
export function approveEntry(ctx: Context, id: string, entryId: string, version: number): Promise<Project> {
  const at = ctx.clock.now();
  return changeEntries(ctx, id, { verb: 'approve', name: 'publishEntry', version }, (project) => {
    const entry = stateIn(project, entryId, 'waiting');
    refuseWriter(ctx.actor, project, entry);
    const why = entry.corrects ? null : whyNotYet(project.entries, entry.content.stage, entry.content.day);
    if (why) fail('wrongState', { message: why });
    const published: Entry = { ...entry, state: 'published', published: { at, on: shanghaiDay(at) }, approvedBy: byOf(ctx.actor), publicContent: publicForm(entry.content) };
    const entries = withEntry(project.entries, published).map((one) => (entry.corrects && one.id.equals(entry.corrects) ? { ...one, state: 'replaced' as const, replacedBy: entry.id } : one));
    return { entries, set: { listedAt: at }, detail: { stage: entry.content.stage, entryId }, events: [told('published', project, entryId)] };
  });
}

const told = (what: 'waiting' | 'returned' | 'published', { _id }: Project, entryId: string): NewEvent => ({ type: `project.${what}`, payload: { projectId: _id.toHexString(), entryId } });

function stateIn(project: Project, entryId: string, state: Entry['state']): Entry {
  const entry = entryOf(project, entryId);
  return entry.state === state ? entry : fail('wrongState');
}

/** Whoever wrote a word of it does not approve it, nor does his deputy by the grants received from him. */
export function mayDecide(actor: Actor, project: Pick<Project, 'path' | 'ofTown'>, { writers }: Pick<Entry, 'writers'>): boolean {
  if (actor.kind !== 'staff') return actor.kind === 'system';
  const never = writers.map(({ id }) => id.toHexString());
  const roles = project.ofTown ? ['townReviewer', 'disclosureManager'] : ['townReviewer'];
  const path = project.path.map(String);
  return !never.includes(actor.accountId) && actor.grants.some((grant) => roles.includes(grant.role) && path.includes(grant.organisationId) && !(grant.asDeputyOf && never.includes(grant.asDeputyOf)));
}

function refuseWriter(actor: Actor, project: Project, entry: Entry): void {
  if (!mayDecide(actor, project, entry)) fail('forbidden', { message: '自己写过的，要由另一位审核人来审。' });
}
