import type { SandboxTemplate } from '../account';
import { checkedFields } from './fields';

const check = (key: string, value: string): string => {
  const template: SandboxTemplate = { id: 'x', use: 'template', kind: 'x', title: 'x', longTerm: false, fields: [{ key, label: 'x', of: 'x' }] };
  try {
    checkedFields(template, { [key]: { value } });
    return 'taken';
  } catch (error) {
    return (error as Error).message;
  }
};

test.each([
  ['thing1', '字'.repeat(20), '字'.repeat(21)],
  ['thing1', '可以 mixed, 123。', '两\n行'],
  ['phrase2', '已经办结了', '已经办结了吗'],
  ['phrase2', '已办', '已办1'],
  ['character_string3', 'HF-2026-000001', '编号1'],
  ['character_string3', 'a'.repeat(32), 'a'.repeat(33)],
  ['name4', '演'.repeat(10), '演'.repeat(11)],
  ['name4', 'a'.repeat(20), 'a'.repeat(21)],
  ['date5', '2026年7月1日', '七月一日'],
  ['date5', '2026-07-01 09:00', '09:00'],
  ['date5', '2026年7月1日~2026年7月3日', '2026年7月1日至3日'],
  ['time6', '09:00', '25:00'],
  ['time6', '2026年7月1日 09:00', '明天 09:00'],
  ['number7', '12.5', '12件'],
  ['letter8', 'AbC', 'A1'],
  ['symbol9', '¥%', '元'],
  ['amount10', '¥123.45元', '一百元'],
  ['phone_number11', '+86-971-1234567', '打电话'],
  ['car_number12', '青A8Z888', '青A8Z88899'],
])('%s takes %s but not %s', (key, good, bad) => {
  expect(check(key, good)).toBe('taken');
  expect(check(key, bad)).toBe(`argument invalid! data.${key}.value invalid`);
});

test('an empty field is named', () => {
  expect(check('thing1', ' ')).toBe('argument invalid! data.thing1.value is empty');
});
