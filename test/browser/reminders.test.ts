import type { Locator, Page } from 'playwright-core';
import { deliver, native, PersonModel, processDeliveries, runJobs, settle, systemContext } from '../../domain/kernel';
import { planReminders } from '../../domain/reminder';
import { reportCorrection } from '../../domain/reminder/corrections';
import { listed, picture, useDemoPages } from '../support/pages';
import { setReminderForm } from '../support/reachable';

/** A day of whoever sends the integrity reminders, and the leader's yes in between. */
const { server, clock, signIn } = useDemoPages();
const system = systemContext('test', clock);
const narrow = { width: 1280, height: 800 };
const wide = { width: 1440, height: 900 };

const press = (where: Page | Locator, name: string | RegExp): Promise<void> => where.getByRole('button', { name }).last().click();
const dialog = (page: Page): Locator => page.getByRole('dialog').last();
/** A dialog that stands there whole. */
async function settled(page: Page): Promise<void> {
  await dialog(page).waitFor();
  await page.evaluate(() => Promise.allSettled(document.getAnimations().filter((one) => one.effect?.getTiming().iterations !== Infinity).map((one) => one.finished)));
}
async function open(page: Page, path: string): Promise<void> {
  await page.goto(`${server.url()}/console/reminders/${path}`);
  await page.getByRole('main').getByRole('heading').first().waitFor();
  await page.waitForLoadState('networkidle');
}
/** As both sizes of screen show it; neither may scroll sideways. */
async function pictures(page: Page, name: string): Promise<void> {
  for (const [size, viewport] of Object.entries({ '': wide, '-1280': narrow })) {
    await page.setViewportSize(viewport);
    await picture(page, `console-reminders-${name}${size}`, true);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
  }
  await page.setViewportSize(wide);
}

beforeAll(async () => {
  await setReminderForm(system);
  await planReminders(system);
  const person = await native(PersonModel).findOne({ code: 'D001' });
  await reportCorrection({ actor: { kind: 'citizen' }, clock }, { personId: person!._id, path: person!.path }, { kind: 'joinedPartyOn', text: '我是 2007 年 7 月 1 日入的党' });
  await settle(clock);
});

test('the manager reads what goes out, who gets it and who does not', async () => {
  const page = await signIn('tixing');
  await open(page, 'plan');
  await page.getByRole('table', { name: '提醒安排' }).waitFor();
  await pictures(page, 'plan');
  await page.getByRole('button', { name: /元旦，看谁会收到/ }).click();
  await page.getByRole('table', { name: '收得到的人' }).waitFor();
  await pictures(page, 'dry-run');
  await press(page, /^收不到 \d/);
  await page.getByRole('table', { name: '收不到的人' }).waitFor();
  await page.getByText('为什么，怎么办').waitFor();
  await pictures(page, 'left-out');
  await press(page, '回安排');
  await press(page, '看一个人会收到什么');
  await dialog(page).getByText('短信，按').waitFor();
  expect(await dialog(page).getByText('填不出').count()).toBe(0);
  await picture(page, 'console-reminders-preview');
  await page.context().close();
}, 60_000);

test('he changes when an occasion is kept, and what may not be is said at its field', async () => {
  const page = await signIn('tixing');
  await open(page, 'occasions');
  await pictures(page, 'occasions');
  const row = page.getByRole('row', { name: /^元旦/ });
  await row.getByText('放假前 3 个工作日 09:00').waitFor();
  await press(row, '改元旦');
  await dialog(page).getByLabel('放假前几个工作日').fill('5');
  await dialog(page).getByLabel('几点发').fill('23:00');
  await press(dialog(page), '就这样改');
  await dialog(page).getByText('提醒在 07:30 到 21:30 之间发').waitFor();
  await picture(page, 'console-reminders-rule');
  await dialog(page).getByLabel('几点发').fill('08:40');
  await press(dialog(page), '就这样改');
  await row.getByText('放假前 5 个工作日 08:40').waitFor();
  await row.getByText('演示子').waitFor();
  await page.context().close();
}, 60_000);

test('he writes a text and sees at once how it will be read', async () => {
  const page = await signIn('tixing');
  await open(page, 'texts');
  await pictures(page, 'texts');
  await open(page, 'texts?new=newYear');
  await page.getByLabel('正文').fill('，元旦放假请守规矩，收到的礼品礼金都退回去。');
  await page.getByLabel('正文').press('Home');
  await press(page, '{称谓}');
  await page.getByLabel('一句话摘要').fill('元旦将至，礼品礼金{党龄}都退回去');
  await page.getByText('“元旦”里用不了“党龄”').first().waitFor();
  await picture(page, 'console-reminders-text-problem', true);
  await page.getByLabel('一句话摘要').fill('元旦将至，礼品礼金都退回去');
  await page.getByText('同志，元旦放假请守规矩').waitFor();
  await page.getByRole('list', { name: '要改的' }).waitFor({ state: 'detached' });
  await pictures(page, 'text');
  await press(page, '发给自己看看');
  await page.getByText('发了，看看您的微信或手机').waitFor();
  await press(page, '加这一条');
  await page.getByRole('heading', { name: '元旦的文本' }).waitFor();
  await press(page, /^停\s*用$/);
  await settled(page);
  await picture(page, 'console-reminders-retire');
  await press(dialog(page), /^停\s*用$/);
  await press(page, '重新启用');
  await page.context().close();
}, 60_000);

