import sharp from 'sharp';
import { accountsOf, publishAccounts } from '../../test/support/accounts';
import { clearDatabase, useTestDatabase } from '../../test/support/database';
import { buildPerson, idOf, testClock, testContext } from '../../test/support/factories';
import { bindPhones } from '../../test/support/officers';
import { buildVillageWorld, type VillageWorld } from '../../test/support/villages';
import type { SendVillageDraftRequest } from '../../contracts/village-draft';
import { PublicationModel } from '../disclosure';
import { AccountModel, Fault, FileModel, native, ObjectId, storeImage } from '../kernel';
import { countAllVillages, sendVillageDraft, showVillageDrafts } from '.';
import { lastPeriod } from './last-period';

useTestDatabase();
let world: VillageWorld;
let loginCode: string;
const outcome = (promise: Promise<unknown>): Promise<string> => promise.then(() => 'done', (error) => (error instanceof Fault ? error.code : String(error)));
const show = (code = loginCode) => showVillageDrafts(testContext(), code);
const send = (more: Partial<SendVillageDraftRequest> = {}) =>
  sendVillageDraft(testContext(), { loginCode, villageId: idOf(world.village), itemCode: 'F0', periodKey: '2026-10', nothing: false, content: accountsOf('2026-10', 30_000, 20_000, 5_000), photos: [], ...more });
const drafts = () => native(PublicationModel).find({ state: 'draft' }).toArray();
const photo = async (): Promise<string> => (await storeImage({ actor: { kind: 'citizen' }, clock: testClock }, await sharp({ create: { width: 20, height: 20, channels: 3, background: '#fff' } }).jpeg().toBuffer(), { purpose: 'rating' })).token;

beforeEach(async () => {
  await clearDatabase();
  world = await buildVillageWorld();
  const person = await buildPerson({ name: '演示报账员', posts: [{ organisationId: idOf(world.village), title: '报账员', from: null, to: null }] });
  ({ loginCode } = await bindPhones(testClock, person));
  await native(AccountModel).updateOne({ _id: world.accounts.villageClerk._id }, { $set: { personId: person._id } });
  await publishAccounts(world.village, world.town, '2026-09', accountsOf('2026-09', 0, 30_000, 0));
  await countAllVillages();
});

test('a clerk sees what his village owes for the period that is over, the accounts first', async () => {
  const { clerk, due, before, voucherFrom } = await show();
  expect([clerk, before, voucherFrom]).toEqual([{ name: '测试villageClerk' }, [{ villageId: idOf(world.village), monthKey: '2026-09', closing: 30_000 }], 100_000]);
  expect(due.map(({ item, period, state }) => [item.code, period.key, state])).toEqual(expect.arrayContaining([['F0', '2026-10', null], ['V6', '2026-Q3', null]]));
  expect(due[0]!.item.code).toBe('F0');
});

test('nobody else sees or sends anything: not bound, no account, an account that writes for no village', async () => {
  const nobody = { clerk: null, due: [], before: [], entries: [] };
  expect(await show('login-o-nobody')).toMatchObject(nobody);
  const { loginCode: other } = await bindPhones(testClock, await buildPerson());
  expect(await show(other)).toMatchObject(nobody);
  expect(await outcome(send({ loginCode: other }))).toBe('wrongState');
  await native(AccountModel).updateOne({ _id: world.accounts.villageClerk._id }, { $set: { grants: [{ role: 'villageSupervisor', organisationId: world.village._id }] } });
  expect(await show()).toMatchObject(nobody);
  await native(AccountModel).updateOne({ _id: world.accounts.villageClerk._id }, { $set: { grants: [{ role: 'villageClerk', organisationId: world.village._id }], state: 'departed' } });
  expect(await outcome(send())).toBe('wrongState');
  expect(await drafts()).toEqual([]);
});

