import path from 'node:path';
import type Element from 'miniprogram-automator/out/Element';
import type Page from 'miniprogram-automator/out/Page';
import { installMiniLogin } from '../../domain/follower';
import { ClueModel, openClue } from '../../domain/clue';
import { fixedClock, native, systemClock, systemContext } from '../../domain/kernel';
import { changeDraft, findDraft, startDraft } from '../../domain/officer-report';
import { personOfOpenid } from '../../domain/follower';
import { useTestDatabase } from '../support/database';
import { useServer } from '../support/http';
import { buildOfficerWorld, type OfficerWorld } from '../support/officers';
import { buildPublished } from '../support/published';
import { openOffice, type Office } from '../support/report';
import { inDevTools, launchMiniProgram, type LaunchedMiniProgram, type LaunchOptions } from '../weapp-host/launch';
import { useBrowser } from '../weapp-host/use-browser';
import { eventually, find, pageAt, pageText, tap } from '../weapp-host/waiting';

/** The compiled mini-program, on a phone whose code of wx.login belongs to an information officer. */
const distDir = path.join(__dirname, '../../dist/weapp');
useTestDatabase();
const server = useServer();
const browser = useBrowser();
const inHost = inDevTools ? test.skip : test;
const words = '演示内容：路修了两回，账上只有一回';

let world: OfficerWorld;
let office: Office;
let launched: LaunchedMiniProgram | undefined;
beforeAll(async () => {
  world = await buildOfficerWorld(fixedClock(new Date().toISOString()));
  office = await openOffice(systemClock, world.district);
});
beforeEach(() => installMiniLogin({ openidOf: async () => `mini-${world.openid}` }));
afterEach(async () => {
  const { close } = launched ?? {};
  launched = undefined;
  await close?.();
});

async function openForm(options: Partial<LaunchOptions> = {}): Promise<Page> {
  launched = await launchMiniProgram({ distDir, apiOrigin: server.url(), browser: browser(), path: 'pages/officer-report/index', ...options });
  return pageAt(launched.miniProgram, 'pages/officer-report/index');
}
const ctx = () => systemContext('test', systemClock);
const typeInto = async (page: Page, selector: string, index: number, text: string): Promise<void> => {
  const element = ((await page.$$(selector)) as (Element & { input(text: string): Promise<void> })[])[index];
  await element!.input(text);
};

inHost('a phone that is not bound is told how to bind it', async () => {
  installMiniLogin({ openidOf: async () => 'mini-of-nobody' });
  const page = await openForm();
  await find(page, '.empty', '这部手机没有绑定廉情信息员');
  expect(await pageText(page)).not.toContain('提交报告');
});

inHost('what his village published last stands on his page, and leads to the village', async () => {
  await buildPublished(world.village, { on: '2026-11-05' });
  const page = await openForm();
  await find(page, '.link-row', '2026年10月 每月收支账');
  await launched!.host!.page.screenshot({ path: path.join(__dirname, '../../test-output/pictures/weapp-officer-village.png'), fullPage: true });
  await tap(page, '.link-row', '看全部');
  await pageAt(launched!.miniProgram, 'village/board/index');
});

inHost('the form is filled in, the place found by initials, and what was typed stays while there is no net', async () => {
  const page = await openForm({ fontSizeScaleFactor: 1.4 });
  await find(page, '.button', '请先写是什么事');
  await typeInto(page, 'textarea', 0, words);
  await find(page, '.button', '请选是哪个村、哪个单位');
  await find(page, '.chip', '青禾村（梨园镇）');
  await typeInto(page, 'input', 0, 'slc');
  await tap(page, '.button', '找');
  await tap(page, '.chip', '上柳村（梨园镇）');
  await find(page, '.link', '换一个');
  await typeInto(page, 'input', 0, '上个月');
  await tap(page, '.link-row__name', '走绿色通道');
  await find(page, '.switch--on', '开');
  await launched!.host!.setNetwork('none');
  await tap(page, '.button', '提交报告');
  await find(page, '.notice', '没有网');
  expect(await native(ClueModel).countDocuments({})).toBe(0);
  await launched!.host!.setNetwork('wifi');
  await tap(page, '.button', '提交报告');
  await find(page, '.title', '收到了，谢谢您');
  await find(page, '.head__more', '-2026-XX-');
  expect(await pageText(page)).toContain('谁有它，谁就看得到问答');
  const clue = (await native(ClueModel).findOne({}))!;
  expect(clue).toMatchObject({ channel: 'officerGreen', state: 'received' });
  expect((await openClue(office.manager, clue)).content).toMatchObject({ fields: { what: words, when: '上个月' }, place: { name: '上柳村' } });
  expect(launched!.host!.requests('POST', '/api/public/officer-report/submission')).toHaveLength(1);
});

inHost('what he handed in stands below, with its stage and nothing of its words', async () => {
  const page = await openForm();
  await find(page, '.link-row__name', '已经收到');
  expect(await pageText(page)).toMatch(/-XX-\d{5}-/);
  expect(await pageText(page)).not.toContain(words);
});

inHost('what was begun in the chat is there, and is saved for the chat', async () => {
  const officer = (await personOfOpenid(world.openid))!;
  const { reportId } = await startDraft(ctx(), officer);
  await changeDraft(ctx(), officer.personId, reportId, (content) => ({ ...content, what: words, organisation: { id: String(world.village._id), name: '青禾村' }, files: [] }));
  const page = await openForm();
  await find(page, '.strong', '青禾村');
  await find(page, '.head__more', '草稿由服务器的密钥加密，留到');
  await typeInto(page, 'input', 1, '演示村干部');
  await tap(page, '.button', '先存下');
  await find(page, '.said', '存下了');
  expect((await findDraft(ctx(), officer.personId))?.content).toMatchObject({ what: words, who: '演示村干部', asking: 'review' });
  await eventually('no address with anything personal', async () => launched!.host!.requests('POST', '/api/public/officer-report/save').every(({ url }) => !url.includes('?')));
});
