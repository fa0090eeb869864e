import { z } from 'zod';
import { id, page } from '../../contracts/common';
import { deliveryDetail, deliveryFigures, deliveryFiguresQuery, deliveryListQuery, deliverySettingsView, deliverySummary, resolveDeliveryRequest, saveDeliverySettingsRequest } from '../../contracts/delivery';
import * as kernel from '../../domain/kernel';
import { exportRoute } from '../export-route';
import { route } from '../route';

const params = z.object({ id });

export const deliveryRoutes = [
  route({ method: 'get', path: '/api/deliveries', surface: 'staff', policy: 'delivery.list', summary: '送达台账，新的在前', query: deliveryListQuery, response: page(deliverySummary), handle: ({ query, ctx }) => kernel.listDeliveries(ctx, query) }),
  exportRoute({ list: '/api/deliveries', policy: 'delivery.export', title: '送达台账', query: deliveryListQuery, columns: kernel.deliveryColumns, rows: (ctx, query) => kernel.eachDelivery(ctx, query) }),
  route({
    method: 'get',
    path: '/api/deliveries/figures',
    surface: 'staff',
    policy: 'delivery.list',
    summary: '按结果和渠道数一数；不写从哪天起，就数最近 30 天',
    query: deliveryFiguresQuery,
    response: deliveryFigures,
    handle: ({ query, ctx }) => kernel.deliveryFigures(ctx, query),
  }),
  route({ method: 'get', path: '/api/deliveries/settings', surface: 'staff', policy: 'delivery.settings', summary: '哪些渠道在发、每天发多少、一人一周几条', response: deliverySettingsView, handle: ({ ctx }) => kernel.showDeliverySettings(ctx) }),
  route({
    method: 'put',
    path: '/api/deliveries/settings',
    surface: 'staff',
    policy: 'delivery.settings',
    summary: '改发送的设置，几秒内生效',
    body: saveDeliverySettingsRequest,
    response: deliverySettingsView,
    handle: async ({ body, ctx }) => {
      await kernel.saveDeliverySettings(ctx, body);
      return kernel.showDeliverySettings(ctx);
    },
  }),
  route({ method: 'get', path: '/api/deliveries/:id', surface: 'staff', policy: 'delivery.list', summary: '一件送达，送干部的连正文', params, response: deliveryDetail, handle: ({ params: { id: deliveryId }, ctx }) => kernel.showDelivery(ctx, deliveryId) }),
  route({
    method: 'post',
    path: '/api/deliveries/:id/resolution',
    surface: 'staff',
    policy: 'delivery.resolve',
    summary: '结果不明的，由人查明：已经送到，或再送一次',
    params,
    body: resolveDeliveryRequest,
    handle: ({ params: { id: deliveryId }, body, ctx }) => kernel.resolveDelivery(ctx, deliveryId, body.resolution),
  }),
];
