import { appealDecisionDays, type AppealDetail, type AppealSummary } from '../../contracts/appeal';
import { objectionDays } from '../../contracts/rating';
import { appealTerms, fill } from '../../templates';
import { currentCalendar, fail, findApproval, formatDayChinese, lightOf, mayDecide, shanghaiDay, workingDaysLeft, type Context, type Deadline } from '../kernel';
import { detailOf, findRating, windowLabel, type NamedRef } from '../rating';
import { currentDeadlines } from './deadlines';
import { isOpen, type Appeal } from './model';
import { whyNotDecide } from './policy';
import { timelineOf } from './timeline';

const refOf = ({ id, name }: NamedRef) => ({ id: id.toHexString(), name });

/** Rows of a list; lights and days are computed at the moment of asking. */
export async function presentSummaries(appeals: readonly Appeal[], now: Date): Promise<AppealSummary[]> {
  const deadlines = await currentDeadlines(appeals);
  return appeals.map((appeal) => presentSummary(appeal, deadlines.get(appeal._id.toHexString()), now));
}

function presentSummary(appeal: Appeal, deadline: Deadline | undefined, now: Date): AppealSummary {
  return {
    id: appeal._id.toHexString(),
    number: appeal.number ?? '',
    origin: appeal.origin,
    wanted: appeal.wanted,
    state: appeal.state,
    light: deadline ? lightOf(deadline, now) : isOpen(appeal) ? 'green' : 'done',
    due: deadline?.due ?? null,
    dueAt: deadline?.dueAt.toISOString() ?? null,
    workingDaysLeft: deadline ? workingDaysLeft(deadline, now, currentCalendar()) : null,
    ratingId: appeal.ratingId.toHexString(),
    level: appeal.level,
    ratedAt: appeal.ratedAt.toISOString(),
    window: { id: appeal.window.id.toHexString(), name: `${windowLabel(appeal.window)} ${appeal.window.name}` },
    hall: refOf(appeal.hall),
    department: appeal.department && refOf(appeal.department),
    applicantName: appeal.applicant.name,
    filedAt: appeal.filedAt.toISOString(),
    decidedAt: appeal.endedAt?.toISOString() ?? null,
  };
}

/** All of it, with the rating as the viewer may see it. */
export async function presentDetail(ctx: Context, appeal: Appeal): Promise<AppealDetail> {
  const now = ctx.clock.now();
  const [rating, approval, deadlines] = await Promise.all([findRating(appeal.ratingId), findApproval(appeal._id), currentDeadlines([appeal])]);
  if (!rating) return fail('notFound');
  const deadline = deadlines.get(appeal._id.toHexString());
  const own = ctx.actor.kind === 'staff' && appeal.applicant.accountId === ctx.actor.accountId;
  const decide = appeal.state === 'pending' && approval !== null && mayDecide(ctx.actor, approval);
  return {
    ...presentSummary(appeal, deadline, now),
    grounds: appeal.grounds,
    reason: appeal.reason,
    fileIds: appeal.fileIds.map(String),
    rating: detailOf(ctx, rating),
    decision: appeal.decision && { decision: appeal.state, by: appeal.decision.by, opinion: appeal.decision.opinion, at: appeal.decision.at.toISOString() },
    earlier: appeal.returns.map(({ reason, by, opinion, at }) => ({ reason, by, opinion, at: at.toISOString() })),
    timeline: timelineOf(appeal, deadline),
    terms: termsOf(appeal, deadline, now),
    abilities: { decide, withdraw: own && isOpen(appeal), resubmit: own && appeal.state === 'returned' },
    decisions: !decide ? [] : appeal.applicant.accountId === null ? ['approved', 'rejected'] : ['approved', 'rejected', 'returned'],
    whyNotDecide: decide ? null : whyNotDecide(ctx.actor, appeal),
  };
}

function termsOf(appeal: Appeal, deadline: Deadline | undefined, now: Date): string[] {
  const values = { days: String(appealDecisionDays), due: deadline ? formatDayChinese(deadline.due, shanghaiDay(now)) : '' };
  return [
    ...(deadline ? [fill(appeal.state === 'returned' ? appealTerms.completion : appealTerms.decision, values)] : []),
    ...(appeal.wanted === 'valid' ? [] : [fill(appealTerms.objection, { days: String(objectionDays) })]),
    appealTerms.weekends,
  ];
}
