import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type Element from 'miniprogram-automator/out/Element';
import type Page from 'miniprogram-automator/out/Page';
import sharp from 'sharp';
import type { SubmitRatingInput } from '../../contracts/rating';
import { closeOrganisation, native, reopenOrganisation, systemClock, systemContext } from '../../domain/kernel';
import { findRatingByReceipt, installStaffRaterCheck, RatingModel } from '../../domain/rating';
import { takeServiceEvent } from '../../domain/service-event';
import { buildRating, buildWorld, clearStory, rate, type World } from '../story/world';
import { useTestDatabase } from '../support/database';
import { useServer } from '../support/http';
import { compileProgram } from '../weapp-host/compile';
import { packageSizes } from '../weapp-host/compile/package-sizes';
import { type LaunchOptions, type LaunchedMiniProgram, inDevTools, launchMiniProgram } from '../weapp-host/launch';
import { useBrowser } from '../weapp-host/use-browser';
import { eventually, find, pageAt, pageText, tap, type } from '../weapp-host/waiting';

/** The mini-program as it is uploaded, driven through WeChat's automator against the real server. */
const distDir = path.join(__dirname, '../../dist/weapp');
const kilobyte = 1024;

useTestDatabase();
const server = useServer();
const browser = useBrowser();
/** What only our host can do: take the network away, choose a picture, start with an old storage. */
const inHost = inDevTools ? test.skip : test;

let world: World;
let launched: LaunchedMiniProgram | undefined;
beforeAll(async () => {
  world = await buildWorld(systemClock);
});
beforeEach(clearStory);
afterEach(async () => {
  const { close } = launched ?? {};
  launched = undefined;
  await close?.();
});

const code = () => world.window.window!.code;
const ratings = () => native(RatingModel).countDocuments();

async function open(pathname: string, options: Partial<LaunchOptions> = {}): Promise<Page> {
  launched = await launchMiniProgram({ distDir, apiOrigin: server.url(), browser: browser(), path: pathname, ...options });
  return pageAt(launched.miniProgram, pathname);
}
const openWindow = (options: Partial<LaunchOptions> = {}) => open('pages/rate/index', { query: { scene: encodeURIComponent(code()) }, scene: 1047, ...options });

async function done(): Promise<{ page: Page; receipt: string }> {
  const page = await pageAt(launched!.miniProgram, 'pages/done/index');
  await find(page, '.slip__group');
  const groups = (await page.$$('.slip__group')) as Element[];
  return { page, receipt: (await Promise.all(groups.map((group) => group.text()))).join('') };
}

describe('what is uploaded', () => {
  test('has no fault that WeChat’s compiler would name', async () => {
    expect((await compileProgram(distDir)).problems).toEqual([]);
  });

  test('stays within the sizes: main package 700 KB, any package 2 MB', async () => {
    const { main, subPackages } = await packageSizes(distDir);
    expect(main).toBeLessThan(700 * kilobyte);
    for (const size of Object.values(subPackages)) expect(size).toBeLessThan(2048 * kilobyte);
  });
});

