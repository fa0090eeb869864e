import { cancelDeadline, findDeadlines, loadCalendar, meetDeadline, native, openDeadline, recomputeDeadlines, shanghaiDay, subscribe, type Context, type Deadline } from '../kernel';
import { QuestionModel, type Question } from './model';

export const answerKey = (question: Pick<Question, '_id'>, level: 'village' | 'town'): string => `question:${question._id.toHexString()}:${level}`;

/**
 * Makes the kernel's deadlines agree with the question and mirrors the one that runs. Level, not edge: the command runs
 * it at once and its event runs it again.
 */
export async function reconcileAnswers(ctx: Context, question: Question): Promise<Question> {
  const village = await bring(ctx, question, 'village', question.askedOn, question.villageDays, question.answers.some(({ level }) => level === 'village') ? 'met' : question.raisedOn ? 'cancelled' : null);
  const town = question.raisedOn ? await bring(ctx, question, 'town', question.raisedOn, question.townDays, question.answers.some(({ level }) => level === 'town') ? 'met' : null) : null;
  const running = question.state === 'asked' ? village : question.state === 'raised' ? town : null;
  const owed = running && { key: running.key, due: running.due, dueAt: running.dueAt, yellowAt: running.yellowAt, redAt: running.redAt, state: running.state };
  await native(QuestionModel).updateOne({ _id: question._id, 'trail.head': question.trail.head }, { $set: { owed } });
  return { ...question, owed };
}

async function bring(ctx: Context, question: Question, level: 'village' | 'town', from: string, workingDays: number, end: 'met' | 'cancelled' | null): Promise<Deadline> {
  const key = answerKey(question, level);
  const unit = question[level];
  const [known] = await findDeadlines([key]);
  const deadline = known ?? (await openDeadline(ctx, { key, kind: `question.${level}`, subject: { type: 'question', id: question._id.toHexString() }, path: question.path, debtor: { organisationId: unit.id.toHexString(), label: unit.name }, from, workingDays }));
  if (deadline.state !== 'open' || end === null) return deadline;
  return end === 'met' ? meetDeadline(ctx, key) : cancelDeadline(ctx, key, '已转乡镇答复');
}

/** What was owed on the day it was raised: a village that let its days pass may be passed over. */
export const isLate = (question: Pick<Question, 'owed'>, now: Date): boolean => question.owed !== null && question.owed.state === 'open' && now >= question.owed.redAt;

subscribe('calendar.changed', 'question.mirror', async (_event, ctx) => {
  await loadCalendar();
  await recomputeDeadlines(ctx);
  for await (const question of native(QuestionModel).find({ state: { $in: ['asked', 'raised'] } })) await reconcileAnswers(ctx, question as Question);
});

export const today = (ctx: Context): string => shanghaiDay(ctx.clock.now());
