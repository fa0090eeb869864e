import type { Page } from 'playwright-core';
import { tellMaps } from '../../scripts/demo/village/maps';
import { phone, picture, useDemoPages } from '../support/pages';

/** A villager lets the phone find the nearest village, or does not: nothing of where she is leaves the phone. */
const { open } = useDemoPages({ ratings: false, stories: [tellMaps] });
const byTheOffice = { longitude: 101.8425, latitude: 36.6124 };

/** Everything the page asked for, with what it sent. */
function asked(page: Page): string[] {
  const all: string[] = [];
  page.on('request', (request) => all.push(`${request.url()} ${request.postData() ?? ''}`));
  return all;
}

test('the nearest first, asked for only when it is tapped, and worked out on the phone', async () => {
  const page = await open('/village/choose/index', { ...phone, geolocation: byTheOffice, permissions: ['geolocation'] });
  const requests = asked(page);
  await page.getByRole('button', { name: '离我最近的村' }).waitFor();
  await page.getByText('您的位置不离开手机').waitFor();
  await page.getByRole('button', { name: '离我最近的村' }).tap();
  await page.getByRole('heading', { name: '离您近的村' }).waitFor();
  await page.getByText('有 1 个村没有填位置，不在里面。').waitFor();
  await picture(page, 'village-choose-nearest', true);
  const first = page.locator('.link-row', { hasText: '约' }).first();
  expect(await first.innerText()).toContain('上柳村');
  expect(requests.filter((one) => one.includes('village-places'))).toHaveLength(1);
  expect(requests.filter((one) => /101\.84|36\.61/.test(one))).toEqual([]);
  await first.tap();
  await page.locator('.village-name', { hasText: '上柳村' }).waitFor();
  await page.context().close();
}, 60_000);

test('whoever refuses is told how else to find the village', async () => {
  const page = await open('/village/choose/index', phone);
  const requests = asked(page);
  await page.getByRole('button', { name: '离我最近的村' }).tap();
  await page.getByText('没有得到位置', { exact: false }).waitFor();
  await picture(page, 'village-choose-refused', true);
  // Not even where the villages are was asked for.
  expect(requests.filter((one) => one.includes('village-places'))).toEqual([]);
  await page.getByRole('button', { name: /柳溪镇/ }).tap();
  await page.getByRole('button', { name: '上柳村' }).waitFor();
  await page.context().close();
}, 60_000);
