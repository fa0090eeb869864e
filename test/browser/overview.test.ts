import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import type { RatingLevel } from '../../contracts/rating';
import { fixedClock, native, OrganisationModel, settle, shanghaiInstant, type Day } from '../../domain/kernel';
import { RatingModel, submitRating } from '../../domain/rating';
import { findAlerts } from '../../domain/statistics';
import { desk, phone, picture, useDemoPages } from '../support/pages';

/** The overview, from the figures of the district down to the single rating, against the real server. */
const { server, clock, windowCode, open, signIn } = useDemoPages();

const today = '2026-11-20';
const go = (page: Page, address: string): Promise<unknown> => page.goto(`${server.url()}/console/${address}`);
const dialog = (page: Page) => page.getByRole('dialog').last();

async function rate(day: Day, level: RatingLevel, times: number): Promise<void> {
  for (let minute = 0; minute < times; minute += 1) {
    const ctx = { actor: { kind: 'citizen' } as const, clock: fixedClock(shanghaiInstant(day, `10:${String(minute + 10)}`).toISOString()) };
    await submitRating({ idempotencyKey: randomUUID(), windowCode: windowCode(), level, reasons: level === 'dissatisfied' ? ['208'] : [], photoTokens: [], phoneConsent: false, channel: 'h5' }, ctx);
  }
}

/** The first window is praised for days and then fails: an alert, and enough to compare. */
beforeAll(async () => {
  for (const day of ['2026-11-10', '2026-11-12', '2026-11-16'] as const) await rate(day, 'satisfied', 20);
  await rate(today, 'dissatisfied', 12);
  await settle(clock);
  await findAlerts({ actor: { kind: 'system', name: 'test' }, clock });
  await settle(clock);
}, 60_000);

async function hallOfFirstWindow(): Promise<{ id: string; name: string }> {
  const window = await native(OrganisationModel).findOne({ 'window.code': windowCode() });
  const hall = await native(OrganisationModel).findOne({ _id: window!.parentId! });
  return { id: hall!._id.toHexString(), name: hall!.name };
}

const period = (page: Page, name: string) => page.getByRole('group', { name: '时段' }).getByRole('button', { name, exact: true });

async function chooseScope(page: Page, name: string): Promise<void> {
  await page.getByLabel('范围').click();
  await page.getByLabel('范围').fill(name);
  await page.locator('.ant-select-item-option').filter({ hasText: name }).first().click();
}

test('from the overview, by period and place, to a table, to the ratings of a day, to a single one', async () => {
  const hall = await hallOfFirstWindow();
  const page = await signIn('zhuguan');
  await page.getByRole('heading', { name: '群众评议' }).waitFor();
  expect(new URL(page.url()).pathname).toBe('/console/overview');
  await page.getByRole('img', { name: /^每天的满意率/ }).waitFor();
  await picture(page, 'console-overview');
  await picture(page, 'console-overview-full', true);

  await period(page, '7 天').click();
  await chooseScope(page, hall.name);
  await page.waitForURL((url) => url.searchParams.get('period') === '7d' && url.searchParams.get('organisation') === hall.id);
  await page.reload();
  expect(await period(page, '7 天').getAttribute('aria-pressed')).toBe('true');
  await page.locator('.filter').filter({ hasText: hall.name }).waitFor();

  await page.getByRole('button', { name: '满意率走势：看表' }).click();
  const days = page.getByRole('table', { name: '每天的满意率' });
  await days.getByRole('row').nth(7).waitFor();
  await days.getByRole('link', { name: '11月20日 周五' }).click();
  await page.waitForURL((url) => url.pathname === '/console/ratings' && url.searchParams.get('from') === today && url.searchParams.get('to') === today);
  const list = page.getByRole('grid', { name: '评议' });
  await list.getByRole('row').nth(1).click();
  await page.getByRole('complementary', { name: '评议详情' }).getByText(hall.name).waitFor();
  await page.context().close();
}, 60_000);

test('a reason leads to the ratings that name it', async () => {
  const page = await signIn('zhuguan');
  const reason = page.getByRole('table', { name: '不满意的原因' }).getByRole('link', { name: '没一次说清要什么材料' });
  await reason.click();
  const list = page.getByRole('grid', { name: '评议' });
  await list.getByRole('row', { name: /没一次说清要什么材料/ }).first().waitFor();
  const rows = await list.locator('tbody tr').allInnerTexts();
  expect(rows.length).toBeGreaterThan(0);
  expect(rows.filter((row) => !row.includes('不满意'))).toEqual([]);
  await page.context().close();
});

