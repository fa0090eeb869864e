import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type Element from 'miniprogram-automator/out/Element';
import type Page from 'miniprogram-automator/out/Page';
import sharp from 'sharp';
import { native, saveSetting, settle, systemClock, systemContext } from '../../domain/kernel';
import { answerTemplateKey, findRatingByReceipt, installAnswerNotifier, RatingModel } from '../../domain/rating';
import { buildRating, buildWorld, clearStory, rate, withPhone, type World } from '../story/world';
import { useTestDatabase } from '../support/database';
import { useServer } from '../support/http';
import { inDevTools, launchMiniProgram, type LaunchedMiniProgram, type LaunchOptions } from '../weapp-host/launch';
import { useBrowser } from '../weapp-host/use-browser';
import { eventually, find, pageAt, pageText, tap } from '../weapp-host/waiting';

/** What WeChat asks a person, and what a person may take back: only our host can answer for him. */
const distDir = path.join(__dirname, '../../dist/weapp');
useTestDatabase();
const server = useServer();
const browser = useBrowser();
const inHost = inDevTools ? test.skip : test;

let world: World;
let launched: LaunchedMiniProgram | undefined;
let folder: string;
let picture: string;
beforeAll(async () => {
  world = await buildWorld(systemClock);
  folder = await mkdtemp(path.join(os.tmpdir(), 'weapp-consent-'));
  picture = path.join(folder, 'desk.jpg');
  await sharp({ create: { width: 60, height: 40, channels: 3, background: '#8899aa' } }).jpeg().toFile(picture);
});
afterAll(() => rm(folder, { recursive: true }));
beforeEach(clearStory);
afterEach(async () => {
  installAnswerNotifier(null);
  const { close } = launched ?? {};
  launched = undefined;
  await close?.();
});

async function open(pathname: string, options: Partial<LaunchOptions> = {}): Promise<Page> {
  launched = await launchMiniProgram({ distDir, apiOrigin: server.url(), browser: browser(), path: pathname, ...options });
  return pageAt(launched.miniProgram, pathname);
}
const host = () => launched!.host!;
const openWindow = (options: Partial<LaunchOptions> = {}) => open('pages/rate/index', { query: { scene: world.window.window!.code }, scene: 1047, ...options });

async function done(): Promise<{ page: Page; receipt: string }> {
  const page = await pageAt(launched!.miniProgram, 'pages/done/index');
  await find(page, '.slip__group');
  const groups = (await page.$$('.slip__group')) as Element[];
  return { page, receipt: (await Promise.all(groups.map((group) => group.text()))).join('') };
}

describe('before pictures and scanning', () => {
  inHost('the sheet says what for; agreeing lets the picture through', async () => {
    const page = await openWindow({ privacyAgreed: false });
    await tap(page, '.face--dissatisfied');
    await host().provideMedia([picture]);
    await tap(page, '.photo-add');
    await find(page, '.sheet', '您选的照片和文件只随这次评议或反映交给纪委监委');
    await tap(page, '.link', '看完整的隐私保护指引');
    expect(await host().records()).toContainEqual({ kind: 'privacyContract' });
    await tap(page, '.button', '同意并继续');
    await eventually('the upload', async () => host().requests('POST', '/api/public/photos').length === 1);
    await eventually('the sheet gone', async () => (await page.$$('.sheet')).length === 0);
    await eventually('the picture', async () => (await pageText(page)).includes('传好了'));
    await tap(page, '.button', '提交评议');
    expect((await findRatingByReceipt((await done()).receipt))?.photoIds).toHaveLength(1);
  });

  inHost('whoever does not agree rates without pictures, and is asked anew the next time', async () => {
    const page = await openWindow({ privacyAgreed: false });
    await tap(page, '.face--dissatisfied');
    await tap(page, '.photo-add');
    await tap(page, '.button', '不同意');
    await eventually('the sheet to go', async () => (await page.$$('.sheet')).length === 0);
    await tap(page, '.photo-add');
    await tap(page, '.button', '不同意');
    await tap(page, '.button', '提交评议');
    expect(await findRatingByReceipt((await done()).receipt)).toMatchObject({ level: 'dissatisfied', photoIds: [] });
    expect(host().requests('POST', '/api/public/photos')).toEqual([]);
  });
});

describe('being told of the answer', () => {
  const told: string[] = [];
  beforeEach(async () => {
    told.splice(0);
    installAnswerNotifier({ subscribe: async (ratingId, loginCode) => void told.push(`${ratingId.toHexString()} ${loginCode}`) });
    await saveSetting<string | null>(systemContext('test', systemClock), answerTemplateKey, null, 'template-of-answers');
  });
  const rated = async () => {
    const page = await openWindow();
    await tap(page, '.face--dissatisfied');
    await tap(page, '.button', '提交评议');
    return done();
  };

  inHost('is offered, says what it means, and is asked for once', async () => {
    const { page, receipt } = await rated();
    await find(page, '.tell', '只发这一件事，一次有效。微信会知道您订阅了。');
    await host().answerSubscription('accept');
    await tap(page, '.pill--act', '告诉我');
    await find(page, '.tell', '已经订阅');
    const rating = await findRatingByReceipt(receipt);
    expect(told).toEqual([`${rating!._id.toHexString()} code-of-the-host`]);
    expect(rating).toMatchObject({ answerWanted: true });
    expect(await host().records()).toContainEqual({ kind: 'subscription', templateIds: ['template-of-answers'], answer: 'accept' });
  });

  inHost('declined nobody is told, and the receipt still serves', async () => {
    const { page, receipt } = await rated();
    await host().answerSubscription('reject');
    await tap(page, '.pill--act', '告诉我');
    await find(page, '.tell', '没有订阅。凭回执号随时可以查。');
    expect(told).toEqual([]);
    expect(await findRatingByReceipt(receipt)).not.toHaveProperty('answerWanted');
  });

  inHost('is not offered where nobody could tell', async () => {
    installAnswerNotifier(null);
    const { page } = await rated();
    await eventually('the question whether', async () => host().requests('GET', '/api/public/wechat').length === 1);
    expect(await page.$$('.tell')).toHaveLength(0);
  });
});

describe('one’s own data', () => {
  inHost('is seen by receipt, and taken back for good', async () => {
    const { receiptCode } = await rate(systemClock, buildRating(world, { ...withPhone, comment: '让我下周再来' }));
    await settle(systemClock);
    const page = await open('pages/own-data/index');
    await find(page, '.button', '请写下 12 位回执号');
    for (const [index, field] of ((await page.$$('input')) as (Element & { input(text: string): Promise<void> })[]).entries()) await field.input(receiptCode.slice(index * 4, index * 4 + 4));
    await tap(page, '.button', '看我的信息');
    await find(page, '.table__value', '138****6027');
    await find(page, '.table__value', '让我下周再来');
    await tap(page, '.button', '撤回写的话和照片');
    await find(page, '.card', '写的话和照片会删掉，找不回来');
    await tap(page, '.button', '删掉');
    await find(page, '.said', '写的话和照片已经删掉。');
    expect(await pageText(page)).not.toContain('让我下周再来');
    expect(await native(RatingModel).findOne({ comment: { $exists: true } })).toBeNull();
  });
});
