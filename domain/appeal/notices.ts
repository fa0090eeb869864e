import { ratingVerdictLabels } from '../../contracts/rating';
import { appealSteps, type InboxText } from '../../templates';
import { actorOf, can, deliver, findAccountsWithRole, findApproval, findDeadlines, formatDayChinese, mayDecide, ObjectId, shanghaiDay, withdrawApproval, type Context, type DomainEvent } from '../kernel';
import { windowLabel } from '../rating';
import { agree, type AppealEvent } from './agree';
import { currentDeadlines, currentKey } from './deadlines';
import { isOpen, type Appeal } from './model';

/** One message to some accounts about one event; the event's id makes it happen once for each. */
async function send(ctx: Context, event: DomainEvent, appeal: Appeal, to: readonly string[], template: InboxText & `appeal.${string}`): Promise<void> {
  const deadline = (await currentDeadlines([appeal])).get(appeal._id.toHexString());
  const params = {
    number: appeal.number ?? '',
    hall: appeal.hall.name,
    window: windowLabel(appeal.window),
    applicant: appeal.applicant.name,
    wanted: ratingVerdictLabels[appeal.wanted],
    step: appeal.state === 'returned' ? appealSteps.completion : appealSteps.decision,
    due: deadline ? formatDayChinese(deadline.due, shanghaiDay(ctx.clock.now())) : '',
  };
  for (const accountId of to) {
    const actor = await actorOf(accountId, ctx.clock);
    // A window's worker has it on his own page.
    const link = actor && can(actor, 'appeal.list') ? `/appeals?tab=all&id=${appeal._id.toHexString()}` : '/my-window';
    await deliver(ctx, { key: `${event.id}:${template}:${accountId}`, to: { accountId }, template, params, channels: ['inbox'], link });
  }
}

/** Everybody who may decide it, by the approval's own rules. */
async function deciders(ctx: Context, appeal: Appeal): Promise<string[]> {
  const approval = await findApproval(appeal._id);
  if (!approval) return [];
  const accounts = (await Promise.all((['ratingSupervisor', 'commissionLeader'] as const).map((role) => findAccountsWithRole(role, approval.path)))).flat();
  const ids = [...new Set(accounts.map(({ _id }) => _id.toHexString()))];
  const actors = await Promise.all(ids.map((id) => actorOf(id, ctx.clock)));
  return ids.filter((_, index) => actors[index] && mayDecide(actors[index], approval));
}

const applicant = ({ applicant: { accountId } }: Appeal): string[] => (accountId ? [accountId] : []);

type Notice = (ctx: Context, event: DomainEvent, appeal: Appeal) => Promise<void>;

/** Who is told what, event by event. */
export const notices: Partial<Record<AppealEvent, Notice>> = {
  'appeal.filed': async (ctx, event, appeal) => send(ctx, event, appeal, await deciders(ctx, appeal), appeal.origin === 'citizen' ? 'appeal.objected' : 'appeal.filed'),
  'appeal.resubmitted': async (ctx, event, appeal) => send(ctx, event, appeal, await deciders(ctx, appeal), 'appeal.resubmitted'),
  'appeal.returned': (ctx, event, appeal) => send(ctx, event, appeal, applicant(appeal), 'appeal.returned'),
  'appeal.approved': (ctx, event, appeal) => send(ctx, event, appeal, applicant(appeal), 'appeal.approved'),
  'appeal.rejected': (ctx, event, appeal) => send(ctx, event, appeal, applicant(appeal), 'appeal.rejected'),
};

/** A deadline turned yellow or red: whoever owes it is told. What was not completed in time counts as withdrawn. */
export function lightNotice(colour: 'yellow' | 'red') {
  return async (event: DomainEvent, ctx: Context): Promise<void> => {
    const { key, kind, subject } = event.payload as { key: string; kind: string; subject: { type: string; id: string } };
    if (subject.type !== 'appeal' || !ObjectId.isValid(subject.id)) return;
    const appeal = await agree(ctx, new ObjectId(subject.id));
    const [deadline] = await findDeadlines([key]);
    const lapsed = colour === 'red' && kind === 'appeal.completion';
    if (lapsed && appeal.state === 'withdrawn') return send(ctx, event, appeal, applicant(appeal), 'appeal.lapsed');
    if (!isOpen(appeal) || currentKey(appeal) !== key || deadline?.state !== 'open') return;
    if (!lapsed) return send(ctx, event, appeal, appeal.state === 'returned' ? applicant(appeal) : await deciders(ctx, appeal), colour === 'red' ? 'appeal.red' : 'appeal.yellow');
    await withdrawApproval(ctx, subject.id);
    await send(ctx, event, await agree(ctx, appeal._id), applicant(appeal), 'appeal.lapsed');
  };
}
