import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Locator, Page } from 'playwright-core';
import { AccountModel, actorOf, native, type StaffActor } from '../../domain/kernel';
import { upwardOpener } from '../../templates';
import { reportAndHandle } from '../../scripts/demo/clues';
import { reportUpward } from '../../scripts/demo/upward';
import { desk, picture, useDemoPages } from '../support/pages';

/** What goes to the level above, as its holder, a custodian and a first reader see it in the console. */
const { clock, signIn, open } = useDemoPages({ ratings: false });
const dialog = (page: Page): Locator => page.getByRole('dialog').last();

/** As it lies on the other end's computer. */
const folder = mkdtempSync(join(tmpdir(), 'upward-open-'));
const opener = join(folder, 'open.html');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

beforeAll(async () => {
  writeFileSync(opener, upwardOpener());
  const actors = new Map<string, StaffActor>();
  for await (const { _id, username } of native(AccountModel).find({})) actors.set(username, (await actorOf(String(_id), clock))!);
  await reportUpward(actors, clock.now());
  await reportAndHandle(actors, clock.now());
}, 120_000);

async function openOne(page: Page): Promise<void> {
  await page.getByRole('link', { name: '上送件', exact: true }).click();
  await page.getByRole('grid', { name: '上送件' }).getByText('-SJ-').first().click();
}
async function read(page: Page): Promise<void> {
  await page.getByText('内容封给了您，别人打不开').waitFor();
  const field = page.getByLabel('为什么看');
  if (await field.count()) await field.fill('上送需要');
  await page.getByRole('button', { name: '看内容' }).click();
  await page.getByText('验收单是后来补的').first().waitFor();
}

test('the holder finds one in his work, reads it with a reason and asks for the name to go with it', async () => {
  const page = await signIn('weiling');
  await page.getByRole('link', { name: /^我的待办/ }).click();
  await page.getByText('移交上级').first().waitFor();
  await openOne(page);
  await picture(page, 'console-upward-sealed');
  await read(page);
  await picture(page, 'console-upward-open');
  await page.getByRole('button', { name: '请放开身份' }).click();
  await dialog(page).getByRole('button', { name: '请他放开' }).click();
  await page.getByText('已请身份保管人').first().waitFor();
});

test('the custodian lets the name go, and sees nothing of the matter; he says who the head is', async () => {
  const page = await signIn('baoguan');
  await page.getByRole('link', { name: '上送件', exact: true }).click();
  await page.getByText('放开身份，随件上送').waitFor();
  await page.getByText('演示己').waitFor();
  await picture(page, 'console-upward-list-custodian');
  await openOne(page);
  await page.getByRole('heading', { name: '请您放开身份' }).waitFor();
  expect(await page.getByRole('main').innerText()).not.toContain('停车场');
  await page.getByRole('button', { name: '放开身份' }).click();
  await dialog(page).getByRole('button', { name: '放开', exact: true }).click();
  await page.getByText('放开了').first().waitFor();
});

test('the hand-over is printed with its sheet, confirmed, and leaves a record of destruction', async () => {
  const page = await signIn('weiling');
  await openOne(page);
  await read(page);
  await page.getByText('演示群众').waitFor();
  await page.getByRole('button', { name: '移交上级' }).click();
  await dialog(page).getByRole('button', { name: '移交', exact: true }).click();
  await dialog(page).getByText('请写移交给哪个机关').waitFor();
  await dialog(page).getByLabel('交给哪个机关').fill('演示市纪委监委信访室');
  await picture(page, 'console-upward-hand-over');
  await dialog(page).getByRole('button', { name: '移交', exact: true }).click();
  await page.getByText('移交记下了').waitFor();
  await page.getByRole('button', { name: '打印交接单' }).waitFor();
  await picture(page, 'console-upward-handed-over');
  await page.emulateMedia({ media: 'print' });
  await page.getByRole('article', { name: '检举控告上送交接单' }).waitFor();
  await picture(page, 'console-upward-sheet', true);
  await page.emulateMedia({ media: 'screen' });
  await page.getByRole('button', { name: '上级收到了，销毁' }).click();
  await picture(page, 'console-upward-destroy');
  await dialog(page).getByRole('button', { name: '上级收到了，销毁' }).click();
  await page.getByText('已经销毁：密钥覆盖了').waitFor();
  await picture(page, 'console-upward-destroyed');
  await page.emulateMedia({ media: 'print' });
  await page.getByRole('article', { name: '销毁记录' }).waitFor();
  await picture(page, 'console-upward-record', true);
});

test('a first reader seals one with one act; the holder takes it as a file that opens without a network', async () => {
  const clerk = await signIn('xinfang');
  await clerk.getByRole('link', { name: /^线索(?!统计)/ }).click();
  await clerk.getByRole('grid').getByText('登记').first().click();
  await clerk.getByLabel('为什么看').fill('登记需要');
  await clerk.getByRole('button', { name: '看内容' }).click();
  await clerk.getByRole('heading', { name: '与反映人对话' }).waitFor();
  await clerk.getByRole('button', { name: '别的办法' }).click();
  await clerk.getByRole('menuitem', { name: '封存上送' }).click();
  await dialog(clerk).getByLabel('上级管理的干部').check();
  await dialog(clerk).getByLabel('依据').fill('单子上签字的是区领导');
  await picture(clerk, 'console-clue-seal-upward');
  await dialog(clerk).getByRole('button', { name: '封存上送' }).click();
  await clerk.getByText('已封存上送').waitFor();

  const page = await signIn('weiling');
  await page.getByRole('link', { name: '上送件', exact: true }).click();
  await page.getByRole('grid', { name: '上送件' }).getByText('移交上级', { exact: true }).first().waitFor();
  await picture(page, 'console-upward-list');
  await page.getByRole('grid', { name: '上送件' }).getByText('移交上级', { exact: true }).first().click();
  await page.getByLabel('为什么看').fill('上送需要');
  await page.getByRole('button', { name: '看内容' }).click();
  await page.getByText('封存上送：单子上签字的是区领导').waitFor();
  await page.getByRole('button', { name: '移交上级' }).click();
  await dialog(page).getByLabel('加密文件').check();
  await dialog(page).getByLabel('交给哪个机关').fill('演示市纪委监委信访室');
  await dialog(page).getByRole('button', { name: '移交', exact: true }).click();
  await page.getByRole('button', { name: '取加密文件' }).click();
  const groups = await dialog(page).getByRole('list', { name: '口令，五组' }).getByRole('listitem').allInnerTexts();
  await picture(page, 'console-upward-package');
  const [saved] = await Promise.all([page.waitForEvent('download'), dialog(page).getByRole('button', { name: '取加密文件' }).click()]);
  const file = await saved.path();

  const above = await open(pathToFileURL(opener).href, desk);
  await above.getByLabel('加密文件（.qjup）').setInputFiles(file);
  await above.getByLabel('口令，25 个字符，分 5 组').fill('22222-22222-22222-22222-22222');
  await above.getByRole('button', { name: '打开' }).click();
  await above.getByText('没有打开：口令不对').waitFor();
  await above.getByLabel('口令，25 个字符，分 5 组').fill(groups.map((group) => group.replace(/^\d\s*\n?/, '').trim()).join('-'));
  await above.getByRole('button', { name: '打开' }).click();
  await above.getByText('演示市纪委监委信访室').waitFor();
  await picture(above, 'upward-opened-above', true);
});
