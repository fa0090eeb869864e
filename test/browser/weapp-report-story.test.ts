import path from 'node:path';
import type Element from 'miniprogram-automator/out/Element';
import type Page from 'miniprogram-automator/out/Page';
import { askReporter, ClueModel, openForReading } from '../../domain/clue';
import { loadCalendar, native } from '../../domain/kernel';
import { certify, withKeys } from '../support/ceremony';
import { bringTo, now, type Handlers } from '../support/clue-stages';
import { useTestDatabase } from '../support/database';
import { buildAccount, testClock } from '../support/factories';
import { useServer } from '../support/http';
import { openOffice } from '../support/report';
import { inDevTools, launchMiniProgram, type LaunchedMiniProgram } from '../weapp-host/launch';
import { useBrowser } from '../weapp-host/use-browser';
import { find, pageAt, pageText, tap } from '../weapp-host/waiting';

/** The reporter in the compiled mini-program, the commission behind it, and the real server between them. */
const distDir = path.join(__dirname, '../../dist/weapp');
useTestDatabase();
const server = useServer({}, { clock: testClock });
const browser = useBrowser();
const inHost = inDevTools ? test.skip : test;
const what = '演示内容：村口的路修了两回，账上只有一回';

let launched: LaunchedMiniProgram | undefined;
afterEach(async () => {
  const { close } = launched ?? {};
  launched = undefined;
  await close?.();
});

async function open(pathname: string): Promise<Page> {
  await launched?.close();
  launched = await launchMiniProgram({ distDir, apiOrigin: server.url(), browser: browser(), path: pathname });
  return pageAt(launched.miniProgram, pathname);
}
async function typeInto(page: Page, selector: string, text: string): Promise<void> {
  await ((await find(page, selector)) as Element & { input(text: string): Promise<void> }).input(text);
}
async function visit(code: string): Promise<Page> {
  const page = await open('report/visit/index');
  await typeInto(page, 'input', code);
  await tap(page, '.button', '查看');
  return page;
}

async function staff(): Promise<Handlers> {
  await loadCalendar();
  const { districtId, custodian, clerk, manager, leader } = await openOffice();
  const grants = [{ role: 'clueHandler' as const, organisationId: districtId }];
  const [handler, coHandler] = [await withKeys(await buildAccount({ name: '承办甲', grants }), grants, testClock), await withKeys(await buildAccount({ name: '承办乙', grants }), grants, testClock)];
  await certify(custodian, handler, coHandler);
  return { clerk, manager, handler, coHandler, leader };
}

inHost('without a name: reported, asked, answered by the code, closed, and the answer read', async () => {
  const people = await staff();
  const choose = await open('report/choose/index');
  await tap(choose, '.button', '不留名反映');
  const write = await pageAt(launched!.miniProgram, 'report/write/index');
  await tap(write, '.button', '看过了，开始写');
  await tap(write, '.chip', '村里的钱和账');
  await typeInto(write, 'textarea', what);
  await tap(write, '.button', '写好了，看一遍');
  await tap(write, '.button', '不留名提交');
  const receipt = await pageAt(launched!.miniProgram, 'report/receipt/index');
  await find(receipt, '.title', '已经交给我们了');
  const code = (await Promise.all(((await receipt.$$('.code-group__digits')) as Element[]).map((group) => group.text()))).join('');

  const [clue] = await native(ClueModel).find({}).toArray();
  const id = clue!._id.toHexString();
  expect((await openForReading(people.clerk, id, { reason: '登记需要' })).what).toBe(what);
  await bringTo('deciding', people, id);
  await askReporter(people.handler, await now(id), { text: '是哪一年的事？' });

  const asked = await visit(code);
  await find(asked, '.bubble', '是哪一年的事？');
  expect(await pageText(asked)).not.toContain(what);
  await typeInto(asked, 'textarea', '前年秋天');
  await tap(asked, '.button', '交回答');
  await find(asked, '.bubble--reporter', '前年秋天');
  expect((await openForReading(people.handler, id, { reason: '办理需要' })).entries.map(({ text }) => text)).toContain('前年秋天');

  await bringTo('closed', people, id, 'deciding');
  const told = await visit(code);
  await find(told, '.title', '已经办结');
  await find(told, '.bubble', '写满五个字以上的话');
}, 120_000);
