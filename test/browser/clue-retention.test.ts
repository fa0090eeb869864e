import type { Locator, Page } from 'playwright-core';
import { actorOf, AccountModel, native, type StaffActor } from '../../domain/kernel';
import { reportAndHandle } from '../../scripts/demo/clues';
import { picture, useDemoPages } from '../support/pages';

/** What is soon destroyed, how it is stopped, and what stays of what was. */
const { clock, signIn } = useDemoPages({ ratings: false });
const dialog = (page: Page): Locator => page.getByRole('dialog').last();

beforeAll(async () => {
  const actors = new Map<string, StaffActor>();
  for await (const { _id, username } of native(AccountModel).find({})) actors.set(username, (await actorOf(String(_id), clock))!);
  await reportAndHandle(actors, clock.now());
}, 120_000);

test('the manager sees what is due, and holds it; another lifts the hold', async () => {
  const page = await signIn('anguan');
  await page.getByRole('link', { name: '到期销毁' }).click();
  await page.getByText('还有 22 天').waitFor();
  await picture(page, 'console-clue-retention');
  expect(await page.getByRole('grid').innerText()).not.toContain('演示：');
  await page.getByText('还有 22 天').click();
  await page.getByText('保存期满自动销毁').waitFor();
  await page.getByRole('button', { name: '别的办法' }).click();
  await page.getByRole('menuitem', { name: '暂停销毁' }).click();
  await dialog(page).getByRole('button', { name: '暂停销毁' }).click();
  await dialog(page).getByText('请写明理由，至少 5 个字').waitFor();
  await picture(page, 'console-clue-hold');
  await dialog(page).getByLabel('为什么要留着').fill('演示：诉讼还没有结束，先留着。');
  await dialog(page).getByRole('button', { name: '暂停销毁' }).click();
  await page.getByText('已暂停销毁').waitFor();
  await page.getByText('要另一个人解除').waitFor();
  await picture(page, 'console-clue-held', true);
  await page.getByRole('link', { name: '到期销毁' }).click();
  await page.getByRole('grid').waitFor();
  expect(await page.getByRole('grid').getByText('暂停销毁', { exact: true }).count()).toBeGreaterThanOrEqual(2);

  const leader = await signIn('weiling');
  await leader.getByRole('link', { name: '到期销毁' }).click();
  await leader.getByRole('grid').locator('tbody tr').last().click();
  await leader.getByText('要另一个人解除').waitFor();
  await leader.getByRole('button', { name: '别的办法' }).click();
  await leader.getByRole('menuitem', { name: '解除暂停销毁' }).click();
  await dialog(leader).getByLabel('为什么可以解除').fill('演示：诉讼结束了。');
  await dialog(leader).getByRole('button', { name: '解除暂停' }).click();
  await leader.getByText('已解除').waitFor();
  await leader.getByText('保存期满自动销毁').waitFor();
});

test('what was destroyed has a record to print; the terms are seen by readers and set by the security administrator', async () => {
  const page = await signIn('anguan');
  await page.getByRole('link', { name: '销毁记录' }).click();
  await page.getByText('保存期满').waitFor();
  await picture(page, 'console-clue-destroyed');
  await page.getByRole('grid').locator('tbody tr').first().click();
  await page.getByRole('heading', { name: '问题线索销毁记录' }).waitFor();
  await picture(page, 'console-clue-destruction');
  await page.emulateMedia({ media: 'print' });
  expect(await page.getByRole('button', { name: '打印' }).isVisible()).toBe(false);
  await picture(page, 'console-clue-destruction-paper');
  await page.emulateMedia({ media: 'screen' });
  await page.getByRole('link', { name: '保存期限' }).click();
  await page.getByText('不受理、已转出').waitFor();
  await picture(page, 'console-clue-terms');

  const admin = await signIn('anquan');
  await admin.getByRole('link', { name: '保存期限' }).click();
  await admin.getByLabel('予以了结').waitFor();
  await picture(admin, 'console-clue-terms-edit');
  await admin.getByLabel('予以了结').fill('48');
  await admin.getByRole('button', { name: '保存期限' }).click();
  await admin.getByText('保存了，马上按新的算').waitFor();
});
