import type { Share } from '../../../contracts/statistics';
import { leftOutWords, trendSentence, trendShape, type TrendDay } from './trend';

const now = new Date('2026-11-20T07:42:00.000Z');
const frame = { left: 40, right: 640, top: 10, bottom: 190 };
const share = (value: number, half = 0.01, of = 200): Share => ({ value, low: value - half, high: Math.min(1, value + half), of });

function days(values: (number | null)[], workingDay = true): TrendDay[] {
  return values.map((value, index) => {
    const day = new Date(Date.UTC(2026, 10, 20 - (values.length - 1 - index))).toISOString().slice(0, 10);
    return { day, workingDay: value === null ? workingDay : true, valid: value === null ? 0 : 200, satisfied: value === null ? 0 : Math.round(value * 200), dissatisfied: 0, satisfaction: value === null ? null : share(value) };
  });
}

test('the line leaves out days without a rating and keeps their place', () => {
  const shape = trendShape(days([0.96, null, 0.95, 0.97]), share(0.96), frame, now)!;
  expect(shape.points.map((point) => point.x)).toEqual([40, 440, 640]);
  expect(shape.line.split('L')).toHaveLength(3);
  expect(shape.points.every((point) => point.high < point.y && point.y < point.low)).toBe(true);
  expect(shape.points.every((point) => point.high >= frame.top - 0.01 && point.low <= frame.bottom + 0.01)).toBe(true);
});

test('one day stands in the middle without a line; no day, no chart', () => {
  const shape = trendShape(days([0.9]), share(0.9), frame, now)!;
  expect(shape.points[0]!.x).toBe(340);
  expect([shape.line, shape.band, shape.lowest]).toEqual(['', '', null]);
  expect(shape.dates).toEqual([{ x: 340, anchor: 'middle', label: '今天' }]);
  expect(trendShape(days([null, null]), null, frame, now)).toBeNull();
});

test('the lowest day is annotated only where chance does not explain it', () => {
  const fall = days([0.96, 0.97, 0.96, 0.96, 0.92, 0.95]);
  expect(trendShape(fall, share(0.958), frame, now)!.lowest?.day.day).toBe('2026-11-19');
  const calm = days([0.96, 0.97, 0.96, 0.96, 0.955, 0.96]);
  expect(trendShape(calm, share(0.96), frame, now)!.lowest).toBeNull();
  expect(trendShape(days([0.96, 0.8]), share(0.9), frame, now)!.lowest).toBeNull();
});

test('dates: the first with its weekday, weeks between, the last as today', () => {
  const shape = trendShape(days(Array.from({ length: 30 }, () => 0.96)), share(0.96), frame, now)!;
  expect(shape.dates.map((date) => date.label)).toEqual(['10月22日 周四', '10月29日', '11月5日', '11月12日', '今天']);
  const year = trendShape(days(Array.from({ length: 365 }, () => 0.96)), share(0.96), frame, now)!;
  expect(year.dates.length).toBeLessThanOrEqual(7);
  const phone = trendShape(days(Array.from({ length: 30 }, () => 0.96)), share(0.96), { ...frame, right: 330 }, now)!;
  expect(phone.dates.map((date) => date.label)).toEqual(['10月22日 周四', '今天']);
});

test('one sentence holds the whole, the ends and the newest', () => {
  expect(trendSentence(days([0.96, 0.92, 0.95]), share(0.943), now)).toBe('每天的满意率：整段 94.3%，最低 11月19日 周四 92.0%，最高 11月18日 周三 96.0%，最近 11月20日 周五 95.0%。');
  expect(trendSentence(days([0.96]), share(0.96), now)).toBe('只有一天有评议：11月20日 周五 96.0%。');
  expect(trendSentence(days([null]), null, now)).toBe('这段时间没有评议，没有走势。');
});

test('what is left out is said', () => {
  expect(leftOutWords(days([0.96, 0.92]))).toBe('');
  expect(leftOutWords(days([0.96, null], false))).toBe('不办件的日子不画');
  expect(leftOutWords(days([0.96, null], true))).toBe('没有评议的日子不画');
});
