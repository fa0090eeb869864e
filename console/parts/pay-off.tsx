import { Power } from 'lucide-react';

/** Without a merchant nothing goes through WeChat; what was done before stays readable. */
export function PayOff() {
  return (
    <div className="notice flush" role="note">
      <Power size={20} aria-hidden="true" />
      <div>
        <b>没有开通微信支付</b>
        <p>奖励和退缴现在只能用现金或银行转账。要开通：有了商户号以后，请系统管理员在配置里写 WECHATPAY_MCHID、WECHATPAY_SERIAL_NO、WECHATPAY_PRIVATE_KEY_FILE、WECHATPAY_API_V3_KEY，再重新启动。</p>
      </div>
    </div>
  );
}
