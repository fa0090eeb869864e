import path from 'node:path';
import type Page from 'miniprogram-automator/out/Page';
import { installMiniLogin } from '../../domain/follower';
import { native, systemClock, systemContext } from '../../domain/kernel';
import { saveOutsideTemplates, showOutsideTemplates } from '../../domain/outside-templates';
import { SubscriberModel } from '../../domain/village/subscriber-model';
import { useTestDatabase } from '../support/database';
import { useServer } from '../support/http';
import { buildPublished, month } from '../support/published';
import { buildVillageWorld, type VillageWorld } from '../support/villages';
import { inDevTools, launchMiniProgram, type LaunchedMiniProgram, type LaunchOptions } from '../weapp-host/launch';
import { useBrowser } from '../weapp-host/use-browser';
import { find, pageAt, pageText, tap, type } from '../weapp-host/waiting';

/** The compiled mini-program: a village is chosen once, its board opens what was published, and its news are subscribed to. */
const distDir = path.join(__dirname, '../../dist/weapp');
useTestDatabase();
const server = useServer();
const browser = useBrowser();
const inHost = inDevTools ? test.skip : test;

let world: VillageWorld;
let launched: LaunchedMiniProgram | undefined;
beforeAll(async () => {
  world = await buildVillageWorld();
  await buildPublished(world.village, { period: month(10) });
  await buildPublished(world.village, { item: 'V3', content: { form: 'text', text: '修三组排水沟 420 米。' } });
  const ctx = systemContext('test', systemClock);
  const templates = { miniSubscription: { templateId: 'V'.repeat(30), keys: { village: 'thing1', date: 'date2', words: 'thing3' }, page: '' } } as const;
  await saveOutsideTemplates(ctx, { kind: 'villageNews', templates, version: (await showOutsideTemplates(ctx)).version });
  installMiniLogin({ openidOf: async () => 'openid-of-a-villager' });
});
afterAll(() => installMiniLogin(null));
afterEach(async () => {
  const { close } = launched ?? {};
  launched = undefined;
  await close?.();
});

async function open(pathname: string, options: Partial<LaunchOptions> = {}): Promise<Page> {
  launched = await launchMiniProgram({ distDir, apiOrigin: server.url(), browser: browser(), path: pathname, ...options });
  return pageAt(launched.miniProgram, pathname);
}

test('choose by initials, read the board, open one publication', async () => {
  const home = await open('pages/home/index');
  await tap(home, '.door__name', '村务');
  await tap(await pageAt(launched!.miniProgram, 'village/board/index'), '.button', '选一个村');
  const choose = await pageAt(launched!.miniProgram, 'village/choose/index');
  await find(choose, '.link-row__name', '柳溪镇');
  await type(choose, 'input', 'sqc');
  await tap(choose, '.link-row__name', '石桥村');
  const board = await pageAt(launched!.miniProgram, 'village/board/index');
  await find(board, '.village-name', '石桥村');
  await find(board, '.month__balance', '213,906.40');
  await find(board, '.check__word--right', '对得上');
  await tap(board, '.tab', '党务村务');
  await tap(board, '.link-row__name', '年度工作目标');
  const item = await pageAt(launched!.miniProgram, 'village/item/index');
  await find(item, '.freshness__verdict', '按时');
  expect(await pageText(item)).toContain('修三组排水沟 420 米。');
});

inHost('the code on the printed board opens it, and its news are subscribed to and left again', async () => {
  const page = await open('village/board/index', { query: { q: encodeURIComponent(`https://qingjian.example/v/${world.village.code}`) } });
  await find(page, '.village-name', '石桥村');
  await launched!.host!.answerSubscription('accept');
  await tap(page, '.news__acts .button', '订这个村');
  await find(page, '.said', '订好了');
  await find(page, '.plain-line', '现在还能发 1 条');
  expect(await native(SubscriberModel).countDocuments({ villages: world.village._id })).toBe(1);
  await tap(page, '.news__acts .button', '不订了');
  await find(page, '.said', '退订了');
  expect(await native(SubscriberModel).countDocuments({})).toBe(0);
});