test('a campaign is made, approved by the leader, and planned', async () => {
  const page = await signIn('tixing');
  await open(page, 'campaigns');
  await page.getByText('还没有专题提醒').waitFor();
  await picture(page, 'console-reminders-campaigns-empty');
  await press(page, '起草专题提醒');
  await page.getByLabel('标题').fill('年底集中采购提醒');
  await page.getByLabel('正文').fill('{称谓}，年底集中采购多，请按程序办，不打招呼、不收供应商的东西。{落款}');
  await page.getByLabel('一句话摘要').fill('集中采购按程序，不收供应商的东西');
  await page.getByLabel('哪天发').fill('2026年11月21日');
  await page.getByLabel('哪天发').press('Enter');
  await page.getByText(/现在选出/).waitFor();
  await page.getByText('短信，按').waitFor();
  await page.getByText('2026年11月21日', { exact: true }).waitFor();
  await pictures(page, 'campaign-draft');
  await press(page, '存成草稿');
  await page.getByText('只发党员', { exact: true }).click();
  await page.getByRole('button', { name: '先存下，再送批' }).waitFor();
  await page.getByText('都发', { exact: true }).click();
  await press(page, /^送\s*批$/);
  await settled(page);
  await picture(page, 'console-reminders-campaign-submit');
  await press(dialog(page), /^送\s*批$/);
  await page.getByText('待批').first().waitFor();
  const address = page.url();

  const leader = await signIn('weiling');
  await leader.goto(`${server.url()}/console/approvals`);
  await leader.getByRole('link', { name: '看专题，谁会收到' }).waitFor();
  await picture(leader, 'console-reminders-approval');
  await leader.getByRole('link', { name: '看专题，谁会收到' }).click();
  await leader.getByRole('heading', { name: '年底集中采购提醒' }).waitFor();
  await leader.waitForLoadState('networkidle');
  await pictures(leader, 'campaign-leader');
  await leader.goto(`${server.url()}/console/approvals`);
  await press(leader, '去批');
  await dialog(leader).getByText('同意', { exact: true }).click();
  await press(dialog(leader), '就这样批');
  await leader.getByText('批好了').waitFor();
  await leader.context().close();
  await settle(clock);
  await runJobs(clock);

  await page.goto(address);
  await page.getByText('待发').first().waitFor();
  await page.getByText('演示己同意').waitFor();
  await pictures(page, 'campaign');
  await open(page, 'plan?only=campaign');
  await page.getByRole('row', { name: /年底集中采购提醒/ }).getByText('排好了').waitFor();
  await open(page, 'campaigns');
  await picture(page, 'console-reminders-campaigns');
  await page.context().close();
}, 60_000);

test('what a cadre says is wrong is answered, and the figures say what is missing', async () => {
  const page = await signIn('tixing');
  await open(page, 'corrections');
  await pictures(page, 'corrections');
  await press(page, /^答复/);
  await dialog(page).getByText('核对过').click();
  await dialog(page).getByLabel('对本人说').fill('已经改成 2007 年 7 月 1 日。');
  await picture(page, 'console-reminders-answer');
  await press(dialog(page), /^答\s*复$/);
  await page.getByText('没有要答复的').waitFor();
  await press(page, '答复过的');
  await page.getByText('已经改成 2007 年 7 月 1 日。').waitFor();
  await picture(page, 'console-reminders-answered');
  await open(page, 'statistics');
  await page.getByRole('table', { name: '要补的资料' }).waitFor();
  await pictures(page, 'statistics');
  await press(page, '各节点送到多少：看表');
  await listed(page, /missing\?.*joinedDay/, () => press(page, /^没有入党日期/));
  await pictures(page, 'statistics-table');
  await page.context().close();
}, 60_000);

test('what lay in the ledger until it was too late stands on top of the plan, and who it was is one step away', async () => {
  const params = { title: '政治生日廉政提醒', body: '演示', name: '演示干部3', occasion: '政治生日', date: '11月12日', words: '演示', text: 'demo', at: '09:00' };
  const people = await native(PersonModel).find({ code: { $in: ['D003', 'D004', 'D005', 'D006', 'D007'] } }).toArray();
  for (const [index, { _id, path }] of people.entries()) {
    const day = `2026-11-${String(12 + index)}`;
    await deliver(system, { key: `reminder:politicalBirthday:${day}:${_id.toHexString()}`, to: { personId: _id.toHexString() }, path, template: 'reminder.message', params: { ...params, day }, channels: ['sms'], occasion: 'reminder:politicalBirthday', notBefore: new Date(`${day}T01:00:00Z`), notAfter: new Date(`${day}T16:00:00Z`) });
  }
  await processDeliveries(clock);
  const page = await signIn('tixing');
  await open(page, 'plan');
  await page.getByText('近两个月有 5 次没有发出去，不会再补发').waitFor();
  await pictures(page, 'skipped');
  await page.getByRole('link', { name: '到送达台账看是哪些人' }).click();
  await page.getByRole('row', { name: /政治生日/ }).nth(4).waitFor();
  await page.context().close();
}, 60_000);