describe('rating a window', () => {
  test('takes two taps: a face, then submit', async () => {
    const page = await openWindow();
    await find(page, '.title', '社会保险');
    const faces = (await page.$$('.face')) as Element[];
    expect(await Promise.all(faces.map((face) => face.text()))).toEqual(['满意', '基本满意', '不满意']);
    expect(await Promise.all(faces.map((face) => face.attribute('aria-checked')))).toEqual(['false', 'false', 'false']);
    expect(new Set(await Promise.all(faces.map(async (face) => JSON.stringify(await face.size())))).size).toBe(1);

    await tap(page, '.face', '满意');
    await eventually('the face to be chosen', async () => (await (await find(page, '.face', '满意')).attribute('aria-checked')) === 'true');
    await tap(page, '.button', '提交评议');
    const { page: answer, receipt } = await done();
    await find(answer, '.title', '收到了，谢谢您');
    expect(await findRatingByReceipt(receipt)).toMatchObject({ level: 'satisfied', reasons: [], channel: 'weapp' });
  });

  test('a dissatisfied person says why, leaves a number, and learns what happens by which day', async () => {
    const page = await openWindow();
    await tap(page, '.face--dissatisfied');
    await tap(page, '.chip', '没一次说清要什么材料');
    await tap(page, '.chip', '业务不熟');
    await type(page, 'textarea', '让我跑了三趟');
    await type(page, 'input', '13800006027');
    await tap(page, '.tick-row');
    await tap(page, '.button', '提交评议');

    const { page: answer, receipt } = await done();
    expect(receipt).toMatch(/^\d{12}$/);
    await find(answer, '.card', '工作日');
    const stored = await findRatingByReceipt(receipt);
    expect(stored).toMatchObject({ level: 'dissatisfied', reasons: ['208', '213'], comment: '让我跑了三趟' });
    expect(stored).toHaveProperty('phone');

    await tap(answer, '.button', '查看进度');
    const progress = await pageAt(launched!.miniProgram, 'pages/progress/index');
    await find(progress, '.head__place', '柳溪镇便民服务中心');
    expect(await pageText(progress)).not.toContain('13800006027');
  });

  inHost('photos go with it, and can be taken out again', async () => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'weapp-photos-'));
    const picture = path.join(folder, 'desk.jpg');
    await sharp({ create: { width: 60, height: 40, channels: 3, background: '#8899aa' } }).jpeg().toFile(picture);
    const page = await openWindow();
    await tap(page, '.face--dissatisfied');
    await launched!.host!.provideMedia([picture, picture]);
    await tap(page, '.photo-add');
    await eventually('two uploads', async () => launched!.host!.requests('POST', '/api/public/photos').filter(({ status }) => status === 200 || status === 201).length === 2);
    await tap(page, '.button', '提交评议');
    const { receipt } = await done();
    expect((await findRatingByReceipt(receipt))?.photoIds).toHaveLength(2);
    await rm(folder, { recursive: true });
  });

  test('an unknown window and a closed one are explained', async () => {
    const page = await open('pages/rate/index', { query: { scene: 'AAAAAAAA' } });
    await find(page, '.button', '写窗口码');
    expect(await pageText(page)).toContain('没有找到这个窗口');
    await launched!.close();

    await closeOrganisation(systemContext('test', systemClock), world.otherWindow._id.toHexString(), { version: 1, reason: '撤并窗口' });
    const closed = await open('pages/rate/index', { query: { scene: world.otherWindow.window!.code } });
    await eventually('the closed window', async () => (await pageText(closed)).includes('已停用'));
    await reopenOrganisation(systemContext('test', systemClock), world.otherWindow._id.toHexString(), { version: 2, reason: '恢复窗口' });
  });

  inHost('the code on the desk can be scanned from the home page', async () => {
    const home = await open('pages/home/index');
    await launched!.host!.answerScan({ result: `https://pingyi.example.gov.cn/r/${code()}` });
    await tap(home, '.door--fill', '评议');
    await find(await pageAt(launched!.miniProgram, 'pages/rate/index'), '.title', '社会保险');
  });
});

