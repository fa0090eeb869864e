import { dayWords, dueWords, instantWords, workingDaysWords } from './dates';
import { phoneWords, sizeWords, windowNumberWords } from './numbers';

const now = new Date('2026-11-20T07:51:00.000Z');

test('a day says its weekday, and its year only when it is another', () => {
  expect(dayWords('2026-11-21', now)).toBe('11月21日 周六');
  expect(dayWords('2025-11-21', now)).toBe('2025年11月21日 周五');
});

test('an instant is read in Shanghai', () => {
  expect(instantWords('2026-11-20T16:30:00.000Z', now)).toBe('11月21日 周六 00:30');
});

test('a due day of today says so, an hour is shown only when there is one', () => {
  expect(dueWords('2026-11-20', '2026-11-20T09:30:00.000Z', now)).toBe('今天 17:30');
  expect(dueWords('2026-11-23', '2026-11-23T15:59:59.999Z', now)).toBe('11月23日 周一');
  expect(dueWords('2026-11-20', '2026-11-20T15:59:59.999Z', now)).toBe('今天 11月20日 周五');
});

test('working days are counted in words', () => {
  expect(workingDaysWords(1)).toBe('剩 1 个工作日');
  expect(workingDaysWords(-2)).toBe('晚了 2 个工作日');
  expect(workingDaysWords(0)).toBe('今天到期');
  expect(workingDaysWords(null)).toBe('');
});

test('a phone number is grouped as it is read', () => {
  expect(phoneWords('13800006027')).toBe('138 0000 6027');
  expect(phoneWords('09716235678')).toBe('0971 623 5678');
  expect(phoneWords('02162345678')).toBe('021 6234 5678');
});

test('sizes have a unit', () => {
  expect(sizeWords(320_000)).toBe('313 KB');
  expect(sizeWords(2_500_000)).toBe('2.4 MB');
});

test('a window is named as on its sign', () => {
  expect(['3', '3号', '综合窗口'].map(windowNumberWords)).toEqual(['3号窗口', '3号窗口', '综合窗口']);
});
