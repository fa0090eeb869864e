import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type Page from 'miniprogram-automator/out/Page';
import { listPaymentLists, publishList } from '../../domain/disbursement';
import { loadCalendar, systemClock } from '../../domain/kernel';
import { useTestDatabase } from '../support/database';
import { idOf } from '../support/factories';
import { fundBook } from '../support/funds';
import { useServer } from '../support/http';
import { importedPayments, inventedIdentity, sheetOf } from '../support/payments';
import { buildVillageWorld, type VillageWorld } from '../support/villages';
import { inDevTools, launchMiniProgram, type LaunchedMiniProgram } from '../weapp-host/launch';
import { useBrowser } from '../weapp-host/use-browser';
import { eventually, find, pageAt, pageText, tap } from '../weapp-host/waiting';

/** The compiled mini-program: a village's money, what is missing of it, who got it, a question from the row, and the tables behind it. */
const distDir = path.join(__dirname, '../../dist/weapp');
const pictures = path.join(__dirname, '../../test-output/pictures');
useTestDatabase();
const server = useServer();
const browser = useBrowser();
const inHost = inDevTools ? test.skip : test;

let world: VillageWorld;
let launched: LaunchedMiniProgram | undefined;
const book = fundBook(() => world, systemClock);
const year = 2026;

beforeAll(async () => {
  mkdirSync(pictures, { recursive: true });
  await loadCalendar();
  world = await buildVillageWorld();
  await book.enter(world.department, world.town, 1000);
  await book.enter(world.town, world.village, 400);
  await book.enter(world.town, world.village, 150, { programme: 'S4' });
  await book.approve(world.village, 300, 3);
  const officer = await world.as('fundOfficer', systemClock);
  const line = (serial: number, payee: string) => ({ payee, identity: inventedIdentity(serial), paid: '100.00', card: '6217000099991234' });
  await importedPayments(officer, sheetOf([line(1, '张演示甲'), line(2, '李演示乙'), line(3, '王演示丙'), { ...line(4, '赵演示丁'), village: '上柳村' }]));
  for (const { id, version } of (await listPaymentLists(officer, { limit: 20 })).items) await publishList(officer, id, { version });
});
afterEach(async () => {
  const { close } = launched ?? {};
  launched = undefined;
  await close?.();
});

async function open(pathname: string, query: Record<string, string>): Promise<Page> {
  launched = await launchMiniProgram({ distDir, apiOrigin: server.url(), browser: browser(), path: pathname, query });
  return pageAt(launched.miniProgram, pathname);
}
const written = async (page: Page): Promise<string> => String(await (await find(page, 'textarea')).property('value'));
async function photograph(name: string): Promise<void> {
  await launched!.host!.page.setViewportSize({ width: 390, height: 2100 });
  await launched!.host!.page.screenshot({ path: path.join(pictures, `${name}.png`) });
}

inHost('what came and what is missing stands first, as a picture and as a table; a row leads to who got it, and to a question about it', async () => {
  const funds = await open('village/funds/index', { village: idOf(world.village) });
  await find(funds, '.fund-answer__sum', '300.00 元');
  await find(funds, '.notice', '还有 100.00 没有审到人');
  await find(funds, '.flow__line', '石桥村');
  expect(await pageText(funds)).toContain('缺 0.03');
  await photograph('weapp-funds');
  await tap(funds, '.link', '看表');
  await find(funds, '.table--figures', '差额 缺');
  const table = await (await find(funds, '.table--figures')).text();
  for (const figure of ['300.00', '550.00', '250.00']) expect(table).toContain(figure);
  // Of a sensitive programme the village is told the merged line only, and no list.
  const said = await pageText(funds);
  expect(said).toContain('涉及个人隐私的项目');
  expect(said).not.toContain('残疾人');

  await tap(funds, '.link', '看发放名单');
  const lists = await pageAt(launched!.miniProgram, 'village/payments/index');
  expect(lists.query).toMatchObject({ programme: 'A1', year: String(year) });
  await tap(lists, '.entry', '耕地地力保护补贴');
  await find(lists, '.entry', '张**');
  const rows = await pageText(lists);
  expect([rows.includes('3 户，共 300.00 元'), rows.includes('赵'), rows.includes('演示')]).toEqual([true, false, false]);
  await tap(lists, '.entry .link', '我有疑问');
  const ask = await pageAt(launched!.miniProgram, 'village/ask/index');
  expect(ask.query).toMatchObject({ kind: 'payment', village: idOf(world.village) });
  await eventually('the row in the question', async () => (await written(ask)).includes('100.00 元这一条'));
});

inHost('a programme of the village is asked about from its own row', async () => {
  const funds = await open('village/funds/index', { village: idOf(world.village) });
  await tap(funds, '.fund-row__acts .link', '我有疑问');
  const ask = await pageAt(launched!.miniProgram, 'village/ask/index');
  expect(ask.query).toMatchObject({ kind: 'fund', id: 'A1', village: idOf(world.village) });
  await eventually('the row in the question', async () => (await written(ask)).includes('收到 400.00 元，发到群众 300.00 元这一条'));
});

inHost('the tables: what they hold, their columns, and their address on the clipboard', async () => {
  const tables = await open('village/open-data/index', { table: 'fund-balances', village: idOf(world.village) });
  await find(tables, '.open-table--open', '民生资金，按项目、年度和地方');
  await tap(tables, '.pill', 'Excel');
  await find(tables, '.said', '地址复制好了');
  // The origin is the one the mini-program was built for.
  const { pathname, search } = new URL(String((await launched!.host!.records()).find((record) => record.kind === 'clipboard')?.text));
  expect(pathname + search).toBe(`/api/open/fund-balances.xlsx?village=${idOf(world.village)}`);
  expect((await fetch(server.url() + pathname + search)).status).toBe(200);
  await tap(tables, '.link', '看有哪 16 列');
  await find(tables, '.table', '发到群众');
  await photograph('weapp-open-data');
});
