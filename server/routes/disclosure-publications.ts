import { z } from 'zod';
import { id, page } from '../../contracts/common';
import { disclosureClassLabels, publicationStateLabels, publicationSummary, publicPublicationChanges } from '../../contracts/disclosure';
import {
  checkPublicationRequest,
  correctPublicationRequest,
  draftPublicationRequest,
  nextSteps,
  publicationChoices,
  publicationChoicesQuery,
  publicationCommand,
  publicationCounts,
  publicationDetail,
  publicationListQuery,
  publicationReview,
  publicationReviewQuery,
  returnPublicationRequest,
  savedPublication,
  savePublicationRequest,
} from '../../contracts/publication';
import * as disclosure from '../../domain/disclosure';
import { formatDayChinese, type Context, type ExportColumn } from '../../domain/kernel';
import { exportRoute } from '../export-route';
import { route, type Download } from '../route';

const params = z.object({ id });
/** A table of two thousand rows. */
const draftMaxBytes = 4 * 1024 * 1024;

/** One act on one publication, answered with the publication as it is afterwards; a correction is answered with the new edition. */
function command<B extends z.ZodType>(name: string, verb: string, summary: string, body: B, act: (ctx: Context, id: string, body: z.output<B>) => Promise<disclosure.Publication>) {
  return route({
    method: 'post',
    path: `/api/publications/:id/${name}`,
    surface: 'staff',
    policy: `publication.${verb}`,
    renewsPublic: verb === 'approve',
    summary,
    params,
    body: body as z.ZodType,
    response: publicationDetail,
    handle: async ({ params, body, ctx }) => disclosure.presentDetail(ctx, await act(ctx, params.id, body as z.output<B>)),
  });
}

const saved = async (ctx: Context, { publication, maskedNow }: Awaited<ReturnType<typeof disclosure.savePublication>>) => ({ ...(await disclosure.presentDetail(ctx, publication)), maskedNow });

type Row = Awaited<ReturnType<ReturnType<typeof disclosure.eachPublication>['next']>>['value'];
const columns: ExportColumn<Row>[] = [
  { header: '乡镇', value: (row) => row.town.name, width: 16 },
  { header: '村（社区）', value: (row) => row.village.name, width: 16 },
  { header: '类', value: (row) => disclosureClassLabels[row.item.class as keyof typeof disclosureClassLabels], width: 10 },
  { header: '事项', value: (row) => row.item.name, width: 28 },
  { header: '时段', value: (row) => row.period.label, width: 14 },
  { header: '第几版', value: (row) => row.edition, width: 8 },
  { header: '到哪一步', value: (row) => publicationStateLabels[row.state as keyof typeof publicationStateLabels], width: 14 },
  { header: '本期无发生', value: (row) => (row.nothing ? '是' : ''), width: 12 },
  { header: '哪天公开', value: (row) => row.publishedOn ?? '', width: 14 },
  { header: '应在哪天前', value: (row) => row.due ?? '', width: 14 },
  { header: '晚了几个工作日', value: (row) => row.lateWorkingDays ?? '', width: 16 },
  { header: '起草人', value: (row) => row.draftedBy, width: 12 },
];

