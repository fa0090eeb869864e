import { createReadStream } from 'node:fs';
import { page } from '../../contracts/common';
import { importChoice, importListQuery, importMaxBytes, importParams, importRun, importTemplateParams, startImportFields, type TableProblem } from '../../contracts/table';
import { cancelImport, chooseImport, exportMediaTypes, exportTable, importProblems, importTemplate, listImports, runImport, showImport, startImport, type ExportColumn } from '../../domain/kernel';
import { route } from '../route';

// The first door only; each kind of sheet has its own verb, asked inside.
const policy = 'import.use';

const problemColumns: readonly ExportColumn<TableProblem>[] = [
  { header: '行', value: ({ row }) => row, width: 8 },
  { header: '列', value: ({ column }) => column, width: 8 },
  { header: '列名', value: ({ header }) => header },
  { header: '哪里不对', value: ({ message }) => message, width: 60 },
];

export const importRoutes = [
  route({
    method: 'post',
    path: '/api/imports',
    surface: 'staff',
    policy,
    summary: '上传表格，先检查一遍，列出每一个填得不对的格子',
    body: startImportFields,
    upload: { field: 'file', maxBytes: importMaxBytes, description: 'Excel（xlsx）或 CSV，表头照模板' },
    response: importRun,
    status: 202,
    rateLimit: { points: 20, perSeconds: 60 },
    handle: ({ body, file, ctx }) => startImport(ctx, { kind: body.kind, fixed: body.fixed, fileName: file.name, source: createReadStream(file.path) }),
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
  route({
    method: 'get',
    path: '/api/imports/:id/problems',
    surface: 'staff',
    policy,
    summary: '填得不对的格子，存成表格',
    params: importParams,
    response: { download: [exportMediaTypes.xlsx] },
    rateLimit: { points: 20, perSeconds: 60 },
    handle: async ({ params, ctx }) => {
      const { fileName } = await showImport(ctx, params.id);
      return { type: exportMediaTypes.xlsx, body: exportTable(problemColumns, importProblems(ctx, params.id), 'xlsx'), filename: `要改的格子 ${fileName.replace(/\.\w+$/, '')}.xlsx` };
    },
  }),
  route({ method: 'post', path: '/api/imports/:id/choice', surface: 'staff', policy, summary: '说明哪一列是什么、表上没写的是什么，再检查一遍', params: importParams, body: importChoice, response: importRun, status: 202, handle: ({ params, body, ctx }) => chooseImport(ctx, params.id, body) }),
  route({ method: 'post', path: '/api/imports/:id/run', surface: 'staff', policy, summary: '检查无误后开始导入，或从中断的地方接着导入', params: importParams, response: importRun, status: 202, handle: ({ params, ctx }) => runImport(ctx, params.id) }),
  route({ method: 'post', path: '/api/imports/:id/cancel', surface: 'staff', policy, summary: '停止，已经导入的保留', params: importParams, response: importRun, handle: ({ params, ctx }) => cancelImport(ctx, params.id) }),
];
