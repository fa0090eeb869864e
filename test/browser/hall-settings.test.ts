import type { Locator, Page } from 'playwright-core';
import { picture, useDemoPages } from '../support/pages';

/** One hall's settings in the console, and what comes of them on a citizen's phone. */
const { server, clock, signIn } = useDemoPages();

const open = (page: Page): Promise<unknown> => page.goto(`${server.url()}/console/hall-settings`);
const press = (where: Page | Locator, name: string | RegExp): Promise<void> => where.getByRole('button', { name }).last().click();
const said = (page: Page, text: string): Promise<void> => page.locator('.ant-message').getByText(text).last().waitFor();
const dialog = (page: Page): Locator => page.getByRole('dialog').last();
/** The whole page, as tall as it is. */
async function tall(page: Page, name: string): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.setViewportSize({ width: 1440, height: 1500 });
  await picture(page, name);
  await page.setViewportSize({ width: 1440, height: 900 });
}

test('the supervisor sets hours, limit, network and terms, and everybody who may sees who changed what', async () => {
  const supervisor = await signIn('zhuguan');
  await open(supervisor);
  await press(supervisor, '区政务服务中心');
  await supervisor.getByLabel('周六').fill('9:00-12:00');
  await press(supervisor, '保存营业时间');
  await said(supervisor, '保存了');
  await supervisor.getByLabel('周日').fill('看情况');
  await press(supervisor, '保存营业时间');
  await supervisor.getByText('写成 09:00–12:00、13:30–17:30 这样，不开就留空').waitFor();
  await supervisor.getByLabel('周日').fill('');
  await supervisor.getByLabel(/一天最多/).fill('3');
  await press(supervisor, '保存次数');
  await supervisor.getByRole('cell', { name: '3 次' }).waitFor();
  await supervisor.getByLabel('从这些网络来的，不能评这个大厅').fill('10.8.0.0/16\n10.9.0.300');
  await press(supervisor, '保存网络');
  await supervisor.getByText('第 2 个 10.9.0.300').waitFor();
  await supervisor.getByLabel('从这些网络来的，不能评这个大厅').fill('10.8.0.0/16\nfd00:12::/48');
  await press(supervisor, '保存网络');
  await supervisor.getByRole('cell', { name: '10.8.0.0/16、fd00:12::/48' }).waitFor();
  await supervisor.getByLabel('办结', { exact: true }).fill('6');
  await press(supervisor, '保存时限');
  await supervisor.getByRole('cell', { name: '6 个工作日' }).waitFor();
  await supervisor.reload();
  expect(await supervisor.getByLabel('周六').inputValue()).toBe('09:00–12:00');
  await tall(supervisor, 'console-hall-settings');
  await supervisor.context().close();

  const manager = await signIn('dating');
  await open(manager);
  await manager.getByText('一天最多评 3 次').waitFor();
  expect(await manager.getByRole('button', { name: /保存/ }).count()).toBe(0);
  await tall(manager, 'console-hall-settings-read');
  await manager.context().close();
}, 60_000);

test('the system administrator gives the queue a key, sees it used, and takes it back', async () => {
  const admin = await signIn('xitong');
  await open(admin);
  await press(admin, '新建密钥');
  await dialog(admin).getByLabel('给谁用').fill('一楼叫号机');
  await press(dialog(admin), '建密钥');
  const shown = admin.locator('.secret').first();
  await shown.waitFor();
  await picture(admin, 'console-queue-key');
  const secret = await shown.innerText();
  await press(admin, '记好了，关上');
  const told = await fetch(`${server.url()}/api/integration/service-events`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${secret}` },
    body: JSON.stringify({ externalId: '20261120-A001', window: 'no such window', servedAt: clock.now().toISOString() }),
  });
  expect(told.status).toBe(404);
  await admin.reload();
  await admin.getByRole('row', { name: /一楼叫号机.*11月20日 周五/ }).waitFor();
  await tall(admin, 'console-hall-settings-keys');
  await press(admin, '停用 一楼叫号机');
  await dialog(admin).getByText('停用以后，一楼叫号机马上报不进来').waitFor();
  await picture(admin, 'console-queue-key-revoke');
  await press(dialog(admin), '停用这个密钥');
  await admin.getByText('已停用').waitFor();
  await admin.context().close();
});
