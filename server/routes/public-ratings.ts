import { z } from 'zod';
import { objectRequest, photoMaxBytes, photoUploaded, rateAgainRequest, ratingProgress as progressSchema, ratingProgressRequest, ratingReceived, ratingWindow, submitRatingRequest, supplementRequest } from '../../contracts/rating';
import { ticket } from '../../contracts/service-event';
import { objectByReceipt, progressByReceipt } from '../../domain/appeal';
import { rateAgain } from '../../domain/follow-up';
import { storeImage } from '../../domain/kernel';
import { showWindow, supplementRating } from '../../domain/rating';
import { showTicket, submitWithTicket } from '../../domain/service-event';
import { receiptGuesses } from '../../runtime/attempts';
import { route, type AttemptLimit } from '../route';

/** Few scan a torn ticket twenty times. The code's signature keeps guesses away also where a rating brings one. */
const ticketGuesses: AttemptLimit = { name: 'ticket', failuresPerDay: 20 };

export const publicRatingRoutes = [
  route({
    method: 'get',
    path: '/api/public/windows/:code',
    surface: 'public',
    policy: 'open',
    summary: '评议页上的窗口',
    params: z.object({ code: z.string().max(32) }),
    response: ratingWindow,
    handle: ({ params, ctx }) => showWindow(ctx, params.code),
  }),
  route({
    method: 'get',
    path: '/api/public/tickets/:code',
    surface: 'public',
    policy: 'open',
    summary: '一次性小票对应的窗口，还能不能用',
    params: z.object({ code: z.string().max(64) }),
    response: ticket,
    attempts: ticketGuesses,
    handle: ({ params, ctx }) => showTicket(ctx, params.code),
  }),
  route({
    method: 'post',
    path: '/api/public/photos',
    surface: 'public',
    policy: 'open',
    summary: '先传照片，得到一个凭据，提交评议时带上；24 小时没用上就删除',
    upload: { field: 'photo', maxBytes: photoMaxBytes, description: 'JPEG、PNG 或 WebP 照片' },
    response: photoUploaded,
    status: 201,
    rateLimit: { points: 120, perSeconds: 60 },
    handle: async ({ file, ctx }) => ({ photoToken: (await storeImage(ctx, await file.buffer(), { purpose: 'rating' })).token }),
  }),
  route({
    method: 'post',
    path: '/api/public/ratings',
    surface: 'public',
    policy: 'open',
    summary: '提交评议；同一个请求编号再发一次，得到同一张回执',
    body: submitRatingRequest,
    response: ratingReceived,
    status: 201,
    handle: ({ body, ctx, address }) => submitWithTicket(body, ctx, { address: address() }),
  }),
  route({
    method: 'post',
    path: '/api/public/rating-progress',
    surface: 'public',
    policy: 'open',
    summary: '凭回执码看办到哪一步',
    body: ratingProgressRequest,
    response: progressSchema,
    attempts: receiptGuesses,
    handle: ({ body, ctx }) => progressByReceipt(ctx, body.receiptCode),
  }),
  route({
    method: 'post',
    path: '/api/public/rating-again',
    surface: 'public',
    policy: 'open',
    summary: '凭回执码再评一次',
    body: rateAgainRequest,
    response: progressSchema,
    attempts: receiptGuesses,
    handle: async ({ body, ctx }) => {
      await rateAgain(ctx, body);
      return progressByReceipt(ctx, body.receiptCode);
    },
  }),
  route({
    method: 'post',
    path: '/api/public/rating-objections',
    surface: 'public',
    policy: 'open',
    summary: '凭回执码提不同意：对办结，或对“不计入”的认定，5 个工作日内，各一次',
    body: objectRequest,
    response: progressSchema,
    attempts: receiptGuesses,
    handle: async ({ body, ctx }) => {
      await objectByReceipt(ctx, body);
      return progressByReceipt(ctx, body.receiptCode);
    },
  }),
  route({
    method: 'post',
    path: '/api/public/rating-supplements',
    surface: 'public',
    policy: 'open',
    summary: '凭回执码追评，30 天内一次',
    body: supplementRequest,
    response: progressSchema,
    attempts: receiptGuesses,
    handle: async ({ body, ctx }) => {
      await supplementRating(ctx, body);
      return progressByReceipt(ctx, body.receiptCode);
    },
  }),
];
