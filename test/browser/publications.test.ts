import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { villagePublications } from '../../scripts/demo/village/publications';
import { phone, picture, useDemoPages } from '../support/pages';

/** What a village publishes, in the console: written, checked, approved with others, corrected. */
const { server, open, signIn } = useDemoPages({ ratings: false, stories: [villagePublications] });

const go = (page: Page, address: string): Promise<unknown> => page.goto(`${server.url()}/console/${address}`);
const dialog = (page: Page) => page.getByRole('dialog').last();
const said = (page: Page, text: string): Promise<void> => page.locator('.ant-message').getByText(text).last().waitFor();
const kept = (page: Page): Promise<void> => page.getByText('存好了', { exact: true }).waitFor();

const sheet = '姓名\t村民小组\t人数\t每月金额\t从哪天起\n张演示\t一组\t2人\t1,120.00元\t2024/3/1\n周演示\t二组\t1\t480\t2025年7月1日\n赵演示 13800006027\t三组\t3\t\t2026-01-01';
const photo = (): Promise<Buffer> => sharp({ create: { width: 400, height: 300, channels: 3, background: '#c9d3d6' } }).png().toBuffer();
const csv = (text: string) => ({ name: '低保.csv', mimeType: 'text/csv', buffer: Buffer.from(`\ufeff${text}`) });
const paste = (page: Page, label: string, text: string): Promise<void> =>
  page.getByLabel(label).evaluate((field, copied) => {
    const data = new DataTransfer();
    data.setData('text/plain', copied);
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, text);

test('the clerk sees what is next, pastes a table, is told what is masked and what is missing, and hands it in', async () => {
  const page = await signIn('cunwu');
  await go(page, 'disclosure/publications');
  await page.getByText('接下来要做的').waitFor();
  await page.getByText(/路灯的盏数和验收单上不一样/).waitFor();
  await picture(page, 'publications-clerk');

  await page.getByRole('button', { name: '写一份' }).click();
  await page.getByLabel('找编码、名称').fill('低保对象');
  await page.getByText('没有这样的事项').waitFor();
  await page.getByLabel('找编码、名称').fill('v6');
  await page.getByRole('button', { name: /最低生活保障对象/ }).click();
  await page.getByRole('button', { name: /^2026年四季度/ }).waitFor();
  await picture(page, 'publications-new');
  await page.getByRole('button', { name: '打开2026年四季度的' }).click();

  await page.getByRole('heading', { name: '2026年四季度 最低生活保障对象' }).waitFor();
  const rows = page.getByRole('button', { name: /^去掉第 \d+ 行$/ });
  while ((await rows.count()) > 0) await rows.first().click();
  // A sheet is read before anything is changed: a bad cell is named, and the draft stays as it was.
  await page.getByRole('button', { name: '用表格填' }).click();
  await dialog(page).getByLabel('填好的表格').setInputFiles(csv('姓名,村民小组,人数,每月金额,从哪天起\n张演示,一组,2,五百,下个月'));
  await dialog(page).getByText('有 2 处要改，改好再选一次。草稿没有动。').waitFor();
  await dialog(page).getByRole('row', { name: /D2 每月金额/ }).waitFor();
  await picture(page, 'publications-sheet');
  await dialog(page).getByLabel('填好的表格').setInputFiles(csv('姓名,村民小组,人数,每月金额,从哪天起\n孙演示,四组,1,520,2026/3/1'));
  await dialog(page).getByRole('button', { name: '填进草稿，换掉现在的' }).click();
  expect(await page.getByLabel('第 1 行 从哪天起').inputValue()).toBe('2026-03-01');
  await page.getByRole('button', { name: '去掉第 1 行' }).click();
  await paste(page, '从表格粘贴', sheet);
  await page.getByLabel('说明（选填）').fill('户主周演示家住柳溪路18号，有事打 139 0000 6028');
  await kept(page);
  await page.getByText(/存的时候遮住了 \d 处号码/).waitFor();
  await page.getByRole('button', { name: '交核对' }).click();
  await page.getByText(/还不能交/).waitFor();
  await page.getByText('第 3 行“每月金额”').first().waitFor();
  await picture(page, 'publications-draft', true);

  await page.locator('input[type=file]').setInputFiles({ name: '公示照片.png', mimeType: 'image/png', buffer: await photo() });
  await page.getByLabel('我看过了，附件里没有身份证号、电话、卡号').check();
  await page.getByLabel('第 3 行 每月金额').fill('610');
  await page.getByRole('button', { name: '都照建议的办' }).click();
  await kept(page);
  await page.getByRole('button', { name: '交核对' }).click();
  await page.getByText('待村里审核').first().waitFor();
  await page.getByRole('button', { name: '群众看到的样子' }).click();
  await page.getByText('户主周**家住柳溪路**号，有事打 139****6028').waitFor();
  await picture(page, 'publications-submitted', true);
  await page.context().close();
}, 60_000);

test('the supervisor agrees, the town sees what differs and approves several together', async () => {
  const supervisor = await signIn('jiandu');
  await go(supervisor, 'disclosure/review');
  await supervisor.getByRole('row', { name: /最低生活保障对象/ }).first().focus();
  await supervisor.keyboard.press('Enter');
  await supervisor.getByRole('complementary', { name: /最低生活保障对象/ }).waitFor();
  await picture(supervisor, 'publications-check');
  await supervisor.getByRole('button', { name: /^同\s*意$/ }).click();
  await dialog(supervisor).getByRole('button', { name: /^同\s*意$/ }).click();
  await said(supervisor, '同意了，交乡镇审核');
  await supervisor.context().close();

  const town = await signIn('xiangzhen');
  await go(town, 'disclosure/review');
  const first = town.locator('tbody tr').first();
  await first.waitFor();
  await town.keyboard.press('ArrowDown');
  await town.keyboard.press('Enter');
  await town.locator('.panel .changes').waitFor();
  await picture(town, 'publications-review');
  await town.getByLabel('关上').click();
  await town.getByLabel('全选').click();
  await town.getByRole('button', { name: /^通过 \d+ 份$/ }).click();
  await dialog(town).getByRole('button', { name: '通过，公开' }).click();
  await dialog(town).getByRole('button', { name: '看过了' }).waitFor();
  await picture(town, 'publications-batch');
  await dialog(town).getByRole('button', { name: '看过了' }).click();
  await town.getByText('没有等您审核的').waitFor();
  await go(town, 'disclosure/publications?tab=published');
  await town.getByRole('row', { name: /2026年四季度/ }).waitFor();
  await picture(town, 'publications-town');
  await town.context().close();
}, 60_000);

test('a correction shows what it changes, and the old edition leads to it', async () => {
  const page = await signIn('cunwu');
  await go(page, 'disclosure/publications?tab=replaced');
  await page.getByRole('row', { name: /最低生活保障对象/ }).click();
  await page.getByRole('link', { name: '看更正后的新版' }).click();
  await page.getByText('一户的金额写少了，照台账改正').waitFor();
  await page.locator('.changes').waitFor();
  await picture(page, 'publications-corrected', true);
  await page.context().close();
}, 60_000);

test('what held personal data leaves the edition before: in the card, on the staff’s page, on everybody’s', async () => {
  const clerk = await signIn('cunwu');
  await go(clerk, 'disclosure/publications?tab=published');
  await clerk.getByRole('row', { name: /2026年四季度/ }).first().click();
  await clerk.getByText('已公开｜').or(clerk.getByText('按时｜')).waitFor();
  const before = clerk.url().split('/').at(-1)!;
  await clerk.getByRole('button', { name: /^更\s*正$/ }).click();
  await dialog(clerk).locator('textarea').fill('撤下不该公开的照片和住处');
  await dialog(clerk).getByRole('button', { name: '起草更正' }).click();
  await clerk.getByText('旧版里含个人信息的').waitFor();
  await clerk.getByLabel(/^撤下 photo/).check();
  await clerk.getByLabel('要遮住的字').fill('柳溪路');
  await clerk.getByRole('button', { name: /^遮\s*住$/ }).click();
  await clerk.getByLabel('说明（选填）').fill('有事到村委会问。');
  await clerk.getByRole('button', { name: /^去掉/ }).last().click();
  await kept(clerk);
  await clerk.getByText('旧版里含个人信息的').scrollIntoViewIfNeeded();
  await picture(clerk, 'publications-withdraw', true);
  await clerk.getByRole('button', { name: '交核对' }).click();
  await clerk.getByText('从旧版撤下的').waitFor();
  const address = new URL(clerk.url()).pathname.replace('/console/', '');
  await clerk.context().close();
  for (const [who, act] of [['jiandu', /^同\s*意$/], ['xiangzhen', '通过，公开']] as const) {
    const page = await signIn(who);
    await go(page, address);
    await page.getByRole('button', { name: act }).click();
    await dialog(page).getByRole('button', { name: act }).click();
    await page.getByRole('button', { name: act }).waitFor({ state: 'hidden' });
    if (who === 'xiangzhen') {
      await go(page, `disclosure/publications/${before}`);
      await page.getByText('有的字从这一版遮住了').waitFor();
      await page.getByText(/已撤下，只有工作人员看得到/).waitFor();
      await picture(page, 'publications-withdrawn', true);
    }
    await page.context().close();
  }
  const everybody = await open(`/village/item/index?id=${before}`, phone);
  await everybody.getByText('这一版里有个人信息，已于 11月20日 周五 遮住，写作“**”。').waitFor();
  await everybody.getByText('这张图片含个人信息，已于 11月20日 周五 撤下。').waitFor();
  await everybody.getByText(/家住\*\*/).waitFor();
  await picture(everybody, 'publications-withdrawn-public', true);
  await everybody.context().close();
}, 60_000);
