import type { Locator, Page } from 'playwright-core';
import { AccountModel, actorOf, native } from '../../domain/kernel';
import { reportAsOfficers } from '../../scripts/demo/officers';
import { phone, picture, useDemoPages } from '../support/pages';

/** What information officers reported, as the commission reads it; and what a browser says of the form. */
const { server, clock, open, signIn } = useDemoPages();

const go = (page: Page, address: string): Promise<unknown> => page.goto(`${server.url()}/console/${address}`);
const panel = (page: Page): Locator => page.getByRole('complementary');
const words = '演示内容：村口的路修了两回';

test('nobody reported yet; then a report is opened with a reason, and says who has seen it', async () => {
  const page = await signIn('lianjie');
  await page.getByRole('link', { name: '信息员报告' }).click();
  await page.getByText('没有信息员报告').waitFor();
  await picture(page, 'console-officer-reports-empty');

  const account = await native(AccountModel).findOne({ username: 'lianjie' });
  await reportAsOfficers((await actorOf(String(account?._id), clock))!, clock.now());
  await page.reload();
  await page.getByText('XX-2026-0006').waitFor();
  expect(await page.getByRole('grid').innerText()).not.toContain('演示内容');
  await picture(page, 'console-officer-reports');

  await page.getByText('XX-2026-0001').click();
  await panel(page).getByText('内容加密存着').waitFor();
  await picture(page, 'console-officer-report-sealed');
  await panel(page).getByRole('button', { name: '看内容' }).click();
  const dialog = page.getByRole('dialog').last();
  await dialog.getByRole('button', { name: '看内容' }).click();
  await dialog.getByText('请写明查看的理由').waitFor();
  await dialog.getByLabel('为什么看').fill('核对修路的账');
  await dialog.getByRole('button', { name: '看内容' }).click();
  await panel(page).getByText(words).waitFor();
  await panel(page).getByText('演示地点：村口').waitFor();
  expect(await panel(page).getByRole('listitem').count()).toBe(2);
  await page.waitForFunction(() => [...document.querySelectorAll<HTMLImageElement>('.panel img')].every((image) => image.complete && image.naturalWidth > 0));
  await picture(page, 'console-officer-report');
  await page.reload();
  await panel(page).getByText('内容加密存着').waitFor();
  expect(await panel(page).innerText()).not.toContain(words);
});

test('whoever does not handle integrity has no such page', async () => {
  const page = await signIn('huifang');
  expect(await page.getByRole('link', { name: '信息员报告' }).count()).toBe(0);
  await go(page, 'officer-reports');
  expect(await page.getByText('XX-2026').count()).toBe(0);
});

test.each([
  ['light', 'light'],
  ['dark', 'dark'],
] as const)('a browser says that the form opens in the mini-program (%s)', async (name, colorScheme) => {
  const page = await open('/pages/officer-report/index', { ...phone, colorScheme });
  await page.getByRole('heading', { name: '请在小程序里打开' }).waitFor();
  await picture(page, `officer-report-browser-${name}`);
});
