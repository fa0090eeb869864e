import path from 'node:path';
import type Page from 'miniprogram-automator/out/Page';
import { monthAfter, monthWords } from '../../contracts/accounts-rules';
import type { AccountsContent } from '../../contracts/disclosure';
import type { QuestionDetail } from '../../contracts/question';
import * as disclosure from '../../domain/disclosure';
import { countAllVillages } from '../../domain/disclosure-accounts';
import { makeDuties } from '../../domain/disclosure-duty';
import { installMiniLogin } from '../../domain/follower';
import { native, settle, shanghaiDay, systemClock, systemContext } from '../../domain/kernel';
import { answerQuestion, listQuestions, showQuestion } from '../../domain/question';
import { accountsOf, publishAccounts } from '../support/accounts';
import { useTestDatabase } from '../support/database';
import { buildClerkPhone } from '../support/clerk-phone';
import { idOf } from '../support/factories';
import { useServer } from '../support/http';
import { PublicationOffice } from '../support/publications';
import type { VillageWorld } from '../support/villages';
import { inDevTools, launchMiniProgram, type LaunchedMiniProgram } from '../weapp-host/launch';
import { useBrowser } from '../weapp-host/use-browser';
import { eventually, find, pageAt, pageText, tap, type } from '../weapp-host/waiting';

/** One month's account in the compiled mini-program: written by the clerk on his phone, checked and approved, read by a villager, asked about, answered for all to read, and corrected. */
const distDir = path.join(__dirname, '../../dist/weapp');
useTestDatabase();
const server = useServer();
const browser = useBrowser();
const inHost = inDevTools ? test.skip : test;

/** The month that is over, and the one before it; the phone's clock is the machine's own. */
const due = monthAfter(shanghaiDay(systemClock.now()).slice(0, 7), -1);
const last = monthAfter(due, -1);
const question = '路灯电费是哪几盏灯的？';
const answer = '三组和四组的 36 盏，抄表单在村部。';
const wrong = '电费漏记 20 元，照单据补上';

let world: VillageWorld;
let office: PublicationOffice;
let launched: LaunchedMiniProgram | undefined;
beforeAll(async () => {
  const clerk = await buildClerkPhone(due);
  world = clerk.world;
  office = new PublicationOffice(world, systemClock);
  installMiniLogin({ openidOf: async () => `mini-${clerk.openid}` });
  await publishAccounts(world.village, world.town, last, accountsOf(last, 0, 500_000, 0));
  await countAllVillages();
  await makeDuties(systemContext('test', systemClock), { from: `${due}-01`, codes: ['F0'] });
});
afterAll(() => installMiniLogin(null));
afterEach(async () => {
  const { close } = launched ?? {};
  launched = undefined;
  await close?.();
});

async function open(at: string, query: Record<string, string> = {}): Promise<Page> {
  launched = await launchMiniProgram({ distDir, apiOrigin: server.url(), browser: browser(), path: at, query });
  return pageAt(launched.miniProgram, at);
}
const at = (pathname: string): Promise<Page> => pageAt(launched!.miniProgram, pathname);
const picture = (name: string) => launched!.host!.page.screenshot({ path: path.join(__dirname, '../../test-output/pictures', `weapp-story-${name}.png`), fullPage: true });
/** The newest one of the month that is due. */
const account = async () => (await native(disclosure.PublicationModel).findOne({ 'item.code': 'F0', 'period.key': due }, { sort: { edition: -1 } }))!;
/** Whoever checks for the village and approves for the town sits at a desk. */
async function approve(id: string): Promise<void> {
  const supervisor = await office.as('villageSupervisor');
  const { version } = await disclosure.presentDetail(supervisor, await account());
  await office.approve(await office.check({ id, version }));
}

