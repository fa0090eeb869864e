import { createHash } from 'node:crypto';
import { receiptOf } from '../../domain/clue';
import { tellRewards as story } from '../../scripts/demo/money/rewards';
import { dialog, press, said } from '../support/console';
import { phone, picture, useDemoPages } from '../support/pages';
import { visit } from '../support/reporter';

/** A reward from its second approval to the money: the leader, the receipt, two treasurers. */
const { signIn, open } = useDemoPages({ stories: [story], ratings: false });
/** Of the demo's second reward, to which one has agreed. */
const receipt = (): string => receiptOf(createHash('sha256').update('demo reward 1').digest('base64url'));

test('is approved by the second, chosen under the receipt, paid by one treasurer and recorded by the other', async () => {
  const leader = await signIn('weiling');
  await leader.getByRole('link', { name: '奖励审批' }).click();
  await leader.getByRole('grid').getByText('等第二个人批').waitFor();
  await picture(leader, 'console-reward-proposals');
  await leader.getByRole('grid').getByText('等第二个人批').click();
  await leader.getByPlaceholder('如：办理需要').fill('批奖励');
  await press(leader, '看内容');
  await press(leader, '批奖励');
  await dialog(leader).getByLabel('同意', { exact: true }).check();
  await dialog(leader).getByRole('button', { name: '批', exact: true }).click();
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
