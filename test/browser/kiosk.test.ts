import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { demoHousehold } from '../../contracts/demo';
import { PublicationModel } from '../../domain/disclosure';
import { codeOfSeed } from '../../domain/household';
import { native } from '../../domain/kernel';
import { villageStories } from '../../scripts/demo/village';
import { useCuttableLine } from '../support/cut';
import { picture, useDemoPages } from '../support/pages';
import { eventually } from '../weapp-host/waiting';

/** The touch screen in a village's hall: what it shows, that nothing of anybody stays on it, and what it shows without a network. */
const { open, signIn, server, clock } = useDemoPages({ ratings: false, stories: villageStories });
const line = useCuttableLine(() => server.url());

jest.setTimeout(60_000);
const screen: BrowserContextOptions = { viewport: { width: 1080, height: 1920 }, hasTouch: true, deviceScaleFactor: 1 };
const home = async (page: Page): Promise<void> => {
  await page.locator('.kiosk-village', { hasText: '上柳村' }).waitFor();
  await page.getByRole('button', { name: '带到手机上' }).waitFor();
};
const openScreen = async (): Promise<Page> => {
  const page = await open(`${line.url()}/kiosk/LX-01`, screen);
  await home(page);
  return page;
};
const tap = (page: Page, name: string | RegExp): Promise<void> => page.getByRole('button', { name }).first().tap();
const type = async (page: Page, keys: string): Promise<void> => {
  for (const key of keys) await page.locator('.kiosk-keys').getByRole('button', { name: key, exact: true }).tap();
};
/** So long nobody touches the screen. */
const leave = (page: Page, seconds: number): Promise<void> => page.clock.setFixedTime(new Date(clock.now().getTime() + seconds * 1000));
/** All of the home page stands above the foot. */
const fits = async (page: Page): Promise<void> => {
  const [find, foot] = await Promise.all(['.kiosk-find', '.kiosk-foot'].map((part) => page.locator(part).boundingBox()));
  expect(find!.y + find!.height).toBeLessThan(foot!.y);
  expect(foot!.y + foot!.height).toBeCloseTo(1920, 0);
};
const shown = (page: Page): Promise<string> => page.locator('.page__body').last().innerText();

test('home tells what the village published and how it keeps its days; each tile leads to a page large enough for a finger', async () => {
  const page = await openScreen();
  const text = await shown(page);
  for (const words of ['柳溪镇', '10月的账 11月5日 周四公开', '128,460.00', '76,215.60', '213,906.40', '逾期 1', '15:42']) expect(text).toContain(words);
  expect(await page.locator('.kiosk-news__line').count()).toBe(3);
  await fits(page);
  await picture(page, 'kiosk-home');
  await tap(page, '大字');
  await fits(page);
  await picture(page, 'kiosk-home-elder');
  await tap(page, '普通字');
  for (const [door, title, name] of [
    ['村里的账', '10月的账', 'accounts'],
    ['办事流程', '小微权力清单', 'powers'],
    ['村里的工程', '项目公开', 'projects'],
    ['惠民政策', '查政策', 'policies'],
  ] as const) {
    await tap(page, door);
    await page.getByRole('heading', { name: title }).waitFor();
    await page.locator('.skeleton').first().waitFor({ state: 'detached' });
    await picture(page, `kiosk-${name}`);
    const small = await page.evaluate(() =>
      [...document.querySelectorAll('.taro_page_show button, .kiosk-foot button')]
        .map((button) => ({ words: (button as HTMLElement).innerText, height: button.getBoundingClientRect().height }))
        .filter(({ height }) => height > 0 && height < 88),
    );
    expect(small).toEqual([]);
    if (name === 'powers') {
      await page.locator('.taro_page_show .link-row').first().tap();
      await page.locator('.flow').waitFor();
      await picture(page, 'kiosk-power');
      await tap(page, '大字');
      await picture(page, 'kiosk-power-elder');
    }
    await tap(page, '回首页');
    await page.locator('.flow, .village-name').first().waitFor({ state: 'detached' });
    await home(page);
  }
});

