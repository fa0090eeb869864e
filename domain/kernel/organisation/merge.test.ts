import { clearDatabase, useTestDatabase } from '../../../test/support/database';
import { buildDepartment, buildDistrict, buildHall, buildWindow, idOf, testClock, testContext } from '../../../test/support/factories';
import { dispatchEvents, Fault, findWindowByCode, installAnchors, listOrganisations, mergeOrganisation, native, OrganisationModel, reopenOrganisation, showOrganisation, verifyAudit, type Context, type OrganisationRecord } from '..';

const database = useTestDatabase();
const system = testContext();
let district: OrganisationRecord;
let hall: OrganisationRecord;
let windows: OrganisationRecord[];

const codeOf = (act: Promise<unknown>): Promise<string> => act.then(() => 'done', (error: unknown) => (error instanceof Fault ? error.code : String(error)));
const current = async (one: OrganisationRecord): Promise<OrganisationRecord> => (await native(OrganisationModel).findOne({ _id: one._id })) as OrganisationRecord;
const merge = async (one: OrganisationRecord, into: OrganisationRecord, ctx: Context = system) =>
  mergeOrganisation(ctx, idOf(one), { version: (await current(one)).trail.seq, intoId: idOf(into), reason: '两个窗口合一' });
const reopen = async (one: OrganisationRecord) => reopenOrganisation(system, idOf(one), { version: (await current(one)).trail.seq, reason: '业务又分开办' });
const leadsTo = async (one: OrganisationRecord): Promise<string | undefined> => (await findWindowByCode(one.window!.code))?._id.toHexString();

beforeEach(async () => {
  await clearDatabase();
  district = await buildDistrict({ name: '青禾区' });
  hall = await buildHall({ parentId: idOf(district), name: '柳溪镇便民服务中心' });
  const departmentId = idOf(await buildDepartment({ parentId: idOf(district) }));
  windows = [];
  for (const [index, name] of ['社会保险', '就业登记', '社保卡'].entries()) {
    windows.push(await buildWindow({ parentId: idOf(hall), departmentId, name, window: { number: String(index + 1), services: [name], departmentId } }));
  }
});

test('the printed code of a merged window leads on, over several merges, and back when it is opened again', async () => {
  const [a, b, c] = windows as [OrganisationRecord, OrganisationRecord, OrganisationRecord];
  expect(await leadsTo(a)).toBe(idOf(a));
  await merge(a, b);
  expect(await leadsTo(a)).toBe(idOf(b));
  expect((await findWindowByCode(a.window!.code))?.mergedFrom).toBe('柳溪镇便民服务中心 1号窗口 社会保险');
  expect((await findWindowByCode(b.window!.code))?.mergedFrom).toBeNull();
  await merge(b, c);
  expect(await findWindowByCode(a.window!.code)).toMatchObject({ name: '社保卡', number: '3', open: true, mergedFrom: '柳溪镇便民服务中心 1号窗口 社会保险' });
  await reopen(b);
  expect([await leadsTo(a), await leadsTo(b)]).toEqual([idOf(b), idOf(b)]);
  await reopen(a);
  expect(await leadsTo(a)).toBe(idOf(a));
});

test('both windows tell it in their history, with the reason; the list says since when and where to', async () => {
  const [a, b] = windows as [OrganisationRecord, OrganisationRecord];
  await merge(a, b);
  await dispatchEvents(testClock);
  const line = { change: 'merged', from: '柳溪镇便民服务中心 1号窗口 社会保险', to: '柳溪镇便民服务中心 2号窗口 就业登记', reason: '两个窗口合一' };
  for (const one of [a, b]) expect((await showOrganisation(system, idOf(one))).history.filter(({ change }) => change === 'merged')).toMatchObject([line]);
  const listed = (await listOrganisations(system, { kind: 'window', closed: 'with', limit: 20 })).items.find((one) => one.id === idOf(a));
  expect(listed).toMatchObject({ active: false, closing: { reason: '两个窗口合一', at: testClock.now().toISOString(), mergedInto: { id: idOf(b), name: line.to } } });
  await reopen(a);
  await dispatchEvents(testClock);
  for (const one of [a, b]) expect((await showOrganisation(system, idOf(one))).history.at(-1)).toMatchObject({ change: 'separated', from: line.to, to: line.from, reason: '业务又分开办' });
  expect((await showOrganisation(system, idOf(a))).closing).toBeNull();
});

test('a death between the two windows is healed, and told once', async () => {
  const [a, b] = windows as [OrganisationRecord, OrganisationRecord];
  const before = await current(b);
  await merge(a, b);
  await native(OrganisationModel).replaceOne({ _id: b._id }, before);
  await dispatchEvents(testClock);
  await dispatchEvents(testClock);
  expect((await current(b)).history.filter(({ change }) => change === 'merged')).toHaveLength(1);
  installAnchors(database.dataDir());
  expect((await verifyAudit()).findings).toEqual([]);
});

test('no circle, no closed window, nothing but windows, nobody but the system administrator', async () => {
  const [a, b, c] = windows as [OrganisationRecord, OrganisationRecord, OrganisationRecord];
  expect(await codeOf(merge(a, a))).toBe('badRequest');
  expect(await codeOf(merge(a, hall))).toBe('badRequest');
  expect(await codeOf(merge(hall, a))).toBe('wrongState');
  await merge(a, b);
  expect(await codeOf(merge(b, a))).toBe('badRequest');
  expect(await codeOf(merge(a, c))).toBe('wrongState');
  const as = (role: 'hallManager' | 'systemAdmin', at: OrganisationRecord): Context => ({ actor: { kind: 'staff', accountId: 'c'.repeat(24), name: '某人', grants: [{ role, organisationId: idOf(at) }] }, clock: testClock });
  expect(await codeOf(merge(b, c, as('hallManager', hall)))).toBe('forbidden');
  const elsewhere = await buildWindow();
  expect(await codeOf(merge(b, elsewhere, as('systemAdmin', hall)))).toBe('notFound');
  expect(await codeOf(merge(b, c, as('systemAdmin', hall)))).toBe('done');
  // Two at once into each other: one of them finds the other closed.
  await reopen(a);
  const [d, e] = [a, c];
  expect((await Promise.all([codeOf(merge(d, e)), codeOf(merge(e, d))])).sort()).toEqual(['badRequest', 'done']);
});
