import type { Services } from '../services';
import { Refusal, asynchronous } from './callbacks';

interface ModalOptions {
  title?: string;
  content?: string;
  confirmText?: string;
  cancelText?: string;
  showCancel?: boolean;
}

/** 界面: what only a person sees is recorded; what a person answers waits for the test. */
export function interactionApis({ records, answers, pages, privacy }: Services) {
  const nothing = (name: string) => asynchronous(name, () => {});
  return {
    showToast: asynchronous('showToast', ({ title }: { title: string }) => records.act({ kind: 'toast', title })),
    hideToast: nothing('hideToast'),
    showLoading: asynchronous('showLoading', ({ title }: { title: string }) => records.act({ kind: 'loading', title })),
    hideLoading: nothing('hideLoading'),
    showModal: asynchronous('showModal', async ({ title = '', content = '', confirmText = '确定', cancelText = '取消', showCancel = true }: ModalOptions) => {
      const answer = answers.ask();
      records.act({ kind: 'modal', title, content, confirmText, ...(showCancel ? { cancelText } : {}) });
      const confirm = await answer;
      return { confirm, cancel: !confirm, content: null };
    }),
    showActionSheet: asynchronous('showActionSheet', ({ itemList }: { itemList: string[] }) => {
      const tapIndex = answers.actions.shift();
      if (tapIndex === undefined || tapIndex >= itemList.length) throw new Refusal('cancel');
      return { tapIndex };
    }),
    setNavigationBarTitle: asynchronous('setNavigationBarTitle', ({ title }: { title: string }) => records.act({ kind: 'navigationBarTitle', title })),
    setNavigationBarColor: nothing('setNavigationBarColor'),
    showNavigationBarLoading: nothing('showNavigationBarLoading'),
    hideNavigationBarLoading: nothing('hideNavigationBarLoading'),
    setBackgroundColor: nothing('setBackgroundColor'),
    setBackgroundTextStyle: nothing('setBackgroundTextStyle'),
    hideHomeButton: nothing('hideHomeButton'),
    showShareMenu: nothing('showShareMenu'),
    hideShareMenu: nothing('hideShareMenu'),
    enableAlertBeforeUnload: nothing('enableAlertBeforeUnload'),
    disableAlertBeforeUnload: nothing('disableAlertBeforeUnload'),
    setKeepScreenOn: nothing('setKeepScreenOn'),
    hideKeyboard: asynchronous('hideKeyboard', () => {
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    }),
    startPullDownRefresh: asynchronous('startPullDownRefresh', () => {
      const { current } = pages;
      if (typeof current?.instance.onPullDownRefresh === 'function') current.instance.onPullDownRefresh();
    }),
    stopPullDownRefresh: nothing('stopPullDownRefresh'),
    pageScrollTo: asynchronous('pageScrollTo', ({ scrollTop, selector, offsetTop = 0 }: { scrollTop?: number; selector?: string; offsetTop?: number }) => {
      const target = selector === undefined ? null : pages.current?.element.querySelector(selector);
      if (target) window.scrollTo(0, target.getBoundingClientRect().top + window.scrollY + offsetTop);
      else if (scrollTop !== undefined) window.scrollTo(0, scrollTop);
    }),
    setClipboardData: asynchronous('setClipboardData', async ({ data }: { data: string }) => {
      await privacy.require('setClipboardData');
      records.act({ kind: 'clipboard', text: data });
    }),
    makePhoneCall: asynchronous('makePhoneCall', ({ phoneNumber }: { phoneNumber: string }) => records.act({ kind: 'call', phoneNumber })),
    vibrateShort: asynchronous('vibrateShort', () => records.act({ kind: 'vibration' })),
    vibrateLong: asynchronous('vibrateLong', () => records.act({ kind: 'vibration' })),
  };
}
