import type { Page } from 'playwright-core';
import { FollowUpModel } from '../../domain/follow-up';
import { native, settle } from '../../domain/kernel';
import { desk, phone, picture, useDemoPages } from '../support/pages';

/**
 * The pages as people see them, in Chromium, on a small demo district. Pictures go to test-output/pictures;
 * `npm run pictures` puts those of the README into docs/pictures.
 */
const { server, clock, windowCode, open, signIn } = useDemoPages();

/** Nothing may be wider than the phone. */
const overflow = (page: Page): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

async function rateDissatisfied(): Promise<string> {
  const page = await open(`/r/${windowCode()}`, phone);
  await page.getByRole('radio', { name: /^不满意/ }).tap();
  await page.getByRole('checkbox', { name: /没一次说清要什么材料/ }).tap();
  await page.getByRole('textbox', { name: /想说的话/ }).fill('交了材料才说还缺一份复印件，让我下周再来。');
  await page.getByRole('textbox', { name: /电话/ }).fill('13800006027');
  await page.getByRole('checkbox', { name: /同意/ }).tap();
  // The page scrolls inside itself: a picture of all of it needs a screen as tall.
  await page.setViewportSize({ width: 390, height: 1590 });
  await picture(page, 'rate');
  await page.getByRole('button', { name: '提交评议' }).tap();
  await page.locator('.slip__group').first().waitFor();
  await page.setViewportSize({ width: 390, height: 980 });
  await picture(page, 'rate-done');
  const receipt = (await page.locator('.slip__group').allInnerTexts()).join('');
  await page.context().close();
  return receipt.replace(/\D/g, '');
}

test('a citizen rates in two taps and gets a receipt; the department hears of it and answers; the citizen reads the answer', async () => {
  const receipt = await rateDissatisfied();
  expect(receipt).toMatch(/^\d{12}$/);
  await settle(clock);
  const followUp = await native(FollowUpModel).findOne({}, { sort: { ratedAt: -1 }, projection: { number: 1 } });

  const officer = await signIn('huifang');
  await officer.goto(`${server.url()}/console/follow-ups?id=${String(followUp?._id)}`);
  await officer.getByRole('region', { name: '联系群众' }).waitFor();
  await picture(officer, 'follow-ups');
  await officer.getByRole('button', { name: '打通了，情况属实' }).click();
  await officer.getByRole('button', { name: '记下结果' }).click();
  await officer.getByRole('button', { name: '转部门整改' }).first().click();
  await officer.getByLabel('要部门做什么').fill('请核实并向群众说明。');
  await officer.getByRole('button', { name: '转给部门' }).click();
  await officer.getByRole('region', { name: '部门整改' }).waitFor();
  await officer.context().close();
  await settle(clock);

  const department = await signIn('bumen');
  await department.goto(`${server.url()}/console/follow-ups?id=${String(followUp?._id)}`);
  await department.getByLabel('采取了什么措施').fill('已道歉，窗口贴出材料清单。');
  await department.getByLabel(/给群众的答复/).fill('您反映的情况属实，材料已经补齐办好。');
  await picture(department, 'department-answer');
  await department.getByRole('button', { name: '提交答复' }).click();
  await department.getByText('部门已答复').first().waitFor();
  await department.context().close();

  const citizen = await open('/pages/progress/index', phone);
  const boxes = citizen.getByRole('textbox');
  for (const [index, group] of (receipt.match(/\d{4}/g) ?? []).entries()) await boxes.nth(index).fill(group);
  await citizen.getByRole('button', { name: /^查/ }).tap();
  await citizen.locator('.timeline .step').first().waitFor();
  await citizen.getByText('部门').first().waitFor();
  await picture(citizen, 'progress');
  await citizen.context().close();
}, 120_000);

test('the home page offers only doors that lead somewhere', async () => {
  const home = await open('/', phone);
  await home.locator('.door').first().waitFor();
  await picture(home, 'home');
  expect(await overflow(home)).toBe(0);
  await home.context().close();
});

test('elder mode and dark mode fit on the narrowest phone', async () => {
  const elder = await open(`/r/${windowCode()}`, phone);
  await elder.getByRole('button', { name: /大字/ }).tap();
  await elder.getByRole('radio', { name: /^不满意/ }).tap();
  await picture(elder, 'rate-elder');
  await elder.context().close();
  const narrow = await open(`/r/${windowCode()}`, { ...phone, viewport: { width: 320, height: 640 }, colorScheme: 'dark' });
  await narrow.getByRole('radio', { name: /^满意/ }).waitFor();
  expect(await overflow(narrow)).toBe(0);
  await picture(narrow, 'rate-narrow-dark', true);
  await narrow.context().close();
});

test('a face can be chosen and sent with the keyboard alone', async () => {
  const page = await open(`/r/${windowCode()}`, desk);
  await page.getByRole('radio', { name: /^满意/ }).focus();
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: '提交评议' }).focus();
  await page.keyboard.press('Enter');
  await page.locator('.slip__group').first().waitFor();
  await page.context().close();
});

test('an unknown window says what to do', async () => {
  const page = await open('/r/ZZZZZZZZ', phone);
  await page.getByText('再扫一次').first().waitFor();
  await page.context().close();
});

const menus: Record<string, readonly string[]> = {
  huifang: ['my-work', 'ratings', 'follow-ups'],
  xitong: ['organisations', 'people', 'calendar', 'setup'],
  anquan: ['accounts'],
  shenji: ['audit'],
  zhuguan: ['overview', 'overview/alerts', 'overview/comparison', 'approvals', 'ratings', 'appeals', 'bulletins', 'hall-settings'],
  dating: ['hall-settings', 'roster'],
  tixing: ['reminders/plan', 'reminders/occasions', 'reminders/texts', 'reminders/campaigns', 'reminders/statistics', 'reminders/corrections'],
};

test.each(Object.entries(menus))('%s opens every page of the menu without a fault', async (username, pages) => {
  const page = await signIn(username);
  for (const name of pages) {
    await page.goto(`${server.url()}/console/${name}`);
    await page.getByRole('main').getByRole('heading').first().waitFor();
    await page.waitForLoadState('networkidle');
    await picture(page, `console-${name.replace('/', '-')}`);
    expect(await page.getByText('出错').count()).toBe(0);
  }
  await page.context().close();
}, 60_000);
