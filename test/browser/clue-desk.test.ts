import type { Locator, Page } from 'playwright-core';
import sharp from 'sharp';
import { actorOf, AccountModel, appointDeputy, native, type StaffActor } from '../../domain/kernel';
import { reportAndHandle } from '../../scripts/demo/clues';
import { picture, useDemoPages } from '../support/pages';

/** The desk: moving by keys, two who act at once, proof, copying, releases, kinds of reports, relatives, absences. */
const { clock, signIn } = useDemoPages({ ratings: false });
const dialog = (page: Page): Locator => page.getByRole('dialog').last();
const actors = new Map<string, StaffActor>();

beforeAll(async () => {
  for await (const { _id, username } of native(AccountModel).find({})) actors.set(username, (await actorOf(String(_id), clock))!);
  await reportAndHandle(actors, clock.now());
}, 120_000);

/** MPEG 1 layer III, a fifth of a second of nothing. */
const silence = Buffer.concat(Array.from({ length: 8 }, () => Buffer.concat([Buffer.from([0xff, 0xfb, 0x90, 0x00]), Buffer.alloc(413)])));

async function list(page: Page, tab: string): Promise<void> {
  await page.getByRole('link', { name: /^线索(?!统计)/ }).click();
  await page.getByRole('button', { name: new RegExp(`^${tab}`) }).click();
  await page.getByRole('grid').waitFor();
}
async function openFirst(page: Page, tab: string, step: string): Promise<string> {
  await list(page, tab);
  await page.getByRole('grid').getByText(step).first().click();
  await page.getByText('内容加密存着').waitFor();
  return page.getByRole('heading', { level: 1 }).innerText();
}
async function read(page: Page, reason: string): Promise<void> {
  await page.getByText('内容加密存着').waitFor();
  const field = page.getByLabel('为什么看');
  if (await field.count()) await field.fill(reason);
  await page.getByRole('button', { name: '看内容' }).click();
  await page.getByRole('heading', { name: '与反映人对话' }).waitFor();
}

test('the list is filtered and walked through by keys alone; the next one opens without going back', async () => {
  const page = await signIn('anguan');
  await list(page, '全部');
  await picture(page, 'console-clue-list');
  await page.keyboard.press('?');
  await dialog(page).getByText('在输入框里打字时不起作用。').waitFor();
  await picture(page, 'console-clue-keys');
  await page.keyboard.press('Escape');
  await dialog(page).waitFor({ state: 'detached' });
  await page.getByRole('combobox', { name: '来源' }).click();
  await page.getByTitle('网　网页').click();
  await page.getByText(/共 4 条/).waitFor();
  await page.locator('body').click({ position: { x: 600, y: 8 } });
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await page.getByText('2 / 4').waitFor();
  const second = await page.getByRole('heading', { level: 1 }).innerText();
  await page.keyboard.press('j');
  await page.getByText('3 / 4').waitFor();
  expect(await page.getByRole('heading', { level: 1 }).innerText()).not.toBe(second);
  await page.keyboard.press('u');
  await page.getByText(/共 4 条/).waitFor();
  await page.getByRole('button', { name: '去掉筛选' }).click();
  await page.getByText(/共 1[0-9] 条/).waitFor();
});

test('two act at once: the second sees what was done, and what he typed is still there', async () => {
  const page = await signIn('chengban');
  const code = await openFirst(page, '等我办', '提出处置意见');
  await page.getByRole('button', { name: '提出处置意见' }).click();
  await dialog(page).getByLabel('初步核实').check();
  await dialog(page).getByLabel('事实、理由和打算').fill('甲写的：有单子、有时间，建议初步核实。');
  const manager = await signIn('anguan');
  await list(manager, '全部');
  await manager.getByRole('grid').getByText(code).click();
  await read(manager, '督促办理');
  await manager.getByLabel('记一笔').fill('请抓紧，这一件领导问过。');
  await manager.getByRole('button', { name: '记下' }).click();
  await manager.getByText('记下了').waitFor();
  await dialog(page).getByRole('button', { name: '报批' }).click();
  await dialog(page).getByText('您写的时候，这一件有了变化').waitFor();
  await dialog(page).getByText('有人记了一笔、问了反映人，或申请看身份。').waitFor();
  await picture(page, 'console-clue-conflict');
  expect(await dialog(page).getByLabel('事实、理由和打算').inputValue()).toContain('甲写的');
  await dialog(page).getByRole('button', { name: '看过了，接着办' }).click();
  await dialog(page).getByRole('button', { name: '报批' }).click();
  await page.getByText('已报委领导').waitFor();
});

