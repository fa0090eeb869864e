import { moneyStories } from '../../scripts/demo/money';
import { desk, listed, picture, useDemoPages } from '../support/pages';

const { server, signIn } = useDemoPages({ ratings: false, stories: moneyStories });

test('a treasurer opens what there is of money, goes where something waits, and looks at another time and at one unit', async () => {
  const page = await signIn('caiwu');
  await page.getByRole('link', { name: '资金总览' }).click();
  const waits = page.getByRole('table', { name: '现在等谁' });
  await waits.getByText('奖励付了，等记账').waitFor();
  await page.getByRole('img', { name: /退缴按月：2026年11月应缴/ }).waitFor();
  await picture(page, 'console-money-overview', true);
  await page.getByRole('button', { name: '退缴按月：看表' }).click();
  await page.getByRole('table', { name: '退缴按月' }).getByText('2026年11月').waitFor();
  await picture(page, 'console-money-overview-table');

  await listed(page, /money-overview\?.*organisationId=/, async () => {
    await page.getByLabel('退缴的单位').click();
    await page.locator('.ant-select-item-option').nth(1).click();
  });
  await page.getByText('奖励不分单位').waitFor();
  expect(await page.getByRole('table', { name: '退缴按单位' }).getByRole('row').count()).toBe(2);
  await listed(page, /money-overview\?.*from=2025-01/, () => page.getByRole('button', { name: '去年' }).click());
  await page.getByText('这段时间没有到期的、缴进的。').first().waitFor();
  await picture(page, 'console-money-overview-none', true);
  await page.goto(`${server.url()}/console/money/overview`);
  await page.setViewportSize({ width: 820, height: 900 });
  await waits.getByText('奖励付了，等记账').waitFor();
  await picture(page, 'console-money-overview-narrow', true);
  await page.setViewportSize(desk.viewport!);
  await waits.getByText('退缴逾期没有缴清').click();
  await page.getByRole('grid', { name: /退缴/ }).waitFor();
  await page.context().close();
}, 60_000);
