import type { Role } from '../../contracts/roles';
import { questionInboxTexts, type QuestionInboxText } from '../../templates';
import { defineTemplates, deliver, findAccountsWithRole, formatDayChinese, native, ObjectId, shanghaiDay, subscribe, type Context, type DomainEvent } from '../kernel';
import { reconcileAnswers } from './deadlines';
import { QuestionModel, type Question } from './model';

defineTemplates(questionInboxTexts);

const find = async (id: string): Promise<Question | null> => (ObjectId.isValid(id) ? ((await native(QuestionModel).findOne({ _id: new ObjectId(id) })) as Question | null) : null);

async function send(ctx: Context, event: DomainEvent, question: Question, roles: readonly Role[], template: QuestionInboxText): Promise<void> {
  const params = { village: question.village.name, about: question.subject.title, due: question.owed ? formatDayChinese(question.owed.due, shanghaiDay(ctx.clock.now())) : '' };
  const people = new Set<string>();
  for (const role of roles) for (const { _id } of await findAccountsWithRole(role, question.path)) people.add(_id.toHexString());
  for (const accountId of people) await deliver(ctx, { key: `${event.id}:${template}:${accountId}`, to: { accountId }, template, params, channels: ['inbox'], link: `/disclosure/questions?id=${question._id.toHexString()}` });
}

/** What a command could not finish is brought to agree first, so that the day that is told stands. */
const onEvent =
  (template: QuestionInboxText | null, roles: readonly Role[] = []) =>
  async (event: DomainEvent, ctx: Context): Promise<void> => {
    const question = await find(String(event.payload.questionId));
    if (!question) return;
    const agreed = await reconcileAnswers(ctx, question);
    if (template && agreed.owed) await send(ctx, event, agreed, roles, template);
  };

subscribe('question.asked', 'question.notice', onEvent('question.asked', ['villageClerk']));
subscribe('question.raised', 'question.notice', onEvent('question.raised', ['townReviewer']));
subscribe('question.answered', 'question.notice', onEvent(null));

/** Whoever owes the answer is told; of a late one the town too. */
const onLight = (colour: 'yellow' | 'red') => async (event: DomainEvent, ctx: Context): Promise<void> => {
  const { key, subject } = event.payload as { key: string; subject: { type: string; id: string } };
  const question = subject.type === 'question' ? await find(subject.id) : null;
  if (!question || question.owed?.key !== key || question.owed.state !== 'open') return;
  const debtor: Role[] = question.state === 'raised' ? ['townReviewer'] : ['villageClerk'];
  await send(ctx, event, question, colour === 'red' ? [...debtor, 'townReviewer'] : debtor, `question.${colour}`);
};
subscribe('deadline.yellow', 'question.notice', onLight('yellow'));
subscribe('deadline.red', 'question.notice', onLight('red'));
