import type { Page } from '../../../contracts/common';
import type { Asked, AskRequest, PublicQuestion, QuestionProgress, QuestionSubject } from '../../../contracts/question';
import { isAsked, isQuestionPage, isQuestionProgress } from './guards-question';
import { query } from './query';
import { call } from './request';

export const askQuestion = (request: AskRequest): Promise<Asked> => call('POST', '/api/public/questions', isAsked, request);
export const questionProgress = (receiptCode: string): Promise<QuestionProgress> => call('POST', '/api/public/question-progress', isQuestionProgress, { receiptCode });
export const raiseQuestion = (receiptCode: string): Promise<QuestionProgress> => call('POST', '/api/public/question-raised', isQuestionProgress, { receiptCode });
/** Answered and released: of one thing, or all that a village was asked. */
export const answeredQuestions = (asked: { villageId: string; kind?: QuestionSubject['kind'] | undefined; subjectId?: string | undefined; cursor?: string | undefined }): Promise<Page<PublicQuestion>> =>
  call('GET', `/api/public/questions${query({ ...asked, limit: '5' })}`, isQuestionPage);
