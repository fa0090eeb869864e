import type { BrowserContextOptions, Page } from 'playwright-core';
import { createWechatClient, webLoginOf } from '../../clients/wechat';
import { payPortOf } from '../../clients/wechatpay';
import { installWebLogin } from '../../domain/follower';
import { settle, type Context, type StaffActor } from '../../domain/kernel';
import { installPay } from '../../domain/payment';
import { openDemand } from '../../domain/repayment';
import type { DemoStory } from '../../scripts/demo/load';
import { officialAccount } from '../../scripts/sandbox/account';
import { desk, phone, picture, useDemoPages } from '../support/pages';
import { openPayWorld, payerOf, type PayWorld } from '../support/pay';

/** 退缴 and 主动上交 on a phone's browser: in a trial, inside WeChat, and in a browser that is neither. */
let world: PayWorld;
const papers: { number: string; code: string }[] = [];
const demands = [
  { parts: [{ amount: 123_450, due: '2026-12-10' }], note: '2025年度多发的一笔' },
  { parts: [{ amount: 400_000, due: '2026-11-20' }, { amount: 400_000, due: '2026-12-20' }, { amount: 400_000, due: '2027-01-20' }], note: '商定分三期' },
  { parts: [{ amount: 86_050, due: '2026-11-25' }], note: '' },
];
const story: DemoStory = async ({ actors }, now) => {
  const ctx: Context = { actor: actors.get('anguan') as StaffActor, clock: { now: () => now } };
  const organisationId = (actors.get('bumen') as StaffActor).grants[0]?.organisationId ?? '';
  for (const [turn, { parts, note }] of demands.entries()) {
    const { repayment, code } = await openDemand(ctx, { requestKey: `00000000-0000-4000-8000-00000000090${turn}`, organisationId, payerKind: turn === 1 ? 'party' : 'person', payer: turn === 1 ? '演示施工单位' : '演示缴款人七', reason: turn === 1 ? 'project' : 'subsidy', note, parts });
    papers.push({ number: repayment.number, code });
  }
};
const login = (anywhere: boolean): void => installWebLogin(webLoginOf(createWechatClient({ official: officialAccount, origin: world.sandbox.origin, clock: world.clock }), { appid: officialAccount.appid, openOrigin: world.sandbox.origin, anywhere }));

beforeAll(async () => {
  world = await openPayWorld('2026-11-20T07:42:00.000Z');
  installPay(payPortOf(world.client(), 'http://127.0.0.1:9/wechat/pay'));
  login(true);
});
const { open, clock } = useDemoPages({ stories: [story], ratings: false, settings: () => ({ wechatPayApiOrigin: world.sandbox.origin }) });
afterAll(async () => {
  installPay(null);
  installWebLogin(null);
  await world.sandbox.close();
});

