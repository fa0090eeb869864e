import { mkdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type Element from 'miniprogram-automator/out/Element';
import type Page from 'miniprogram-automator/out/Page';
import sharp from 'sharp';
import { useFakeReport } from '../support/fake-report';
import { inDevTools, launchMiniProgram, type LaunchedMiniProgram, type LaunchOptions } from '../weapp-host/launch';
import { packageSizes } from '../weapp-host/compile/package-sizes';
import { useBrowser } from '../weapp-host/use-browser';
import { eventually, find, pageAt, pageText, tap } from '../weapp-host/waiting';

/** The reporter's pages in the compiled mini-program: a subpackage that knows of no login. */
const distDir = path.join(__dirname, '../../dist/weapp');
const fake = useFakeReport();
const browser = useBrowser();
const inHost = inDevTools ? test.skip : test;
const what = '演示内容：村口的路修了两回，账上只有一回';
const kilobyte = 1024;

let launched: LaunchedMiniProgram | undefined;
afterEach(async () => {
  const { close } = launched ?? {};
  launched = undefined;
  await close?.();
});

async function open(pathname: string, options: Partial<LaunchOptions> = {}): Promise<Page> {
  launched = await launchMiniProgram({ distDir, apiOrigin: fake.url, browser: browser(), path: pathname, ...options });
  return pageAt(launched.miniProgram, pathname);
}
const at = (pathname: string) => pageAt(launched!.miniProgram, pathname);
async function typeInto(page: Page, selector: string, index: number, text: string): Promise<void> {
  // A page that was just opened is there before what stands in it.
  await find(page, selector);
  const element = ((await page.$$(selector)) as (Element & { input(text: string): Promise<void> })[])[index];
  await element!.input(text);
}

test('the pages are a package of their own, and what they share is in it', async () => {
  const { main, subPackages } = await packageSizes(distDir);
  expect(Object.keys(subPackages).sort()).toEqual(['money', 'report', 'village']);
  expect(subPackages.report).toBeGreaterThan(60 * kilobyte);
  expect(main).toBeLessThan(700 * kilobyte);
});

inHost('anonymous, from the home page to the receipt, and back by the code', async () => {
  const home = await open('pages/home/index');
  await tap(home, '.door', '反映问题');
  const choose = await at('report/choose/index');
  await find(choose, '.outlined', '微信能知道您打开过这个页面');
  await tap(choose, '.link', '复制网页版地址');
  await eventually('the address copied', async () => (await launched!.host!.records()).some((record) => record.kind === 'clipboard'));
  await tap(choose, '.button', '不留名反映');
  const write = await at('report/write/index');
  await find(write, '.advice', '用自己的手机');
  await tap(write, '.button', '看过了，开始写');
  await tap(write, '.button', '写好了，看一遍');
  await find(write, '.field-error', '请选一类');
  await tap(write, '.chip', '惠民资金');
  await typeInto(write, 'textarea', 0, what);
  const photo = path.join(os.tmpdir(), `weapp-proof-${process.pid}.jpg`);
  await sharp({ create: { width: 60, height: 40, channels: 3, background: '#8899aa' } }).jpeg().toFile(photo);
  await launched!.host!.provideMedia([photo]);
  await tap(write, '.add-row', '加照片或视频');
  await find(write, '.file', '还看得出');
  await tap(write, '.button', '写好了，看一遍');
  await launched!.host!.setNetwork('none');
  await tap(write, '.button', '不留名提交');
  await find(write, '.notice', '没有网');
  await launched!.host!.setNetwork('wifi');
  await tap(write, '.button', '不留名提交');
  const receipt = await at('report/receipt/index');
  await find(receipt, '.title', '已经交给我们了');
  const groups = await Promise.all(((await receipt.$$('.code-group__digits')) as Element[]).map((group) => group.text()));
  expect(fake.reports).toEqual([expect.objectContaining({ what, via: 'miniProgram', identity: null, attachments: [expect.any(String)] })]);
  const number = Number(/第 (\d) 组/.exec(await (await find(receipt, '.heading', '对一对')).text())?.[1]);
  await typeInto(receipt, 'input', 0, groups[number - 1]!);
  await tap(receipt, '.button', '记好了，离开');
  await find(receipt, '.heading', '离开后，这个码再也看不到');
  await tap(receipt, '.bar__pair .button', '记好了，离开');
  await at('pages/home/index');

  fake.ask('是哪一年的事？');
  await launched!.miniProgram.callWxMethod('navigateTo', { url: '/report/visit/index' });
  const visit = await at('report/visit/index');
  await typeInto(visit, 'input', 0, groups.join(''));
  await tap(visit, '.button', '查看');
  await find(visit, '.bubble', '是哪一年的事？');
  expect(await pageText(visit)).not.toContain(what);
  await typeInto(visit, 'textarea', 0, '前年秋天');
  await tap(visit, '.button', '交回答');
  await find(visit, '.bubble--reporter', '前年秋天');
});

inHost('opened at these pages it asks the server for nothing else, and WeChat for no login', async () => {
  const choose = await open('report/choose/index', { fontSizeScaleFactor: 1.4 });
  await find(choose, '.way', '实名');
  const asked = launched!.host!.requests();
  expect(asked.map(({ path: where }) => where)).toEqual(['/api/report/opening']);
  expect(asked[0]!.headers).not.toHaveProperty('cookie');
  await tap(choose, '.link', '打印纸质表');
  const paper = await at('report/paper/index');
  await find(paper, '.address', '/report/choose/index');
});

inHost('a draft lies on the phone only under its digits', async () => {
  const choose = await open('report/choose/index');
  await tap(choose, '.button', '用真名反映');
  const write = await at('report/write/index');
  await tap(write, '.button', '看过了，开始写');
  await find(write, 'textarea');
  await typeInto(write, 'textarea', 0, what);
  await tap(write, '.link', '加密存在这部手机上');
  await find(write, '.button', '请设 6 位数字');
  const fields = (await write.$$('input')) as Element[];
  await typeInto(write, 'input', fields.length - 2, '482915');
  await typeInto(write, 'input', fields.length - 1, '482915');
  await tap(write, '.button', '存 24 小时');
  await find(write, '.said', '存下了，留到');
  await tap(write, '.clear');
  const again = await at('report/choose/index');
  await find(again, '.way', '匿名');
  expect(await pageText(again)).not.toContain('存着一份草稿');
});

const pictures = path.resolve(__dirname, '../../test-output/pictures');
inHost.each([
  ['large phone', 390, 753, false],
  ['large phone, elder', 390, 753, true],
  ['small phone', 360, 549, false],
  ['small phone, elder', 360, 549, true],
] as const)('every page as a picture: %s', async (_name, width, height, elder) => {
  mkdirSync(pictures, { recursive: true });
  const choose = await open('report/choose/index');
  const { page } = launched!.host!;
  /** As the phone shows it, and the whole page at once; nothing is wider than the phone. */
  const shot = async (what: string): Promise<void> => {
    const name = `weapp-report-${what}-${width}${elder ? '-elder' : ''}`;
    await page.setViewportSize({ width, height });
    await page.screenshot({ path: path.join(pictures, `${name}.png`) });
    await page.setViewportSize({ width, height: 3200 });
    await page.screenshot({ path: path.join(pictures, `${name}-whole.png`) });
    await page.setViewportSize({ width, height });
    expect([what, await page.evaluate(() => document.documentElement.scrollWidth)]).toEqual([what, width]);
  };
  await find(choose, '.way', '匿名');
  if (elder) await tap(choose, '.elder-toggle');
  await shot('choose');
  await tap(choose, '.button', '不留名反映');
  const write = await at('report/write/index');
  await find(write, '.advice', '用自己的手机');
  await shot('advice');
  await tap(write, '.button', '看过了，开始写');
  await tap(write, '.button', '写好了，看一遍');
  await find(write, '.field-error', '请选一类');
  await tap(write, '.chip', '惠民资金');
  await shot('write');
  await typeInto(write, 'textarea', 0, what);
  await tap(write, '.button', '写好了，看一遍');
  await find(write, '.title', '交之前，看一遍');
  await shot('review');
  // Tapped twice: once. The second tap may find the page left already.
  const submit = (await write.$$('.bar__pair .button'))[1] as Element;
  await Promise.allSettled([submit.tap(), submit.tap()]);
  const receipt = await at('report/receipt/index');
  await find(receipt, '.title', '已经交给我们了');
  expect([fake.reports.length, fake.heardAt('').length]).toEqual([1, 1]);
  const code = (await Promise.all(((await receipt.$$('.code-group__digits')) as Element[]).map((group) => group.text()))).join('');
  await typeInto(receipt, 'input', 0, '33');
  await shot('receipt');
  fake.ask('修路的那家，您知道叫什么吗？');
  await launched!.miniProgram.callWxMethod('navigateTo', { url: '/report/visit/index' });
  const visit = await at('report/visit/index');
  await typeInto(visit, 'input', 0, code.slice(0, 6));
  await shot('code');
  await typeInto(visit, 'input', 0, code);
  await tap(visit, '.button', '查看');
  await find(visit, '.bubble', '修路的那家');
  await shot('visit');
  await tap(visit, '.button', '看完了，忘掉这个码');
  fake.close('查实了，已经处理。');
  await typeInto(visit, 'input', 0, code);
  await tap(visit, '.button', '查看');
  await find(visit, '.faces', '基本满意');
  await shot('closed');
  await tap(visit, '.face', '基本满意');
  await tap(visit, '.button', '交上去');
  await find(visit, '.page__body', '您说的是：基本满意');
});
