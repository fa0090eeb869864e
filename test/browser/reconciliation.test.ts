import type { Locator, Page } from 'playwright-core';
import { tellReconciliation } from '../../scripts/demo/money/reconciliation';
import { picture, useDemoPages } from '../support/pages';

/** A treasurer's morning: the day that does not agree, what was said of it, the orders. */
const { server, signIn } = useDemoPages({ ratings: false, stories: [tellReconciliation] });
const press = (where: Page | Locator, name: string | RegExp): Promise<void> => where.getByRole('button', { name }).last().click();
const dialog = (page: Page): Locator => page.getByRole('dialog').last();

test('one treasurer says what a difference is, another agrees and closes the day', async () => {
  const page = await signIn('caiwu');
  await page.getByText('1 处差异没有了结').first().waitFor();
  await page.getByRole('link', { name: '对账' }).first().click();
  await page.getByText('1 处没有了结').waitFor();
  await page.getByText('没有开通微信支付').waitFor();
  await picture(page, 'console-reconciliation');
  await page.getByText('1 处没有了结').click();
  const panel = page.getByRole('complementary', { name: /的对账/ });
  await panel.getByText('不是我们的单号').waitFor();
  expect(await panel.getByRole('button', { name: '结清这一天' }).count()).toBe(0);
  await picture(page, 'console-reconciliation-day');
  await press(panel, '写明怎么回事');
  await dialog(page).getByLabel('怎么回事').fill('提现到非税收入专户，凭证 11-18 号');
  await picture(page, 'console-reconciliation-explain');
  await press(dialog(page), '记下');
  await panel.getByText('等另一位确认').waitFor();
  expect(await panel.getByRole('button', { name: '看说明，确认' }).count()).toBe(0);
  await page.context().close();

  const other = await signIn('chuna');
  await other.getByRole('link', { name: '对账' }).first().click();
  await other.getByText('1 处没有了结').click();
  await press(other, '看说明，确认');
  await dialog(other).getByLabel('属实，了结').click();
  await press(dialog(other), '记下');
  await press(other, '结清这一天');
  await press(dialog(other), '结清');
  await other.getByText('演示元结清').first().waitFor();
  await picture(other, 'console-reconciliation-closed');
  await other.context().close();
}, 90_000);

test('the orders: by number and kind, with totals, for the commission’s leader without any act', async () => {
  const page = await signIn('weiling');
  await page.goto(`${server.url()}/console/money/orders`);
  await page.getByRole('table', { name: '支付流水' }).getByText('SK-2026-0001').waitFor();
  await page.getByRole('table', { name: /按月合计/ }).waitFor();
  await picture(page, 'console-payment-orders', true);
  await page.getByRole('table', { name: '支付流水' }).getByText('SK-2026-0001').click();
  const panel = page.getByRole('complementary', { name: 'SK-2026-0001' });
  await panel.getByText('商户单号').waitFor();
  expect(await panel.getByRole('button', { name: '再问一次' }).count()).toBe(0);
  await picture(page, 'console-payment-order');
  await page.getByRole('button', { name: '停住的' }).click();
  await page.getByText('没有停住的').waitFor();
  await page.context().close();
}, 60_000);
