import type mongoose from 'mongoose';
import type { Page } from '../../contracts/common';
import { suspicions, type PublicEntry, type PublicProject, type PublicProjectSummary, type ProjectFile } from '../../contracts/project';
import { fail, findOrganisation, native, openFile, shanghaiDay, toObjectId, type Context, type ObjectId, type OpenedFile, type OrganisationRecord } from '../kernel';
import { checksOf } from './checks';
import { limitsOf } from './limits';
import { ProjectModel, type Entry, type Project } from './model';
import { filesIn, filesOf, headOf } from './present';
import { after, place } from './queries';
import type { Told } from './stages';
import { lightsOf } from './works';

type Filter = mongoose.mongo.Filter<Project>;
/** What is for staff never leaves the database on a public way. */
const forEverybody = { 'entries.content': 0, 'entries.writers': 0, 'entries.approvedBy': 0, 'entries.returned': 0, party: 0, warnings: 0, warned: 0, outbox: 0, trail: 0 } as const;
const ofLists = { entries: 0, party: 0, warnings: 0, warned: 0, outbox: 0, trail: 0 } as const;
export const listedFirst = { listedAt: -1, _id: -1 } as const;

type PublicEntryRecord = Omit<Entry, 'content' | 'writers' | 'approvedBy' | 'returned'>;
type PublicRecord = Omit<Project, 'entries' | 'party' | 'trail'> & { entries: PublicEntryRecord[] };

const notFound = (): never => fail('notFound', { message: '没有找到。可能还没有公开，请从村里的列表里看。' });

/** @throws Fault notFound for whatever is no village, community or town */
export async function publicPlace(id: string): Promise<OrganisationRecord> {
  const found = await findOrganisation(toObjectId(id));
  return found && ['village', 'community', 'town'].includes(found.kind) ? found : fail('notFound');
}

/** A village's own projects and those of its town. */
export function listedFilter(organisation: Pick<OrganisationRecord, '_id' | 'kind' | 'parentId'>): Filter {
  const ids: ObjectId[] = organisation.kind === 'town' || !organisation.parentId ? [organisation._id] : [organisation._id, organisation.parentId];
  return { 'organisation.id': { $in: ids }, listedAt: { $gt: new Date(0) } };
}

/** What changed last first. @throws Fault notFound */
export async function listPublicProjects(ctx: Context, villageId: string, { cursor, limit }: { cursor?: string | undefined; limit: number }): Promise<Page<PublicProjectSummary>> {
  const found = (await native(ProjectModel)
    .find({ $and: [listedFilter(await publicPlace(villageId)), after('listedAt', cursor)] } as Filter, { sort: listedFirst, limit: limit + 1, projection: ofLists })
    .toArray()) as unknown as PublicRecord[];
  const shown = found.slice(0, limit);
  const lights = await lightsOf(ctx, shown);
  const items = shown.map((project) => ({ ...headOf(project), stage: project.head.stage!, place: project.head.place, light: lights.get(project._id.toHexString()) ?? null, changedOn: shanghaiDay(project.listedAt!) }));
  return { items, nextCursor: found.length > limit ? place(shown.at(-1)!, 'listedAt') : null };
}

async function findPublic(id: string): Promise<PublicRecord> {
  const found = await native(ProjectModel).findOne({ _id: toObjectId(id), listedAt: { $exists: true } }, { projection: forEverybody });
  return (found as unknown as PublicRecord | null) ?? notFound();
}

/** @throws Fault notFound for whatever was never published. `withMap`: whether pictures of maps can be had at all. */
export async function showPublicProject(ctx: Context, id: string, { withMap }: { withMap: boolean }): Promise<PublicProject> {
  const project = await findPublic(id);
  const entries = project.entries.filter(({ publicContent }) => publicContent !== null);
  const [files, lights, limits] = await Promise.all([filesOf(entries), lightsOf(ctx, [project]), limitsOf(ctx)]);
  const told: Told[] = entries.map(({ state, publicContent }) => ({ state, content: publicContent! }));
  return {
    ...headOf(project),
    stage: project.head.stage!,
    light: lights.get(id) ?? null,
    entries: entries.map((entry) => presentEntry(entry, filesIn(entry, files))),
    checks: checksOf(told, limits, []).filter(({ code }) => !suspicions.includes(code)),
    approvedBy: project.town.name,
    map: withMap && project.head.point !== null,
  };
}

function presentEntry(entry: PublicEntryRecord, files: ProjectFile[]): PublicEntry {
  return {
    id: entry.id.toHexString(),
    content: entry.publicContent!,
    files,
    note: entry.note,
    publishedOn: entry.published!.on,
    correction: entry.corrects ? { reason: entry.reason, earlierId: entry.corrects.toHexString() } : null,
    replacedById: entry.replacedBy?.toHexString() ?? null,
  };
}

/** The point of a public project, for a picture of the map. @throws Fault notFound */
export async function publicPoint(id: string): Promise<NonNullable<Project['head']['point']>> {
  return (await findPublic(id)).head.point ?? notFound();
}

/** A file that was published with one of the project's entries. @throws Fault notFound */
export async function openProjectFile(ctx: Context, id: string, fileId: string): Promise<OpenedFile> {
  const { entries } = await findPublic(id);
  const itsOwn = entries.some(({ publicContent, photos, documents }) => publicContent !== null && [...photos, ...documents].some((one) => one.toHexString() === fileId));
  return itsOwn ? openFile(ctx, fileId) : notFound();
}
