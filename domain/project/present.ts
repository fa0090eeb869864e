import { projectStage, type ProjectDetail, type ProjectEntry, type ProjectFile, type ProjectSummary } from '../../contracts/project';
import { abilitiesOf, can, native, FileModel, type Context, type ObjectId } from '../kernel';
import { mayDecide } from './approval';
import { planOf } from './head';
import type { Entry, Project } from './model';
import { checksFor } from './recheck';
import { whyNotYet } from './stages';
import { lightsOf } from './works';

const ref = ({ id, name }: { id: ObjectId; name: string }) => ({ id: id.toHexString(), name });

type Shown = Pick<Project, '_id' | 'head' | 'organisation' | 'town'>;

/** What lists and pages of both sides say first. */
export function headOf(project: Shown): Pick<ProjectSummary, 'id' | 'name' | 'kind' | 'organisation' | 'town' | 'stage' | 'money'> {
  const { name, kind, stage, money } = project.head;
  return { id: project._id.toHexString(), name, kind, organisation: ref(project.organisation), town: ref(project.town), stage, money };
}

export async function presentSummaries(ctx: Context, projects: readonly Project[]): Promise<ProjectSummary[]> {
  const lights = await lightsOf(ctx, projects);
  return projects.map((project) => ({
    ...headOf(project),
    light: lights.get(project._id.toHexString()) ?? null,
    warnings: project.warnings,
    waiting: project.entries.filter(({ state }) => state === 'waiting').length,
    updatedAt: project.updatedAt.toISOString(),
  }));
}

/** Documents are called by a number: a file's own name may hold somebody's. */
export async function filesOf(entries: readonly Pick<Entry, 'photos' | 'documents'>[]): Promise<Map<string, ProjectFile>> {
  const ids = entries.flatMap(({ photos, documents }) => [...photos, ...documents]);
  const stored = ids.length === 0 ? [] : await native(FileModel).find({ _id: { $in: ids } }, { projection: { kind: 1, name: 1 } }).toArray();
  const byId = new Map(stored.map((file) => [file._id.toHexString(), file]));
  const files = new Map<string, ProjectFile>();
  for (const { photos, documents } of entries) {
    for (const [kind, list] of [['photo', photos], ['document', documents]] as const) {
      for (const [index, id] of list.entries()) {
        const file = byId.get(id.toHexString());
        const ending = file?.name.split('.').at(-1) ?? '';
        files.set(id.toHexString(), { id: id.toHexString(), kind, name: kind === 'photo' ? `照片 ${index + 1}` : `文件 ${index + 1}.${ending}` });
      }
    }
  }
  return files;
}

export const filesIn = ({ photos, documents }: Pick<Entry, 'photos' | 'documents'>, files: ReadonlyMap<string, ProjectFile>): ProjectFile[] => [...photos, ...documents].flatMap((id) => files.get(id.toHexString()) ?? []);

export async function presentDetail(ctx: Context, project: Project): Promise<ProjectDetail> {
  const [files, lights, checks] = await Promise.all([filesOf(project.entries), lightsOf(ctx, [project]), checksFor(ctx, project)]);
  return {
    ...headOf(project),
    light: lights.get(project._id.toHexString()) ?? null,
    plan: planOf(project.entries).data,
    listed: project.listedAt !== undefined,
    entries: project.entries.map((entry) => presentEntry(ctx, project, entry, filesIn(entry, files))),
    checks,
    next: projectStage.options.map((stage) => {
      const why = whyNotYet(project.entries, stage);
      return { stage, open: why === null, why: why ?? '' };
    }),
    version: project.trail.seq,
    abilities: { ...abilitiesOf(ctx.actor, 'project', project), sign: project.listedAt !== undefined },
  };
}

function presentEntry(ctx: Context, project: Project, entry: Entry, files: ProjectFile[]): ProjectEntry {
  const write = can(ctx.actor, 'project.write', project);
  return {
    id: entry.id.toHexString(),
    content: entry.content,
    files,
    note: entry.note,
    state: entry.state,
    draftedBy: entry.writers[0]!.name,
    draftedAt: entry.draftedAt.toISOString(),
    returned: entry.returned,
    approvedBy: entry.approvedBy?.name ?? null,
    publishedOn: entry.published?.on ?? null,
    correction: entry.corrects ? { reason: entry.reason, earlierId: entry.corrects.toHexString() } : null,
    replacedById: entry.replacedBy?.toHexString() ?? null,
    abilities: {
      write: entry.state === 'draft' && write,
      discard: entry.state === 'draft' && write && !(entry.content.stage === 'plan' && entry.corrects === null),
      correct: entry.state === 'published' && write,
      approve: entry.state === 'waiting' && mayDecide(ctx.actor, project, entry),
    },
  };
}
