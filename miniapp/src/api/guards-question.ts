import type { Page } from '../../../contracts/common';
import type { Asked, PublicQuestion, QuestionProgress } from '../../../contracts/question';
import { questionSubjectKinds } from '../../../contracts/question-options';
import { count, day, flag, listOf, oneOf, orNull, text, thing } from './guards';

const answer = thing<QuestionProgress['answers'][number]>({ by: text, level: oneOf(['village', 'town'] as const), on: day, text });

export const isAsked = thing<Asked>({ receiptCode: text, answerBy: day });

export const isQuestionProgress = thing<QuestionProgress>({
  about: text,
  village: thing<QuestionProgress['village']>({ id: text, name: text }),
  text,
  askedOn: day,
  state: oneOf(['asked', 'answered', 'raised', 'settled'] as const),
  due: orNull(day),
  late: flag,
  answers: listOf(answer),
  mayRaise: flag,
});

export const isQuestionPage = thing<Page<PublicQuestion>>(
  { items: listOf(thing<PublicQuestion>({ id: text, about: text, subject: thing<PublicQuestion['subject']>({ kind: oneOf(questionSubjectKinds), id: text }), text, askedOn: day, answers: listOf(answer) })), nextCursor: orNull(text), total: count },
  ['total'],
);
