import path from 'node:path';
import type Element from 'miniprogram-automator/out/Element';
import type Page from 'miniprogram-automator/out/Page';
import { countAllVillages } from '../../domain/disclosure-accounts';
import { PublicationModel } from '../../domain/disclosure';
import { monthAfter, monthWords } from '../../contracts/accounts-rules';
import { AccountModel, native, shanghaiDay, systemClock } from '../../domain/kernel';
import { installMiniLogin } from '../../domain/follower';
import { accountsOf, publishAccounts } from '../support/accounts';
import { useTestDatabase } from '../support/database';
import { buildPerson, idOf } from '../support/factories';
import { useServer } from '../support/http';
import { bindPhones } from '../support/officers';
import { buildVillageWorld, type VillageWorld } from '../support/villages';
import { inDevTools, launchMiniProgram, type LaunchedMiniProgram, type LaunchOptions } from '../weapp-host/launch';
import { useBrowser } from '../weapp-host/use-browser';
import { find, pageAt, pageText, tap } from '../weapp-host/waiting';

/** The compiled mini-program: a villager reads the month's account, a clerk writes the next one. */
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
  world = await buildVillageWorld();
  const person = await buildPerson({ name: '演示报账员', posts: [{ organisationId: idOf(world.village), title: '报账员', from: null, to: null }] });
  ({ openid } = await bindPhones(systemClock, person));
  await native(AccountModel).updateOne({ _id: world.accounts.villageClerk._id }, { $set: { personId: person._id } });
  await publishAccounts(world.village, world.town, monthAfter(last, -1), accountsOf(monthAfter(last, -1), 0, 100_000, 0));
  await publishAccounts(world.village, world.town, last, accountsOf(last, 100_000, 6_400_000, 4_800_050));
  await countAllVillages();
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

inHost('a clerk types the month, sees at once by how much it does not agree, and what he typed outlives a lost network', async () => {
  const page = await openPage('village/draft/index');
  await tap(page, '.link-row__name', '每月收支账');
  await find(page, '.head__more', monthWords(due));
  await find(page, '.button--off', '请填月末结余');
  await tap(page, '.add-line', '加一笔收入');
  await find(page, '.line-card', '收入第 1 笔');
  // Opening, then the line's day, amount, words and party, then the closing.
  await typeInto(page, 1, '8');
  await typeInto(page, 2, '1280.50');
  await typeInto(page, 3, '山塘承包费');
  await typeInto(page, 5, '18270');
  await find(page, '.check__word--wrong', '差 10.00 元，写的少了 10.00 元');
  await tap(page, '.entry-field', '点这里选');
  await tap(page, '.entry', '发包及上交收入');
  await launched!.host!.setNetwork('none');
  await tap(page, '.button', '发出去');
  await find(page, '.notice', '填的都存在这部手机上');
  expect(await drafts()).toEqual([]);
  await tap(page, '.button', '先放着');
  await find(page, '.tag', '没填完');
  await launched!.host!.setNetwork('wifi');
  await tap(page, '.link-row__name', '每月收支账');
  await tap(page, '.button', '发出去');
  await find(page, '.notice', '差 10.00 元');
  expect(await drafts()).toMatchObject([{ period: { key: due }, content: { receipts: [{ entry: 'F2.2', amount: 128_050, day: `${due}-08` }], closing: 1_827_000 }, drafted: { by: { id: world.accounts.villageClerk._id } } }]);
  await tap(page, '.button', '看还有什么要填');
  await find(page, '.tag', '发过，可以再改');
  expect(launched!.host!.requests('POST', '/api/public/village-drafts/sending').every(({ url }) => !url.includes('?'))).toBe(true);
});

inHost('nothing happened is one switch and one tap', async () => {
  await native(PublicationModel).deleteMany({ state: 'draft' });
  const page = await openPage('village/draft/index', { fontSizeScaleFactor: 1.4 });
  await tap(page, '.link-row__name', '每月收支账');
  await tap(page, '.link-row__name', '本期无发生');
  await tap(page, '.button', '报本期无发生');
  await find(page, '.title', '收到了，谢谢您');
  expect(await drafts()).toMatchObject([{ nothing: true, content: null }]);
});
