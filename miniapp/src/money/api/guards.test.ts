import { announcedHandIn, payAnswer, payerView, payParams } from '../../../../contracts/repayment';
import { isAnnouncedHandIn, isLoginAt, isPayerView, isPayParams } from './guards';

const view = {
  token: 'a-token-of-a-demand-on-paper',
  number: 'TJ-2026-0001',
  kind: 'demand',
  state: 'partial',
  payer: '演示缴款人',
  reason: '多发的补助',
  amount: 10_000,
  paid: 4_000,
  left: 6_000,
  due: '2026-12-15',
  light: 'green',
  plan: [{ amount: 10_000, due: '2026-12-15', paid: false }],
  received: [{ id: '0123456789abcdef01234567', receipt: 'SD-2026-0001', way: 'cash', amount: 4_000, refunded: 0, day: '2026-11-20' }],
  waiting: false,
  wechat: true,
  web: 'wechat',
  wechatMost: 5_000_000,
};
const params = { appId: 'wx', timeStamp: '1', nonceStr: 'n', package: 'prepay_id=1', signType: 'RSA', paySign: 's' };

test('the hand-written guards agree with the contracts, field by field', () => {
  const cases = [
    [payerView, isPayerView, view],
    [payParams, isPayParams, params],
    [payAnswer, isLoginAt, { loginAt: 'https://open.weixin.qq.com/connect/oauth2/authorize' }],
    [announcedHandIn, isAnnouncedHandIn, { number: 'ZD-2026-0001', code: '012345', view: { ...view, kind: 'handIn', payer: null, due: null, light: null, plan: [] } }],
  ] as const;
  for (const [schema, guard, answer] of cases) {
    expect([schema.safeParse(answer).success, guard(answer)]).toEqual([true, true]);
    for (const key of Object.keys(answer)) {
      const broken = { ...answer, [key]: Symbol('none') };
      expect([key, schema.safeParse(broken).success, guard(broken)]).toEqual([key, false, false]);
    }
  }
});
