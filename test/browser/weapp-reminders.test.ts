import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type Element from 'miniprogram-automator/out/Element';
import type Page from 'miniprogram-automator/out/Page';
import { installMiniLogin, invite } from '../../domain/follower';
import { DeliveryModel, fixedClock, loadCalendar, native, saveDeliverySettings, settle, showDeliverySettings, systemContext, type PersonRecord } from '../../domain/kernel';
import { saveOutsideTemplates, showOutsideTemplates } from '../../domain/outside-templates';
import { answerCorrection, CorrectionModel, planReminders } from '../../domain/reminder';
import { clearDatabase, useTestDatabase } from '../support/database';
import { buildDepartment, buildDistrict, buildPerson, buildPhone, idOf } from '../support/factories';
import { useServer } from '../support/http';
import { setReminderForm } from '../support/reachable';
import { inDevTools, launchMiniProgram, type LaunchedMiniProgram, type LaunchOptions } from '../weapp-host/launch';
import { useBrowser } from '../weapp-host/use-browser';
import { eventually, find, pageAt, pageText, tap, type } from '../weapp-host/waiting';

/** The compiled mini-program, on a cadre's phone: from the code on paper to a reminder that was read. */
const distDir = path.join(__dirname, '../../dist/weapp');
const pictures = path.join(__dirname, '../../test-output/pictures');
const here = 'pages/my-reminders/index';
const template = 'R'.repeat(20);
const clock = fixedClock('2026-11-10T02:00:00Z');
const ctx = systemContext('test', clock);
useTestDatabase();
const server = useServer({}, { clock });
const browser = useBrowser();
const inHost = inDevTools ? test.skip : test;

let cadre: PersonRecord;
let launched: LaunchedMiniProgram | undefined;
const close = async (): Promise<void> => {
  const { close: end } = launched ?? {};
  launched = undefined;
  await end?.();
};
beforeAll(() => mkdirSync(pictures, { recursive: true }));
beforeEach(async () => {
  await clearDatabase();
  await loadCalendar();
  clock.set('2026-11-10T02:00:00Z');
  const district = await buildDistrict({ name: '青禾区' });
  const department = await buildDepartment({ name: '区水利局', parentId: idOf(district) });
  await setReminderForm(ctx);
  const { version } = await showDeliverySettings(ctx);
  await saveDeliverySettings(ctx, { stopped: [], weeklyCap: 20, dailyQuota: { sms: 1000 }, urgentReserve: 0, version });
  cadre = await buildPerson({ name: '演示甲', joinedPartyOn: '2006-11-21', phone: buildPhone(), posts: [{ organisationId: idOf(department), title: '科长', from: null, to: null }] });
  installMiniLogin({ openidOf: async () => 'mini-of-the-cadre' });
});
afterEach(close);

async function open(options: Partial<LaunchOptions> = {}): Promise<Page> {
  await close();
  launched = await launchMiniProgram({ distDir, apiOrigin: server.url(), browser: browser(), path: here, ...options });
  return pageAt(launched.miniProgram, here);
}
const host = () => launched!.host!;
/** Tall enough to show all of the page. */
async function picture(name: string, height: number): Promise<void> {
  await host().page.setViewportSize({ width: 390, height });
  await host().page.screenshot({ path: path.join(pictures, `${name}.png`) });
  await host().page.setViewportSize({ width: 390, height: 753 });
}
async function invitationCode(): Promise<string> {
  const { items } = await invite(ctx, { personIds: [idOf(cadre)], by: 'print' });
  return items[0]!.code!;
}
async function bindHere(page: Page): Promise<void> {
  await type(page, 'input', (await invitationCode()).toLowerCase().replace(/(.{4})/, ' $1 '));
  await tap(page, '.button', '绑定');
  await find(page, '.head__place', '演示甲');
}
async function birthday(): Promise<void> {
  clock.set('2026-11-19T16:20:00Z');
  await planReminders(ctx);
  clock.set('2026-11-21T00:31:00Z');
  await settle(clock);
}
const delivery = () => native(DeliveryModel).findOne({ occasion: 'reminder:politicalBirthday' });

inHost('a wrong code is kept and explained; the right one binds, however it is written', async () => {
  const page = await open();
  await find(page, '.button', '请写邀请码或 6 位数字');
  await picture('my-reminders-bind', 844);
  await type(page, 'input', '222 222');
  await tap(page, '.button', '绑定');
  await find(page, '.field-error', '这 6 位数字不对，或者过了 10 分钟');
  expect(await ((await page.$('input')) as Element).property('value')).toBe('222 222');
  await type(page, 'input', 'K7MW P3Q0');
  await find(page, '.field-error', '没有数字 0 和 1');
  await picture('my-reminders-wrong-code', 844);
  await bindHere(page);
  await find(page, '.table__value', '2006年11月21日');
  expect(host().requests('POST', '/api/public/me/binding').every(({ url }) => !url.includes('?'))).toBe(true);
});

