import { z } from 'zod';
import { id, lightLabels, page } from '../../contracts/common';
import { answerQuestionRequest, asked, askRequest, publicQuestionPage, publicQuestionQuery, questionByReceipt, questionDetail, questionListQuery, questionProgress, questionStateLabels, questionSummary, releaseQuestionRequest } from '../../contracts/question';
import * as questions from '../../domain/question';
import type { AttemptLimit } from '../../runtime/attempts';
import { exportRoute } from '../export-route';
import { route } from '../route';

const params = z.object({ id });
const guesses: AttemptLimit = { name: 'questionReceipt', failuresPerDay: 20 };

export const questionRoutes = [
  route({ method: 'get', path: '/api/questions', surface: 'staff', policy: 'question.list', summary: '群众对公开内容的提问，新的在前', query: questionListQuery, response: page(questionSummary), handle: ({ query, ctx }) => questions.listQuestions(ctx, query) }),
  exportRoute({
    list: '/api/questions',
    policy: 'question.export',
    title: '群众提问',
    query: questionListQuery,
    rows: questions.eachQuestion,
    columns: [
      { header: '村（社区）', value: (one) => one.village.name, width: 18 },
      { header: '乡镇（街道）', value: (one) => one.town.name, width: 18 },
      { header: '问的是', value: (one) => one.about, width: 30 },
      { header: '问题', value: (one) => one.text, width: 50 },
      { header: '哪天问的', value: (one) => one.askedOn, width: 12 },
      { header: '到哪一步', value: (one) => questionStateLabels[one.state], width: 14 },
      { header: '亮灯', value: (one) => (one.light ? lightLabels[one.light] : ''), width: 8 },
      { header: '到期', value: (one) => one.due, width: 12 },
      { header: '公开问答', value: (one) => (one.released ? '是' : '否'), width: 10 },
    ],
  }),
  route({ method: 'get', path: '/api/questions/:id', surface: 'staff', policy: 'question.list', summary: '一个提问', params, response: questionDetail, handle: ({ params, ctx }) => questions.showQuestion(ctx, params.id) }),
  route({
    method: 'post',
    path: '/api/questions/:id/answer',
    surface: 'staff',
    policy: 'question.list',
    summary: '答复；先由村里，提问人请乡镇看的由乡镇',
    params,
    body: answerQuestionRequest,
    response: questionDetail,
    handle: async ({ params, body, ctx }) => questions.detailOf(ctx, await questions.answerQuestion(ctx, params.id, body)),
  }),
  route({
    method: 'post',
    path: '/api/questions/:id/release',
    surface: 'staff',
    policy: 'question.release',
    renewsPublic: true,
    summary: '公开这个问答，或不再公开',
    params,
    body: releaseQuestionRequest,
    response: questionDetail,
    handle: async ({ params, body, ctx }) => questions.detailOf(ctx, await questions.releaseQuestion(ctx, params.id, body)),
  }),
];

export const publicQuestionRoutes = [
  route({ method: 'get', path: '/api/public/questions', surface: 'public', policy: 'open', cacheSeconds: 60, summary: '答复过并公开的提问，新的在前', query: publicQuestionQuery, response: publicQuestionPage, handle: ({ query }) => questions.listReleasedQuestions(query) }),
  route({
    method: 'post',
    path: '/api/public/questions',
    surface: 'public',
    policy: 'open',
    summary: '对公开的内容提一个问题；不记是谁问的，凭回执看答复',
    body: askRequest,
    response: asked,
    status: 201,
    rateLimit: { points: 30, perSeconds: 3600 },
    handle: ({ body, ctx }) => questions.ask(ctx, body),
  }),
  route({ method: 'post', path: '/api/public/question-progress', surface: 'public', policy: 'open', summary: '凭回执看答复', body: questionByReceipt, response: questionProgress, attempts: guesses, handle: ({ body, ctx }) => questions.progressOfQuestion(ctx, body.receiptCode) }),
  route({ method: 'post', path: '/api/public/question-raised', surface: 'public', policy: 'open', summary: '凭回执请乡镇看一次', body: questionByReceipt, response: questionProgress, attempts: guesses, handle: ({ body, ctx }) => questions.raiseQuestion(ctx, body.receiptCode) }),
];
