import { personalNumberIn, withoutPersonalNumbers } from './personal-numbers';
import { z } from 'zod';

test.each([
  ['请找小王，13800006027', '手机号'],
  ['电话 138 0000 6027 打不通', '手机号'],
  ['１３８００００６０２７', '手机号'],
  ['电话138-0000-6027', '手机号'],
  ['电话 138 - 0000 - 6027', '手机号'],
  ['身份证 6 3 0 1 0 5 1 9 8 5 0 1 0 1 － 001 X', '身份证号'],
  ['身份证 63010519850101001X', '身份证号'],
  ['630105 19850101 0010', '身份证号'],
  ['630105850101001', '身份证号'],
  ['卡号 6222 0200 0000 0000 1234', '银行卡号'],
  ['座机 0971-8123456', '电话号码'],
  ['座机（0971）8123 456', '电话号码'],
])('%s is found', (text, name) => {
  expect(personalNumberIn(text)).toBe(name);
});

test.each(['2026年7月1日至9月30日，收到 12,840 条，满意率 97.3 %', '区政务中心 3 号窗口 9:00—17:30', '拨打 12388 或 12345', '文号〔2026〕18号，共 34057 件', '2026-07-01—2026-09-30', '2026.7.1-2026.9.30'])('%s is no number of a person', (text) => {
  expect(personalNumberIn(text)).toBeNull();
});

test('a text with one is refused in words, without repeating the number', () => {
  const result = withoutPersonalNumbers(z.string()).safeParse('打 13800006027');
  expect(result.error?.issues[0]?.message).toContain('手机号');
  expect(result.error?.issues[0]?.message).not.toContain('138');
});
