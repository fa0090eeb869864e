import { z } from 'zod';
import { id } from '../../contracts/common';
import { disclosureOutlets } from '../../contracts/disclosure-outlet';
import { listPublished, showPublished } from '../../domain/disclosure';
import { broadcastOf, ledLines, noticeDocument, noticeOf } from '../../domain/disclosure-outlet';
import type { Settings } from '../../settings';
import { route } from '../route';

const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const params = z.object({ id });
const addressOf = (settings: Settings, publicationId: string): string => `${settings.publicOrigin}/village/item/index?id=${publicationId}`;
/** How many publications the screen runs through, the newest first. */
const onScreen = 5;

export const disclosureOutletRoutes = [
  route({
    method: 'get',
    path: '/api/disclosure/outlets/:id',
    surface: 'staff',
    policy: 'publication.list',
    summary: '一项公开在手机以外的样子：公开栏、LED 屏、广播稿',
    params,
    response: disclosureOutlets,
    handle: async ({ params, settings }) => {
      const publication = await showPublished(params.id);
      const { default: QRCode } = await import('qrcode');
      const url = addressOf(settings, params.id);
      return { notice: noticeOf(publication), url, svg: await QRCode.toString(url, { type: 'svg', errorCorrectionLevel: 'M', margin: 2 }), ledUrl: `${settings.publicOrigin}/api/public/villages/${publication.village.id}/led`, led: ledLines(publication), broadcast: broadcastOf(publication) };
    },
  }),
  route({
    method: 'get',
    path: '/api/disclosure/outlets/:id/notice',
    surface: 'staff',
    policy: 'publication.list',
    summary: '公开栏的张贴稿（Word 文件，A3，带原文的二维码）',
    params,
    response: { download: [docx] },
    rateLimit: { points: 30, perSeconds: 60 },
    handle: async ({ params, settings }) => {
      const publication = await showPublished(params.id);
      const { default: QRCode } = await import('qrcode');
      const code = await QRCode.toBuffer(addressOf(settings, params.id), { errorCorrectionLevel: 'M', margin: 2, width: 480 });
      const { village, period, item } = publication;
      return { type: docx, body: await noticeDocument(noticeOf(publication), code), filename: `${village.name} ${period.label} ${item.name}.docx`.replace(/[\\/:*?"<>|]/g, '') };
    },
  }),
];

export const publicOutletRoutes = [
  route({
    method: 'get',
    path: '/api/public/villages/:id/led',
    surface: 'public',
    policy: 'open',
    summary: 'LED 屏的文字，一行一句，最近公开的在前',
    params,
    response: { download: ['text/plain'] },
    handle: async ({ params }) => {
      const { items } = await listPublished(params.id, { limit: onScreen });
      const lines = await Promise.all(items.map(async ({ id: publicationId }) => ledLines(await showPublished(publicationId))));
      return { type: 'text/plain; charset=utf-8', body: `${lines.flat().join('\n')}\n` };
    },
  }),
];
