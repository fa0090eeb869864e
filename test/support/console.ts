import type { Locator, Page } from 'playwright-core';

/** What is pressed, filled in and read on the console's pages. */
export const dialog = (page: Page): Locator => page.getByRole('dialog').last();
export const panel = (page: Page): Locator => page.getByRole('complementary');
export const press = (where: Page | Locator, name: string | RegExp): Promise<void> => where.getByRole('button', { name }).last().click();
export const field = (page: Page, label: string | RegExp): Locator => dialog(page).getByLabel(label);
/** What is said at the top when an act is done. */
export const said = (page: Page, text: string): Promise<void> => page.locator('.ant-message').getByText(text).last().waitFor();

export async function choose(page: Page, label: string | RegExp, option: string): Promise<void> {
  const box = dialog(page).getByLabel(label);
  await box.click();
  if (await box.isEditable()) await box.fill(option);
  await page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option').filter({ hasText: option }).first().click();
}
