import type mongoose from 'mongoose';
import type { Day } from '../../contracts/common';
import type { ProjectKind, ProjectMoney, ProjectStage } from '../../contracts/project';
import { native, shanghaiDay, toObjectId } from '../kernel';
import { ProjectModel, type Project } from './model';
import { listedFirst } from './public';

export interface OpenProject {
  id: string;
  name: string;
  kind: ProjectKind;
  place: string;
  stage: ProjectStage;
  money: ProjectMoney;
  changedOn: Day;
  /** What was published of it, in its order; a corrected one stays. */
  entries: { stage: ProjectStage; publishedOn: Day; corrects: boolean; corrected: boolean }[];
}

type Head = Pick<Project, '_id' | 'head' | 'listedAt'> & { entries: Pick<Project['entries'][number], 'publicContent' | 'published' | 'corrects' | 'replacedBy'>[] };

export const openProjectsFilter = (organisationId: string): mongoose.mongo.Filter<Project> => ({ 'organisation.id': toObjectId(organisationId), listedAt: { $gt: new Date(0) } });

/** A village's own public projects, or a town's; what changed last first. */
export async function* eachPublicProject(organisationId: string): AsyncGenerator<OpenProject> {
  const projection = { head: 1, listedAt: 1, 'entries.publicContent.stage': 1, 'entries.published': 1, 'entries.corrects': 1, 'entries.replacedBy': 1 };
  for await (const found of native(ProjectModel).find(openProjectsFilter(organisationId), { sort: listedFirst, projection })) yield openOf(found as unknown as Head);
}

function openOf({ _id, head, listedAt, entries }: Head): OpenProject {
  const { name, kind, place, stage, money } = head;
  return {
    ...{ id: _id.toHexString(), name, kind, place, stage: stage!, money, changedOn: shanghaiDay(listedAt!) },
    entries: entries.flatMap(({ publicContent, published, corrects, replacedBy }) => (publicContent && published ? [{ stage: publicContent.stage, publishedOn: published.on, corrects: corrects != null, corrected: replacedBy != null }] : [])),
  };
}

/** How many are public, and when one changed last, and first. */
export async function publicProjectsState(): Promise<{ projects: number; newestAt: string | null; newest: Day | null; oldest: Day | null }> {
  const projects = native(ProjectModel);
  const listed = { listedAt: { $gt: new Date(0) } };
  const endAt = (direction: 1 | -1) => projects.findOne(listed, { sort: { listedAt: direction }, projection: { listedAt: 1 } });
  const [count, newest, oldest] = await Promise.all([projects.countDocuments(listed), endAt(-1), endAt(1)]);
  const at = newest?.listedAt;
  return { projects: count, newestAt: at?.toISOString() ?? null, newest: at ? shanghaiDay(at) : null, oldest: oldest?.listedAt ? shanghaiDay(oldest.listedAt) : null };
}
