import { randomUUID } from 'node:crypto';
import type { BrowserContextOptions, Page } from 'playwright-core';
import * as followUps from '../../domain/follow-up';
import { AccountModel, native, OrganisationModel, settle, type Context, type StaffActor } from '../../domain/kernel';
import { findRatingByReceipt } from '../../domain/rating';
import { phone, picture, useDemoPages } from '../support/pages';

/** The citizen's side after the rating, in Chromium: progress, second thoughts, own data, results, reading aloud. */
const { server, clock, windowCode, open } = useDemoPages();

const overflow = (page: Page): Promise<number> => page.evaluate(() => document.querySelector('.page')!.scrollWidth - document.documentElement.clientWidth);

/** A voice of the device that says nothing aloud and notes everything; `endSentence()` lets one end. */
function fakeVoice(): void {
  const spoken: string[] = [];
  let ending: (() => void) | null = null;
  class Utterance {
    rate = 1;
    onend: (() => void) | null = null;
    constructor(readonly text: string) {}
  }
  Object.defineProperty(window, 'SpeechSynthesisUtterance', { value: Utterance });
  Object.defineProperty(window, 'speechSynthesis', {
    value: {
      getVoices: () => [
        { localService: false, lang: 'zh-CN', name: 'of the network' },
        { localService: true, lang: 'zh-CN', name: 'of the device' },
      ],
      speak: (utterance: Utterance & { voice: { name: string } }) => {
        spoken.push(`${utterance.voice.name === 'of the device' ? '' : '!'}${utterance.rate < 0.8 ? '慢 ' : ''}${utterance.text}`);
        ending = utterance.onend;
      },
      cancel: () => spoken.push('（静）'),
      addEventListener: () => {},
      removeEventListener: () => {},
    },
  });
  Object.assign(window, { spoken, endSentence: () => ending?.() });
}
type Speaking = Window & { spoken: string[]; endSentence(): void };
const spoken = (page: Page): Promise<string[]> => page.evaluate(() => (window as unknown as Speaking).spoken);
const endSentence = (page: Page): Promise<void> => page.evaluate(() => (window as unknown as Speaking).endSentence());

async function rated(options: BrowserContextOptions = phone): Promise<{ page: Page; receipt: string }> {
  const page = await open(`/r/${windowCode()}`, options);
  await page.getByRole('radio', { name: /^不满意/ }).tap();
  await page.getByRole('textbox', { name: /想说的话/ }).fill('交了材料才说还缺一份复印件。');
  await page.getByRole('textbox', { name: /电话/ }).fill('13800006027');
  await page.getByRole('checkbox', { name: /同意/ }).tap();
  await page.getByRole('button', { name: '提交评议' }).tap();
  await page.locator('.slip__group').first().waitFor();
  const receipt = (await page.locator('.slip__group').allInnerTexts()).join('').replace(/\D/g, '');
  await settle(clock);
  return { page, receipt };
}

async function enter(page: Page, path: string, receipt: string, act: string): Promise<void> {
  await page.goto(server.url() + path);
  for (const [index, group] of (receipt.match(/\d{4}/g) ?? []).entries()) await page.getByRole('textbox').nth(index).fill(group);
  await page.getByRole('button', { name: act, exact: true }).tap();
}

/** The officer explains, and the citizen is satisfied with it: closed. */
async function close(receipt: string): Promise<void> {
  const followUp = (await followUps.findFollowUpByReceipt(receipt))!;
  const account = (await native(AccountModel).findOne({ username: 'huifang' }))!;
  const district = (await native(OrganisationModel).findOne({ kind: 'district' }))!;
  const actor: StaffActor = { kind: 'staff', accountId: account._id.toHexString(), name: account.name, grants: [{ role: 'followUpOfficer', organisationId: district._id.toHexString() }] };
  const ctx: Context = { actor, clock };
  const version = async () => ({ version: (await followUps.loadFollowUp(followUp._id)).trail.seq });
  const id = followUp._id.toHexString();
  await followUps.recordContact(ctx, id, { ...(await version()), idempotencyKey: randomUUID(), outcome: 'confirmed', note: '' });
  await followUps.closeFollowUp(ctx, id, { ...(await version()), kind: 'explained', toCitizen: '按规定要交两份复印件，窗口已经贴出清单。' });
  await followUps.recordContact(ctx, id, { ...(await version()), idempotencyKey: randomUUID(), outcome: 'confirmed', note: '', secondLevel: 'acceptable' });
  await settle(clock);
}

