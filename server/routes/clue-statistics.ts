import * as contract from '../../contracts/clue-statistics';
import * as villages from '../../contracts/clue-villages';
import * as statistics from '../../domain/clue-statistics';
import { exportMediaTypes } from '../../domain/kernel';
import { route } from '../route';

/** Each opens up to fifty clues. */
const looking = { points: 120, perSeconds: 60 };

export const clueStatisticsRoutes = [
  route({ method: 'get', path: '/api/clue-statistics', surface: 'staff', policy: 'clueStatistics.view', summary: '线索统计：只数自己看得到的，和上年同期比；少于 5 件的不列，看精确数留痕', query: contract.clueStatisticsQuery, response: contract.clueFigures, rateLimit: { points: 60, perSeconds: 60 }, handle: ({ query, ctx }) => statistics.clueFigures(ctx, query) }),
  route({
    method: 'get',
    path: '/api/clue-statistics/table',
    surface: 'staff',
    policy: 'clueStatistics.table',
    summary: '季度、年度统计表（xlsx 或 docx），少于 5 件的不列，导出留痕',
    query: contract.clueTableQuery,
    response: { download: [exportMediaTypes.xlsx, statistics.docxType] },
    rateLimit: { points: 20, perSeconds: 60 },
    handle: async ({ query, ctx }) => {
      const { bytes, type, filename } = await statistics.clueStatisticsTable(ctx, query);
      return { type, body: bytes, filename };
    },
  }),
  route({ method: 'get', path: '/api/clue-statistics/settings', surface: 'staff', policy: 'clueStatistics.view', summary: '统计月哪一天截止', response: contract.clueStatisticsSettingsShown, handle: ({ ctx }) => statistics.showStatisticsSettings(ctx) }),
  route({ method: 'put', path: '/api/clue-statistics/settings', surface: 'staff', policy: 'clueStatistics.set', summary: '改统计月哪一天截止', body: contract.saveClueStatisticsSettings, handle: ({ body, ctx }) => statistics.saveStatisticsSettings(ctx, body) }),
  route({ method: 'post', path: '/api/clue-villages/looking', surface: 'staff', policy: 'clueVillage.look', summary: '村级廉情：在自己的会话里解开自己看得到的，一批一批数，不留存', body: villages.lookAtVillagesRequest, response: villages.lookedAtVillages, rateLimit: looking, handle: ({ body, ctx }) => statistics.lookAtVillages(ctx, body) }),
  route({ method: 'get', path: '/api/clue-villages/figures', surface: 'staff', policy: 'clueVillage.read', summary: '存下来的村级廉情数字，每格 5 件以上', query: villages.villageFiguresQuery, response: villages.villageFigures, handle: ({ query, ctx }) => statistics.showVillageFigures(ctx, query) }),
  route({ method: 'put', path: '/api/clue-villages/figures', surface: 'staff', policy: 'clueVillage.publish', summary: '存一年的村级廉情数字，少于 5 件的不收', body: villages.publishVillagesRequest, response: villages.villageFigures, maxBytes: 512 * 1024, handle: ({ body, ctx }) => statistics.publishVillages(ctx, body) }),
];
