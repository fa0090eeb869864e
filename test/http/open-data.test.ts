import { createServer, get as httpGet } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import type { DisclosureContent } from '../../contracts/disclosure';
import type { OpenDatasets } from '../../contracts/open-data';
import { listPaymentLists, listPublicPayments, publishList } from '../../domain/disbursement';
import { openPublicationsFilter, PublicationModel } from '../../domain/disclosure';
import { AccountMonthModel, countAllVillages, openMonthsFilter, showPublicAccounts } from '../../domain/disclosure-accounts';
import { publicFundFlow } from '../../domain/fund';
import { native, systemContext } from '../../domain/kernel';
import { parseCsv } from '../../domain/kernel/tables/csv';
import { openProjectsFilter, ProjectModel } from '../../domain/project';
import { Turns } from '../../server/guard/turns';
import { useTestDatabase } from '../support/database';
import { idOf, signInAs, testClock } from '../support/factories';
import { fundBook } from '../support/funds';
import { errorOf, useServer } from '../support/http';
import { importedPayments, inventedIdentity, sheetOf } from '../support/payments';
import { buildProject, stageContent } from '../support/projects';
import { accounts, buildPublished, month } from '../support/published';
import { buildVillageWorld, type VillageWorld } from '../support/villages';

useTestDatabase();
const server = useServer({ demo: false }, { clock: testClock });
let world: VillageWorld;
const ctx = systemContext('test', testClock);
const book = fundBook(() => world, testClock);
/** Of people with illness, and of nobody's secret. */
const [sensitive, plain] = ['S4', 'A1'];
const names = [{ key: 'name', title: '姓名', kind: 'name', required: true }, { key: 'sum', title: '金额', kind: 'money', required: true }, { key: 'note', title: '说明', kind: 'text', required: false }] as const;
const table = (rows: string[][]): DisclosureContent => ({ form: 'table', columns: [...names], rows, note: '' });

beforeAll(async () => {
  world = await buildVillageWorld();
  for (const [number, opening] of [[9, 10_000_000], [10, 15_224_440]] as const) await buildPublished(world.village, { period: month(number), content: accounts(opening), on: `2026-${number + 1}-05` });
  await buildPublished(world.elsewhere, { period: month(10), content: accounts(500_000, 200_000, 100_055), lateWorkingDays: 3 });
  await buildPublished(world.village, { item: 'V6', content: table([['张**', '560.50', '=1+1'], ['李**', '39.50', '']]) });
  await buildPublished(world.village, { item: 'V3', hidden: true, content: { form: 'text', text: '只给党员看的' } });
  await countAllVillages();
  await book.enter('central', world.department, 900);
  await book.enter(world.department, world.town, 900);
  await book.enter(world.town, world.village, 500);
  await book.enter(world.town, world.neighbour, 380.25);
  await book.approve(world.village, 500, 4);
  await book.enter(world.town, world.village, 70, { programme: sensitive });
  await book.pay(world.elsewhere, 12.5, 1, plain, 2025);
  const officer = await world.as('fundOfficer', testClock);
  const line = (serial: number, more: object = {}) => ({ payee: '张演示甲', identity: inventedIdentity(serial), paid: '120.15', card: '6217000099991234', phone: `199${10_000_000 + serial}`, ...more });
  await importedPayments(officer, sheetOf([line(1), line(2, { payee: '欧阳演示' }), line(3, { group: '二组' }), line(4, { programme: sensitive })]));
  for (const { id, version } of (await listPaymentLists(officer, { limit: 20 })).items) await publishList(officer, id, { version });
  const [clerk, reviewer] = [await world.as('villageClerk', testClock), await world.as('townReviewer', testClock)];
  await buildProject(clerk, reviewer, idOf(world.village), [stageContent('tender')]);
});

type Row = Record<string, string | number | boolean | null>;
const rowsOf = async (address: string): Promise<Row[]> => {
  const { status, body } = await server.client().get(`/api/open/${address}`);
  expect(status).toBe(200);
  return (body as { rows: Row[] }).rows;
};
const cellsOf = async (address: string): Promise<string[][]> => {
  const cells = [];
  for await (const row of parseCsv(String((await server.client().get(`/api/open/${address}`)).body).replace(/^\ufeff/, ''))) cells.push(row.cells);
  return cells;
};
/** A column of the CSV, added up as whoever checks would do it. */
async function sumOf(address: string, column: string, keep: (row: Record<string, string>) => boolean = () => true): Promise<number> {
  const [head = [], ...rows] = await cellsOf(address);
  expect(head).toContain(column);
  return rows.map((cells) => Object.fromEntries(head.map((title, index) => [title, cells[index] ?? '']))).filter(keep).reduce((sum, row) => sum + Math.round(Number(row[column]) * 100), 0);
}
const described = async (): Promise<OpenDatasets> => (await server.client().get('/api/open/datasets')).body as OpenDatasets;

