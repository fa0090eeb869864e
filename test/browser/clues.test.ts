import type { Locator, Page } from 'playwright-core';
import { actorOf, AccountModel, native, type StaffActor } from '../../domain/kernel';
import { reportAndHandle } from '../../scripts/demo/clues';
import { picture, useDemoPages } from '../support/pages';

/** One clue after the other, as clerk, manager, handler, leader and custodian see them in the console. */
const { clock, signIn } = useDemoPages({ ratings: false });
const dialog = (page: Page): Locator => page.getByRole('dialog').last();

beforeAll(async () => {
  const actors = new Map<string, StaffActor>();
  for await (const { _id, username } of native(AccountModel).find({})) actors.set(username, (await actorOf(String(_id), clock))!);
  await reportAndHandle(actors, clock.now());
}, 120_000);

async function openFirst(page: Page, step: string): Promise<void> {
  await page.getByRole('link', { name: /^线索(?!统计)/ }).click();
  await page.getByRole('grid').getByText(step).first().click();
  await page.getByText('内容加密存着').waitFor();
}
async function read(page: Page, reason: string): Promise<void> {
  const field = page.getByLabel('为什么看');
  if (await field.count()) await field.fill(reason);
  await page.getByRole('button', { name: '看内容' }).click();
  await page.getByRole('heading', { name: '与反映人对话' }).waitFor();
}

test('the clerk finds what came in, reads it with a reason, registers it, and the reporter is told', async () => {
  const page = await signIn('xinfang');
  await page.getByRole('link', { name: /^线索(?!统计)/ }).click();
  await page.getByRole('grid').waitFor();
  expect(await page.getByRole('grid').innerText()).not.toContain('演示：');
  await picture(page, 'console-clues');
  await openFirst(page, '登记');
  await picture(page, 'console-clue-sealed');
  await page.getByRole('button', { name: '看内容' }).click();
  await page.getByText('今天第一次看，请写明为什么看').waitFor();
  await read(page, '登记需要');
  await picture(page, 'console-clue-received');
  await page.getByRole('button', { name: '登记', exact: true }).click();
  await dialog(page).getByText('写给反映人', { exact: true }).waitFor();
  await picture(page, 'console-clue-register');
  await dialog(page).getByRole('button', { name: '登记', exact: true }).click();
  await page.getByText('登记了，已经告诉反映人').waitFor();
  await page.getByRole('list', { name: '走到哪一步' }).getByText('分办').waitFor();
});

test('the handler sees what waits for him, the talk and who has read; a question goes to the reporter', async () => {
  const page = await signIn('chengban');
  await openFirst(page, '提出处置意见');
  await read(page, '办理需要');
  await page.getByText('是哪一天进场的').waitFor();
  await picture(page, 'console-clue');
  await page.getByLabel('写给反映人').fill('单子上签字的是谁？');
  await page.getByRole('button', { name: '发送' }).click();
  await page.getByText('已经写给反映人').waitFor();
  await page.getByText('单子上签字的是谁？').waitFor();
  await page.getByRole('button', { name: '提出处置意见' }).click();
  await dialog(page).getByRole('button', { name: '报批' }).click();
  await dialog(page).getByText('至少 10 个字').waitFor();
  await picture(page, 'console-clue-propose');
  await dialog(page).getByLabel('初步核实').check();
  await dialog(page).getByLabel('事实、理由和打算').fill('有单子、有时间，建议初步核实。');
  await dialog(page).getByRole('button', { name: '报批' }).click();
  await page.getByText('已报委领导').waitFor();
});

test('a person whom the report names is split off, and has a number and a page of his own', async () => {
  const page = await signIn('anguan');
  await openFirst(page, '分办');
  const act = async (name: string): Promise<void> => {
    await page.getByRole('button', { name: '别的办法' }).click();
    await page.getByRole('menuitem', { name }).click();
  };
  await act('分出一人');
  await dialog(page).getByText('请先在页面上打开内容').waitFor();
  await dialog(page).getByRole('button', { name: '知道了' }).click();
  await read(page, '分办需要');
  await act('分出一人');
  await dialog(page).getByLabel('分出谁').click();
  await page.getByText('演示干部甲　演示村').last().click();
  await picture(page, 'console-clue-split');
  await dialog(page).getByRole('button', { name: '分出', exact: true }).click();
  await page.getByText('分出来了，等分办').waitFor();
  await page.getByRole('heading', { name: '分件，一人一件' }).waitFor();
  await picture(page, 'console-clue-parts');
  await page.getByRole('link', { name: /-01$/ }).click();
  await page.getByText('和反映人的往来、答复、反映人是谁，都在主件里。').waitFor();
  await picture(page, 'console-clue-part');
});

test('the leader decides, and finds words inside the clues he may open', async () => {
  const page = await signIn('weiling');
  await openFirst(page, '审批');
  await page.getByRole('button', { name: '审批', exact: true }).click();
  await dialog(page).getByLabel('同意', { exact: true }).check();
  await picture(page, 'console-clue-decide');
  await dialog(page).getByRole('button', { name: '就这样批' }).click();
  await page.getByText('批好了').waitFor();
  await page.getByRole('link', { name: /^线索(?!统计)/ }).click();
  await page.getByRole('button', { name: '在内容里找' }).click();
  await dialog(page).getByLabel('要找的字').fill('砂石');
  await dialog(page).getByRole('button', { name: '找', exact: true }).click();
  await dialog(page).getByText(/找到 [1-9]\d* 件/).waitFor();
  await picture(page, 'console-clue-search');
});

test('who reported is asked for by the handler and granted by the custodian, who sees who read what', async () => {
  const handler = await signIn('chengban');
  await openFirst(handler, '办理');
  await handler.getByRole('button', { name: '申请看身份' }).click();
  await dialog(handler).getByRole('button', { name: '交身份保管人' }).click();
  await handler.getByText('已交身份保管人').waitFor();
  const custodian = await signIn('baoguan');
  await custodian.getByRole('link', { name: '看身份的申请' }).click();
  await custodian.getByText('等保管人定').click();
  await dialog(custodian).getByLabel('让他看', { exact: true }).check();
  await dialog(custodian).getByLabel('理由').fill('同意，核实需要。');
  await picture(custodian, 'console-clue-identity');
  await dialog(custodian).getByRole('button', { name: '就这样定' }).click();
  await custodian.getByText('定了', { exact: true }).waitFor();
  await custodian.getByRole('link', { name: '谁看过什么' }).click();
  await custodian.getByText('看内容').first().waitFor();
  await picture(custodian, 'console-clue-reads');
});

test('the clerk enters a letter and prints its receipt, which is shown this once', async () => {
  const page = await signIn('xinfang');
  await page.getByRole('link', { name: '代录反映' }).click();
  await page.getByRole('button', { name: '录好，出回执' }).click();
  await page.getByText('请把事情说清楚，至少 10 个字').waitFor();
  await picture(page, 'console-clue-enter');
  await page.getByLabel('哪一类').click();
  await page.getByText('村里的钱和账').last().click();
  await page.getByLabel('什么事').fill('演示：来信说，村里的账半年没有公开过。');
  await page.getByRole('button', { name: '录好，出回执' }).click();
  await page.getByRole('list', { name: '回执码，四组' }).waitFor();
  await picture(page, 'console-clue-receipt');
});

test('whoever has nothing to do with clues finds no such page', async () => {
  const page = await signIn('huifang');
  expect(await page.getByRole('link', { name: /^线索(?!统计)/ }).count()).toBe(0);
});
