import { glassEasel } from 'glass-easel-miniprogram-adapter';
import type { StartOptions } from '../bridge';
import { type Program, allPages } from '../program';
import { Answers } from './answers';
import { Automation } from './automation';
import { createBackend } from './backend';
import { defaultStyle, defineElements } from './elements';
import { WxImage } from './elements/others';
import { Files } from './files';
import { listenToGestures } from './gestures';
import { WeappHost } from './host';
import { Listeners } from './listeners';
import { Modules, resolvePath } from './modules';
import { tellNode } from './node';
import { Pages } from './pages';
import { Privacy } from './privacy';
import { Records } from './records';
import type { Services } from './services';
import { Storage } from './storage';
import { createWx } from './wx';
import { listenToScroll } from './wx/routing';

declare global {
  interface Window {
    weappHost: WeappHost;
    startWeapp(program: Program, start: StartOptions): void;
  }
}

/** Puts the host together and starts the compiled mini-program in this window. */
window.startWeapp = (program, start) => {
  // Tests find elements by the ids of the templates.
  glassEasel.globalOptions.writeIdToDOM = true;
  const records = new Records((text) => tellNode({ event: 'problem', text }));
  const files = new Files();
  const answers = new Answers();
  answers.networkType = start.network;
  const listeners = new Listeners();
  const pages: Pages = new Pages(program, (path) => modules.load(path), createBackend((tag) => records.problem(`the host has no <${tag}>`)));
  const launch = { path: start.path ?? allPages(program.app)[0]!, query: start.query, scene: start.scene, referrerInfo: {} };
  const services: Services = { program, start, launch, records, answers, files, listeners, pages, storage: new Storage(start.storage), privacy: new Privacy(start.privacyAgreed || program.app.__usePrivacyCheck__ !== true, records) };
  const wx = createWx(services);
  const app: Record<string, unknown> = {};
  const modules: Modules = new Modules(program.scripts, {
    wx,
    ...pages.constructors,
    App: (definition: object) => Object.assign(app, definition),
    getApp: () => app,
    getCurrentPages: () => pages.stack.map(({ instance }) => instance),
  });

  defineElements(Object.values(program.configs).flatMap(({ usingComponents }) => Object.keys(usingComponents ?? {})));
  const style = document.createElement('style');
  style.textContent = defaultStyle;
  document.head.append(style);
  WxImage.locate = (source) => {
    const file = files.find(source);
    if (file) return `data:${file.type};base64,${file.base64}`;
    return /^(data:|https?:)/.test(source) ? source : `/${resolvePath(pages.current?.path ?? '', source)}`;
  };
  listenToGestures();
  listenToScroll(services);
  reportErrors(records, listeners);

  window.weappHost = new WeappHost(services, app, new Automation(services, modules, wx));
  modules.load('app');
  window.weappHost.launch();
};

/** Whatever goes wrong in the mini-program is a problem of the run, and the app hears of it as in WeChat. */
function reportErrors(records: Records, listeners: Listeners): void {
  const text = (error: unknown) => (error instanceof Error ? (error.stack ?? error.message) : typeof error === 'object' ? JSON.stringify(error) : String(error));
  glassEasel.addGlobalErrorListener((error) => {
    records.problem(text(error));
    return false;
  });
  window.addEventListener('error', ({ error, message }) => {
    records.problem(text(error ?? message));
    listeners.fire('Error', message);
  });
  window.addEventListener('unhandledrejection', ({ reason, promise }) => {
    records.problem(`unhandled rejection: ${text(reason)}`);
    listeners.fire('UnhandledRejection', { reason, promise });
  });
}
