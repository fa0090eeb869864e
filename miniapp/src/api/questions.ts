import type { Page } from '../../../contracts/common';
import type { Asked, AskRequest, PublicQuestion, QuestionProgress, QuestionSubject } from '../../../contracts/question';
import { isAsked, isQuestionPage, isQuestionProgress } from './guards-question';
import { call } from './request';

export const askQuestion = (request: AskRequest): Promise<Asked> => call('POST', '/api/public/questions', isAsked, request);
export const questionProgress = (receiptCode: string): Promise<QuestionProgress> => call('POST', '/api/public/question-progress', isQuestionProgress, { receiptCode });
export const raiseQuestion = (receiptCode: string): Promise<QuestionProgress> => call('POST', '/api/public/question-raised', isQuestionProgress, { receiptCode });
/** Answered and released, of one thing. */
export const answeredQuestions = (villageId: string, { kind, id }: QuestionSubject): Promise<Page<PublicQuestion>> =>
  call('GET', `/api/public/questions?villageId=${villageId}&kind=${kind}&subjectId=${id}&limit=10`, isQuestionPage);