describe('one rating per service', () => {
  const ticket = (): Promise<string> =>
    takeServiceEvent(
      { actor: { kind: 'integration', keyId: 'a'.repeat(24), hallId: world.hall._id.toHexString(), name: '叫号机' }, clock: systemClock },
      { externalId: randomUUID(), window: '3', servedAt: systemClock.now().toISOString() },
    );
  const openTicket = (code: string, options: Partial<LaunchOptions> = {}) => open('pages/rate/index', { query: { q: encodeURIComponent(`https://pingyi.example.gov.cn/t/${code}`) }, scene: 1011, ...options });
  const sent = () => launched!.host!.requests('POST', '/api/public/ratings').map(({ body }) => JSON.parse(body ?? '{}') as SubmitRatingInput);

  test('a ticket’s QR code opens its window, and is good once', async () => {
    const code = await ticket();
    const page = await openTicket(code);
    await find(page, '.by-ticket', '凭小票评议，一张小票评一次');
    await tap(page, '.face', '满意');
    await tap(page, '.button', '提交评议');
    const { receipt } = await done();
    expect(await findRatingByReceipt(receipt)).toMatchObject({ ticketed: true, channel: 'weapp' });
    await launched!.close();

    const again = await openTicket(code);
    await tap(again, '.face', '满意');
    await tap(again, '.button', '提交评议');
    await find(again, '.notice', '这张小票已经评过了');
    expect(await ratings()).toBe(1);
  });

  inHost('without a ticket the phone keeps one key for the day’s limit, and is told when it is reached', async () => {
    let storage: Record<string, unknown> | undefined;
    const keys: unknown[] = [];
    for (let round = 0; round < 3; round += 1) {
      const page = await openWindow(storage ? { storage } : {});
      await tap(page, '.face', '满意');
      await tap(page, '.button', '提交评议');
      if (round < 2) await done();
      else await find(page, '.notice', '今天这个窗口您已评过 2 次');
      storage = await launched!.host!.storage();
      keys.push(...sent().map((request) => request.deviceKey));
      if (round < 2) await launched!.close();
    }
    expect(keys).toEqual(Array(3).fill(expect.stringMatching(/^[\w-]{22}$/)));
    expect(new Set(keys).size).toBe(1);
    expect(await ratings()).toBe(2);
  });

  inHost('a login code goes along only where the window asks for one, and is not kept for later', async () => {
    const submit = async (): Promise<void> => {
      const page = await openWindow();
      await tap(page, '.face', '满意');
      await launched!.host!.setNetwork('none');
      await tap(page, '.button', '提交评议');
      await find(await pageAt(launched!.miniProgram, 'pages/done/index'), '.title', '没有网');
      expect(JSON.stringify(await launched!.host!.storage())).not.toContain('code-of-the-host');
      await launched!.host!.setNetwork('wifi');
      await done();
    };
    await submit();
    await launched!.close();
    installStaffRaterCheck({ isStaffOf: (_hallId, loginCode) => Promise.resolve(loginCode === 'code-of-the-host') });
    try {
      const page = await openWindow();
      await tap(page, '.face', '满意');
      await tap(page, '.button', '提交评议');
      await find(page, '.notice', '您在这个大厅工作，不能评自己的大厅。');
      expect(sent()).toMatchObject([{ loginCode: 'code-of-the-host' }]);
      await launched!.close();
      await submit();
    } finally {
      installStaffRaterCheck(null);
    }
  });
});

describe('when the network fails', () => {
  const submitDissatisfied = async (page: Page) => {
    await tap(page, '.face--dissatisfied');
    await tap(page, '.button', '提交评议');
    const answer = await pageAt(launched!.miniProgram, 'pages/done/index');
    await find(answer, '.title', '没有网，已经替您存下');
    return answer;
  };

  inHost('the rating is kept, and sent once when the network is back', async () => {
    const page = await openWindow();
    await find(page, '.face');
    await launched!.host!.setNetwork('none');
    await submitDissatisfied(page);
    expect(await ratings()).toBe(0);
    await launched!.host!.setNetwork('wifi');
    const { receipt } = await done();
    expect(await findRatingByReceipt(receipt)).toMatchObject({ level: 'dissatisfied' });
    await launched!.host!.setNetwork('4g');
    expect(await ratings()).toBe(1);
  });

  inHost('an answer lost on the way back does not make two of it', async () => {
    const page = await openWindow();
    await find(page, '.face');
    await launched!.host!.setNetwork('wifi', 'lost');
    const answer = await submitDissatisfied(page);
    expect(await ratings()).toBe(1);
    await tap(answer, '.button', '现在就提交');
    await find(answer, '.card', '还是没有连上');
    await launched!.host!.setNetwork('4g');
    const { receipt } = await done();
    expect(await ratings()).toBe(1);
    expect(await findRatingByReceipt(receipt)).toMatchObject({ level: 'dissatisfied' });
    const sent = launched!.host!.requests('POST', '/api/public/ratings');
    expect(sent.length).toBeGreaterThanOrEqual(3);
    expect(new Set(sent.map(({ body }) => (JSON.parse(body ?? '{}') as { idempotencyKey: string }).idempotencyKey)).size).toBe(1);
  });

  inHost('it outlives WeChat being closed', async () => {
    const page = await openWindow();
    await find(page, '.face');
    await launched!.host!.setNetwork('none');
    await submitDissatisfied(page);
    const storage = await launched!.host!.storage();
    await launched!.close();

    await open('pages/home/index', { storage });
    await eventually('the rating', async () => (await ratings()) === 1);
    const { host } = launched!;
    const answered = await eventually('the answer', async () => {
      const kept = await host!.storage();
      return JSON.stringify(kept).includes('receiptCode') && kept;
    });
    await launched!.close();
    await open('pages/home/index', { storage: answered });
    expect(launched!.host!.requests('POST', '/api/public/ratings')).toEqual([]);
  });
});

