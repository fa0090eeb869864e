import type { Page } from 'playwright-core';
import { demoPassword } from '../../contracts/demo';
import { ClueModel } from '../../domain/clue';
import { AccountModel, createDemoAccount, fingerprintOf, livingPair, native, settle, systemContext } from '../../domain/kernel';
import { choose, dialog, field, panel, press, said } from '../support/console';
import { phone, picture, useDemoPages } from '../support/pages';
import { handIn, visit, writeReport } from '../support/reporter';

/** Reports from their first word to their end, by everybody who has to do with them, through the real server. */
const { server, clock, open, signIn } = useDemoPages({ ratings: false });
const topic = '低保、补贴和救助';
const what = '演示：低保名单里有一户早就搬走了，钱还在领。';

const newest = async (): Promise<string> => (await native(ClueModel).find({}).sort({ shredSlot: -1 }).limit(1).toArray())[0]!._id.toHexString();
const state = async (id: string): Promise<string> => (await native(ClueModel).find({}).toArray()).find(({ _id }) => _id.toHexString() === id)!.state;

/** Somebody of the commission at one clue; what is not his to see is not there. */
async function at(username: string, id: string, { reads = false } = {}): Promise<Page> {
  const page = await signIn(username);
  await page.goto(`${server.url()}/console/clues/${id}`);
  await page.getByText('内容加密存着').waitFor();
  if (!reads) return page;
  if (await page.getByLabel('为什么看').count()) await page.getByLabel('为什么看').fill('办理需要');
  await press(page, '看内容');
  await page.getByRole('heading', { name: '与反映人对话' }).waitFor();
  return page;
}

async function register(id: string, named: string): Promise<void> {
  const page = await at('xinfang', id, { reads: true });
  await page.getByText(what).waitFor();
  await press(page, '登记');
  await dialog(page).getByLabel(named, { exact: true }).check();
  await press(dialog(page), '登记');
  await said(page, '登记了，已经告诉反映人');
  await page.context().close();
}

async function giveTo(id: string, name: string): Promise<void> {
  const page = await at('anguan', id);
  await press(page, '分办');
  await choose(page, '承办人', name);
  await press(dialog(page), /^分/);
  await page.getByRole('list', { name: '走到哪一步' }).getByText('签收').waitFor();
  await page.context().close();
  const handler = await at('chengban', id);
  await press(handler, '签收');
  await said(handler, '办好了');
  await handler.context().close();
}

async function propose(id: string): Promise<void> {
  const page = await at('chengban', id);
  await press(page, '提出处置意见');
  await dialog(page).getByLabel('初步核实').check();
  await dialog(page).getByLabel('事实、理由和打算').fill('有名单、有时间，建议初步核实。');
  await press(dialog(page), '报批');
  await said(page, '已报委领导');
  await page.context().close();
}

async function agree(id: string): Promise<void> {
  const page = await at('weiling', id);
  await press(page, '审批');
  await dialog(page).getByLabel('同意', { exact: true }).check();
  await press(dialog(page), '就这样批');
  await said(page, '批好了');
  await page.context().close();
}

async function close(id: string, answer: string): Promise<void> {
  const page = await at('chengban', id);
  await press(page, '报请办结');
  await dialog(page).getByLabel('属实', { exact: true }).check();
  await dialog(page).getByLabel('查到什么、怎么处理').fill('查实多领三个月，已经停发并退回。');
  await dialog(page).getByLabel('给反映人的答复').fill(answer);
  await press(dialog(page), '报请办结');
  await said(page, '已报委领导');
  await page.context().close();
}

async function byReceipt(code: string): Promise<Page> {
  const page = await open('/report/visit/index', phone);
  await visit(page, code);
  return page;
}

test('without a name: reported, asked, answered by receipt, closed, and the answer read', async () => {
  const reporter = await open('/report/choose/index', phone);
  await writeReport(reporter, '不留名反映', { topic, what });
  const code = await handIn(reporter, '不留名提交');
  await reporter.context().close();
  const id = await newest();
  await register(id, '没有留名');
  await giveTo(id, '演示卯');

  const handler = await at('chengban', id, { reads: true });
  await handler.getByLabel('写给反映人').fill('是从哪一年搬走的？');
  await press(handler, '发送');
  await said(handler, '已经写给反映人');
  await handler.context().close();

  const asked = await byReceipt(code);
  await asked.getByRole('heading', { name: '有话想问您' }).waitFor();
  await asked.getByText('是从哪一年搬走的？').waitFor();
  expect(await asked.locator('body').innerText()).not.toContain(what);
  await picture(asked, 'story-asked', true);
  await asked.getByLabel(/^回答，最多/).fill('前年秋天就搬走了');
  await press(asked, '交回答');
  await asked.getByText('收到您的回答了').waitFor();
  await asked.context().close();

  const answered = await at('chengban', id, { reads: true });
  await answered.getByText('前年秋天就搬走了').waitFor();
  await picture(answered, 'story-answered', true);
  await answered.context().close();
  await propose(id);
  await agree(id);
  await close(id, '您反映的属实，多领的钱已经退回。');
  await agree(id);
  expect(await state(id)).toBe('closed');

  const told = await byReceipt(code);
  await told.getByRole('heading', { name: '已经办结', level: 1 }).waitFor();
  await told.getByText('您反映的属实，多领的钱已经退回。').waitFor();
  await picture(told, 'story-closed', true);
  await told.context().close();
}, 120_000);

