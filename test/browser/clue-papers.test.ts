import type { Locator, Page } from 'playwright-core';
import { AccountModel, actorOf, native, type StaffActor } from '../../domain/kernel';
import { reportAndHandle } from '../../scripts/demo/clues';
import { picture, useDemoPages } from '../support/pages';

/** Documents: drafted by the handler, signed by the leader, in the register; clearing and a suspected false accusation. */
const { clock, signIn } = useDemoPages({ ratings: false });
const dialog = (page: Page): Locator => page.getByRole('dialog').last();

beforeAll(async () => {
  const actors = new Map<string, StaffActor>();
  for await (const { _id, username } of native(AccountModel).find({})) actors.set(username, (await actorOf(String(_id), clock))!);
  await reportAndHandle(actors, clock.now());
}, 120_000);

async function openClue(page: Page, filter: string): Promise<void> {
  await page.goto(`${new URL(page.url()).origin}/console/clues?tab=all&${filter}`);
  await page.getByRole('grid').getByRole('row').nth(1).click();
  await page.getByText('内容加密存着').waitFor();
  const reason = page.getByLabel('为什么看');
  if (await reason.count()) await reason.fill('办理需要');
  await page.getByRole('button', { name: '看内容' }).click();
  await page.getByRole('heading', { name: '文书' }).waitFor();
}

test('the handler drafts a document that is filled in from the clue, and sends it to be signed', async () => {
  const page = await signIn('chengban');
  await openClue(page, 'state=handling');
  await page.getByRole('button', { name: '拟文书' }).click();
  await page.getByRole('menuitem', { name: '初核报告' }).click();
  await dialog(page).getByLabel('线索来源和初核经过').waitFor();
  expect(await dialog(page).getByLabel('线索来源和初核经过').inputValue()).toContain('收到。');
  // Filled in where the report names somebody.
  await dialog(page).getByLabel('被核查人基本情况').fill('');
  await dialog(page).getByRole('button', { name: '存草稿' }).click();
  await dialog(page).getByText('请写被核查人基本情况').waitFor();
  await picture(page, 'console-paper-draft');
  await dialog(page).getByLabel('被核查人基本情况').fill('演示：经手的人');
  await dialog(page).getByLabel('查明的事实和证据').fill('演示：票是三台，实际只有一台，见证据 1。');
  await dialog(page).getByLabel('性质认定').fill('演示：虚报冒领。');
  await dialog(page).getByLabel('处理建议').fill('演示：建议立案。');
  await dialog(page).getByRole('button', { name: '存草稿' }).click();
  await page.getByText('存成草稿了').waitFor();
  await dialog(page).getByRole('button', { name: '送签' }).click();
  await dialog(page).getByText('待签发').waitFor();
  await picture(page, 'console-paper-review');
  expect(await dialog(page).getByRole('button', { name: '签发', exact: true }).count()).toBe(0);
});

test('the leader signs it, it has its number, and comes as a Word file', async () => {
  const page = await signIn('weiling');
  await openClue(page, 'state=handling');
  await page.getByRole('button', { name: /初核报告/ }).click();
  await dialog(page).getByRole('button', { name: '签发', exact: true }).click();
  await dialog(page).getByText('签发后马上编号，不能撤回').waitFor();
  await dialog(page).getByRole('button', { name: '签发', exact: true }).click();
  await page.getByText('已签发编号').waitFor();
  await dialog(page).getByText(/纪核〔2026〕\d+号/).waitFor();
  await picture(page, 'console-paper-signed');
  const [saved] = await Promise.all([page.waitForEvent('download'), dialog(page).getByRole('button', { name: '下载 Word' }).click()]);
  expect(saved.suggestedFilename()).toMatch(/^初核报告 .*纪核〔2026〕\d+号\.docx$/);
  await dialog(page).getByRole('button', { name: 'Close' }).or(dialog(page).locator('.ant-modal-close')).first().click();
  await picture(page, 'console-clue-papers', true);
  await page.getByRole('link', { name: '文书台账' }).click();
  await page.getByRole('grid', { name: '文书台账' }).waitFor();
  await picture(page, 'console-papers');
});

