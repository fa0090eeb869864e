import type { PayerView } from '../../../../contracts/repayment';

/** The mini-program lives in WeChat. */
export const wayToPay = ({ wechat }: Pick<PayerView, 'wechat'>): 'here' | 'none' => (wechat ? 'here' : 'none');
