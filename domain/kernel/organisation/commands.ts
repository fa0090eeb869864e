import {
  organisationKindLabels,
  organisationParents,
  type ChangeWindowRequest,
  type CloseOrganisationRequest,
  type CreateOrganisationRequest,
  type MoveOrganisationRequest,
  type OrganisationKind,
  type RenameOrganisationRequest,
} from '../../../contracts/organisation';
import { firstTrail } from '../audit';
import type { Context } from '../context';
import { native, ObjectId, toObjectId } from '../database';
import { fail, isDuplicateKey } from '../errors';
import { subscribe, type NewEvent } from '../events';
import { authorize } from '../policy';
import { badField, change, historyLine, inScope } from './change';
import { newWindowCode } from './codes';
import { mirrorLine, separation } from './merge';
import { organisationFacts, OrganisationModel, type OrganisationRecord } from './model';
import { refreshPaths } from './paths';
import { withTreeLock } from './tree-lock';

const organisations = () => native(OrganisationModel);

/**
 * Adds a node to the tree. A window is given its code for the QR stand.
 * @throws Fault notFound (parent out of scope), badRequest (a kind that cannot stand there), duplicate (code)
 */
export function createOrganisation(ctx: Context, input: CreateOrganisationRequest): Promise<OrganisationRecord> {
  return withTreeLock(ctx, async () => {
    const parent = input.parentId === null ? null : await inScope(ctx, 'create', input.parentId);
    if (!parent) authorize(ctx.actor, 'organisation.create');
    checkParent(input.kind, parent);
    if (input.window) await checkDepartment(input.window.departmentId);
    return insertOrganisation(ctx, input, parent);
  });
}

/** The insert alone, for those who hold the tree's lock and have checked parent and department. */
export async function insertOrganisation(ctx: Context, input: CreateOrganisationRequest, parent: OrganisationRecord | null): Promise<OrganisationRecord> {
  const _id = new ObjectId();
  const { window } = input;
  const facts: Omit<OrganisationRecord, 'trail'> = {
    _id,
    kind: input.kind,
    name: input.name,
    ...(input.shortName ? { shortName: input.shortName } : {}),
    code: input.code,
    parentId: parent?._id ?? null,
    path: [...(parent?.path ?? []), _id],
    active: true,
    ...(window ? { window: { code: newWindowCode(), number: window.number, services: window.services, departmentId: new ObjectId(window.departmentId) } } : {}),
    history: [historyLine(ctx, 'created', null, input.name, null)],
  };
  const record = { ...facts, trail: firstTrail(ctx, 'organisation.created', { code: input.code, name: input.name }, organisationFacts(facts)) };
  try {
    await organisations().insertOne(record);
    return record;
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    // 40 random bits met an older window's: once more with another code.
    if ('window.code' in ((error as { keyPattern?: object }).keyPattern ?? {})) return insertOrganisation(ctx, input, parent);
    return fail('duplicate', { message: '这个机构编码已经用过了。', fields: [{ path: 'code', message: '这个机构编码已经用过了' }] });
  }
}

/** @throws Fault notFound, forbidden, conflict */
export function renameOrganisation(ctx: Context, id: string, input: RenameOrganisationRequest): Promise<OrganisationRecord> {
  return change(ctx, 'rename', id, input.version, (before) => ({
    ...(input.shortName ? { set: { name: input.name, shortName: input.shortName } } : { set: { name: input.name }, unset: ['shortName'] }),
    push: { history: historyLine(ctx, 'renamed', before.name, input.name, null) },
    detail: { from: before.name, to: input.name },
  }));
}

/** @throws Fault notFound, forbidden, conflict, wrongState (not a window) */
export async function changeWindow(ctx: Context, id: string, input: ChangeWindowRequest): Promise<OrganisationRecord> {
  const { name } = await checkDepartment(input.departmentId);
  return change(ctx, 'changeWindow', id, input.version, (before) => {
    if (!before.window) return fail('wrongState', { message: '这不是窗口，没有窗口信息可改。' });
    const window = { code: before.window.code, number: input.number, services: input.services, departmentId: new ObjectId(input.departmentId) };
    return {
      set: { window },
      push: { history: historyLine(ctx, 'windowChanged', describeWindow(before.window), `${describeWindow(window)}，${name}`, null) },
      detail: { from: before.window, to: window },
    };
  });
}

/**
 * Hangs a branch under another parent. Everything below follows; facts of the past keep the path of their day.
 * @throws Fault notFound, forbidden, conflict, badRequest (under itself, or where its kind cannot stand)
 */
