import { z } from 'zod';
import { id, page } from '../../contracts/common';
import { ratingDetail, ratingListQuery, ratingSummary, releaseRatingRequest } from '../../contracts/rating';
import { exportQuery } from '../../contracts/table';
import { exportMediaTypes } from '../../domain/kernel';
import { exportRatings, listRatings, releaseRating, showRating } from '../../domain/rating';
import { route } from '../route';

const params = z.object({ id });

export const ratingRoutes = [
  route({ method: 'get', path: '/api/ratings', surface: 'staff', policy: 'rating.list', summary: '评议清单，新的在前', query: ratingListQuery, response: page(ratingSummary), handle: ({ query, ctx }) => listRatings(ctx, query) }),
  route({
    method: 'get',
    path: '/api/ratings/export',
    surface: 'staff',
    policy: 'rating.list',
    summary: '导出评议清单，筛选和清单一样',
    query: ratingListQuery.omit({ cursor: true, limit: true }).extend(exportQuery.shape),
    response: { download: Object.values(exportMediaTypes) },
    rateLimit: { points: 10, perSeconds: 60 },
    handle: ({ query: { format, ...query }, ctx }) => ({ type: exportMediaTypes[format], body: exportRatings(ctx, query, format), filename: `评议.${format}` }),
  }),
  route({ method: 'get', path: '/api/ratings/:id', surface: 'staff', policy: 'rating.list', summary: '一条评议', params, response: ratingDetail, handle: ({ params, ctx }) => showRating(ctx, params.id) }),
  route({
    method: 'post',
    path: '/api/ratings/:id/release',
    surface: 'staff',
    policy: 'rating.release',
    summary: '放开一条廉洁评议，让大厅和部门看到',
    params,
    body: releaseRatingRequest,
    response: ratingDetail,
    handle: async ({ params, body, ctx }) => {
      await releaseRating(ctx, params.id, body.reason);
      return showRating(ctx, params.id);
    },
  }),
];
