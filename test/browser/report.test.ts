import { mkdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import sharp from 'sharp';
import { useFakeReport } from '../support/fake-report';
import { phone, picture } from '../support/pages';
import { startChromium } from '../weapp-host/chromium';

/** The reporter's pages in a browser: both ways to the receipt, back by the code, and nothing left behind. */
const fake = useFakeReport();
const what = '演示内容：村口的路修了两回，账上只有一回';
const photoPath = path.join(os.tmpdir(), `report-proof-${process.pid}.jpg`);
const weather = 'https://www.weather.com.cn/';

let browser: Browser;
let faults: string[];
beforeAll(async () => {
  mkdirSync(path.resolve(__dirname, '../../test-output/pictures'), { recursive: true });
  await sharp({ create: { width: 80, height: 60, channels: 3, background: '#8899aa' } }).jpeg().toFile(photoPath);
  browser = await startChromium();
});
afterAll(() => browser?.close());
beforeEach(() => (faults = []));
afterEach(async () => {
  for (const [index, context] of browser.contexts().entries()) {
    for (const page of context.pages()) await picture(page, `report-stopped-${index}`);
    await context.close();
  }
  expect(faults).toEqual([]);
});

async function open(address = '/report/choose/index', options: BrowserContextOptions = phone): Promise<Page> {
  const context = await browser.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai', reducedMotion: 'reduce', ...options });
  context.setDefaultTimeout(10_000);
  // As somebody has it who also works with the console, and came by a link.
  await context.addCookies([{ name: 'session', value: 'of-somebody', url: fake.url }]);
  await context.route(`${weather}**`, (route) => route.fulfill({ contentType: 'text/html', body: '<title>天气</title>晴' }));
  const page = await context.newPage();
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) faults.push(message.text());
  });
  await page.goto(fake.url + address);
  return page;
}

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const storedIn = (page: Page) => page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }));

async function write(page: Page, way: '用真名反映' | '不留名反映'): Promise<void> {
  await button(page, way).click();
  await button(page, '看过了，开始写').click();
  await page.getByRole('radio', { name: '惠民资金' }).click();
  await page.getByLabel(/^说说这件事/).fill(what);
}

async function receiptOf(page: Page): Promise<string> {
  await page.getByRole('heading', { name: '已经交给我们了' }).waitFor();
  return (await page.locator('.code-group__digits').allInnerTexts()).join('');
}

async function typeBack(page: Page, code: string): Promise<void> {
  const number = Number(/第 (\d) 组/.exec(await page.getByRole('heading', { name: /^对一对/ }).innerText())?.[1]);
  await page.getByLabel(/^第 \d 组，四位数字$/).fill(code.slice((number - 1) * 4, number * 4));
  await button(page, '记好了，离开').click();
  await button(page, '记好了，离开').last().click();
}

/** Nothing that any request brought along may tell who asked. */
function expectBare(): void {
  const reporting = fake.heard.filter(({ path: asked }) => asked.startsWith('/api/report'));
  expect(reporting.length).toBeGreaterThan(0);
  for (const { path: asked, headers } of reporting) {
    expect([asked, headers.cookie, headers.referer, headers.authorization]).toEqual([asked, undefined, undefined, undefined]);
    expect(Object.keys(headers).filter((name) => name.startsWith('x-'))).toEqual([]);
  }
}

async function enterCode(page: Page, code: string): Promise<void> {
  await page.getByLabel('第一组，四位数字').fill(code);
  await button(page, '查看').click();
}