describe('every table', () => {
  test('comes as CSV with a mark for Excel, as Excel and as JSON, with the columns that its dictionary names', async () => {
    for (const { key, fields } of (await described()).items) {
      const client = server.client();
      const csv = await client.get(`/api/open/${key}.csv`);
      expect([key, csv.status, csv.headers.get('content-type')]).toEqual([key, 200, 'text/csv; charset=utf-8']);
      const [head, ...rows] = await cellsOf(`${key}.csv`);
      expect(head).toEqual(fields.map(({ title, unit }) => (unit ? `${title}（${unit}）` : title)));
      const { body } = await client.get(`/api/open/${key}.json`);
      const whole = body as { dataset: string; fields: unknown; rows: Row[]; count: number };
      expect(whole).toMatchObject({ dataset: key, fields, count: rows.length });
      for (const row of whole.rows) expect(Object.keys(row)).toEqual(fields.map((field) => field.key));
      expect(rows.length).toBeGreaterThan(0);
    }
    const sheet = await fetch(`${server.url()}/api/open/payments.xlsx`);
    expect([sheet.headers.get('content-disposition'), Buffer.from(await sheet.arrayBuffer()).subarray(0, 2).toString()]).toEqual([expect.stringContaining(encodeURIComponent('发放名单，一笔一行.xlsx')), 'PK']);
  });

  test('is known by a mark: not sent again until something in it changes', async () => {
    const ask = (headers = {}) => server.client().get('/api/open/publications.csv', { 'cache-control': 'max-age=0', ...headers });
    const first = await ask();
    expect([first.headers.get('cache-control'), first.headers.get('set-cookie')]).toEqual(['public, max-age=300', null]);
    const etag = first.headers.get('etag') as string;
    const again = await ask({ 'if-none-match': etag });
    expect([again.status, again.body]).toEqual([304, '']);
    await buildPublished(world.neighbour, { period: month(10) });
    await countAllVillages();
    expect((await ask({ 'if-none-match': etag })).status).toBe(200);
  });

  test('is cut down by year, town and village; what it cannot be cut down by is refused', async () => {
    expect(new Set((await rowsOf(`account-months.json?town=${idOf(world.town)}`)).map(({ town }) => town))).toEqual(new Set(['柳溪镇']));
    expect(await rowsOf(`account-months.json?village=${idOf(world.village)}&year=2025`)).toEqual([]);
    expect((await rowsOf('fund-balances.json?year=2025')).filter(({ level }) => level === '村（社区）')).toMatchObject([{ village: '下槐村', paid: 12.5 }]);
    expect(new Set((await rowsOf('table-cells.json?item=V6')).map(({ itemCode }) => itemCode))).toEqual(new Set(['V6']));
    const status = async (address: string) => (await server.client().get(`/api/open/${address}`)).status;
    expect(await status('powers.csv?village=0')).toBe(400);
    expect(await status(`account-months.csv?village=${idOf(world.town)}`)).toBe(404);
    expect(await status(`account-months.csv?villag=${idOf(world.village)}`)).toBe(400);
    expect(await status('publications.pdf')).toBe(400);
    expect(await status('people.csv')).toBe(404);
  });
});

