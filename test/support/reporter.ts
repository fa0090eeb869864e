import type { Page } from 'playwright-core';

/** A reporter on his pages in a browser. */
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });

/** From the choice of a way to what he has to say. */
export async function writeReport(page: Page, way: '用真名反映' | '不留名反映', { topic, what }: { topic: string; what: string }): Promise<void> {
  await button(page, way).click();
  await button(page, '看过了，开始写').click();
  await page.getByRole('radio', { name: topic }).click();
  await page.getByLabel(/^说说这件事/).fill(what);
}

/** Hands in what was written and types back the group that the page names; answers the receipt. */
export async function handIn(page: Page, how: '不留名提交' | '实名提交'): Promise<string> {
  await button(page, '写好了，看一遍').click();
  await button(page, how).click();
  await page.getByRole('heading', { name: '已经交给我们了' }).waitFor();
  const code = (await page.locator('.code-group__digits').allInnerTexts()).join('');
  const number = Number(/第 (\d) 组/.exec(await page.getByRole('heading', { name: /^对一对/ }).innerText())?.[1]);
  await page.getByLabel(/^第 \d 组，四位数字$/).fill(code.slice((number - 1) * 4, number * 4));
  await button(page, '记好了，离开').click();
  await button(page, '记好了，离开').last().click();
  await page.locator('.door').first().waitFor();
  return code;
}

export async function visit(page: Page, code: string): Promise<void> {
  await page.getByLabel('第一组，四位数字').fill(code);
  await button(page, '查看').click();
}
