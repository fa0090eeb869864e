import type { Abilities } from '../../contracts/common';
import type { PublicQuestion, QuestionDetail, QuestionSummary } from '../../contracts/question';
import { abilitiesOf, lightOf, shanghaiDay, workingDaysLeft, type Context } from '../kernel';
import type { Question, QuestionAnswerRecord } from './model';

export const presentAnswer = ({ body, level, on, text }: QuestionAnswerRecord): PublicQuestion['answers'][number] => ({ by: body, level, on, text });
const ref = ({ id, name }: Question['village']): QuestionSummary['village'] => ({ id: id.toHexString(), name });

export function presentSummary(question: Question, now: Date): QuestionSummary {
  const { owed } = question;
  return {
    id: question._id.toHexString(),
    village: ref(question.village),
    town: ref(question.town),
    about: question.subject.title,
    text: question.text,
    askedOn: question.askedOn,
    state: question.state,
    light: owed && lightOf(owed, now),
    due: owed?.due ?? null,
    workingDaysLeft: owed && workingDaysLeft(owed, now),
    released: question.releasedAt !== undefined,
  };
}

export function presentDetail(ctx: Context, question: Question, link: string | null): QuestionDetail {
  const { kind, id } = question.subject;
  return {
    ...presentSummary(question, ctx.clock.now()),
    subject: { kind, id },
    link,
    answers: question.answers.map((answer) => ({ ...presentAnswer(answer), at: answer.at.toISOString(), name: answer.by.name })),
    raisedOn: question.raisedOn,
    releasedOn: question.releasedAt ? shanghaiDay(question.releasedAt) : null,
    version: question.trail.seq,
    abilities: abilitiesIn(ctx, question),
  };
}

function abilitiesIn(ctx: Context, question: Question): Abilities {
  const may = abilitiesOf(ctx.actor, 'question', question);
  return { ...may, answer: may.answer === true && question.state === 'asked', settle: may.settle === true && question.state === 'raised', release: may.release === true && question.answers.length > 0 };
}

export function presentPublic(question: Question): PublicQuestion {
  const { kind, id, title } = question.subject;
  return { id: question._id.toHexString(), about: title, subject: { kind, id }, text: question.text, askedOn: question.askedOn, answers: question.answers.map(presentAnswer) };
}
