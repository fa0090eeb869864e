import type { Page } from 'playwright-core';
import { choose, dialog, field, panel, press } from '../support/console';
import { picture, useDemoPages } from '../support/pages';

/** Accounts on their page, and what the audit tells of them: each act against the real server. */
const { server, signIn, enter } = useDemoPages();

const go = (page: Page, address: string): Promise<unknown> => page.goto(`${server.url()}/console/${address}`);

test('the system administrator makes an account, the security administrator grants it a role, its owner enters', async () => {
  const system = await signIn('xitong');
  await go(system, 'accounts');
  await press(system, '建账号');
  await dialog(system).getByLabel('姓名').fill('沈宁宁');
  await dialog(system).getByLabel('用户名').fill('shenning');
  await picture(system, 'console-account-create');
  await press(dialog(system), '建账号');
  const secrets = system.locator('.secret');
  await secrets.nth(1).waitFor();
  const password = await secrets.nth(1).innerText();
  await picture(system, 'console-account-first-password');
  await press(system, '记好了，关上');
  await system.context().close();

  const security = await signIn('anquan');
  await go(security, 'accounts?text=shenning');
  await security.getByRole('row', { name: /沈宁宁/ }).click();
  await press(security, '授权');
  await choose(security, '角色', '回访员');
  await choose(security, '管到哪里', '区');
  await picture(security, 'console-account-grant');
  await press(dialog(security), /^授\s*权$/);
  await security.getByRole('complementary').getByText('回访员').waitFor();
  await picture(security, 'console-account');

  const owner = await enter('shenning', password);
  await owner.getByRole('heading', { name: '绑定验证器' }).waitFor();
  await owner.locator('img[alt="验证器二维码"]').waitFor();
  await picture(owner, 'console-enrol');
  await owner.getByLabel('6 位数字').fill(await owner.locator('.demo-code b').innerText());
  await press(owner, '绑好了');
  await owner.getByLabel('现在的密码').fill(password);
  await owner.getByLabel('新密码', { exact: true }).fill('Lan-Tian-Bai-Yun-2026');
  await owner.getByLabel('新密码再填一遍').fill('Lan-Tian-Bai-Yun-2026');
  await picture(owner, 'console-first-password');
  await press(owner, '改好，进入');
  await owner.getByRole('navigation', { name: '主菜单' }).getByText('回访', { exact: true }).waitFor();
  await owner.context().close();
  await security.context().close();
}, 60_000);

test('an account is locked, unlocked, given a new password and a deputy, and ends with a departure', async () => {
  for (let tries = 0; tries < 6; tries += 1) await server.client().post('/api/session', { username: 'shenning', password: 'not-the-password' });
  const security = await signIn('anquan');
  await go(security, 'accounts?text=shenning');
  await security.getByRole('row', { name: /沈宁宁/ }).click();
  await panel(security).getByText('已锁定').waitFor();
  await press(panel(security), '解锁');
  await field(security, '为什么解锁').fill('本人当面说明');
  await press(dialog(security), /^解\s*锁$/);
  await panel(security).getByText('在用').waitFor();

  await press(panel(security), '重置密码');
  await field(security, '为什么重置').fill('本人忘了密码');
  await press(dialog(security), /^重\s*置$/);
  expect((await security.locator('.secret').nth(1).innerText()).length).toBeGreaterThan(11);
  await press(security, '记好了，关上');

  await press(panel(security), '请人代理');
  await choose(security, '请谁', '演示甲');
  const days = dialog(security).locator('.ant-picker-range input');
  await days.nth(0).fill('2026年11月23日');
  await days.nth(0).press('Enter');
  await days.nth(1).fill('2026年11月27日');
  await days.nth(1).press('Enter');
  await picture(security, 'console-deputy');
  await press(dialog(security), '请他代理');
  await panel(security).getByText('沈宁宁 请 演示甲 代理').waitFor();
  await picture(security, 'console-account-deputy');
  await press(panel(security), '提前结束');
  await press(dialog(security), '结束代理');
  await panel(security).getByText('已提前结束').waitFor();

  await press(panel(security), '离任交接');
  await choose(security, '手上的事交给谁', '演示甲');
  await field(security, '为什么离任').fill('调到别的单位');
  await picture(security, 'console-account-depart');
  await press(dialog(security), '离任交接');
  await panel(security).getByText(/离任$/).first().waitFor();
  await picture(security, 'console-account-departed');
  expect(await panel(security).getByRole('button', { name: '授权' }).count()).toBe(0);
  await security.context().close();
}, 60_000);

test('the audit administrator finds a thing by its number and reads what was done with it', async () => {
  const auditor = await signIn('shenji');
  await go(auditor, 'audit');
  await auditor.getByRole('table', { name: '找到的事' }).waitFor();
  await picture(auditor, 'console-audit');
  await auditor.getByLabel('编号、用户名、名称').fill('PY-2026-');
  await auditor.getByRole('table', { name: '找到的事' }).getByRole('button', { name: /^PY-2026-/ }).nth(1).click();
  const trail = auditor.getByRole('table', { name: '经过' });
  await trail.getByText('收到不满意的评议').waitFor();
  await picture(auditor, 'console-audit-trail');
  expect(await trail.locator('b').allInnerTexts()).not.toContainEqual(expect.stringMatching(/[a-z]/));
  await press(auditor, '另找一件');
  await auditor.getByLabel('种类').click();
  await auditor.locator('.ant-select-item-option').filter({ hasText: '账号' }).first().click();
  await auditor.getByLabel('编号、用户名、名称').fill('shenn');
  await press(auditor, /^shenning/);
  await trail.getByText('离任交接').waitFor();
  await picture(auditor, 'console-audit-account');
  await press(auditor, '现在核对');
  await auditor.getByText('完整', { exact: true }).first().waitFor();
  await auditor.context().close();
}, 60_000);
