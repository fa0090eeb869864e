import type { ContentOf, ProjectStage, StageContent } from '../../contracts/project';
import type { Context } from '../../domain/kernel';
import { addEntry, approveEntry, createProject, submitEntry, type Project } from '../../domain/project';

const data: { [S in ProjectStage]: ContentOf<S>['data'] } = {
  plan: { name: '村口道路硬化', kind: 'road', budget: 10_000_000, source: '一事一议财政奖补', programme: null, plannedDays: 30, responsiblePost: '村委会主任', supervisedBy: '村务监督委员会', supervisorPhone: '0971-8880000', place: '村口到小学', point: null },
  tender: { way: 'inquiry', bidders: 3, controlPrice: 9_900_000, announcedFrom: '2026-08-03', announcedTo: '2026-08-10' },
  contract: { number: 'HT-1', party: { kind: 'company', name: '演示路桥公司' }, sum: 9_000_000, termDays: 30, progressPercent: 0 },
  construction: { what: '开工' },
  change: { what: '加宽会车处', before: 9_000_000, after: 9_500_000, extraDays: 0, approvedBy: '村民代表会议' },
  acceptance: { by: ['村务监督委员会主任', '镇村建办'], result: 'passed' },
  payment: { sum: 9_000_000, voucher: '记-12' },
};
const days: Record<ProjectStage, string> = { plan: '2026-07-20', tender: '2026-08-12', contract: '2026-08-20', construction: '2026-09-01', change: '2026-09-15', acceptance: '2026-10-08', payment: '2026-10-20' };

/** What a stage says, filled in where a test does not care. */
export function stageContent<S extends ProjectStage>(stage: S, changed: Partial<ContentOf<S>['data']> = {}, day: string = days[stage]): StageContent {
  return { stage, day, data: { ...data[stage], ...changed } } as StageContent;
}

export const attached = { photos: [], documents: [], note: '' };

/** Drafts, sends and approves one entry; answers the project afterwards. */
export async function publishEntry(clerk: Context, reviewer: Context, project: Project, content: StageContent, correction: { corrects?: string; reason?: string } = {}): Promise<Project> {
  const id = project._id.toHexString();
  const drafted = await addEntry(clerk, id, { version: project.trail.seq, content, ...attached, corrects: null, reason: '', ...correction });
  return passEntry(clerk, reviewer, drafted);
}

/** Sends and approves the newest entry. */
export async function passEntry(clerk: Context, reviewer: Context, project: Project): Promise<Project> {
  const id = project._id.toHexString();
  const entryId = project.entries.at(-1)!.id.toHexString();
  const sent = await submitEntry(clerk, id, entryId, project.trail.seq);
  return approveEntry(reviewer, id, entryId, sent.trail.seq);
}

/** A project with the named stages public, in their order; the plan always is. */
export async function buildProject(clerk: Context, reviewer: Context, organisationId: string, contents: StageContent[] = [], plan: Partial<ContentOf<'plan'>['data']> = {}): Promise<Project> {
  const begun = await createProject(clerk, { organisationId, content: stageContent('plan', plan) as ContentOf<'plan'>, ...attached });
  let project = await passEntry(clerk, reviewer, begun);
  for (const content of contents) project = await publishEntry(clerk, reviewer, project, content);
  return project;
}
