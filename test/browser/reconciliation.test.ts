import type { Locator, Page } from 'playwright-core';
import { settle, systemContext } from '../../domain/kernel';
import { installPay, orderTransfer, type PayPort } from '../../domain/payment';
import { reconcile } from '../../domain/reconciliation';
import { tellReconciliation } from '../../scripts/demo/money/reconciliation';
import { desk, listed, phone, picture, useDemoPages } from '../support/pages';

/** A treasurer's morning: the day that does not agree, what was said of it, the orders. */
const { server, clock, open, signIn } = useDemoPages({ ratings: false, stories: [tellReconciliation] });
const press = (where: Page | Locator, name: string | RegExp): Promise<void> => where.getByRole('button', { name }).last().click();
const dialog = (page: Page): Locator => page.getByRole('dialog').last();
const panelOf = (page: Page, name: RegExp | string = /的对账/): Locator => page.getByRole('complementary', { name });

test('one treasurer says what a difference is, another agrees and closes the day', async () => {
  const page = await signIn('caiwu');
  await page.getByText('1 处差异没有了结').first().waitFor();
  await page.getByRole('link', { name: '对账' }).first().click();
  await page.getByText('1 处没有了结').waitFor();
  await page.getByText('没有开通微信支付').waitFor();
  await picture(page, 'console-reconciliation');
  // By the keyboard alone.
  await page.getByRole('grid').getByRole('row').nth(1).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const panel = panelOf(page);
  await panel.getByText('不是我们的单号').waitFor();
  expect(await panel.getByRole('button', { name: '结清这一天' }).count()).toBe(0);
  await picture(page, 'console-reconciliation-day');
  await press(panel, '写明怎么回事');
  await press(dialog(page), '记下');
  await dialog(page).getByText('请写明怎么回事、怎么办的，至少 5 个字').waitFor();
  await dialog(page).getByLabel('怎么回事').fill('提现到非税收入专户，凭证 11-18 号');
  await picture(page, 'console-reconciliation-explain');
  await press(dialog(page), '记下');
  await panel.getByText('等另一位确认').waitFor();
  expect(await panel.getByRole('button', { name: '看说明，确认' }).count()).toBe(0);
  await picture(page, 'console-reconciliation-explained');
  await page.context().close();

  const other = await signIn('chuna');
  await other.getByRole('link', { name: '对账' }).first().click();
  await other.getByText('1 处没有了结').click();
  await press(other, '看说明，确认');
  await dialog(other).getByLabel('属实，了结').click();
  await picture(other, 'console-reconciliation-confirm');
  await press(dialog(other), '记下');
  await press(other, '结清这一天');
  await picture(other, 'console-reconciliation-close');
  await press(dialog(other), '结清');
  await other.getByText('演示元结清').first().waitFor();
  await panelOf(other).getByText('演示元结清').waitFor();
  await picture(other, 'console-reconciliation-closed');
  await other.context().close();
}, 90_000);

test('the orders: by number, kind and day, with totals, for the commission’s leader without any act', async () => {
  const page = await signIn('weiling');
  await page.goto(`${server.url()}/console/money/orders`);
  const orders = page.getByRole('grid', { name: '支付流水' });
  await orders.getByText('SK-2026-0001').waitFor();
  await page.getByRole('table', { name: /按月合计/ }).waitFor();
  await picture(page, 'console-payment-orders', true);
  await listed(page, /payment-orders\?.*number=sk-2026-0001/, () => page.getByLabel('搜单号，要写全').fill('sk-2026-0001'));
  await orders.getByText('SK-2026-0001').click();
  const panel = panelOf(page, 'SK-2026-0001');
  await panel.getByText('商户单号').waitFor();
  expect(await panel.getByRole('button', { name: '再问一次' }).count()).toBe(0);
  await picture(page, 'console-payment-order');
  await page.goto(`${server.url()}/console/money/orders?from=2026-11-16&to=2026-11-17`);
  await orders.getByText('SK-2026-0004').waitFor();
  expect(await orders.getByRole('row').count()).toBe(1 + 3);
  await press(page, /^停住的/);
  await page.getByText('没有停住的').waitFor();
  await picture(page, 'console-payment-orders-none');
  await page.context().close();
}, 60_000);

test('without a merchant the check before going live says so, and the phone leads another way', async () => {
  const admin = await signIn('xitong');
  await admin.goto(`${server.url()}/console/setup`);
  await admin.getByText('没有开通微信支付：举报奖励不走微信').waitFor();
  await picture(admin, 'console-setup-pay-off', true);
  await admin.context().close();
  const page = await open('/money/hand-in/index', phone);
  await page.getByLabel('上交多少（元）').fill('88');
  await page.getByRole('button', { name: '申报上交' }).click();
  await page.getByText('这里没有开通微信支付').waitFor();
  await picture(page, 'hand-in-pay-off', true);
  await page.context().close();
}, 60_000);

test('switched on: what stands still says why and what to do, is asked about again and called off; a bill that is not there is waited for', async () => {
  let answer: Awaited<ReturnType<PayPort['transfer']>> = { refused: 'balance', code: 'NOT_ENOUGH' };
  const said = (outNo: string, state: string) => ({ said: { outNo, state, amount: 50_000, platformNo: '1330000071100999991182020050700019480001', reason: null, packageInfo: 'x' } });
  let outNo = '';
  installPay({ transfer: async () => answer, transferOf: async () => said(outNo, 'CANCELLED'), cancelTransfer: async () => ({ said: null }), bill: async () => ({ refused: 'retry', code: 'STATEMENT_CREATING' }) } as Partial<PayPort> as PayPort);
  const ctx = systemContext('test', clock);
  ({ outNo } = await orderTransfer(ctx, { key: 'browser', owner: 'demo', reference: 'browser', amount: 50_000, words: '奖励', account: 'mini', openid: 'demo', scene: { id: '1002', report: [{ type: '活动名称', content: '演示' }] } }));
  await settle(clock);
  const page = await signIn('caiwu');
  await page.goto(`${server.url()}/console/money/orders?problem=yes`);
  await page.getByText('停住的 1').waitFor();
  expect(await page.getByText('没有开通微信支付').count()).toBe(0);
  await page.getByRole('grid', { name: '支付流水' }).getByText('停住了').click();
  await picture(page, 'console-payment-order-stuck');
  const panel = panelOf(page, /^FK-/);
  await panel.getByText('到商户平台充值').waitFor();
  answer = said(outNo, 'WAIT_USER_CONFIRM');
  await page.goto(`${server.url()}/console/money/orders`);
  await page.getByRole('grid', { name: '支付流水' }).getByText('停住了').click();
  await press(panel, '再问一次');
  await panel.getByText('等本人确认').waitFor();
  await press(panel, '撤销');
  await picture(page, 'console-payment-order-cancel');
  await press(dialog(page), '撤销这一笔');
  await panel.getByText('已关闭').waitFor();

  const before = clock.now();
  clock.set('2026-11-21T02:45:00.000Z');
  await reconcile(ctx);
  clock.set(before.toISOString());
  await page.goto(`${server.url()}/console/money/reconciliation?day=2026-11-20`);
  await panelOf(page).getByText('账单还没取到').first().waitFor();
  await picture(page, 'console-reconciliation-waiting');
  await page.setViewportSize({ width: 820, height: 900 });
  await panelOf(page).getByLabel('关上').click();
  await picture(page, 'console-reconciliation-narrow');
  await page.setViewportSize(desk.viewport!);
  await page.context().close();
  installPay(null);
}, 60_000);
