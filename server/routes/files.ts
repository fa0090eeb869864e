import { createReadStream } from 'node:fs';
import { z } from 'zod';
import { id } from '../../contracts/common';
import { documentMaxBytes, fileParams, fileUploaded, publicFileQuery } from '../../contracts/file';
import { openFile, openPublicFile, storeDocument, storeImage, type OpenedFile } from '../../domain/kernel';
import { route, type Download } from '../route';

const anyFile = { download: ['image/jpeg', 'image/webp', 'audio/amr', 'audio/mpeg', 'application/pdf', 'application/octet-stream'] } as const;

/** Images are shown and recordings played, documents are saved: a browser never opens what somebody sent us as a page of ours. */
function downloadOf({ mediaType, name, kind, stream }: OpenedFile, maxAgeSeconds?: number): Download {
  return { type: mediaType, body: stream, ...(kind === 'document' ? { filename: name } : {}), ...(maxAgeSeconds ? { maxAgeSeconds } : {}) };
}

export const fileRoutes = [
  route({
    method: 'post',
    path: '/api/files',
    surface: 'staff',
    policy: 'session',
    summary: '上传图片或文件，24 小时内没有用上就删除',
    upload: { field: 'file', maxBytes: documentMaxBytes, description: '图片（去掉拍摄信息后保存），或 PDF、Word、Excel、演示文稿、文本' },
    response: fileUploaded,
    status: 201,
    rateLimit: { points: 120, perSeconds: 60 },
    handle: async ({ file, ctx }) => {
      // The sender's word only chooses whom to ask; both look at the content.
      if (file.mimeType.startsWith('image/')) return storeImage(ctx, await file.buffer(), { purpose: 'staff' });
      return storeDocument(ctx, createReadStream(file.path), { name: file.name, purpose: 'staff' });
    },
  }),
  route({ method: 'get', path: '/api/files/:id', surface: 'staff', policy: 'session', summary: '打开一个文件，谁能看由它所属的事决定', params: fileParams, response: anyFile, handle: async ({ params, ctx }) => downloadOf(await openFile(ctx, params.id)) }),
  route({
    method: 'get',
    path: '/api/public/files/:id',
    surface: 'public',
    policy: 'open',
    summary: '已公开的文件，链接带签名和期限',
    params: z.object({ id }),
    query: publicFileQuery,
    response: anyFile,
    handle: async ({ params, query, ctx }) => downloadOf(await openPublicFile(params.id, query, ctx.clock.now()), 3600),
  }),
];
