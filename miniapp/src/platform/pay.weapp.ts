import Taro from '@tarojs/taro';
import type { PayEnd, PayParams, TransferParams } from './pay';

interface Callbacks {
  success(): void;
  fail(reason: { errMsg: string }): void;
}

/** Taro does not know the second one yet. */
declare const wx: { requestPayment(options: PayParams & Callbacks): void; requestMerchantTransfer?(options: TransferParams & Callbacks): void };

/** WeChat's own sheet, over the page. Must be called in the tap itself or soon after it. */
export const requestPayment = (params: PayParams): Promise<PayEnd> => ended((callbacks) => wx.requestPayment({ ...params, ...callbacks }));

/** WeChat's own sheet, on which the person takes the money; `unavailable`: this WeChat is too old for it. */
export const requestTransfer = (params: TransferParams): Promise<PayEnd> =>
  Taro.canIUse('requestMerchantTransfer') ? ended((callbacks) => wx.requestMerchantTransfer?.({ ...params, ...callbacks })) : Promise.resolve('unavailable');

const ended = (open: (callbacks: Callbacks) => void): Promise<PayEnd> => new Promise((resolve) => open({ success: () => resolve('done'), fail: ({ errMsg }) => resolve(/cancel/.test(errMsg) ? 'cancelled' : 'unavailable') }));

/** @returns a code by which the platform asks WeChat who pays or is paid. */
export async function payerCode(): Promise<string | null> {
  return Taro.login().then(
    ({ code }) => code || null,
    () => null,
  );
}
