import { clusters, fall, praiseBursts, type DayLine } from './detectors';
import { daysAfter } from './period';

const today = '2026-11-20';
/** So many days ago. */
const day = (back: number, counts: DayLine['counts'], reasons: Record<string, number> = {}, praiseBurst = 0): DayLine => ({
  day: daysAfter(today, -back),
  counts,
  reasons,
  second: {},
  closed: { inTime: 0, late: 0 },
  open: [],
  praiseBurst,
});
const usual = (from: number, to: number, counts: DayLine['counts'], reasons: Record<string, number> = {}): DayLine[] => Array.from({ length: to - from + 1 }, (_, index) => day(from + index, counts, reasons));

describe('a fall', () => {
  const before = usual(2, 29, { satisfied: 9, dissatisfied: 1 }, { 209: 1 });

  test('is told with how much, and the complaint that rose most', () => {
    const lines = [...before, day(1, { satisfied: 10, dissatisfied: 10 }, { 209: 3, 208: 8 }), day(0, { satisfied: 5, dissatisfied: 5 }, { 208: 4 })];
    expect(fall(lines, today)).toEqual([{ kind: 'fall', day: today, from: '2026-11-19', to: today, reason: null, detail: '两天内满意率低了 40.0 个百分点，12 条提到“没一次说清要什么材料”' }]);
  });

  test('needs ten ratings, five points and an interval that lies below', () => {
    expect(fall([...before, day(0, { satisfied: 1, dissatisfied: 8 })], today)).toEqual([]);
    // 84 % of 50 against 90 %: lower, but it may be chance.
    expect(fall([...before, day(0, { satisfied: 42, dissatisfied: 8 })], today)).toEqual([]);
    // 87 % of 5000: no chance, but less than five points.
    expect(fall([...before, day(0, { satisfied: 4350, dissatisfied: 650 })], today)).toEqual([]);
    expect(fall([...before, day(0, { satisfied: 40, dissatisfied: 20 })], today)).toHaveLength(1);
  });

  test('is no news at a window without a past, and mistaken ratings are none', () => {
    expect(fall([day(0, { dissatisfied: 30 })], today)).toEqual([]);
    expect(fall([...before, day(0, { satisfied: 12, mistaken: 40, malicious: 40 })], today)).toEqual([]);
  });
});

describe('a cluster', () => {
  const past = (reasons: Record<string, number>): DayLine[] => [day(8, { satisfied: 20 }, reasons), day(20, { satisfied: 20 })];

  test('is a complaint that comes three times as often as in a usual week', () => {
    expect(clusters([...past({ 213: 8 }), day(2, { dissatisfied: 9 }, { 213: 9 })], today)).toEqual([
      { kind: 'cluster', day: today, from: '2026-11-14', to: today, reason: '213', detail: '7 天里 9 条提到“业务不熟”，平常一周 2 条' },
    ]);
    expect(clusters([...past({ 213: 10 }), day(2, { dissatisfied: 9 }, { 213: 9 })], today)[0]?.detail).toContain('平常一周 2.5 条');
  });

  test('is not four of them, nor twice as many, nor praise', () => {
    expect(clusters([...past({}), day(2, { dissatisfied: 4 }, { 213: 4 })], today)).toEqual([]);
    expect(clusters([...past({ 213: 16 }), day(2, { dissatisfied: 9 }, { 213: 9 })], today)).toEqual([]);
    expect(clusters([...past({}), day(2, { satisfied: 9 }, { 413: 9 })], today)).toEqual([]);
  });

  test('counts from the first of seven days, and against the four weeks before only', () => {
    expect(clusters([...past({}), day(6, { dissatisfied: 5 }, { 213: 5 })], today)).toHaveLength(1);
    expect(clusters([...past({}), day(7, { dissatisfied: 5 }, { 213: 5 })], today)).toEqual([]);
    expect(clusters([...past({}), day(35, { dissatisfied: 90 }, { 213: 90 }), day(0, { dissatisfied: 5 }, { 213: 5 })], today)).toHaveLength(1);
  });
});

test('praise in bursts is told for today and yesterday', () => {
  const lines = [day(0, { satisfied: 30 }, {}, 19), day(1, { satisfied: 3 }), day(2, { satisfied: 9 }, {}, 9)];
  expect(praiseBursts(lines, today)).toEqual([{ kind: 'praiseBurst', day: today, from: today, to: today, reason: null, detail: '11月20日 周五有 19 条“满意”短时间里集中到来' }]);
});
