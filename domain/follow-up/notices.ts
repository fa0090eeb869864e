import { inboxTexts, stepTexts, type InboxText } from '../../templates';
import { ratingLevelLabels } from '../../contracts/rating';
import { defineTemplates, deliver, findDeadlines, formatDayChinese, ObjectId, shanghaiDay, type Context, type DomainEvent } from '../kernel';
import { windowLabel, type NamedRef } from '../rating';
import { loadFollowUp, type FollowUpEvent } from './command';
import { deadlineKey, stepLabel } from './deadlines';
import { holdersOf } from './holders';
import { currentRectification, type FollowUp } from './model';

defineTemplates(inboxTexts);

/** One message to some people about one event; the event's id makes it happen once for each. */
async function send(ctx: Context, event: DomainEvent, followUp: FollowUp, to: readonly (NamedRef | null)[], template: InboxText, more: Record<string, string> = {}): Promise<void> {
  const today = shanghaiDay(ctx.clock.now());
  const params = {
    number: followUp.number,
    hall: followUp.hall.name,
    window: windowLabel(followUp.window),
    due: followUp.current ? formatDayChinese(followUp.current.due, today) : '',
    department: currentRectification(followUp)?.department.name ?? '',
    ...more,
  };
  for (const person of to) {
    if (!person) continue;
    const accountId = person.id.toHexString();
    await deliver(ctx, { key: `${event.id}:${template}:${accountId}`, to: { accountId }, template, params, channels: ['inbox'], link: `/follow-ups/${followUp._id.toHexString()}` });
  }
}

const supervisors = (followUp: FollowUp): Promise<NamedRef[]> => holdersOf('ratingSupervisor', followUp.path);
async function commission(followUp: FollowUp): Promise<NamedRef[]> {
  const handlers = followUp.integrity ? await holdersOf('integrityHandler', [followUp.district.id]) : [];
  return handlers.length > 0 ? handlers : holdersOf('commissionLeader', [followUp.district.id]);
}
const departmentHandlers = (followUp: FollowUp): Promise<NamedRef[]> => holdersOf('departmentHandler', followUp.sentPath);

type Notice = (ctx: Context, event: DomainEvent, followUp: FollowUp) => Promise<void>;

async function toOfficerOrSupervisors(ctx: Context, event: DomainEvent, followUp: FollowUp, template: InboxText): Promise<void> {
  if (followUp.officer) return send(ctx, event, followUp, [followUp.officer], template);
  return send(ctx, event, followUp, await supervisors(followUp), 'followUp.unassigned');
}

async function rectificationSent(ctx: Context, event: DomainEvent, followUp: FollowUp): Promise<void> {
  const handlers = await departmentHandlers(followUp);
  if (handlers.length > 0) return send(ctx, event, followUp, handlers, 'followUp.rectificationSent');
  return send(ctx, event, followUp, [followUp.officer], 'followUp.rectificationUnassigned');
}

/** Who is told what, event by event. */
export const notices: Partial<Record<FollowUpEvent, Notice>> = {
  'followUp.opened': (ctx, event, followUp) => toOfficerOrSupervisors(ctx, event, followUp, followUp.hasPhone ? 'followUp.assigned' : 'followUp.assignedWithoutPhone'),
  'followUp.assigned': (ctx, event, followUp) => toOfficerOrSupervisors(ctx, event, followUp, 'followUp.handedOver'),
  'followUp.rectificationSent': rectificationSent,
  'followUp.rectificationAnswered': (ctx, event, followUp) => send(ctx, event, followUp, [followUp.officer], 'followUp.rectificationAnswered'),
  'followUp.rectificationReturned': async (ctx, event, followUp) =>
    send(ctx, event, followUp, await departmentHandlers(followUp), 'followUp.rectificationReturned', { reason: sentence(currentRectification(followUp)?.returnReason ?? '') }),
  'followUp.rectificationAccepted': async (ctx, event, followUp) => send(ctx, event, followUp, await departmentHandlers(followUp), 'followUp.rectificationAccepted'),
  'followUp.ratedAgain': (ctx, event, followUp) => send(ctx, event, followUp, [followUp.officer], 'followUp.ratedAgain', { level: followUp.second ? ratingLevelLabels[followUp.second.level] : '' }),
  'followUp.escalated': async (ctx, event, followUp) => send(ctx, event, followUp, await commission(followUp), 'followUp.escalated'),
  'followUp.setAside': async (ctx, event, followUp) => {
    const asked = currentRectification(followUp)?.answer === null ? await departmentHandlers(followUp) : [];
    await send(ctx, event, followUp, [followUp.officer, ...asked], 'followUp.setAside');
  },
  'followUp.reopened': async (ctx, event, followUp) => send(ctx, event, followUp, await commission(followUp), event.payload.why === 'objection' ? 'followUp.objected' : 'followUp.restored'),
  'followUp.decided': (ctx, event, followUp) => send(ctx, event, followUp, [followUp.officer], 'followUp.decided'),
  'followUp.extensionDecided': (ctx, event, followUp) => {
    const extension = followUp.extensions.find((one) => one.approvalId === event.payload.approvalId);
    if (!extension) return Promise.resolve();
    const template = extension.state === 'approved' ? 'followUp.extensionApproved' : 'followUp.extensionRejected';
    return send(ctx, event, followUp, [extension.requestedBy], template, { days: String(extension.days) });
  },
};

const sentence = (text: string): string => (/[。！？]$/.test(text) ? text : `${text}。`);

/** A deadline turned yellow or red: its debtor is told, of red ones the supervisors too. */
export function lightNotice(colour: 'yellow' | 'red') {
  return async (event: DomainEvent, ctx: Context): Promise<void> => {
    const { key, subject } = event.payload as { key: string; subject: { type: string; id: string } };
    if (subject.type !== 'followUp' || !ObjectId.isValid(subject.id)) return;
    const followUp = await loadFollowUp(subject.id);
    const closing = key === deadlineKey(followUp, 'closing');
    // A step that is over meanwhile concerns nobody; the closing day was promised to the citizen whatever the step.
    if (followUp.state === 'closed' || (!closing && followUp.current?.key !== key)) return;
    const [deadline] = await findDeadlines([key]);
    if (deadline?.state !== 'open') return;
    const told = new Map([...(await debtorsOf(followUp, closing)), ...(colour === 'red' ? await supervisors(followUp) : [])].map((one) => [one.id.toHexString(), one]));
    const more = { step: closing ? stepTexts.closing : stepLabel(followUp), due: formatDayChinese(deadline.due, shanghaiDay(ctx.clock.now())) };
    await send(ctx, event, followUp, [...told.values()], colour === 'red' ? 'followUp.red' : 'followUp.yellow', more);
  };
}

async function debtorsOf(followUp: FollowUp, closing: boolean): Promise<NamedRef[]> {
  if (!closing && followUp.state === 'rectifying') return departmentHandlers(followUp);
  if (!closing && followUp.state === 'escalated') return commission(followUp);
  return followUp.officer ? [followUp.officer] : [];
}
