import { lateWords, whenWords } from './rule-words';

const rule = { again: false, sendAt: '09:00', lateDays: 0 };

test.each([
  [{ ...rule, occasion: 'newYear' as const, daysBefore: 3 }, '放假前 3 个工作日 09:00'],
  [{ ...rule, occasion: 'springFestival' as const, daysBefore: 7, again: true }, '放假前 7 个工作日 09:00，放假前最后一个工作日再提醒一次'],
  [{ ...rule, occasion: 'newYear' as const, daysBefore: 0 }, '放假第一天 09:00'],
  [{ ...rule, occasion: 'politicalBirthday' as const, daysBefore: 0 }, '当天 09:00'],
  [{ ...rule, occasion: 'retirement' as const, daysBefore: 2, again: true }, '前 2 个工作日 09:00'],
])('a rule is said in one sentence', (given, words) => expect(whenWords(given)).toBe(words));

test('and what becomes of what was missed', () => expect([lateWords({ lateDays: 0 }), lateWords({ lateDays: 3 })]).toEqual(['停机错过当天，不补', '停机错过了，3 天内补发']));
