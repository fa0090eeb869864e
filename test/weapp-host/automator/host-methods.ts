import type { ElementHandle } from 'playwright-core';
import type { WeappHost } from '../weapp-host';

type Params = Record<string, unknown>;

/** How long a tap waits for its element to be visible, still and not covered, in ms. */
const touchTimeout = 5_000;

/** The messages that need the browser itself: a real finger, a real keyboard, a picture of the screen. */
export function hostMethods(host: WeappHost): Record<string, (params: Params) => Promise<unknown>> {
  return {
    'Tool.getInfo': async () => ({ SDKVersion: '3.8.0', version: 'weapp-host' }),
    'Tool.close': async () => ({}),
    'App.exit': async () => ({}),
    'App.enableLog': async () => ({}),
    'App.captureScreenshot': async () => ({ data: (await host.page.screenshot()).toString('base64') }),
    'Element.tap': async ({ elementId }) => (await handle(host, elementId)).tap({ timeout: touchTimeout }),
    'Element.callFunction': async (params) => {
      if (params.functionName !== 'input.input' && params.functionName !== 'textarea.input') {
        return JSON.parse(await host.page.evaluate((given) => window.weappHost.automation.run('Element.callFunction', given), params));
      }
      const element = await handle(host, params.elementId);
      const field = (await element.evaluateHandle((node) => node.shadowRoot!.querySelector('input, textarea')!)).asElement();
      await field.fill(String((params.args as unknown[])[0] ?? ''), { timeout: touchTimeout });
      return { result: null };
    },
  };
}

async function handle(host: WeappHost, elementId: unknown): Promise<ElementHandle<HTMLElement>> {
  const found = await host.page.evaluateHandle((id) => window.weappHost.automation.element(id) as HTMLElement, String(elementId));
  return found.asElement();
}
