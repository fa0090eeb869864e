import { defineSetupItem } from '../kernel';
import { paySwitchedOn } from './port';

defineSetupItem(async () => ({
  key: 'wechatPay',
  state: paySwitchedOn() ? 'done' : 'warning',
  detail: paySwitchedOn() ? '微信支付已经开通，每天上午和微信的账单核对' : '没有开通微信支付：举报奖励不走微信，退缴只能交现金或银行转账。要开通，请在配置里写 WECHATPAY_MCHID 等几项，再重新启动',
  link: paySwitchedOn() ? '/money/reconciliation' : null,
}));
