import Taro from '@tarojs/taro';
import type { PayParams } from '../api/guards';

/** What the phone says is a hint only: whether it was paid, the platform tells us. */
export const payInWechat: ((params: PayParams) => Promise<'paid' | 'putAway' | 'failed'>) | null = async ({ timeStamp, nonceStr, package: prepaid, signType, paySign }) => {
  try {
    await Taro.requestPayment({ timeStamp, nonceStr, package: prepaid, signType, paySign });
    return 'paid';
  } catch (error) {
    return /cancel/.test(String((error as { errMsg?: string }).errMsg)) ? 'putAway' : 'failed';
  }
};
