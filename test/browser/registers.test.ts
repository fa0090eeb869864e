import { readFileSync } from 'node:fs';
import type { Download, Page } from 'playwright-core';
import { runJobs } from '../../domain/kernel';
import { choose, dialog, field, panel, press, said } from '../support/console';
import { picture, useDemoPages } from '../support/pages';

/** Organisations, people, calendar and what was sent, on their pages: each act against the real server. */
const { server, clock, signIn } = useDemoPages();

const go = (page: Page, address: string): Promise<unknown> => page.goto(`${server.url()}/console/${address}`);

/** Pages in a PDF as Chromium writes it. */
const pagesOf = (pdf: Buffer): number => pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;

test('a hall and its window are made, renamed, moved and closed; the stands are printed one a page', async () => {
  const system = await signIn('xitong');
  const create = async (kind: string): Promise<void> => {
    await press(system, '新建');
    await system.getByRole('menuitem', { name: kind, exact: true }).click();
  };
  await go(system, 'organisations');
  await create('办事大厅');
  await choose(system, '上级机构', '区');
  await field(system, '名称').fill('北山便民服务大厅');
  await field(system, '机构编码').fill('H-BS');
  await picture(system, 'console-hall-create');
  await press(dialog(system), /^建\s*立$/);
  await said(system, '建好了');
  for (const number of ['1', '2']) {
    await create('窗口');
    await choose(system, '在哪个大厅', '北山便民服务大厅');
    await field(system, '名称').fill(`北山${number}窗口`);
    await field(system, '机构编码').fill(`H-BS-${number}`);
    await field(system, '窗口号').fill(number);
    await choose(system, '派驻部门', '人力');
    await picture(system, 'console-window-create');
    await press(dialog(system), /^建\s*立$/);
    await dialog(system).waitFor({ state: 'detached' });
  }
  await system.getByRole('treeitem', { name: /北山便民服务大厅/ }).getByText('北山便民服务大厅').click();
  await system.getByRole('row', { name: /北山1窗口/ }).waitFor();
  await picture(system, 'console-organisations-hall');
  await press(system, '打印二维码');
  await system.locator('.stand').nth(1).waitFor();
  await picture(system, 'console-stands');
  expect(pagesOf(await system.pdf({ preferCSSPageSize: true }))).toBe(2);

  await system.goBack();
  await system.getByRole('row', { name: /北山1窗口/ }).click();
  await press(panel(system), '改名');
  await field(system, '名称').fill('北山社保窗口');
  await press(dialog(system), /^改\s*名$/);
  await panel(system).getByText('北山1窗口 → 北山社保窗口').waitFor();
  await press(panel(system), '调整隶属');
  await choose(system, '新的上级', '区政务');
  await field(system, '为什么调整').fill('窗口搬到区里');
  await picture(system, 'console-organisation-move');
  await press(dialog(system), /^调\s*整$/);
  await panel(system).getByText('窗口搬到区里').waitFor();
  await press(panel(system), '停用');
  await field(system, '为什么停用').fill('业务并到别的窗口');
  await press(dialog(system), /^停\s*用$/);
  await panel(system).getByText('已停用').waitFor();
  await picture(system, 'console-organisation-closed');
  await system.context().close();
}, 60_000);

test('a person is entered, changed, and a number is opened with a reason', async () => {
  const system = await signIn('xitong');
  await go(system, 'people');
  await press(system, '录入一个人');
  await field(system, /^工号/).fill('G2001');
  await field(system, '姓名').fill('陈晓禾');
  await choose(system, '单位', '人力');
  await dialog(system).getByRole('textbox', { name: '职务', exact: true }).fill('科长');
  await field(system, /^电话/).fill('13800006028');
  await picture(system, 'console-person-create');
  await press(dialog(system), /^录\s*入$/);
  await said(system, '录好了');
  await go(system, 'people?text=G2001');
  await system.getByRole('row', { name: /陈晓禾/ }).click();
  await press(panel(system), '改资料');
  await dialog(system).getByRole('textbox', { name: '职务', exact: true }).fill('副局长');
  await press(dialog(system), /^改\s*好$/);
  await panel(system).getByText('副局长').waitFor();
  expect(await panel(system).getByText('看全号').count()).toBe(0);
  await picture(system, 'console-person');
  await system.context().close();

  const leader = await signIn('weiling');
  await go(leader, 'people?text=G2001');
  await leader.getByRole('row', { name: /陈晓禾/ }).click();
  await press(panel(leader), '看全号');
  await field(leader, '为什么要看').fill('通知参加谈话');
  await press(dialog(leader), '看号码');
  await leader.getByText('13800006028').waitFor();
  await picture(leader, 'console-person-number');
  await leader.context().close();
}, 60_000);

const sheet = (rows: string[]): { name: string; mimeType: string; buffer: Buffer } => ({
  name: '人员.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(`\uFEFF${['工号,姓名,类别,单位编码,职务,任职日期,入党日期,手机,身份证号', ...rows].join('\r\n')}\r\n`),
});

