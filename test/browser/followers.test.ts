import type { Locator, Page } from 'playwright-core';
import { bindByCode, installOfficialAccount, listFollowers } from '../../domain/follower';
import { runJobs, systemContext } from '../../domain/kernel';
import { listed, picture, useDemoPages } from '../support/pages';

/** Invitations from the console to the phone, and back. */
const { server, clock, signIn } = useDemoPages();

const press = (where: Page | Locator, name: string | RegExp): Promise<void> => where.getByRole('button', { name }).last().click();
const dialog = (page: Page): Locator => page.getByRole('dialog').last();
const open = (page: Page, query = ''): Promise<unknown> => page.goto(`${server.url()}/console/followers${query}`);

test('the manager invites people, prints their slips once, and unbinds a lost phone', async () => {
  const page = await signIn('tixing');
  await open(page);
  await page.getByText('同意接收提醒', { exact: true }).waitFor();
  await page.waitForLoadState('networkidle');
  await picture(page, 'console-followers');

  await listed(page, /followers\?.*state=none/, () => press(page, /还有 .* 人没邀请/));
  await page.getByRole('checkbox', { name: '勾选这一页可以邀请的人' }).check();
  await page.getByRole('checkbox', { name: '勾选演示窗口2', exact: true }).uncheck();
  await picture(page, 'console-followers-chosen');
  await press(page, /邀请勾选的/);
  await picture(page, 'console-followers-invite');
  await press(dialog(page), /^邀\s*请$/);
  await page.getByRole('heading', { name: '邀请单' }).waitFor();
  const code = (await page.locator('.slip-code').first().innerText()).replace(/\s/g, '');
  const name = await page.locator('.slip h2').first().innerText();
  expect(code).toMatch(/^[2-9A-HJ-NP-Z]{8}$/);
  await picture(page, 'console-slips');
  await press(page, '打印好了，离开');
  await dialog(page).getByText('平台里不存码。', { exact: false }).waitFor();
  await picture(page, 'console-slips-leave');
  await press(dialog(page), '打印好了，离开');
  await page.getByRole('button', { name: '勾选人，再邀请' }).waitFor();

  expect((await bindByCode(systemContext('test', clock), 'openid', 'o-of-the-test', code)).outcome).toBe('bound');
  await open(page, `?text=${encodeURIComponent(name)}&state=bound`);
  await page.getByRole('row', { name }).getByRole('button', { name: '解绑' }).click();
  await dialog(page).getByLabel('为什么解绑').fill('手机丢了');
  await picture(page, 'console-followers-unbind');
  await press(dialog(page), /^解\s*绑$/);
  await page.getByText('这里没有人').waitFor();
  await page.context().close();
}, 60_000);

test('the manager says when somebody takes the telephone; a number that is none is named at its field', async () => {
  const page = await signIn('tixing');
  await open(page);
  await press(page, '人工接听');
  await dialog(page).getByLabel('电话').fill('一二三');
  await dialog(page).getByLabel('工作日接听时间').fill('08:30–11:30');
  await press(dialog(page), /^保\s*存$/);
  await dialog(page).getByText('写 12388 这样的短号', { exact: false }).waitFor();
  await picture(page, 'console-staff-hours');
  await dialog(page).getByLabel('电话').fill('0971-1234567');
  await press(dialog(page), /^保\s*存$/);
  await page.getByText('保存了，几秒内生效').waitFor();
  await press(page, '人工接听');
  await dialog(page).getByText('上次改：', { exact: false }).waitFor();
  expect(await dialog(page).getByLabel('工作日接听时间').inputValue()).toBe('08:30–11:30');
  await page.context().close();
}, 60_000);

test('a whole list is invited from a sheet, and its slips carry QR codes where an account is connected', async () => {
  installOfficialAccount({ tag: async () => 'done', untag: async () => 'done', qrAddress: async (scene) => `http://weixin.qq.com/q/${scene}` });
  const uninvited = await listFollowers(systemContext('test', clock), { state: 'none', limit: 5 });
  const sheet = ['工号,方式', ...uninvited.items.map((one) => `${one.code},打印`)].join('\n');
  const page = await signIn('tixing');
  await open(page, '?state=none');
  await press(page, '按名单邀请');
  await dialog(page).locator('input[type=file]').setInputFiles({ name: '名单.csv', mimeType: 'text/csv', buffer: Buffer.from(sheet) });
  await dialog(page).getByText('名单.csv').waitFor();
  await runJobs(clock);
  await press(dialog(page), /导入 5 条/);
  await dialog(page).getByText('正在导入').waitFor();
  await runJobs(clock);
  await press(dialog(page), '看导入的结果');
  await page.getByText('还有 5 张邀请单没有打印').waitFor();
  await picture(page, 'console-followers-to-print');
  await press(page, '出码并打印');
  await page.getByRole('heading', { name: '邀请单' }).waitFor();
  await page.emulateMedia({ media: 'print' });
  await picture(page, 'console-slips-qr', true);
  await page.emulateMedia({ media: 'screen' });
  await press(page, '打印好了，离开');
  await press(dialog(page), '打印好了，离开');
  await page.getByText(/张邀请单没有打印/).waitFor({ state: 'detached' });
  installOfficialAccount(null);
  await page.context().close();
}, 60_000);