test('the home page shows what is running with its light, and how late it is when it is', async () => {
  const { page } = await rated();
  await page.goto(`${server.url()}/pages/home/index`);
  await page.locator('.light--green', { hasText: '正常' }).waitFor();
  expect(await page.locator('.door__name').allInnerTexts()).toEqual(['评议', '村务', '反映问题', '我的']);
  await page.getByText('评议由青禾区纪委监委收').waitFor();
  await picture(page, 'home-running');
  const before = clock.now();
  const later = new Date('2026-11-25T02:00:00Z');
  clock.set(later.toISOString());
  await page.clock.setFixedTime(later);
  await page.reload();
  await page.locator('.light--red', { hasText: '晚了 2 个工作日' }).waitFor();
  await page.locator('.entry').tap();
  await page.locator('.step .light--red', { hasText: '晚了 2 个工作日' }).waitFor();
  clock.set(before.toISOString());
  await page.context().close();
});

test('after the closing a citizen objects and adds a second thought; nothing typed is lost without a network', async () => {
  const { page, receipt } = await rated();
  await close(receipt);
  await enter(page, '/pages/progress/index', receipt, '查进度');
  await page.getByText('按规定要交两份复印件').waitFor();
  await page.getByRole('button', { name: '我不同意' }).tap();
  await page.getByRole('button', { name: '请写明为什么不同意' }).waitFor();
  await page.getByRole('textbox', { name: /为什么不同意/ }).fill('清单上没有写要两份。');
  await page.context().setOffline(true);
  await page.getByRole('button', { name: '提交', exact: true }).tap();
  await page.getByText('没有网，没有办成').waitFor();
  expect(await page.getByRole('textbox', { name: /为什么不同意/ }).inputValue()).toBe('清单上没有写要两份。');
  await page.context().setOffline(false);
  await page.getByRole('button', { name: '提交', exact: true }).tap();
  await page.getByText('您不同意这个结果：正在看').waitFor();

  await page.getByRole('button', { name: '我要追评' }).tap();
  await page.getByRole('radio', { name: '基本满意' }).tap();
  await page.getByRole('textbox', { name: /追评想说的话/ }).fill('后来补办了。');
  await page.getByRole('button', { name: '提交追评' }).tap();
  await page.getByText('您追评了：基本满意').waitFor();
  await picture(page, 'progress-objected');
  expect((await findRatingByReceipt(receipt))?.supplement).toMatchObject({ level: 'acceptable', comment: '后来补办了。' });
  await page.context().close();
});

test('one sees what is stored, corrects the number, and takes number and words back', async () => {
  const { page, receipt } = await rated();
  await page.getByRole('button', { name: /我的信息/ }).tap();
  await page.getByRole('row', { name: /电话 138\*\*\*\*6027/ }).waitFor();
  await page.getByRole('row', { name: /想说的话 交了材料才说/ }).waitFor();
  await picture(page, 'my-data');

  await page.getByRole('button', { name: '改电话' }).tap();
  await page.getByRole('textbox', { name: '电话号码' }).fill('1390000111');
  await page.getByRole('button', { name: '电话号码还没写对' }).waitFor();
  await page.getByRole('textbox', { name: '电话号码' }).fill('13900001111');
  await page.getByRole('checkbox', { name: /同意/ }).tap();
  await page.getByRole('button', { name: '改成这个' }).tap();
  await page.getByRole('row', { name: /139\*\*\*\*1111/ }).waitFor();

  await page.getByRole('button', { name: '撤回电话' }).tap();
  await page.getByRole('group', { name: '电话马上删除，不再给您打电话' }).getByRole('button', { name: '撤回电话' }).tap();
  await page.getByText('电话已经删除。').waitFor();
  expect(await findRatingByReceipt(receipt)).not.toHaveProperty('phone');
  await page.getByRole('button', { name: '撤回写的话和照片' }).tap();
  await page.getByRole('button', { name: '再看一眼' }).tap();
  expect((await findRatingByReceipt(receipt))?.comment).toBeDefined();
  await page.getByRole('button', { name: '撤回写的话和照片' }).tap();
  await page.getByRole('button', { name: '删掉', exact: true }).tap();
  await page.getByRole('row', { name: /想说的话 您已撤回/ }).waitFor();
  expect(await findRatingByReceipt(receipt)).not.toHaveProperty('comment');

  await enter(page, '/pages/own-data/index', receipt, '看我的信息');
  await page.getByRole('row', { name: /满意程度 不满意/ }).waitFor();
  await enter(page, '/pages/own-data/index', '000000000000', '看我的信息');
  await page.getByText('没有找到。请对一对每一组数字。').waitFor();
  await page.context().close();
});

