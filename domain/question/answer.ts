import type { AnswerQuestionRequest, ReleaseQuestionRequest } from '../../contracts/question';
import { auditedChange, authorize, fail, ObjectId, type Actor, type Change, type Context, type NamedRef } from '../kernel';
import { reconcileAnswers, today } from './deadlines';
import { QuestionModel, type Question } from './model';

const byOf = (actor: Actor): NamedRef => (actor.kind === 'staff' ? { id: new ObjectId(actor.accountId), name: actor.name } : fail('forbidden'));

/** The village's or the town's answer, whoever owes it. @throws Fault notFound, forbidden, conflict, wrongState */
export async function answerQuestion(ctx: Context, id: string, { version, text, release }: AnswerQuestionRequest): Promise<Question> {
  const after = await auditedChange(QuestionModel, id, ctx, 'question.answer', (question) => {
    authorize(ctx.actor, 'question.list', question);
    if (question.state !== 'asked' && question.state !== 'raised') fail('wrongState', { message: '这个提问已经答复过了。' });
    const level = question.state === 'asked' ? ('village' as const) : ('town' as const);
    authorize(ctx.actor, level === 'village' ? 'question.answer' : 'question.settle', question);
    if (question.trail.seq !== version) fail('conflict');
    const at = ctx.clock.now();
    const body = level === 'town' ? question.town.name : question.village.name;
    return {
      set: { state: level === 'village' ? 'answered' : 'settled', ...(release && !question.releasedAt ? { releasedAt: at } : {}) },
      push: { answers: { level, at, on: today(ctx), by: byOf(ctx.actor), body, text } },
      detail: { answeredBy: level === 'village' ? '村' : '乡镇', released: release },
      events: [{ type: 'question.answered', payload: { questionId: id } }],
    };
  });
  return reconcileAnswers(ctx, after);
}

/** Shows question and answers to everybody, or takes them back. @throws Fault notFound, forbidden, conflict, wrongState */
export async function releaseQuestion(ctx: Context, id: string, { version, released }: ReleaseQuestionRequest): Promise<Question> {
  return auditedChange(QuestionModel, id, ctx, 'question.release', (question): Change | null => {
    authorize(ctx.actor, 'question.list', question);
    authorize(ctx.actor, 'question.release', question);
    if (question.trail.seq !== version) fail('conflict');
    if (question.answers.length === 0) fail('wrongState', { message: '答复了才能公开。' });
    if (released === (question.releasedAt !== undefined)) return null;
    return released ? { set: { releasedAt: ctx.clock.now() }, detail: { released } } : { unset: ['releasedAt'], detail: { released } };
  });
}