inHost('consent is asked with its whole text; the reminder is there when its day has come, and opening it is reading it', async () => {
  const first = await open();
  await bindHere(first);
  await find(first, '.card', '为此存下：您这个微信号的编号（加密）');
  await find(first, '.note', '说明文字 2026-11 版');
  await picture('my-reminders-asked', 1250);
  await tap(first, '.button', '同意接收');
  await find(first, '.heading', '您同意接收廉政提醒');
  await settle(clock);
  await birthday();

  const page = await open();
  await find(page, '.tag', '没看');
  expect((await delivery())?.readAt).toBeNull();
  await tap(page, '.link-row', '政治生日');
  await find(page, '.reminder__words', '演示甲');
  await eventually('it to be read', async () => (await delivery())?.readAt);
  await find(page, '.section', '都看过了');
  await picture('my-reminders', 1600);
});

inHost('taking consent back asks once, says what follows, and can be given again', async () => {
  const page = await open();
  await bindHere(page);
  await tap(page, '.button', '同意接收');
  await find(page, '.heading', '您同意接收廉政提醒');
  await settle(clock);
  await tap(page, '.button', '不再接收');
  await find(page, '.card', '已经排上的也不发了。绑定还在');
  await tap(page, '.button', '再看一眼');
  await eventually('the question to go', async () => !(await pageText(page)).includes('再看一眼'));
  await tap(page, '.button', '不再接收');
  await host().setNetwork('none');
  await tap(page, '.button', '不再接收');
  await find(page, '.notice', '没有网');
  await host().setNetwork('wifi');
  await tap(page, '.button', '不再接收');
  await find(page, '.heading', '您选了不接收廉政提醒');
  await settle(clock);
  await birthday();
  expect(await delivery()).toBeNull();
  await tap(page, '.button', '同意接收');
  await find(page, '.heading', '您同意接收廉政提醒');
});

inHost('what is wrong of the record is said once, and the answer stands there', async () => {
  const page = await open();
  await bindHere(page);
  await tap(page, '.button', '有不对的，告诉我们');
  await find(page, '.button', '请选哪一项不对');
  await tap(page, '.chip', '入党日期');
  await type(page, 'input', '2006年12月1日');
  await tap(page, '.button', '请你们核对');
  await find(page, '.said', '收到了');
  await find(page, '.answer', '等核对');
  await tap(page, '.button', '有不对的，告诉我们');
  await find(page, '.chip', '手机号');
  expect(await Promise.all(((await page.$$('.chip')) as Element[]).map((chip) => chip.text()))).toEqual(['单位或职务', '手机号']);
  const told = await native(CorrectionModel).findOne({});
  const manager = { actor: { kind: 'staff' as const, accountId: 'a'.repeat(24), name: '演示乙', grants: [{ role: 'reminderManager' as const, organisationId: cadre.path[0]!.toHexString() }] }, clock };
  await answerCorrection(manager, told!._id.toHexString(), { done: true, answer: '查了档案，已改。' });
  const later = await open();
  await find(later, '.answer', '查了档案，已改。');
  expect(await pageText(later)).toContain('改好了');
});

inHost('one tap in WeChat’s sheet allows one message, and declining changes nothing', async () => {
  const { version } = await showOutsideTemplates(ctx);
  await saveOutsideTemplates(ctx, { kind: 'reminder', templates: { miniSubscription: { templateId: template, keys: { name: 'thing1', occasion: 'thing2', date: 'date3', words: 'thing4' }, page: here } }, version });
  const page = await open();
  await bindHere(page);
  expect(await page.$$('.tell')).toHaveLength(0);
  await tap(page, '.button', '同意接收');
  await find(page, '.tell', '点一次管一条提醒');
  await host().answerSubscription('reject');
  await tap(page, '.pill--act', '告诉我');
  await find(page, '.tell', '没有订阅');
  await host().answerSubscription('accept');
  await tap(page, '.pill--act', '告诉我');
  await find(page, '.tell', '管下一条提醒');
  expect(host().requests('POST', '/api/public/me/subscriptions')).toHaveLength(1);
});

inHost('large letters, in the dark, and without a net', async () => {
  const page = await open({ theme: 'dark', fontSizeScaleFactor: 1.4 });
  await bindHere(page);
  await tap(page, '.button', '同意接收');
  await find(page, '.heading', '您同意接收廉政提醒');
  await settle(clock);
  await birthday();
  const dark = await open({ theme: 'dark' });
  await tap(dark, '.link-row', '政治生日');
  await find(dark, '.section', '都看过了');
  await tap(dark, '.button', '有不对的，告诉我们');
  await tap(dark, '.chip', '手机号');
  await picture('my-reminders-dark', 1750);
  const elder = await open({ fontSizeScaleFactor: 1.4 });
  await tap(elder, '.link-row', '政治生日');
  await find(elder, '.section', '都看过了');
  await picture('my-reminders-elder', 2300);
  expect(await host().page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
  await close();
  const offline = await open({ network: 'none' });
  await find(offline, '.empty', '没有网。发给您的提醒都还在');
  await host().setNetwork('wifi');
  await tap(offline, '.button', '再试一次');
  await find(offline, '.link-row', '政治生日');
});