test('an alert is looked into: it leaves the overview and stays on record with the note', async () => {
  const page = await signIn('zhuguan');
  const alerts = page.locator('.alerts li').filter({ hasText: '两天内满意率低了' });
  const place = await alerts.first().getByRole('link').first().innerText();
  const one = alerts.filter({ hasText: place });
  await one.getByRole('button', { name: /^看过了/ }).click();
  await dialog(page).getByLabel('看到了什么、怎么处理').fill('到窗口看了，材料清单没贴出来，已贴。');
  await picture(page, 'console-overview-see');
  await dialog(page).getByRole('button', { name: /^记\s*下$/ }).click();
  await one.waitFor({ state: 'detached' });

  await page.getByRole('link', { name: '全部', exact: true }).click();
  await page.getByRole('button', { name: '全部', exact: true }).click();
  await page.getByRole('row', { name: /骤降.*材料清单没贴出来.*演示丁/ }).waitFor();
  await picture(page, 'console-overview-alerts');
  await page.context().close();
}, 60_000);

test('windows are compared with their intervals; a unit leads to its own overview', async () => {
  const page = await signIn('zhuguan');
  await page.getByRole('link', { name: /^全部 \d+ 个$/ }).click();
  const table = page.getByRole('table', { name: '窗口比较' });
  await table.getByText('不足 30 条，不参加比较').first().waitFor();
  await picture(page, 'console-overview-comparison');
  await page.getByRole('group', { name: '比什么' }).getByRole('button', { name: '大厅' }).click();
  await page.getByRole('table', { name: '大厅比较' }).getByRole('link').first().click();
  await page.waitForURL((url) => url.pathname === '/console/overview' && url.searchParams.has('organisation'));
  await page.getByRole('region', { name: '主要数字' }).waitFor();
  await page.context().close();
});

test('the figures of the view are saved as a table and for the upstream system', async () => {
  const page = await signIn('zhuguan');
  await period(page, '7 天').click();
  await page.getByRole('region', { name: '主要数字' }).getByText(/上个 7 天/).first().waitFor();
  const save = async (item: string, nth = 0): Promise<string> => {
    await page.getByRole('button', { name: '导出' }).click();
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: item }).nth(nth).click()]);
    return readFileSync(await file.path(), 'utf8');
  };
  // The second of that name stands under csv.
  const days = (await save('逐日', 1)).trim().split('\r\n');
  expect(days).toHaveLength(8);
  expect(days.at(-1)).toContain(today);
  expect(JSON.stringify(JSON.parse(await save('上报交换文件')))).toContain(today);
  await page.context().close();
}, 60_000);

test('the manager of a hall sees his hall and no other', async () => {
  const hall = await hallOfFirstWindow();
  const others = (await native(OrganisationModel).find({ kind: 'hall' }).toArray()).filter((one) => one._id.toHexString() !== hall.id);
  expect(others.length).toBeGreaterThan(0);
  const counted = await native(RatingModel).countDocuments({ path: (await native(OrganisationModel).findOne({ name: hall.name }))!._id, secret: false, 'judgement.verdict': { $nin: ['mistaken', 'malicious'] } });
  const page = await signIn('dating');
  await page.getByRole('region', { name: '主要数字' }).getByText(String(counted), { exact: true }).waitFor();
  await page.getByRole('img', { name: /^每天的满意率/ }).waitFor();
  await picture(page, 'console-overview-hall');
  for (const other of others) expect(await page.getByRole('main').getByText(other.name).count()).toBe(0);
  await go(page, `overview?organisation=${others[0]!._id.toHexString()}`);
  await page.getByText('数字没有读出来').waitFor();
  await page.context().close();
});

test('the overview fits a phone and prints without the menu', async () => {
  const signedIn = await signIn('zhuguan');
  const storageState = await signedIn.context().storageState();
  await signedIn.context().close();
  const narrow = await open('/console/overview', { ...phone, storageState });
  await narrow.getByRole('img', { name: /^每天的满意率/ }).waitFor();
  expect(await narrow.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
  await picture(narrow, 'console-overview-phone', true);
  await narrow.context().close();
  const paper = await open('/console/overview', { ...desk, storageState });
  await paper.getByRole('img', { name: /^每天的满意率/ }).waitFor();
  await paper.emulateMedia({ media: 'print' });
  expect(await paper.getByRole('navigation', { name: '主菜单' }).isVisible()).toBe(false);
  expect(await paper.getByRole('heading', { name: '群众评议' }).isVisible()).toBe(true);
  expect(await paper.getByRole('button', { name: '导出' }).isVisible()).toBe(false);
  await paper.context().close();
});
