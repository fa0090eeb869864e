import type { TransferParams } from './transfer';

interface MerchantTransfer {
  requestMerchantTransfer?(options: TransferParams & { success: () => void; fail: () => void }): void;
}
declare const wx: MerchantTransfer;

/** WeChat asks the person to take it. @returns false where he did not, or this WeChat is too old to ask */
export const requestTransfer: ((params: TransferParams) => Promise<boolean>) | null = (params) =>
  new Promise((resolve) => {
    if (!wx.requestMerchantTransfer) return resolve(false);
    wx.requestMerchantTransfer({ ...params, success: () => resolve(true), fail: () => resolve(false) });
  });
