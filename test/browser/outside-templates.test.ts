import type { Locator, Page } from 'playwright-core';
import { systemContext } from '../../domain/kernel';
import { installSmsSignature } from '../../domain/outside-templates';
import { noteRefusal } from '../../domain/outside-templates/refusals';
import { picture, useDemoPages } from '../support/pages';

/** Which approved forms the messages fill, as the administrator sets it and the keeper of reminders sees it. */
const { server, clock, signIn } = useDemoPages();

const dialog = (page: Page): Locator => page.getByRole('dialog').last();
const press = (where: Page | Locator, name: string | RegExp): Promise<void> => where.getByRole('button', { name }).last().click();
async function tall(page: Page, name: string): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.setViewportSize({ width: 1440, height: 1500 });
  await picture(page, name);
  await page.setViewportSize({ width: 1440, height: 900 });
}

test('the administrator maps a reminder, is told what would not fit, and sees what was refused', async () => {
  installSmsSignature('示例区纪委监委');
  const admin = await signIn('xitong');
  await admin.goto(`${server.url()}/console/outside-templates`);
  await admin.getByText('还没有模板，这个渠道先不发').first().waitFor();
  await tall(admin, 'console-outside-templates-empty');

  await press(admin, '填公众号模板消息');
  await dialog(admin).getByLabel('模板 ID').fill('OPENTM-2026_abcdefghijklmnop');
  await dialog(admin).getByLabel('称呼').fill('thing1');
  await dialog(admin).getByLabel('日子').fill('phrase2');
  await dialog(admin).getByLabel('一句话').fill('thing4');
  await press(dialog(admin), '保存对照');
  await dialog(admin).getByText(/放不进 phrase2/).waitFor();
  await picture(admin, 'console-outside-templates-fault');
  await dialog(admin).getByLabel('日子').fill('time3');
  await press(dialog(admin), '保存对照');
  await dialog(admin).getByText(/放不进 time3/).waitFor();
  await dialog(admin).getByLabel('日子').fill('date3');
  await press(dialog(admin), '保存对照');
  await admin.getByRole('cell', { name: 'date3' }).waitFor();

  await press(admin, '填短信');
  await dialog(admin).getByLabel('模板 ID').fill('110024');
  await dialog(admin).getByLabel('审核通过的模板内容').fill('{1}您好，今天是您的{2}。{3}。');
  await dialog(admin).getByLabel('{1}、{2} 依次填什么').click();
  for (const field of ['称呼', '事由', '一句话']) await admin.locator('.ant-select-item-option', { hasText: field }).last().click();
  await dialog(admin).getByText('审核通过的模板内容').click();
  await admin.locator('.ant-select-dropdown:visible').waitFor({ state: 'hidden' });
  await picture(admin, 'console-outside-templates-sms');
  await press(dialog(admin), '保存对照');
  await admin.getByRole('cell', { name: '{3}' }).waitFor();

  const { clock: now } = systemContext('test', clock);
  for (let count = 0; count < 3; count += 1) await noteRefusal(now, { kind: 'reminder', channel: 'wechatTemplate', code: '47003' });
  await admin.reload();
  await admin.getByRole('row', { name: /11月20日 周五.*模板内容不合微信的格式，请系统管理员核对.*3/ }).waitFor();
  await tall(admin, 'console-outside-templates');
  await admin.context().close();

  const keeper = await signIn('tixing');
  await keeper.goto(`${server.url()}/console/outside-templates`);
  await keeper.getByRole('cell', { name: 'date3' }).waitFor();
  expect(await keeper.getByRole('button', { name: /^(填|改|不\s*用\s*了)/ }).count()).toBe(0);
  await keeper.context().close();
  installSmsSignature(null);
}, 90_000);
