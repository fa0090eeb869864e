import { randomUUID } from 'node:crypto';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { findRoots, native, saveSetting, systemContext, type Context } from '../../domain/kernel';
import { hallSettingsKey, hallSettingsOf, placeOfWindow, RatingModel } from '../../domain/rating';
import { takeServiceEvent } from '../../domain/service-event';
import { phone, picture, useDemoPages } from '../support/pages';

/** What a citizen sees who comes with a ticket, and where the platform does not take a rating. */
const { clock, windowCode, open } = useDemoPages();

let hallId: string;
let number: string;
const system = (): Context => systemContext('test', clock);
const ticket = (more: { servedAt?: string } = {}): Promise<string> =>
  takeServiceEvent({ actor: { kind: 'integration', keyId: 'a'.repeat(24), hallId, name: '叫号机' }, clock }, { externalId: randomUUID(), window: number, servedAt: clock.now().toISOString(), ...more });
const configure = async (settings: object): Promise<void> => {
  await saveSetting(system(), hallSettingsKey, hallId, { ...(await hallSettingsOf(system(), hallId)), ...settings });
};
const rate = async (page: Page): Promise<void> => {
  await page.getByRole('radio', { name: /^基本满意/ }).tap();
  await page.getByRole('button', { name: /^提交/ }).tap();
};
const done = (page: Page): Promise<void> => page.locator('.slip__group').first().waitFor();
const overflow = (page: Page): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

beforeAll(async () => {
  expect(await findRoots()).toHaveLength(1);
  const place = await placeOfWindow(system(), windowCode());
  hallId = place!.hall.id.toHexString();
  number = place!.window.number;
});

test('the ticket’s code opens the page of its window, is rated once, and this phone remembers', async () => {
  const code = await ticket();
  const counted = () => native(RatingModel).countDocuments({ ticketed: true, level: 'acceptable', channel: 'h5' });
  const before = await counted();
  const page = await open(`/t/${code}`, phone);
  await page.getByText('凭小票评议，一张小票评一次').waitFor();
  await picture(page, 'ticket');
  await rate(page);
  await done(page);
  expect(await counted()).toBe(before + 1);
  await page.goto(new URL(`/t/${code}`, page.url()).href);
  await page.getByRole('heading', { name: '这张小票您已经评过了' }).waitFor();
  await picture(page, 'ticket-used-here');
  await page.getByRole('button', { name: '看这次评议' }).tap();
  await done(page);
  await page.context().close();

  const other = await open(`/t/${code}`, phone);
  await other.getByRole('radio', { name: /^不满意/ }).tap();
  await other.getByRole('textbox', { name: /想说的话/ }).fill('少一份复印件，让我再跑一趟。');
  await other.getByRole('button', { name: '提交评议' }).tap();
  await other.getByText('这张小票已经评过了').waitFor();
  await picture(other, 'ticket-used');
  expect(await other.getByRole('textbox', { name: /想说的话/ }).inputValue()).toBe('少一份复印件，让我再跑一趟。');
  await other.getByRole('button', { name: '看我的评议' }).waitFor();
  await other.context().close();
});

test('a ticket whose days are over leads to the window’s own page; a torn one says what to do', async () => {
  const page = await open(`/t/${await ticket({ servedAt: '2026-11-14T09:00:00+08:00' })}`, phone);
  await page.getByRole('heading', { name: '这张小票过期了' }).waitFor();
  await page.getByText('11月19日 周四').waitFor();
  await picture(page, 'ticket-over');
  await page.getByRole('button', { name: '不用小票，评这个窗口' }).tap();
  await page.getByRole('radio', { name: /^满意/ }).waitFor();
  expect(await page.getByText('凭小票评议').count()).toBe(0);
  await page.context().close();
  const torn = await open(`/t/${'A'.repeat(32)}`, phone);
  await torn.getByRole('heading', { name: '没有找到这张小票' }).waitFor();
  await picture(torn, 'ticket-torn');
  await torn.context().close();
});

test('one whose days end while the page is open is rated without it', async () => {
  const code = await ticket({ servedAt: '2026-11-15T09:00:00+08:00' });
  const page = await open(`/t/${code}`, phone);
  await page.getByText('凭小票评议').waitFor();
  clock.set('2026-11-20T16:00:00.000Z');
  await rate(page);
  await page.getByText('这张小票过期了').waitFor();
  await page.getByRole('button', { name: '不用小票，接着评' }).tap();
  await page.getByRole('button', { name: '提交评议' }).tap();
  await done(page);
  await page.context().close();
  clock.set('2026-11-20T07:42:00.000Z');
});

test('the third rating of a day from one phone is told so, in both sizes and on the narrowest phone', async () => {
  const narrow: BrowserContextOptions = { ...phone, viewport: { width: 320, height: 740 } };
  const page = await open(`/r/${windowCode()}`, narrow);
  for (let round = 0; round < 2; round += 1) {
    await rate(page);
    await done(page);
    await page.goto(new URL(`/r/${windowCode()}`, page.url()).href);
  }
  await rate(page);
  await page.getByText('今天这个窗口您已评过 2 次，明天可以再评。').waitFor();
  expect(await overflow(page)).toBe(0);
  await picture(page, 'daily-limit');
  await page.context().close();
});

test('from the hall’s own network nobody rates, and what was written stays', async () => {
  await configure({ staffNetworks: ['127.0.0.1'] });
  clock.advance(6000);
  const page = await open(`/t/${await ticket()}`, phone);
  await page.getByRole('button', { name: /大字/ }).tap();
  await page.getByText('凭小票评议').waitFor();
  await rate(page);
  await page.getByText('这是大厅的工作网络').waitFor();
  await picture(page, 'own-hall-elder');
  await configure({ staffNetworks: [] });
  clock.advance(6000);
  await page.getByRole('button', { name: /^提交/ }).tap();
  await done(page);
  await page.context().close();
});
