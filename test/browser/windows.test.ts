import { randomUUID } from 'node:crypto';
import type { Locator, Page } from 'playwright-core';
import { desk, phone, picture, useDemoPages } from '../support/pages';

/** Windows and who sits at them: the worker's own page, the roster, a merge, and what is printed. */
const { server, windowCode, open, signIn } = useDemoPages();

const go = (page: Page, address: string): Promise<unknown> => page.goto(`${server.url()}/console/${address}`);
const dialog = (page: Page): Locator => page.getByRole('dialog').last();
const press = (where: Page | Locator, name: string | RegExp): Promise<void> => where.getByRole('button', { name }).last().click();
const panel = (page: Page): Locator => page.getByRole('complementary');

async function choose(page: Page, label: string | RegExp, text: string): Promise<void> {
  const box = dialog(page).getByLabel(label);
  await box.click();
  if (await box.isEditable()) await box.fill(text);
  await page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option').filter({ hasText: text }).first().click();
}

/** Pages in a PDF as Chromium writes it. */
const pagesOf = async (page: Page): Promise<number> => (await page.pdf({ preferCSSPageSize: true })).toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;

test('a window worker sees on the phone what came in while he sat there, reads the help once, says a word, and appeals', async () => {
  await server.client().post('/api/public/ratings', { idempotencyKey: randomUUID(), windowCode: windowCode(), level: 'dissatisfied', reasons: ['214'], comment: '让我跑了三趟', channel: 'h5' });
  const session = await signIn('chuangkou');
  const storageState = await session.context().storageState();
  await session.context().close();
  const worker = await open('/console/my-window', { ...phone, storageState });
  await worker.getByRole('heading', { name: '怎么看' }).waitFor();
  await picture(worker, 'console-my-window-help', true);
  await press(worker, '知道了');
  await worker.getByRole('heading', { name: '今天' }).waitFor();
  await worker.reload();
  await worker.getByRole('heading', { name: '收到的评议' }).waitFor();
  expect(await worker.getByRole('heading', { name: '怎么看' }).count()).toBe(0);
  const newest = worker.getByRole('region', { name: '收到的评议' }).getByRole('listitem').first();
  expect(await newest.innerText()).toContain('11月20日 周五 下午');
  expect(await worker.locator('main').innerText()).not.toMatch(/三趟|\d\d:\d\d/);
  await newest.getByRole('button', { name: '说明一句' }).click();
  await dialog(worker).getByLabel('当时是怎么回事').fill('当时系统断网，已当面说明。');
  await picture(worker, 'console-my-window-reply');
  await press(dialog(worker), /^记\s*下$/);
  await newest.getByText('当时系统断网').waitFor();
  await newest.getByRole('button', { name: '申诉' }).click();
  await dialog(worker).getByLabel('选的和写的明显相反').click();
  await dialog(worker).getByLabel('理由').fill('群众说的是另一个窗口的事。');
  await picture(worker, 'console-my-window-appeal');
  await press(dialog(worker), '提交申诉');
  await newest.getByText(/您的申诉 SS-2026-\d{4}.*待认定/).waitFor();
  await picture(worker, 'console-my-window', true);
  expect(await worker.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
  await press(worker, '怎么看');
  await worker.getByRole('heading', { name: '怎么看' }).waitFor();
  await worker.context().close();
}, 60_000);

test('the hall manager sees the week, hands a window over, and corrects what was entered wrongly', async () => {
  const manager = await signIn('dating');
  await go(manager, 'roster');
  const row = manager.getByRole('row', { name: /1号窗口/ }).first();
  await row.getByText('演示窗口1', { exact: true }).first().waitFor();
  await picture(manager, 'console-roster');
  await row.getByRole('button', { name: '1号窗口' }).click();
  await panel(manager).getByText('演示窗口1', { exact: true }).waitFor();
  await press(panel(manager), '给这个窗口排班');
  await choose(manager, '谁', '演示窗口1');
  await dialog(manager).getByLabel(/^从哪天/).fill('2026年11月23日');
  await dialog(manager).getByLabel(/^从哪天/).press('Enter');
  await dialog(manager).getByLabel(/坐到前一天为止/).check();
  await picture(manager, 'console-roster-assign');
  await press(dialog(manager), /^排\s*班$/);
  await dialog(manager).getByText(/已经排在/).waitFor();
  await picture(manager, 'console-roster-refused');
  await press(dialog(manager), '先不排');

  await press(panel(manager), '坐到哪天');
  await press(dialog(manager), '就到这天');
  await panel(manager).getByText('至 11月20日 周五').waitFor();
  await press(panel(manager), '更正');
  await dialog(manager).getByRole('radio', { name: '上午' }).check();
  await dialog(manager).getByLabel('为什么更正').fill('下午是别人');
  await press(dialog(manager), /^更\s*正$/);
  await panel(manager).getByText('上午', { exact: true }).waitFor();
  await picture(manager, 'console-roster-panel');
  await manager.context().close();
}, 60_000);

test('a window is merged: both tell it, its code is rated on at the other', async () => {
  const system = await signIn('xitong');
  await go(system, 'organisations');
  await system.getByRole('treeitem', { name: /政务服务中心/ }).getByText(/政务服务中心/).click();
  await system.getByRole('row', { name: /16号窗口/ }).click();
  await panel(system).getByRole('heading', { name: '今天在岗' }).waitFor();
  await picture(system, 'console-window');
  const code = await panel(system).locator('dd').filter({ hasText: /^[A-HJ-NP-Z2-9]{8}$/ }).innerText();
  await press(panel(system), '并入别的窗口');
  await choose(system, '并入哪个窗口', '15号窗口');
  await dialog(system).getByLabel('为什么合并').fill('两个窗口业务合并办理');
  await picture(system, 'console-window-merge');
  await press(dialog(system), /^并\s*入$/);
  await panel(system).getByText(/并入区政务服务中心 15号窗口/).first().waitFor();
  await picture(system, 'console-window-merged');
  await system.context().close();

  const citizen = await open(`/r/${code}`, phone);
  await citizen.getByText('区政务服务中心 16号窗口 生育登记已并入这个窗口').waitFor();
  await picture(citizen, 'rate-merged');
  await citizen.context().close();
}, 60_000);

test('codes are printed on A6 stands, eight cards to an A4 sheet, and as one table', async () => {
  const manager = await signIn('dating');
  await go(manager, 'organisations/stands?form=cards');
  await manager.locator('.code-card').nth(14).waitFor();
  expect(await pagesOf(manager)).toBe(2);
  await press(manager, '窗口码总表');
  await manager.getByRole('table', { name: '窗口码总表' }).waitFor();
  await picture(manager, 'console-stands-table');
  expect(await pagesOf(manager)).toBe(1);
  await press(manager, 'A6 桌牌');
  await manager.locator('.stand').nth(14).waitFor();
  expect(await pagesOf(manager)).toBe(15);
  await manager.context().close();
}, 60_000);

test('an account is made for a window worker and granted his window', async () => {
  const system = await signIn('xitong');
  await go(system, 'accounts');
  await press(system, '建账号');
  await dialog(system).getByLabel('姓名', { exact: true }).fill('演示窗口2');
  await dialog(system).getByLabel('用户名').fill('chuangkou2');
  await choose(system, /^是哪个人/, '演示窗口2');
  await picture(system, 'console-account-person');
  await press(dialog(system), '建账号');
  await system.locator('.secret').nth(1).waitFor();
  await system.context().close();

  const security = await open('/console/accounts?text=chuangkou2', { ...desk, storageState: await (await signIn('anquan')).context().storageState() });
  await security.getByRole('row', { name: /演示窗口2/ }).click();
  await press(panel(security), '授权');
  await choose(security, '角色', '窗口人员');
  await choose(security, '管到哪里', '2号窗口');
  await press(dialog(security), /^授\s*权$/);
  await panel(security).getByText('窗口人员').waitFor();
  await security.context().close();
}, 60_000);
