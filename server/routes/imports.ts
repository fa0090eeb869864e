import { createReadStream } from 'node:fs';
import { z } from 'zod';
import { page } from '../../contracts/common';
import { importKind, importListQuery, importMaxBytes, importParams, importRun, importTemplateParams } from '../../contracts/table';
import { cancelImport, exportMediaTypes, importTemplate, listImports, runImport, showImport, startImport } from '../../domain/kernel';
import { route } from '../route';

// The first door only; each kind of sheet has its own verb, asked inside.
const policy = 'import.use';

export const importRoutes = [
  route({
    method: 'post',
    path: '/api/imports',
    surface: 'staff',
    policy,
    summary: '上传表格，先检查一遍，列出每一个填得不对的格子',
    body: z.object({ kind: importKind }),
    upload: { field: 'file', maxBytes: importMaxBytes, description: 'Excel（xlsx）或 CSV，表头照模板' },
    response: importRun,
    status: 202,
    rateLimit: { points: 20, perSeconds: 60 },
    handle: ({ body, file, ctx }) => startImport(ctx, { kind: body.kind, fileName: file.name, source: createReadStream(file.path) }),
  }),
  route({ method: 'get', path: '/api/imports', surface: 'staff', policy, summary: '我的导入', query: importListQuery, response: page(importRun), handle: ({ query, ctx }) => listImports(ctx, query) }),
  route({
    method: 'get',
    path: '/api/imports/templates/:kind',
    surface: 'staff',
    policy,
    summary: '导入模板',
    params: importTemplateParams,
    response: { download: [exportMediaTypes.xlsx] },
    handle: async ({ params, ctx }) => {
      const { fileName, bytes } = await importTemplate(ctx, params.kind);
      return { type: exportMediaTypes.xlsx, body: bytes, filename: fileName };
    },
  }),
  route({ method: 'get', path: '/api/imports/:id', surface: 'staff', policy, summary: '一次导入走到哪里', params: importParams, response: importRun, handle: ({ params, ctx }) => showImport(ctx, params.id) }),
  route({ method: 'post', path: '/api/imports/:id/run', surface: 'staff', policy, summary: '检查无误后开始导入，或从中断的地方接着导入', params: importParams, response: importRun, status: 202, handle: ({ params, ctx }) => runImport(ctx, params.id) }),
  route({ method: 'post', path: '/api/imports/:id/cancel', surface: 'staff', policy, summary: '停止，已经导入的保留', params: importParams, response: importRun, handle: ({ params, ctx }) => cancelImport(ctx, params.id) }),
];
