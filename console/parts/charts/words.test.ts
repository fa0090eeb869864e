import type { Share } from '../../../contracts/statistics';
import { beforeWords, countChange, daysIn, intervalWords, percentWords, periodWords, shareChange, tickWords } from './words';

const now = new Date('2026-11-20T07:42:00.000Z');
const share = (value: number): Share => ({ value, low: value - 0.01, high: value + 0.01, of: 100 });

test('shares are said to one decimal, ticks without needless ones', () => {
  expect(percentWords(0.95833)).toBe('95.8%');
  expect(percentWords(1)).toBe('100.0%');
  expect([0.92, 0.925, 0.29].map(tickWords)).toEqual(['92%', '92.5%', '29%']);
  expect(intervalWords(share(0.98))).toBe('97.0–99.0');
});

test('a period is named by its choice, a custom one by its days', () => {
  expect(periodWords('30d', '2026-10-22', '2026-11-20', now)).toBe('近 30 天');
  expect(periodWords('custom', '2025-12-30', '2026-11-20', now)).toBe('2025年12月30日–11月20日');
  expect(periodWords('custom', '2026-11-18', '2026-11-18', now)).toBe('11月18日 周三');
});

test('what came before has the same number of days', () => {
  expect(daysIn('2026-10-22', '2026-11-20')).toBe(30);
  expect(beforeWords('today', '2026-11-20', '2026-11-20')).toBe('昨天');
  expect(beforeWords('custom', '2026-11-18', '2026-11-18')).toBe('前一天');
  expect(beforeWords('30d', '2026-10-22', '2026-11-20')).toBe('上个 30 天');
  expect(beforeWords('quarter', '2026-10-01', '2026-11-20')).toBe('前面 51 天');
});

test('a change says how much and against what', () => {
  expect(shareChange(share(0.958), share(0.962), '上个 30 天')).toEqual({ direction: 'down', words: '比上个 30 天低 0.4 个百分点' });
  expect(shareChange(share(0.971), share(0.955), '上个 30 天')).toEqual({ direction: 'up', words: '比上个 30 天高 1.6 个百分点' });
  expect(shareChange(share(0.9581), share(0.9583), '昨天')).toEqual({ direction: 'same', words: '和昨天一样' });
  expect(shareChange(share(0.9), null, '昨天')).toEqual({ direction: null, words: '昨天没有数，没法比' });
  expect(shareChange(null, share(0.9), '昨天').words).toBe('');
  expect([countChange(14, 2), countChange(2, 1402), countChange(3, 3)].map((change) => change.words)).toEqual(['多 12 条', '少 1,400 条', '一样多']);
});
