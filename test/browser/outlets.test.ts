import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { tencentSpeech } from '../../clients/tencent';
import { createWechatClient, draftBoxOf } from '../../clients/wechat';
import { PublicationModel } from '../../domain/disclosure';
import { installDraftBox, installSpeaker } from '../../domain/disclosure-outlet';
import { native, runJobs, settle } from '../../domain/kernel';
import { environmentFor } from '../../scripts/sandbox/account';
import { villageAccounts } from '../../scripts/demo/village/accounts';
import { villagePublications } from '../../scripts/demo/village/publications';
import { loadSettings } from '../../settings';
import { desk, picture, useDemoPages } from '../support/pages';
import { openSandbox, type SandboxClient } from '../support/sandbox';

/** One publication for the board, the official account, the screen and the loudspeaker; WeChat and Tencent Cloud are the sandbox. */
const nowhere = loadSettings({ ...environmentFor('http://127.0.0.1:9'), DEMO: '1' });
const { server, clock, open, signIn } = useDemoPages({ ratings: false, stories: [villagePublications, villageAccounts], settings: { officialAccount: nowhere.officialAccount, speech: nowhere.speech } });
let sandbox: SandboxClient;
let accounts: string;

beforeAll(async () => {
  sandbox = await openSandbox();
  sandbox.world.clock.move({ to: 'stand' });
  sandbox.world.clock.move({ to: 'instant', instant: clock.now().toISOString() });
  const settings = loadSettings({ ...environmentFor(sandbox.origin), DEMO: '1' });
  installDraftBox({ box: draftBoxOf(createWechatClient({ official: settings.officialAccount, origin: settings.wechatApiOrigin, clock })), publicOrigin: 'https://qingjian.example' });
  installSpeaker(tencentSpeech(settings.speech!));
  accounts = (await native(PublicationModel).findOne({ 'village.name': '上柳村', 'item.code': 'F0', 'period.key': '2026-10', state: 'published' }))!._id.toHexString();
}, 120_000);
afterAll(async () => {
  installDraftBox(null);
  installSpeaker(null);
  await sandbox.close();
});

const press = (page: Page, name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click();

test('five outlets, each with how far it is; the board as Word, lines for the screen, a script and its audio', async () => {
  const page = await signIn('cunwu');
  await page.goto(`${server.url()}/console/disclosure/publications/${accounts}`);
  await press(page, '五个出口');
  await page.getByRole('heading', { name: '每月收支账', exact: true }).waitFor();
  expect(await page.getByRole('list', { name: '五个出口' }).getByRole('listitem').count()).toBe(5);
  await picture(page, 'console-outlets-board', true);
  const saving = page.waitForEvent('download');
  await press(page, '存成 Word');
  expect((await saving).suggestedFilename()).toBe('上柳村 2026年10月 每月收支账.docx');
  await press(page, 'LED 屏：看和复制');
  await page.getByText('上柳村公开：2026年10月 每月收支账').waitFor();
  await picture(page, 'console-outlets-led');

  await press(page, '广播：看稿子、听音频');
  await page.getByText('现在播送二零二六年十月每月收支账', { exact: false }).waitFor();
  await press(page, '做成音频');
  await page.getByText('正在念。可以离开这一页').waitFor();
  await runJobs(clock);
  const audio = page.getByLabel('广播音频');
  await audio.waitFor();
  const seconds = await audio.evaluate(async (element: HTMLAudioElement) => {
    element.muted = true;
    await element.play();
    return element.duration;
  });
  expect(seconds).toBeGreaterThan(10);
  await page.getByText('音频做好了').waitFor();
  await picture(page, 'console-outlets-broadcast');
  const mp3 = page.waitForEvent('download');
  await page.getByRole('link', { name: '下载 MP3' }).click();
  const file = await mp3;
  expect(file.suggestedFilename()).toBe('上柳村 2026年10月 每月收支账.mp3');
  expect((await readFile(await file.path())).subarray(0, 2)).toEqual(Buffer.from([0xff, 0xf3]));
  await press(page, '公众号：看和存草稿');
  await page.getByText('存到公众号由区里的三务公开主管来做。').waitFor();
  await page.context().close();
}, 60_000);

test('the district’s manager looks at the article, sets its title and has it in the draft box, once', async () => {
  const page = await signIn('gongkai');
  await page.goto(`${server.url()}/console/disclosure/outlets/${accounts}?form=article`);
  const article = page.frameLocator('iframe[title="正文的样子"]');
  await article.getByText('月末结余').first().waitFor();
  await page.getByLabel('标题', { exact: true }).fill('题'.repeat(33));
  await page.getByText('标题最多 32 个字').waitFor();
  await page.getByLabel('标题', { exact: true }).fill('上柳村十月的账，请您看');
  await press(page, '深色');
  await picture(page, 'console-outlets-article', true);
  await press(page, '存到公众号草稿箱');
  await page.getByText('正在存。可以离开这一页').waitFor();
  await settle(clock);
  await page.getByText('打开 mp.weixin.qq.com').waitFor();
  await press(page, '照这样更新草稿');
  await page.getByText('记下了，正在存到草稿箱').last().waitFor();
  await settle(clock);
  await picture(page, 'console-outlets-draft');
  const drafts = sandbox.world.draftsView();
  expect(drafts.map(({ articles }) => articles.map(({ title }) => title))).toEqual([['上柳村十月的账，请您看']]);
  await page.context().close();

  const box = await open(`${sandbox.origin}/`, desk);
  await box.getByRole('button', { name: '草稿箱 1' }).click();
  await box.frameLocator('iframe[title="正文"]').getByRole('img', { name: '原文的二维码' }).waitFor();
  await picture(box, 'sandbox-drafts');
  await box.getByRole('button', { name: '在后台发表' }).click();
  await box.getByText('草稿箱里没有草稿').waitFor();
  await box.context().close();
}, 60_000);
