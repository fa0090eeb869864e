import { auditedChange, authorize, fail, native, ObjectId, toObjectId, type Actor, type Change, type Context, type NamedRef } from '../kernel';
import { headFields } from './head';
import { ProjectModel, type Entry, type Project } from './model';

/** A project of the actor's scope, if he may do this with it. @throws Fault notFound, forbidden */
export async function loadProject(ctx: Context, id: string, verb: 'list' | 'write'): Promise<Project> {
  const project = (await native(ProjectModel).findOne({ _id: toObjectId(id) })) ?? fail('notFound');
  authorize(ctx.actor, `project.${verb}`, project);
  return project;
}

interface Act {
  verb: 'write' | 'approve';
  name: string;
  version: number;
}

/** One act of a person on a project's entries: authority, then the version; whatever follows from the entries is written with them. */
export function changeEntries(ctx: Context, id: string, { verb, name, version }: Act, change: (project: Project) => { entries: Entry[] } & Pick<Change, 'set' | 'detail' | 'events'>): Promise<Project> {
  return auditedChange(ProjectModel, id, ctx, `project.${name}`, (project) => {
    authorize(ctx.actor, `project.${verb}`, project);
    if (project.trail.seq !== version) fail('conflict');
    const { entries, set, ...rest } = change(project);
    return { set: { entries, ...headFields(entries), updatedAt: ctx.clock.now(), ...set }, ...rest };
  });
}

/** @throws Fault notFound */
export const entryOf = (project: Project, entryId: string): Entry => project.entries.find((entry) => entry.id.toHexString() === entryId) ?? fail('notFound', { message: '没有找到这一条，可能已经被删掉。' });

export const withEntry = (entries: readonly Entry[], changed: Entry): Entry[] => entries.map((entry) => (entry.id.equals(changed.id) ? changed : entry));

/** The person who acts, as it is written into the document. */
export const byOf = (actor: Actor): NamedRef => (actor.kind === 'staff' ? { id: new ObjectId(actor.accountId), name: actor.name } : fail('forbidden'));

export const withWriter = (writers: readonly NamedRef[], by: NamedRef): NamedRef[] => (writers.some(({ id }) => id.equals(by.id)) ? [...writers] : [...writers, by]);
