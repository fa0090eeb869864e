import type { ProjectCheckCode, ProjectLimits, StageContent } from '../../contracts/project';
import { stageContent } from '../../test/support/projects';
import { checksOf, type Sibling } from './checks';
import type { Told } from './stages';

const limits: ProjectLimits = { changePercent: 10, announceWorkingDays: 5, nearPercent: 5, thresholds: [{ amount: 5_000_000, words: '超过要村民会议定', certainty: 'proposal' }] };
const base = [stageContent('plan'), stageContent('tender'), stageContent('contract'), stageContent('construction')];
const checks = (contents: StageContent[], siblings: Sibling[] = []) => checksOf(contents.map((content): Told => ({ state: 'published', content })), limits, siblings);
const codes = (contents: StageContent[], siblings?: Sibling[]): ProjectCheckCode[] => checks(contents, siblings).map(({ code }) => code);
const words = (contents: StageContent[], siblings?: Sibling[]): string => checks(contents, siblings)[0]?.words ?? '';
const instead = (content: StageContent): StageContent[] => base.map((one) => (one.stage === content.stage ? content : one));

test('a project in order has nothing to check', () => {
  expect(codes([...base, stageContent('acceptance'), stageContent('payment')])).toEqual([]);
});

test('contract over budget, by how much', () => {
  expect(words(instead(stageContent('contract', { sum: 10_000_001 })))).toBe('合同比预算多 0.01 元');
  expect(codes(instead(stageContent('contract', { sum: 10_000_000 })))).toEqual([]);
});

test('payments over contract and changes, by how much', () => {
  const paid = (sum: number) => [...base, stageContent('change'), stageContent('acceptance'), stageContent('payment', { sum: 5_000_000 }), stageContent('payment', { sum })];
  expect(words(paid(4_600_000))).toBe('付款比合同和变更多 1,000.00 元');
  expect(codes(paid(4_500_000))).toEqual([]);
});

test.each([[9_900_000, []], [9_900_100, ['changeOverLimit']], [8_099_900, ['changeOverLimit']]])('a price changed from 90,000 yuan to %i fen', (after, expected) => {
  expect(codes([...base, stageContent('change', { after })])).toEqual(expected);
});

test('a change begins where the one before it left the price', () => {
  const second = (before: number) => [...base, stageContent('change', { after: 9_200_000 }), stageContent('change', { before, after: 9_300_000 }, '2026-09-20')];
  expect(codes(second(9_200_000))).toEqual([]);
  expect(words(second(9_100_000))).toBe('变更前的价和上一次的价差 1,000.00 元');
});

test('a payment before acceptance counts by the day it was paid', () => {
  const early = stageContent('payment', { sum: 4_500_000 }, '2026-10-07');
  expect(words([...base, stageContent('acceptance'), early])).toBe('验收以前付了 45,000.00 元，合同没有约定进度款');
  expect(codes([...base, stageContent('acceptance'), stageContent('payment', { sum: 4_500_000 }, '2026-10-08')])).toEqual([]);
});

test('进度款 up to its share is right, beyond it not', () => {
  const progress = instead(stageContent('contract', { progressPercent: 50 }));
  expect(codes([...progress, stageContent('payment', { sum: 4_500_000 }, '2026-09-20')])).toEqual([]);
  expect(words([...progress, stageContent('payment', { sum: 4_500_100 }, '2026-09-20')])).toBe('验收以前付的比进度款（50 %）多 1.00 元');
});

test('a notice must hang its working days, both ends counted; direct work has none', () => {
  const notice = (announcedTo: string, way: 'open' | 'direct' = 'open') => instead(stageContent('tender', { way, announcedFrom: '2026-08-03', announcedTo }));
  expect(codes(notice('2026-08-07'))).toEqual([]);
  expect(words(notice('2026-08-06'))).toBe('招标公告只有 4 个工作日，应不少于 5 个');
  // Saturday and Sunday add nothing.
  expect(codes(instead(stageContent('tender', { announcedFrom: '2026-08-06', announcedTo: '2026-08-09' })))).toEqual(['shortNotice']);
  expect(codes(notice('2026-08-03', 'direct'))).toEqual([]);
});

test.each([[4_750_000, []], [4_750_100, ['nearThreshold']], [5_000_000, ['nearThreshold']], [5_000_100, []]])('a contract of %i fen against a line of 50,000 yuan', (sum, expected) => {
  expect(codes(instead(stageContent('contract', { sum })))).toEqual(expected);
});

describe('the same party in several projects within a year', () => {
  const small = instead(stageContent('contract', { sum: 3_000_000 }));
  test('is a possible split where each stays under the line and all together pass it', () => {
    expect(words(small, [{ name: '村口路灯', sum: 2_500_000, on: '2025-08-20' }])).toBe('同一承包方一年内还有“村口路灯”，合计 55,000.00 元，单个都没有超过 50,000.00 元');
  });
  test('is none over a year apart, under the line in all, or where one is over it alone', () => {
    expect(codes(small, [{ name: '村口路灯', sum: 2_500_000, on: '2025-08-19' }])).toEqual([]);
    expect(codes(small, [{ name: '村口路灯', sum: 2_000_000, on: '2026-08-19' }])).toEqual([]);
    expect(codes(small, [{ name: '村口路灯', sum: 6_000_000, on: '2026-08-19' }])).toEqual([]);
  });
});
