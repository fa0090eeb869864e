import type { Locator, Page } from 'playwright-core';
import { actorOf, AccountModel, accessesTo, native, type StaffActor } from '../../domain/kernel';
import { closedReports } from '../../scripts/demo/clue-history';
import { reportAndHandle } from '../../scripts/demo/clues';
import { picture, useDemoPages } from '../support/pages';

/** The statistics of clues and the villages, as whoever manages clues sees and stores them, and as a handler finds them. */
const { clock, signIn } = useDemoPages({ ratings: false });
const dialog = (page: Page): Locator => page.getByRole('dialog').last();
const figuresOf = (page: Page): Locator => page.getByRole('region', { name: '主要数字' });

beforeAll(async () => {
  const actors = new Map<string, StaffActor>();
  for await (const { _id, username } of native(AccountModel).find({})) actors.set(username, (await actorOf(String(_id), clock))!);
  await closedReports(actors, clock.now());
  await reportAndHandle(actors, clock.now());
}, 120_000);

async function openStatistics(page: Page): Promise<void> {
  await page.getByRole('link', { name: '线索统计' }).click();
  await figuresOf(page).waitFor();
}

test('the figures of the quarter stand beside last year’s, small ones are hidden until they are asked for, and what stands out is said', async () => {
  const page = await signIn('anguan');
  await openStatistics(page);
  await page.getByText('来源：来信').waitFor();
  await picture(page, 'console-clue-statistics', true);
  const channels = page.getByRole('table', { name: '按来源' });
  expect(await channels.innerText()).toContain('<5');
  await page.getByRole('button', { name: '按月：看表' }).click();
  await page.getByRole('table', { name: '按月' }).waitFor();
  await page.getByRole('switch', { name: '精确数' }).click();
  await page.getByText('现在列的是精确数').waitFor();
  await page.waitForFunction(() => !document.querySelector('.overview.older'));
  expect(await channels.innerText()).not.toContain('<5');
  await picture(page, 'console-clue-statistics-exact', true);
  const looks = [];
  for await (const { verb, byName } of accessesTo('clueStatistics')) looks.push([verb, byName]);
  expect(looks).toEqual([['clueStatistics.exact', '演示寅']]);
});

test('another time and a filter stand in the address; where nothing came in the page says what to do', async () => {
  const page = await signIn('anguan');
  await openStatistics(page);
  await page.getByRole('group', { name: '时段' }).getByRole('button', { name: '年', exact: true }).click();
  await page.getByText(/2026年，/).waitFor();
  await picture(page, 'console-clue-statistics-year', true);
  await page.goto(`${page.url().split('?')[0]}?period=quarter&at=2022-Q1`);
  await page.getByText('这个时段没有您看得到的线索').waitFor();
  await picture(page, 'console-clue-statistics-empty');
  await page.getByRole('button', { name: '看今年' }).click();
  await figuresOf(page).waitFor();
});

test('a table is downloaded as a sheet and as a document, and the month’s last day is changed', async () => {
  const page = await signIn('anguan');
  await openStatistics(page);
  await page.getByRole('button', { name: '季度、年度表' }).click();
  await dialog(page).getByText('做一张统计表').waitFor();
  await picture(page, 'console-clue-table');
  const [sheet] = await Promise.all([page.waitForEvent('download'), dialog(page).getByRole('button', { name: '下载' }).click()]);
  expect(sheet.suggestedFilename()).toBe('信访举报统计表 2026年第3季度.xlsx');
  await page.getByRole('button', { name: '季度、年度表' }).click();
  await dialog(page).getByLabel('问题线索处置统计表').check();
  await dialog(page).getByLabel('年度').check();
  await dialog(page).getByLabel('Word 文件').check();
  const [document] = await Promise.all([page.waitForEvent('download'), dialog(page).getByRole('button', { name: '下载' }).click()]);
  expect(document.suggestedFilename()).toBe('问题线索处置统计表 2026年.docx');
  await page.getByRole('button', { name: '设置' }).click();
  await dialog(page).getByLabel('每月 25 日').check();
  await picture(page, 'console-clue-statistics-settings');
  await dialog(page).getByRole('button', { name: '保存' }).click();
  await page.getByText('统计按新的日子算').waitFor();
  await page.getByText(/9月26日 周六至11月20日 周五/).waitFor();
});

test('villages and repeated names are counted in the session; of what is stored others see five and more', async () => {
  const page = await signIn('anguan');
  await page.getByRole('link', { name: '村级廉情' }).click();
  await page.getByText('2026年还没有存过').waitFor();
  await page.getByRole('button', { name: '开始数' }).click();
  await page.getByText(/数完了，看过 \d+ 件/).waitFor();
  await page.getByRole('table', { name: '各村反映的件数' }).waitFor();
  await page.getByText('演示某', { exact: true }).waitFor();
  await picture(page, 'console-village-heat', true);
  await page.getByRole('button', { name: '存村级廉情数字' }).click();
  await dialog(page).getByText(/满 5 件，要存/).waitFor();
  await picture(page, 'console-village-store');
  await dialog(page).getByRole('button', { name: '存下来' }).click();
  await page.getByText('存好了').waitFor();
  const handler = await signIn('chengban');
  await handler.getByRole('link', { name: '村级廉情' }).click();
  await handler.getByRole('table', { name: /满 5 件的/ }).waitFor();
  expect(await handler.getByRole('button', { name: '开始数' }).count()).toBe(0);
  await picture(handler, 'console-village-stored');
});