test('what somebody else has done already is not done again: the dialog says so, and keeps the words', async () => {
  const page = await signIn('weiling');
  await openFirst(page, '等我办', '审批');
  await page.getByRole('button', { name: '审批', exact: true }).click();
  await dialog(page).getByLabel('不同意，退回承办人').check();
  await dialog(page).getByLabel('意见', { exact: true }).fill('还缺一份单子，请补了再报。');
  const other = await signIn('weiling');
  await other.goto(page.url());
  await other.getByRole('button', { name: '审批', exact: true }).click();
  await dialog(other).getByLabel('同意', { exact: true }).check();
  await dialog(other).getByRole('button', { name: '就这样批' }).dblclick();
  await other.getByText('批好了').waitFor();
  await dialog(page).getByRole('button', { name: '就这样批' }).click();
  await dialog(page).getByText('审批同意', { exact: false }).waitFor();
  await picture(page, 'console-clue-overtaken');
  expect(await dialog(page).getByLabel('意见', { exact: true }).inputValue()).toContain('还缺一份单子');
});

test('words that are not sent yet are there again after another clue was looked at', async () => {
  const page = await signIn('chengban');
  await openFirst(page, '全部', '办理');
  await read(page, '办理需要');
  await page.getByLabel('写给反映人').fill('还没有写完的一句');
  await page.getByRole('link', { name: '回线索清单' }).click();
  await page.getByRole('grid').getByText('办理').first().click();
  await read(page, '办理需要');
  expect(await page.getByLabel('写给反映人').inputValue()).toBe('还没有写完的一句');
});

test('a letter comes with its photo: sealed, looked at with the reader’s name in it, kept and copied only on record', async () => {
  const page = await signIn('xinfang');
  await page.getByRole('link', { name: '代录反映' }).click();
  await page.getByLabel('哪一类').click();
  await page.getByText('村里的钱和账').last().click();
  await page.getByLabel('什么事').fill('演示：来信附了领料单，写四车，只到了两车。');
  await page.getByLabel('哪笔钱').fill('演示：修水沟的钱');
  const photo = await sharp({ create: { width: 900, height: 600, channels: 3, background: '#f2efe6' } }).composite([{ input: Buffer.from('<svg width="900" height="600"><rect x="120" y="90" width="660" height="420" fill="#fff" stroke="#888" stroke-width="3"/><path d="M160 170h580M160 240h580M160 310h580M160 380h420" stroke="#556" stroke-width="6"/></svg>') }]).jpeg().toBuffer();
  await page.getByLabel('选材料').setInputFiles([{ name: '领料单.jpg', mimeType: 'image/jpeg', buffer: photo }, { name: '来电.mp3', mimeType: 'audio/mpeg', buffer: silence }, { name: '说明.bin', mimeType: 'application/octet-stream', buffer: Buffer.from('不知道是什么') }]);
  await page.getByText(/已封存，去掉了/).nth(1).waitFor();
  await page.getByRole('button', { name: '录好，出回执' }).click();
  await page.getByText('有材料没有传成，请重传或去掉').waitFor();
  await picture(page, 'console-clue-proof', true);
  await page.getByRole('link', { name: '我的待办' }).click();
  await page.getByRole('link', { name: '代录反映' }).click();
  expect(await page.getByLabel('什么事').inputValue()).toContain('来信附了领料单');
  await page.getByRole('button', { name: '去掉 说明.bin' }).click();
  await page.getByRole('button', { name: '录好，出回执' }).click();
  await page.getByRole('list', { name: '回执码，四组' }).waitFor();
  await list(page, '全部');
  await page.getByRole('combobox', { name: '来源' }).click();
  await page.getByTitle('信　来信').click();
  await page.getByRole('grid').getByText('登记').first().click();
  await read(page, '登记需要');
  await page.getByText('哪笔钱').waitFor();
  await page.getByRole('button', { name: /照片1/ }).click();
  await dialog(page).getByRole('img', { name: /照片1/ }).waitFor();
  await page.waitForFunction(() => (document.querySelector('canvas')?.width ?? 0) > 300);
  await picture(page, 'console-clue-photo');
  const [saved] = await Promise.all([page.waitForEvent('download'), dialog(page).getByRole('button', { name: '另存到电脑' }).click()]);
  expect(saved.suggestedFilename()).toMatch(/^照片1/);
  await page.keyboard.press('Escape');
  await dialog(page).waitFor({ state: 'detached' });
  await page.getByRole('button', { name: /录音2/ }).click();
  // From memory: the page's policy lets nothing else play.
  await page.waitForFunction(() => document.querySelector('audio')?.src.startsWith('blob:'));
  await page.keyboard.press('Escape');
  await dialog(page).waitFor({ state: 'detached' });
  await page.getByRole('button', { name: '允许复制' }).click();
  await dialog(page).getByLabel('为什么要复制').fill('写登记表要引原话');
  await dialog(page).getByRole('button', { name: '打开复制' }).click();
  await page.getByText('可以复制，已留痕', { exact: false }).first().waitFor();
  await picture(page, 'console-clue-copying');
});