test('a sheet of people is checked cell by cell, then brought in', async () => {
  const system = await signIn('xitong');
  await go(system, 'people');
  await press(system, '导入');
  const [template] = await Promise.all([system.waitForEvent('download'), press(dialog(system), '下载模板')]);
  expect(template.suggestedFilename()).toMatch(/人员.*\.xlsx$/);
  const input = dialog(system).locator('input[type=file]');
  await input.setInputFiles(sheet(['G3001,周一鸣,干部,RSJ,科员,,,13800006030,', 'G3002,吴,干部,没有的,科员,,,138,']));
  await dialog(system).getByText('正在检查').waitFor();
  await runJobs(clock);
  const bad = dialog(system).getByRole('table', { name: '要改的格子' });
  await bad.getByRole('row', { name: /第 3 行 H\s手机/ }).waitFor();
  await bad.getByRole('row', { name: /第 3 行 B\s姓名/ }).waitFor();
  await picture(system, 'console-import-bad');
  expect(await dialog(system).getByRole('button', { name: /^导入/ }).count()).toBe(0);

  await input.setInputFiles(sheet(['G3001,周一鸣,干部,RSJ,科员,,,13800006030,', 'G3002,吴立冬,干部,RSJ,科员,,,,']));
  await dialog(system).getByText('正在检查').waitFor();
  await runJobs(clock);
  await press(dialog(system), '导入 2 条');
  await dialog(system).getByText('正在导入').first().waitFor();
  await runJobs(clock);
  await dialog(system).getByText('已导入').waitFor();
  await picture(system, 'console-import-done');
  await press(dialog(system), '看导入的结果');
  await system.getByLabel('姓名或工号开头').fill('G300');
  await system.getByRole('row', { name: /吴立冬/ }).waitFor();
  await system.context().close();
}, 60_000);

async function exported(page: Page, format: string, button = '导出'): Promise<Download> {
  await press(page, button);
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: format }).click()]);
  return download;
}

test('lists are saved as tables', async () => {
  const system = await signIn('xitong');
  await go(system, 'people?text=D00');
  expect(readFileSync(await (await exported(system, '逗号')).path(), 'utf8')).toContain('演示干部1');
  await go(system, 'organisations');
  expect((await exported(system, 'Excel', '导出机构')).suggestedFilename()).toMatch(/^机构.*\.xlsx$/);
  expect((await exported(system, 'Excel')).suggestedFilename()).toMatch(/^窗口.*\.xlsx$/);
  await system.context().close();
  const officer = await signIn('huifang');
  for (const [name, address] of [['评议', 'ratings'], ['回访', 'follow-ups?tab=all']] as const) {
    await go(officer, address);
    const file = await exported(officer, '逗号');
    expect(file.suggestedFilename()).toContain(name);
    expect(readFileSync(await file.path(), 'utf8').split('\n').length).toBeGreaterThan(3);
  }
  await officer.context().close();
  const security = await signIn('anquan');
  await go(security, 'accounts');
  expect(readFileSync(await (await exported(security, '逗号')).path(), 'utf8')).toContain('安全管理员');
  await security.context().close();
}, 60_000);

test('the next year of the calendar is entered', async () => {
  const system = await signIn('xitong');
  await go(system, 'calendar');
  await press(system, '录入 2027 年');
  const rows = dialog(system).getByRole('button', { name: '去掉这一行' });
  await rows.first().waitFor();
  while ((await rows.count()) > 1) await rows.last().click();
  const days = dialog(system).locator('.ant-picker-range input');
  await days.nth(0).fill('2027年1月1日');
  await days.nth(0).press('Enter');
  await days.nth(1).fill('2027年1月3日');
  await days.nth(1).press('Enter');
  await picture(system, 'console-calendar-year');
  await press(dialog(system), /^保\s*存$/);
  await said(system, '日历已保存，时限正在重新算');
  await system.getByText('2027 年', { exact: true }).click();
  await system.getByText('本区录入').waitFor();
  await picture(system, 'console-calendar-2027');
  await system.context().close();
});

test('what was sent to whom is listed, counted and told try by try; the settings say what is sent at all', async () => {
  const system = await signIn('xitong');
  await go(system, 'deliveries');
  await system.getByRole('row', { name: /演示甲.*已送达.*平台消息/ }).first().waitFor();
  await picture(system, 'console-deliveries');
  await system.getByText('各渠道送了多少').click();
  await system.getByRole('table', { name: '各渠道' }).getByRole('row', { name: /平台消息/ }).waitFor();
  await system.getByRole('row', { name: /演示甲.*已送达/ }).first().press('Enter');
  await panel(system).getByText('平台消息　送到').waitFor();
  await picture(system, 'console-delivery');
  await system.keyboard.press('Escape');
  await press(system, '发送设置');
  await dialog(system).getByText('还没有接通公众号、小程序和短信').waitFor();
  await field(system, '一个人七天里最多').fill('2');
  await press(dialog(system), /^保\s*存$/);
  await said(system, '保存了，几秒内生效');
  await press(system, '发送设置');
  await dialog(system).getByText('上次改：演示庚').waitFor();
  await picture(system, 'console-delivery-settings');
  await system.context().close();
});
