import { z } from 'zod';
import { id, page } from '../../contracts/common';
import { clueDestruction, destructionListQuery, retentionItem, retentionListQuery, retentionSettings, saveRetentionRequest } from '../../contracts/clue-retention';
import * as clue from '../../domain/clue';
import { exportRoute } from '../export-route';
import { route } from '../route';

const params = z.object({ id });

export const clueRetentionRoutes = [
  route({ method: 'get', path: '/api/clue-retention', surface: 'staff', policy: 'clue.list', summary: '60 天内到期销毁的，只有自己看得到的', query: retentionListQuery, response: page(retentionItem), handle: ({ query, ctx }) => clue.listRetention(ctx, query) }),
  exportRoute({ list: '/api/clue-retention', policy: 'clue.list', title: '到期销毁的线索', query: retentionListQuery, columns: clue.retentionColumns, rows: clue.eachRetention }),
  route({ method: 'get', path: '/api/clue-retention/terms', surface: 'staff', policy: 'clueRetention.view', summary: '线索结束以后保存多久', response: retentionSettings, handle: ({ ctx }) => clue.showRetentionTerms(ctx) }),
  route({ method: 'put', path: '/api/clue-retention/terms', surface: 'staff', policy: 'clueRetention.change', summary: '改保存多久，最短 6 个月；改短的，通知满 30 天才销毁', body: saveRetentionRequest, response: retentionSettings, handle: ({ body, ctx }) => clue.saveRetentionTerms(ctx, body) }),
  route({ method: 'get', path: '/api/clue-destructions', surface: 'staff', policy: 'clueDestruction.list', summary: '销毁记录：编号、日期、为什么、谁定的，没有内容', query: destructionListQuery, response: page(clueDestruction), handle: ({ query, ctx }) => clue.listDestructions(ctx, query) }),
  exportRoute({ list: '/api/clue-destructions', policy: 'clueDestruction.list', title: '线索销毁记录', query: destructionListQuery, columns: clue.destructionColumns, rows: clue.eachDestruction }),
  route({ method: 'get', path: '/api/clue-destructions/:id', surface: 'staff', policy: 'clueDestruction.list', summary: '一份销毁记录，可以打印，看过留痕', params, response: clueDestruction, handle: ({ params, ctx }) => clue.showDestruction(ctx, params.id) }),
];
