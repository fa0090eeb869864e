import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type Element from 'miniprogram-automator/out/Element';
import { payPortOf } from '../../clients/wechatpay';
import { installMiniLogin } from '../../domain/follower';
import { installShredder, settle, systemContext } from '../../domain/kernel';
import { askAgain, installPay, ordersAbout, type TransferParams } from '../../domain/payment';
import { rewards } from '../../domain/reward/model';
import { useTestDatabase } from '../support/database';
import { testClock } from '../support/factories';
import { useServer } from '../support/http';
import { answerOnPhone, openPayWorld, payerOf, type PayWorld } from '../support/pay';
import { openRewardOffice } from '../support/rewards';
import { inDevTools, launchMiniProgram, type LaunchedMiniProgram } from '../weapp-host/launch';
import { useBrowser } from '../weapp-host/use-browser';
import { eventually, find, pageAt, pageText, tap } from '../weapp-host/waiting';

/** A reward in the compiled mini-program: from the receipt to WeChat's own sheet, and back. */
const distDir = path.join(__dirname, '../../dist/weapp');
const pictures = path.join(__dirname, '../../test-output/pictures');
const database = useTestDatabase();
const server = useServer({}, { clock: testClock });
const browser = useBrowser();
const inHost = inDevTools ? test.skip : test;
let world: PayWorld;
let receiptCode: string;
let launched: LaunchedMiniProgram | undefined;

beforeAll(async () => {
  mkdirSync(pictures, { recursive: true });
  installShredder(path.join(database.dataDir(), 'shred'));
  world = await openPayWorld(testClock.now().toISOString());
  installPay(payPortOf(world.client(), 'http://127.0.0.1:9/wechat/pay'));
  installMiniLogin({ openidOf: () => Promise.resolve(payerOf('mini')) });
  const office = await openRewardOffice(testClock);
  const closed = await office.closed();
  await office.approve(closed.id);
  ({ receiptCode } = closed);
});
afterAll(async () => {
  installPay(null);
  installMiniLogin(null);
  await world.sandbox.close();
});
afterEach(async () => {
  const { close } = launched ?? {};
  launched = undefined;
  await close?.();
});
async function photograph(name: string): Promise<void> {
  await launched!.host!.page.setViewportSize({ width: 390, height: 1100 });
  await launched!.host!.page.screenshot({ path: path.join(pictures, `${name}.png`) });
}

/** WeChat's sheet lies over the page; the person puts it away, or takes the money there first. */
async function onSheet(answer: 'ok' | 'cancel' | `system error: ${string}`): Promise<void> {
  const host = launched!.host!;
  const sheet = await eventually('WeChat’s sheet', () => host.moneySheet());
  expect(sheet.name).toBe('requestMerchantTransfer');
  if (answer === 'ok') await answerOnPhone(world, payerOf('official'), { type: 'requestTransfer', params: sheet.params as unknown as TransferParams }, true);
  await host.answerMoneySheet(answer);
}

inHost('what WeChat shows to whom is said first; the receipt is asked for again; where WeChat opens nothing the reward stays, and is taken at last', async () => {
  launched = await launchMiniProgram({ distDir, apiOrigin: server.url(), browser: browser(), path: 'report/visit/index' });
  const visit = await pageAt(launched.miniProgram, 'report/visit/index');
  await ((await find(visit, 'input')) as Element & { input(text: string): Promise<void> }).input(receiptCode);
  await tap(visit, '.button', '查看');
  await tap(visit, '.button', '选怎么领');
  await tap(visit, '.chip', '收到微信');
  await find(visit, '.plain-line', '从纪委监委收了多少钱');
  await photograph('weapp-reward-choose');
  await tap(visit, '.button', '去微信收');
  const take = await pageAt(launched.miniProgram, 'money/reward/index');
  await ((await find(take, 'input')) as Element & { input(text: string): Promise<void> }).input(receiptCode);
  await tap(take, '.button', '看奖励');
  await find(take, '.button', '收下奖励');
  await photograph('weapp-reward-take');
  await tap(take, '.button', '收下奖励');
  await onSheet('system error: not supported');
  await find(take, '.notice', '这里打不开微信的收款');
  expect(await pageText(take)).toContain('奖励还在');
  await photograph('weapp-reward-unavailable');
  expect(await rewards().findOne({})).toMatchObject({ state: 'transfer', transfers: 1 });
  await tap(take, '.button', '再点一次，收下');
  await onSheet('cancel');
  await find(take, '.notice', '没有收，钱没有动');
  await tap(take, '.button', '再点一次，收下');
  await onSheet('ok');
  await eventually('what WeChat said', async () => (await pageText(take)).includes('微信说收下了'));
  // What WeChat Pay works on takes a moment; then it is asked.
  await world.move(3000);
  const { _id } = (await rewards().findOne({}))!;
  for (const order of await ordersAbout('reward', _id.toHexString())) await askAgain(systemContext('test', world.clock), order._id.toHexString());
  await settle(world.clock);
  expect(await rewards().findOne({})).toMatchObject({ state: 'done', way: 'wechat', transfers: 1 });
});
