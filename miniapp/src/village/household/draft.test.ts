import { entryOff } from './draft';

const empty = { code: '', phone: '', sms: '', name: '', lastFour: '' };

test('the button says what is missing', () => {
  expect(entryOff('slip', empty, true)).toBe('请写 12 位户码');
  expect(entryOff('slip', { ...empty, code: '1234 5678 90' }, true)).toBe('还差 2 位');
  expect(entryOff('slip', { ...empty, code: '1234 5678 9012' }, true)).toBeNull();
  expect(entryOff('phone', { ...empty, phone: '19900000001' }, true)).toBe('请写 6 位验证码');
  expect(entryOff('phone', { ...empty, phone: '19900000001', sms: '123456' }, true)).toBeNull();
  expect(entryOff('name', { ...empty, name: '演示甲', lastFour: '123x' }, false)).toBe('请先在村务公开里选您的村');
  expect(entryOff('name', { ...empty, name: '演示甲', lastFour: '123x' }, true)).toBeNull();
});
