import type { Browser } from 'playwright-core';
import { startChromium } from './chromium';
import { inDevTools } from './launch';

/** One Chromium for all tests of a file: a launch then takes a second less. Undefined where WeChat's DevTools run. */
export function useBrowser(): () => Browser | undefined {
  let browser: Browser | undefined;
  beforeAll(async () => {
    if (!inDevTools) browser = await startChromium();
  });
  afterAll(() => browser?.close());
  return () => browser;
}
