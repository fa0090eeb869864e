import ExcelJS from 'exceljs';
import { countAllVillages } from '../../domain/disclosure-accounts';
import { accountsOf, publishAccounts } from '../support/accounts';
import { useTestDatabase } from '../support/database';
import { idOf, signInAs, testClock } from '../support/factories';
import { errorOf, useServer, type TestClient } from '../support/http';
import { buildVillageWorld, type Holder, type VillageWorld } from '../support/villages';

useTestDatabase();
const server = useServer({}, { clock: testClock });
let world: VillageWorld;
const clients = new Map<Holder, TestClient>();
const as = (holder: Holder): TestClient => clients.get(holder)!;

beforeAll(async () => {
  world = await buildVillageWorld();
  for (const holder of ['villageClerk', 'townReviewer', 'disclosureManager'] as const) clients.set(holder, await signInAs(server.client(), world.accounts[holder]));
  await publishAccounts(world.village, world.town, '2026-09', accountsOf('2026-09', 0, 100_000, 40_000));
  await publishAccounts(world.village, world.town, '2026-10', { ...accountsOf('2026-10', 60_000, 20_000, 0), closing: 81_250 });
  await countAllVillages();
});

test('everybody reads a village’s account without signing in, and nothing that is for staff', async () => {
  const answer = await server.client().get(`/api/public/villages/${idOf(world.village)}/accounts`);
  expect([answer.status, answer.body]).toMatchObject([200, { village: { name: '石桥村' }, months: ['2026-10', '2026-09'], month: { difference: 1_250, receiptLines: [{ what: '山塘承包费' }] } }]);
  expect(JSON.stringify(answer.body)).not.toMatch(/drafted|steps|trail/);
  expect((await server.client().get(`/api/public/villages/${idOf(world.village)}/accounts?month=2026-09`)).body).toMatchObject({ month: { monthKey: '2026-09', difference: 0 } });
  expect((await server.client().get(`/api/public/villages/${idOf(world.village)}/accounts?month=2026-13`)).status).toBe(400);
  expect((await server.client().get(`/api/public/villages/${idOf(world.neighbour)}/accounts?month=2026-09`)).status).toBe(404);
});

test('the town filters what does not agree and takes it out as a sheet', async () => {
  const list = await as('townReviewer').get('/api/disclosure/accounts?disagreeing=true');
  expect(list.body).toMatchObject({ total: 1, items: [{ monthKey: '2026-10', difference: 1_250, agrees: false }] });
  const csv = await as('townReviewer').get('/api/disclosure/accounts/export?format=csv&disagreeing=true');
  expect(String(csv.body)).toContain('柳溪镇,石桥村,2026年10月,600,200,0,812.5,12.5,和2026年9月的月末结余一致。,1,2026-11-05,0');
  const { items } = list.body as { items: { id: string }[] };
  expect((await as('townReviewer').get(`/api/disclosure/accounts/${items[0]!.id}`)).body).toMatchObject({ content: { closing: 81_250 }, faults: [{ stops: true, words: expect.stringContaining('差 12.50 元') }] });
});

test('only the district sets the sum of vouchers; what somebody else changed meanwhile is not lost', async () => {
  expect((await as('townReviewer').put('/api/disclosure/accounts/settings', { voucherFrom: 5, version: 0 })).status).toBe(403);
  expect((await as('disclosureManager').put('/api/disclosure/accounts/settings', { voucherFrom: 200_000, version: 0 })).status).toBe(204);
  expect(errorOf(await as('disclosureManager').put('/api/disclosure/accounts/settings', { voucherFrom: 1, version: 0 })).code).toBe('conflict');
  expect((await as('villageClerk').get('/api/disclosure/accounts/settings')).body).toMatchObject({ voucherFrom: 200_000 });
});

test('a clerk downloads the template, and a sheet is read without anything being stored', async () => {
  const template = await as('villageClerk').get('/api/disclosure/sheets/F0');
  expect([template.status, template.headers.get('content-disposition')]).toEqual([200, expect.stringContaining(encodeURIComponent('每月收支账 模板.xlsx'))]);
  const book = new ExcelJS.Workbook();
  book.addWorksheet('数据').addRows([['类别', '日期', '项目', '事由', '金额'], ['支出', '2026-11-12', 'F3.4', '打印纸', '12 元'], ['月末结余', '', '', '', 'x']]);
  const form = new FormData();
  form.append('villageId', idOf(world.village));
  form.append('periodKey', '2026-11');
  form.append('file', new Blob([new Uint8Array(await book.xlsx.writeBuffer())]), '十一月的账.xlsx');
  const answer = await as('villageClerk').post('/api/disclosure/sheets/F0', form);
  expect([answer.status, answer.body]).toMatchObject([200, { content: null, problemCount: 2, problems: [{ message: '少了“月末结余”这一行' }, { row: 3, column: 'E' }] }]);
});

test('a phone without a mini-program behind it is nobody’s: it sees, opens, sends, hands in and records nothing', async () => {
  const client = server.client();
  expect((await client.post('/api/public/village-drafts', { loginCode: 'x' })).body).toMatchObject({ clerk: null, villages: [], due: [] });
  const which = { loginCode: 'x', villageId: idOf(world.village), itemCode: 'F0', periodKey: '2026-10' };
  const asked: [string, object][] = [
    ['opening', which],
    ['sending', { ...which, nothing: true, content: null, photos: [] }],
    ['submission', { ...which, version: 1, looked: true, decisions: [] }],
    ['matters', { loginCode: 'x', villageId: idOf(world.village), requestKey: '0b0f5f0e-6a52-4c1e-9c7c-0f6a1c9f3a55', item: 'V6', title: '补偿款到账', day: '2026-11-01' }],
  ];
  for (const [name, body] of asked) expect([name, errorOf(await client.post(`/api/public/village-drafts/${name}`, body)).code]).toEqual([name, 'wrongState']);
});
