import automator from 'miniprogram-automator';
import type MiniProgram from 'miniprogram-automator/out/MiniProgram';
import type { Browser } from 'playwright-core';
import { serveAutomator } from './automator/server';
import type { StartOptions } from './bridge';
import { WeappHost } from './weapp-host';

export interface LaunchOptions extends Partial<StartOptions> {
  /** The compiled mini-program, e.g. `dist/weapp`. */
  distDir: string;
  /** Where its requests go, whatever address the build has in it. */
  apiOrigin?: string;
  /** A running Chromium to open it in; one of its own when left out. */
  browser?: Browser;
}

export interface LaunchedMiniProgram {
  miniProgram: MiniProgram;
  /** Only in our own host: the network, pictures, records. */
  host?: WeappHost;
  /** Ends the run; in our own host it fails when anything went wrong on the way. */
  close(): Promise<void>;
}

/** True when the suite drives WeChat's own developer tools. */
export const inDevTools = Boolean(process.env.WECHAT_DEVTOOLS_CLI);

/**
 * Opens a compiled mini-program, steered by WeChat's automation client: in our host, or, with `WECHAT_DEVTOOLS_CLI`
 * naming their command line, in the WeChat DevTools. Theme, font size, network and storage can only be set in the host.
 */
export async function launchMiniProgram({ distDir, apiOrigin, browser, ...start }: LaunchOptions): Promise<LaunchedMiniProgram> {
  if (inDevTools) return launchInDevTools({ distDir, apiOrigin, ...start });
  const host = await WeappHost.start({ distDir, apiOrigin, browser, query: {}, scene: 1001, theme: 'light', fontSizeScaleFactor: 1, network: 'wifi', storage: {}, privacyAgreed: true, ...start });
  const server = await serveAutomator(host);
  const miniProgram = await automator.connect({ wsEndpoint: server.wsEndpoint });
  return {
    miniProgram,
    host,
    async close() {
      miniProgram.disconnect();
      await server.close();
      await host.close();
    },
  };
}

async function launchInDevTools({ distDir, apiOrigin, path, query = {} }: LaunchOptions): Promise<LaunchedMiniProgram> {
  const miniProgram = await automator.launch({ cliPath: process.env.WECHAT_DEVTOOLS_CLI, projectPath: distDir, trustProject: true });
  if (apiOrigin !== undefined) {
    for (const method of ['request', 'uploadFile', 'downloadFile']) await miniProgram.mockWxMethod(method, sendTo, apiOrigin);
  }
  if (path !== undefined) await miniProgram.reLaunch(`/${path}?${new URLSearchParams(query).toString()}`);
  return { miniProgram, close: () => miniProgram.close() };
}

/** Runs inside the mini-program: sends a request to another origin. */
function sendTo(this: { origin(options: object): unknown }, options: { url: string }, origin: string): unknown {
  return this.origin({ ...options, url: options.url.replace(/^https?:\/\/[^/]+/, origin) });
}