test('by name: the custodian lets the handler see who it is, the handler closes, and the reporter objects', async () => {
  const reporter = await open('/report/choose/index', phone);
  await writeReport(reporter, '用真名反映', { topic, what });
  await reporter.getByLabel('姓名，必填').fill('演示乙');
  await reporter.getByLabel('电话，必填').fill('19900006027');
  const code = await handIn(reporter, '实名提交');
  await reporter.context().close();
  const id = await newest();
  await register(id, '留了名，还没核实');
  await giveTo(id, '演示卯');

  const handler = await at('chengban', id, { reads: true });
  expect(await handler.locator('body').innerText()).not.toContain('19900006027');
  await press(handler, '申请看身份');
  await press(dialog(handler), '交身份保管人');
  await said(handler, '已交身份保管人');
  const custodian = await signIn('baoguan');
  await custodian.goto(`${server.url()}/console/clues/identity`);
  await custodian.getByText('等保管人定').click();
  await dialog(custodian).getByLabel('让他看', { exact: true }).check();
  await dialog(custodian).getByLabel('理由').fill('同意，核实需要。');
  await press(dialog(custodian), '就这样定');
  await said(custodian, '定了');
  await custodian.context().close();
  await handler.reload();
  await press(handler, '看反映人是谁');
  await handler.getByRole('region', { name: '反映人身份' }).getByText('演示乙').first().waitFor();
  await picture(handler, 'story-identity', true);
  await handler.context().close();

  await propose(id);
  await agree(id);
  await close(id, '没有查到您说的情况。');
  await agree(id);
  const told = await byReceipt(code);
  await told.getByRole('heading', { name: '已经办结', level: 1 }).waitFor();
  await press(told, '我不同意');
  await told.getByLabel(/^不同意这个结果/).fill('名单上现在还有他家');
  await press(told, '交意见');
  await told.getByText('您的意见记下了').waitFor();
  await picture(told, 'story-objection', true);
  await told.context().close();
  const manager = await at('anguan', id, { reads: true });
  await manager.getByText('名单上现在还有他家').waitFor();
  await press(manager, '重新办理');
  await dialog(manager).getByLabel('为什么重新办').fill('反映人不同意，重新核对名单。');
  await press(dialog(manager), '重新办理');
  await said(manager, '已重新办理');
  await picture(manager, 'story-reopened', true);
  await manager.context().close();
  expect(await state(id)).toBe('handling');
}, 120_000);

test('the handler leaves: his access ends at once, what he had in hand goes to another, who reads on', async () => {
  const id = await newest();
  const { grants } = (await native(AccountModel).findOne({ username: 'chengban' }))!;
  const { _id: heirId } = await createDemoAccount(systemContext('test', clock), { username: 'jieshou', name: '演示承接', password: demoPassword, grants });
  await (await signIn('jieshou')).context().close();
  const custodian = await signIn('baoguan');
  await custodian.goto(`${server.url()}/console/keys/holders?state=waiting`);
  await press(custodian.getByRole('row', { name: /演示承接/ }), '核对指纹');
  await dialog(custodian).getByLabel('演示承接念的指纹').fill(fingerprintOf(Buffer.from((await livingPair(heirId))!.publicKey, 'base64url')));
  await press(dialog(custodian), '一致，确认');
  await said(custodian, '演示承接的密钥已确认');
  await custodian.context().close();

  const leaving = await at('chengban', id);
  const security = await signIn('anquan');
  await security.goto(`${server.url()}/console/accounts?text=chengban`);
  await security.getByRole('row', { name: /演示卯/ }).click();
  await press(panel(security), '离任交接');
  await choose(security, '手上的事交给谁', '演示承接');
  await field(security, '为什么离任').fill('调到别的单位');
  await press(dialog(security), '离任交接');
  await panel(security).getByText(/离任$/).first().waitFor();
  await security.context().close();
  await leaving.reload();
  await leaving.getByLabel('用户名').waitFor();
  await leaving.context().close();
  await settle(clock);

  const manager = await at('anguan', id);
  await press(manager, '别的办法');
  await manager.getByRole('menuitem', { name: '移交' }).click();
  await choose(manager, '交给谁', '演示承接');
  await dialog(manager).getByLabel('为什么移交').fill('演示卯调走了。');
  await picture(manager, 'story-transfer');
  await press(dialog(manager), '移交');
  await manager.getByRole('dialog').waitFor({ state: 'detached' });
  await manager.context().close();
  const heir = await at('jieshou', id, { reads: true });
  await heir.getByText(what).waitFor();
  await picture(heir, 'story-heir', true);
  await heir.context().close();
}, 120_000);