test('anonymous: with a photo, handed in, the code typed back; later back by the code to answer', async () => {
  const page = await open();
  await button(page, '不留名反映').waitFor();
  expect(await page.title()).toBe('清鉴');
  await write(page, '不留名反映');
  await page.getByLabel('哪一笔钱，选填').fill('道路款');
  await page.getByLabel(/^哪个村/).fill('slc');
  await button(page, '在名单里找').click();
  await page.getByRole('radio', { name: /上柳村/ }).click();
  await button(page, '写上一个人').click();
  await page.getByLabel('姓名或称呼').fill('演示甲');
  await button(page, '再加一个人').click();
  await page.getByLabel('姓名或称呼').nth(1).fill('演示丙');
  await button(page, '去掉第 1 个人').click();
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), button(page, '加照片、录音或文件').click()]);
  await chooser.setFiles(photoPath);
  await page.getByText('去掉了：拍摄地点、拍摄时间、手机型号。').waitFor();
  expect(fake.files).toEqual([expect.objectContaining({ name: 'file.jpg', named: false })]);
  await button(page, '写好了，看一遍').click();
  await page.getByRole('row', { name: /上柳村（梨园镇）/ }).waitFor();
  // Tapped twice: once.
  await button(page, '不留名提交').dblclick();
  const code = await receiptOf(page);
  expect(fake.reports).toEqual([expect.objectContaining({ what, extra: { fund: '道路款' }, people: [{ name: '演示丙', organisation: '', post: '' }], identity: null, tellByPhone: false, via: 'web', attachments: [expect.any(String)] })]);
  expect(new URL(page.url()).search).toBe('');
  expect(await storedIn(page)).not.toContain('演示');
  await page.getByLabel(/^第 \d 组，四位数字$/).fill('000');
  await button(page, '还差 1 位，填完就能离开').waitFor();
  // Up to here nobody was asked but the reporter's own routes.
  expect(fake.heard.map(({ path: asked }) => asked).filter((asked) => !asked.startsWith('/api/report'))).toEqual([]);
  await typeBack(page, code);
  await page.locator('.door').first().waitFor();
  expect(await storedIn(page)).not.toContain(code);
  await page.goBack();
  await page.waitForLoadState();
  expect(await page.locator('body').innerText()).not.toContain(code.slice(0, 4));
  expectBare();

  fake.ask('是哪一年的事？');
  const later = await open('/report/visit/index');
  await enterCode(later, `${code.slice(0, 15)}${(Number(code[15]) + 1) % 10}`);
  await later.getByText('没有找到。请对一对每一组数字。').waitFor();
  await enterCode(later, code.match(/\d{4}/g)!.join(' '));
  await later.getByRole('heading', { name: '有话想问您' }).waitFor();
  await later.getByText('2027年1月8日 周五 前').waitFor();
  expect(await later.locator('body').innerText()).not.toContain(what);
  fake.faults.set('/words', { how: 'cut', times: 1 });
  await later.getByLabel(/^回答，最多/).fill('前年秋天');
  await button(later, '交回答').click();
  await later.getByText('没有网，没有办成').waitFor();
  await button(later, '交回答').click();
  await later.getByText('收到您的回答了').waitFor();
  expect(await later.locator('.bubble--reporter').allInnerTexts()).toEqual([expect.stringContaining('前年秋天')]);
  await button(later, '我要留名').click();
  await button(later, '留下名字').click();
  await later.getByText('请写真实姓名。').waitFor();
  await later.getByLabel('姓名，必填').fill('演示乙');
  await later.getByLabel('电话，必填').fill('13800006027');
  await button(later, '留下名字').click();
  await later.getByText('名字和电话收到了').waitFor();
  fake.close('查实了，已经处理。');
  await button(later, '看完了，忘掉这个码').click();
  expect(await later.getByLabel('第一组，四位数字').inputValue()).toBe('');
  await enterCode(later, code);
  await later.getByRole('heading', { name: '已经办结', level: 1 }).waitFor();
  // Tapped twice: once.
  await later.getByRole('radio', { name: '基本满意' }).click();
  await button(later, '交上去').dblclick();
  await later.getByText('您说的是：基本满意').waitFor();
  expect(fake.heardAt('/satisfaction')).toHaveLength(1);
  await button(later, '我不同意').click();
  await later.getByLabel(/^不同意这个结果/).fill('还有一段路没查');
  await button(later, '交意见').click();
  await later.getByText('您的意见记下了').waitFor();
  expect(await storedIn(later)).not.toContain(code);
  expectBare();
});

