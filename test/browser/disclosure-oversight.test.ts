import type { Locator, Page } from 'playwright-core';
import { PublicationModel } from '../../domain/disclosure';
import { native, newOutbox, settle, systemContext } from '../../domain/kernel';
import { villageAccounts } from '../../scripts/demo/village/accounts';
import { villagePublications } from '../../scripts/demo/village/publications';
import { picture, useDemoPages } from '../support/pages';

/** What the district looks at in what was published. */
const { clock, signIn } = useDemoPages({ ratings: false, stories: [villagePublications, villageAccounts] });
const press = (where: Page | Locator, name: string | RegExp): Promise<void> => where.getByRole('button', { name }).last().click();
const dialog = (page: Page): Locator => page.getByRole('dialog').last();

beforeAll(async () => {
  // The demo puts past months there as they are after approval: here their events follow.
  for await (const { _id, village, item, period, edition, published } of native(PublicationModel).find({ state: 'published', 'item.code': 'F0', 'period.key': { $gte: '2026-08' } })) {
    const payload = { publicationId: String(_id), villageId: String(village.id), itemCode: item.code, periodKey: period.key, edition, corrects: null, onDay: published!.on };
    await native(PublicationModel).updateOne({ _id }, { $push: { outbox: { $each: newOutbox(systemContext('test', clock), [{ type: 'disclosure.published', payload }]) } } });
  }
  await settle(clock);
}, 120_000);

test('signs of poor publications, a sample by its seed, a problem on the record of the village', async () => {
  const page = await signIn('gongkai');
  await page.getByRole('link', { name: '数据质量' }).click();
  await page.getByText('月末结余差 12.50 元').first().waitFor();
  await picture(page, 'console-disclosure-quality');
  await page.getByRole('link', { name: '公开抽查' }).click();
  await page.getByText('还没有抽查过').waitFor();
  await press(page, '抽一次');
  await dialog(page).getByLabel('随机数').fill('08152233');
  await dialog(page).getByLabel('抽几项').fill('6');
  await picture(page, 'console-checks-draw');
  await press(dialog(page), /^抽$/);
  await press(page.getByRole('table', { name: '抽查的各项' }).getByRole('row').nth(1), '记结果');
  await dialog(page).getByLabel('有问题').click();
  await dialog(page).getByLabel('查到什么').fill('两笔支出没有附凭证照片。');
  await picture(page, 'console-check-result');
  await press(dialog(page), '记下');
  await page.getByText('两笔支出没有附凭证照片。').waitFor();
  await page.getByText('1 项有问题').waitFor();
  await picture(page, 'console-checks');
  await page.context().close();
}, 60_000);