test('what one writes, one writes with one’s own phone; letters find, and become characters', async () => {
  const page = await openScreen();
  await tap(page, '反映问题');
  await page.getByRole('img', { name: '二维码，用手机扫' }).waitFor();
  await picture(page, 'kiosk-report');
  await tap(page, '看好了，关上');
  expect(new URL(page.url()).pathname).toBe('/kiosk/LX-01/village/kiosk/index');
  await tap(page, /找一件事/);
  await type(page, 'zdshbz');
  await page.getByRole('button', { name: /最低生活保障对象/ }).first().waitFor();
  await picture(page, 'kiosk-search');
  await tap(page, '清空');
  await type(page, 'dibao');
  for (const character of '低保') await page.locator('.kiosk-keys').getByRole('button', { name: character, exact: true }).tap();
  expect(await page.getByRole('textbox').inputValue()).toBe('低保');
  await page.getByRole('button', { name: '写好了' }).tap();
  await page.locator('.kiosk-foot').waitFor();
});

test('fifty seconds untouched it asks, a touch keeps the page; sixty and it is at home, as for the first time', async () => {
  const page = await openScreen();
  await tap(page, '大字');
  await tap(page, '村里的账');
  await page.getByRole('heading', { name: '10月的账' }).waitFor();
  await picture(page, 'kiosk-accounts-elder');
  await leave(page, 51);
  await page.getByText('9 秒后回首页').waitFor();
  await picture(page, 'kiosk-still');
  await tap(page, '接着看');
  await page.locator('.kiosk-still').waitFor({ state: 'detached' });
  await leave(page, 110);
  await page.locator('.kiosk-still').waitFor();
  await leave(page, 112);
  await page.locator('.village-name').waitFor({ state: 'detached' });
  await home(page);
  expect(await page.locator('.page.elder').count()).toBe(0);
  await page.goBack({ timeout: 2000 }).catch(() => null);
  await page.goForward({ timeout: 2000 }).catch(() => null);
  await home(page);
  expect(await page.locator('.village-name').count()).toBe(0);
});

test('after a look at one’s own payments nothing of it is left: not on the page, in storage, in any cache, in the history', async () => {
  const page = await openScreen();
  const code = codeOfSeed(demoHousehold.seed);
  await tap(page, '我家的补贴');
  await page.getByRole('textbox', { name: /户码/ }).tap();
  await picture(page, 'kiosk-household-ways');
  await type(page, code);
  await page.getByRole('button', { name: '写好了' }).tap();
  await tap(page, '查我家的补贴');
  await page.getByRole('heading', { name: /^户主/ }).waitFor();
  // Sums that no public table has by chance.
  const secrets = [code, ...((await shown(page)).match(/\d,\d{3}\.\d\d(?= 元)|户主 \S+/g) ?? [])];
  expect(secrets.length).toBeGreaterThan(2);
  await picture(page, 'kiosk-household');
  await leave(page, 21);
  await page.getByText(/秒后回首页/).waitFor();
  await leave(page, 31);
  await page.getByRole('heading', { name: /^户主/ }).waitFor({ state: 'detached' });
  await home(page);
  const left = (): Promise<string> =>
    page.evaluate(async () => {
      const kept: string[] = [];
      for (const name of await caches.keys()) {
        const cache = await caches.open(name);
        for (const request of await cache.keys()) if (!/\.(js|css|html)$/.test(request.url)) kept.push(request.url, (await (await cache.match(request))?.text()) ?? '');
      }
      return [document.documentElement.outerHTML, JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage }), JSON.stringify(history.state), ...kept, ...performance.getEntries().map(({ name }) => name)].join('\n');
    });
  const clean = async (): Promise<void> => {
    const all = await left();
    for (const secret of secrets) expect(all).not.toContain(secret);
    expect(all).not.toMatch(/\/household|payment-lists/);
  };
  await clean();
  await page.goBack({ timeout: 2000 }).catch(() => null);
  await home(page);
  await clean();
  await page.goForward({ timeout: 2000 }).catch(() => null);
  await home(page);
  await clean();
});

