import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { installNextDuties, type WatchedDuty } from '../../domain/village';
import type { DemoPlace } from '../../scripts/demo/place';
import { phone, picture, useDemoPages } from '../support/pages';
import { accounts, buildPublished, month } from '../support/published';

/** A villager finds her village, reads its board and one publication; in large print and in the dark as well. */
let village = { id: '', code: '', list: '', corrected: '' };

async function publish({ villages }: DemoPlace): Promise<void> {
  const here = villages.get('LX-01')!;
  for (const number of [7, 8, 9]) await buildPublished(here, { period: month(number), on: `2026-${String(number + 1).padStart(2, '0')}-09`, lateWorkingDays: number === 8 ? 2 : 0 });
  const wrong = await buildPublished(here, { period: month(10), on: '2026-11-05', content: accounts(16_166_200, 12_846_000, 7_600_000) });
  const october = await buildPublished(here, { period: month(10), on: '2026-11-09', corrects: wrong });
  const rows = Array.from({ length: 63 }, (_, index) => [`${'赵钱孙李周吴郑王'[index % 8]}**`, `${'一二三四五六'[index % 6]}组`, String(1 + (index % 4)), String(380 + index), '2026-04-01']);
  const columns = [['name', '姓名', 'name'], ['group', '村民小组', 'text'], ['persons', '人数', 'number'], ['amount', '每月金额', 'money'], ['since', '从哪天起', 'day']] as const;
  const list = await buildPublished(here, { item: 'V6', period: { key: '2026-Q3', label: '2026年第三季度', from: '2026-07-01', to: '2026-09-30' }, on: '2026-10-12', lateWorkingDays: 1, due: '2026-10-09', content: { form: 'table', columns: columns.map(([key, title, kind]) => ({ key, title, kind, required: true })), rows, note: '名单经村民代表会议评议。' } });
  await buildPublished(here, { item: 'V3', period: { key: '2026', label: '2026年', from: '2026-01-01', to: '2026-12-31' }, on: '2026-03-02', content: { form: 'text', text: '修三组排水沟 420 米。\n老年食堂办到 12 月。' } });
  village = { id: here._id.toHexString(), code: here.code, list: list._id.toHexString(), corrected: october._id.toHexString() };
}

const { open, server } = useDemoPages({ ratings: false, stories: [publish] });
const firstPageMost = 200 * 1024;

beforeAll(() => {
  const duty = (name: string, label: string, due: string, light: WatchedDuty['light'], lateWorkingDays: number | null): WatchedDuty => ({ item: { code: 'V6', name }, period: { label }, due, light, lateWorkingDays });
  installNextDuties(async () => [duty('低保评议结果', '2026年10月', '2026-11-18', 'red', 2), duty('资产台账', '2026年第三季度', '2026-11-24', 'yellow', null), duty('每月收支账', '2026年11月', '2026-12-07', 'green', null)]);
});
afterAll(() => installNextDuties(null));

const ready = (page: Page): Promise<void> => page.locator('.village-name', { hasText: '上柳村' }).waitFor();
const board = (): string => `/village/board/index?village=${village.id}`;
/** Nothing sticks out on the right, but for what is moved sideways. */
const fits = async (page: Page): Promise<void> =>
  expect(
    await page.evaluate(() =>
      [...document.querySelectorAll('.page__body *')].filter((element) => !element.closest('.grid-scroll, .tabs') && element.getBoundingClientRect().right > window.innerWidth).map((element) => element.className),
    ),
  ).toEqual([]);

test('from the home page: choose by pinyin, read the board, and find the village on the home page next time', async () => {
  const page = await open('/pages/home/index', phone);
  await page.getByRole('button', { name: /^村务/ }).tap();
  await page.getByRole('button', { name: '选一个村' }).tap();
  await page.getByRole('button', { name: /柳溪镇/ }).tap();
  await page.getByRole('button', { name: '上柳村' }).waitFor();
  await picture(page, 'village-choose-town');
  await page.getByRole('textbox', { name: /村名/ }).fill('slc');
  await page.getByRole('heading', { name: '是不是这里' }).waitFor();
  await picture(page, 'village-choose');
  await page.getByRole('button', { name: /^上柳村/ }).tap();
  await ready(page);
  await page.locator('.link-row .light--red', { hasText: '晚了 2 个工作日' }).waitFor();
  await page.locator('.month__balance', { hasText: '213,906.40' }).waitFor();
  await page.getByText('对得上').waitFor();
  await picture(page, 'village-board', true);
  await page.getByRole('radio', { name: '民生资金' }).tap();
  await picture(page, 'village-board-funds', true);
  await page.getByRole('radio', { name: '党务村务' }).tap();
  await picture(page, 'village-board-affairs', true);
  await page.getByRole('button', { name: /第三季度 最低生活保障对象/ }).tap();
  await page.getByRole('heading', { name: '最低生活保障对象' }).waitFor();
  await page.goto(`${server.url()}/pages/home/index`);
  await page.getByRole('heading', { name: '上柳村最新公开' }).waitFor();
  expect(await page.locator('.home-more').innerText()).toMatch(/今年已公开\s*6\s*项/);
  await picture(page, 'home-village', true);
});

