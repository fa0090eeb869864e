import { readSheetRequest, sheetMaxBytes, sheetParams, sheetRead } from '../../contracts/disclosure-sheet';
import { readDisclosureSheet, sheetTemplate } from '../../domain/disclosure-accounts';
import { exportMediaTypes } from '../../domain/kernel';
import { route } from '../route';

const path = '/api/disclosure/sheets/:itemCode';

export const disclosureSheetRoutes = [
  route({
    method: 'get',
    path,
    surface: 'staff',
    policy: 'publication.write',
    summary: '一个公开事项的表格模板',
    params: sheetParams,
    response: { download: [exportMediaTypes.xlsx] },
    handle: async ({ params, ctx }) => {
      const { fileName, bytes } = await sheetTemplate(ctx, params.itemCode);
      return { type: exportMediaTypes.xlsx, body: bytes, filename: fileName };
    },
  }),
  route({
    method: 'post',
    path,
    surface: 'staff',
    policy: 'publication.write',
    summary: '检查填好的表格：没有错就读成要公开的内容，有错就逐格列出；什么也不存',
    params: sheetParams,
    body: readSheetRequest,
    upload: { field: 'file', maxBytes: sheetMaxBytes, description: 'Excel（xlsx）或 CSV，表头照模板' },
    response: sheetRead,
    rateLimit: { points: 30, perSeconds: 60 },
    handle: ({ params, body, file, ctx }) => readDisclosureSheet(ctx, params.itemCode, body, file),
  }),
];