const narrow: BrowserContextOptions = { ...phone, viewport: { width: 360, height: 1240 } };
const inWechat: BrowserContextOptions = { ...narrow, userAgent: 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 MicroMessenger/8.0.50' };
const field = (page: Page, label: string) => page.getByLabel(label, { exact: true });
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const said = (page: Page, words: string | RegExp) => page.locator('.notice').getByText(words).waitFor();
/** The page asks; what the platform learns by it is settled here. */
async function comesIn(page: Page): Promise<void> {
  for (const words = page.locator('.notice').getByText('付好了，下面有收据。'); !(await words.isVisible()); await page.waitForTimeout(50)) await settle(clock);
}
async function opened(which: number, options = narrow): Promise<Page> {
  const { number, code } = papers[which]!;
  const page = await open(`/money/repay/index?number=${number}`, options);
  await field(page, '缴款码').fill(code);
  await button(page, /^打开$/).click();
  await page.getByText('应缴').waitFor();
  return page;
}

test('opened by the paper, paid on the sandbox’s phone, put away first, and the receipt kept', async () => {
  const page = await open('/money/repay/index', narrow);
  await button(page, '请写单号').waitFor();
  await picture(page, 'repay-entry');
  const { number, code } = papers[0]!;
  await field(page, '单号').fill(number.toLowerCase().replaceAll('-', ' '));
  await field(page, '缴款码').fill('000 000');
  await button(page, /^打开$/).click();
  await page.getByText('没有找到。请对一对单号和缴款码').waitFor();
  await picture(page, 'repay-entry-wrong');
  await field(page, '缴款码').fill(code);
  await page.context().setOffline(true);
  await button(page, /^打开$/).click();
  await page.getByText('没有网。连上网再点一次，您写的还在。').waitFor();
  expect(await field(page, '缴款码').inputValue()).toBe(code);
  await picture(page, 'repay-entry-offline');
  await page.context().setOffline(false);
  await button(page, /^打开$/).click();
  await page.getByText('应缴').waitFor();
  await picture(page, 'repay-demand', true);

  // In a trial the sandbox plays WeChat: the page is sent there, comes back, and goes on.
  await field(page, '这次付多少（元）').fill('234.50');
  await button(page, '微信付 234.50 元').click();
  await page.getByText('在沙箱手机上确认').waitFor();
  expect(new URL(page.url()).search).toBe('');
  await picture(page, 'repay-on-sandbox-phone');
  const sandbox = await open(`${world.sandbox.origin}/`, desk);
  await sandbox.getByLabel('关注者').getByRole('button', { name: '演示群众1' }).click();
  await sandbox.getByRole('button', { name: '不付' }).waitFor();
  await picture(sandbox, 'sandbox-pay-card');
  await sandbox.getByRole('button', { name: '不付' }).click();
  await sandbox.getByText('没有付').waitFor();
  await page.getByText('我点过了').click();
  await said(page, '没有付，钱没有动');
  await picture(page, 'repay-put-away', true);
  await button(page, '微信付 234.50 元').click();
  await page.getByText('在沙箱手机上确认').waitFor();
  await sandbox.getByRole('button', { name: '付款', exact: true }).click();
  await sandbox.getByText('付好了').waitFor();
  await picture(sandbox, 'sandbox-pay-card-done');
  await page.getByText('我点过了').click();
  await said(page, /^正在确认/);
  await picture(page, 'repay-unsure', true);
  await settle(clock);
  await button(page, '看看到了没有').click();
  await said(page, '到账了，下面有收据。');
  await picture(page, 'repay-partly-paid', true);
  const [image] = await Promise.all([page.waitForEvent('download'), button(page, /存成图片/).click()]);
  expect(image.suggestedFilename()).toMatch(/^收据 SD-2026-\d{4}\.png$/);
  await image.saveAs('test-output/pictures/repay-receipt.png');
  const [paper] = await Promise.all([page.waitForEvent('download'), button(page, /下载 Word 收据/).click()]);
  expect(paper.suggestedFilename()).toMatch(/^收据 SD-2026-\d{4}\.docx$/);
  await sandbox.context().close();
  await page.context().close();
}, 60_000);

test('by instalments, in large letters, in the dark; a slow answer, and none', async () => {
  const page = await opened(1);
  await page.getByText('分 3 期').waitFor();
  await picture(page, 'repay-parts', true);
  await button(page, /大字/).click();
  await picture(page, 'repay-parts-elder', true);
  await button(page, /普通|标准/).click();
  await field(page, '这次付多少（元）').fill('60000');
  await button(page, '比还没有缴的多').waitFor();
  await field(page, '这次付多少（元）').fill('4000');
  // The order does not arrive; what was typed is still there.
  await page.context().setOffline(true);
  await button(page, '微信付 4,000.00 元').click();
  await said(page, '没有网，没有付。您写的还在，连上网再点一次。');
  expect(await field(page, '这次付多少（元）').inputValue()).toBe('4000');
  await picture(page, 'repay-offline', true);
  await page.context().setOffline(false);
  let answer: () => void = () => undefined;
  const waiting = new Promise<void>((resolve) => (answer = resolve));
  await page.route('**/repayments/payment', async (route) => {
    await waiting;
    await route.fulfill({ status: 503, json: { error: { code: 'notReady', message: '' } } });
  });
  await button(page, '微信付 4,000.00 元').click();
  await button(page, '正在付款').waitFor();
  await picture(page, 'repay-slow', true);
  answer();
  await said(page, '服务器忙，没有提交成功。');
  await page.context().close();
  const dark = await opened(2, { ...narrow, colorScheme: 'dark' });
  await picture(dark, 'repay-dark', true);
  await dark.context().close();
}, 60_000);

test('inside WeChat its own sheet asks; the page, its address and what it keeps know no openid', async () => {
  login(false);
  const page = await opened(2, inWechat);
  const { world: sandbox } = world.sandbox;
  // WeChat's bridge: first the person puts the sheet away, then he pays.
  await page.context().exposeBinding('sheet', async (_source, name: string, params: Parameters<typeof pay>[0], turn: number) => {
    if (turn > 0) await pay(params);
    return `${name}:${turn > 0 ? 'ok' : 'cancel'}`;
  });
  const pay = async (params: { appId: string; timeStamp: string; nonceStr: string; package: string; signType: 'RSA'; paySign: string }): Promise<void> => {
    const openid = payerOf('official');
    await world.sandbox.act(openid, { type: 'requestPayment', params });
    await world.sandbox.act(openid, { type: 'answerPay', card: sandbox.chatOf(openid).at(-1)?.id ?? '', accept: true });
  };
  await page.context().addInitScript(() => {
    const global = window as unknown as { sheet(name: string, params: object, turn: number): Promise<string>; WeixinJSBridge: object };
    global.WeixinJSBridge = {
      invoke(name: string, params: object, told: (answer: { err_msg: string }) => void) {
        const turn = Number(localStorage.getItem('turns') ?? 0);
        localStorage.setItem('turns', String(turn + 1));
        void global.sheet(name, params, turn).then((said) => told({ err_msg: said.replace('getBrandWCPayRequest', 'get_brand_wcpay_request') }));
      },
    };
  });
  await button(page, '微信付 860.50 元').click();
  await said(page, '没有付，钱没有动。要付请再点一次。');
  const known = async (): Promise<string> => page.evaluate(() => JSON.stringify([location.href, document.documentElement.outerHTML, { ...localStorage }, { ...sessionStorage }, document.cookie]));
  expect(await known()).not.toMatch(new RegExp(`${payerOf('official')}|code=|money\\.order`));
  await button(page, '微信付 860.50 元').click();
  await comesIn(page);
  await button(page, /存成图片/).click();
  await page.getByAltText('收据的图片，长按存到手机').waitFor();
  await picture(page, 'repay-in-wechat', true);
  expect(await known()).not.toContain(payerOf('official'));
  // What was brought back belonged to that demand alone: another is opened, and nothing is paid by itself.
  await button(page, '看完了，关上').click();
  const orders = sandbox.payBook.orders.size;
  await field(page, '单号').fill(papers[1]!.number);
  await field(page, '缴款码').fill(papers[1]!.code);
  await button(page, /^打开$/).click();
  await button(page, '微信付 4,000.00 元').waitFor();
  expect(sandbox.payBook.orders.size).toBe(orders);
  await page.context().close();
}, 60_000);

test('in another browser it is said where to open it', async () => {
  login(false);
  const page = await opened(1);
  await page.getByRole('heading', { name: '请用微信打开来付' }).waitFor();
  await page.getByRole('img', { name: /二维码/ }).waitFor();
  await picture(page, 'repay-elsewhere', true);
  await button(page, /复制网址/).click();
  await page.getByText(/复制好了|没有复制成/).waitFor();
  expect(await page.getByRole('button', { name: /微信付/ }).count()).toBe(0);
  await page.context().close();
  login(true);
}, 60_000);

test('handed in without a name and with one: announced, paid, receipt', async () => {
  const page = await open('/money/repay/index', narrow);
  await button(page, /主动上交/).click();
  await page.waitForURL('**/money/hand-in/index');
  await field(page, '上交多少（元）').fill('888');
  await button(page, '申报上交').click();
  await page.getByText(/^ZD-2026-\d{4}$/).waitFor();
  expect(await page.locator('.announced__code').innerText()).toMatch(/^\d{3} \d{3}$/);
  await picture(page, 'hand-in-announced', true);
  await button(page, '微信付 888.00 元').click();
  await page.getByText('在沙箱手机上确认').waitFor();
  const openid = payerOf('official');
  await world.sandbox.act(openid, { type: 'answerPay', card: world.sandbox.world.chatOf(openid).at(-1)?.id ?? '', accept: true });
  await page.getByText('我点过了').click();
  await comesIn(page);
  // The code is still there, though the page went to WeChat and came back.
  await page.locator('.announced__code').waitFor();
  await picture(page, 'hand-in-received', true);
  await page.context().close();
  const named = await open('/money/hand-in/index', narrow);
  await button(named, '请写金额').waitFor();
  await picture(named, 'hand-in');
  await named.getByRole('radio', { name: '留名', exact: true }).click();
  await field(named, '上交多少（元）').fill('500');
  await button(named, '请写姓名，或选不留名').waitFor();
  await field(named, '姓名').fill('演示干部');
  await picture(named, 'hand-in-named', true);
  await button(named, '申报上交').click();
  await named.getByText('演示干部').waitFor();
  await named.context().close();
}, 60_000);