export function moveOrganisation(ctx: Context, id: string, input: MoveOrganisationRequest): Promise<OrganisationRecord> {
  return withTreeLock(ctx, async () => {
    const parent = await inScope(ctx, 'move', input.parentId);
    const names = await organisations().findOne({ _id: toObjectId(id) }, { projection: { parentId: 1 } });
    const old = names?.parentId ? await organisations().findOne({ _id: names.parentId }) : null;
    const moved = await change(ctx, 'move', id, input.version, (before) => {
      checkParent(before.kind, parent);
      if (parent.path.some((ancestor) => ancestor.equals(before._id))) badField('parentId', '不能调整到自己的下级机构下面');
      return {
        set: { parentId: parent._id, path: [...parent.path, before._id] },
        push: { history: historyLine(ctx, 'moved', old?.name ?? null, parent.name, input.reason) },
        detail: { from: before.parentId, to: parent._id, reason: input.reason },
        events: [{ type: 'organisation.moved', payload: { organisationId: before._id.toHexString() } }] satisfies NewEvent[],
      };
    });
    await refreshPaths(moved._id);
    return moved;
  });
}
// Should the process die between the move and the renewal of the paths below it, the event finishes it.
subscribe('organisation.moved', 'organisation.paths', (event) => refreshPaths(new ObjectId(String(event.payload.organisationId))));

/** @throws Fault notFound, forbidden, conflict, wrongState (closed already, or something below is open) */
export function closeOrganisation(ctx: Context, id: string, input: CloseOrganisationRequest): Promise<OrganisationRecord> {
  return withTreeLock(ctx, () =>
    change(ctx, 'close', id, input.version, async (before) => {
      if (!before.active) fail('wrongState', { message: '已经停用了。' });
      const open = await organisations().countDocuments({ parentId: before._id, active: true });
      if (open > 0) fail('wrongState', { message: `下面还有 ${open} 个在用的机构或窗口，请先停用或调走。` });
      const staffed = await organisations().countDocuments({ 'window.departmentId': before._id, active: true });
      if (staffed > 0) fail('wrongState', { message: `还有 ${staffed} 个窗口由这个部门派驻，请先改派。` });
      return {
        set: { active: false },
        push: { history: historyLine(ctx, 'closed', null, null, input.reason) },
        detail: { reason: input.reason },
        events: [{ type: 'organisation.closed', payload: { organisationId: before._id.toHexString() } }],
      };
    }),
  );
}

/** A window that was merged is its own again, and so is its code. @throws Fault notFound, forbidden, conflict, wrongState (open already, or its parent is closed) */
export function reopenOrganisation(ctx: Context, id: string, input: CloseOrganisationRequest): Promise<OrganisationRecord> {
  return withTreeLock(ctx, async () => {
    const { mergedIntoId } = await inScope(ctx, 'reopen', id);
    const reopened = await change(ctx, 'reopen', id, input.version, async (before) => {
      if (before.active) fail('wrongState', { message: '本来就在用。' });
      const parent = before.parentId && (await organisations().findOne({ _id: before.parentId }));
      if (parent && !parent.active) fail('wrongState', { message: '上级机构还停用着，请先恢复上级。' });
      const apart = await separation(ctx, before, input.reason);
      return {
        set: { active: true },
        unset: ['mergedIntoId'],
        push: { history: apart?.line ?? historyLine(ctx, 'reopened', null, null, input.reason) },
        detail: { reason: input.reason },
        events: apart?.events ?? [],
      };
    });
    if (mergedIntoId) await mirrorLine(ctx, reopened, mergedIntoId, reopened.history.at(-1)!);
    return reopened;
  });
}

/** Refuses a parent that is closed or of a kind that this kind cannot stand under. */
function checkParent(kind: OrganisationKind, parent: OrganisationRecord | null): void {
  if (!parent) return kind === 'district' ? undefined : badField('parentId', '请选上级机构');
  if (!organisationParents[kind].includes(parent.kind)) {
    badField('parentId', `${organisationKindLabels[kind]}不能放在${organisationKindLabels[parent.kind]}下面`);
  }
  if (!parent.active) badField('parentId', '上级机构已停用');
}

async function checkDepartment(id: string): Promise<OrganisationRecord> {
  const found = await organisations().findOne({ _id: toObjectId(id) });
  return found && found.active && (found.kind === 'department' || found.kind === 'town') ? found : badField('window.departmentId', '派驻部门要选在用的部门或乡镇');
}

const describeWindow = (window: { number: string; services: string[] }): string => `${window.number}号：${window.services.join('、') || '未填事项'}`;
