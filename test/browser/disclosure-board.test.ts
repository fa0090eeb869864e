import type { Page } from 'playwright-core';
import { villageAccounts } from '../../scripts/demo/village/accounts';
import { tellMaps } from '../../scripts/demo/village/maps';
import { tellOversight } from '../../scripts/demo/village/oversight';
import { tellPastDuties } from '../../scripts/demo/village/past-duties';
import { villagePublications } from '../../scripts/demo/village/publications';
import { picture, useDemoPages } from '../support/pages';

/** How villages publish, for the district and its towns: figures, map, table, ranking. */
const { server, signIn } = useDemoPages({ ratings: false, stories: [villagePublications, villageAccounts, tellMaps, tellPastDuties, tellOversight] });

const go = (page: Page, address: string): Promise<unknown> => page.goto(`${server.url()}/console/${address}`);

test('the district opens the board, looks at a village by keyboard and finds whom to urge', async () => {
  const page = await signIn('gongkai');
  await go(page, 'disclosure/board');
  const map = page.getByRole('group', { name: '各村的位置和状态' });
  await map.waitFor();
  await page.getByText('没有传边界的 2 个村').waitFor();
  await picture(page, 'console-disclosure-board', true);
  await page.setViewportSize({ width: 1024, height: 768 });
  await picture(page, 'console-disclosure-board-1024', true);
  await page.setViewportSize({ width: 1440, height: 900 });

  // One stop for Tab, arrows move, Enter opens.
  await map.locator('[tabindex="0"]').focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  const name = (await map.locator(':focus').getAttribute('aria-label'))!.split('（')[0]!;
  await page.getByText(`${name}（`, { exact: false }).last().waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('navigation', { name: '看哪里' }).getByText(name).waitFor();
  await page.getByRole('heading', { name: '这个村的记录' }).waitFor();
  await page.goBack();
  await map.waitFor();

  await page.getByRole('link', { name: /^去催办 / }).first().click();
  await page.getByRole('table', { name: '要公开的' }).or(page.getByRole('grid', { name: '要公开的' })).waitFor();
  expect(page.url()).toContain('tab=late');
  await page.context().close();
}, 60_000);

test('a town sees its own villages, filters and searches them, and exports the sheet', async () => {
  const page = await signIn('xiangzhen');
  await go(page, 'my-work');
  await page.getByRole('link', { name: '看各村公开得怎样' }).click();
  const table = page.getByRole('table', { name: '各村怎样公开' });
  await table.waitFor();
  expect(await table.getByRole('row').count()).toBe(1 + 8);
  await page.getByRole('button', { name: '上月' }).click();
  await page.getByText(/2026年10月到期的，数据到/).waitFor();
  await page.getByRole('button', { name: '今年' }).click();
  await page.getByText(/2026年1月到11月到期的，数据到/).waitFor();
  await page.getByLabel('找村、乡镇').fill('上柳');
  await page.getByText('上柳村').first().waitFor();
  await table.getByRole('row').nth(2).waitFor({ state: 'detached' });
  await picture(page, 'console-disclosure-board-town', true);
  await table.getByRole('button', { name: '上柳村' }).click();
  await page.getByRole('heading', { name: '现在要公开的' }).waitFor();
  await picture(page, 'console-disclosure-board-village', true);
  await page.context().close();
}, 60_000);