describe('the receipt', () => {
  test('shows how far things are; a wrong one is not told apart from none', async () => {
    const { receiptCode } = await rate(systemClock, buildRating(world));
    const page = await open('pages/progress/index');
    await find(page, '.button', '请写下 12 位回执号');
    const fields = (await page.$$('input')) as (Element & { input(text: string): Promise<void> })[];
    await fields[0]!.input('0000');
    await find(page, '.button', '还差 8 位');
    await fields[1]!.input('0000');
    await fields[2]!.input('0000');
    await tap(page, '.button', '查进度');
    await eventually('the refusal', async () => (await pageText(page)).includes('没有找到。请对一对每一组数字。'));

    for (const [index, field] of fields.entries()) await field.input(receiptCode.slice(index * 4, index * 4 + 4));
    await tap(page, '.button', '查进度');
    await find(page, '.head__place', '柳溪镇便民服务中心');
  });

  inHost('can be copied, and saved as a picture', async () => {
    const page = await openWindow();
    await tap(page, '.face--acceptable');
    await tap(page, '.button', '提交评议');
    const { page: answer, receipt } = await done();
    await tap(answer, '.link', '复制');
    await find(answer, '.slip__said', '已经复制');
    await tap(answer, '.link', '存成图片');
    await find(answer, '.slip__said', '已经存进相册');
    const records = await launched!.host!.records();
    expect(records).toContainEqual({ kind: 'clipboard', text: receipt });
    expect(records.find((record) => record.kind === 'savedImage')?.bytes).toBeGreaterThan(2000);
  });
});

describe('for every eye', () => {
  test('elder mode is on the first screen, shows less and larger, and is remembered', async () => {
    const page = await openWindow();
    const normal = parseFloat(await (await find(page, '.face__word')).style('font-size'));
    await tap(page, '.elder-toggle');
    await find(page, '.elder-toggle', '普通版');
    expect(parseFloat(await (await find(page, '.face__word')).style('font-size'))).toBeGreaterThan(normal * 1.2);
    await tap(page, '.face--dissatisfied');
    await find(page, '.button', '说说原因');
    expect(await page.$$('.chip')).toHaveLength(0);
    await launched!.miniProgram.callWxMethod('reLaunch', { url: '/pages/home/index' });
    await find(await pageAt(launched!.miniProgram, 'pages/home/index'), '.elder-toggle', '普通版');
  });

  inHost('follows WeChat’s font size, and its dark colours', async () => {
    const size = async (options: Partial<LaunchOptions>) => {
      const page = await openWindow(options);
      const found = parseFloat(await (await find(page, '.face__word')).style('font-size'));
      await launched!.close();
      return found;
    };
    const normal = await size({});
    expect(await size({ fontSizeScaleFactor: 1.2 })).toBeGreaterThan(normal * 1.1);
    expect(await size({ fontSizeScaleFactor: 1.4 })).toBeGreaterThan(normal * 1.3);
    const page = await openWindow({ theme: 'dark' });
    expect(await (await find(page, '.title')).style('color')).toBe('rgb(233, 237, 237)');
  });
});
