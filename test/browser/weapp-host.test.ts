import { createServer, type IncomingMessage, type Server } from 'node:http';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import type Page from 'miniprogram-automator/out/Page';
import { compileProgram } from '../weapp-host/compile';
import { type LaunchOptions, type LaunchedMiniProgram, launchMiniProgram } from '../weapp-host/launch';
import { useBrowser } from '../weapp-host/use-browser';
import { eventually, find, pageAt, tap, type } from '../weapp-host/waiting';

const distDir = path.join(__dirname, '../weapp-host/fixture');

const browser = useBrowser();
let launched: LaunchedMiniProgram | undefined;
afterEach(async () => {
  await launched?.close();
  launched = undefined;
});
async function open(options: Partial<LaunchOptions> = {}): Promise<Page> {
  launched = await launchMiniProgram({ distDir, browser: browser(), ...options });
  return (await launched.miniProgram.currentPage())!;
}
const text = async (page: Page, selector: string) => (await find(page, selector)).text();

describe('templates and events', () => {
  test('renders wxs, templates, lists and conditions, and follows setData', async () => {
    const page = await open({ query: { scene: 'ABCD2345' } });
    expect(await text(page, '#total')).toBe('2 件');
    expect(await Promise.all((await page.$$('.row .name')).map((row: { text(): Promise<string> }) => row.text()))).toEqual(['1. 甲', '2. 乙']);
    expect(await page.data('scene')).toBe('ABCD2345');

    await tap(page, '.name', '乙');
    expect(await text(page, '#chosen')).toBe('选中 b');
    await tap(page, '.remove');
    expect(await text(page, '#chosen')).toBe('选中 b');
    await tap(page, '.remove');
    expect(await text(page, '#empty')).toBe('空了');
  });

  test('components keep their own data, styles and events', async () => {
    const page = await open();
    const card = await find(page, 'tally-card');
    const box = (await card.$('.box'))!;
    await box.tap();
    expect(await text(page, '#tallied')).toBe('数到 6');
    expect(await box.style('color')).toBe('rgb(18, 52, 86)');
    expect('data' in card && typeof card.data === 'function' && (await card.data('value'))).toBe(6);
  });

  test('a long press is not a tap, and a disabled button is not pressed', async () => {
    const page = await open();
    await (await find(page, '#held')).longpress();
    expect(await text(page, '#held')).toBe('按住');
    await tap(page, '#off');
    expect(await text(page, '#held')).toBe('按住');
    await tap(page, '#held');
    expect(await text(page, '#held')).toBe('按了');
  });

  test('styles count in rpx and follow the theme', async () => {
    const page = await open({ theme: 'dark', fontSizeScaleFactor: 1.3 });
    expect(await (await find(page, '.row')).style('padding-top')).toBe('10.4px');
    expect(await launched!.miniProgram.systemInfo()).toMatchObject({ theme: 'dark', fontSizeScaleFactor: 1.3 });
  });
});

describe('forms', () => {
  test('collects every kind of field, and empties them', async () => {
    const page = await open({ path: 'pages/letter/index', query: { name: encodeURIComponent('小红') } });
    expect(await text(page, '#hello')).toBe('小红');
    await type(page, '#name', '王小明');
    expect(await text(page, '#hello')).toBe('王小明');
    await type(page, '#text', '没有一次说清');
    await tap(page, '.topic', '效率');
    expect(await text(page, '#picked')).toBe('效率');
    await tap(page, '#bad');
    await tap(page, '#agree');
    await (await find(page, '#day')).trigger('change', { value: '2026-11-23' });
    await tap(page, '#send');
    const letter = { name: '王小明', text: '没有一次说清', topics: ['效率'], level: 'bad', agree: true, day: '2026-11-23' };
    expect(JSON.parse(await text(page, '#sent'))).toEqual(letter);
    expect(await launched!.miniProgram.callWxMethod('getStorageSync', 'letter')).toEqual(letter);
    expect(await launched!.host!.storage()).toEqual({ letter });

    await tap(page, '#reset');
    expect(await (await find(page, '#name')).value()).toBe('');
  });

  test('hears of scrolling, and draws on a canvas', async () => {
    const page = await open({ path: 'pages/letter/index' });
    const long = await find(page, '#long');
    if (!('scrollTo' in long) || typeof long.scrollTo !== 'function') throw new Error('not a scroll-view');
    await long.scrollTo(0, 350);
    await eventually('the bottom', async () => (await text(page, '#reached')) === '到底了');
    expect(await page.callMethod('draw')).toMatchObject({ width: 300 });
  });
});