describe('what is added up', () => {
  test('a village’s account: the months are the page’s, and the lines are the months’', async () => {
    const { month: shown } = await showPublicAccounts(idOf(world.village), '2026-10');
    const of = `account-months.csv?village=${idOf(world.village)}`;
    const october = ({ 月份 }: Record<string, string>) => 月份 === '2026-10';
    expect([await sumOf(of, '收入（元）', october), await sumOf(of, '支出（元）', october), await sumOf(of, '月末结余（元）', october)]).toEqual([shown!.receipts, shown!.payments, shown!.closing]);
    for (const [direction, column] of [['收入', '收入（元）'], ['支出', '支出（元）']] as const) expect(await sumOf('account-lines.csv', '金额（元）', (row) => row['收支'] === direction)).toBe(await sumOf('account-months.csv', column));
  });

  test('the money: each place is what its page shows, villages make up their town, and the bands are the picture’s', async () => {
    for (const [level, place, name] of [['村（社区）', { village: idOf(world.village) }, '石桥村'], ['乡镇', { town: idOf(world.town) }, '柳溪镇'], ['区', {}, '']] as const) {
      const { total } = await publicFundFlow(ctx, { ...place, year: 2026 });
      const its = (row: Record<string, string>) => row['级别'] === level && [row['村（社区）'], row['乡镇']].includes(name);
      expect([level, await sumOf('fund-balances.csv?year=2026', '收到（元）', its), await sumOf('fund-balances.csv?year=2026', '发到群众（元）', its)]).toEqual([level, total.received, total.paid]);
    }
    const { graph, total } = await publicFundFlow(ctx, { town: idOf(world.town), year: 2026 });
    const bands = await rowsOf(`fund-releases.json?year=2026&town=${idOf(world.town)}`);
    expect(bands).toContainEqual(expect.objectContaining({ from: '柳溪镇', to: '上柳村', amount: 380.25 }));
    expect(Math.round(bands.filter(({ toLayer }) => toLayer === '群众').reduce((sum, { amount }) => sum + Number(amount), 0) * 100)).toBe(graph.links.filter(({ to }) => to === 'people').reduce((sum, { amount }) => sum + amount, 0));
    expect(await sumOf('fund-releases.csv?year=2026', '金额（元）', (row) => row['到哪一级'] === '群众')).toBe(total.paid);
    expect(await sumOf('fund-releases.csv?year=2026', '金额（元）', (row) => row['到'] === '柳溪镇')).toBe(90_000);
  });

  test('published lists: their lines make up the list, which is the page’s', async () => {
    const { items } = await listPublicPayments(idOf(world.village), { limit: 20 });
    const byName = items.find((list) => list.byName)!;
    expect(await sumOf('payments.csv', '发放金额（元）')).toBe(byName.amount);
    expect(await sumOf('payment-lists.csv', '金额（元）')).toBe(byName.amount);
  });
});

describe('nothing but what is public', () => {
  test('a sensitive programme is one merged line of a village, and has neither names nor a sum of few', async () => {
    const village = (await rowsOf(`fund-balances.json?village=${idOf(world.village)}&year=2026`)).map(({ programme }) => programme);
    expect(village).toEqual([plain, null]);
    expect((await rowsOf('payments.json')).map(({ programme }) => programme)).toEqual([plain, plain, plain]);
    expect((await rowsOf('payment-lists.json')).find(({ programme }) => programme === sensitive)).toMatchObject({ households: null, amount: null, byName: false });
  });

  test('what is for party members, full names, cards and who entered it are in none', async () => {
    for (const { key } of (await described()).items) {
      const text = String((await server.client().get(`/api/open/${key}.csv`)).body);
      expect([key, text.match(/只给党员|演示甲|欧阳演示|1234|测试|青财农?〔2026〕\d+号/)]).toEqual([key, null]);
    }
  });

  test('a cell that a sheet would take for a formula stays a text', async () => {
    expect((await cellsOf('table-cells.csv')).flat()).toContain("'=1+1");
  });

  test('numbers of people that slipped into a published text are masked on the way out', async () => {
    const digits = (least: number, most = least) => fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: least, maxLength: most });
    const number = fc.oneof(
      fc.integer({ min: 0, max: 15_000 }).map(inventedIdentity),
      digits(9).map((rest) => `13${rest}`),
      digits(15).map((rest) => `6217${rest}`),
    );
    const between = fc.constantFrom('，', '电话', ' ', '（', '卡号：');
    const texts = fc.sample(fc.tuple(between, number, between, number).map((parts) => `说明${parts.join('')}。`), { numRuns: 200, seed: 20_261_122 });
    const written = await buildPublished(world.elsewhere, { item: 'V6', period: month(8), content: table(texts.map((text) => ['王**', '1.00', text])) });
    const own = /[0-9a-f]{24}/g;
    for (const { key } of (await described()).items) {
      const text = String((await server.client().get(`/api/open/${key}.csv`)).body).replace(own, '');
      expect([key, text.match(/(?<![\d.])(\d{17}[\dXx]|\d{15,19}|1[3-9]\d{9})(?![\d.])/)]).toEqual([key, null]);
    }
    expect((await rowsOf('table-cells.json?item=V6')).filter(({ id }) => id === idOf(written))).toHaveLength(3 * texts.length);
  });
});

