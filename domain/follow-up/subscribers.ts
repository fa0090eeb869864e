import { findDeadlines, loadCalendar, native, recomputeDeadlines, subscribe, type Context, type DomainEvent } from '../kernel';
import { annotateRating, type Aftermath } from '../rating';
import { handOverFollowUps } from './assignment';
import { acknowledge, citizenEvents, tellCitizen } from './citizen-deliveries';
import { followUpEvents, loadFollowUp } from './command';
import { deadlineKey, escalationKey, reconcileDeadlines } from './deadlines';
import { extensionAskedAgain, extensionDecided } from './extensions';
import { closedSortBase, currentRectification, FollowUpModel, type FollowUp } from './model';
import { lightNotice, notices } from './notices';
import { openFollowUp, releaseFollowUp } from './open';
import { agreeWithJudgement, judged } from './set-aside';
import { supplementNotice } from './supplement-notice';
import { followPhone, withdrawPassedOn } from './withdrawal';

subscribe('rating.dissatisfied', 'followUp.open', openFollowUp);
subscribe('rating.released', 'followUp.release', releaseFollowUp);
subscribe('rating.judged', 'followUp.judged', judged);
subscribe('rating.supplemented', 'followUp.supplement', supplementNotice);
subscribe('rating.phoneChanged', 'followUp.phone', followPhone);
subscribe('rating.wordsWithdrawn', 'followUp.words', withdrawPassedOn);
subscribe('rating.answerWanted', 'followUp.citizen', acknowledge);
subscribe('approval.decided', 'followUp.extension', extensionDecided);
subscribe('approval.resubmitted', 'followUp.extension', extensionAskedAgain);
subscribe('account.departed', 'followUp.handOver', handOverFollowUps);
subscribe('deadline.yellow', 'followUp.notice', lightNotice('yellow'));
subscribe('deadline.red', 'followUp.notice', lightNotice('red'));
subscribe('calendar.changed', 'followUp.mirror', mirrorAll);

for (const type of followUpEvents) {
  subscribe(type, 'followUp.agree', agree);
  if (citizenEvents.includes(type)) subscribe(type, 'followUp.citizen', async (event, ctx) => tellCitizen(ctx, await loadFollowUp(String(event.payload.followUpId))));
  const notice = notices[type];
  if (notice) subscribe(type, 'followUp.notice', async (event, ctx) => notice(ctx, event, await loadFollowUp(String(event.payload.followUpId))));
}

/** Whatever a command could not finish: deadlines and rating are brought to agree with the follow-up. */
async function agree(event: DomainEvent, ctx: Context): Promise<void> {
  const { _id } = await reconcileDeadlines(ctx, await loadFollowUp(String(event.payload.followUpId)));
  // A rating may have been judged before its follow-up was opened, or while another act was under way.
  await agreeWithJudgement(ctx, _id);
  await annotateRating(ctx, _id, await aftermathOf(await loadFollowUp(_id)));
}

async function aftermathOf(followUp: FollowUp): Promise<Aftermath> {
  const sent = currentRectification(followUp);
  return {
    ...(sent ? { passedOn: { words: sent.words, photoIds: sent.photoIds } } : {}),
    ...(followUp.second ? { second: { level: followUp.second.level, at: followUp.second.at } } : {}),
    ...(followUp.closing?.kind === 'mistaken' ? { mistaken: true } : {}),
    // Open again is not closed: the phone is kept until it is closed at last.
    closed: followUp.closing && { at: followUp.closing.at, inTime: await closedInTime(followUp, followUp.closing.at) },
  };
}

/** Within the days promised to the citizen, granted extensions included; what went up to the commission by the commission's own term. */
async function closedInTime(followUp: FollowUp, at: Date): Promise<boolean> {
  const [deadline] = await findDeadlines([followUp.escalation ? escalationKey(followUp, followUp.escalation) : deadlineKey(followUp, 'closing')]);
  return deadline === undefined || at <= deadline.dueAt;
}

/** After the calendar changed: the deadlines are computed anew (which changes nothing the second time), then mirrored. */
async function mirrorAll(_event: DomainEvent, ctx: Context): Promise<void> {
  await loadCalendar();
  await recomputeDeadlines(ctx);
  for await (const followUp of native(FollowUpModel).find({ sortKey: { $lt: closedSortBase } })) await reconcileDeadlines(ctx, followUp as FollowUp);
}
