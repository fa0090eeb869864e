import type { Page } from 'playwright-core';
import { native, OrganisationModel } from '../../domain/kernel';
import { ProjectModel } from '../../domain/project/model';
import { countAllVillages } from '../../domain/disclosure-accounts';
import type { DemoPlace } from '../../scripts/demo/place';
import { tellFunds } from '../../scripts/demo/village/funds';
import { tellPayments } from '../../scripts/demo/village/payments';
import { projectStory } from '../../scripts/demo/village/projects';
import { phone, picture, useDemoPages } from '../support/pages';
import { buildPublished, month } from '../support/published';

/** Every page of a village on a phone: large enough for a thumb, nothing cut off, found by word and by pinyin, and nothing typed is lost when the network is. */
async function publish({ villages }: DemoPlace): Promise<void> {
  const here = villages.get('LX-01')!;
  for (const number of [8, 9, 10]) await buildPublished(here, { period: month(number), on: `2026-${String(number + 1).padStart(2, '0')}-05` });
  const columns = [['name', '姓名', 'name'], ['group', '村民小组', 'text'], ['amount', '每月金额', 'money']] as const;
  await buildPublished(here, { item: 'V6', content: { form: 'table', columns: columns.map(([key, title, kind]) => ({ key, title, kind, required: true })), rows: [['赵**', '一组', '720']], note: '' } });
  await countAllVillages();
}
const { open, server } = useDemoPages({ ratings: false, stories: [publish, tellPayments, tellFunds, projectStory] });
jest.setTimeout(60_000);

/** Each page, and what is on it once it is whole. */
let pages: Record<string, { address: string; shows: string }> = {};
const addressOf = (name: string): string => server.url() + pages[name]!.address;
beforeAll(async () => {
  const { _id } = (await native(OrganisationModel).findOne({ code: 'LX-01' }))!;
  const village = _id.toHexString();
  const project = await native(ProjectModel).findOne({ 'organisation.id': _id });
  const { items } = (await (await fetch(`${server.url()}/api/public/policies?text=${encodeURIComponent('低保')}`)).json()) as { items: { id: string }[] };
  pages = {
    choose: { address: '/village/choose/index', shows: '柳溪镇' },
    board: { address: `/village/board/index?village=${village}`, shows: '更多财务公开' },
    accounts: { address: `/village/accounts/index?village=${village}`, shows: '看别的月份' },
    funds: { address: `/village/funds/index?village=${village}`, shows: '各个项目' },
    payments: { address: `/village/payments/index?village=${village}`, shows: '耕地地力保护补贴' },
    household: { address: `/village/household/index?village=${village}`, shows: '村里发的纸条上的 12 位数字' },
    powers: { address: `/village/powers/index?village=${village}`, shows: '便民服务' },
    power: { address: `/village/power/index?code=A4&village=${village}`, shows: '要带什么' },
    projects: { address: `/village/projects/index?village=${village}`, shows: '太阳能路灯安装' },
    project: { address: `/village/project/index?id=${String(project!._id)}`, shows: '走到哪一步' },
    policies: { address: '/village/policies/index', shows: '最低生活保障' },
    policy: { address: `/village/policy/index?id=${items[0]!.id}`, shows: '怎么申请' },
    data: { address: `/village/open-data/index?village=${village}`, shows: '怎么用' },
    ask: { address: `/village/ask/index?kind=village&id=${village}&village=${village}&title=${encodeURIComponent('村里的公开')}`, shows: '想问什么' },
    question: { address: '/village/question/index', shows: '回执号' },
  };
});

/** What is too small to be touched, or sticks out on the right. */
const faultsOf = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const least = document.querySelector('.page.elder') ? 59 : 43.5;
    const seen = (element: Element): boolean => element.getBoundingClientRect().height > 2 && !element.closest('.spoken');
    const all = (selector: string): Element[] => [...document.querySelectorAll(`.page ${selector}`)].filter(seen);
    const small = all('button, .page .field').filter((one) => one.getBoundingClientRect().height < least || one.getBoundingClientRect().width < 43.5);
    const cut = all('.page__body *').filter((one) => !one.closest('.grid-scroll, .tabs') && one.getBoundingClientRect().right > window.innerWidth + 1);
    return [...small.map((one) => `small: ${(one as HTMLElement).innerText}`), ...cut.map((one) => `cut: ${one.className}`)];
  });

