import { createHash } from 'node:crypto';
import type { Page } from 'playwright-core';
import { receiptOf } from '../../domain/clue';
import { tellRewards as story } from '../../scripts/demo/money/rewards';
import { saveScale } from '../../domain/reward';
import { systemContext } from '../../domain/kernel';
import { dialog, field, press, said } from '../support/console';
import { phone, picture, useDemoPages } from '../support/pages';
import { visit } from '../support/reporter';

/** A reward from its second approval to the money: the leader, the receipt, two treasurers. */
const { server, clock, signIn, open } = useDemoPages({ stories: [story], ratings: false });
const go = (page: Page, address: string): Promise<unknown> => page.goto(`${server.url()}/console/${address}`);
/** What is sealed is opened with a reason first. */
async function openClue(page: Page, state: string): Promise<void> {
  await go(page, 'money/reward-proposals');
  await page.getByRole('grid').getByText(state).click();
  await page.getByPlaceholder('如：办理需要').fill('看奖励');
  await press(page, '看内容');
  await page.getByRole('heading', { name: '奖励', exact: true }).waitFor();
}
/** Of the demo's rewards, in the order of its story; to the second one has agreed. */
const receipt = (index = 1): string => receiptOf(createHash('sha256').update(`demo reward ${index}`).digest('base64url'));

test('is approved by the second, chosen under the receipt, paid by one treasurer and recorded by the other', async () => {
  const leader = await signIn('weiling');
  await go(leader, 'my-work');
  await leader.getByText('批奖励').first().waitFor();
  await picture(leader, 'console-reward-work');
  await leader.getByRole('link', { name: '奖励审批' }).click();
  await leader.getByRole('grid').getByText('等第二个人批').waitFor();
  await picture(leader, 'console-reward-proposals');
  await openClue(leader, '等第二个人批');
  await press(leader, '批奖励');
  await picture(leader, 'console-reward-decide');
  await dialog(leader).getByLabel('同意', { exact: true }).check();
  await dialog(leader).getByRole('button', { name: '同意', exact: true }).click();
  await leader.getByText('已放在反映人的回执下面').waitFor();
  await picture(leader, 'console-clue-reward', true);

  const reporter = await open('/report/visit/index', phone);
  await visit(reporter, receipt());
  await reporter.getByText('有一笔奖励给您').waitFor();
  await picture(reporter, 'report-reward', true);
  await reporter.getByRole('button', { name: '选怎么领' }).click();
  await reporter.getByRole('radio', { name: '凭码取现金' }).click();
  await reporter.getByText('不问姓名').waitFor();
  await picture(reporter, 'report-reward-choose', true);
  await reporter.getByRole('button', { name: '要取款码' }).click();
  const code = (await reporter.locator('.reward__digits').innerText()).replace(/\D/g, '');
  await picture(reporter, 'report-reward-code', true);

  const cashier = await signIn('caiwu');
  await cashier.getByRole('link', { name: '奖励发放' }).click();
  await cashier.getByText('按月合计').waitFor();
  await picture(cashier, 'console-rewards');
  expect(await cashier.locator('main').innerText()).not.toMatch(/WL|砂石|演示：/);
  await press(cashier, '凭码付现金');
  await dialog(cashier).getByLabel('取款码，8 位数字').fill(code);
  await press(dialog(cashier), '核对');
  await dialog(cashier).getByText('付现金 400.00 元').waitFor();
  await picture(cashier, 'console-reward-pick-up');
  await press(dialog(cashier), '已付');
  await said(cashier, '已付，等另一个人记账');

  const second = await signIn('chuna');
  await second.getByRole('link', { name: '奖励发放' }).click();
  await second.getByRole('row', { name: /400.00 元/ }).getByRole('button', { name: '记账' }).click();
  await dialog(second).getByLabel('付了，记账').check();
  await press(dialog(second), '记下');
  await said(second, '记下了');

  await reporter.reload();
  await visit(reporter, receipt());
  await reporter.getByText('现金已经领了').waitFor();
});

test('is taken back and proposed anew, kept as typed where the amount does not fit, and refused with a reason', async () => {
  const handler = await signIn('chengban');
  await openClue(handler, '等第一个人批');
  const clue = handler.url().split('/').at(-1) ?? '';
  await press(handler, '撤回');
  await press(dialog(handler), '撤回');
  await said(handler, '撤回了');
  await press(handler, '提奖励');
  await dialog(handler).getByRole('combobox').click();
  await handler.locator('.ant-select-item-option').filter({ hasText: '演示规则：提供线索' }).click();
  await field(handler, '金额（元）').fill('800');
  await field(handler, '理由').fill('演示：凭这一件找到了另一本账。');
  await press(dialog(handler), '提上去');
  await dialog(handler).getByText('金额不在这条规则的范围里').waitFor();
  expect(await field(handler, '理由').inputValue()).toBe('演示：凭这一件找到了另一本账。');
  await picture(handler, 'console-reward-propose');
  await field(handler, '金额（元）').fill('500');
  await press(dialog(handler), '提上去');
  await said(handler, '提了，等批');
  await picture(handler, 'console-clue-reward-proposed', true);

  const leader = await signIn('weiling');
  await go(leader, `clues/${clue}`);
  await leader.getByPlaceholder('如：办理需要').fill('看奖励');
  await press(leader, '看内容');
  await press(leader, '批奖励');
  await dialog(leader).getByLabel('不同意', { exact: true }).check();
  await dialog(leader).getByRole('button', { name: '不同意', exact: true }).click();
  await dialog(leader).getByText('不同意的，请写明理由，至少 5 个字').waitFor();
  await field(leader, '不同意的理由').fill('演示：同一件事已经奖过。');
  await picture(leader, 'console-reward-refuse');
  await dialog(leader).getByRole('button', { name: '不同意', exact: true }).click();
  await leader.getByText(/演示己 11月20日 周五 不同意：演示：同一件事已经奖过。/).waitFor();
  await picture(leader, 'console-clue-reward-refused', true);
});

