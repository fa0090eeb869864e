import type { Locator, Page } from 'playwright-core';
import { payPortOf } from '../../clients/wechatpay';
import { settle, systemContext } from '../../domain/kernel';
import { cancelOrder, installPay, orderById, orderPayment, orderTransfer, payParamsFor, transferParamsFor, type PaymentOrder } from '../../domain/payment';
import { openPayWorld, payerOf, somePayment, someTransfer, type PayWorld } from '../support/pay';
import { desk, picture, useDemoPages } from '../support/pages';

/** On the sandbox's phone money is confirmed or put away, as WeChat shows it. */
const { open } = useDemoPages({ ratings: false });
let world: PayWorld;
beforeAll(async () => {
  world = await openPayWorld('2026-11-20T07:42:00Z');
  installPay(payPortOf(world.client(), 'http://127.0.0.1:9/wechat/pay'));
});
afterAll(async () => {
  installPay(null);
  await world.sandbox.close();
});

const phone = payerOf('official');
const idOf = ({ _id }: PaymentOrder): string => _id.toHexString();
const cards = (page: Page): Locator => page.locator('.pay-card');

test('a payment is put away, taken up again and paid; a transfer is taken; one that was called off says so', async () => {
  const ctx = systemContext('test', world.clock);
  const page = await open(`${world.sandbox.origin}/`, desk);
  await page.getByLabel('关注者').getByRole('button', { name: '演示群众1' }).first().click();
  const payment = await orderPayment(ctx, somePayment('1', world.clock.now()));
  const ask = async (): Promise<unknown> => world.sandbox.act(phone, { type: 'requestPayment', params: await payParamsFor(ctx, idOf(payment)) });
  await ask();
  const card = cards(page).last();
  await card.getByText('确认付款').waitFor();
  await card.getByText('120.00').waitFor();
  await picture(page, 'sandbox-pay-card');
  await card.getByRole('button', { name: '不付' }).click();
  await card.getByText('没有付').waitFor();
  await ask();
  await card.getByRole('button', { name: '付款', exact: true }).click();
  await card.getByText('付好了').waitFor();
  const transfer = await orderTransfer(ctx, someTransfer('1'));
  await world.sandbox.act(phone, { type: 'requestTransfer', params: await transferParamsFor(ctx, idOf(transfer)) });
  await card.getByRole('button', { name: '收款', exact: true }).click();
  await card.getByText('收下了').waitFor();
  const off = await orderTransfer(ctx, someTransfer('2'));
  await world.sandbox.act(phone, { type: 'requestTransfer', params: await transferParamsFor(ctx, idOf(off)) });
  await card.getByRole('button', { name: '收款', exact: true }).waitFor();
  await cancelOrder(ctx, idOf(off));
  await world.move(3000);
  await card.getByRole('button', { name: '收款', exact: true }).click();
  await card.getByText('这笔转账已经结束').waitFor();
  await picture(page, 'sandbox-pay-cards');
  await world.move(60_000);
  await settle(world.clock);
  expect(await Promise.all([payment, transfer, off].map(async (order) => (await orderById(idOf(order))).state))).toEqual(['done', 'done', 'closed']);
  await page.context().close();
}, 60_000);
