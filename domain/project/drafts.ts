import { projectStageLabels, repeatedStages, type AddEntryRequest, type CreateProjectRequest, type SaveEntryRequest, type StageContent } from '../../contracts/project';
import { authorize, claimFiles, fail, findOrganisation, firstTrail, native, ObjectId, shanghaiDay, toObjectId, type Context } from '../kernel';
import { byOf, changeEntries, entryOf, loadProject, withEntry, withWriter } from './command';
import { headFields } from './head';
import { projectFacts, ProjectModel, type Entry, type Project } from './model';

const entriesMax = 150;

/** A new project of a village, a community or a town, with the draft of its plan. @throws Fault notFound, forbidden, badRequest */
export async function createProject(ctx: Context, { organisationId, content, ...attached }: CreateProjectRequest): Promise<Project> {
  const organisation = (await findOrganisation(toObjectId(organisationId))) ?? fail('notFound');
  const ofTown = organisation.kind === 'town';
  if (!ofTown && organisation.kind !== 'village' && organisation.kind !== 'community') fail('badRequest', { fields: [{ path: 'organisationId', message: '请选村、社区或乡镇' }] });
  authorize(ctx.actor, 'project.write', { path: organisation.path, ofTown } as Pick<Project, 'path' | 'ofTown'>);
  const town = ofTown ? organisation : ((await findOrganisation(organisation.path.at(-2)!)) ?? fail('notFound'));
  const _id = new ObjectId();
  const entry = newEntry(ctx, content, await claimAttached(ctx, _id, attached));
  const body: Omit<Project, 'trail'> = {
    _id,
    organisation: { id: organisation._id, name: organisation.name },
    ofTown,
    town: { id: town._id, name: town.name },
    path: organisation.path,
    ...headFields([entry]),
    entries: [entry],
    warnings: [],
    warned: false,
    updatedAt: ctx.clock.now(),
  };
  const project: Project = { ...body, trail: firstTrail(ctx, 'project.create', { stage: 'plan' }, projectFacts(body)) };
  await native(ProjectModel).insertOne(project);
  return project;
}

/** A draft of a stage, or of what takes a published entry's place. @throws Fault notFound, forbidden, conflict, duplicate, badRequest */
export async function addEntry(ctx: Context, id: string, { version, content, corrects, reason, ...attached }: AddEntryRequest): Promise<Project> {
  const seen = await loadProject(ctx, id, 'write');
  refuseFuture(ctx, content);
  const files = await claimAttached(ctx, seen._id, attached, corrects === null ? [] : filesOf(entryOf(seen, corrects)));
  return changeEntries(ctx, id, { verb: 'write', name: 'draftEntry', version }, ({ entries }) => {
    const corrected = corrects === null ? null : entries.find((entry) => entry.id.toHexString() === corrects);
    if (corrects !== null && (corrected?.state !== 'published' || corrected.content.stage !== content.stage)) fail('wrongState', { message: '只能更正已经公开、还没有被更正过的一条。' });
    if (entries.length >= entriesMax) fail('badRequest', { message: `一个项目最多 ${entriesMax} 条。` });
    refuseSecondDraft(entries, content, corrected?.id ?? null);
    return { entries: [...entries, { ...newEntry(ctx, content, files), corrects: corrected?.id ?? null, reason: corrected ? reason : '' }], detail: { stage: content.stage, corrects } };
  });
}

/** Of a stage told once one draft at a time, and of one entry one correction. */
function refuseSecondDraft(entries: readonly Entry[], { stage }: StageContent, corrects: ObjectId | null): void {
  const open = entries.some((entry) => (entry.state === 'draft' || entry.state === 'waiting') && entry.content.stage === stage && (corrects ? entry.corrects?.equals(corrects) : entry.corrects === null && !repeatedStages.includes(stage)));
  if (open) fail('duplicate', { message: `“${projectStageLabels[stage]}”已经有一条在写或在审，请接着那条写。` });
}

/** @throws Fault notFound, forbidden, conflict, wrongState, badRequest */
export async function saveEntry(ctx: Context, id: string, entryId: string, { version, content, reason, ...attached }: SaveEntryRequest): Promise<Project> {
  const seen = await loadProject(ctx, id, 'write');
  refuseFuture(ctx, content);
  const before = entryOf(seen, entryId);
  if (before.content.stage !== content.stage) fail('badRequest', { fields: [{ path: 'content.stage', message: '不能改成别的环节' }] });
  if (before.corrects && reason.length < 5) fail('badRequest', { fields: [{ path: 'reason', message: '请写明改了什么、为什么改，至少 5 个字' }] });
  const files = await claimAttached(ctx, seen._id, attached, filesOf(before));
  return changeEntries(ctx, id, { verb: 'write', name: 'saveEntry', version }, ({ entries }) => {
    const entry = draftIn(entries, entryId);
    return { entries: withEntry(entries, { ...entry, content, ...files, writers: withWriter(entry.writers, byOf(ctx.actor)), reason: entry.corrects ? reason : '' }), detail: { stage: content.stage, entryId } };
  });
}

/** Throws a draft away that was never public; the plan's first draft is the project and stays. @throws Fault wrongState, conflict */
export function discardEntry(ctx: Context, id: string, entryId: string, version: number): Promise<Project> {
  return changeEntries(ctx, id, { verb: 'write', name: 'discardEntry', version }, ({ entries }) => {
    const { content, corrects } = draftIn(entries, entryId);
    if (content.stage === 'plan' && corrects === null) fail('wrongState', { message: '立项规划是项目的开头，不能删，可以改。' });
    return { entries: entries.filter((entry) => entry.id.toHexString() !== entryId), detail: { stage: content.stage, entryId } };
  });
}

function draftIn(entries: readonly Entry[], entryId: string): Entry {
  const entry = entries.find((one) => one.id.toHexString() === entryId) ?? fail('notFound');
  return entry.state === 'draft' ? entry : fail('wrongState', { message: '已经送审或公开，不能再改；公开了的用“更正”。' });
}

function refuseFuture(ctx: Context, { day }: StageContent): void {
  if (day > shanghaiDay(ctx.clock.now())) fail('badRequest', { fields: [{ path: 'content.day', message: '日子还没有到，办了再公开' }] });
}

type Attached = Pick<AddEntryRequest, 'photos' | 'documents' | 'note'>;
type Files = Pick<Entry, 'photos' | 'documents' | 'note'>;

/** What the entry had already keeps its place, whoever uploaded it; what is new must be the writer's own. */
async function claimAttached(ctx: Context, projectId: ObjectId, { photos, documents, note }: Attached, known: readonly string[] = []): Promise<Files> {
  const subject = { type: 'project', id: projectId.toHexString() };
  await claimFiles(ctx, [...photos, ...documents].filter((id) => !known.includes(id)), subject);
  return { photos: photos.map((id) => new ObjectId(id)), documents: documents.map((id) => new ObjectId(id)), note };
}

const filesOf = ({ photos, documents }: Entry): string[] => [...photos, ...documents].map((id) => id.toHexString());

function newEntry(ctx: Context, content: StageContent, files: Files): Entry {
  return { id: new ObjectId(), content, publicContent: null, ...files, state: 'draft', writers: [byOf(ctx.actor)], draftedAt: ctx.clock.now(), returned: null, approvedBy: null, published: null, corrects: null, reason: '', replacedBy: null };
}
