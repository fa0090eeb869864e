import type { Page } from 'playwright-core';
import { tellRepayments } from '../../scripts/demo/money/repayments';
import { choose, dialog, field, panel, press, said } from '../support/console';
import { picture, useDemoPages } from '../support/pages';

/** A demand from its opening to the receipt: one opens it, a treasurer enters a bank slip, another checks it. */
const { server, signIn } = useDemoPages({ stories: [tellRepayments], ratings: false });

const go = (page: Page, address: string): Promise<unknown> => page.goto(`${server.url()}/console/money/repayments${address}`);
/** A picture of a slip, drawn here. */
const slip = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

test('a demand is opened, paid by bank slip, checked by another, and has its receipt', async () => {
  const manager = await signIn('anguan');
  await go(manager, '');
  await manager.getByText('演示缴款人三').waitFor();
  await picture(manager, 'console-repayments');
  await press(manager, '开退缴单');
  await choose(manager, '哪个单位的', '局');
  await field(manager, '姓名或单位名称').fill('演示缴款人七');
  await choose(manager, '什么款项', '多发的补助');
  await field(manager, /补一句/).fill('立案后退的');
  await field(manager, '金额（元）').fill('1234.50');
  await field(manager, '哪天前缴').fill('2026年12月10日');
  await field(manager, '哪天前缴').press('Enter');
  await press(dialog(manager), '开单，出通知单');
  await dialog(manager).getByText(/不写案件、线索和编号/).waitFor();
  await field(manager, /补一句/).fill('2025年度多发的一笔');
  await picture(manager, 'console-repayments-open');
  await press(dialog(manager), '开单，出通知单');
  await manager.getByRole('heading', { name: '退缴通知单' }).first().waitFor();
  await picture(manager, 'console-repayments-paper', true);
  const number = (await manager.locator('.repay-paper__number').textContent()) ?? '';
  expect(number).toMatch(/^TJ-2026-\d{4}$/);
  expect(await manager.locator('.repay-paper__code b').textContent()).toMatch(/^\d{3} \d{3}$/);
  await manager.context().close();

  const first = await signIn('caiwu');
  await go(first, '');
  await first.getByRole('row', { name: /演示缴款人七/ }).click();
  await press(panel(first), '登记收到的钱');
  await field(first, '哪家银行').fill('演示银行');
  await field(first, '账号最后 4 位').fill('0007');
  await dialog(first).locator('input[type=file]').setInputFiles({ name: 'slip.png', mimeType: 'image/png', buffer: slip });
  await dialog(first).getByRole('button', { name: /去掉/ }).waitFor();
  await picture(first, 'console-repayments-slip');
  await press(dialog(first), /^登\s*记$/);
  await said(first, '等另一人核对');
  expect(await panel(first).getByRole('button', { name: /^核\s*对$/ }).count()).toBe(0);
  await first.context().close();

  const second = await signIn('chuna');
  await second.goto(`${server.url()}/console/my-work`);
  await second.getByText(new RegExp(number)).waitFor();
  await picture(second, 'console-repayments-work');
  await go(second, '');
  await second.getByRole('row', { name: /演示缴款人七/ }).click();
  await press(panel(second), /^核\s*对$/);
  await picture(second, 'console-repayments-check');
  await press(dialog(second), '对得上，入账');
  await said(second, '办好了');
  await panel(second).getByText(/收据 SD-2026/).first().waitFor();
  await picture(second, 'console-repayments-paid');
  const [file] = await Promise.all([second.waitForEvent('download'), press(panel(second), '下载收据')]);
  expect(file.suggestedFilename()).toMatch(/^收据 SD-2026-\d{4}\.docx$/);
  await go(second, '?view=handIns');
  await second.getByText('没有留名').first().waitFor();
  await picture(second, 'console-repayments-hand-ins');
  await go(second, '?view=batches');
  await second.getByText('演示缴款书 001').waitFor();
  await picture(second, 'console-repayments-batches', true);
  await second.context().close();
}, 120_000);
