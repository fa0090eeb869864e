import { createHash } from 'node:crypto';
import type { Page } from 'playwright-core';
import { payPortOf } from '../../clients/wechatpay';
import { receiptOf } from '../../domain/clue';
import { installMiniLogin } from '../../domain/follower';
import { settle, systemContext } from '../../domain/kernel';
import { askAgain, installPay, listPayOrders } from '../../domain/payment';
import { tellRewards as story } from '../../scripts/demo/money/rewards';
import { press } from '../support/console';
import { desk, phone, picture, useDemoPages } from '../support/pages';
import { openPayWorld, type PayWorld } from '../support/pay';
import { visit } from '../support/reporter';

/** A reward taken in WeChat, as a trial shows it: the page, and the phone of the sandbox on which the person confirms or does not. */
const sandboxPort = 20_000 + Math.floor(Math.random() * 20_000);
const { clock, open, signIn } = useDemoPages({ stories: [story], ratings: false, settings: { wechatPayApiOrigin: `http://127.0.0.1:${sandboxPort}` } });
let world: PayWorld;
/** Of the demo's third reward: approved, and nothing chosen yet. */
const receipt = (): string => receiptOf(createHash('sha256').update('demo reward 2').digest('base64url'));

beforeAll(async () => {
  world = await openPayWorld(clock.now().toISOString(), sandboxPort);
  installPay(payPortOf(world.client(), 'http://127.0.0.1:9/wechat/pay'));
  installMiniLogin({
    openidOf: (code) => {
      const redeemed = world.sandbox.world.codes.redeem('login', code);
      return typeof redeemed === 'string' ? Promise.reject(new Error(redeemed)) : Promise.resolve(redeemed.openid);
    },
  });
});
afterAll(async () => {
  installPay(null);
  installMiniLogin(null);
  await world.sandbox.close();
});

async function later(seconds: number): Promise<void> {
  await world.move(seconds * 1000);
  clock.set(world.clock.now().toISOString());
  const ctx = { ...systemContext('test', clock), actor: { kind: 'system' as const, name: 'test' } };
  for (const { id, state } of (await listPayOrders(ctx, { limit: 20 })).items) if (state !== 'done' && state !== 'closed' && state !== 'failed') await askAgain(ctx, id);
  await settle(clock);
}
const button = (page: Page, name: string) => page.getByRole('button', { name });
async function enter(page: Page): Promise<void> {
  await page.getByLabel('第一组，四位数字').fill(receipt());
  await button(page, '看奖励').click();
}
/** On the sandbox's phone, whose card the page has brought up. */
async function answer(sandbox: Page, words: string, name: string): Promise<void> {
  await sandbox.locator('.phone').getByRole('button', { name: words }).last().waitFor();
  await picture(sandbox, name);
  await sandbox.locator('.phone').getByRole('button', { name: words }).last().click();
}

test('what it shows and to whom is said before; put away it stays, confirmed it comes, and cash is gone', async () => {
  const reporter = await open('/report/visit/index', phone);
  await visit(reporter, receipt());
  await button(reporter, '选怎么领').click();
  await reporter.getByRole('radio', { name: '收到微信' }).click();
  await reporter.getByText('这就不再是匿名的').waitFor();
  await picture(reporter, 'report-reward-wechat', true);
  await button(reporter, '去微信收').click();
  await reporter.getByText('用微信收奖励').waitFor();
  await picture(reporter, 'reward-take-code', true);
  await enter(reporter);
  await button(reporter, '收下奖励').waitFor();
  await picture(reporter, 'reward-take', true);

  const sandbox = await open(`${world.sandbox.origin}/`, desk);
  await sandbox.getByLabel('关注者').getByRole('button', { name: '演示群众1' }).click();
  await button(reporter, '收下奖励').click();
  await reporter.getByText('在沙箱手机上确认').waitFor();
  await picture(reporter, 'reward-take-sandbox');
  await answer(sandbox, '先不收', 'sandbox-reward-card');
  await reporter.getByText('我点过了').click();
  await reporter.getByText('没有收，钱没有动').waitFor();
  await picture(reporter, 'reward-take-cancelled', true);

  await button(reporter, '再点一次，收下').click();
  await reporter.getByText('在沙箱手机上确认').waitFor();
  await answer(sandbox, '收款', 'sandbox-reward-card-again');
  await reporter.getByText('我点过了').click();
  await reporter.getByText('微信说收下了').waitFor();
  await picture(reporter, 'reward-take-done', true);
  await later(3);
  await button(reporter, '看到账没有').click();
  await reporter.getByText('已到账，谢谢您。').waitFor();
  await picture(reporter, 'reward-taken', true);
  await picture(sandbox, 'sandbox-reward-done');

  await reporter.goto(new URL('/report/visit/index', reporter.url()).href);
  await visit(reporter, receipt());
  await reporter.getByText('已到账，谢谢您。').waitFor();
  expect(await button(reporter, '选怎么领').count()).toBe(0);
});

test('where the account is short the person is told that it is still there, the treasurer why; cash is open at once', async () => {
  const other = receiptOf(createHash('sha256').update('demo reward 4').digest('base64url'));
  world.sandbox.world.payBook.balance = 100;
  const reporter = await open('/money/reward/index', phone);
  await reporter.getByLabel('第一组，四位数字').fill(other);
  await button(reporter, '看奖励').click();
  await button(reporter, '收下奖励').click();
  await reporter.getByText('稍后再领，您的奖励还在').waitFor();
  await picture(reporter, 'reward-take-short', true);
  const cashier = await signIn('caiwu');
  await cashier.getByRole('link', { name: '我的待办' }).click();
  await cashier.getByText('商户账户余额不够').first().waitFor();
  await picture(cashier, 'console-reward-short-work');
  await cashier.getByRole('link', { name: '奖励发放' }).click();
  await cashier.getByRole('row', { name: /700.00 元/ }).getByText('商户账户余额不够，请充值，充好后自动再办').waitFor();
  await cashier.getByRole('table', { name: '按月合计' }).waitFor();
  await picture(cashier, 'console-reward-short');
  await reporter.goto(new URL('/report/visit/index', reporter.url()).href);
  await visit(reporter, other);
  await reporter.getByText('稍后再领，您的奖励还在').waitFor();
  await picture(reporter, 'report-reward-short', true);
  await button(reporter, '换个办法').click();
  await reporter.getByRole('radio', { name: '凭码取现金' }).click();
  await press(reporter, '要取款码');
  await reporter.getByText('取款码，只显示这一次').waitFor();
});
