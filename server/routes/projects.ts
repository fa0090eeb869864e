import { z } from 'zod';
import { fetchMapPicture } from '../../clients/tianditu';
import { id, lightLabels, page } from '../../contracts/common';
import {
  addEntryRequest,
  createProjectRequest,
  projectCheckLabels,
  projectCommand,
  projectDetail,
  projectKindLabels,
  projectLimitsShown,
  projectListQuery,
  projectPlaces,
  projectSign,
  projectStageLabels,
  projectSummary,
  publicProject,
  publicProjectListQuery,
  publicProjectSummary,
  returnEntryRequest,
  saveEntryRequest,
  saveProjectLimitsRequest,
} from '../../contracts/project';
import { fail, type Context } from '../../domain/kernel';
import * as projects from '../../domain/project';
import { exportRoute } from '../export-route';
import { route, type Download } from '../route';

const params = z.object({ id });
const entryParams = z.object({ id, entryId: id });
const yuan = (fen: number | null): number | null => (fen === null ? null : fen / 100);

/** One act on one entry, answered with the project as it is afterwards. */
function entryCommand<B extends z.ZodType>(method: 'post' | 'put', name: string, verb: 'write' | 'approve', summary: string, body: B, act: (ctx: Context, id: string, entryId: string, body: z.output<B>) => Promise<projects.Project>) {
  return route({
    method,
    path: `/api/projects/:id/entries/:entryId${name}`,
    surface: 'staff',
    policy: `project.${verb}`,
    renewsPublic: verb === 'approve',
    summary,
    params: entryParams,
    body: body as z.ZodType,
    response: projectDetail,
    handle: async ({ params, body, ctx }) => projects.presentDetail(ctx, await act(ctx, params.id, params.entryId, body as z.output<B>)),
  });
}

export const projectRoutes = [
  route({ method: 'get', path: '/api/projects', surface: 'staff', policy: 'project.list', summary: '项目，最近有变化的在前', query: projectListQuery, response: page(projectSummary), handle: ({ query, ctx }) => projects.listProjects(ctx, query) }),
  exportRoute({
    list: '/api/projects',
    policy: 'project.export',
    title: '项目',
    query: projectListQuery,
    rows: projects.eachProject,
    columns: [
      { header: '乡镇', value: (one) => one.town.name },
      { header: '村', value: (one) => one.organisation.name },
      { header: '项目', value: (one) => one.name, width: 30 },
      { header: '类别', value: (one) => projectKindLabels[one.kind] },
      { header: '公开到', value: (one) => (one.stage ? projectStageLabels[one.stage] : '还没有公开') },
      { header: '预算（元）', value: (one) => yuan(one.money.budget) },
      { header: '合同（元）', value: (one) => yuan(one.money.contract) },
      { header: '变更后（元）', value: (one) => yuan(one.money.price) },
      { header: '已付（元）', value: (one) => yuan(one.money.paid) },
      { header: '工期', value: (one) => (one.light ? lightLabels[one.light.light] : '还没开工') },
      { header: '到期', value: (one) => one.light?.due ?? null },
      { header: '晚了几个工作日', value: (one) => one.light?.lateWorkingDays ?? null },
      { header: '要核对的', value: (one) => one.warnings.map((code) => projectCheckLabels[code]).join('、'), width: 30 },
    ],
  }),
  route({ method: 'get', path: '/api/projects/limits', surface: 'staff', policy: 'project.list', summary: '核对项目用的限额和天数', response: projectLimitsShown, handle: ({ ctx }) => projects.showLimits(ctx) }),
  route({ method: 'put', path: '/api/projects/limits', surface: 'staff', policy: 'project.setLimits', summary: '改限额和天数，改后重新核对全部项目', body: saveProjectLimitsRequest, response: projectLimitsShown, handle: ({ body, ctx }) => projects.saveLimits(ctx, body.limits, body.version) }),
  route({
    method: 'post',
    path: '/api/projects',
    surface: 'staff',
    policy: 'project.write',
    summary: '新项目，从立项规划的草稿开始',
    body: createProjectRequest,
    response: projectDetail,
    status: 201,
    handle: async ({ body, ctx }) => projects.presentDetail(ctx, await projects.createProject(ctx, body)),
  }),
  route({ method: 'get', path: '/api/projects/:id', surface: 'staff', policy: 'project.list', summary: '一个项目：各环节、核对结果、下一步', params, response: projectDetail, handle: ({ params, ctx }) => projects.showProject(ctx, params.id) }),
  route({
    method: 'post',
    path: '/api/projects/:id/entries',
    surface: 'staff',
    policy: 'project.write',
    summary: '起草一个环节，或起草一条更正',
    params,
    body: addEntryRequest,
    response: projectDetail,
    status: 201,
    handle: async ({ params, body, ctx }) => projects.presentDetail(ctx, await projects.addEntry(ctx, params.id, body)),
  }),
  entryCommand('put', '', 'write', '改草稿', saveEntryRequest, projects.saveEntry),
  entryCommand('post', '/discard', 'write', '删草稿；公开过的删不掉', projectCommand, (ctx, projectId, entryId, { version }) => projects.discardEntry(ctx, projectId, entryId, version)),
  entryCommand('post', '/submission', 'write', '送乡镇审', projectCommand, (ctx, projectId, entryId, { version }) => projects.submitEntry(ctx, projectId, entryId, version)),
  entryCommand('post', '/approval', 'approve', '审核通过，马上公开；前面的环节没有公开就不能通过', projectCommand, (ctx, projectId, entryId, { version }) => projects.approveEntry(ctx, projectId, entryId, version)),
  entryCommand('post', '/return', 'approve', '退回，写明理由', returnEntryRequest, (ctx, projectId, entryId, { version, opinion }) => projects.returnEntry(ctx, projectId, entryId, version, opinion)),
  route({
    method: 'get',
    path: '/api/projects/:id/sign',
    surface: 'staff',
    policy: 'project.list',
    summary: '工地公示牌：要印的字和二维码',
    params,
    response: projectSign,
    handle: async ({ params, ctx, settings }) => {
      const url = `${settings.publicOrigin}/village/project/index?id=${params.id}`;
      // Only where a sign is asked for, and rarely: not at every start.
      const { default: QRCode } = await import('qrcode');
      return { ...(await projects.signOf(ctx, params.id)), url, svg: await QRCode.toString(url, { type: 'svg', errorCorrectionLevel: 'M', margin: 2 }) };
    },
  }),
];

