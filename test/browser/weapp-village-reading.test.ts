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
import { eventually, find, pageAt, pageText, tap, type } from '../weapp-host/waiting';

/** The compiled mini-program: a village is chosen once, its board opens what was published, and its news are subscribed to. */
const distDir = path.join(__dirname, '../../dist/weapp');
useTestDatabase();
const server = useServer();
const browser = useBrowser();
const inHost = inDevTools ? test.skip : test;

let world: VillageWorld;
let launched: LaunchedMiniProgram | undefined;
const goals: Record<string, string> = {};
beforeAll(async () => {
  world = await buildVillageWorld();
  await buildPublished(world.village, { period: month(10) });
  const year = (number: number) => ({ key: String(number), label: `${number}年`, from: `${number}-01-01`, to: `${number}-12-31` });
  for (const [period, text] of [[year(2025), '修桥。'], [year(2026), '修三组排水沟 420 米。']] as const) {
    goals[period.label] = String((await buildPublished(world.village, { item: 'V3', period, on: period.from, content: { form: 'text', text } }))._id);
  }
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

inHost('beyond the ten pages that WeChat keeps another one still opens', async () => {
  let page = await open('village/item/index', { query: { id: goals['2026年']! } });
  for (let hop = 0; hop < 12; hop += 1) {
    const label = hop % 2 === 0 ? '2025年' : '2026年';
    await tap(page, '.names .pill', label);
    page = await eventually(`${label} as page ${hop + 2}`, async () => {
      const current = await launched!.miniProgram.currentPage();
      return current?.query.id === goals[label] && current;
    });
  }
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
