import { readFile } from 'node:fs/promises';
import { tellFunds } from '../../scripts/demo/village/funds';
import { native, OrganisationModel } from '../../domain/kernel';
import { phone, picture, useDemoPages } from '../support/pages';

/** A villager takes a table home from the page of his village's money; the town enters what it released, and the district writes the terms. */
const { server, signIn, open } = useDemoPages({ ratings: false, stories: [tellFunds] });
const idOf = async (code: string): Promise<string> => (await native(OrganisationModel).findOne({ code }))!._id.toHexString();
const tall = { ...phone, viewport: { width: 390, height: 2600 }, acceptDownloads: true };

test('a villager comes from the money to its table and takes it home', async () => {
  const villageId = await idOf('LX-02');
  const page = await open(`/village/funds/index?village=${villageId}`, tall);
  await page.getByRole('button', { name: /自己核对：下载这张表/ }).click();
  await page.getByText('每个地方每个项目一年里收到多少', { exact: false }).waitFor();
  await picture(page, 'open-data');
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: '下载 民生资金，按项目、年度和地方 CSV' }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe('民生资金，按项目、年度和地方.csv');
  const lines = (await readFile(await download.path(), 'utf8')).split('\r\n').filter(Boolean);
  // Of this village alone, and nothing of a sensitive programme by itself.
  expect([lines.length > 3, lines.slice(1).every((line) => line.startsWith('村（社区）,')), lines.join().includes('残疾人')]).toEqual([true, true, false]);
  await page.getByRole('radio', { name: '全区的' }).click();
  await page.getByRole('button', { name: /看有哪 16 列/ }).click();
  await page.getByText('fund-balances.csv', { exact: false }).waitFor();
  await picture(page, 'open-data-columns');
  await page.context().close();
}, 60_000);

test('the town enters a release of what is still with it, and takes it back', async () => {
  const page = await signIn('xiangzhen');
  await page.goto(`${server.url()}/console/funds/releases`);
  await page.getByText('还有 2,400.00').waitFor();
  await picture(page, 'console-town-releases');
  await page.getByRole('button', { name: /^拨到村：\d{4} 年实际种粮/ }).first().or(page.getByRole('row', { name: /还有 2,400.00/ }).getByRole('button')).first().click();
  const dialog = page.getByRole('dialog').last();
  await dialog.getByText('还在镇里 2,400.00 元', { exact: false }).waitFor();
  await dialog.getByLabel('拨给哪个村').click();
  await page.getByTitle('上柳村').last().click();
  await dialog.getByLabel('金额（元）').fill('2400');
  await dialog.getByLabel('文号').fill('柳政〔2026〕演示1号');
  await picture(page, 'console-town-release-enter');
  await dialog.getByRole('button', { name: /^记\s*下$/ }).click();
  await page.getByRole('row', { name: /柳政〔2026〕演示1号/ }).click();
  await page.getByRole('button', { name: '冲正这一笔' }).waitFor();
  expect(await page.getByText('还有 2,400.00').count()).toBe(0);
  await picture(page, 'console-town-release');
  await page.context().close();
}, 60_000);

test('the district sees what is given away, and writes on which terms', async () => {
  const page = await signIn('gongkai');
  await page.goto(`${server.url()}/console/open-data`);
  await page.getByLabel('怎么用，用大白话写').fill('可以自由使用，请注明来源。');
  await page.getByRole('button', { name: '保存许可' }).click();
  await page.getByText('保存了').waitFor();
  await picture(page, 'console-open-data', true);
  await page.context().close();
  const citizen = await open('/village/open-data/index', phone);
  await citizen.getByText('可以自由使用，请注明来源。').waitFor();
  await citizen.context().close();
}, 60_000);
