import type Element from 'miniprogram-automator/out/Element';
import type MiniProgram from 'miniprogram-automator/out/MiniProgram';
import type Page from 'miniprogram-automator/out/Page';

const patienceMs = 10_000;
const pauseMs = 25;

/** Asks again until there is an answer; fails with `what` when there is none in ten seconds. */
export async function eventually<T>(what: string | (() => Promise<string>), ask: () => Promise<T | null | undefined | false>): Promise<T> {
  for (const end = Date.now() + patienceMs; ; await new Promise((resolve) => setTimeout(resolve, pauseMs))) {
    const answer = await ask();
    if (answer !== null && answer !== undefined && answer !== false) return answer;
    if (Date.now() > end) throw new Error(`Waited in vain for ${typeof what === 'string' ? what : await what()}`);
  }
}

/** The current page, once it is the one at `path`. */
export async function pageAt(miniProgram: MiniProgram, path: string): Promise<Page> {
  return eventually(`the page ${path}`, async () => {
    const page = await miniProgram.currentPage();
    return page?.path === path && page;
  });
}

/** The first element that matches and, where given, has the text in it; waits until it is there. */
export async function find(page: Page, selector: string, text = ''): Promise<Element> {
  return eventually(
    async () => `${selector} with "${text}"; the page says: ${(await pageText(page)).slice(0, 500)}`,
    async () => {
      for (const element of (await page.$$(selector)) as Element[]) {
        // An element may leave the page between the two questions.
        const found = text === '' || (await element.text().catch(() => '')).includes(text);
        if (found) return element;
      }
      return null;
    },
  );
}

/** Taps the first element that matches and has the text in it; one that leaves the page before it is touched is looked for again. */
export async function tap(page: Page, selector: string, text = ''): Promise<void> {
  await eventually(`${selector} with "${text}" to stay`, async () => {
    const element = await find(page, selector, text);
    try {
      await element.tap();
      return true;
    } catch (error) {
      if (error instanceof Error && /no longer on the page|not attached/.test(error.message)) return null;
      throw error;
    }
  });
}

/** Types into an input or a text area. */
export async function type(page: Page, selector: string, text: string): Promise<void> {
  const element = await find(page, selector);
  if (!('input' in element) || typeof element.input !== 'function') throw new Error(`${selector} is not an input`);
  await element.input(text);
}

/** Everything the page says, as a person reads it. */
export async function pageText(page: Page): Promise<string> {
  const roots = (await page.$$('page > view, page > text, page > button, page > form, page > scroll-view')) as Element[];
  return (await Promise.all(roots.map((root) => root.text().catch(() => '')))).join('\n');
}