test('a late clue is offered its urging letter, to the clue manager', async () => {
  const page = await signIn('anguan');
  await page.goto(`${new URL(page.url()).origin}/console/clues?tab=late`);
  await page.getByRole('grid').getByRole('row').nth(1).click();
  await page.getByLabel('为什么看').fill('督办需要');
  await page.getByRole('button', { name: '看内容' }).click();
  await page.getByText('这一步已经逾期，可以发督办函。').waitFor();
  await page.getByRole('button', { name: '拟督办函' }).click();
  await dialog(page).getByLabel('督办要求').waitFor();
  expect(await dialog(page).getByLabel('开头').inputValue()).toContain('现已逾期');
  await picture(page, 'console-paper-urging');
});

test('what was closed as untrue is cleared after its letter; a false accusation is prepared here and found elsewhere', async () => {
  const page = await signIn('chengban');
  await openClue(page, 'state=closed');
  if ((await page.getByText('不实', { exact: true }).count()) === 0) {
    await page.goto(`${new URL(page.url()).origin}/console/clues?tab=all&state=closed`);
    await page.getByRole('grid').getByRole('row').nth(2).click();
    await page.getByLabel('为什么看').fill('办理需要');
    await page.getByRole('button', { name: '看内容' }).click();
  }
  await page.getByRole('button', { name: /澄清函/ }).waitFor();
  await page.getByRole('button', { name: '别的办法' }).click();
  await page.getByRole('menuitem', { name: '澄清正名' }).click();
  await dialog(page).getByLabel('会议').check();
  await dialog(page).getByLabel('在什么范围').fill('村民代表会');
  await dialog(page).getByLabel('哪天、和本人怎么商定的').fill('11月16日 当面商定');
  await dialog(page).getByLabel('哪天澄清的').fill('2026年11月18日');
  await dialog(page).getByLabel('哪天澄清的').press('Enter');
  await dialog(page).getByLabel('没有告知').check();
  await picture(page, 'console-clue-clear');
  await dialog(page).getByRole('button', { name: '记下' }).click();
  await page.getByText('已澄清正名').waitFor();
  await page.getByRole('button', { name: '别的办法' }).click();
  await page.getByRole('menuitem', { name: '拟报涉嫌诬告陷害' }).click();
  await dialog(page).getByText('这里只作准备，不作认定').waitFor();
  await dialog(page).getByText('这些不是诬告').waitFor();
  await picture(page, 'console-clue-false');
});

test('to a unit a document goes without a clue', async () => {
  const page = await signIn('zhuguan');
  await page.getByRole('link', { name: '文书台账' }).click();
  await page.getByRole('button', { name: '给单位拟文书' }).click();
  await dialog(page).getByLabel('哪一种').click();
  await page.getByText('智慧监督工作提示').last().click();
  await dialog(page).getByLabel('给哪个单位').click();
  await page.locator('.ant-select-tree-title').nth(1).click();
  await picture(page, 'console-paper-unit');
  await dialog(page).getByRole('button', { name: '往下写' }).click();
  await dialog(page).getByLabel('发现的问题').fill('演示：两天没有人值班。');
  await dialog(page).getByLabel('涉及的规定或职责').fill('演示：值班制度。');
  await dialog(page).getByLabel('请你单位自查的事项').fill('演示：值班表和实际到岗。');
  await dialog(page).getByRole('button', { name: '存草稿' }).click();
  await dialog(page).getByRole('button', { name: '送签' }).waitFor();
  await picture(page, 'console-paper-unit-draft');
});

test('whoever has nothing to do with documents finds no register', async () => {
  const page = await signIn('huifang');
  expect(await page.getByRole('link', { name: '文书台账' }).count()).toBe(0);
});