async function typeInto(page: Page, index: number, text: string): Promise<void> {
  const field = (await page.$$('input'))[index];
  if (!field || !('input' in field) || typeof field.input !== 'function') throw new Error(`no input ${index}`);
  await field.input(text);
}
async function addLine(page: Page, side: '收入' | '支出', [day, yuan, what, entry]: readonly [string, string, string, string]): Promise<void> {
  await tap(page, '.add-line', `加一笔${side}`);
  await find(page, '.title', `${side}第 1 笔`);
  await typeInto(page, 0, day);
  await typeInto(page, 1, yuan);
  await typeInto(page, 2, what);
  await tap(page, '.entry-field', '点这里选');
  await tap(page, '.entry', entry);
  await tap(page, '.button', '填好了');
  await find(page, '.link-row__name', what);
}

let publicationId = '';

inHost('the clerk writes the month on his phone and hands it in; the committee checks it, the town publishes it', async () => {
  const page = await open('village/draft/index');
  await tap(page, '.button', '开始填');
  await addLine(page, '收入', ['8', '900', '山塘承包费', '发包及上交收入']);
  await addLine(page, '支出', ['12', '400', '路灯电费', '其他支出']);
  await typeInto(page, 1, '5500');
  await find(page, '.check__word--right', '对得上');
  await tap(page, '.button', '发出去');
  await tap(page, '.button', '交上去核对');
  await find(page, '.title', '交上去了');
  await picture('handed-in');
  const waiting = await account();
  expect(waiting.state).toBe('checking');
  publicationId = idOf(waiting);
  await approve(publicationId);
  expect((await account()).state).toBe('published');
});

inHost('a villager reads it, asks, and reads the answer by her phone; so does everybody under the account', async () => {
  const board = await open('village/board/index', { village: idOf(world.village) });
  await find(board, '.month__head', `${Number(due.slice(5))}月的账`);
  for (const sum of ['900.00', '400.00', '5,500.00']) expect(await pageText(board)).toContain(sum);
  await tap(board, '.card__acts .link', '我有疑问');
  const ask = await at('village/ask/index');
  await type(ask, 'textarea', question);
  await tap(ask, '.button', '提问');
  await find(ask, '.strong', '村里会在');
  await tap(ask, '.button', '我的提问');
  const mine = await at('village/question/index');
  await tap(mine, '.entry__name', `${monthWords(due)} 每月收支账`);
  await find(mine, '.notice', '等村里答复');

  await settle(systemClock);
  const clerk = await office.as('villageClerk');
  const [{ id }] = (await listQuestions(clerk, { limit: 20 })).items as [QuestionDetail];
  await answerQuestion(clerk, id, { version: (await showQuestion(clerk, id)).version, text: answer, release: true });
  await tap(mine, '.button', '看别的提问');
  await tap(mine, '.entry__name');
  await find(mine, '.card', answer);
  await picture('answered');

  await launched!.miniProgram.callWxMethod('navigateTo', { url: `/village/item/index?id=${publicationId}` });
  const item = await at('village/item/index');
  await find(item, '.section', '大家问过的');
  for (const words of [question, answer]) expect(await pageText(item)).toContain(words);
  await picture('item');
});

inHost('what is corrected says so: why, since when, and line by line what changed', async () => {
  const clerk = await office.as('villageClerk');
  const draft = await disclosure.presentDetail(clerk, await disclosure.correctPublication(clerk, publicationId, (await account()).trail.seq, wrong));
  const written = draft.content as AccountsContent;
  const content = { ...written, payments: written.payments.map((line) => ({ ...line, amount: 42_000 })), closing: 548_000 };
  await approve((await office.submit(await office.save(draft, { content }))).id);

  const earlier = await open('village/item/index', { id: publicationId });
  await find(earlier, '.notice', '这一版已更正，有新的一版');
  await tap(earlier, '.button', '看更正后的');
  const newer = await eventually('the corrected edition', async () => {
    const page = await launched!.miniProgram.currentPage();
    return page?.query.id === draft.id && page;
  });
  await find(newer, '.notice', wrong);
  await tap(newer, '.link', '看改了什么');
  await find(newer, '.changes', '400.00 → 420.00');
  // What was asked about the earlier edition is still read here.
  await find(newer, '.section', '大家问过的');
  expect(await pageText(newer)).toContain(answer);
  await picture('corrected');
});
