import sharp from 'sharp';
import { randomUUID } from 'node:crypto';
import { accountLine, accountsOf, publishAccounts } from '../../test/support/accounts';
import { useTestDatabase } from '../../test/support/database';
import { buildPerson, idOf, testClock, testContext } from '../../test/support/factories';
import { bindPhones } from '../../test/support/officers';
import { buildVillageWorld, type VillageWorld } from '../../test/support/villages';
import type { SendVillageDraftRequest, VillageDraftDue } from '../../contracts/village-draft';
import { PublicationModel, returnPublication } from '../disclosure';
import { DutyModel, makeDuties, urgeDuty } from '../disclosure-duty';
import { AccountModel, Fault, FileModel, loadCalendar, native, ObjectId, storeImage } from '../kernel';
import { countAllVillages, openVillageDraft, recordVillageMatter, sendVillageDraft, showVillageDrafts, submitVillageDraft } from '.';
import { lastPeriod } from './last-period';

useTestDatabase();
let world: VillageWorld;
let loginCode: string;
const outcome = (promise: Promise<unknown>): Promise<string> => promise.then(() => 'done', (error) => (error instanceof Fault ? error.code : String(error)));
const show = (code = loginCode) => showVillageDrafts(testContext(), code);
const which = () => ({ loginCode, villageId: idOf(world.village), itemCode: 'F0', periodKey: '2026-10' });
const send = (more: Partial<SendVillageDraftRequest> = {}) => sendVillageDraft(testContext(), { ...which(), nothing: false, content: accountsOf('2026-10', 30_000, 20_000, 5_000), photos: [], ...more });
const open = () => openVillageDraft(testContext(), which());
const drafts = () => native(PublicationModel).find({ state: 'draft' }).toArray();
const dueOf = async (item: string, period: string): Promise<VillageDraftDue | undefined> => (await show()).due.find((one) => one.item.code === item && one.period.key === period);
const photo = async (): Promise<string> => (await storeImage({ actor: { kind: 'citizen' }, clock: testClock }, await sharp({ create: { width: 400, height: 300, channels: 3, background: '#fff' } }).jpeg().toBuffer(), { purpose: 'rating' })).token;

beforeAll(async () => {
  await loadCalendar();
  testClock.set('2026-09-28T01:00:00Z');
  world = await buildVillageWorld();
  testClock.set('2026-11-20T01:00:00Z');
  await makeDuties(testContext(), { from: '2026-09-28' });
  const person = await buildPerson({ name: '演示报账员', posts: [{ organisationId: idOf(world.village), title: '报账员', from: null, to: null }] });
  ({ loginCode } = await bindPhones(testClock, person));
  await native(AccountModel).updateOne({ _id: world.accounts.villageClerk._id }, { $set: { personId: person._id } });
});
beforeEach(async () => {
  await native(PublicationModel).deleteMany({});
  await native(AccountModel).updateOne({ _id: world.accounts.villageClerk._id }, { $set: { grants: [{ role: 'villageClerk', organisationId: world.village._id }], state: 'active' } });
  await publishAccounts(world.village, world.town, '2026-09', accountsOf('2026-09', 0, 30_000, 0));
  await countAllVillages();
});

test('a clerk sees what his village owes now by its duties, the longest late first, and what stands published no more', async () => {
  const { clerk, due, before, voucherFrom } = await show();
  expect([clerk, before, voucherFrom]).toEqual([{ name: '测试villageClerk' }, [{ villageId: idOf(world.village), periodKey: '2026-10', monthKey: '2026-09', closing: 30_000 }], 100_000]);
  expect(due.find(({ item }) => item.code === 'V6')).toMatchObject({ period: { key: '2026-Q3' }, owed: { due: '2026-10-15', light: 'red', workingDaysLeft: expect.any(Number) }, state: null });
  expect(due.find(({ item }) => item.code === 'F0')).toMatchObject({ period: { key: '2026-10' }, owed: { due: '2026-11-16', light: 'red' }, matter: null, urged: null, returned: null });
  const days = due.map(({ owed }) => owed!.due);
  expect(days).toEqual([...days].sort());
  expect(due.filter(({ period }) => period.key === '2026-11' || period.key === '2026-Q4')).toEqual([]);
});

test('that the town urged stands by it', async () => {
  const duty = (await native(DutyModel).findOne({ path: world.village._id, 'item.code': 'V6', 'period.key': '2026-Q3' }))!;
  await urgeDuty(await world.as('townReviewer', testClock), idOf(duty), { version: duty.trail.seq });
  expect((await dueOf('V6', '2026-Q3'))!.urged).toEqual({ stage: 'manual', on: '2026-11-20', by: '测试townReviewer' });
});

test('a matter is recorded with its day, has its term from then on, and is written at once; the month’s account is none', async () => {
  const matter = { loginCode, villageId: idOf(world.village), requestKey: randomUUID(), item: 'F2.1', title: '村南地块补偿款到账', day: '2026-11-19' };
  const { villages } = await show();
  expect(villages).toMatchObject([{ name: '石桥村', matters: expect.arrayContaining([{ code: 'V6', name: expect.any(String), periodic: true }]) }]);
  const single = villages[0]!.matters[0]!;
  expect([single.periodic, villages[0]!.matters.some(({ code }) => code === 'F0')]).toEqual([false, false]);
  const recorded = await recordVillageMatter(testContext(), { ...matter, item: single.code });
  expect(await recordVillageMatter(testContext(), { ...matter, item: single.code })).toEqual(recorded);
  expect(recorded).toMatchObject({ item: single.name, due: expect.stringMatching(/^2026-11-/) });
  expect(await dueOf(single.code, '2026-11-19.1')).toMatchObject({ matter: '村南地块补偿款到账', owed: { due: recorded.due } });
  expect(await outcome(recordVillageMatter(testContext(), { ...matter, requestKey: randomUUID(), item: 'F0' }))).toBe('badRequest');
  expect(await outcome(recordVillageMatter(testContext(), { ...matter, requestKey: randomUUID(), villageId: idOf(world.neighbour) }))).toBe('notFound');
  // What comes round otherwise can be told by itself too.
  await recordVillageMatter(testContext(), { ...matter, requestKey: randomUUID(), item: 'V6' });
  await send({ itemCode: 'V6', periodKey: '2026-11-19.1', content: { form: 'table', columns: [], rows: [['演示甲', '三组', '2', '1280', '']], note: '' } });
  expect(await drafts()).toMatchObject([{ period: { key: '2026-11-19.1' }, content: { rows: [['演示甲', '三组', '2', '1280', '']] } }]);
});

