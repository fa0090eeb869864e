import { z } from 'zod';
import { abilities, id, instant, organisationRef, pageQuery } from './common';
import { windowCode } from './rating';

export const organisationKind = z.enum(['district', 'department', 'town', 'village', 'community', 'hall', 'window']);
export type OrganisationKind = z.infer<typeof organisationKind>;
export const organisationKindLabels: Record<OrganisationKind, string> = {
  district: '区（县）',
  department: '部门',
  town: '乡镇（街道）',
  village: '村',
  community: '社区',
  hall: '办事大厅',
  window: '窗口',
};

/** What may stand under what; a district is the root. */
export const organisationParents: Record<OrganisationKind, readonly OrganisationKind[]> = {
  district: [],
  department: ['district', 'department', 'town'],
  town: ['district'],
  village: ['town'],
  community: ['town'],
  hall: ['district', 'department', 'town', 'village', 'community'],
  window: ['hall'],
};

/** 机构编码: the commission's own or a 统一社会信用代码; unique, kept through moves. */
export const organisationCode = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9][A-Za-z0-9-]{1,31}$/, '机构编码用 2 到 32 位字母、数字或短横');
export const organisationName = z.string().trim().min(2, '名称至少 2 个字').max(60, '名称最多 60 个字');
export const organisationShortName = z.string().trim().max(20, '简称最多 20 个字');
export const windowNumber = z.string().trim().min(1, '请填窗口号').max(10, '窗口号最多 10 个字');
export const windowServices = z.array(z.string().trim().min(1).max(30, '一个事项最多 30 个字')).max(30, '最多 30 个事项');

export const organisationWindow = z.object({
  /** On the QR stand; made by the platform, never reused. */
  code: windowCode,
  number: windowNumber,
  services: z.array(z.string()),
  /** The department that staffs the window. */
  department: organisationRef.nullable(),
});

export const organisationNode = z.object({
  id,
  kind: organisationKind,
  name: z.string(),
  shortName: z.string().nullable(),
  code: z.string(),
  parentId: id.nullable(),
  /** Ancestors from the root, and the node itself. */
  path: z.array(id),
  active: z.boolean(),
  /** Since when it is closed and why; `mergedInto`: the window that its code leads to. null while it is open. */
  closing: z.object({ at: instant, reason: z.string(), mergedInto: organisationRef.nullable() }).nullable(),
  window: organisationWindow.nullable(),
});
export type OrganisationNode = z.infer<typeof organisationNode>;

/** GET /api/organisations/tree — every node within the viewer's scope, parents before children. */
export const organisationTreeQuery = z.object({ closed: z.enum(['with', 'without']).default('without') });
export const organisationTree = z.object({ items: z.array(organisationNode) });

/** GET /api/organisations */
export const organisationListQuery = pageQuery.extend({
  kind: organisationKind.optional(),
  /** Only what stands under this one, at any depth. */
  underId: id.optional(),
  departmentId: id.optional(),
  text: z.string().trim().max(50).optional(),
  closed: z.enum(['with', 'without']).default('without'),
});
export type OrganisationListQuery = z.infer<typeof organisationListQuery>;

export const organisationChange = z.enum(['created', 'renamed', 'moved', 'windowChanged', 'closed', 'reopened', 'merged', 'separated']);
export type OrganisationChange = z.infer<typeof organisationChange>;
export const organisationChangeLabels: Record<OrganisationChange, string> = {
  created: '建立',
  renamed: '改名',
  moved: '调整隶属',
  windowChanged: '窗口信息变更',
  closed: '停用',
  reopened: '恢复',
  merged: '并入',
  separated: '分开',
};

/** GET /api/organisations/:id */
export const organisationDetail = organisationNode.extend({
  ancestors: z.array(organisationRef),
  history: z.array(
    z.object({ at: instant, by: z.string(), change: organisationChange, from: z.string().nullable(), to: z.string().nullable(), reason: z.string().nullable() }),
  ),
  /** Open nodes directly below; closing is refused while there are any. */
  openChildren: z.number().int(),
  version: z.number().int(),
  abilities,
});
export type OrganisationDetail = z.infer<typeof organisationDetail>;

const windowFields = z.object({ number: windowNumber, services: windowServices.default([]), departmentId: id });

/** POST /api/organisations */
export const createOrganisationRequest = z
  .object({
    kind: organisationKind,
    name: organisationName,
    shortName: organisationShortName.optional(),
    code: organisationCode,
    parentId: id.nullable(),
    /** Required for a window, refused for everything else. */
    window: windowFields.optional(),
  })
  .superRefine((value, context) => {
    if ((value.kind === 'district') !== (value.parentId === null)) {
      context.addIssue({ code: 'custom', path: ['parentId'], message: value.kind === 'district' ? '区（县）是最上级，不填上级机构' : '请选上级机构' });
    }
    if (value.kind === 'window' && !value.window) context.addIssue({ code: 'custom', path: ['window'], message: '请填窗口号和派驻部门' });
    if (value.kind !== 'window' && value.window) context.addIssue({ code: 'custom', path: ['window'], message: '只有窗口填这一项' });
  });
export type CreateOrganisationRequest = z.infer<typeof createOrganisationRequest>;

// Every command names the version it saw; another's change in between answers 409 conflict.
const command = z.object({ version: z.number().int().min(0) });
const reason = z.string().trim().min(2, '请写明理由').max(200);

/** POST /api/organisations/:id/rename */
export const renameOrganisationRequest = command.extend({ name: organisationName, shortName: organisationShortName.optional() });
export type RenameOrganisationRequest = z.infer<typeof renameOrganisationRequest>;
/** POST /api/organisations/:id/move — past facts keep the path of their day. */
export const moveOrganisationRequest = command.extend({ parentId: id, reason });
export type MoveOrganisationRequest = z.infer<typeof moveOrganisationRequest>;
/** POST /api/organisations/:id/window */
export const changeWindowRequest = command.extend(windowFields.shape);
export type ChangeWindowRequest = z.infer<typeof changeWindowRequest>;
/** POST /api/organisations/:id/close and /reopen */
export const closeOrganisationRequest = command.extend({ reason });
export type CloseOrganisationRequest = z.infer<typeof closeOrganisationRequest>;
export const reopenOrganisationRequest = closeOrganisationRequest;
/** POST /api/organisations/:id/merge — closes a window for good; what it received stays its own, its printed code leads to the other. */
export const mergeOrganisationRequest = command.extend({ intoId: id, reason });
export type MergeOrganisationRequest = z.infer<typeof mergeOrganisationRequest>;