test('by name: what is wrong is said at the field, a lost answer is not a second report', async () => {
  const page = await open();
  await write(page, '用真名反映');
  await button(page, '写好了，看一遍').click();
  await page.getByText('还有 2 处要改').waitFor();
  await page.getByLabel('姓名，必填').fill('演示乙');
  await page.getByLabel('电话，必填').fill('1380000602');
  await page.getByText('少了 1 位').waitFor();
  await page.getByLabel('电话，必填').fill('13800006027');
  await page.getByLabel('什么时候方便接电话，选填').fill('晚上');
  await page.getByRole('checkbox').click();
  await button(page, '写好了，看一遍').click();
  fake.faults.set('', { how: 'cut', times: 1 });
  await button(page, '实名提交').click();
  await page.getByText('再提交一次不会重复').waitFor();
  await button(page, '先等结果').waitFor();
  await button(page, '再提交一次').click();
  const code = await receiptOf(page);
  await page.getByText('实名回执码').waitFor();
  expect(fake.reports).toEqual([expect.objectContaining({ identity: { name: '演示乙', phone: '13800006027', identityNumber: '', address: '', callTimes: '晚上' }, tellByPhone: true })]);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    button(page, '存成图片').click().then(() => button(page, '还是要存').click()),
  ]);
  expect(download.suggestedFilename()).toBe('图片.png');
  await typeBack(page, code);
  await page.locator('.door').first().waitFor();
  expectBare();
});

test('a draft is kept under six digits, opens with them only, and 立即清除 removes it', async () => {
  const page = await open();
  await write(page, '不留名反映');
  await button(page, '加密存在这部手机上').click();
  await page.getByLabel('设 6 位数字').fill('482915');
  await page.getByLabel('再写一遍').fill('482916');
  await button(page, '两次写的不一样').waitFor();
  await page.getByLabel('再写一遍').fill('482915');
  await button(page, '存 24 小时').click();
  await page.getByText(/存下了，留到/).waitFor();
  expect(await storedIn(page)).not.toContain('演示');
  await page.reload();
  await page.getByRole('heading', { name: '这里没有草稿' }).waitFor();
  await button(page, '从头开始').click();
  await page.getByLabel('存的时候设的 6 位数字').fill('000000');
  await button(page, '打开草稿').click();
  await page.getByText('还能试 4 次').waitFor();
  await page.getByLabel('存的时候设的 6 位数字').fill('482915');
  await button(page, '打开草稿').click();
  await page.getByLabel(/^说说这件事/).waitFor();
  expect(await page.getByLabel(/^说说这件事/).inputValue()).toBe(what);
  await button(page, /^立即清除/).click();
  await button(page, '不留名反映').waitFor();
  expect(await storedIn(page)).not.toContain('kept-note');
  expect(await page.getByText('您写了一半，还在').count()).toBe(0);
});

test.each(['button', 'escape'])('快速离开 by %s: another page at once, and no way back to this one', async (by) => {
  const page = await open('/pages/home/index');
  fake.heard = [];
  await page.locator('.door', { hasText: '反映问题' }).click();
  await write(page, '不留名反映');
  if (by === 'button') await button(page, /^快速离开/).click();
  else {
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
  }
  await page.waitForURL(weather);
  await page.goBack();
  await page.locator('.door').first().waitFor();
  expect(new URL(page.url()).pathname).not.toContain('report');
  await page.goForward();
  await page.waitForURL(weather);
});