test('the catalogue is DCAT: whoever reads JSON-LD finds each table, its three files, and on which terms', async () => {
  const { headers, body } = await server.client().get('/api/open/catalog');
  expect(headers.get('content-type')).toContain('application/ld+json');
  const catalog = JSON.parse(String(body)) as Record<string, unknown> & { '@context': Record<string, string>; 'dcat:dataset': Record<string, unknown>[] };
  expect(catalog['@context']).toMatchObject({ dcat: 'http://www.w3.org/ns/dcat#', dct: 'http://purl.org/dc/terms/' });
  expect(catalog).toMatchObject({ '@type': 'dcat:Catalog', 'dct:publisher': { '@type': 'foaf:Agent', 'foaf:name': { '@value': '青禾区' } }, 'dct:license': { '@type': 'dct:LicenseDocument', 'rdfs:label': { '@value': '公开，可自由使用，注明来源' } } });
  expect(catalog['dcat:dataset'].map((one) => one['dct:identifier'])).toEqual((await described()).items.map(({ key }) => key));
  const months = catalog['dcat:dataset'].find((one) => one['dct:identifier'] === 'account-months')!;
  expect(months).toMatchObject({
    '@type': 'dcat:Dataset',
    'dct:issued': { '@value': '2026-10-05', '@type': 'xsd:date' },
    'dct:modified': { '@value': '2026-11-05', '@type': 'xsd:date' },
    'dct:temporal': { '@type': 'dct:PeriodOfTime', 'dcat:startDate': { '@value': '2026-10-05' }, 'dcat:endDate': { '@value': '2026-11-05' } },
  });
  const files = months['dcat:distribution'] as Record<string, { '@id': string }>[];
  expect(files.map((file) => file['dcat:mediaType']!['@id'])).toEqual(['text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'application/json'].map((type) => `https://www.iana.org/assignments/media-types/${type}`));
  for (const file of files) {
    const { pathname } = new URL(file['dcat:downloadURL']!['@id']);
    expect((await server.client().get(pathname)).status).toBe(200);
  }
  // Every prefix that is used is explained.
  for (const prefix of new Set([...String(body).matchAll(/"(?:@type":"|)([a-z]+):[A-Za-z]+"/g)].map(([, found]) => found!))) expect(Object.keys(catalog['@context'])).toContain(prefix);
});

test('the terms of use are the district’s to write', async () => {
  const manager = await signInAs(server.client(), world.accounts.disclosureManager);
  const { version } = (await manager.get('/api/open-data')).body as { version: number };
  const licence = { title: '青禾区开放数据许可', words: '可以自由使用，注明来源。', address: 'https://example.org/licence' };
  expect((await manager.put('/api/open-data/licence', { ...licence, version })).status).toBe(200);
  expect((await described()).licence).toEqual(licence);
  expect(errorOf(await manager.put('/api/open-data/licence', { ...licence, version })).code).toBe('conflict');
  expect((await manager.put('/api/open-data/licence', { ...licence, address: 'javascript:alert(1)', version: version + 1 })).status).toBe(400);
  for (const holder of ['townReviewer', 'fundOfficer', 'villageClerk'] as const) expect((await (await signInAs(server.client(), world.accounts[holder])).get('/api/open-data')).status).toBe(403);
});

test('an address takes one table after the other, and all together a few at once', async () => {
  const turns = new Turns(2);
  const asked: boolean[] = [];
  const held: (() => void)[] = [];
  const door = createServer((request, response) => {
    const taken = turns.take(String(request.headers.from), response);
    asked.push(taken);
    if (taken) held.push(() => response.end());
    else response.end();
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => door.once('listening', resolve));
  const port = (door.address() as AddressInfo).port;
  const ask = (from: string, until: number) =>
    new Promise<void>((resolve) => {
      const request = httpGet({ port, host: '127.0.0.1', headers: { from } }, (answer) => answer.resume().on('end', resolve));
      request.flushHeaders();
      const look = () => (asked.length >= until ? resolve() : setImmediate(look));
      look();
    });
  await ask('a', 1);
  await ask('a', 2);
  await ask('b', 3);
  await ask('c', 4);
  for (const end of held.splice(0)) end();
  await new Promise((resolve) => setImmediate(resolve));
  await ask('a', 5);
  for (const end of held) end();
  expect(asked).toEqual([true, false, true, false, true]);
  await new Promise((resolve) => door.close(resolve));
});

test('what a table reads it reads by index', async () => {
  const planOf = async (model: { collection: unknown }, filter: object, sort: object): Promise<string> => JSON.stringify(await native(model as never).find(filter as never).sort(sort as never).explain());
  const village = idOf(world.village);
  expect(await planOf(PublicationModel, openPublicationsFilter(village, { year: 2026 }), { listedAt: -1, _id: -1 })).toContain('village.id_1_listedAt_-1__id_-1');
  expect(await planOf(PublicationModel, { listedAt: { $gt: new Date(0) } }, { listedAt: -1 })).toContain('listedAt_-1');
  expect(await planOf(AccountMonthModel, openMonthsFilter(village, 2026), { monthKey: -1 })).toContain('village.id_1_monthKey_-1');
  expect(await planOf(ProjectModel, openProjectsFilter(village), { listedAt: -1, _id: -1 })).toContain('organisation.id_1_listedAt_-1__id_-1');
});
