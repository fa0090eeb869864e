import { sumsOf } from '../../../contracts/accounts-rules';
import { checkAccounts, mayNotSubmit } from '../../../contracts/accounts-check';
import { seededRandom } from '../random';
import { accountsOfMonth, demoMonths, openingOfStory, storyMonth } from './accounts-of-month';

const means = { scale: 1, community: false };

test('a month is the same for the same random numbers, and has nothing that forbids it', () => {
  const [first, again] = [accountsOfMonth(means, '2026-10', seededRandom(1)), accountsOfMonth(means, '2026-10', seededRandom(1))];
  expect(again).toEqual(first);
  const { expected } = sumsOf({ opening: 0, closing: 0, ...first });
  const faults = checkAccounts({ form: 'accounts', opening: 0, ...first, closing: expected, note: '' }, { period: { key: '2026-10', from: '2026-10-01', to: '2026-10-31' }, before: null, entries: [], voucherFrom: 100_000 });
  expect(mayNotSubmit(faults)).toBe(false);
});

test('the village of the story closes its newest month with 213,906.40 yuan, after a half year with known sums', () => {
  const newest = storyMonth('2026-10', 0, means, seededRandom(1));
  expect(sumsOf({ opening: openingOfStory, closing: 21_390_640, ...newest })).toEqual({ receipts: 12_846_000, payments: 7_621_560, expected: 21_390_640, difference: 0 });
  expect(newest.payments).toHaveLength(23);
  expect(sumsOf({ opening: 0, closing: 0, ...storyMonth('2026-09', 1, means, seededRandom(2)) })).toMatchObject({ receipts: 7_100_000, payments: 9_300_000 });
});

test('the last month told is one that is due', () => expect([demoMonths('2026-11-20', 2), demoMonths('2026-11-05', 2), demoMonths('2026-01-09', 1)]).toEqual([['2026-09', '2026-10'], ['2026-08', '2026-09'], ['2025-12']]));