test('with the network cut it shows what it read ahead, and says of when; with the network back it looks again; newer pages take over while nobody stands there, and lose nothing of it', async () => {
  const page = await open('about:blank', screen);
  // Nobody waits half a minute here for the screen to look whether somebody stands there.
  await page.addInitScript(() => {
    const every = window.setInterval.bind(window);
    window.setInterval = ((act: () => void, ms: number) => every(act, ms === 30_000 ? 100 : ms)) as typeof window.setInterval;
  });
  await page.goto(`${line.url()}/kiosk/LX-01`);
  await home(page);
  await page.waitForFunction(() => localStorage.getItem('kiosk-read-ahead') !== null, undefined, { timeout: 30_000 });
  line.cut();
  await page.reload();
  await home(page);
  const note = page.locator('.kiosk-offline', { hasText: /网络断了。下面是 \d+月\d+日 周. \d\d:\d\d 的内容/ });
  await note.waitFor();
  await picture(page, 'kiosk-offline');
  await tap(page, '村里的账');
  await page.getByRole('heading', { name: '10月的账' }).waitFor();
  await picture(page, 'kiosk-offline-accounts');
  await tap(page, '返回');
  await home(page);
  await tap(page, '办事流程');
  await page.locator('.taro_page_show .link-row').nth(3).tap();
  await page.locator('.flow').waitFor();
  await note.waitFor();
  line.mend();
  await page.evaluate(() => window.dispatchEvent(new Event('online')));
  await note.waitFor({ state: 'detached' });
  await page.locator('.flow').waitFor();

  const stored = (): Promise<{ builds: string[]; answers: number }> =>
    page.evaluate(async () => ({ builds: (await caches.keys()).filter((name) => name.startsWith('kiosk-pages-')), answers: (await (await caches.open('kiosk-answers')).keys()).length }));
  const before = await stored();
  expect(before.builds).toHaveLength(1);
  expect(before.answers).toBeGreaterThan(20);
  const worker = readFileSync(path.join(__dirname, '../../dist/h5/kiosk/worker.js'), 'utf8');
  line.answer('/kiosk/worker.js', 'text/javascript', worker.replaceAll(before.builds[0]!.slice('kiosk-pages-'.length), 'newer'));
  await page.evaluate(async () => void (await (await navigator.serviceWorker.getRegistration('/kiosk/'))?.update()));
  await eventually('the newer pages to wait', () => page.evaluate(async () => (await navigator.serviceWorker.getRegistration('/kiosk/'))?.waiting?.state === 'installed'));
  // Somebody reads: the page stays.
  expect(await page.locator('.flow').count()).toBe(1);
  expect((await stored()).builds).toContain(before.builds[0]);
  await leave(page, 62);
  await home(page);
  await eventually('the newer pages to take over', async () => (await stored().catch(() => before)).builds.join() === 'kiosk-pages-newer');
  await home(page);
  expect((await stored()).answers).toBeGreaterThanOrEqual(before.answers);
  line.cut();
  await page.reload();
  await home(page);
  await note.waitFor();
  line.mend();
});

test('a browser that keeps nothing says so on the first page, and nowhere else', async () => {
  const page = await open('about:blank', screen);
  // As with http elsewhere than on the machine itself.
  await page.addInitScript(() => Object.defineProperty(Navigator.prototype, 'serviceWorker', { value: undefined }));
  await page.goto(`${line.url()}/kiosk/LX-01`);
  await home(page);
  const note = page.getByText('断了网，这块屏就看不了。请管屏的人换成 https 的网址');
  await note.waitFor();
  await picture(page, 'kiosk-keeps-nothing');
  await tap(page, '村里的账');
  await page.getByRole('heading', { name: '10月的账' }).waitFor();
  await note.waitFor({ state: 'detached' });
});

test('a voucher opens large, low enough to be closed by a child, and is gone with its page', async () => {
  const page = await openScreen();
  await tap(page, '村里的账');
  await tap(page, /^全部 \d+ 笔/);
  await tap(page, /1 张照片/);
  await tap(page, /的凭证照片，点开放大/);
  const sheet = page.getByRole('dialog', { name: '图片' });
  const image = sheet.getByRole('img', { name: '放大的图片' });
  await eventually('the picture', () => image.evaluate((one) => (one as HTMLImageElement).naturalWidth > 0));
  await picture(page, 'kiosk-picture');
  const close = (await sheet.getByRole('button', { name: '看好了，关上' }).boundingBox())!;
  expect(close.height).toBeGreaterThanOrEqual(96);
  expect(close.y).toBeGreaterThan(850);
  expect(close.y + close.height).toBeLessThan(1920);
  await leave(page, 62);
  await sheet.waitFor({ state: 'detached' });
  await home(page);
});

test('the console shows the address of the village’s screen, and how it is set up', async () => {
  const publication = await native(PublicationModel).findOne({ 'village.name': '上柳村', state: 'published' });
  const page = await signIn('cunwu');
  await page.goto(`${server.url()}/console/disclosure/outlets/${publication!._id.toHexString()}?form=kiosk`);
  await page.getByRole('heading', { name: '上柳村的触摸屏' }).waitFor();
  expect(await page.getByText(/chromium --kiosk --app=http\S+\/kiosk\/LX-01/).count()).toBe(1);
  await picture(page, 'console-kiosk');
});
