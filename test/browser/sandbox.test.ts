import type { Locator, Page } from 'playwright-core';
import { planReminders } from '../../domain/reminder';
import { systemContext } from '../../domain/kernel';
import { setOutsideTemplates } from '../../scripts/demo/outside-templates';
import { desk, picture, useDemoPages } from '../support/pages';
import { useTrial } from '../support/trial';

/** What a trial shows of the official account: from the invitation to the reminder, and what becomes of it when WeChat fails. */
const { server, clock, open, signIn } = useDemoPages();
const trial = useTrial(clock, () => server.url());
let page: Page;

const phone = (): Locator => page.locator('.phone');
const choose = (name: string): Promise<void> => page.getByLabel('关注者').getByRole('button', { name }).click();
/** The platform's part of what was just done on the page. */
const told = async (words: string): Promise<void> => {
  await trial.live();
  await phone().getByText(words).last().waitFor();
};
/** Nobody types two messages in one second. */
const secondsLater = (): void => {
  const { clock: time } = trial.sandbox().world;
  time.move({ to: 'instant', instant: new Date(time.now() + 4_000).toISOString() });
};
async function say(text: string, answer: string): Promise<void> {
  secondsLater();
  const keyboard = phone().getByRole('button', { name: '改用键盘' });
  if (await keyboard.isVisible()) await keyboard.click();
  await phone().getByRole('textbox').fill(text);
  await phone().getByRole('button', { name: '发送' }).click();
  await told(answer);
}
/** By 下一件事 to the reminder of the morning; what falls due at midnight comes before it. */
async function nextReminder(words: string): Promise<void> {
  const next = page.locator('.clock-next').getByText(words).first();
  const press = page.getByRole('button', { name: '下一件事' });
  await page.locator('.clock-next li').first().waitFor();
  if (!(await next.isVisible())) {
    await press.click();
    await trial.live();
  }
  await next.waitFor();
  await press.click();
  await page.locator('.clock-big').getByText('08:30').waitFor();
  await trial.live();
}

beforeAll(async () => {
  const ctx = systemContext('test', clock);
  await setOutsideTemplates(ctx);
  await planReminders(ctx);
});

test('a cadre binds by his code, agrees, is reminded on his morning, and unsubscribes', async () => {
  page = await open(`${trial.sandbox().origin}/`, desk);
  await choose('演示干部17');
  const code = (await page.getByRole('button', { name: '抄下邀请码' }).innerText()).trim();
  await say('你好', '您可以发数字或词');
  await say(code, '已绑定：石桥镇 演示干部17。');
  await say('1', '好，记下了。');

  await nextReminder('发送廉政提醒（政治生日），2 人');
  const card = phone().locator('.template');
  await card.getByText('演示干部17同志').waitFor();
  expect(await card.innerText()).toContain('政治生日');
  expect(await page.getByRole('button', { name: /演示干部13/ }).innerText()).toContain('1');
  await phone().getByRole('button', { name: '改用菜单' }).click();
  await picture(page, 'sandbox');

  const [detail] = await Promise.all([page.context().waitForEvent('page'), card.getByRole('link', { name: '查看详情' }).click()]);
  await detail.getByRole('heading', { name: '请在小程序里打开' }).waitFor();
  expect(new URL(detail.url()).origin).toBe(server.url());
  await detail.close();

  await say('退订', '已退订，不再给您发廉政提醒。');
  await picture(page, 'sandbox-unsubscribed');
  await page.context().close();
}, 60_000);

test('an information officer reports by chat, and the commission has it', async () => {
  page = await open(`${trial.sandbox().origin}/`, desk);
  await choose('演示信息员1');
  await say('报事', '1 什么事？');
  await say('演示内容：村口的路修了两回', '2 哪个村');
  await say('1', '3 什么时候');
  await say('上个月', '4 涉及谁');
  await say('跳过', '要改哪项');
  await page.getByRole('button', { name: '发图片' }).click();
  await page.getByRole('button', { name: '发一张示意图' }).click();
  await phone().getByRole('img', { name: '图片' }).waitFor();
  await told('照片 1 张 ✓');
  await say('提交', '收到了，谢谢您。');
  const [, number = ''] = /编号 (\S+-XX-\d{5}-\S)\n回执码 \d{4} \d{4} \d{4} \d{4}\n/.exec(await phone().innerText()) ?? [];
  expect(number).not.toBe('');
  await say('我报的', `${number} 已经收到`);
  await picture(page, 'sandbox-report');
  await page.context().close();

  const console_ = await signIn('xinfang');
  await console_.goto(`${server.url()}/console/clues?channel=officer`);
  await console_.getByText(number).waitFor();
  await console_.context().close();
}, 60_000);

test('what WeChat does not bring goes by SMS, and the ledger says why', async () => {
  page = await open(`${trial.sandbox().origin}/`, desk);
  await choose('演示干部14');
  // Another cadre has his birthday on the same day.
  await page.getByLabel('几次').selectOption('2');
  await page.getByLabel('怎么错').selectOption('failedResult');
  await page.getByRole('button', { name: '就这样错' }).click();
  await page.getByText('记下了，接下来 2 次').waitFor();
  await nextReminder('发送廉政提醒（政治生日），2 人');
  await phone().getByText('演示干部14同志：政治生日').waitFor();
  expect(await phone().locator('.template').count()).toBe(0);
  await picture(page, 'sandbox-by-sms');
  await page.context().close();

  const console_ = await signIn('tixing');
  await console_.goto(`${server.url()}/console/deliveries`);
  const row = console_.getByRole('row', { name: /演示干部14/ });
  await row.getByText('短信').waitFor();
  await row.click();
  await console_.getByText('微信没能送到').waitFor();
  await picture(console_, 'sandbox-ledger');
  await console_.context().close();
}, 60_000);
