import type { Page } from 'playwright-core';
import { settle } from '../../domain/kernel';
import { phone, picture, useDemoPages } from '../support/pages';

/** A quarter's results on their way: drafted by one, sent back and approved by another, read by everybody. */
const { server, clock, signIn, open } = useDemoPages();

const go = (page: Page, address: string): Promise<unknown> => page.goto(`${server.url()}/console/${address}`);
const dialog = (page: Page) => page.getByRole('dialog').last();
const said = (page: Page, text: string): Promise<void> => page.locator('.ant-message').getByText(text).last().waitFor();

async function decide(page: Page, decision: string, opinion: string): Promise<void> {
  await go(page, 'approvals');
  await page.getByRole('row', { name: /2026年四季度/ }).getByRole('button', { name: /批/ }).click();
  await dialog(page).getByRole('radio', { name: decision, exact: true }).click();
  await dialog(page).getByLabel(/^意见/).fill(opinion);
  await picture(page, `console-bulletin-${decision === '同意' ? 'approve' : 'return'}`);
  await dialog(page).getByRole('button', { name: '就这样批' }).click();
  await dialog(page).waitFor({ state: 'hidden' });
  await settle(clock);
}

const submit = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: /^送\s*审$/ }).click();
  await dialog(page).getByRole('button', { name: /^送\s*审$/ }).click();
  await said(page, '送审了');
};

test('drafted, sent back, put right, approved, read on a phone', async () => {
  clock.set('2027-01-12T01:30:00Z');
  const writer = await signIn('zhuguan');
  await go(writer, 'bulletins');
  await writer.getByRole('button', { name: '起草 2026年四季度' }).click();
  await writer.getByRole('heading', { name: '2026年四季度结果公开' }).waitFor();
  await writer.getByLabel('整改情况').fill('各大厅贴出了材料清单。');
  await writer.getByRole('button', { name: /^保\s*存$/ }).click();
  await said(writer, '保存了');
  await submit(writer);

  const leader = await signIn('weiling');
  await decide(leader, '退回补充', '写清中午有没有人值守。');

  await writer.reload();
  await writer.getByText('写清中午有没有人值守。').first().waitFor();
  await picture(writer, 'console-bulletin-returned');
  await writer.getByLabel('整改情况').fill('各大厅贴出了材料清单，中午有人值守。');
  await writer.getByRole('button', { name: /^保\s*存$/ }).click();
  await said(writer, '保存了');
  await submit(writer);
  const citizen = await open('/pages/bulletins/index', phone);
  await citizen.getByText('还没有公布').first().waitFor();
  await decide(leader, '同意', '同意公开。');
  await leader.context().close();

  await writer.reload();
  await writer.getByRole('button', { name: /^撤\s*回$/ }).waitFor();
  await picture(writer, 'console-bulletin-published');
  await writer.context().close();

  await citizen.reload();
  await citizen.getByText(/四季度/).first().click();
  await citizen.getByText('各大厅贴出了材料清单，中午有人值守。').waitFor();
  await picture(citizen, 'bulletin-published', true);
  await citizen.context().close();
}, 120_000);
