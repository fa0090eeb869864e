import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import type Element from 'miniprogram-automator/out/Element';
import type Page from 'miniprogram-automator/out/Page';
import { countAllVillages } from '../../domain/disclosure-accounts';
import { PublicationModel, returnPublication } from '../../domain/disclosure';
import { DutyModel, makeDuties } from '../../domain/disclosure-duty';
import { monthAfter, monthWords } from '../../contracts/accounts-rules';
import { native, shanghaiDay, systemClock, systemContext } from '../../domain/kernel';
import { installMiniLogin } from '../../domain/follower';
import { accountsOf, publishAccounts } from '../support/accounts';
import { useTestDatabase } from '../support/database';
import { buildClerkPhone } from '../support/clerk-phone';
import { idOf } from '../support/factories';
import { useServer } from '../support/http';
import type { VillageWorld } from '../support/villages';
import { inDevTools, launchMiniProgram, type LaunchedMiniProgram, type LaunchOptions } from '../weapp-host/launch';
import { useBrowser } from '../weapp-host/use-browser';
import { eventually, find, pageAt, pageText, tap } from '../weapp-host/waiting';

/** The compiled mini-program: a villager reads the month's account, a clerk writes the next one, with its vouchers, and puts right what came back. */
const distDir = path.join(__dirname, '../../dist/weapp');
useTestDatabase();
const server = useServer();
const browser = useBrowser();
const inHost = inDevTools ? test.skip : test;

/** The month that is over, and the one before it; the phone's clock is the machine's own. */
const due = monthAfter(shanghaiDay(systemClock.now()).slice(0, 7), -1);
const last = monthAfter(due, -1);

let world: VillageWorld;
let openid: string;
let launched: LaunchedMiniProgram | undefined;
beforeAll(async () => {
  ({ world, openid } = await buildClerkPhone(due));
  await publishAccounts(world.village, world.town, monthAfter(last, -1), accountsOf(monthAfter(last, -1), 0, 100_000, 0));
  await publishAccounts(world.village, world.town, last, accountsOf(last, 100_000, 6_400_000, 4_800_050));
  await countAllVillages();
  await makeDuties(systemContext('test', systemClock), { from: `${due}-01`, codes: ['F0'] });
});
beforeEach(() => installMiniLogin({ openidOf: async () => `mini-${openid}` }));
afterEach(async () => {
  const { close } = launched ?? {};
  launched = undefined;
  await close?.();
});

async function openPage(at: string, options: Partial<LaunchOptions> = {}): Promise<Page> {
  launched = await launchMiniProgram({ distDir, apiOrigin: server.url(), browser: browser(), path: at, ...options });
  return pageAt(launched.miniProgram, at);
}
const typeInto = async (page: Page, index: number, text: string): Promise<void> => {
  const element = ((await page.$$('input')) as (Element & { input(text: string): Promise<void> })[])[index];
  await element!.input(text);
};
const picture = (name: string) => launched!.host!.page.screenshot({ path: path.join(__dirname, '../../test-output/pictures', `weapp-village-${name}.png`), fullPage: true });
const drafts = () => native(PublicationModel).find({ state: 'draft' }).toArray();

inHost('the month’s account is read, drawn and as a table', async () => {
  const page = await openPage('village/accounts/index', { query: { village: idOf(world.village) } });
  await find(page, '.village-name', '石桥村');
  await find(page, '.month__sum', '64,000.00');
  await find(page, '.month__balance', '16,999.50');
  await find(page, '.check__word--right', '对得上');
  await tap(page, '.segment', '表');
  await find(page, '.table--columns', '48,000.50');
  await tap(page, '.spent__act', '全部 2 笔');
  await find(page, '.line__what', '路灯电费');
});

inHost('a phone that belongs to no clerk sees nothing of what is due', async () => {
  installMiniLogin({ openidOf: async () => 'mini-of-nobody' });
  const page = await openPage('village/draft/index');
  await find(page, '.empty', '这部手机没有绑定村里的报账员');
  expect(await pageText(page)).not.toContain('每月收支账');
});

inHost('a clerk types the month, line by line; what he typed outlives a lost network and a closed phone', async () => {
  let page = await openPage('village/draft/index');
  await find(page, '.next-due', '每月收支账');
  await picture('due');
  await tap(page, '.button', '开始填');
  await find(page, '.head__more', monthWords(due));
  await find(page, '.button--off', '请填月末结余');
  await tap(page, '.add-line', '加一笔收入');
  await find(page, '.title', '收入第 1 笔');
  await typeInto(page, 0, '8');
  await typeInto(page, 1, '1280.50');
  await typeInto(page, 2, '山塘承包费');
  await tap(page, '.button', '填好了');
  await find(page, '.entry-row__problem', '没有选收入项目');
  await tap(page, '.link-row__name', '山塘承包费');
  await tap(page, '.entry-field', '点这里选');
  await tap(page, '.entry', '发包及上交收入');
  await tap(page, '.button', '填好了');
  await find(page, '.entry-row__figure', '1,280.50');
  // The opening stands before it.
  await typeInto(page, 1, '18270');
  await find(page, '.check__word--wrong', '差 10.00 元，写的少了 10.00 元');
  await picture('account');
  await launched!.host!.setNetwork('none');
  await tap(page, '.button', '发出去');
  await find(page, '.notice', '填的都存在这部手机上');
  expect(await drafts()).toEqual([]);
  await launched!.host!.setNetwork('wifi');
  await launched!.miniProgram.reLaunch('/village/draft/index');
  page = await pageAt(launched!.miniProgram, 'village/draft/index');
  await find(page, '.tag', '没填完');
  await tap(page, '.button', '接着填');
  await tap(page, '.button', '发出去');
  await find(page, '.notice', '差 10.00 元');
  expect(await drafts()).toMatchObject([{ period: { key: due }, content: { receipts: [{ entry: 'F2.2', amount: 128_050, day: `${due}-08` }], closing: 1_827_000 }, drafted: { by: { id: world.accounts.villageClerk._id } } }]);
  await tap(page, '.button', '先放着');
  await find(page, '.tag', '发过，可以再改');
  expect(launched!.host!.requests('POST', '/api/public/village-drafts/sending').every(({ url }) => !url.includes('?'))).toBe(true);
});

