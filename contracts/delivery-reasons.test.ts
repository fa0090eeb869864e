import { deliveryReason } from './delivery-reasons';

test('what platforms answer is said in plain words', () => {
  expect(['43004', '43101', 'noPhone', 'weeklyCap', 'http 502', 'TypeError:ECONNRESET', 'TencentCloudSDKHttpException:ETIMEDOUT', 'failed:user block', 'LimitExceeded.PhoneNumberDailyLimit'].map(deliveryReason)).toEqual([
    '没有关注公众号',
    '本人拒收',
    '没有手机号',
    '这一周给本人发够了，不再打扰',
    '平台出错（HTTP 502）',
    '和平台的连接断了，不知道发出去没有',
    '平台没有回答，不知道发出去没有',
    '本人拒收',
    '这个手机号今天收够了',
  ]);
});

test('a code nobody has words for is shown as it is', () => {
  expect(deliveryReason('99999')).toBe('平台说：99999');
});
