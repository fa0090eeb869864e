import type { Page } from 'playwright-core';
import { tellRepayments } from '../../scripts/demo/money/repayments';
import { tellRewards } from '../../scripts/demo/money/rewards';
import { choose, dialog, field, panel, press, said } from '../support/console';
import { picture, useDemoPages } from '../support/pages';

/** A demand opened from a case and from a rectification; what was paid too much goes back; the rest goes to the treasury. */
const { server, signIn } = useDemoPages({ stories: [tellRewards, tellRepayments] });

const go = (page: Page, address: string): Promise<unknown> => page.goto(`${server.url()}/console/${address}`);
async function fill(page: Page, payer: string, parts: readonly (readonly [yuan: string, day: string])[]): Promise<void> {
  await field(page, '姓名或单位名称').fill(payer);
  await choose(page, '什么款项', '多发的补助');
  for (const [index, [yuan, day]] of parts.entries()) {
    if (index > 0) await press(dialog(page), '分期缴，再加一期');
    await field(page, parts.length > 1 && index > 0 ? `第 ${index + 1} 期（元）` : /期（元）|金额（元）/).first().fill(yuan);
    const due = field(page, '哪天前缴').nth(index);
    await due.fill(day);
    await due.press('Enter');
  }
}

test('from a clue: the demand names no clue, its number stands in the clue’s own record', async () => {
  const handler = await signIn('chengban');
  await go(handler, 'money/repayments');
  await handler.getByText('这里没有退缴单').waitFor();
  await picture(handler, 'console-repayments-empty');
  await go(handler, 'clues?tab=all');
  await handler.getByRole('grid').getByRole('row').nth(1).click();
  await handler.getByText('内容加密存着').waitFor();
  const why = handler.getByLabel('为什么看');
  if (await why.count()) await why.fill('演示：办理');
  await press(handler, '看内容');
  await press(handler, '开退缴单');
  await choose(handler, '哪个单位的', '区教育局');
  await fill(handler, '演示缴款人八', [['3000', '2026年12月10日']]);
  await press(dialog(handler), '开单，出通知单');
  await handler.getByRole('heading', { name: '退缴通知单' }).first().waitFor();
  await handler.getByAltText(/二维码/).waitFor();
  await picture(handler, 'console-repay-from-clue', true);
  const number = await handler.locator('.repay-paper__number').innerText();
  await press(handler, '打印好了，离开');
  await press(dialog(handler), '打印好了，离开');
  await handler.getByText(`开了退缴单 ${number}。`).waitFor();
  await picture(handler, 'console-repay-clue', true);
  await handler.context().close();
}, 60_000);

test('from a rectification: an organisation pays in parts', async () => {
  const officer = await signIn('huifang');
  await go(officer, 'follow-ups?tab=department');
  await officer.getByRole('grid').getByRole('row').nth(1).click();
  await officer.getByRole('region', { name: '部门整改' }).waitFor();
  await picture(officer, 'console-repay-rectification');
  await press(officer.getByRole('region', { name: '部门整改' }), '开退缴单');
  await dialog(officer).getByRole('radio', { name: '单位' }).check();
  await fill(officer, '演示施工单位', [['2000', '2026年12月10日'], ['1000', '2027年1月11日']]);
  await picture(officer, 'console-repay-parts');
  await press(dialog(officer), '开单，出通知单');
  await officer.getByText('第 2 期').waitFor();
  await officer.getByAltText(/二维码/).waitFor();
  await picture(officer, 'console-repay-paper-parts', true);
  await press(officer, '打印好了，离开');
  await press(dialog(officer), '打印好了，离开');
  await go(officer, 'money/repayments');
  await officer.getByText('演示施工单位').waitFor();
  // Nobody else's: what the case opened is not here.
  expect(await officer.getByText(/演示缴款人/).count()).toBe(0);
  await officer.context().close();
}, 60_000);

test('too much goes back after two agreed; the rest goes to the treasury in one batch, checked by another', async () => {
  const first = await signIn('caiwu');
  await go(first, 'money/repayments?tab=overpaid');
  await press(first, '导出');
  const [table] = await Promise.all([first.waitForEvent('download'), first.getByText('Excel 表格（xlsx）').click()]);
  expect(table.suggestedFilename()).toMatch(/^退缴单.*\.xlsx$/);
  await first.getByRole('row', { name: /演示缴款人六/ }).click();
  await press(panel(first), '退多缴的');
  await field(first, /为什么退/).fill('多缴了一百元');
  await picture(first, 'console-repay-refund-ask');
  await press(dialog(first), /申\s*请/);
  await panel(first).getByText('退款等两个人同意').waitFor();
  const opened = first.url();
  const second = await signIn('chuna');
  const leader = await signIn('weiling');
  for (const [page, name] of [[second, 'console-repay-refund-first'], [leader, 'console-repay-refund-second']] as const) {
    await page.goto(opened);
    await press(panel(page), '决定退不退');
    await picture(page, name);
    await press(dialog(page), '同意退');
    await said(page, '办好了');
  }
  await leader.context().close();
  await first.reload();
  await press(panel(first), '登记银行退款');
  await field(first, '哪家银行').fill('演示银行');
  await field(first, '账号最后 4 位').fill('0006');
  await press(dialog(first), /登\s*记/);
  await panel(first).getByText('缴清了，等财务汇总上缴国库').waitFor();
  await picture(first, 'console-repay-refunded', true);

  await go(first, 'money/repayments?view=batches');
  await press(first, '归成一批');
  await said(first, '归成一批了');
  await press(first, '登记缴款书');
  await field(first, '缴款书编号').fill('演示缴款书 002');
  await picture(first, 'console-repay-batch-slip');
  await press(dialog(first), /登\s*记/);
  await said(first, '登记好了，等另一人核对');
  await picture(first, 'console-repay-batches', true);
  await first.context().close();
  await go(second, 'money/repayments?view=batches');
  await press(second, '核对缴款书');
  await picture(second, 'console-repay-batch-check');
  await press(dialog(second), /^对得上$/);
  await said(second, '核对好了');
  await second.context().close();
  const manager = await signIn('anguan');
  await go(manager, 'my-work');
  await manager.getByText('催缴').first().waitFor();
  await picture(manager, 'console-repay-urging');
  await manager.context().close();
}, 60_000);
