import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Download, Locator, Page } from 'playwright-core';
import { FollowUpModel } from '../../domain/follow-up';
import { native, runJobs, settle, toObjectId } from '../../domain/kernel';
import { findRatingByReceipt } from '../../domain/rating';
import { picture, useDemoPages } from '../support/pages';

/** The acts of the console, each done on its page against the real server. */
const { server, clock, windowCode, signIn, enter } = useDemoPages();

const go = (page: Page, address: string): Promise<unknown> => page.goto(`${server.url()}/console/${address}`);
const dialog = (page: Page): Locator => page.getByRole('dialog').last();
const press = (where: Page | Locator, name: string | RegExp): Promise<void> => where.getByRole('button', { name }).last().click();

const field = (page: Page, label: string | RegExp): Locator => dialog(page).getByLabel(label);
const panel = (page: Page): Locator => page.getByRole('complementary');
/** What is said at the top when an act is done. */
const said = (page: Page, text: string): Promise<void> => page.locator('.ant-message').getByText(text).last().waitFor();

async function choose(page: Page, label: string | RegExp, option: string): Promise<void> {
  const box = dialog(page).getByLabel(label);
  await box.click();
  if (await box.isEditable()) await box.fill(option);
  await page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option').filter({ hasText: option }).first().click();
}

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

/** A citizen is dissatisfied with the first window; the answer is the id of the follow-up. */
async function rate(extra: object): Promise<string> {
  const { status, body } = await server.client().post('/api/public/ratings', { idempotencyKey: randomUUID(), windowCode: windowCode(), level: 'dissatisfied', reasons: ['214'], channel: 'h5', ...extra });
  expect(status).toBeLessThan(300);
  await settle(clock);
  // A follow-up has the id of its rating.
  return String((await findRatingByReceipt((body as { receiptCode: string }).receiptCode))?._id);
}

const withPhone = { comment: '让我跑了三趟。', phone: '13800006027', phoneConsent: true };

test('a follow-up goes from the call to the department, back, again, and ends with the second rating', async () => {
  const id = await rate(withPhone);
  const { number } = (await native(FollowUpModel).findOne({ _id: toObjectId(id) })) as { number: string };
  const officer = await signIn('huifang');
  await go(officer, `follow-ups?text=${number}`);
  const row = officer.getByRole('row').nth(1);
  await row.focus();
  await row.press('c');
  await officer.getByText('138 0000 6027').waitFor();
  await picture(officer, 'console-call');
  await press(officer, '打通了，情况属实');
  await press(officer, '记下结果');
  await press(panel(officer), '转部门整改');
  await field(officer, '要部门做什么').fill('请核实并向群众说明。');
  await picture(officer, 'console-send-rectification');
  await press(dialog(officer), '转给部门');
  await officer.getByRole('region', { name: '部门整改' }).waitFor();
  await settle(clock);

  const department = await signIn('bumen');
  await go(department, `follow-ups?id=${id}`);
  await department.getByLabel('采取了什么措施').fill('已经批评教育。');
  await department.getByLabel(/给群众的答复/).fill('对不起，让您多跑了。');
  await press(department, '提交答复');
  await department.getByText('部门已答复').first().waitFor();

  await officer.reload();
  await press(officer, '退回重改');
  await field(officer, /哪里不行/).fill('没写材料怎么办，请补上。');
  await press(dialog(officer), /^退\s*回$/);
  await officer.getByText('退回的原因：没写材料怎么办，请补上。').waitFor();

  await department.reload();
  await department.getByText('退回的原因：没写材料怎么办，请补上。').waitFor();
  const proof = await picture(department, 'console-returned');
  await department.getByLabel('采取了什么措施').fill('已批评，窗口贴出材料清单。');
  await department.getByLabel(/给群众的答复/).fill('您的材料已经补齐，窗口贴出了清单。');
  await department.locator('input[type=file]').setInputFiles({ name: '材料清单.png', mimeType: 'image/png', buffer: proof });
  await department.getByText('材料清单.png').waitFor();
  await press(department, '提交答复');
  await department.getByText('部门已答复').first().waitFor();
  await picture(department, 'console-answered');
  await department.context().close();

  await officer.reload();
  await officer.getByRole('region', { name: '部门整改' }).getByText('窗口贴出材料清单').waitFor();
  await picture(officer, 'console-accept');
  await press(officer, '认可，请群众再评');
  await press(dialog(officer), /^认\s*可$/);
  await press(officer, '打通了，请群众再评');
  await officer.locator('.faces label').filter({ hasText: /^满意/ }).click();
  await picture(officer, 'console-second-call');
  await press(officer, '记下结果');
  await officer.getByRole('heading', { name: /^办结/ }).waitFor();
  await picture(officer, 'console-follow-up-closed');
  await officer.context().close();
}, 60_000);

test('an extension is asked for, returned, asked again and approved; another is withdrawn', async () => {
  const id = await rate(withPhone);
  const officer = await signIn('huifang');
  const ask = async (reason: string): Promise<void> => {
    await go(officer, `follow-ups?id=${id}`);
    await press(panel(officer), '申请延期');
    await field(officer, '为什么要延期').fill(reason);
    await press(dialog(officer), /^报\s*批$/);
    await said(officer, '已报评议主管');
  };
  const supervisor = await signIn('zhuguan');
  const decide = async (decision: string, opinion: string): Promise<void> => {
    await go(supervisor, 'approvals');
    await press(supervisor, '去批');
    await dialog(supervisor).getByRole('radio', { name: decision, exact: true }).check();
    await field(supervisor, /^意见/).fill(opinion);
    await picture(supervisor, 'console-approval-decide');
    await press(dialog(supervisor), '就这样批');
    await said(supervisor, '批好了');
    await settle(clock);
  };
  await ask('群众出门了，下周回来');
  await decide('退回补充', '请写明哪天回来');
  await go(officer, 'approvals?tab=mine');
  await picture(officer, 'console-approvals-mine');
  await press(officer, '补充再报');
  await field(officer, /^理由/).fill('群众出门了，11月25日回来');
  await press(dialog(officer), /^再\s*报$/);
  await said(officer, '已再报');
  await decide('同意', '');
  await go(officer, `follow-ups?id=${id}`);
  await panel(officer).getByText(/^第 1 次，2 个工作日/).waitFor();
  await picture(officer, 'console-extended');
  await ask('群众又改了日子');
  await go(officer, 'approvals?tab=mine');
  await officer.getByRole('button', { name: /^撤\s*回$/ }).first().click();
  await press(dialog(officer), /^撤\s*回$/);
  await said(officer, '已撤回');
  await supervisor.context().close();
  await officer.context().close();
}, 60_000);

test('an integrity rating is released to hall and department', async () => {
  await rate({ reasons: ['902'], comment: '让我先请吃饭。' });
  const handler = await signIn('lianjie');
  await go(handler, 'ratings?integrity=only');
  await handler.getByRole('row', { name: /只进委里/ }).first().click();
  await panel(handler).getByText('只有委里看得到').waitFor();
  await picture(handler, 'console-rating');
  await press(panel(handler), '放开给大厅和部门');
  await field(handler, '为什么放开').fill('核实过了，不涉及廉洁');
  await press(dialog(handler), /^放\s*开$/);
  await panel(handler).getByText('已放开，大厅和部门看得到').waitFor();
  await handler.context().close();
});

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
