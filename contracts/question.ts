import { z } from 'zod';
import { abilities, day, id, idempotencyKey, instant, light, organisationRef, page, pageQuery } from './common';
import { withoutPersonalNumbers } from './personal-numbers';
import { questionMaxLength, questionMinLength, questionSubjectKinds } from './question-options';
import { receiptCode } from './rating';

/** 我有疑问: a citizen asks about what a village published, the village answers, the town where he is not content. */

export const questionSubjectKind = z.enum(questionSubjectKinds);
export const questionSubject = z.object({ kind: questionSubjectKind, id: z.string().min(1).max(60) });
export type QuestionSubject = z.infer<typeof questionSubject>;

/** `raised`: the asker wants the town to look, once; `settled`: the town has answered. */
export const questionState = z.enum(['asked', 'answered', 'raised', 'settled']);
export type QuestionState = z.infer<typeof questionState>;
export const questionStateLabels: Record<QuestionState, string> = { asked: '等村里答复', answered: '已答复', raised: '等乡镇答复', settled: '乡镇已答复' };

export const questionText = withoutPersonalNumbers(z.string().trim().min(questionMinLength, `至少写 ${questionMinLength} 个字`).max(questionMaxLength, `最多 ${questionMaxLength} 个字`));
const answerText = withoutPersonalNumbers(z.string().trim().min(5, '至少写 5 个字').max(1000, '最多 1000 字'));

export const questionAnswer = z.object({ by: z.string(), level: z.enum(['village', 'town']), on: day, text: z.string() });

// ---- citizens ----

/** POST /api/public/questions — the same key again answers the same receipt. Who asks is kept nowhere. */
export const askRequest = z.object({ idempotencyKey, subject: questionSubject, villageId: id, text: questionText });
export type AskRequest = z.infer<typeof askRequest>;
export const asked = z.object({ receiptCode, answerBy: day });
export type Asked = z.infer<typeof asked>;

/** POST /api/public/question-progress and …/question-raised */
export const questionByReceipt = z.object({ receiptCode });
export const questionProgress = z.object({
  about: z.string(),
  village: organisationRef,
  text: z.string(),
  askedOn: day,
  state: questionState,
  /** By when the next answer is owed; null where none is. */
  due: day.nullable(),
  late: z.boolean(),
  answers: z.array(questionAnswer),
  mayRaise: z.boolean(),
});
export type QuestionProgress = z.infer<typeof questionProgress>;

/** GET /api/public/questions — what was answered and released, the newest first. */
export const publicQuestionQuery = pageQuery.extend({ villageId: id, kind: questionSubjectKind.optional(), subjectId: z.string().max(60).optional() });
export type PublicQuestionQuery = z.infer<typeof publicQuestionQuery>;
export const publicQuestion = z.object({ id, about: z.string(), subject: questionSubject, text: z.string(), askedOn: day, answers: z.array(questionAnswer) });
export type PublicQuestion = z.infer<typeof publicQuestion>;
export const publicQuestionPage = page(publicQuestion);

// ---- staff ----

export const questionListQuery = pageQuery.extend({ state: questionState.optional(), light: z.enum(['yellow', 'red']).optional(), underId: id.optional() });
export type QuestionListQuery = z.infer<typeof questionListQuery>;
export const questionSummary = z.object({
  id,
  village: organisationRef,
  town: organisationRef,
  about: z.string(),
  text: z.string(),
  askedOn: day,
  state: questionState,
  light: light.nullable(),
  due: day.nullable(),
  workingDaysLeft: z.number().int().nullable(),
  released: z.boolean(),
});
export type QuestionSummary = z.infer<typeof questionSummary>;
/** GET /api/questions/:id */
export const questionDetail = questionSummary.extend({
  subject: questionSubject,
  /** Where the thing stands for everybody, on the H5 pages; null where it has no page of its own. */
  link: z.string().nullable(),
  answers: z.array(questionAnswer.extend({ at: instant, name: z.string() })),
  raisedOn: day.nullable(),
  releasedOn: day.nullable(),
  version: z.number().int(),
  abilities,
});
export type QuestionDetail = z.infer<typeof questionDetail>;

const version = z.number().int().min(0);
/** POST /api/questions/:id/answer — `release`: question and answers become public with it. */
export const answerQuestionRequest = z.object({ version, text: answerText, release: z.boolean() });
export type AnswerQuestionRequest = z.infer<typeof answerQuestionRequest>;
/** POST /api/questions/:id/release */
export const releaseQuestionRequest = z.object({ version, released: z.boolean() });
export type ReleaseQuestionRequest = z.infer<typeof releaseQuestionRequest>;

/** Working days. The village's after 重庆市村务公开 (2013) 29: three days; the town's ten after the same. */
export const questionSettings = z.object({ villageDays: z.number().int().min(1).max(20), townDays: z.number().int().min(1).max(30) });
export type QuestionSettings = z.infer<typeof questionSettings>;
