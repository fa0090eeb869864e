import type { Page } from 'playwright-core';
import { settle } from '../../domain/kernel';
import { tellDuties } from '../../scripts/demo/village/duties';
import { listed, picture, useDemoPages } from '../support/pages';

/** What must be published, and by when: the clerk's list, the town that urges, the district's catalogue. */
const { server, clock, signIn } = useDemoPages({ ratings: false, stories: [tellDuties] });

const go = (page: Page, address: string): Promise<unknown> => page.goto(`${server.url()}/console/${address}`);
const dialog = (page: Page) => page.getByRole('dialog').last();
const said = (page: Page, text: string): Promise<void> => page.locator('.ant-message').getByText(text).last().waitFor();
const row = (page: Page, text: string | RegExp) => page.getByRole('row', { name: text });

test('the clerk sees what is late and near, records a matter and says why something is late', async () => {
  const page = await signIn('cunwu');
  await go(page, 'disclosure/duties');
  await row(page, /南水渠清淤完工验收/).waitFor();
  expect(await page.getByRole('row').nth(1).innerText()).toMatch(/逾期/);
  await picture(page, 'console-duties-clerk');
  await row(page, /南水渠清淤完工验收/).click();
  const panel = page.getByRole('complementary', { name: '要公开的一项' });
  await panel.getByText('演示未催办').waitFor();
  expect(await panel.getByRole('link', { name: '去起草' }).getAttribute('href')).toMatch(/\/disclosure\/publications\/new\?item=V15&period=2026-11-04\.1&village=[0-9a-f]{24}$/);
  await picture(page, 'console-duties-panel');
  await panel.getByRole('button', { name: '说明原因' }).click();
  await dialog(page).getByLabel('原因').fill('验收表盖好章了，正在拍照上传');
  await dialog(page).getByRole('button', { name: '提交说明' }).click();
  await dialog(page).getByText('这一项没有填').waitFor();
  await dialog(page).getByLabel('哪天前公开').fill('2026年11月24日');
  await page.keyboard.press('Enter');
  await picture(page, 'console-duties-feedback');
  await dialog(page).getByRole('button', { name: '提交说明' }).click();
  await said(page, '说明好了');
  await panel.getByText('验收表盖好章了，正在拍照上传').first().waitFor();

  await page.getByRole('button', { name: '记一件要公开的事' }).click();
  await dialog(page).getByLabel('公开目录里的哪一项').fill('合同');
  await page.locator('.ant-select-item-option', { hasText: '合同订立、变更、到期' }).click();
  await dialog(page).getByLabel('什么事').fill('村口鱼塘承包合同到期');
  await picture(page, 'console-duties-matter');
  await dialog(page).getByRole('button', { name: /^记\s*下$/ }).click();
  await said(page, '记下了');
  await panel.getByText('村口鱼塘承包合同到期').first().waitFor();
  await go(page, 'my-work');
  await page.getByText('工程项目：立项、招标、合同、变更、验收、付款').first().waitFor();
  await picture(page, 'console-duties-work');
  // What is written from here is this matter's, not another of today.
  await go(page, 'disclosure/duties');
  await row(page, /南水渠清淤完工验收/).click();
  await panel.getByRole('link', { name: '去起草' }).click();
  await page.getByRole('button', { name: /南水渠清淤完工验收/, pressed: true }).waitFor();
  await picture(page, 'console-duties-write');
  await page.getByRole('button', { name: '开始写' }).click();
  await page.getByRole('heading', { name: '2026年11月4日 工程项目：立项、招标、合同、变更、验收、付款' }).waitFor();
  await page.context().close();
});

test('the town sees its villages, takes the recommendation and urges once a day', async () => {
  await settle(clock);
  const page = await signIn('xiangzhen');
  await go(page, 'disclosure/duties?tab=late');
  await row(page, /抗旱补助/).waitFor();
  await picture(page, 'console-duties-town');
  await row(page, /购置垃圾清运车/).click();
  const panel = page.getByRole('complementary', { name: '要公开的一项' });
  await panel.getByRole('button', { name: '催一下' }).click();
  await said(page, '催过了');
  await panel.getByRole('button', { name: '催一下' }).waitFor({ state: 'hidden' });
  await row(page, /抗旱补助/).click();
  const saving = page.waitForEvent('download');
  await panel.getByRole('button', { name: '建议书' }).click();
  expect((await saving).suggestedFilename()).toMatch(/^公开建议书 GKJY-2026-000\d .+村\.docx$/);
  await go(page, 'disclosure/urging?by=village');
  await page.getByRole('table', { name: /催办情况/ }).waitFor();
  await picture(page, 'console-duties-urging');
  await page.context().close();
});

test('the district changes an item, sees what is different, and chooses the terms', async () => {
  const page = await signIn('gongkai');
  await go(page, 'disclosure/catalogue');
  await page.getByRole('table', { name: '财务' }).waitFor();
  await picture(page, 'console-catalogue');
  await listed(page, /disclosure-catalogue\/V6/, () => page.getByRole('button', { name: '最低生活保障对象' }).click());
  await page.getByRole('button', { name: '改这一项' }).click();
  await dialog(page).getByRole('button', { name: '加一列' }).click();
  await dialog(page).getByLabel('第 6 列的名称').fill('类别');
  await dialog(page).getByLabel('为什么改').fill('区民政局要求分类公开');
  await picture(page, 'console-catalogue-edit');
  await dialog(page).getByRole('button', { name: '就这样改' }).click();
  await said(page, '改好了');
  await page.getByText('和默认的差别').waitFor();
  await page.getByText('第 2 版').waitFor();
  await picture(page, 'console-catalogue-entry');
  await go(page, 'disclosure/catalogue?view=terms');
  await page.getByRole('table', { name: '公开期限' }).waitFor();
  await page.getByLabel('照哪里的').click();
  await page.locator('.ant-select-item-option', { hasText: '重庆' }).click();
  await page.getByRole('button', { name: '按重庆填好' }).click();
  await page.getByText('重庆（2013）29-31').first().waitFor();
  await picture(page, 'console-catalogue-terms', true);
  await page.context().close();
});
