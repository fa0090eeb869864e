import { demoHousehold } from '../../contracts/demo';
import { codeOfSeed } from '../../domain/household';
import { native, OrganisationModel, runJobs } from '../../domain/kernel';
import { tellPayments } from '../../scripts/demo/village/payments';
import { phone, picture, useDemoPages } from '../support/pages';
import { inventedIdentity, sheetOf, type SheetLine } from '../support/payments';

jest.setTimeout(60_000);
const { clock, open, signIn } = useDemoPages({ ratings: false, stories: [tellPayments] });

test('whoever lives in the village reads the list, and with the slip what her own household was paid', async () => {
  const village = (await native(OrganisationModel).findOne({ code: 'LX-01' }))!;
  const page = await open(`/village/payments/index?village=${village._id.toHexString()}`, phone);
  await page.getByRole('heading', { name: '2026 年' }).waitFor();
  await picture(page, 'payments-lists', true);
  await page.getByText('耕地地力保护补贴').first().click();
  await page.getByText('王**').first().waitFor();
  await picture(page, 'payments-list');
  expect(await page.locator('body').innerText()).not.toContain('演示');
  // By the surname, or as it sounds.
  for (const typed of ['周', 'zhou']) {
    await page.getByLabel('按姓找').fill(typed);
    await page.getByText('王**').first().waitFor({ state: 'detached' });
    await page.getByText('周**').first().waitFor();
    await page.getByLabel('按姓找').fill('');
    await page.getByText('王**').first().waitFor();
  }
  await page.close();

  const own = await open('/village/household/index', phone);
  await own.getByLabel('户码，12 位数字').fill('000000000000');
  await own.getByRole('button', { name: '查我家的补贴' }).click();
  await own.getByText('没有对上。请对一对户码的每一组数字').waitFor();
  await picture(own, 'household-ways');
  await own.getByLabel('户码，12 位数字').fill(codeOfSeed(demoHousehold.seed));
  await own.getByRole('button', { name: '查我家的补贴' }).click();
  await own.getByText('这次以前，一年里没有人看过。').waitFor();
  await picture(own, 'household', true);
  expect(own.url()).not.toContain('token');
  await own.close();
});

test('an officer brings a sheet in, says what its columns are, and publishes what came of it', async () => {
  const page = await signIn('minsheng');
  await page.getByRole('link', { name: '导入', exact: true }).click();
  const sheet = `姓名,身份证号码,补贴金额,打卡日期,哪个村\n演示新,${inventedIdentity(77)},85.00,2026-11-10,柳溪镇没有的村\n`;
  await page.getByLabel('选发放表').setInputFiles({ name: '新的发放表.csv', mimeType: 'text/csv', buffer: Buffer.from(sheet) });
  await page.getByRole('heading', { name: '新的发放表.csv' }).waitFor();
  await runJobs(clock);
  await page.getByRole('heading', { name: /哪一列是什么/ }).waitFor();
  await picture(page, 'payments-mapping', true);
  await page.getByText(/还差：项目、年度、批次、村/).waitFor();
  await page.getByRole('link', { name: '公开名单' }).click();
  await page.getByRole('row', { name: /没有公开/ }).first().click();
  await page.getByText('公开以后，群众看到的就是这样。').waitFor();
  await picture(page, 'payments-preview');
  await page.getByRole('button', { name: '公开这份名单' }).click();
  await page.getByText('现在公开的就是这样。').waitFor();
  await page.getByRole('link', { name: '发放明细', exact: true }).click();
  await page.getByRole('row', { name: /耕地地力保护补贴/ }).first().waitFor();
  await picture(page, 'payments');
  await page.close();
});

test('a sheet with a faulty cell says which, and once put right is brought in with its progress', async () => {
  const page = await signIn('minsheng');
  const name = '两户的发放表.csv';
  const bring = async (secondPaid: string): Promise<void> => {
    const line = (index: number, paid: string): SheetLine => ({ payee: `演示新${index}`, identity: inventedIdentity(80 + index), village: '上柳村', batch: '补发', paid });
    await page.getByLabel('选发放表').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(sheetOf([line(1, '85.00'), line(2, secondPaid)])) });
    await page.getByRole('heading', { name }).waitFor();
    await runJobs(clock);
    await page.getByRole('button', { name: '对好了，检查一遍' }).click();
    await page.getByText('正在检查').first().waitFor();
    await runJobs(clock);
  };
  await page.getByRole('link', { name: '导入', exact: true }).click();
  await bring('八十五');
  await page.getByRole('heading', { name: '1 处要改' }).waitFor();
  expect(await page.getByRole('table', { name: '要改的格子' }).innerText()).toMatch(/第 3 行[\s\S]*实发/);
  await picture(page, 'payments-bad-cells', true);
  await page.getByRole('button', { name: '回导入列表' }).click();
  await bring('90.00');
  await page.getByRole('button', { name: '导入 2 条' }).click();
  await page.getByRole('progressbar', { name: '导入进度' }).waitFor();
  await picture(page, 'payments-importing');
  await runJobs(clock);
  await page.getByRole('link', { name: '看导进来的明细' }).click();
  await page.getByRole('row', { name: /90\.00/ }).waitFor();
  await page.close();
});

test('the village’s clerk prints a household’s code', async () => {
  const page = await signIn('cunwu');
  await page.getByRole('link', { name: '户码' }).click();
  await page.getByRole('button', { name: '出码，打印', exact: true }).first().click();
  await page.getByRole('button', { name: '打印 1 张' }).waitFor();
  await picture(page, 'household-slips');
  await page.close();
});
