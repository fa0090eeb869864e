import type { Page } from 'playwright-core';
import { tellFunds } from '../../scripts/demo/village/funds';
import { native, OrganisationModel } from '../../domain/kernel';
import { phone, picture, useDemoPages } from '../support/pages';

/** A year's public money as staff and villagers look at it: one town keeps something back, in one village it lies still. */
const { server, signIn, open } = useDemoPages({ ratings: false, stories: [tellFunds] });

const go = (page: Page, address: string): Promise<unknown> => page.goto(`${server.url()}/console/${address}`);
const dialog = (page: Page) => page.getByRole('dialog').last();
/** The whole length of a page: it scrolls within itself. */
const tall = { ...phone, viewport: { width: 390, height: 2100 } };
const idOf = async (code: string): Promise<string> => (await native(OrganisationModel).findOne({ code }))!._id.toHexString();

test('the district sees what does not agree and where; a department takes a line back', async () => {
  const page = await signIn('gongkai');
  await go(page, 'funds/flow');
  await page.getByText('柳溪镇 收到', { exact: false }).first().waitFor();
  await page.getByText('还有 14,400.00 没有发，过了', { exact: false }).waitFor();
  await picture(page, 'money-flow');
  await picture(page, 'console-fund-flow', true);
  await page.getByRole('button', { name: /看表/ }).first().click();
  await page.getByRole('region', { name: /表$/ }).getByText('耕地地力保护补贴').waitFor();

  await go(page, `funds/flow?town=${await idOf('LX')}&programme=A2`);
  await page.getByText('还有 2,400.00 没有拨').first().waitFor();
  await picture(page, 'console-fund-town', true);
  await page.context().close();

  const officer = await signIn('minsheng');
  await go(officer, 'funds/movements?programme=A2');
  await officer.getByRole('row', { name: /柳溪镇/ }).first().click();
  await officer.getByRole('button', { name: '冲正这一笔' }).click();
  await dialog(officer).getByLabel('冲正单号').fill('演示冲〔2026〕1号');
  await dialog(officer).getByLabel('为什么冲正').fill('村名填错');
  await dialog(officer).getByRole('button', { name: /^冲\s*正$/ }).click();
  await officer.getByText('已冲正，不再计入').waitFor();
  await picture(officer, 'console-fund-ledger');
  await officer.getByRole('button', { name: /^关\s*上$/ }).or(officer.getByLabel('关上')).first().click();
  await officer.getByRole('button', { name: '记一笔' }).click();
  await dialog(officer).getByLabel('文号').waitFor();
  await picture(officer, 'console-fund-enter');
  await officer.context().close();
}, 60_000);

test('a rate is entered as a new version of the programme, and read on a phone', async () => {
  const page = await signIn('gongkai');
  await go(page, 'funds/programmes');
  await page.getByRole('row', { name: /S1 城乡最低生活保障/ }).waitFor();
  await picture(page, 'console-fund-programmes');
  await go(page, 'funds/programmes?code=S1');
  await page.getByRole('heading', { name: '各版' }).waitFor();
  await page.getByRole('button', { name: '改这个项目' }).click();
  await dialog(page).getByLabel('咨询电话（选填）').fill('0470 123 4567');
  await picture(page, 'console-fund-programme-edit');
  await dialog(page).getByLabel('为什么改').fill('换了电话');
  await dialog(page).getByRole('button', { name: '保存成新的一版' }).click();
  await page.getByText('第 3 版').waitFor();
  await picture(page, 'console-fund-programme');
  await page.context().close();

  const citizen = await open(`/village/funds/index?village=${await idOf('LX-02')}&programme=S1`, tall);
  await citizen.getByText('打电话问 0470 123 4567').waitFor();
  await picture(citizen, 'fund-programme');
  await citizen.context().close();
}, 60_000);

test('a villager finds what came and what it was for; the town what is missing', async () => {
  const citizen = await open(`/village/funds/index?village=${await idOf('LX-02')}`, tall);
  await citizen.getByText('钱从哪里来，花到哪里去').waitFor();
  await citizen.getByText('涉及个人隐私的项目').first().waitFor();
  expect(await citizen.getByText('残疾人两项补贴').count()).toBe(0);
  await picture(citizen, 'fund-village');
  await citizen.goto(new URL(`/village/funds/index?town=${await idOf('LX')}&programme=A2`, server.url()).href);
  await citizen.getByText('对不上 2,400.00 元').waitFor();
  await picture(citizen, 'fund-flow');
  await citizen.getByRole('button', { name: '用表格看' }).click();
  await citizen.getByText('差额 缺').waitFor();
  await picture(citizen, 'fund-flow-table');
  await citizen.context().close();
}, 60_000);