describe('pages', () => {
  test('keeps a stack, passes queries and tells pages when they come and go', async () => {
    const page = await open();
    const { miniProgram } = launched!;
    await miniProgram.callWxMethod('navigateTo', { url: '/extra/read/index?topic=7' });
    const read = await pageAt(miniProgram, 'extra/read/index');
    expect(read.query).toEqual({ topic: '7' });
    expect(await text(read, '#about')).toBe('关于 7');
    expect((await miniProgram.pageStack()).map(({ path: opened }) => opened)).toEqual(['pages/list/index', 'extra/read/index']);

    await miniProgram.callWxMethod('navigateBack');
    await pageAt(miniProgram, 'pages/list/index');
    expect(await text(page, '#shown')).toBe('显示 2');
    expect(await miniProgram.evaluate(() => (globalThis as unknown as { getApp(): { left: string } }).getApp().left)).toBe('7');
    await expect(miniProgram.callWxMethod('navigateTo', { url: '/pages/none/index' })).rejects.toThrow('navigateTo:fail page "pages/none/index" is not found');
  });
});

describe('the network', () => {
  let server: Server;
  const received: { url?: string; type?: string; referer?: string; body: string }[] = [];
  const read = async (request: IncomingMessage) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks).toString('utf8');
  };
  beforeAll((done) => {
    server = createServer((request, response) => {
      void read(request).then((body) => {
        received.push({ url: request.url, type: request.headers['content-type'], referer: request.headers.referer, body });
        response.setHeader('content-type', 'application/json');
        response.end(request.url === '/titles' ? JSON.stringify({ titles: ['丙'] }) : 'token-1');
      });
    }).listen(0, '127.0.0.1', done);
  });
  afterAll((done) => void server.close(done));
  beforeEach(() => received.splice(0));
  const apiOrigin = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  test('sends requests to the server of the test, as WeChat does', async () => {
    const page = await open({ apiOrigin: apiOrigin() });
    await page.callMethod('load');
    expect(await text(page, '.name')).toBe('1. 丙');
    expect(received).toMatchObject([{ url: '/titles', type: 'application/json', body: '{"kind":"all"}' }]);
    expect(received[0]?.referer).toContain('servicewechat.com');
    expect(launched!.host!.requests('POST', '/titles')).toMatchObject([{ url: 'https://pingyi.example.gov.cn/titles', status: 200 }]);
  });

  test('can be away, and can lose an answer that the server has given', async () => {
    const page = await open({ apiOrigin: apiOrigin(), network: 'none' });
    await expect(page.callMethod('load')).rejects.toThrow();
    expect(received).toHaveLength(0);
    expect(await launched!.miniProgram.callWxMethod('getNetworkType')).toMatchObject({ networkType: 'none' });
    await launched!.host!.setNetwork('wifi', 'lost');
    await expect(page.callMethod('load')).rejects.toThrow();
    expect(received).toHaveLength(1);
    await launched!.host!.setNetwork('wifi');
    await page.callMethod('load');
    expect(received).toHaveLength(2);
    expect(launched!.host!.takeProblems()).toEqual([]);
  });

  test('uploads the picture the person chose, or nothing when he cancels', async () => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'weapp-host-'));
    await writeFile(path.join(folder, 'desk.png'), 'picture');
    const page = await open({ path: 'pages/letter/index', apiOrigin: apiOrigin() });
    await tap(page, '#photo');
    await find(page, '#uploaded', 'chooseMedia:fail cancel');
    await launched!.host!.provideMedia([path.join(folder, 'desk.png')]);
    await tap(page, '#photo');
    await find(page, '#uploaded', 'token-1');
    expect(received[0]?.body).toMatch(/name="photo"; filename="desk.png"\r\nContent-Type: image\/png\r\n\r\npicture/);
    await rm(folder, { recursive: true });
  });
});

