import { projectStageLabels } from '../../contracts/project';
import type { Role } from '../../contracts/roles';
import { projectInboxTexts, type ProjectInboxText } from '../../templates';
import { defineTemplates, deliver, findAccountsWithRole, findDeadlines, formatDayChinese, native, ObjectId, shanghaiDay, subscribe, type Context, type DomainEvent } from '../kernel';
import { ProjectModel, type Entry, type Project } from './model';
import { worksKind } from './works';

defineTemplates(projectInboxTexts);

const find = async (id: unknown): Promise<Project | null> => (typeof id === 'string' && ObjectId.isValid(id) ? native(ProjectModel).findOne({ _id: new ObjectId(id) }) : null);

/** The entry an event is about, while it still stands where the event left it. */
async function entryOf(event: DomainEvent, state: Entry['state']): Promise<{ project: Project; entry: Entry } | null> {
  const project = await find(event.payload.projectId);
  const entry = project?.entries.find(({ id, state: stands }) => id.toHexString() === event.payload.entryId && stands === state);
  return project && entry ? { project, entry } : null;
}

const accounts = async (roles: readonly Role[], { path }: Project): Promise<string[]> => (await Promise.all(roles.map((role) => findAccountsWithRole(role, path)))).flat().map(({ _id }) => _id.toHexString());
/** A town's own project is the town's to write and, where somebody else of the town wrote it, the town's or the district's to approve. */
const approvers = ({ ofTown }: Project): Role[] => (ofTown ? ['townReviewer', 'disclosureManager'] : ['townReviewer']);
const writers = ({ ofTown }: Project): Role[] => (ofTown ? ['townReviewer'] : ['villageClerk']);
const idsOf = ({ writers: all }: Entry): string[] => all.map(({ id }) => id.toHexString());

async function tell(ctx: Context, event: DomainEvent, project: Project, to: readonly string[], template: ProjectInboxText, more: Record<string, string>): Promise<void> {
  const id = project._id.toHexString();
  for (const accountId of new Set(to)) await deliver(ctx, { key: `${event.id}:${template}:${accountId}`, to: { accountId }, template, params: { project: project.title, place: project.organisation.name, ...more }, channels: ['inbox'], link: `/projects?id=${id}` });
}

/** Whoever approves, but for those who wrote it. */
subscribe('project.waiting', 'project.notice', async (event, ctx) => {
  const found = await entryOf(event, 'waiting');
  if (!found) return;
  const hands = new Set(idsOf(found.entry));
  const to = (await accounts(approvers(found.project), found.project)).filter((id) => !hands.has(id));
  await tell(ctx, event, found.project, to, 'project.waiting', { stage: projectStageLabels[found.entry.content.stage] });
});

const tellWriters = (state: Entry['state'], template: ProjectInboxText) => async (event: DomainEvent, ctx: Context): Promise<void> => {
  const found = await entryOf(event, state);
  if (found) await tell(ctx, event, found.project, idsOf(found.entry), template, { stage: projectStageLabels[found.entry.content.stage] });
};
subscribe('project.returned', 'project.notice', tellWriters('draft', 'project.returned'));
subscribe('project.published', 'project.notice', tellWriters('published', 'project.published'));

/** The works come to the end of their planned days: whoever writes is told, of late ones the town too. */
const onLight = (colour: 'yellow' | 'red') => async (event: DomainEvent, ctx: Context): Promise<void> => {
  const { key, kind, subject } = event.payload as { key: string; kind: string; subject: { id: string } };
  const project = kind === worksKind ? await find(subject.id) : null;
  const [deadline] = project ? await findDeadlines([key]) : [];
  if (!project || deadline?.state !== 'open') return;
  const roles: Role[] = colour === 'red' ? [...writers(project), 'townReviewer'] : writers(project);
  await tell(ctx, event, project, await accounts(roles, project), `project.${colour}`, { due: formatDayChinese(deadline.due, shanghaiDay(ctx.clock.now())) });
};
subscribe('deadline.yellow', 'project.notice', onLight('yellow'));
subscribe('deadline.red', 'project.notice', onLight('red'));