test('in urgency a custodian releases who reported, and every reader sees it afterwards', async () => {
  const handler = await signIn('chengban');
  const code = await openFirst(handler, '全部', '办理');
  const page = await signIn('baoguan');
  await page.getByRole('link', { name: '看身份的申请' }).click();
  await page.getByRole('button', { name: '紧急放开' }).click();
  await dialog(page).getByLabel('线索编号，要写完整').fill(code.slice(0, -1));
  await dialog(page).getByRole('button', { name: '找这一件' }).click();
  await dialog(page).getByText('没有找到这一件，请对一对编号。').waitFor();
  await dialog(page).getByLabel('线索编号，要写完整').fill(code);
  await dialog(page).getByRole('button', { name: '找这一件' }).click();
  await dialog(page).getByText(`紧急放开 ${code} 反映人的身份`).waitFor();
  await dialog(page).getByLabel('放给谁').click();
  await page.getByTitle('演示卯').click();
  await dialog(page).getByLabel('为什么等不及申请').fill('承办人来电，要马上联系本人。');
  await picture(page, 'console-clue-release');
  await dialog(page).getByRole('button', { name: '马上放开' }).click();
  await page.getByText('放开了，看得到这一件的人都看得见').waitFor();
  await picture(page, 'console-clue-released');
  await handler.reload();
  await handler.getByText(/^紧急放给/).waitFor();
  await picture(handler, 'console-clue-urgent');
});

test('kinds of reports are edited with what the reporter will see beside them', async () => {
  const page = await signIn('anguan');
  await page.getByRole('link', { name: '反映的类别' }).click();
  await page.getByRole('button', { name: '加一类' }).click();
  await dialog(page).getByLabel('叫什么').fill('工程项目');
  await dialog(page).getByLabel('举例').fill('不招标、偷工减料');
  await dialog(page).getByRole('button', { name: '加一问' }).click();
  await dialog(page).getByLabel('问什么').fill('哪个项目');
  await dialog(page).getByRole('button', { name: '就这样，再看预览' }).click();
  await page.getByRole('button', { name: '工程项目 往前' }).click();
  await page.getByRole('listitem').filter({ hasText: '作风和生活问题' }).getByRole('button', { name: '不再提供' }).click();
  await picture(page, 'console-clue-topics');
  await page.getByRole('button', { name: '存下，马上生效' }).click();
  await page.getByText('存好了，反映人从现在起看到新的').waitFor();
});

test('a relative is declared by name, and the declaration ended', async () => {
  const page = await signIn('anguan');
  await page.getByRole('link', { name: '亲属申报' }).click();
  await page.getByText('还没有登记亲属').waitFor();
  await picture(page, 'console-clue-kinship-empty');
  await page.getByRole('button', { name: '登记一位亲属' }).click();
  await dialog(page).getByRole('button', { name: '登记', exact: true }).click();
  await dialog(page).getByText('请选一个人').first().waitFor();
  await dialog(page).getByLabel('本委的谁').fill('演示');
  await page.locator('.ant-select-item-option').first().click();
  await dialog(page).getByLabel('亲属是他的什么人').fill('配偶');
  await page.keyboard.press('Tab');
  await dialog(page).getByLabel('不在，只写姓名').check();
  await dialog(page).getByLabel('亲属的姓名').fill('演示亲属');
  await picture(page, 'console-clue-kinship-dialog');
  await dialog(page).getByRole('button', { name: '登记', exact: true }).click();
  await page.getByText('演示亲属').waitFor();
  await picture(page, 'console-clue-kinship');
  await page.getByRole('button', { name: '结束', exact: true }).click();
  await dialog(page).getByRole('button', { name: '结束这一条' }).click();
  await page.getByText('还没有登记亲属').waitFor();
});

test('a handler on leave: the manager finds what waits for him, and hands it on', async () => {
  const { accountId } = actors.get('chengban')!;
  const deputy = actors.get('huifang')!.accountId;
  await appointDeputy({ actor: actors.get('chengban')!, clock }, accountId, { toAccountId: deputy, from: '2026-11-20', until: '2026-11-27' });
  const page = await signIn('anguan');
  await list(page, '没人在岗');
  await picture(page, 'console-clue-absent-list');
  await page.getByRole('grid').getByRole('row').nth(1).click();
  await page.getByText(/不在岗，到 11月27日 周五/).waitFor();
  await picture(page, 'console-clue-absent');
  await page.getByRole('button', { name: '移交', exact: true }).click();
  await dialog(page).getByText('移交，原来的人不再看得到').waitFor();
});