test('what he sends is a draft of his, with the photo of the ledger page; sent again it is the same one', async () => {
  const token = await photo();
  expect(await send({ photos: [token] })).toEqual({ title: '石桥村 2026年10月 每月收支账', faults: [] });
  expect(await send({ photos: [token], content: accountsOf('2026-10', 30_000, 21_000, 5_000) })).toMatchObject({ faults: [] });
  const found = await drafts();
  expect(found).toMatchObject([{ edition: 1, drafted: { by: { id: world.accounts.villageClerk._id } }, content: { closing: 46_000 }, openKey: `${idOf(world.village)}:F0:2026-10` }]);
  expect(found[0]!.attachments).toHaveLength(1);
  expect(await native(FileModel).findOne({ _id: found[0]!.attachments[0]! })).toMatchObject({ subject: { type: 'publication', id: idOf(found[0]!) } });
  expect((await show()).due[0]).toMatchObject({ state: 'draft', mine: true });
});

test('what is not right is told at once, and kept as it was typed', async () => {
  expect((await send({ content: { ...accountsOf('2026-10', 30_000, 20_000, 5_000), closing: 44_000 } })).faults).toEqual([{ stops: true, words: '上月结余加收入减支出是 450.00 元，月末结余写的是 440.00 元，差 10.00 元（少了 10.00 元）。' }]);
  expect(await drafts()).toMatchObject([{ content: { closing: 44_000 } }]);
});

test('nothing happened is an answer; empty is none', async () => {
  expect(await outcome(send({ content: null }))).toBe('badRequest');
  expect(await send({ nothing: true, content: null })).toMatchObject({ faults: [] });
  expect(await drafts()).toMatchObject([{ nothing: true, content: null }]);
});

test('a table is stored under the item’s columns', async () => {
  await send({ itemCode: 'V6', periodKey: '2026-Q3', content: { form: 'table', columns: [{ key: 'x', title: '别的', kind: 'text', required: true }], rows: [['演示甲', '三组', '2', '1280', '', '多出来的']], note: '' } });
  expect(await drafts()).toMatchObject([{ content: { rows: [['演示甲', '三组', '2', '1280', '']] } }]);
  expect((await drafts())[0]!.content).not.toMatchObject({ columns: [{ key: 'x' }] });
});

test('another village, what is published, what another writes, a period that is not over', async () => {
  expect(await outcome(send({ villageId: idOf(world.neighbour) }))).toBe('notFound');
  expect(await outcome(send({ periodKey: '2026-09' }))).toBe('duplicate');
  expect(await outcome(send({ periodKey: '2026-11' }))).toBe('duplicate');
  await send();
  await native(PublicationModel).updateOne({ state: 'draft' }, { $set: { 'drafted.by.id': new ObjectId() } });
  expect(await outcome(send())).toBe('conflict');
  await publishAccounts(world.village, world.town, '2026-10', accountsOf('2026-10', 30_000, 1, 0), { edition: 2 });
  expect(await outcome(send())).toBe('duplicate');
});

test('two taps at once leave one draft', async () => {
  await Promise.all([send(), send()]);
  expect(await drafts()).toHaveLength(1);
});

test.each([
  ['monthly', '2026-01-20', '2025-12', '2025-12-01', '2025-12-31'],
  ['quarterly', '2026-11-20', '2026-Q3', '2026-07-01', '2026-09-30'],
  ['quarterly', '2026-02-01', '2025-Q4', '2025-10-01', '2025-12-31'],
  ['halfYearly', '2026-11-20', '2026-H1', '2026-01-01', '2026-06-30'],
  ['halfYearly', '2026-06-30', '2025-H2', '2025-07-01', '2025-12-31'],
  ['yearly', '2026-11-20', '2025', '2025-01-01', '2025-12-31'],
] as const)('%s: on %s the last period is %s', (frequency, today, key, from, to) => expect(lastPeriod(frequency, today)).toMatchObject({ key, from, to }));
test('what is published as it happens has none', () => expect([lastPeriod('atOnce', '2026-11-20'), lastPeriod('onDecision', '2026-11-20')]).toEqual([null, null]));
