import { z } from 'zod';
import { photoMaxBytes, photoUploaded, rateAgainRequest, ratingProgress as progressSchema, ratingProgressRequest, ratingReceived, ratingWindow, submitRatingRequest } from '../../contracts/rating';
import { rateAgain, ratingProgress } from '../../domain/follow-up';
import { storeImage } from '../../domain/kernel';
import { showWindow, submitRating } from '../../domain/rating';
import { route } from '../route';
import { receiptGuesses } from './receipt-guesses';

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
    handle: ({ body, ctx }) => submitRating(body, ctx),
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
    handle: ({ body, ctx }) => ratingProgress(ctx, body.receiptCode),
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
      return ratingProgress(ctx, body.receiptCode);
    },
  }),
];
