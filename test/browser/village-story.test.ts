import type { Page } from 'playwright-core';
import { demoHousehold } from '../../contracts/demo';
import { checkPublication, PublicationModel } from '../../domain/disclosure';
import { makeDuties } from '../../domain/disclosure-duty';
import { codeOfSeed } from '../../domain/household';
import { fixedClock, native, ObjectId, settle, shanghaiInstant, systemContext, type StaffActor } from '../../domain/kernel';
import type { DemoPlace } from '../../scripts/demo/place';
import { tellPayments } from '../../scripts/demo/village/payments';
import { phone, picture, useDemoPages } from '../support/pages';

/** November's account: owed, reminded twice and recommended, urged, written, returned, published late, read, asked about and corrected. */
jest.setTimeout(120_000);
const last = '2026-12-30';
let village = { id: '', code: 'LX-01' };
let supervisor: StaffActor;

async function owe(place: DemoPlace, now: Date): Promise<void> {
  supervisor = place.actors.get('jiandu')!;
  await tellPayments(place, now);
  const time = fixedClock(now.toISOString());
  await makeDuties(systemContext('test', time), { codes: ['F0'] });
  // Near, late, and ten working days late: what the bot does in those nights.
  for (const day of ['2026-12-09', '2026-12-16', last]) {
    time.set(shanghaiInstant(day, '01:00').toISOString());
    await settle(time);
  }
  village = { ...village, id: place.villages.get(village.code)!._id.toHexString() };
}
const { server, clock, open, signIn } = useDemoPages({ ratings: false, stories: [owe] });
beforeAll(() => clock.set(shanghaiInstant(last, '10:00').toISOString()));

