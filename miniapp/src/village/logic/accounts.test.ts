import { chartWords, checkWords, heightsOf, inUnit, lastYearWords, monthTitle, placesOf, similarName, standsWords, unitOf } from './accounts';

const month = (monthKey: string, receipts: number, payments: number) => ({ monthKey, receipts, payments, closing: 0 });
const middle = { low: 2_000_000, median: 4_000_000, high: 6_000_000 };

test('a chart is as high as its largest bar, and even a small sum is seen', () => {
  expect(heightsOf([month('2026-09', 7_100_000, 9_300_000), month('2026-10', 12_846_000, 1)])).toEqual([
    { receipts: 55.3, payments: 72.4 },
    { receipts: 100, payments: 1 },
  ]);
  expect(heightsOf([month('2026-09', 0, 0)])).toEqual([{ receipts: 0, payments: 0 }]);
});

test('the unit is named by what there is', () => {
  const [small, large] = [[month('2026-10', 12_846_000, 0)], [month('2026-10', 120_000_000, 0)]];
  expect([unitOf(small).name, inUnit(12_846_000, unitOf(small)), unitOf(large).name, inUnit(120_000_000, unitOf(large))]).toEqual(['千元', '128.5', '万元', '120.0']);
});

test('the chart is one sentence for whoever does not see it', () => {
  expect(chartWords([month('2026-09', 7_100_000, 9_300_000), month('2026-10', 12_846_000, 7_621_560)])).toBe('9月到10月每月收支。10月收入 128,460.00 元，支出 76,215.60 元；收入最多的是10月。每月多少在表里。');
});

test('a sum that does not agree says by how much', () => expect([checkWords({ difference: 0 }), checkWords({ difference: -1_250 })]).toEqual(['对得上', '差 12.50 元，写的少了 12.50 元']));

test('another year is written out', () => expect([monthTitle('2026-10', 2026), monthTitle('2025-12', 2026)]).toEqual(['10月', '2025年12月']));

test('last year is compared only where there was something', () => {
  const now = { receipts: 11_240_000, payments: 5_000_000 } as NonNullable<Parameters<typeof lastYearWords>[0]['month']>;
  expect(lastYearWords({ month: now, lastYear: month('2025-10', 10_000_000, 0) })).toEqual(['收入比去年同月多 12.4 %（去年 100,000.00 元）。']);
  expect(lastYearWords({ month: now, lastYear: null })).toEqual([]);
});

test('similar villages in words and on a line', () => {
  expect(similarName({ kind: 'town', villages: 7, receipts: middle, payments: middle }, '柳溪镇')).toBe('柳溪镇另外 7 个村（社区）');
  expect(standsWords('payments', 7_621_560, middle)).toBe('支出 76,215.60 元，比多数相近的村多：它们居中的是 40,000.00 元，一半的村在 20,000.00 到 60,000.00 元之间。');
  const { own, low, median, high } = placesOf(7_621_560, middle);
  expect(low < median && median < high && high < own && own < 100).toBe(true);
});
