import { villageAccounts } from '../../scripts/demo/village/accounts';
import { villageOfStory } from '../../scripts/demo/district';
import { native, OrganisationModel } from '../../domain/kernel';
import { listed, phone, picture, useDemoPages } from '../support/pages';

/** A phone so high that the whole page is seen at once. */
const tall = { ...phone, viewport: { width: 390, height: 2300 } };
const { open, signIn } = useDemoPages({ ratings: false, stories: [villageAccounts] });
const villageOf = async (code: string): Promise<string> => (await native(OrganisationModel).findOne({ code }))!._id.toHexString();
const story = `${villageOfStory.town}-${villageOfStory.serial}`;

test('a villager reads the month’s sum and that it agrees, the half year, and every voucher', async () => {
  const page = await open(`/village/accounts/index?village=${await villageOf(story)}`, tall);
  await page.getByRole('heading', { name: '10月的账' }).waitFor();
  const text = () => page.locator('.page__body').innerText();
  for (const words of ['128,460.00', '76,215.60', '213,906.40', '上月结余 161,662.00 ＋ 收入 － 支出', '对得上', '11月5日 周四公开', '10月 4 类 23 笔']) expect(await text()).toContain(words);
  expect(await page.getByRole('img', { name: /^5月到10月每月收支/ }).count()).toBe(1);
  await picture(page, 'village-accounts');

  await page.getByRole('radio', { name: '表' }).click();
  expect(await page.getByRole('row', { name: '9月 71,000.00 93,000.00' }).count()).toBe(1);
  await page.getByRole('button', { name: '全部 28 笔' }).click();
  const line = page.getByRole('button', { name: /排水沟工程款（第一期）.*1 张照片.*30,000.00/ });
  await line.click();
  expect(await page.getByRole('button', { name: '三组排水沟工程款（第一期）的凭证照片，点开放大' }).locator('img').getAttribute('src')).toMatch(/\/api\/public\/publications\/[0-9a-f]{24}\/files\/[0-9a-f]{24}$/);
  expect(await text()).toContain('柳溪镇另外 7 个村（社区）');
  await picture(page, 'village-accounts-all');

  await page.getByRole('radio', { name: '9月' }).click();
  await page.getByRole('heading', { name: '9月的账' }).waitFor();
  expect(await text()).toContain('71,000.00');
});

test('what does not agree says by how much, also in large print and in the dark', async () => {
  const page = await open(`/village/accounts/index?village=${await villageOf('LX-03')}&month=2026-09`, { ...tall, colorScheme: 'dark' });
  await page.getByText('差 12.50 元，写的少了 12.50 元').waitFor();
  await picture(page, 'village-accounts-dark');
  await page.getByRole('radio', { name: '10月' }).click();
  await page.getByText(/2026年9月的月末结余是 .* 元，多了 12.50 元/).waitFor();
  await page.getByRole('button', { name: '换成大字版' }).click();
  await picture(page, 'village-accounts-elder');
});

test('the town finds what does not agree, and sees where the money went', async () => {
  const page = await signIn('xiangzhen');
  await page.getByRole('navigation', { name: '主菜单' }).getByText('村级账').click();
  await page.getByRole('heading', { name: '村级账' }).waitFor();
  await page.getByRole('row', { name: /2026年10月 上柳村/ }).waitFor();
  await picture(page, 'village-accounts-console');
  await listed(page, /disagreeing=true/, () => page.getByLabel('只看对不上的').click());
  const wrong = page.getByRole('row', { name: /差 12.50 2026年9月 东石村/ });
  await wrong.click();
  const panel = page.getByRole('complementary', { name: '一个月的账' });
  await panel.getByText(/月末结余写的是 .* 元，差 12.50 元（少了 12.50 元）/).waitFor();
  await panel.getByText('支出每一笔').click();
  await picture(page, 'village-accounts-panel');
  expect(await page.getByRole('row', { name: /梨园镇/ }).count()).toBe(0);
});

test('the district sets from which sum a voucher is photographed, and sees the chart as a table', async () => {
  const page = await signIn('gongkai');
  await page.goto(new URL('/console/disclosure/accounts', page.url()).href);
  await page.getByRole('button', { name: '凭证要求' }).click();
  await page.getByLabel('多少元起（元）').fill('2000');
  await page.getByRole('button', { name: '就按这个' }).click();
  await page.getByText('记好了').waitFor();
  await page.getByRole('button', { name: '每月收支：看表' }).click();
  expect(await page.getByRole('row', { name: /^2026年10月 .* 60$/ }).count()).toBe(1);
});