const go = (page: Page, address: string): Promise<unknown> => page.goto(`${server.url()}/console/disclosure/${address}`);
const dialog = (page: Page) => page.getByRole('dialog').last();
const press = (page: Page, name: string | RegExp): Promise<void> => page.getByRole('button', { name }).last().click();
const paste = (page: Page, label: string, text: string): Promise<void> =>
  page.getByLabel(label).evaluate((field, copied) => {
    const data = new DataTransfer();
    data.setData('text/plain', copied);
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, text);
const kept = (page: Page): Promise<void> => page.getByText('存好了', { exact: true }).waitFor();
/** A field of money shows another text once it is entered: what is in it is chosen then, and typed over. */
async function type(page: Page, label: string, yuan: string): Promise<void> {
  await page.getByLabel(label).click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(yuan);
  await page.getByLabel(label).blur();
  await kept(page);
}
/** One act on the publication's own page, said again in its dialog. */
async function decide(username: string, id: string, name: RegExp, reason?: string): Promise<void> {
  const page = await signIn(username);
  await go(page, `publications/${id}`);
  await press(page, name);
  if (reason) await dialog(page).getByLabel('哪里要改').fill(reason);
  await dialog(page).getByRole('button', { name }).click();
  await dialog(page).waitFor({ state: 'hidden' });
  await page.context().close();
}
/** What the committee's page was seen to do above. */
async function agree(id: string): Promise<void> {
  const { trail } = (await native(PublicationModel).findOne({ _id: new ObjectId(id) }))!;
  await checkPublication({ actor: supervisor, clock }, id, trail.seq, '');
}
const hand = async (page: Page): Promise<void> => {
  await press(page, '交核对');
  await page.getByText('待村里审核').first().waitFor();
};

let publicationId = '';

test('late: the clerk sees the three warnings, says why; the town urges and has the recommendation', async () => {
  const clerk = await signIn('cunwu');
  await go(clerk, 'duties?tab=late');
  await clerk.getByRole('row', { name: /每月收支账/ }).click();
  const panel = clerk.getByRole('complementary', { name: '要公开的一项' });
  await panel.getByRole('button', { name: '说明原因' }).click();
  await dialog(clerk).getByLabel('原因').fill('会计换人，账在交接');
  await dialog(clerk).getByLabel('哪天前公开').fill('2026年12月31日');
  await clerk.keyboard.press('Enter');
  await dialog(clerk).getByRole('button', { name: '提交说明' }).click();
  await panel.getByText('会计换人，账在交接').first().waitFor();
  const told = await panel.innerText();
  for (const day of ['12月9日', '12月16日', '12月30日']) expect(told).toContain(day);
  await picture(clerk, 'story-late-clerk');
  await clerk.context().close();

  const town = await signIn('xiangzhen');
  await go(town, `duties?tab=late&village=${village.id}`);
  await town.getByRole('row', { name: /上柳村.*每月收支账|每月收支账.*上柳村/ }).click();
  await press(town, '催一下');
  await town.locator('.ant-message').getByText('催过了').waitFor();
  const saving = town.waitForEvent('download');
  await press(town, '建议书');
  expect((await saving).suggestedFilename()).toMatch(/^公开建议书 GKJY-2026-\d{4} 上柳村\.docx$/);
  await town.context().close();
});

test('written in the console, checked, returned once with a reason, put right and published, late', async () => {
  const clerk = await signIn('cunwu');
  await go(clerk, `publications/new?item=F0&period=2026-11&village=${village.id}`);
  await press(clerk, '开始写');
  await press(clerk, /加一笔收入/);
  await paste(clerk, '收入第 1 笔 日期', '2026-11-12\tF2.2\t山塘水面承包费\t900.00\t水产合作社\t记001');
  await press(clerk, /加一笔支出/);
  await paste(clerk, '支出第 1 笔 日期', '2026-11-20\tF3.10\t路灯电费\t400.00\t供电所\t记002');
  await type(clerk, '月末结余', '500');
  publicationId = new URL(clerk.url()).pathname.split('/').at(-1)!;
  await picture(clerk, 'story-account', true);
  await hand(clerk);
  await decide('jiandu', publicationId, /^同\s*意$/);
  await decide('xiangzhen', publicationId, /^退\s*回$/, '路灯电费的事由写清是哪几个月的');

  await go(clerk, `publications/${publicationId}`);
  await clerk.getByText('路灯电费的事由写清是哪几个月的').first().waitFor();
  await clerk.getByLabel('支出第 1 笔 事由').fill('路灯电费，9 月到 11 月');
  await kept(clerk);
  await hand(clerk);
  await clerk.context().close();
  await agree(publicationId);
  await decide('xiangzhen', publicationId, /^通过，公开$/);
  await settle(clock);
});

test('in three taps from the home page: what the village received and spent, and what her own household was paid', async () => {
  const page = await open(`/v/${village.code}`, phone);
  await page.locator('.village-name', { hasText: '上柳村' }).waitFor();
  await page.goto(`${server.url()}/pages/home/index`);
  await page.getByRole('button', { name: /^村务/ }).tap();
  await page.locator('.month__balance', { hasText: '500.00' }).waitFor();
  const board = await page.locator('.page__body').last().innerText();
  for (const words of ['900.00', '400.00', '晚了']) expect(board).toContain(words);
  await picture(page, 'story-board', true);
  await page.getByRole('radio', { name: '民生资金' }).tap();
  await page.getByRole('button', { name: /查我家的补贴/ }).tap();
  await page.getByLabel('户码，12 位数字').fill(codeOfSeed(demoHousehold.seed));
  await press(page, '查我家的补贴');
  await page.getByText('这次以前，一年里没有人看过。').waitFor();
  expect(await page.locator('.page__body').last().innerText()).toMatch(/\d+\.\d\d 元/);
  await page.context().close();
});

test('asked from the page, answered and released, read by the receipt on another phone; not content, so the town answers', async () => {
  const citizen = await open(`/village/item/index?id=${publicationId}`, phone);
  await citizen.getByText(/晚了 \d+ 个工作日/).first().waitFor();
  await press(citizen, '我有疑问');
  await citizen.getByRole('textbox').fill('路灯电费是哪几盏灯的？');
  await press(citizen, '提问');
  await citizen.getByText('村里会在', { exact: false }).waitFor();
  const receipt = /\d{4}[\s-]\d{4}[\s-]\d{4}/.exec(await citizen.locator('body').innerText())![0].replace(/\D/g, '');
  await citizen.context().close();
  await settle(clock);
  const answer = async (username: string, text: string): Promise<void> => {
    const staff = await signIn(username);
    await staff.getByRole('link', { name: '群众提问' }).click();
    await staff.getByRole('grid').getByText('路灯电费是哪几盏灯的').click();
    await staff.getByRole('textbox', { name: '答复' }).fill(text);
    await press(staff, /^答\s*复$/);
    await staff.getByRole('region', { name: /的答复$/ }).getByText(text).waitFor();
    await staff.context().close();
  };
  await answer('cunwu', '三组和四组的 36 盏，抄表单在村部。');
  const other = await open('/village/question/index', phone);
  await other.getByLabel('第一组，四位数字').fill(receipt);
  await press(other, '看答复');
  await other.getByText('三组和四组的 36 盏', { exact: false }).waitFor();
  await press(other, '不满意，请乡镇看');
  await press(other, '请乡镇看');
  await other.getByText('等乡镇答复').waitFor();
  await settle(clock);
  await answer('xiangzhen', '镇里核对过抄表单，数目对得上。');
  await other.context().close();
});

test('a correction shows to whoever reads: why, since when, and line by line what changed', async () => {
  const clerk = await signIn('cunwu');
  await go(clerk, `publications/${publicationId}`);
  await press(clerk, /^更\s*正$/);
  await dialog(clerk).getByLabel(/改什么/).fill('电费漏记 20 元，照单据补上');
  await dialog(clerk).getByRole('button', { name: '起草更正' }).click();
  await clerk.waitForURL((url) => !url.pathname.endsWith(publicationId));
  const correctedId = new URL(clerk.url()).pathname.split('/').at(-1)!;
  await type(clerk, '支出第 1 笔 金额（元）', '420');
  await type(clerk, '月末结余', '480');
  await hand(clerk);
  await clerk.context().close();
  await agree(correctedId);
  await decide('xiangzhen', correctedId, /^通过，公开$/);

  const reader = await open(`/village/item/index?id=${publicationId}`, phone);
  await press(reader, '看更正后的');
  await reader.getByText('电费漏记 20 元，照单据补上', { exact: false }).waitFor();
  await press(reader, '看改了什么');
  await reader.getByText('400.00 → 420.00').first().waitFor();
  await picture(reader, 'story-corrected', true);
  await reader.context().close();
});