test('by keyboard alone, from the choice to the code', async () => {
  const page = await open();
  await button(page, '不留名反映').waitFor();
  /** Goes on with Tab to what is called so. */
  const tabTo = async (name: string): Promise<void> => {
    for (let times = 0; times < 60; times += 1) {
      await page.keyboard.press('Tab');
      const focused = await page.evaluate(() => (document.activeElement === document.body ? '' : `${document.activeElement?.getAttribute('aria-label') ?? ''} ${document.activeElement?.textContent ?? ''}`));
      if (focused.includes(name)) return;
    }
    throw new Error(`no way to ${name} by Tab`);
  };
  for (const name of ['不留名反映', '看过了，开始写']) {
    await button(page, name).waitFor();
    await tabTo(name);
    await page.keyboard.press('Enter');
  }
  await page.getByRole('radio', { name: '惠民资金' }).waitFor();
  await tabTo('惠民资金');
  await page.keyboard.press('Space');
  expect(await page.getByRole('radio', { name: '惠民资金' }).getAttribute('aria-checked')).toBe('true');
  await tabTo('说说这件事');
  await page.keyboard.type(what);
  await tabTo('写好了，看一遍');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: '交之前，看一遍' }).waitFor();
  await tabTo('不留名提交');
  await page.keyboard.press('Enter');
  await receiptOf(page);
  expect(fake.reports).toEqual([expect.objectContaining({ what, topic: 'funds' })]);
});

test('not open yet: where else to go; and the sheet prints on one A4 page', async () => {
  fake.open = false;
  const page = await open();
  await page.getByRole('heading', { name: '这里还没有开通' }).waitFor();
  expect(await page.getByRole('button', { name: /反映$/ }).count()).toBe(0);
  await button(page, '打印纸质表').click();
  await button(page, '打印').waitFor();
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize({ width: 794, height: 1123 });
  await picture(page, 'report-paper-print');
  const pdf = (await page.pdf({ format: 'A4', preferCSSPageSize: true })).toString('latin1');
  expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
});

describe('as pictures', () => {
  test.each([
    ['light', 'light', false],
    ['dark', 'dark', false],
    ['elder', 'light', true],
  ] as const)('every page in %s', async (name, colorScheme, elder) => {
    const page = await open('/report/choose/index', { ...phone, colorScheme });
    /** At the phone's own height, and the whole page at once. */
    const shot = async (what: string) => {
      await picture(page, `report-${what}-${name}`);
      const height = await page.evaluate(() => Math.max(...[...document.querySelectorAll('.page')].map((one) => one.scrollHeight)));
      await page.setViewportSize({ width: 390, height: Math.max(844, height) });
      await picture(page, `report-${what}-${name}-whole`);
      await page.setViewportSize({ width: 390, height: 844 });
    };
    if (elder) await button(page, '换成大字版').click();
    await button(page, '不留名反映').waitFor();
    await shot('choose');
    await button(page, '不留名反映').click();
    await button(page, '看过了，开始写').waitFor();
    await shot('advice');
    await button(page, '看过了，开始写').click();
    await button(page, '写好了，看一遍').click();
    await page.getByText('请选一类。').waitFor();
    const { y } = (await page.getByRole('heading', { name: '是哪一类' }).boundingBox())!;
    expect(y > 50 && y < 400).toBe(true);
    await page.getByRole('radio', { name: '惠民资金' }).click();
    await button(page, '写上一个人').click();
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), button(page, '加照片、录音或文件').click()]);
    await chooser.setFiles(photoPath);
    await page.getByText('还看得出：').waitFor();
    await button(page, '加密存在这部手机上').click();
    await shot('write');
    await page.getByLabel(/^说说这件事/).fill(what);
    await button(page, '写好了，看一遍').click();
    await button(page, '不留名提交').waitFor();
    await shot('review');
    await button(page, '不留名提交').click();
    const code = await receiptOf(page);
    await page.getByLabel(/^第 \d 组，四位数字$/).fill('33');
    await shot('receipt');
    fake.ask('修路的那家，您知道叫什么吗？');
    await page.goto(`${fake.url}/report/visit/index`);
    await page.getByLabel('第一组，四位数字').fill(code.slice(0, 8));
    await shot('code');
    await enterCode(page, code);
    await page.getByRole('heading', { name: '有话想问您' }).waitFor();
    await shot('visit');
    await page.goto(`${fake.url}/report/paper/index`);
    await button(page, '打印').waitFor();
    await shot('paper');
    // Nothing is wider than the phone.
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  });
});
