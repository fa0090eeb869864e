import { defineJob, native, subscribe, toObjectId, type Context, type ObjectId } from '../kernel';
import { checksOf, type Sibling } from './checks';
import { limitsOf } from './limits';
import { ProjectModel, type Project } from './model';
import type { ProjectCheck } from '../../contracts/project';
import { followWorks } from './works';

/** Everything that does not agree with a project, that it shares a builder with others of its village included. */
export async function checksFor(ctx: Context, project: Project): Promise<ProjectCheck[]> {
  return checksOf(project.entries, await limitsOf(ctx), await siblingsOf(project));
}

async function siblingsOf({ _id, organisation, party }: Project): Promise<Sibling[]> {
  if (!party) return [];
  const found = await native(ProjectModel).find({ 'organisation.id': organisation.id, 'party.key': party.key, _id: { $ne: _id } }, { projection: { title: 1, party: 1 } }).toArray();
  return found.flatMap((other) => (other.party ? [{ name: other.title, sum: other.party.sum, on: other.party.on }] : []));
}

/** Writes down which warnings a project has, for the lists; the same again changes nothing. */
async function note(ctx: Context, project: Project): Promise<void> {
  const warnings = (await checksFor(ctx, project)).map(({ code }) => code);
  if (warnings.join() === project.warnings.join()) return;
  await native(ProjectModel).updateOne({ _id: project._id }, { $set: { warnings, warned: warnings.length > 0 } });
}

async function recheck(ctx: Context, filter: { 'organisation.id'?: ObjectId }): Promise<number> {
  let count = 0;
  for await (const project of native(ProjectModel).find(filter)) {
    await note(ctx, project);
    count += 1;
  }
  return count;
}

subscribe('project.published', 'project.follow', async (event, ctx) => {
  const { projectId } = event.payload as { projectId: string };
  const project = await native(ProjectModel).findOne({ _id: toObjectId(projectId) });
  if (!project) return;
  await followWorks(ctx, project);
  // A contract may make another project of the village part of a split.
  await recheck(ctx, { 'organisation.id': project.organisation.id });
});

/** After the limits were changed; and every night, for what a restored copy may have brought back. */
defineJob({ name: 'project.recheck', schedule: '35 3 * * *', run: ({ ctx }) => recheck(ctx, {}) });