test.each([
  ['as it is', { ...phone }, false],
  ['in large print on a narrow phone', { ...phone, viewport: { width: 320, height: 640 } }, true],
])('%s: a thumb hits everything, and nothing is cut off', async (_what, options, elder) => {
  const page = await open(pages.choose!.address, options);
  await page.getByRole('heading', { name: '您是哪个村的' }).waitFor();
  if (elder) await page.getByRole('button', { name: '换成大字版' }).tap();
  const found: Record<string, string[]> = {};
  for (const [name, { shows }] of Object.entries(pages)) {
    await page.goto(addressOf(name));
    await page.getByText(shows).first().waitFor();
    const faults = await faultsOf(page);
    if (faults.length > 0) found[name] = faults;
  }
  expect(found).toEqual({});
});

test('each search box finds by a word, by pinyin and by first letters', async () => {
  const page = await open(pages.choose!.address, phone);
  const find = async (box: string | RegExp, typed: string, found: string | RegExp): Promise<void> => {
    await page.getByRole('textbox', { name: box }).fill(typed);
    await page.getByRole('button', { name: found }).first().waitFor();
    await page.getByRole('textbox', { name: box }).fill('没有这样的');
    await page.getByRole('button', { name: found }).first().waitFor({ state: 'detached' });
  };
  for (const typed of ['上柳', 'shangliu', 'slc']) await find(/村名/, typed, /^上柳村/);
  await page.goto(addressOf('board'));
  for (const typed of ['最低生活', 'zuidishenghuo', 'zdsh']) await find(/在这个村里找/, typed, /最低生活保障对象/);
  await page.goto(addressOf('powers'));
  for (const typed of ['低保', 'dibao', 'db', 'zhaijidi', 'zjd']) await find(/找一项权力/, typed, typed.startsWith('z') ? /宅基地/ : /最低生活保障/);
  await page.goto(addressOf('policies'));
  for (const typed of ['低保', 'dibao', 'db']) await find('查政策', typed, /低保/);
});

test('without a network each page says so and how to go on; what was typed is still there', async () => {
  const page = await open('about:blank', phone);
  let cut = true;
  await page.route('**/api/**', (route) => (cut ? route.abort() : route.continue()));
  for (const name of ['choose', 'accounts', 'funds', 'payments', 'powers', 'power', 'projects', 'project', 'policies', 'policy', 'data']) {
    await page.goto(addressOf(name));
    await page.getByRole('button', { name: '再试一次' }).waitFor();
    const words = await page.locator('.page__body').innerText();
    expect([name, words]).toEqual([name, expect.stringContaining('没有网')]);
    // Nothing was sent: nothing can have failed to be.
    expect([name, words]).toEqual([name, expect.not.stringMatching(/提交|您写的|您填的/)]);
  }
  await page.goto(addressOf('policies'));
  await page.getByRole('textbox', { name: '查政策' }).fill('低保');
  cut = false;
  await page.getByRole('button', { name: '再试一次' }).tap();
  await page.getByRole('button', { name: /低保/ }).first().waitFor();
  expect(await page.getByRole('textbox', { name: '查政策' }).inputValue()).toBe('低保');

  cut = true;
  await page.goto(addressOf('household'));
  await page.getByRole('button', { name: /别的查法没有读出来/ }).waitFor();
  await page.getByRole('textbox', { name: /户码/ }).fill('123412341234');
  await page.getByRole('button', { name: '查我家的补贴' }).tap();
  await page.getByText('没有网。连上网再点一次，您写的还在。').waitFor();
  expect(await page.getByRole('textbox', { name: /户码/ }).inputValue()).toBe('123412341234');
  await picture(page, 'household-offline');
  cut = false;
  await page.getByRole('button', { name: /别的查法没有读出来/ }).tap();
  await page.getByRole('button', { name: /别的查法没有读出来/ }).waitFor({ state: 'detached' });

  await page.goto(addressOf('ask'));
  cut = true;
  await page.getByRole('textbox').fill('路灯电费是哪几盏灯的？');
  await page.getByRole('button', { name: '提问' }).tap();
  await page.getByText('没有网。写的还在这里，连上网再点一次。').waitFor();
  cut = false;
  await page.getByRole('button', { name: '提问' }).tap();
  await page.getByText('村里会在', { exact: false }).waitFor();
});

test('a page is handed on by its address, which opens it elsewhere', async () => {
  const page = await open('about:blank', { ...phone, permissions: ['clipboard-read', 'clipboard-write'] });
  await page.goto(addressOf('accounts'));
  await page.getByRole('button', { name: '发给别人' }).tap();
  await page.getByText('网址复制好了').waitFor();
  const address = await page.evaluate(() => navigator.clipboard.readText());
  const other = await open(address, phone);
  await other.getByRole('heading', { name: '10月的账' }).waitFor();
  await other.getByRole('listitem').getByRole('button', { name: '党务村务' }).tap();
  await other.getByRole('radio', { name: '党务村务', checked: true }).waitFor();
});
