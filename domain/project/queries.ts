import type mongoose from 'mongoose';
import type { Page } from '../../contracts/common';
import type { ProjectDetail, ProjectListQuery, ProjectSummary } from '../../contracts/project';
import { authorize, cursorAfter, cursorValue, fail, native, ObjectId, scopeFilter, toObjectId, type Context } from '../kernel';
import { loadProject } from './command';
import { ProjectModel, type Project } from './model';
import { presentDetail, presentSummaries } from './present';

type Filter = mongoose.mongo.Filter<Project>;
type Filters = Omit<ProjectListQuery, 'cursor' | 'limit'>;
export const changedFirst = { updatedAt: -1, _id: -1 } as const;

/** One organisation's, or all of the viewer's scope. */
export function projectFilter(ctx: Context, { organisationId, stage, warned, waiting }: Filters): Filter {
  const scope = scopeFilter(ctx.actor, 'project.list');
  const facts = { ...(stage ? { 'head.stage': stage } : {}), ...(warned ? { warned: true } : {}), ...(waiting ? { toApprove: true } : {}) };
  return organisationId ? { $and: [{ path: toObjectId(organisationId), ...facts }, scope] } : { ...scope, ...facts };
}

/** Projects within the viewer's scope, what changed last first. @throws Fault forbidden */
export async function listProjects(ctx: Context, { cursor, limit, ...filters }: ProjectListQuery): Promise<Page<ProjectSummary>> {
  const found = await native(ProjectModel)
    .find({ $and: [projectFilter(ctx, filters), after('updatedAt', cursor)] } as Filter, { sort: changedFirst, limit: limit + 1 })
    .toArray();
  const shown = found.slice(0, limit);
  return { items: await presentSummaries(ctx, shown), nextCursor: found.length > limit ? place(shown.at(-1)!, 'updatedAt') : null };
}

const together = 100;

/** The whole list for an export. @throws Fault forbidden */
export async function* eachProject(ctx: Context, filters: Filters): AsyncGenerator<ProjectSummary> {
  authorize(ctx.actor, 'project.export');
  let batch: Project[] = [];
  for await (const project of native(ProjectModel).find(projectFilter(ctx, filters), { sort: changedFirst })) {
    batch.push(project);
    if (batch.length < together) continue;
    yield* await presentSummaries(ctx, batch);
    batch = [];
  }
  yield* await presentSummaries(ctx, batch);
}

/** @throws Fault notFound, also for what lies outside the scope */
export async function showProject(ctx: Context, id: string): Promise<ProjectDetail> {
  return presentDetail(ctx, await loadProject(ctx, id, 'list'));
}

type Instant = 'updatedAt' | 'listedAt';

export const place = (last: Pick<Project, '_id' | Instant>, field: Instant): string => cursorAfter(`${last[field]!.toISOString()} ${last._id.toHexString()}`);

/** What comes after a place in a list that is sorted by an instant and the id, both downwards. */
export function after(field: Instant, cursor: string | undefined): Filter {
  const value = cursorValue(cursor);
  if (value === undefined) return {};
  const [at, id] = value.split(' ');
  const instant = new Date(at ?? '');
  if (Number.isNaN(instant.getTime()) || !id || !ObjectId.isValid(id)) return fail('badRequest', { fields: [{ path: 'cursor', message: '翻页位置不对，请从第一页看起' }] });
  return { [field]: { $lte: instant }, $or: [{ [field]: { $lt: instant } }, { _id: { $lt: new ObjectId(id) } }] };
}
