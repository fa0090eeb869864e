import { z } from 'zod';
import { id, page } from '../../contracts/common';
import {
  changeWindowRequest,
  closeOrganisationRequest,
  createOrganisationRequest,
  moveOrganisationRequest,
  organisationDetail,
  organisationKindLabels,
  organisationListQuery,
  organisationNode,
  organisationTree,
  organisationTreeQuery,
  renameOrganisationRequest,
  reopenOrganisationRequest,
} from '../../contracts/organisation';
import {
  changeWindow,
  closeOrganisation,
  createOrganisation,
  eachOrganisation,
  listOrganisations,
  moveOrganisation,
  organisationTree as readTree,
  renameOrganisation,
  reopenOrganisation,
  showOrganisation,
  type Context,
} from '../../domain/kernel';
import { exportRoute } from '../export-route';
import { route } from '../route';

const params = z.object({ id });

/** One act on one organisation; what it became is read again by whoever shows it. */
function command<B extends z.ZodType>(name: string, verb: string, summary: string, body: B, act: (ctx: Context, id: string, body: z.output<B>) => Promise<unknown>) {
  return route({
    method: 'post',
    path: `/api/organisations/:id/${name}`,
    surface: 'staff',
    policy: `organisation.${verb}`,
    summary,
    params,
    body: body as z.ZodType,
    handle: async ({ params, body, ctx }) => {
      await act(ctx, params.id, body as z.output<B>);
    },
  });
}

export const organisationRoutes = [
  route({ method: 'get', path: '/api/organisations/tree', surface: 'staff', policy: 'organisation.list', summary: '机构树，上级在前', query: organisationTreeQuery, response: organisationTree, handle: ({ query, ctx }) => readTree(ctx, query) }),
  route({ method: 'get', path: '/api/organisations', surface: 'staff', policy: 'organisation.list', summary: '机构和窗口清单', query: organisationListQuery, response: page(organisationNode), handle: ({ query, ctx }) => listOrganisations(ctx, query) }),
  exportRoute({
    list: '/api/organisations',
    policy: 'organisation.export',
    title: '机构',
    query: organisationListQuery,
    rows: eachOrganisation,
    columns: [
      { header: '机构编码', value: (one) => one.code },
      { header: '名称', value: (one) => one.name, width: 30 },
      { header: '简称', value: (one) => one.shortName },
      { header: '类别', value: (one) => organisationKindLabels[one.kind] },
      { header: '状态', value: (one) => (one.active ? '在用' : '停用') },
      { header: '窗口号', value: (one) => one.window?.number ?? null },
      { header: '事项', value: (one) => one.window?.services.join('、') ?? null, width: 40 },
      { header: '派驻部门', value: (one) => one.window?.department?.name ?? null, width: 24 },
      { header: '二维码', value: (one) => one.window?.code ?? null },
    ],
  }),
  route({ method: 'get', path: '/api/organisations/:id', surface: 'staff', policy: 'organisation.list', summary: '一个机构，带历次变更', params, response: organisationDetail, handle: ({ params, ctx }) => showOrganisation(ctx, params.id) }),
  route({
    method: 'post',
    path: '/api/organisations',
    surface: 'staff',
    policy: 'organisation.create',
    summary: '新建机构或窗口，窗口自动得到二维码',
    body: createOrganisationRequest,
    response: organisationDetail,
    status: 201,
    handle: async ({ body, ctx }) => showOrganisation(ctx, (await createOrganisation(ctx, body))._id.toHexString()),
  }),
  command('rename', 'rename', '改名', renameOrganisationRequest, renameOrganisation),
  command('move', 'move', '调整隶属，以前的事仍记在原来的机构名下', moveOrganisationRequest, moveOrganisation),
  command('window', 'changeWindow', '改窗口号、事项或派驻部门，二维码不变', changeWindowRequest, changeWindow),
  command('close', 'close', '停用', closeOrganisationRequest, closeOrganisation),
  command('reopen', 'reopen', '恢复', reopenOrganisationRequest, reopenOrganisation),
];
