import { z } from 'zod';
import { id, page, pageQuery } from '../../contracts/common';
import { fileAppealRequest, resubmitAppealRequest } from '../../contracts/appeal';
import { myWindow, ownRating, replyRequest } from '../../contracts/own-results';
import { appealOwnRating, completeOwnAppeal, listOwnRatings, replyToRating, showMyWindow } from '../../domain/own-results';
import { route } from '../route';

export const myWindowRoutes = [
  route({ method: 'get', path: '/api/my-window', surface: 'staff', policy: 'ownResults.read', summary: '我在岗时收到的评议：今天和近 30 天', response: myWindow, handle: ({ ctx }) => showMyWindow(ctx) }),
  route({ method: 'get', path: '/api/my-window/ratings', surface: 'staff', policy: 'ownResults.read', summary: '我收到的评议，新的在前，不含是谁评的', query: pageQuery, response: page(ownRating), handle: ({ query, ctx }) => listOwnRatings(ctx, query) }),
  route({
    method: 'post',
    path: '/api/my-window/ratings/:id/reply',
    surface: 'staff',
    policy: 'ownResults.reply',
    summary: '说明一句，大厅、部门和纪委看得到，不发给群众',
    params: z.object({ id }),
    body: replyRequest,
    response: ownRating,
    handle: ({ params, body, ctx }) => replyToRating(ctx, params.id, body.text),
  }),
  route({
    method: 'post',
    path: '/api/my-window/ratings/:id/appeals',
    surface: 'staff',
    policy: 'ownResults.appeal',
    summary: '对自己在岗时收到的评议申诉，看到后 5 个工作日内，一次',
    params: z.object({ id }),
    body: fileAppealRequest,
    response: ownRating,
    status: 201,
    handle: ({ params, body, ctx }) => appealOwnRating(ctx, params.id, body),
  }),
  route({
    method: 'post',
    path: '/api/my-window/ratings/:id/appeals/resubmission',
    surface: 'staff',
    policy: 'ownResults.appeal',
    summary: '申诉被退回后补充再报',
    params: z.object({ id }),
    body: resubmitAppealRequest,
    response: ownRating,
    handle: ({ params, body, ctx }) => completeOwnAppeal(ctx, params.id, body),
  }),
];
