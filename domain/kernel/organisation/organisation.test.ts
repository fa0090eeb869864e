import { clearDatabase, useTestDatabase } from '../../../test/support/database';
import type { CreateOrganisationRequest } from '../../../contracts/organisation';
import { changeWindow, closeOrganisation, createOrganisation, dispatchEvents, fixedClock, listOrganisations, moveOrganisation, native, organisationTree, OrganisationModel, renameOrganisation, reopenOrganisation, showOrganisation, systemContext, findWindowByCode, type Context, type OrganisationRecord, type StaffActor } from '..';

useTestDatabase();
beforeEach(clearDatabase);

const clock = fixedClock('2026-11-20T01:00:00Z');
const system = systemContext('test', clock);
let serial = 0;

const build = (kind: CreateOrganisationRequest['kind'], parent: OrganisationRecord | null, more: Partial<CreateOrganisationRequest> = {}): Promise<OrganisationRecord> => {
  serial += 1;
  return createOrganisation(system, { kind, name: `机构${serial}`, code: `X${serial}`, parentId: parent ? String(parent._id) : null, ...more });
};
const as = (grants: StaffActor['grants']): Context => ({ actor: { kind: 'staff', accountId: 'c'.repeat(24), name: '沈宁', grants }, clock });
const admin = (district: OrganisationRecord): Context => as([{ role: 'systemAdmin', organisationId: String(district._id) }]);
const code = (promise: Promise<unknown>): Promise<string> => promise.then(() => 'done', (error: { code?: string }) => error.code ?? String(error));

async function smallDistrict() {
  const district = await build('district', null, { name: '青禾区' });
  const department = await build('department', district, { name: '人社局' });
  const town = await build('town', district, { name: '柳溪镇' });
  const hall = await build('hall', town, { name: '柳溪镇便民服务中心' });
  const window = await build('window', hall, { name: '社会保险', window: { number: '3', services: ['参保'], departmentId: String(department._id) } });
  return { district, department, town, hall, window };
}

test('a window has a code without look-alikes and is found by it with its hall and department', async () => {
  const { district, department, town, hall, window } = await smallDistrict();
  expect(window.window?.code).toMatch(/^[A-HJ-NP-Z2-9]{8}$/);
  const found = await findWindowByCode(window.window!.code);
  expect(found).toMatchObject({ name: '社会保险', number: '3', services: ['参保'], open: true, hall: { name: '柳溪镇便民服务中心' }, department: { name: '人社局' }, district: { name: '青禾区' } });
  expect(found?.path.map(String)).toEqual([district, town, hall, window, department].map((one) => String(one._id)));
  expect(await findWindowByCode('AAAAAAAA')).toBeNull();
});

test('a move takes the whole branch along and is kept in the history', async () => {
  const { district, hall, window } = await smallDistrict();
  const other = await build('town', district, { name: '梨园镇' });
  await findWindowByCode(window.window!.code);
  await moveOrganisation(admin(district), String(hall._id), { version: 1, parentId: String(other._id), reason: '区划调整' });
  const below = await native(OrganisationModel).findOne({ _id: window._id });
  expect(below?.path.map(String)).toEqual([district, other, hall, window].map((one) => String(one._id)));
  expect((await findWindowByCode(window.window!.code))?.path.map(String)).toContain(String(other._id));
  const shown = await showOrganisation(admin(district), String(hall._id));
  expect(shown.history.at(-1)).toMatchObject({ change: 'moved', from: '柳溪镇', to: '梨园镇', reason: '区划调整', by: '沈宁' });
  expect(shown.ancestors.map((one) => one.name)).toEqual(['青禾区', '梨园镇']);
});

test('paths left half-renewed by a crash are finished by the event', async () => {
  const { district, town, hall, window } = await smallDistrict();
  const other = await build('town', district);
  await moveOrganisation(admin(district), String(hall._id), { version: 1, parentId: String(other._id), reason: '区划调整' });
  await native(OrganisationModel).updateOne({ _id: window._id }, { $set: { path: [district._id, town._id, hall._id, window._id] } });
  await dispatchEvents(clock);
  const below = await native(OrganisationModel).findOne({ _id: window._id });
  expect(below?.path.map(String)).toContain(String(other._id));
});

test('two moves at once never hang two branches under each other', async () => {
  const district = await build('district', null);
  const [a, b] = [await build('department', district), await build('department', district)];
  const move = (one: OrganisationRecord, under: OrganisationRecord) => code(moveOrganisation(system, String(one._id), { version: 1, parentId: String(under._id), reason: '合署办公' }));
  expect((await Promise.all([move(a, b), move(b, a)])).sort()).toEqual(['badRequest', 'done']);
});

