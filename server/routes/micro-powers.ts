import { z } from 'zod';
import { powerCode, powerDetail, powerList, publicPower, publicPowerList, restorePowerRequest, savePowerRequest } from '../../contracts/micro-power';
import * as powers from '../../domain/micro-power';
import { route } from '../route';

const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const params = z.object({ code: powerCode });

export const microPowerRoutes = [
  route({ method: 'get', path: '/api/micro-powers', surface: 'staff', policy: 'microPower.list', summary: '小微权力清单', response: powerList, handle: () => powers.listPowers() }),
  route({ method: 'get', path: '/api/micro-powers/:code', surface: 'staff', policy: 'microPower.list', summary: '一项权力，带各版和改了什么', params, response: powerDetail, handle: ({ params, ctx }) => powers.showPower(ctx, params.code) }),
  route({
    method: 'get',
    path: '/api/micro-powers/:code/document',
    surface: 'staff',
    policy: 'microPower.list',
    summary: '一项权力的 Word 文件',
    params,
    response: { download: [wordType] },
    handle: async ({ params }) => {
      const { bytes, filename } = await powers.powerDocument(params.code);
      return { type: wordType, body: bytes, filename };
    },
  }),
  route({
    method: 'put',
    path: '/api/micro-powers/:code',
    surface: 'staff',
    policy: 'microPower.write',
    summary: '改一项权力，存成新的一版；已经在办的照原来的一版',
    params,
    body: savePowerRequest,
    response: powerDetail,
    maxBytes: 256 * 1024,
    handle: async ({ params, body, ctx }) => {
      await powers.savePower(ctx, params.code, body);
      return powers.showPower(ctx, params.code);
    },
  }),
  route({
    method: 'post',
    path: '/api/micro-powers/:code/default',
    surface: 'staff',
    policy: 'microPower.write',
    summary: '恢复成平台默认的，也存成一版',
    params,
    body: restorePowerRequest,
    response: powerDetail,
    handle: async ({ params, body, ctx }) => {
      await powers.restorePower(ctx, params.code, body);
      return powers.showPower(ctx, params.code);
    },
  }),
];

export const publicPowerRoutes = [
  route({ method: 'get', path: '/api/public/powers', surface: 'public', policy: 'open', cacheSeconds: 60, summary: '小微权力清单', response: publicPowerList, handle: () => powers.listPublicPowers() }),
  route({ method: 'get', path: '/api/public/powers/:code', surface: 'public', policy: 'open', cacheSeconds: 60, summary: '一项权力：流程、条件、材料、时限、投诉', params, response: publicPower, handle: ({ params }) => powers.showPublicPower(params.code) }),
];