inHost('a voucher belongs to its line, goes again when the network returns, and can be taken out', async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'weapp-vouchers-'));
  const bill = path.join(folder, 'bill.jpg');
  await writeFile(bill, await sharp({ create: { width: 60, height: 40, channels: 3, background: '#e8e4da' } }).jpeg().toBuffer());
  const page = await openPage('village/draft/index');
  await tap(page, '.button', '接着填');
  await tap(page, '.link-row__name', '山塘承包费');
  await launched!.host!.provideMedia([bill, bill]);
  await launched!.host!.setNetwork('none');
  await tap(page, '.photo-add', '拍单据');
  await find(page, '.photo__state', '没传上');
  await launched!.host!.setNetwork('wifi');
  await find(page, '.photo__state', '传好了');
  await eventually('both to be there', async () => (await Promise.all(((await page.$$('.photo__state')) as Element[]).map((one) => one.text()))).every((words) => words === '传好了'));
  await picture('line');
  await tap(page, '.photo__act', '去掉');
  await tap(page, '.button', '填好了');
  await find(page, '.link-row__more', '单据 1 张');
  await typeInto(page, 1, '18280');
  await find(page, '.check__word--right', '对得上');
  await tap(page, '.button', '发出去');
  await find(page, '.title', '收到了，谢谢您');
  const [draft] = await drafts();
  expect(draft!.attachments).toHaveLength(1);
  expect(draft!.content).toMatchObject({ receipts: [{ voucherFileIds: [String(draft!.attachments[0])] }] });
  await find(page, '.button--off', '请先看一遍照片');
  await tap(page, '.link-row__name', '照片我看过一遍了');
  await tap(page, '.button', '交上去核对');
  await find(page, '.title', '交上去了');
  await rm(folder, { recursive: true });
});

inHost('what came back stands on top with its reason, and is put right on the phone', async () => {
  const waiting = (await native(PublicationModel).findOne({ state: 'checking' }))!;
  await returnPublication(await world.as('villageSupervisor', systemClock), idOf(waiting), waiting.trail.seq, '承包费是 9 号收的，请核对。');
  const page = await openPage('village/draft/index');
  await find(page, '.next-due__reason', '承包费是 9 号收的');
  await picture('returned');
  await tap(page, '.button', '去改');
  await find(page, '.notice', '承包费是 9 号收的');
  await tap(page, '.link-row__name', '山塘承包费');
  await find(page, '.photo__state', '传好了');
  await typeInto(page, 0, '9');
  await tap(page, '.button', '填好了');
  await tap(page, '.button', '发出去');
  await find(page, '.title', '收到了，谢谢您');
  expect(await drafts()).toMatchObject([{ content: { receipts: [{ day: `${due}-09`, voucherFileIds: [expect.any(String)] }] } }]);
});

inHost('a matter is recorded with its day and stands in the list', async () => {
  const page = await openPage('village/draft/index');
  await tap(page, '.button', '记一件事');
  await tap(page, '.link-row__name', '换届选举');
  await find(page, '.button--off', '请写是什么事');
  await typeInto(page, 0, '村委会补选公告');
  await tap(page, '.chip', '昨天');
  await picture('matter');
  await tap(page, '.button', '记下');
  await find(page, '.owed__day', '前公开');
  await tap(page, '.button', '回列表');
  await find(page, '.link-row__more', '村委会补选公告');
  expect(await native(DutyModel).findOne({ 'matter.title': '村委会补选公告' })).toMatchObject({ item: { name: expect.stringContaining('换届选举') } });
});

inHost('nothing happened is one switch and two taps', async () => {
  await native(PublicationModel).deleteMany({ state: 'draft' });
  await native(DutyModel).deleteMany({ matter: { $ne: null } });
  const page = await openPage('village/draft/index', { fontSizeScaleFactor: 1.4 });
  await tap(page, '.button', '开始填');
  await tap(page, '.link-row__name', '本期无发生');
  await picture('nothing-elder');
  await tap(page, '.button', '报本期无发生');
  await find(page, '.title', '收到了，谢谢您');
  expect(await drafts()).toMatchObject([{ nothing: true, content: null }]);
  await tap(page, '.button', '交上去核对');
  await find(page, '.title', '交上去了');
});
