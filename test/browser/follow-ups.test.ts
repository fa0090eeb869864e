import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { FollowUpModel } from '../../domain/follow-up';
import { native, settle, toObjectId } from '../../domain/kernel';
import { findRatingByReceipt } from '../../domain/rating';
import { dialog, field, panel, press, said } from '../support/console';
import { picture, useDemoPages } from '../support/pages';

/** Follow-ups, extensions and ratings on their pages: each act against the real server. */
const { server, clock, windowCode, signIn } = useDemoPages();

const go = (page: Page, address: string): Promise<unknown> => page.goto(`${server.url()}/console/${address}`);

/** A citizen is dissatisfied with the first window; the answer is the id of the follow-up. */
async function rate(extra: object): Promise<string> {
  const { status, body } = await server.client().post('/api/public/ratings', { idempotencyKey: randomUUID(), windowCode: windowCode(), level: 'dissatisfied', reasons: ['214'], channel: 'h5', ...extra });
  expect(status).toBeLessThan(300);
  await settle(clock);
  // A follow-up has the id of its rating.
  return String((await findRatingByReceipt((body as { receiptCode: string }).receiptCode))?._id);
}

const withPhone = { comment: '让我跑了三趟。', phone: '13800006027', phoneConsent: true };

test('a follow-up goes from the call to the department, back, again, and ends with the second rating', async () => {
  const id = await rate(withPhone);
  const { number } = (await native(FollowUpModel).findOne({ _id: toObjectId(id) })) as { number: string };
  const officer = await signIn('huifang');
  await go(officer, `follow-ups?text=${number}`);
  const row = officer.getByRole('row').nth(1);
  await row.focus();
  await row.press('c');
  await officer.getByText('138 0000 6027').waitFor();
  await picture(officer, 'console-call');
  await press(officer, '打通了，情况属实');
  await press(officer, '记下结果');
  await press(panel(officer), '转部门整改');
  await field(officer, '要部门做什么').fill('请核实并向群众说明。');
  await picture(officer, 'console-send-rectification');
  await press(dialog(officer), '转给部门');
  await officer.getByRole('region', { name: '部门整改' }).waitFor();
  await settle(clock);

  const department = await signIn('bumen');
  await go(department, `follow-ups?id=${id}`);
  await department.getByLabel('采取了什么措施').fill('已经批评教育。');
  await department.getByLabel(/给群众的答复/).fill('对不起，让您多跑了。');
  await press(department, '提交答复');
  await department.getByText('部门已答复').first().waitFor();

  await officer.reload();
  await press(officer, '退回重改');
  await field(officer, /哪里不行/).fill('没写材料怎么办，请补上。');
  await press(dialog(officer), /^退\s*回$/);
  await officer.getByText('退回的原因：没写材料怎么办，请补上。').waitFor();

  await department.reload();
  await department.getByText('退回的原因：没写材料怎么办，请补上。').waitFor();
  const proof = await picture(department, 'console-returned');
  await department.getByLabel('采取了什么措施').fill('已批评，窗口贴出材料清单。');
  await department.getByLabel(/给群众的答复/).fill('您的材料已经补齐，窗口贴出了清单。');
  await department.locator('input[type=file]').setInputFiles({ name: '材料清单.png', mimeType: 'image/png', buffer: proof });
  await department.getByText('材料清单.png').waitFor();
  await press(department, '提交答复');
  await department.getByText('部门已答复').first().waitFor();
  await picture(department, 'console-answered');
  await department.context().close();

  await officer.reload();
  await officer.getByRole('region', { name: '部门整改' }).getByText('窗口贴出材料清单').waitFor();
  await picture(officer, 'console-accept');
  await press(officer, '认可，请群众再评');
  await press(dialog(officer), /^认\s*可$/);
  await press(officer, '打通了，请群众再评');
  await officer.locator('.faces label').filter({ hasText: /^满意/ }).click();
  await picture(officer, 'console-second-call');
  await press(officer, '记下结果');
  await officer.getByRole('heading', { name: /^办结/ }).waitFor();
  await picture(officer, 'console-follow-up-closed');
  await officer.context().close();
}, 60_000);

test('an extension is asked for, returned, asked again and approved; another is withdrawn', async () => {
  const id = await rate(withPhone);
  const officer = await signIn('huifang');
  const ask = async (reason: string): Promise<void> => {
    await go(officer, `follow-ups?id=${id}`);
    await press(panel(officer), '申请延期');
    await field(officer, '为什么要延期').fill(reason);
    await press(dialog(officer), /^报\s*批$/);
    await said(officer, '已报评议主管');
  };
  const supervisor = await signIn('zhuguan');
  const decide = async (decision: string, opinion: string): Promise<void> => {
    await go(supervisor, 'approvals');
    await press(supervisor, '去批');
    await dialog(supervisor).getByRole('radio', { name: decision, exact: true }).check();
    await field(supervisor, /^意见/).fill(opinion);
    await picture(supervisor, 'console-approval-decide');
    await press(dialog(supervisor), '就这样批');
    await said(supervisor, '批好了');
    await settle(clock);
  };
  await ask('群众出门了，下周回来');
  await decide('退回补充', '请写明哪天回来');
  await go(officer, 'approvals?tab=mine');
  await picture(officer, 'console-approvals-mine');
  await press(officer, '补充再报');
  await field(officer, /^理由/).fill('群众出门了，11月25日回来');
  await press(dialog(officer), /^再\s*报$/);
  await said(officer, '已再报');
  await decide('同意', '');
  await go(officer, `follow-ups?id=${id}`);
  await panel(officer).getByText(/^第 1 次，2 个工作日/).waitFor();
  await picture(officer, 'console-extended');
  await ask('群众又改了日子');
  await go(officer, 'approvals?tab=mine');
  await officer.getByRole('button', { name: /^撤\s*回$/ }).first().click();
  await press(dialog(officer), /^撤\s*回$/);
  await said(officer, '已撤回');
  await supervisor.context().close();
  await officer.context().close();
}, 60_000);

test('an integrity rating is released to hall and department', async () => {
  await rate({ reasons: ['902'], comment: '让我先请吃饭。' });
  const handler = await signIn('lianjie');
  await go(handler, 'ratings?integrity=only');
  await handler.getByRole('row', { name: /只进委里/ }).first().click();
  await panel(handler).getByText('只有委里看得到').waitFor();
  await picture(handler, 'console-rating');
  await press(panel(handler), '放开给大厅和部门');
  await field(handler, '为什么放开').fill('核实过了，不涉及廉洁');
  await press(dialog(handler), /^放\s*开$/);
  await panel(handler).getByText('已放开，大厅和部门看得到').waitFor();
  await handler.context().close();
});
