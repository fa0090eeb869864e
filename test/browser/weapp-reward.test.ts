import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type Element from 'miniprogram-automator/out/Element';
import { payPortOf } from '../../clients/wechatpay';
import { installMiniLogin } from '../../domain/follower';
import { installShredder } from '../../domain/kernel';
import { installPay } from '../../domain/payment';
import { rewards } from '../../domain/reward/model';
import { useTestDatabase } from '../support/database';
import { testClock } from '../support/factories';
import { useServer } from '../support/http';
import { openPayWorld, payerOf, type PayWorld } from '../support/pay';
import { openRewardOffice } from '../support/rewards';
import { inDevTools, launchMiniProgram, type LaunchedMiniProgram } from '../weapp-host/launch';
import { useBrowser } from '../weapp-host/use-browser';
import { find, pageAt, pageText, tap } from '../weapp-host/waiting';

/** A reward in the compiled mini-program: from the receipt to WeChat, which in this host is too old to hand out money. */
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

inHost('what WeChat shows to whom is said first; the receipt is asked for again; where WeChat is too old the reward stays', async () => {
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
  await find(take, '.notice', '这里打不开微信的收款');
  expect(await pageText(take)).toContain('奖励还在');
  await photograph('weapp-reward-unavailable');
  expect(await rewards().findOne({})).toMatchObject({ state: 'transfer', transfers: 1 });
});