test('closing waits for what is below and for staffed windows; a closed parent takes no new children', async () => {
  const { department, town, hall, window } = await smallDistrict();
  const input = { version: 1, reason: '撤销' };
  expect(await code(closeOrganisation(system, String(hall._id), input))).toBe('wrongState');
  expect(await code(closeOrganisation(system, String(department._id), input))).toBe('wrongState');
  await closeOrganisation(system, String(window._id), input);
  expect((await findWindowByCode(window.window!.code))?.open).toBe(false);
  expect(await code(closeOrganisation(system, String(window._id), { ...input, version: 2 }))).toBe('wrongState');
  await closeOrganisation(system, String(hall._id), input);
  expect(await code(build('window', hall, { window: { number: '1', services: [], departmentId: String(department._id) } }))).toBe('badRequest');
  expect(await code(reopenOrganisation(system, String(window._id), { version: 2, reason: '恢复' }))).toBe('wrongState');
  await reopenOrganisation(system, String(hall._id), { version: 2, reason: '恢复' });
  await reopenOrganisation(system, String(window._id), { version: 2, reason: '恢复' });
  expect((await findWindowByCode(window.window!.code))?.open).toBe(true);
  expect(await code(closeOrganisation(system, String(town._id), input))).toBe('wrongState');
});

test('a kind stands only where it can, a code is used once, a version is seen once', async () => {
  const { district, hall, window, department } = await smallDistrict();
  expect(await code(build('village', district))).toBe('badRequest');
  expect(await code(build('town', hall))).toBe('badRequest');
  expect(await code(build('town', district, { code: hall.code }))).toBe('duplicate');
  expect(await code(build('window', hall, { window: { number: '1', services: [], departmentId: String(hall._id) } }))).toBe('badRequest');
  const rename = { version: 1, name: '社保窗口' };
  expect((await Promise.all([code(renameOrganisation(system, String(window._id), rename)), code(renameOrganisation(system, String(window._id), rename))])).sort()).toEqual(['conflict', 'done']);
  const changed = await changeWindow(system, String(window._id), { version: 2, number: '5', services: ['养老'], departmentId: String(department._id) });
  expect(changed.window).toMatchObject({ code: window.window!.code, number: '5', services: ['养老'] });
  expect(changed.trail.seq).toBe(3);
});

test('who may see and change what', async () => {
  const { district, department, hall, window } = await smallDistrict();
  const other = await build('hall', district, { name: '区政务服务中心' });
  const manager = as([{ role: 'hallManager', organisationId: String(hall._id) }]);
  const handler = as([{ role: 'departmentHandler', organisationId: String(department._id) }]);
  expect((await organisationTree(manager, { closed: 'without' })).items.map((one) => one.name)).toEqual(['柳溪镇便民服务中心', '社会保险']);
  expect((await organisationTree(handler, { closed: 'without' })).items.map((one) => one.name)).toEqual(['人社局', '社会保险']);
  expect(await code(showOrganisation(manager, String(other._id)))).toBe('notFound');
  expect(await code(showOrganisation(handler, String(window._id)))).toBe('done');
  expect(await code(renameOrganisation(manager, String(hall._id), { version: 1, name: '我的大厅' }))).toBe('forbidden');
  expect(await code(createOrganisation(manager, { kind: 'hall', name: '新大厅', code: 'N1', parentId: String(district._id) }))).toBe('forbidden');
  expect((await showOrganisation(manager, String(hall._id))).abilities).toMatchObject({ list: true, rename: false });
});

test('a list comes in pages, by code, and is narrowed by text, kind and branch', async () => {
  const { district, department, hall } = await smallDistrict();
  for (let n = 0; n < 5; n += 1) await build('window', hall, { name: `窗口${n}号`, code: `W${n}0`, window: { number: String(n), services: [`事项${n}`], departmentId: String(department._id) } });
  const ctx = admin(district);
  const query = { limit: 4, kind: 'window' as const, underId: String(hall._id), closed: 'without' as const };
  const first = await listOrganisations(ctx, query);
  const second = await listOrganisations(ctx, { ...query, cursor: first.nextCursor! });
  expect([first.items.length, second.items.length, first.total, second.nextCursor]).toEqual([4, 2, 6, null]);
  expect((await listOrganisations(ctx, { ...query, text: '事项3' })).items.map((one) => one.code)).toEqual(['W30']);
  expect(await code(listOrganisations(ctx, { ...query, cursor: 'nonsense' }))).toBe('badRequest');
});
