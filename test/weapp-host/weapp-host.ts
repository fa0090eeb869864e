import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { HostFile, HostRecord, MoneySheet, NetworkType, PageEvent, StartOptions } from './bridge';
import { runtimeScript } from './bundle';
import { startChromium } from './chromium';
import { type CompiledProgram, compileProgram } from './compile';
import { Http, type LoggedRequest } from './http';

const origin = 'http://weapp.host';
const mimeTypes: Record<string, string> = { '.png': 'image/png', '.jpg': 'image/jpeg', '.jpeg': 'image/jpeg', '.webp': 'image/webp', '.gif': 'image/gif', '.svg': 'image/svg+xml' };

export interface WeappHostOptions extends StartOptions {
  distDir: string;
  apiOrigin?: string;
  browser?: Browser;
}

/**
 * A compiled mini-program running in a headless Chromium, with what a test needs besides the automator:
 * the network, the pictures and codes a person would give, and what was recorded.
 */
export class WeappHost {
  private readonly problems: string[] = [];
  private readonly listeners: ((event: PageEvent) => void)[] = [];

  private constructor(
    private readonly end: () => Promise<void>,
    readonly page: Page,
    private readonly http: Http,
  ) {}

  static async start({ distDir, apiOrigin, browser: given, ...start }: WeappHostOptions): Promise<WeappHost> {
    const [{ program, problems }, script, browser] = await Promise.all([compiledOnce(distDir), runtimeScript(), given ?? startChromium()]);
    const context = await browser.newContext({ viewport: { width: 390, height: 753 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', colorScheme: start.theme });
    const end = () => (given ? context.close() : browser.close());
    try {
      const http = new Http(apiOrigin);
      const page = await context.newPage();
      const host = new WeappHost(end, page, http);
      host.problems.push(...problems);
      await serve(context, distDir, http);
      await context.exposeBinding('askNode', (_source, call) => http.exchange(call));
      await context.exposeBinding('tellNode', (_source, event: PageEvent) => host.hear(event));
      page.on('console', (message) => host.hear({ event: 'console', level: message.type(), text: message.text() }));
      await page.goto(`${origin}/`);
      await page.addScriptTag({ content: script });
      await page.evaluate(([compiled, options]) => window.startWeapp(compiled, options), [program, start] as const);
      return host;
    } catch (error) {
      await end();
      throw error;
    }
  }

  /** Requests the mini-program has made, oldest first. */
  requests(method?: string, pathname?: string): LoggedRequest[] {
    return this.http.log.filter((request) => (method === undefined || request.method === method) && (pathname === undefined || request.path === pathname));
  }

  /**
   * The phone's network from now on. With `answers: 'lost'` requests reach the server and their answers do not come back,
   * which is how a rating gets sent twice where nobody took care.
   */
  async setNetwork(type: NetworkType, answers: 'arrive' | 'lost' = 'arrive'): Promise<void> {
    await this.page.evaluate(([networkType, lost]) => window.weappHost.setNetwork(networkType, lost), [type, answers === 'lost'] as const);
  }

  /** The pictures the person chooses the next time the mini-program asks for some. */
  async provideMedia(files: string[]): Promise<void> {
    const read = async (file: string): Promise<HostFile> => ({
      path: `http://tmp/${path.basename(file)}`,
      type: mimeTypes[path.extname(file)] ?? 'application/octet-stream',
      base64: (await readFile(file)).toString('base64'),
    });
    await this.page.evaluate((given) => window.weappHost.provideMedia(given), await Promise.all(files.map(read)));
  }

  /** What the next scan finds; `path` for a mini-program code. */
  async answerScan(scan: { result: string; path?: string }): Promise<void> {
    await this.page.evaluate((given) => window.weappHost.answerScan(given), scan);
  }

  /** Where the phone is when it is asked next; null: the person refuses. */
  async answerLocation(location: { longitude: number; latitude: number } | null): Promise<void> {
    await this.page.evaluate((given) => window.weappHost.answerLocation(given), location);
  }

  /** Which line of the next action sheet the person taps, from 0. */
  async chooseAction(index: number): Promise<void> {
    await this.page.evaluate((chosen) => window.weappHost.chooseAction(chosen), index);
  }

  /** What the person answers when WeChat asks next whether it may send a message. */
  async answerSubscription(answer: 'accept' | 'reject'): Promise<void> {
    await this.page.evaluate((given) => window.weappHost.answerSubscription(given), answer);
  }

  /** WeChat's sheet that asks for money or hands it out, while it lies over the page, with what the page gave to WeChat. */
  async moneySheet(): Promise<MoneySheet | null> {
    return this.page.evaluate(() => window.weappHost.moneySheet());
  }

  /** What becomes of the open sheet: confirmed, put away, or failed with WeChat's reason. */
  async answerMoneySheet(answer: 'ok' | 'cancel' | `system error: ${string}`): Promise<void> {
    await this.page.evaluate((given) => window.weappHost.answerMoneySheet(given), answer);
  }

  /** The person leaves WeChat, or comes back. */
  async setForeground(visible: boolean): Promise<void> {
    await this.page.evaluate((shown) => window.weappHost.setForeground(shown), visible);
  }

  records(): Promise<HostRecord[]> {
    return this.page.evaluate(() => window.weappHost.records());
  }

  /** What the mini-program has stored, to start it again with. */
  async storage(): Promise<Record<string, unknown>> {
    return this.page.evaluate(() => window.weappHost.storage());
  }

  /** What went wrong so far, taken out so that `close` does not fail on it. */
  takeProblems(): string[] {
    return this.problems.splice(0);
  }

  onEvent(listener: (event: PageEvent) => void): void {
    this.listeners.push(listener);
  }

  /** Ends the run. Fails when anything went wrong that the test did not take: a missing call by its name, an uncaught error. */
  async close(): Promise<void> {
    await this.end();
    if (this.problems.length > 0) throw new Error(`The mini-program had problems:\n${this.problems.join('\n')}`);
  }

  private hear(event: PageEvent): void {
    if (event.event === 'problem') this.problems.push(event.text);
    if (event.event === 'console' && event.level === 'error') this.problems.push(event.text);
    for (const listener of this.listeners) listener(event);
  }
}

const compiled = new Map<string, Promise<CompiledProgram>>();

/** A build does not change while a test process runs, so it is compiled once. */
function compiledOnce(distDir: string): Promise<CompiledProgram> {
  const known = compiled.get(distDir) ?? compileProgram(distDir);
  compiled.set(distDir, known);
  return known;
}

/** Serves the mini-program's own pictures; pictures from elsewhere come through the same door as its requests. */
async function serve(context: BrowserContext, distDir: string, http: Http): Promise<void> {
  await context.route('**/*', async (route) => {
    const url = new URL(route.request().url());
    if (url.origin !== origin) {
      const outcome = await http.exchange({ method: 'GET', url: url.href, headers: {}, timeoutMs: 30_000 });
      if ('failure' in outcome) return route.abort();
      return route.fulfill({ status: outcome.answer.status, headers: outcome.answer.headers, body: Buffer.from(outcome.answer.base64, 'base64') });
    }
    if (url.pathname === '/') return route.fulfill({ contentType: 'text/html; charset=utf-8', body: '<!doctype html><meta name="viewport" content="width=device-width,initial-scale=1">' });
    const contentType = mimeTypes[path.extname(url.pathname)];
    const body = contentType && (await readFile(path.join(distDir, decodeURIComponent(url.pathname))).catch(() => undefined));
    return body ? route.fulfill({ contentType, body }) : route.fulfill({ status: 404, body: '' });
  });
}
