import type { Page } from 'playwright-core';
import { tellOfPowers } from '../../scripts/demo/village/powers';
import { phone, picture, useDemoPages } from '../support/pages';

/** The list of powers and what is done by it: kept by the district, recorded by the village, read by everybody. */
const { server, signIn, open } = useDemoPages({ ratings: false, stories: [tellOfPowers] });

const go = (page: Page, address: string): Promise<unknown> => page.goto(`${server.url()}/console/${address}`);
const dialog = (page: Page) => page.getByRole('dialog').last();
/** The page scrolls within itself: as tall as all of it. */
async function whole(page: Page, name: string): Promise<void> {
  await page.setViewportSize({ width: 390, height: 2700 });
  await picture(page, name);
}
const said = (page: Page, text: string): Promise<void> => page.locator('.ant-message').getByText(text).last().waitFor();

test('the district changes a power by its fields, and the chart is drawn anew', async () => {
  const page = await signIn('gongkai');
  await go(page, 'micro-powers');
  await page.getByRole('row', { name: /最低生活保障/ }).waitFor();
  await picture(page, 'console-powers');
  await page.getByRole('row', { name: /最低生活保障/ }).click();
  await page.getByText('每一步看什么').waitFor();
  expect(await page.locator('.power-chart ol li').allInnerTexts()).toHaveLength(10);
  await picture(page, 'console-power', true);

  await page.getByRole('button', { name: '改这一项' }).click();
  await page.getByLabel('做什么').nth(1).fill('受理，缺什么一次说清');
  await page.getByRole('button', { name: '第 2 步往上移' }).click();
  await page.locator('aside .power-chart li').first().getByText('受理，缺什么一次说清').waitFor({ state: 'attached' });
  await page.getByRole('button', { name: '第 1 步往下移' }).click();
  await picture(page, 'console-power-editor');
  await page.getByLabel('为什么改').fill('照本地的说法');
  await page.getByRole('button', { name: '存成新的一版' }).click();
  await said(page, '存成新的一版了');
  await page.getByText('改了 4 处').click();
  await page.getByRole('button', { name: '恢复默认' }).waitFor();
  await picture(page, 'console-power-versions', true);

  await go(page, 'micro-powers/C1/print');
  await page.getByRole('button', { name: '打印' }).waitFor();
  await page.emulateMedia({ media: 'print' });
  await picture(page, 'power-paper', true);
  await page.context().close();
}, 60_000);

test('the clerk records a step, out of its order; the supervisor objects; the town releases', async () => {
  const clerk = await signIn('cunwu');
  await go(clerk, 'power-cases');
  await clerk.getByRole('row', { name: /十月办公用品/ }).getByText('逾期').waitFor();
  await picture(clerk, 'console-power-cases');
  await clerk.getByRole('row', { name: /二组至三组道路硬化/ }).click();
  await clerk.getByText('工程不大，没有请造价单位').first().waitFor();
  await picture(clerk, 'console-power-case', true);

  await go(clerk, 'power-cases');
  await clerk.getByRole('row', { name: /购置垃圾桶/ }).click();
  await clerk.getByRole('button', { name: '记一步' }).click();
  await dialog(clerk).getByLabel('姓名 1').fill('演示村干部己');
  await dialog(clerk).getByLabel('哪天办的').fill('2026-11-19');
  await dialog(clerk).getByLabel('哪天办的').press('Enter');
  await dialog(clerk).getByRole('radio', { name: '符合', exact: true }).click();
  await picture(clerk, 'console-power-record');
  await dialog(clerk).getByRole('button', { name: '记下' }).click();
  await said(clerk, '记下了');
  await clerk.getByText('没有附：会议记录').first().waitFor();
  await clerk.context().close();

  const supervisor = await signIn('jiandu');
  await go(supervisor, 'power-cases');
  await supervisor.getByRole('row', { name: /购置垃圾桶/ }).click();
  await supervisor.getByRole('button', { name: '对一步提意见' }).click();
  await dialog(supervisor).getByRole('combobox').click();
  await supervisor.getByTitle('第 3 步 集体研究').click();
  await dialog(supervisor).getByLabel('哪里不对').fill('会议记录没有附上。');
  await dialog(supervisor).getByRole('button', { name: '提意见' }).click();
  await said(supervisor, '提了');
  await supervisor.getByText('还没有答复').waitFor();
  await supervisor.context().close();

  const town = await signIn('xiangzhen');
  await go(town, 'power-cases?publicity=offered');
  await town.getByRole('button', { name: '放行公开' }).click();
  await dialog(town).getByText('村口旧仓库出租').waitFor();
  // Once it stands still.
  await dialog(town).getByRole('button', { name: '公开这 3 件' }).hover();
  await picture(town, 'console-power-release');
  await dialog(town).getByRole('button', { name: '公开这 3 件' }).click();
  await said(town, '已公开');
  await town.context().close();
}, 60_000);

test('a villager finds a power by its first letters and sees how it was done in her village', async () => {
  const { items } = (await (await fetch(`${server.url()}/api/public/powers`)).json()) as { items: unknown[] };
  expect(items).toHaveLength(21);
  const clerk = await signIn('cunwu');
  const village = await clerk.evaluate(async () => ((await (await fetch('/api/power-cases/villages')).json()) as { items: { id: string }[] }).items[0]!.id);
  await clerk.context().close();

  const page = await open(`/village/powers/index?village=${village}`, phone);
  await page.getByText('重大决策 7 项').waitFor();
  await page.getByText('村里安装太阳能路灯').waitFor();
  await picture(page, 'powers');
  await page.getByLabel(/找一项权力/).fill('gcjs');
  await page.getByText('村级工程建设项目').click();
  await page.getByText('怎么一步步办').waitFor();
  await page.getByText('二组至三组道路硬化').click();
  await page.locator('.power-case__step').getByText('已跳过').first().waitFor();
  await whole(page, 'power-with-case');

  await page.goto(`${server.url()}/village/power/index?code=C1&village=${village}`);
  await page.getByText('怎么一步步办').waitFor();
  await whole(page, 'power');
  expect(await page.getByRole('list', { name: /的流程/ }).getByRole('listitem').allInnerTexts()).toHaveLength(10);
  await page.getByRole('button', { name: '换成大字版' }).click();
  await whole(page, 'power-elder');
  const small = await open(`/village/power/index?code=C1`, { ...phone, viewport: { width: 320, height: 640 }, colorScheme: 'dark' });
  await small.getByText('怎么一步步办').waitFor();
  expect(await small.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  await picture(small, 'power-narrow-dark');
  await small.context().close();
  await page.context().close();
}, 60_000);