const anyFile = { download: ['image/jpeg', 'image/webp', 'application/pdf', 'application/octet-stream'] } as const;
const dayInSeconds = 86_400;

export const publicProjectRoutes = [
  route({ method: 'get', path: '/api/public/villages/:id/projects', surface: 'public', policy: 'open', cacheSeconds: 60, summary: '一个村和它的乡镇公开的项目，最近有变化的在前', params, query: publicProjectListQuery, response: page(publicProjectSummary), handle: ({ params, query, ctx }) => projects.listPublicProjects(ctx, params.id, query) }),
  route({ method: 'get', path: '/api/public/villages/:id/project-places', surface: 'public', policy: 'open', cacheSeconds: 60, summary: '项目都在哪里，离村委会近的在前', params, response: projectPlaces, handle: ({ params }) => projects.publicProjectPlaces(params.id) }),
  route({ method: 'get', path: '/api/public/projects/:id', surface: 'public', policy: 'open', cacheSeconds: 60, summary: '一个项目公开的全部环节，更正过的也在', params, response: publicProject, handle: ({ params, ctx, settings }) => projects.showPublicProject(ctx, params.id, { withMap: settings.map !== undefined }) }),
  route({
    method: 'get',
    path: '/api/public/projects/:id/files/:fileId',
    surface: 'public',
    policy: 'open',
    summary: '随项目公开的照片和文件',
    params: z.object({ id, fileId: id }),
    response: anyFile,
    handle: async ({ params, ctx }): Promise<Download> => {
      const { mediaType, kind, name, stream } = await projects.openProjectFile(ctx, params.id, params.fileId);
      return { type: mediaType, body: stream, maxAgeSeconds: 3600, ...(kind === 'document' ? { filename: `附件.${name.split('.').at(-1) ?? ''}` } : {}) };
    },
  }),
  route({
    method: 'get',
    path: '/api/public/projects/:id/map',
    surface: 'public',
    policy: 'open',
    summary: '项目位置的地图，只在填了地图密钥的时候有',
    params,
    response: { download: ['image/png', 'image/jpeg'] },
    rateLimit: { points: 30, perSeconds: 60 },
    handle: async ({ params, settings }): Promise<Download> => {
      const picture = settings.map ? await fetchMapPicture(settings.map, await projects.publicPoint(params.id)) : null;
      return picture ? { type: picture.type, body: picture.bytes, maxAgeSeconds: dayInSeconds } : fail('notFound', { message: '这里没有地图。' });
    },
  }),
];
