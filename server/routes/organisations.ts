import { z } from 'zod';
import { id, page } from '../../contracts/common';
import {
  changeWindowRequest,
  closeOrganisationRequest,
  createOrganisationRequest,
  mergeOrganisationRequest,
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
  mergeOrganisation,
  moveOrganisation,
  organisationTree as readTree,
  renameOrganisation,
  reopenOrganisation,
  shanghaiDay,
  showOrganisation,
  type Context,
  type ExportColumn,
  type OrganisationRow,
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

/** The importer knows 状态 and leaves closed ones alone; the others tell a reader more. */
const stateColumns: readonly ExportColumn<OrganisationRow>[] = [
  { header: '状态', value: (one) => (one.active ? '在用' : '停用'), width: 8 },
  { header: '停用日期', value: (one) => (one.closing ? shanghaiDay(new Date(one.closing.at)) : null) },
  { header: '停用理由', value: (one) => one.closing?.reason ?? null, width: 24 },
];

export const organisationRoutes = [
  route({ method: 'get', path: '/api/organisations/tree', surface: 'staff', policy: 'organisation.list', summary: '机构树，上级在前', query: organisationTreeQuery, response: organisationTree, handle: ({ query, ctx }) => readTree(ctx, query) }),
  route({ method: 'get', path: '/api/organisations', surface: 'staff', policy: 'organisation.list', summary: '机构和窗口清单', query: organisationListQuery, response: page(organisationNode), handle: ({ query, ctx }) => listOrganisations(ctx, query) }),
  exportRoute({
    list: '/api/organisations',
    policy: 'organisation.export',
    title: '机构',
    query: organisationListQuery.omit({ kind: true }),
    rows: eachOrganisation,
    columns: [
      { header: '机构编码', value: (one) => one.code },
      { header: '机构名称', value: (one) => one.name, width: 30 },
      { header: '简称', value: (one) => one.shortName },
      { header: '类别', value: (one) => organisationKindLabels[one.kind] },
      { header: '上级机构编码', value: (one) => one.parentCode },
      { header: '上级机构', value: (one) => one.parentName, width: 30 },
      ...stateColumns,
    ],
  }),
  exportRoute({
    list: '/api/windows',
    policy: 'organisation.export',
    title: '窗口',
    query: organisationListQuery.omit({ kind: true }),
    rows: (ctx, query) => eachOrganisation(ctx, { ...query, kind: 'window' }),
    columns: [
      { header: '窗口编码', value: (one) => one.code },
      { header: '窗口名称', value: (one) => one.name, width: 30 },
      { header: '窗口号', value: (one) => one.window?.number ?? null, width: 10 },
      { header: '大厅编码', value: (one) => one.parentCode },
      { header: '大厅', value: (one) => one.parentName, width: 30 },
      { header: '派驻部门编码', value: (one) => one.departmentCode },
      { header: '派驻部门', value: (one) => one.window?.department?.name ?? null, width: 24 },
      { header: '办理事项', value: (one) => one.window?.services.join('、') ?? null, width: 40 },
      { header: '二维码', value: (one) => one.window?.code ?? null },
      ...stateColumns,
      { header: '并入', value: (one) => one.closing?.mergedInto?.name ?? null, width: 30 },
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
  command('merge', 'merge', '并入别的窗口，桌上的二维码随之转过去', mergeOrganisationRequest, mergeOrganisation),
  command('close', 'close', '停用', closeOrganisationRequest, closeOrganisation),
  command('reopen', 'reopen', '恢复', reopenOrganisationRequest, reopenOrganisation),
];