test('reads aloud with the device’s own voice: the receipt slowly, with pause, and silent when the page is left', async () => {
  const page = await open('/pages/about/index', phone);
  await page.getByRole('heading', { name: '关于与隐私' }).waitFor();
  expect(await page.getByRole('button', { name: '读给我听' }).count()).toBe(0);
  await page.context().addInitScript(fakeVoice);
  await page.goto(`${server.url()}/r/${windowCode()}`);
  await page.getByRole('radio', { name: /^不满意/ }).tap();
  await page.getByRole('button', { name: '提交评议' }).tap();
  await page.getByRole('button', { name: '读给我听' }).last().tap();
  expect((await spoken(page)).at(-1)).toBe('收到了，谢谢您');
  expect(await page.locator('[data-reading]').allInnerTexts()).toEqual(['收到了，谢谢您']);
  await endSentence(page);
  await page.getByRole('button', { name: '停一下' }).tap();
  const paused = (await spoken(page)).length;
  await endSentence(page);
  expect((await spoken(page)).length).toBe(paused);
  await page.getByRole('button', { name: '接着读' }).tap();
  for (let sentence = 0; sentence < 40 && (await page.locator('[data-reading]').count()) > 0; sentence += 1) await endSentence(page);
  const all = await spoken(page);
  expect(all.filter((words) => /^慢 [零一二三四五六七八九]{4}$/.test(words))).toHaveLength(3);
  expect(all.filter((words) => words.startsWith('!'))).toEqual([]);
  expect(all.join('')).toMatch(/十一月二十三日周一前/);
  await page.getByRole('button', { name: '读给我听' }).last().tap();
  await page.getByRole('button', { name: '查看进度' }).tap();
  // The page that is left has steps of its own: only its silence tells that it was left.
  await page.waitForFunction(() => (window as unknown as Speaking).spoken.at(-1) === '（静）');
  await page.context().close();
});

test.each([
  ['dark', { ...phone, colorScheme: 'dark' as const }],
  ['narrow', { ...phone, viewport: { width: 320, height: 640 } }],
])('every page fits: %s, in elder mode too', async (name, options) => {
  const page = await open('/pages/me/index', options);
  for (const elder of [false, true]) {
    if (elder) {
      await page.goto(`${server.url()}/pages/me/index`);
      await page.getByRole('switch', { name: /大字版/ }).tap();
    }
    for (const place of ['home', 'me', 'mine', 'own-data', 'progress', 'bulletins', 'about', 'scan']) {
      await page.goto(`${server.url()}/pages/${place}/index`);
      await page.locator('.page h1').first().waitFor();
      expect([place, elder, await overflow(page)]).toEqual([place, elder, 0]);
      if (name === 'dark') expect(await page.locator('.page').evaluate((element) => getComputedStyle(element).backgroundColor)).toBe('rgb(16, 22, 24)');
      await picture(page, `${place}-${name}${elder ? '-elder' : ''}`);
    }
  }
  await page.context().close();
}, 60_000);

test('before anything was published the page says so', async () => {
  const page = await open('/pages/bulletins/index', phone);
  await page.getByText('还没有公布过').waitFor();
  await page.context().close();
});