export const publicationRoutes = [
  route({ method: 'get', path: '/api/publications', surface: 'staff', policy: 'publication.list', summary: '各村公开的和在路上的，最近动过的在前', query: publicationListQuery, response: page(publicationSummary), handle: ({ query, ctx }) => disclosure.listPublications(ctx, query) }),
  exportRoute({ list: '/api/publications', policy: 'publication.export', title: '三务公开', query: publicationListQuery, columns, rows: (ctx, query) => disclosure.eachPublication(ctx, query) }),
  route({ method: 'get', path: '/api/publications/counts', surface: 'staff', policy: 'publication.list', summary: '每一步上有几份', response: publicationCounts, handle: ({ ctx }) => disclosure.countPublications(ctx) }),
  route({ method: 'get', path: '/api/publications/next', surface: 'staff', policy: 'publication.write', summary: '村里接下来要做的：退回的、没写完的、还没写的', response: nextSteps, handle: async ({ ctx }) => ({ items: await disclosure.nextSteps(ctx) }) }),
  route({ method: 'get', path: '/api/publications/choices', surface: 'staff', policy: 'publication.write', summary: '可以起草的事项和时段', query: publicationChoicesQuery, response: publicationChoices, handle: ({ query, ctx }) => disclosure.publicationChoices(ctx, query.villageId) }),
  route({ method: 'get', path: '/api/publications/review', surface: 'staff', policy: 'publication.review', summary: '等我核对或审核的，等得最久的在前，带与上期的不同', query: publicationReviewQuery, response: page(publicationReview), handle: ({ query, ctx }) => disclosure.reviewPublications(ctx, query) }),
  route({
    method: 'post',
    path: '/api/publications',
    surface: 'staff',
    policy: 'publication.write',
    summary: '起草一项一期，可以照上期填，可以报本期无发生',
    body: draftPublicationRequest,
    response: publicationDetail,
    status: 201,
    handle: async ({ body, ctx }) => disclosure.presentDetail(ctx, await disclosure.draftPublication(ctx, body)),
  }),
  route({ method: 'get', path: '/api/publications/:id', surface: 'staff', policy: 'publication.list', summary: '一份公开，带群众看到的样子和与上期的不同', params, response: publicationDetail, handle: ({ params, ctx }) => disclosure.showPublication(ctx, params.id) }),
  route({
    method: 'put',
    path: '/api/publications/:id',
    surface: 'staff',
    policy: 'publication.write',
    summary: '存草稿；身份证号、手机号、卡号存以前就遮住',
    params,
    body: savePublicationRequest,
    maxBytes: draftMaxBytes,
    response: savedPublication,
    handle: async ({ params, body, ctx }) => saved(ctx, await disclosure.savePublication(ctx, params.id, body)),
  }),
  route({
    method: 'post',
    path: '/api/publications/:id/copy',
    surface: 'staff',
    policy: 'publication.write',
    summary: '照上期公开的填，现在写的换掉',
    params,
    body: publicationCommand,
    response: savedPublication,
    handle: async ({ params, body, ctx }) => saved(ctx, await disclosure.copyEarlier(ctx, params.id, body.version)),
  }),
  command('submission', 'write', '交村里核对，核对的时候不能再改', publicationCommand, (ctx, publicationId, { version }) => disclosure.submitPublication(ctx, publicationId, version)),
  command('recall', 'write', '撤回来改，还没有人定的时候', publicationCommand, (ctx, publicationId, { version }) => disclosure.recallPublication(ctx, publicationId, version)),
  command('check', 'check', '村里核对，同意；不能是起草的人', checkPublicationRequest, (ctx, publicationId, { version, opinion }) => disclosure.checkPublication(ctx, publicationId, version, opinion)),
  command('return', 'review', '退回修改，写明理由', returnPublicationRequest, (ctx, publicationId, { version, reason }) => disclosure.returnPublication(ctx, publicationId, version, reason)),
  command('approval', 'approve', '乡镇审核通过，公开；不能是起草或核对的人', publicationCommand, (ctx, publicationId, { version }) => disclosure.approvePublication(ctx, publicationId, version)),
  command('correction', 'write', '起草更正的新版，审核通过后代替原来的', correctPublicationRequest, (ctx, publicationId, { version, reason }) => disclosure.correctPublication(ctx, publicationId, version, reason)),
];

/** Long enough for whoever looks twice; a picture that was withdrawn is gone from his phone soon after. */
const fileMaxAgeSeconds = 600;

export const publicPublicationRoutes = [
  route({ method: 'get', path: '/api/public/publications/:id/changes', surface: 'public', policy: 'open', cacheSeconds: 60, summary: '更正改了什么', params, response: publicPublicationChanges, handle: ({ params }) => disclosure.showChanges(params.id) }),
  route({
    method: 'get',
    path: '/api/public/publications/:id/files/:fileId',
    surface: 'public',
    policy: 'open',
    summary: '公开的图片和文件，只有审核通过的',
    params: params.extend({ fileId: id }),
    response: { download: ['image/jpeg', 'image/webp', 'application/pdf', 'application/octet-stream', 'text/plain'] },
    handle: async ({ params }): Promise<Download> => {
      const file = await disclosure.openPublishedFile(params.id, params.fileId);
      if ('withdrawnOn' in file) return { status: 410, type: 'text/plain; charset=utf-8', body: `这个文件含个人信息，已于 ${formatDayChinese(file.withdrawnOn)} 撤下，不再提供。\n` };
      const { mediaType, name, stream } = file;
      return { type: mediaType, body: stream, ...(mediaType.startsWith('image/') ? {} : { filename: name }), maxAgeSeconds: fileMaxAgeSeconds };
    },
  }),
];
