import { call } from '../pages';
import type { Services } from '../services';
import { Refusal, asynchronous } from './callbacks';

interface Target {
  url: string;
}

/** 路由: WeChat's page stack. */
export function routingApis({ pages, program, listeners }: Services) {
  const tabs = new Set((program.app.tabBar?.list ?? []).map(({ pagePath }) => pagePath));

  /** Opens the page, or puts the covered one back when that fails. */
  function open(url: string, before: () => void, kind: 'page' | 'tab' = 'page'): void {
    const { path, query } = pages.locate(url);
    if (kind === 'page' && tabs.has(path)) throw new Refusal('can not navigateTo a tabbar page');
    if (kind === 'tab' && !tabs.has(path)) throw new Refusal('can not switch to no-tabBar page');
    if (!pages.exists(path)) {
      listeners.fire('PageNotFound', { path, query, isEntryPage: false });
      throw new Refusal(`page "${path}" is not found`);
    }
    before();
    pages.open(path, query);
  }
  const closeAll = () => {
    while (pages.current) pages.closeCurrent();
  };

  return {
    navigateTo: asynchronous('navigateTo', ({ url }: Target) => {
      if (pages.full) throw new Refusal('webview count limit exceed');
      open(url, () => pages.current && pages.hide(pages.current));
      const silent = { emit: () => {}, on: () => {}, once: () => {}, off: () => {} };
      return { eventChannel: silent };
    }),
    redirectTo: asynchronous('redirectTo', ({ url }: Target) => open(url, () => pages.closeCurrent())),
    reLaunch: asynchronous('reLaunch', ({ url }: Target) => open(url, closeAll)),
    switchTab: asynchronous('switchTab', ({ url }: Target) => open(url, closeAll, 'tab')),
    navigateBack: asynchronous('navigateBack', ({ delta = 1 }: { delta?: number }) => {
      if (pages.stack.length < 2) throw new Refusal('cannot navigate back at first page.');
      for (let left = delta; left > 0 && pages.stack.length > 1; left -= 1) pages.closeCurrent();
      if (pages.current) pages.show(pages.current);
    }),
  };
}

/** Tells the current page about its scrolling, as WeChat does. */
export function listenToScroll({ pages, program }: Services): void {
  let atBottom = false;
  window.addEventListener('scroll', () => {
    const { current } = pages;
    if (!current) return;
    call(current, 'onPageScroll', { scrollTop: window.scrollY });
    const distance = program.configs[current.path]?.onReachBottomDistance ?? program.app.window?.onReachBottomDistance ?? 50;
    const reached = window.scrollY + innerHeight >= document.documentElement.scrollHeight - distance;
    if (reached && !atBottom) call(current, 'onReachBottom');
    atBottom = reached;
  });
}
