import { mkdirSync, writeFileSync } from 'node:fs';
import sharp from 'sharp';
import type { Page } from 'playwright-core';
import type { DemoPlace } from '../../scripts/demo/place';
import { villageStories } from '../../scripts/demo/village';
import { useDemoPages } from '../support/pages';

const out = '/tmp/phone-pics';
let here = '';
let empty = '';
async function note({ villages }: DemoPlace): Promise<void> {
  here = villages.get('LX-01')!._id.toHexString();
  empty = [...villages.values()].at(-1)!._id.toHexString();
}
const { open, server } = useDemoPages({ ratings: false, stories: [...villageStories, note] });
const small = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true, deviceScaleFactor: 1.5 };
jest.setTimeout(900_000);
test('look', async () => {
  mkdirSync(out, { recursive: true });
  const get = async (address: string) => (await (await fetch(`${server.url()}${address}`)).json()) as { items: { id: string }[] } & Record<string, unknown>;
  const items = (await get(`/api/public/villages/${here}/publications?limit=50`)).items;
  const projects = (await get(`/api/public/projects?villageId=${here}&limit=9`)).items ?? [];
  const powers = await get(`/api/public/micro-powers`);
  const policies = (await get('/api/public/policies?limit=9')).items ?? [];
  const first = (list: unknown): string => { const one = (list as { id?: string; code?: string }[] | undefined)?.[0]; return one?.id ?? one?.code ?? ''; };
  const v = `village=${here}`;
  const pages: [string, string][] = [
    ['board', `board/index?${v}`], ['board-empty', `board/index?village=${empty}`], ['accounts', `accounts/index?${v}`], ['accounts-empty', `accounts/index?village=${empty}`],
    ['choose', 'choose/index'], ['funds', `funds/index?${v}`], ['funds-empty', `funds/index?village=${empty}`], ['payments', `payments/index?${v}`], ['payments-empty', `payments/index?village=${empty}`], ['household', `household/index?${v}`],
    ['powers', `powers/index?${v}`], ['power', `power/index?code=A1&${v}`], ['projects', `projects/index?${v}`], ['projects-empty', `projects/index?village=${empty}`], ['project', `project/index?id=${first(projects)}&${v}`],
    ['policies', `policies/index?${v}`], ['policy', `policy/index?id=${first(policies)}&${v}`], ['question', `question/index`], ['ask', `ask/index?${v}`], ['draft', 'draft/index'],
    ...items.slice(0, 3).map(({ id }, index): [string, string] => [`item${index}`, `item/index?id=${id}&${v}`]),
    ['item-none', `item/index?id=${'0'.repeat(24)}`], ['project-none', `project/index?id=${'0'.repeat(24)}`], ['power-none', 'power/index?code=Z9'], ['policy-none', `policy/index?id=${'0'.repeat(24)}`], ['board-none', 'board/index?village=' + '0'.repeat(24)], ['accounts-none', 'accounts/index?village=' + '0'.repeat(24)],
  ];
  const only = process.env.ONLY?.split(',');
  const report: string[] = [JSON.stringify(Object.keys(powers)), JSON.stringify(first(projects))];
  for (const [name, address] of pages.filter(([name]) => !only || only.includes(name))) {
    for (const elder of (process.env.MODES ?? 'no,yes').split(',').map((one) => one === 'yes')) {
      const page = await open('/pages/about/index', { ...small, ...(process.env.DARK ? { colorScheme: 'dark' as const } : {}) });
      await page.evaluate((on) => localStorage.setItem('elder', JSON.stringify({ data: on })), elder);
      const url = `${server.url()}/village/${address}`;
      await page.goto(url, { waitUntil: 'networkidle' });
      await page.waitForTimeout(500);
      const bad = await look(page);
      report.push(`${name}${elder ? '-elder' : ''}: ${JSON.stringify(bad)}`);
      await page.screenshot({ path: `${out}/${name}${elder ? '-elder' : ''}.png`, fullPage: true });
      await page.context().close();
    }
  }
  writeFileSync(`${out}/report.txt`, report.join('\n'));
  await sharp({ create: { width: 1, height: 1, channels: 3, background: '#fff' } }).png().toBuffer();
});
const look = (page: Page) =>
  page.evaluate(() => {
    const shown = [...document.querySelectorAll('.page__body *')].filter((one) => (one as HTMLElement).offsetParent !== null);
    const over = shown.filter((one) => !one.closest('.grid-scroll, .tabs, .spoken') && one.getBoundingClientRect().right > window.innerWidth + 1).map((one) => one.className).slice(0, 4);
    const buttons = [...document.querySelectorAll('button, a, [role=button], [role=radio], [role=switch], [role=checkbox], input, textarea')].filter((one) => (one as HTMLElement).offsetParent !== null);
    const small = buttons.filter((one) => { const { height, width } = one.getBoundingClientRect(); return height > 0 && (height < 43.5 || width < 40); }).map((one) => `${one.className}|${(one.textContent ?? '').slice(0, 12)}|${Math.round(one.getBoundingClientRect().height)}`).slice(0, 8);
    const nameless = buttons.filter((one) => !(one.getAttribute('aria-label') ?? one.textContent ?? '').trim() && !one.getAttribute('aria-labelledby') && !(one as HTMLInputElement).labels?.length).map((one) => one.outerHTML.slice(0, 100)).slice(0, 4);
    const h1 = document.querySelectorAll('h1').length;
    const tiny = shown.filter((one) => one.children.length === 0 && (one.textContent ?? '').trim() && parseFloat(getComputedStyle(one).fontSize) < 14 * 1 - 0.1 && !one.closest('svg')).map((one) => `${one.className}|${getComputedStyle(one).fontSize}`).slice(0, 4);
    const fill = document.querySelectorAll('.button--fill').length;
    const focusable = document.querySelectorAll('[tabindex]:not([tabindex="0"]):not([tabindex="-1"])').length;
    const speak = [...document.querySelectorAll('button')].some((one) => /读给我听/.test(one.textContent ?? ''));
    return { over, small, nameless, h1, tiny, fill, focusable, speak };
  });