test('nobody else sees or sends anything: not bound, no account, an account that writes for no village', async () => {
  const nobody = { clerk: null, villages: [], due: [], before: [], entries: [] };
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
  expect(await send({ photos: [token] })).toMatchObject({ title: '石桥村 2026年10月 每月收支账', faults: [], problems: [], personal: [], attachments: 1 });
  expect(await send({ photos: [token], content: accountsOf('2026-10', 30_000, 21_000, 5_000) })).toMatchObject({ faults: [] });
  const found = await drafts();
  expect(found).toMatchObject([{ edition: 1, drafted: { by: { id: world.accounts.villageClerk._id } }, content: { closing: 46_000 }, openKey: `${idOf(world.village)}:F0:2026-10` }]);
  expect(found[0]!.attachments).toHaveLength(1);
  expect(await native(FileModel).findOne({ _id: found[0]!.attachments[0]! })).toMatchObject({ subject: { type: 'publication', id: idOf(found[0]!) } });
  expect(await dueOf('F0', '2026-10')).toMatchObject({ state: 'draft', mine: true, version: found[0]!.trail.seq });
});

test('a voucher is a picture to its line; one that is left out is gone, and files of the desk stay', async () => {
  const [ledger, bill] = [await photo(), await photo()];
  const paid = (voucherFileIds: string[]) => ({ ...accountsOf('2026-10', 30_000, 20_000, 0), payments: [accountLine({ amount: 150_000, voucherFileIds })], closing: -100_000 });
  expect((await send({ photos: [ledger], content: paid([]) })).faults.map(({ words }) => words)).toContain('支出第 1 笔：1,000.00 元以上的支出，还没有凭证照片。');
  expect((await send({ photos: [ledger], content: paid([bill]) })).faults.filter(({ words }) => words.includes('凭证'))).toEqual([]);
  const { pictures, content } = await open();
  const [line] = content?.form === 'accounts' ? content.payments : [];
  expect([pictures.length, pictures.map(({ id }) => id)]).toEqual([2, expect.arrayContaining(line!.voucherFileIds)]);
  expect((await sharp(Buffer.from(pictures[0]!.preview.split(',')[1]!, 'base64')).metadata()).width).toBe(240);
  // As it was opened, but for the page of the ledger.
  await send({ photos: [], content: paid(line!.voucherFileIds) });
  expect((await drafts())[0]!.attachments.map(String)).toEqual(line!.voucherFileIds);
  expect(await native(FileModel).countDocuments({ 'subject.id': idOf((await drafts())[0]!) })).toBe(1);
  expect(await outcome(send({ photos: ['A'.repeat(32)] }))).toBe('badRequest');
  // 本期无发生 can be taken back: what was typed before it stays whole.
  await send({ nothing: true, content: null });
  expect([(await open()).pictures.length, (await drafts())[0]!.attachments.map(String)]).toEqual([1, line!.voucherFileIds]);
});

test('what came back stands on top with its reason, is opened as it was, put right and handed in on the phone', async () => {
  const { version } = await send({ content: { ...accountsOf('2026-10', 30_000, 20_000, 5_000), note: '演示路桥公司 张三丰 来过' } });
  const personal = (await send({ content: { ...accountsOf('2026-10', 30_000, 20_000, 5_000), note: '收款人张建国' } })).personal;
  expect(version).toBeGreaterThan(0);
  const submit = async (more = {}) => submitVillageDraft(testContext(), { ...which(), version: (await dueOf('F0', '2026-10'))!.version!, looked: false, decisions: personal.map(({ text }) => ({ text, decision: 'mask' as const })), ...more });
  if (personal.length > 0) expect(await outcome(submit({ decisions: [] }))).toBe('badRequest');
  await submit();
  const [waiting] = await native(PublicationModel).find({ state: 'checking' }).toArray();
  expect([await dueOf('F0', '2026-10'), await outcome(open())]).toMatchObject([{ state: 'checking' }, 'conflict']);
  await returnPublication(await world.as('villageSupervisor', testClock), idOf(waiting!), waiting!.trail.seq, '第一笔的日期和账本不一样。');
  expect((await show()).due[0]).toMatchObject({ item: { code: 'F0' }, state: 'draft', mine: true, returned: { by: '测试villageSupervisor', reason: '第一笔的日期和账本不一样。' } });
  expect(await open()).toMatchObject({ nothing: false, content: { receipts: [{ day: '2026-10-08' }] }, documents: [] });
  await send({ content: { ...accountsOf('2026-10', 30_000, 20_000, 5_000), closing: 44_000 } });
  expect(await outcome(submit())).toBe('badRequest');
  await send();
  await submit();
  expect(await native(PublicationModel).countDocuments({ state: 'checking' })).toBe(1);
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
