import type { HttpCall, HttpOutcome, PageEvent } from '../bridge';

declare global {
  interface Window {
    /** Bound by Node before the page starts. */
    askNode(call: HttpCall): Promise<HttpOutcome>;
    tellNode(event: PageEvent): Promise<void>;
  }
}

/** Makes an HTTP exchange outside the browser: no CORS, no cookies, WeChat's own headers. */
export function askNode(call: HttpCall): Promise<HttpOutcome> {
  return window.askNode(call);
}

export function tellNode(event: PageEvent): void {
  void window.tellNode(event);
}
