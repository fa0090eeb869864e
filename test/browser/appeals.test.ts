import { randomUUID } from 'node:crypto';
import type { Locator, Page } from 'playwright-core';
import { settle } from '../../domain/kernel';
import { findRatingByReceipt } from '../../domain/rating';
import { picture, useDemoPages } from '../support/pages';

/** A rating is appealed against, judged, objected to and restored, each on its page. */
const { server, clock, windowCode, signIn } = useDemoPages();

const go = (page: Page, address: string): Promise<unknown> => page.goto(`${server.url()}/console/${address}`);
const dialog = (page: Page): Locator => page.getByRole('dialog').last();
const panel = (page: Page): Locator => page.getByRole('complementary');
const press = (where: Page | Locator, name: string | RegExp): Promise<void> => where.getByRole('button', { name }).last().click();
const said = (page: Page, text: string): Promise<void> => page.locator('.ant-message').getByText(text).last().waitFor();

async function rate(extra: object): Promise<{ id: string; receiptCode: string }> {
  const { body } = await server.client().post('/api/public/ratings', { idempotencyKey: randomUUID(), windowCode: windowCode(), level: 'dissatisfied', reasons: ['214'], channel: 'h5', ...extra });
  await settle(clock);
  const { receiptCode } = body as { receiptCode: string };
  return { id: String((await findRatingByReceipt(receiptCode))?._id), receiptCode };
}

async function decide(page: Page, choice: RegExp, opinion: string): Promise<void> {
  await panel(page).getByRole('radio', { name: choice }).click();
  await panel(page).getByRole('textbox', { name: '理由' }).fill(opinion);
}

test('the hall appeals, the supervisor gives it back and agrees, the citizen objects, the leader restores', async () => {
  const { id, receiptCode } = await rate({ comment: '点错了，想评满意的。', phone: '13800006027', phoneConsent: true });
  const hall = await signIn('dating');
  await go(hall, `ratings?id=${id}`);
  await panel(hall).getByText('可以申诉，最晚 11月27日 周五').waitFor();
  await press(panel(hall), /^申\s*诉$/);
  await press(dialog(hall), '提交申诉');
  await dialog(hall).getByText('请至少选一条依据').waitFor();
  await dialog(hall).getByLabel('群众在有录音的电话里说是误评').click();
  await dialog(hall).getByLabel('理由').fill('11月20日 15:30 回访电话里，群众说本来要点满意。录音在分机 12。');
  await picture(hall, 'console-appeal-file');
  await press(dialog(hall), '提交申诉');
  await said(hall, '申诉交给委里了');
  await panel(hall).getByText('SS-2026-0001').waitFor();
  await picture(hall, 'console-rating-appealed');
  await settle(clock);

  const supervisor = await signIn('zhuguan');
  await go(supervisor, 'appeals');
  await supervisor.getByRole('row').nth(1).click();
  await panel(supervisor).getByText('您的认定').waitFor();
  await decide(supervisor, /退回补充/, '请附录音文字稿，写明是第几分钟。');
  await picture(supervisor, 'console-appeal-decide');
  await press(panel(supervisor), '就这样认定');
  await said(supervisor, '认定好了');

  await go(hall, 'appeals?tab=mine');
  await hall.getByRole('row').nth(1).click();
  await press(panel(hall), '补充再报');
  await dialog(hall).getByLabel('理由').fill('录音第 2 分钟，群众原话：点错了，本来要点满意。');
  await picture(hall, 'console-appeal-resubmit');
  await press(dialog(hall), /^再\s*报$/);
  await said(hall, '已再报');

  await go(supervisor, 'approvals');
  const link = supervisor.getByRole('link', { name: '去认定' });
  await link.waitFor();
  await picture(supervisor, 'console-approvals-judgement');
  await link.click();
  await panel(supervisor).getByText('您的认定').waitFor();
  await decide(supervisor, /同意，认定误评/, '听过录音，群众说得清楚。');
  await press(panel(supervisor), '就这样认定');
  await said(supervisor, '认定好了');
  await panel(supervisor).getByText('演示丁：同意').waitFor();
  await picture(supervisor, 'console-appeal-decided');
  await settle(clock);
  await go(hall, `ratings?id=${id}`);
  await panel(hall).getByText('不计入统计，仍看得到。').waitFor();
  await picture(hall, 'console-rating-set-aside');
  await go(supervisor, `follow-ups?tab=closed&id=${id}`);
  await panel(supervisor).getByRole('heading', { name: '办结：复核认定不计入' }).waitFor();
  await picture(supervisor, 'console-follow-up-set-aside');

  const objected = await server.client().post('/api/public/rating-objections', { idempotencyKey: randomUUID(), receiptCode, text: '我说的是别的窗口点错了，这个窗口没有。' });
  expect(objected.status).toBe(200);
  await settle(clock);
  await go(supervisor, 'appeals?tab=open');
  await supervisor.getByRole('row').nth(1).click();
  await panel(supervisor).getByText('不能由您认定').waitFor();
  await picture(supervisor, 'console-appeal-not-mine');
  await supervisor.context().close();
  await hall.context().close();

  const leader = await signIn('weiling');
  await go(leader, 'my-work');
  await leader.getByText('认定：认定有效').waitFor();
  await picture(leader, 'console-my-work-appeal');
  await go(leader, 'appeals');
  await leader.getByRole('row').nth(1).click();
  await decide(leader, /同意，认定有效/, '录音里群众说的是另一个窗口，您的评议照常计入。');
  await picture(leader, 'console-appeal-objection');
  await press(panel(leader), '就这样认定');
  await said(leader, '认定好了');
  await settle(clock);
  await go(leader, `follow-ups?tab=escalated&id=${id}`);
  await panel(leader).getByText('评议改认定有效，重新办').waitFor();
  await picture(leader, 'console-follow-up-restored');
  await go(leader, 'appeals?tab=all');
  await leader.getByRole('row').nth(2).waitFor();
  await picture(leader, 'console-appeals');
  await leader.context().close();
}, 120_000);

