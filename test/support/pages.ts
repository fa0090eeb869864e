import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { demoPassword } from '../../contracts/demo';
import { enableDemo, fixedClock, loadCalendar, native, OrganisationModel, type StaffActor } from '../../domain/kernel';
import { loadDemo, type DemoStory } from '../../scripts/demo/load';
import type { DemoPlace } from '../../scripts/demo/place';
import type { Settings } from '../../settings';
import { startChromium } from '../weapp-host/chromium';
import { useTestDatabase } from './database';
import { useServer, type TestServer } from './http';
import { keptDemo } from './kept-demo';

const pictures = path.resolve(__dirname, '../../test-output/pictures');
/** Those that stand in the README; only `npm run pictures` renews them, so that a test run leaves the tree as it was. */
const readmePictures = process.env.README_PICTURES ? ['rate', 'rate-elder', 'follow-ups', 'console-overview', 'money-flow', 'home-running', 'sandbox'] : [];
const placeOf = (name: string): string => (readmePictures.includes(name) ? path.resolve(__dirname, '../../docs/pictures') : pictures);
/** Friday 20 November 2026, 15:42 in Shanghai. */
const now = '2026-11-20T07:42:00.000Z';

const waitMs = 10_000;

export const phone: BrowserContextOptions = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 };
export const desk: BrowserContextOptions = { viewport: { width: 1440, height: 900 }, deviceScaleFactor: 1 };

export const picture = (page: Page, name: string, fullPage = false): Promise<Buffer> => page.screenshot({ path: path.join(placeOf(name), `${name}.png`), fullPage });

export interface DemoPages {
  server: TestServer;
  clock: ReturnType<typeof fixedClock>;
  windowCode(): string;
  open(address: string, options: BrowserContextOptions): Promise<Page>;
  /** Fills in the first step of signing in. */
  enter(username: string, password: string): Promise<Page>;
  /** A demo account, past both steps. */
  signIn(username: string): Promise<Page>;
}

/** What of a place outlives its process: villages are read again. */
type PlainPlace = Pick<DemoPlace, 'windows' | 'queue'> & { actors: [string, StaffActor][] };
const plainPlace = ({ windows, queue, actors }: DemoPlace): PlainPlace => ({ windows, queue, actors: [...actors] });
async function wholePlace({ windows, queue, actors }: PlainPlace): Promise<DemoPlace> {
  const villages = await native(OrganisationModel).find({ kind: { $in: ['village', 'community'] } }).toArray();
  return { windows, queue, actors: new Map(actors), villages: new Map(villages.map((village) => [village.code, village])) };
}

/** Presses what leads to another list of the same page, and waits until that list was asked for: what is on the page then is the new one. */
export const listed = async (page: Page, asks: RegExp, act: () => Promise<void>): Promise<void> => {
  const answered = page.waitForResponse((response) => asks.test(response.url()));
  await act();
  await (await answered).finished();
};

/** The real server over a small demo district, and a Chromium to look at it; a page that throws or logs an error fails its test. A file asks for the `stories` its pages tell, and does without ratings where it shows none; `settings` are the server's beyond the demo's, as a function where they are known only once something else runs. */
export function useDemoPages({ stories = [], ratings = true, settings = {} }: { stories?: readonly DemoStory[]; ratings?: boolean; settings?: Partial<Settings> | (() => Partial<Settings>) } = {}): DemoPages {
  const clock = fixedClock(now);
  const kept = keptDemo(ratings ? 'with-ratings' : 'without-ratings');
  const { dataDir } = useTestDatabase({ files: kept.restoreFiles });
  enableDemo();
  const server = useServer(() => ({ demo: true, logLevel: (process.env.LOG_LEVEL as 'silent') ?? 'silent', ...(typeof settings === 'function' ? settings() : settings) }), { clock });
  const faults: string[] = [];
  let browser: Browser;
  let windowCode: string;
  /** A code of the authenticator counts once, and here the clock stands still: who was signed in stays so. */
  const sessions = new Map<string, Awaited<ReturnType<BrowserContext['storageState']>>>();

  beforeAll(async () => {
    mkdirSync(pictures, { recursive: true });
    await loadCalendar();
    const place = await kept.load(dataDir(), async () => plainPlace((await loadDemo(new Date(now), { days: 9, perWindow: 3 }, { stories: [], ratings })).place));
    windowCode = place.windows[0]!.code;
    for (const story of stories) await story(await wholePlace(place), new Date(now));
    browser = await startChromium();
  }, 120_000);
  afterAll(() => browser?.close());
  afterEach(async () => {
    // A test that comes to its end closes its pages; what is left open shows where another stopped.
    for (const [index, context] of browser.contexts().entries()) {
      for (const page of context.pages()) await picture(page, `stopped-${index}`);
      await context.close();
    }
    expect(faults.splice(0)).toEqual([]);
  });

  async function open(address: string, options: BrowserContextOptions): Promise<Page> {
    const context = await browser.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai', reducedMotion: 'reduce', ...options });
    context.setDefaultTimeout(waitMs);
    const page = await context.newPage();
    await page.clock.setFixedTime(new Date(clock.now()));
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (message) => {
      // A refused answer is part of some stories; the browser reports each as an error of its own.
      // A frame that may run nothing refuses the test's own clock.
      if (message.type() === 'error' && !/^(Failed to load resource|Blocked script execution in 'about:srcdoc')/.test(message.text())) faults.push(message.text());
    });
    await page.goto(new URL(address, server.url()).href);
    return page;
  }

  async function enter(username: string, password: string): Promise<Page> {
    const page = await open('/console', desk);
    await page.getByLabel('用户名').fill(username);
    await page.getByLabel('密码', { exact: true }).fill(password);
    await page.getByRole('button', { name: /^登\s*录$/ }).click();
    return page;
  }

  async function signIn(username: string): Promise<Page> {
    const storageState = sessions.get(username);
    if (storageState) return open('/console', { ...desk, storageState });
    const page = await enter(username, demoPassword);
    const code = await page.locator('.demo-code b').innerText();
    await page.getByLabel('6 位数字').fill(code);
    await page.getByRole('button', { name: /^登\s*录$/ }).click();
    await page.getByRole('navigation', { name: '主菜单' }).waitFor();
    sessions.set(username, await page.context().storageState());
    return page;
  }

  return { server, clock, windowCode: () => windowCode, open, enter, signIn };
}
