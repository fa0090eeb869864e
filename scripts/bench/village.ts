import type { Browser } from 'playwright-core';
import { startChromium } from '../../test/weapp-host/chromium';
import { median } from '../processes';
import { report } from './table';
import { withVillages } from './village-server';

const runs = 5;
const network = { offline: false, latency: 562, downloadThroughput: (1.44 * 1_000_000) / 8, uploadThroughput: (1.44 * 1_000_000) / 8 };
const slowdown = 4;
const goals = { visible: 1500, usable: 5000 };

interface Opened {
  visible: number;
  usable: number;
}

/** In the page: when the first text was painted, and when the page itself took the place of the server's text. */
const watch = `
  new MutationObserver((_, observer) => {
    if (document.querySelector('.page__body h1') && !document.getElementById('first-screen')) {
      observer.disconnect();
      requestAnimationFrame(() => setTimeout(() => { window.usableAt = performance.now(); }));
    }
  }).observe(document, { childList: true, subtree: true });
`;

/** By a phone that has never opened it. */
async function open(browser: Browser, address: string): Promise<Opened> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Network.emulateNetworkConditions', network);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  await page.addInitScript(watch);
  await page.goto(address, { waitUntil: 'commit' });
  const usable = (await (await page.waitForFunction(() => (window as { usableAt?: number }).usableAt, undefined, { timeout: 30_000 })).jsonValue()) as number;
  const visible = await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Infinity);
  await context.close();
  return { visible, usable };
}

/** How soon a villager reads, and can press, on a slow phone behind a slow network; needs `npm run build`. */
export async function benchVillage(): Promise<void> {
  await withVillages({ villages: 30, publications: 1000, payments: 10_000 }, async ({ facts, server }) => {
    const browser = await startChromium();
    try {
      const rows = [];
      for (const [what, address] of [
        ['a board', `/village/board/index?village=${facts.villages[0]!._id.toHexString()}`],
        ['a board, by the code on it', `/v/${facts.villages[0]!.code}`],
        ['a publication', `/village/item/index?id=${facts.publicationIds.at(-1)}`],
      ] as const) {
        const opened: Opened[] = [];
        for (let run = 0; run < runs; run += 1) opened.push(await open(browser, server.address + address));
        const [visible, usable] = [median(opened.map((one) => one.visible)), median(opened.map((one) => one.usable))];
        rows.push({ what: `${what}: text visible`, measured: `${(visible / 1000).toFixed(2)} s`, goal: '≤ 1.5 s', holds: visible <= goals.visible });
        rows.push({ what: `${what}: usable`, measured: `${(usable / 1000).toFixed(2)} s`, goal: '≤ 5 s', holds: usable <= goals.usable });
      }
      report('village', rows);
    } finally {
      await browser.close();
    }
  });
}
