import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type Page from 'miniprogram-automator/out/Page';
import { payPortOf } from '../../clients/wechatpay';
import { installMiniLogin } from '../../domain/follower';
import { loadCalendar, settle, type Clock } from '../../domain/kernel';
import { installPay, type PayParams } from '../../domain/payment';
import { openDemand } from '../../domain/repayment';
import { miniProgram } from '../../scripts/sandbox/account';
import { useTestDatabase } from '../support/database';
import { useServer } from '../support/http';
import { answerOnPhone, openPayWorld, payerOf, type PayWorld } from '../support/pay';
import { buildRepaymentWorld } from '../support/repayments';
import { inDevTools, launchMiniProgram, type LaunchedMiniProgram } from '../weapp-host/launch';
import { useBrowser } from '../weapp-host/use-browser';
import { eventually, find, pageAt, pageText, tap, type } from '../weapp-host/waiting';

/** The compiled mini-program: a demand opened by the code on its paper, paid on WeChat's own sheet, and its receipts. */
const distDir = path.join(__dirname, '../../dist/weapp');
const pictures = path.join(__dirname, '../../test-output/pictures');
useTestDatabase();
let world: PayWorld;
const clock: Clock = { now: () => world.clock.now() };
const server = useServer({}, { clock });
const browser = useBrowser();
const inHost = inDevTools ? test.skip : test;
let launched: LaunchedMiniProgram;
let paper: { number: string; code: string };

beforeAll(async () => {
  mkdirSync(pictures, { recursive: true });
  world = await openPayWorld();
  await loadCalendar();
  installPay(payPortOf(world.client(), 'http://127.0.0.1:9/wechat/pay'));
  installMiniLogin({ openidOf: async () => payerOf('mini') });
  const office = await buildRepaymentWorld(clock);
  const { repayment, code } = await openDemand(await office.as('manager'), office.demand({ parts: [{ amount: 60_000, due: '2026-12-01' }, { amount: 40_000, due: '2026-12-31' }] }));
  paper = { number: repayment.number, code };
});
afterEach(() => launched.close());
afterAll(async () => {
  installPay(null);
  installMiniLogin(null);
  await world.sandbox.close();
});

const host = () => launched.host!;
const shoot = (name: string) => host().page.screenshot({ path: path.join(pictures, `${name}.png`), fullPage: true });
async function open(pathname: string, query: Record<string, string> = {}): Promise<Page> {
  launched = await launchMiniProgram({ distDir, apiOrigin: server.url(), browser: browser(), path: pathname, query });
  return pageAt(launched.miniProgram, pathname);
}
/** WeChat's sheet lies over the page; the person puts it away, or pays there first. */
async function onSheet(answer: 'ok' | 'cancel' | `system error: ${string}`): Promise<void> {
  const sheet = await eventually('WeChat’s sheet', () => host().moneySheet());
  expect(sheet.name).toBe('requestPayment');
  if (answer === 'ok') await answerOnPhone(world, payerOf('official'), { type: 'requestPayment', params: { ...sheet.params, appId: miniProgram.appid } as PayParams & typeof sheet.params }, true);
  await host().answerMoneySheet(answer);
}

/** The page asks; what the platform learns by it is settled here. */
const comesIn = (page: Page): Promise<boolean> =>
  eventually('the money', async () => {
    await settle(clock);
    return (await pageText(page)).includes('付好了，下面有收据');
  });

inHost('the code on the paper brings the number; put away, failed, paid in part, and the receipt kept', async () => {
  const page = await open('money/repay/index', { q: encodeURIComponent(`https://pingyi.example.gov.cn/money/repay/index?number=${paper.number}`) });
  await find(page, '.button', '请写 6 位缴款码');
  const [, code] = await page.$$('input');
  await (code as unknown as { input(text: string): Promise<void> }).input(paper.code);
  await tap(page, '.button', '打开');
  await find(page, '.card', '演示缴款人');
  await shoot('weapp-repay');
  await type(page, 'input', '600');
  await tap(page, '.button', '微信付 600.00 元');
  await onSheet('cancel');
  await find(page, '.notice', '没有付，钱没有动');
  await tap(page, '.button', '微信付 600.00 元');
  await onSheet('system error: -1');
  await find(page, '.notice', '微信没有打开付款');
  await tap(page, '.button', '微信付 600.00 元');
  await onSheet('ok');
  await find(page, '.button', '正在确认');
  await comesIn(page);
  await find(page, '.card', '600.00 元');
  await tap(page, '.link-row', '存成图片');
  await find(page, '.note', '图片已经存进相册');
  await tap(page, '.link-row', '下载 Word 收据');
  await find(page, '.note', '收据打开了');
  await shoot('weapp-repay-paid');
  const records = await host().records();
  expect(records).toContainEqual(expect.objectContaining({ kind: 'savedImage' }));
  expect(records).toContainEqual(expect.objectContaining({ kind: 'openedDocument', fileType: 'docx' }));
  expect(world.sandbox.world.payBook.orders.size).toBe(1);
  for (const { url } of host().requests()) expect(url).not.toMatch(new RegExp(`${paper.code}|${paper.number}`));
}, 60_000);

inHost('handed in without a name, paid on the sheet', async () => {
  const page = await open('money/hand-in/index');
  await type(page, 'input', '888');
  await tap(page, '.button', '申报上交');
  await find(page, '.announced', 'ZD-2026-0001');
  await tap(page, '.button', '微信付 888.00 元');
  await onSheet('ok');
  await comesIn(page);
  await shoot('weapp-hand-in');
}, 60_000);