describe('the person', () => {
  test('answers dialogs, scans codes, leaves and comes back', async () => {
    const page = await open({ path: 'pages/letter/index' });
    const { miniProgram, host } = launched!;
    await tap(page, '#ask');
    await eventually('the dialog', async () => (await host!.records()).some(({ kind }) => kind === 'modal'));
    expect(await host!.records()).toContainEqual({ kind: 'modal', title: '写完了吗', content: '送出后不能改', confirmText: '送出', cancelText: '再看一眼' });
    await miniProgram.native().cancelModal();
    await find(page, '#answer', '不送');

    await host!.answerScan({ result: 'https://pingyi.example.gov.cn/w/ABCD2345' });
    await tap(page, '#scan');
    await find(page, '#scanned', 'ABCD2345');
    await miniProgram.mockWxMethod('scanCode', { result: 'MOCKED' });
    await tap(page, '#scan');
    await find(page, '#scanned', 'MOCKED');
    await miniProgram.restoreWxMethod('scanCode');
    await tap(page, '#scan');
    await find(page, '#scanned', 'scanCode:fail cancel');

    await host!.setForeground(false);
    await host!.setForeground(true);
    expect(await miniProgram.evaluate(() => (globalThis as unknown as { getApp(): { shown: number } }).getApp().shown)).toBe(2);
  });
});

describe('money', () => {
  test('WeChat’s sheet waits for the person, who confirms it, puts it away, or learns that it failed', async () => {
    const page = await open({ path: 'pages/letter/index' });
    const { host } = launched!;
    await tap(page, '#pay');
    const sheet = await eventually('the sheet', () => host!.moneySheet());
    expect(sheet).toEqual({ name: 'requestPayment', params: { timeStamp: '1', nonceStr: 'n', package: 'prepay_id=wx1', signType: 'RSA', paySign: 's' } });
    await host!.answerMoneySheet('cancel');
    await find(page, '#paid', 'requestPayment:fail cancel');
    expect(await host!.moneySheet()).toBeNull();
    await tap(page, '#take');
    expect(await eventually('the sheet', () => host!.moneySheet())).toMatchObject({ name: 'requestMerchantTransfer', params: { package: 'p' } });
    await host!.answerMoneySheet('ok');
    await find(page, '#taken', 'requestMerchantTransfer:ok');
    await expect(launched!.miniProgram.callWxMethod('requestPayment', { timeStamp: '1' })).rejects.toThrow('parameter.nonceStr should be String');
  });
});

describe('what is missing or wrong', () => {
  test('a call that the host lacks fails the run by its name', async () => {
    const page = await open();
    await expect(page.callMethod('breakDown')).rejects.toThrow('wx.openBluetoothAdapter');
    const { close } = launched!;
    launched = undefined;
    await expect(close()).rejects.toThrow('the host has no wx.openBluetoothAdapter');
  });

  test('bad WXML and WXSS are found when they are compiled', async () => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'weapp-host-'));
    const files = { 'app.json': '{"pages":["a"]}', 'a.json': '{}', 'a.wxml': '<view>{{a +}}</view>', 'a.wxss': '* { color: red } .b { background: url(/b.png) }' };
    for (const [name, content] of Object.entries(files)) await writeFile(path.join(folder, name), content);
    const { problems } = await compileProgram(folder);
    await rm(folder, { recursive: true });
    expect(problems).toEqual([
      expect.stringContaining('a.wxss: a style cannot use a local file'),
      expect.stringContaining('a.wxss: WXSS knows no universal selector'),
      expect.stringContaining('a.wxml:1:'),
      'app.json names a, and a.js does not exist',
    ]);
  });
});