test('search by pinyin stands in the place of the board, and goes again', async () => {
  const page = await open(board(), phone);
  await ready(page);
  await page.getByRole('textbox', { name: /在这个村里找/ }).fill('qqwwx');
  await page.getByText('没有找到“qqwwx”').waitFor();
  await page.getByRole('textbox', { name: /在这个村里找/ }).fill('zdshbz');
  await page.getByRole('button', { name: /最低生活保障对象/ }).waitFor();
  await picture(page, 'village-search');
  await page.getByRole('button', { name: '不找了' }).tap();
  await page.getByRole('heading', { name: /的账/ }).waitFor();
});

test('one publication: a late stamp, a table whose first column stays, other periods, what was corrected', async () => {
  const page = await open(`/village/item/index?id=${village.list}`, phone);
  await page.getByText('晚了 1 个工作日').first().waitFor();
  expect(await page.locator('tbody .grid__row').count()).toBe(50);
  await picture(page, 'village-item');
  await page.getByRole('button', { name: '再看 13 行' }).tap();
  expect(await page.locator('tbody .grid__row').count()).toBe(63);
  const name = page.locator('tbody .grid__cell').first();
  const before = (await name.boundingBox())?.x;
  await page.locator('.grid-scroll').evaluate((element) => (element.scrollLeft = 200));
  expect((await name.boundingBox())?.x).toBe(before);
  await fits(page);
  await page.goto(`${server.url()}/village/item/index?id=${village.corrected}`);
  await page.getByText('一笔支出写错了金额').waitFor();
  await page.getByRole('button', { name: '2026年8月' }).waitFor();
  await picture(page, 'village-item-corrected', true);
});

test.each([
  ['elder', { ...phone }, true],
  ['dark', { ...phone, colorScheme: 'dark' as const }, false],
  ['elder-dark-narrow', { ...phone, viewport: { width: 320, height: 640 }, colorScheme: 'dark' as const }, true],
])('in %s everything is there and nothing is cut off', async (name, options, elder) => {
  const page = await open(board(), options);
  await ready(page);
  if (elder) await page.getByRole('button', { name: '换成大字版' }).tap();
  await fits(page);
  await picture(page, `village-board-${name}`, true);
  await page.goto(`${server.url()}/village/item/index?id=${village.list}`);
  await page.getByRole('heading', { name: '最低生活保障对象' }).waitFor();
  await fits(page);
  await picture(page, `village-item-${name}`);
});

test('the first page loads less than 200 KB of scripts, asks for nothing that came with it, and is read without any script', async () => {
  const page = await open('about:blank', phone);
  const scripts: Promise<number>[] = [];
  const asked: string[] = [];
  page.on('response', (response) => {
    const { pathname } = new URL(response.url());
    if (pathname.endsWith('.js')) scripts.push(response.body().then((body) => gzipSync(body, { level: 9 }).length));
    if (pathname.startsWith('/api/')) asked.push(pathname);
  });
  await page.goto(`${server.url()}/v/${village.code}`);
  await ready(page);
  expect(scripts.length).toBeGreaterThan(0);
  const bytes = (await Promise.all(scripts)).reduce((sum, one) => sum + one, 0);
  expect(bytes).toBeGreaterThan(50 * 1024);
  expect(bytes).toBeLessThan(firstPageMost);
  expect(asked.filter((pathname) => pathname.includes('/board'))).toEqual([]);
  expect(await page.locator('#first-screen').count()).toBe(0);
  const plain = await open(board(), { ...phone, javaScriptEnabled: false });
  await plain.getByRole('heading', { name: '上柳村' }).waitFor();
  expect(await plain.locator('#first-screen').innerText()).toContain('213,906.40');
  await picture(plain, 'village-first-screen', true);
});
