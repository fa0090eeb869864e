import { z } from 'zod';
import { id, page, pageQuery } from '../../contracts/common';
import { hallParams, hallSettingsHistory, hallSettingsShown, saveHallSettingsRequest } from '../../contracts/hall';
import { createQueueKeyRequest, queueKey, queueKeyCreated, queueKeyQuery } from '../../contracts/service-event';
import * as halls from '../../domain/hall';
import { createQueueKey, listQueueKeys, revokeQueueKey } from '../../domain/service-event';
import { exportRoute } from '../export-route';
import { route } from '../route';

export const hallRoutes = [
  exportRoute({ list: '/api/hall-settings', policy: 'hallSettings.read', title: '大厅设置', query: pageQuery, columns: halls.hallColumns, rows: (ctx) => halls.eachHall(ctx) }),
  route({ method: 'get', path: '/api/hall-settings/:hallId', surface: 'staff', policy: 'hallSettings.read', summary: '一个大厅的营业时间、每天评几次、工作网络', params: hallParams, response: hallSettingsShown, handle: ({ params, ctx }) => halls.showHallSettings(ctx, params.hallId) }),
  route({
    method: 'put',
    path: '/api/hall-settings/:hallId',
    surface: 'staff',
    policy: 'hallSettings.save',
    summary: '改一个大厅的设置，对以后的评议生效',
    params: hallParams,
    body: saveHallSettingsRequest,
    response: hallSettingsShown,
    handle: ({ params, body, ctx }) => halls.saveHallSettings(ctx, params.hallId, body),
  }),
  route({ method: 'get', path: '/api/hall-settings/:hallId/history', surface: 'staff', policy: 'hallSettings.read', summary: '谁改过什么，回访时限也在内，新的在前', params: hallParams, response: hallSettingsHistory, handle: ({ params, ctx }) => halls.hallSettingsHistory(ctx, params.hallId) }),
  route({ method: 'get', path: '/api/queue-keys', surface: 'staff', policy: 'queueKey.list', summary: '一个大厅的排队系统密钥，新的在前', query: queueKeyQuery, response: page(queueKey), handle: ({ query, ctx }) => listQueueKeys(ctx, query) }),
  route({ method: 'post', path: '/api/queue-keys', surface: 'staff', policy: 'queueKey.create', summary: '新建密钥，只显示这一次', body: createQueueKeyRequest, response: queueKeyCreated, status: 201, handle: ({ body, ctx }) => createQueueKey(ctx, body) }),
  route({ method: 'post', path: '/api/queue-keys/:id/revoke', surface: 'staff', policy: 'queueKey.revoke', summary: '停用密钥，马上生效', params: z.object({ id }), response: queueKey, handle: ({ params, ctx }) => revokeQueueKey(ctx, params.id) }),
];
