import type { MoneySheet } from '../../bridge';
import type { Services } from '../services';
import { Refusal, asynchronous } from './callbacks';

/** 支付 and 商家转账: WeChat's own sheet lies over the page until the person answers it, as the test says. */
export function moneyApis({ answers }: Services) {
  const asked = (name: MoneySheet['name'], needed: readonly string[]) =>
    asynchronous(name, async (options: Record<string, unknown>) => {
      const params: Record<string, string> = {};
      for (const each of needed) {
        const value = options[each];
        if (typeof value !== 'string') throw new Refusal(`parameter error: parameter.${each} should be String instead of ${typeof value};`);
        params[each] = value;
      }
      const said = await answers.askForMoney({ name, params });
      if (said !== 'ok') throw new Refusal(said);
    });
  return {
    requestPayment: asked('requestPayment', ['timeStamp', 'nonceStr', 'package', 'signType', 'paySign']),
    requestMerchantTransfer: asked('requestMerchantTransfer', ['mchId', 'appId', 'package']),
  };
}