test('the department head appeals with a record, and sees what became of it', async () => {
  const { id } = await rate({ comment: '说好半小时，等了两个小时。' });
  const head = await signIn('bumen');
  await go(head, `ratings?id=${id}`);
  await press(panel(head), /^申\s*诉$/);
  await dialog(head).getByRole('radio', { name: /误评/ }).click();
  await dialog(head).getByLabel('群众在有录音的电话里说是误评').click();
  await dialog(head).getByLabel('理由').fill('11月20日 16:10 电话里群众说评的是别的窗口，录音在分机 8。');
  await picture(head, 'console-appeal-department');
  await press(dialog(head), '提交申诉');
  await said(head, '申诉交给委里了');
  await settle(clock);
  const supervisor = await signIn('zhuguan');
  await go(supervisor, 'appeals');
  await supervisor.getByRole('row').nth(1).click();
  await decide(supervisor, /^不同意/, '录音里没有说到别的窗口，评议照常计入。');
  await press(panel(supervisor), '就这样认定');
  await said(supervisor, '认定好了');
  await settle(clock);
  await supervisor.context().close();
  await go(head, 'appeals?tab=mine');
  await head.getByRole('row').nth(1).click();
  await panel(head).getByText('录音里没有说到别的窗口，评议照常计入。').first().waitFor();
  await picture(head, 'console-appeal-refused');
  await head.context().close();
}, 60_000);

test('the officer proposes; the same person sees why he does not decide', async () => {
  const { id } = await rate({ comment: '加微信领优惠券。' });
  const supervisor = await signIn('zhuguan');
  await go(supervisor, `ratings?id=${id}`);
  await press(panel(supervisor), '提出认定');
  await dialog(supervisor).getByRole('radio', { name: '认定恶意' }).click();
  await dialog(supervisor).getByLabel('只有辱骂、广告或无关的话').click();
  await dialog(supervisor).getByLabel('理由').fill('写的是商家广告，和办事无关。');
  await picture(supervisor, 'console-propose-judgement');
  await press(dialog(supervisor), '提出认定');
  await said(supervisor, '已提出，等另一位认定');
  await panel(supervisor).getByRole('link', { name: /^SS-2026-/ }).click();
  await panel(supervisor).getByText('是您提出的，要由另一个人认定。').waitFor();
  await picture(supervisor, 'console-appeal-own');
  await press(panel(supervisor), /^撤\s*回$/);
  await press(dialog(supervisor), /^撤\s*回$/);
  await panel(supervisor).getByText('撤回', { exact: true }).first().waitFor();
  await supervisor.context().close();
}, 60_000);