test('a gift is paid by one treasurer and recorded by the other, who may also say that it was not', async () => {
  const cashier = await signIn('caiwu');
  await go(cashier, 'my-work');
  await cashier.getByText('等财务捐出').first().waitFor();
  await picture(cashier, 'console-reward-work-treasurer');
  await go(cashier, 'money/rewards');
  await press(cashier.getByRole('row', { name: /700.00 元/ }), '已捐出');
  await picture(cashier, 'console-reward-gift');
  await press(dialog(cashier), '已捐出');
  await said(cashier, '记下了，等另一个人记账');
  expect(await cashier.getByRole('row', { name: /700.00 元/ }).getByRole('button', { name: '记账' }).count()).toBe(0);

  const second = await signIn('chuna');
  await go(second, 'money/rewards?state=handed');
  await press(second.getByRole('row', { name: /700.00 元/ }), '记账');
  await dialog(second).getByLabel('没有付，退回去').check();
  await picture(second, 'console-reward-confirm');
  await press(dialog(second), '记下');
  await said(second, '记下了');
  await go(second, 'money/rewards?state=expired');
  await second.getByText('没有这样的奖励').waitFor();
  await picture(second, 'console-rewards-none');
  await press(second, '凭码付现金');
  await dialog(second).getByLabel('取款码，8 位数字').fill('12345678');
  await press(dialog(second), '核对');
  await dialog(second).getByText('没有找到。请对一对每一组数字。').waitFor();
  await picture(second, 'console-reward-wrong-code');
});

test('under the receipt it reads on a narrow dark phone and in large type; paid, and too late, it says so', async () => {
  const narrow = await open('/report/visit/index', { ...phone, viewport: { width: 360, height: 740 }, colorScheme: 'dark' });
  await visit(narrow, receipt(3));
  await narrow.getByText('有一笔奖励给您').waitFor();
  await narrow.getByRole('button', { name: '码丢了，或换个办法' }).click();
  await narrow.getByRole('radio', { name: '捐给公益' }).click();
  await narrow.getByText('用本委的名义捐出去').waitFor();
  await picture(narrow, 'report-reward-dark', true);
  expect(await narrow.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await narrow.getByRole('button', { name: '大字' }).click();
  await picture(narrow, 'report-reward-elder', true);
  expect(await narrow.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);

  const handed = await open('/report/visit/index', phone);
  await visit(handed, receipt(5));
  await handed.getByText('钱已经付了，等第二个人记账。').waitFor();
  await picture(handed, 'report-reward-handed', true);

  const today = clock.now().toISOString();
  clock.set('2027-01-20T01:00:00.000Z');
  const late = await open('/report/visit/index', phone);
  await visit(late, receipt(3));
  await late.getByText('还剩 9 天').waitFor();
  await picture(late, 'report-reward-reminder', true);
  clock.set('2027-01-30T01:00:00.000Z');
  const over = await open('/report/visit/index', phone);
  await visit(over, receipt(3));
  await over.getByText('已经过期').waitFor();
  await picture(over, 'report-reward-expired', true);
  clock.set(today);
});

test('what is rewarded the district lays down itself; before that nothing can be proposed, and the page says what to do', async () => {
  const manager = await signIn('anguan');
  await go(manager, 'money/reward-scale');
  await manager.getByLabel('领取期限').waitFor();
  await picture(manager, 'console-reward-scale', true);
  await saveScale({ ...systemContext('test', clock), actor: { kind: 'system', name: 'test' } }, { rules: [], places: [], causes: [], termDays: null, scene: null, version: 1 });
  await manager.reload();
  await manager.getByText('还没有定规则').waitFor();
  await picture(manager, 'console-reward-scale-empty', true);
  await press(manager, '加一条规则');
  await press(manager, '存下');
  await manager.getByText('请写名称').first().waitFor();
  await picture(manager, 'console-reward-scale-wrong', true);
  const cashier = await signIn('caiwu');
  await go(cashier, 'money/reward-scale');
  await cashier.getByText('还没有定规则').waitFor();
  await picture(cashier, 'console-reward-scale-reader');
});
