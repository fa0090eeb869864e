import type { WorkItem } from '../../contracts/my-work';
import { can, native, scopeFilter, type Context } from '../kernel';
import { QuestionModel, type Question } from './model';
import { presentSummary } from './present';

/** More than anybody can see at once. */
const most = 200;

/** Questions whose answer the actor owes. */
export async function questionWork(ctx: Context): Promise<WorkItem[]> {
  const village = can(ctx.actor, 'question.answer') ? await waiting(ctx, 'question.answer', 'asked') : [];
  const town = can(ctx.actor, 'question.settle') ? await waiting(ctx, 'question.settle', 'raised') : [];
  return [...village, ...town];
}

async function waiting(ctx: Context, verb: string, state: Question['state']): Promise<WorkItem[]> {
  const found = (await native(QuestionModel).find({ $and: [scopeFilter(ctx.actor, verb), { state }] } as object, { sort: { askedOn: -1, _id: -1 }, limit: most }).toArray()) as Question[];
  return found.map((question) => {
    const { id, about, village, light, due, workingDaysLeft } = presentSummary(question, ctx.clock.now());
    return { kind: 'question', id, number: null, title: `${village.name}：${about}`, step: '答复群众的提问', light, due, dueAt: question.owed?.dueAt.toISOString() ?? null, workingDaysLeft, link: `/disclosure/questions?id=${id}`, onBehalfOf: null };
  });
}
