import { z } from 'zod';
import { articleDraft, articleOutlet, renewArticleDraftRequest, saveArticleDraftRequest } from '../../contracts/article-draft';
import { audioOutlet } from '../../contracts/broadcast-audio';
import { id } from '../../contracts/common';
import { disclosureOutlets } from '../../contracts/disclosure-outlet';
import { listPublished, showPublished } from '../../domain/disclosure';
import { askForAudio, broadcastOf, ledLines, noticeDocument, noticeOf, originalAddress, renewArticleDraft, saveArticleDraft, showArticle, showAudio } from '../../domain/disclosure-outlet';
import { fail } from '../../domain/kernel';
import type { Settings } from '../../settings';
import { route } from '../route';

const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const params = z.object({ id });
/** How many publications the screen runs through, the newest first. */
const onScreen = 5;

async function codeOf(settings: Settings, publicationId: string): Promise<string> {
  const { default: QRCode } = await import('qrcode');
  return QRCode.toString(originalAddress(settings.publicOrigin, publicationId), { type: 'svg', errorCorrectionLevel: 'M', margin: 2 });
}

export const disclosureOutletRoutes = [
  route({
    method: 'get',
    path: '/api/disclosure/outlets/:id',
    surface: 'staff',
    policy: 'publication.list',
    summary: '一项公开在公开栏、LED 屏和广播里的样子',
    params,
    response: disclosureOutlets,
    handle: async ({ params, settings }) => {
      const publication = await showPublished(params.id);
      return { notice: noticeOf(publication), replacedById: publication.replacedById, url: originalAddress(settings.publicOrigin, params.id), svg: await codeOf(settings, params.id), ledUrl: `${settings.publicOrigin}/api/public/villages/${publication.village.id}/led`, led: ledLines(publication), broadcast: broadcastOf(publication) };
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
      const code = await QRCode.toBuffer(originalAddress(settings.publicOrigin, params.id), { errorCorrectionLevel: 'M', margin: 2, width: 480 });
      const { village, period, item } = publication;
      return { type: docx, body: await noticeDocument(noticeOf(publication), code), filename: `${village.name} ${period.label} ${item.name}.docx`.replace(/[\\/:*?"<>|]/g, '') };
    },
  }),
  route({
    method: 'get',
    path: '/api/disclosure/outlets/:id/article',
    surface: 'staff',
    policy: 'articleDraft.list',
    summary: '一项公开写成公众号文章的样子，以前存过的草稿，同月还公开了什么',
    params,
    response: articleOutlet,
    handle: async ({ ctx, params, settings }) => {
      const { preview, ...shown } = await showArticle(ctx, params.id);
      return { connected: settings.officialAccount !== undefined, preview: { ...preview, code: await codeOf(settings, params.id) }, ...shown };
    },
  }),
  route({
    method: 'post',
    path: '/api/disclosure/article-drafts',
    surface: 'staff',
    policy: 'articleDraft.make',
    summary: '把一个村的一项或几项公开存到公众号草稿箱；内容一样的再存一次，不会多出一条',
    body: saveArticleDraftRequest,
    response: articleDraft,
    status: 202,
    rateLimit: { points: 30, perSeconds: 60 },
    handle: ({ ctx, body, settings }) => (connected(settings), saveArticleDraft(ctx, body)),
  }),
  route({
    method: 'post',
    path: '/api/disclosure/article-drafts/:id/renewal',
    surface: 'staff',
    policy: 'articleDraft.make',
    summary: '更正以后，按新版更新公众号草稿箱里的那一条',
    params,
    body: renewArticleDraftRequest,
    response: articleDraft,
    status: 202,
    handle: ({ ctx, params, body, settings }) => (connected(settings), renewArticleDraft(ctx, params.id, body.version)),
  }),
  route({
    method: 'get',
    path: '/api/disclosure/outlets/:id/audio',
    surface: 'staff',
    policy: 'broadcastAudio.list',
    summary: '广播稿的音频做到哪一步',
    params,
    response: audioOutlet,
    handle: async ({ ctx, params, settings }) => ({ connected: settings.speech !== undefined, ...(await showAudio(ctx, params.id)) }),
  }),
  route({
    method: 'post',
    path: '/api/disclosure/outlets/:id/audio',
    surface: 'staff',
    policy: 'broadcastAudio.make',
    summary: '请语音合成把广播稿念成音频，一版只做一次',
    params,
    response: audioOutlet,
    status: 202,
    rateLimit: { points: 30, perSeconds: 60 },
    handle: async ({ ctx, params, settings }) => {
      if (!settings.speech) fail('wrongState', { message: '没有接语音合成。请管理员写好 TTS_SECRET_ID 和 TTS_SECRET_KEY。' });
      return { connected: true, ...(await askForAudio(ctx, params.id)) };
    },
  }),
];

function connected({ officialAccount }: Settings): void {
  if (!officialAccount) fail('wrongState', { message: '没有接公众号。请管理员写好公众号的 AppID 和 AppSecret。' });
}

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
