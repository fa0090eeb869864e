import fc from 'fast-check';
import { fenFrom, followsWords, missingWords, monthAfter, monthsMissing, sumsByEntry, sumsOf, typedYuan, yuan } from './accounts-rules';
import { checkAccounts, faultWords, mayNotSubmit, type AccountsCheck } from './accounts-check';
import { changeWords, quartilesOf, standingWords } from './accounts-comparison';
import type { AccountLine, AccountsContent } from './disclosure';

const line = (more: Partial<AccountLine> = {}): AccountLine => ({ day: '2026-10-12', entry: 'F3.4', what: '打印纸', amount: 12_000, party: '', voucher: '', voucherFileIds: [], ...more });
const account = (more: Partial<AccountsContent> = {}): AccountsContent => ({ form: 'accounts', opening: 16_166_200, receipts: [line({ entry: 'F2.2', what: '山塘承包费', amount: 12_846_000 })], payments: [line({ entry: 'F3.5', what: '三组排水沟工程款', amount: 7_621_560, voucherFileIds: ['a'.repeat(24)] })], closing: 21_390_640, note: '', ...more });
const check: AccountsCheck = { period: { key: '2026-10', from: '2026-10-01', to: '2026-10-31' }, before: { monthKey: '2026-09', closing: 16_166_200 }, entries: ['F2.2', 'F3.4', 'F3.5'], voucherFrom: 100_000 };
const told = (content: AccountsContent, more: Partial<AccountsCheck> = {}) => checkAccounts(content, { ...check, ...more }).map((fault) => `${fault.stops ? '!' : '?'} ${faultWords(fault)}`);

const amount = fc.integer({ min: 1, max: 900_000_000_000 });
const lines = fc.array(amount, { maxLength: 200 });

describe('what an account comes to', () => {
  test('sums in fen never drift, however many lines there are and in whatever order', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e11, max: 1e11 }), lines, lines, (opening, received, paid) => {
        const of = (amounts: number[]) => amounts.map((one) => line({ amount: one }));
        const exact = (amounts: number[]) => amounts.reduce((sum, one) => sum + BigInt(one), 0n);
        const expected = BigInt(opening) + exact(received) - exact(paid);
        const closing = Number(expected);
        const sums = sumsOf({ opening, closing, receipts: of(received), payments: of([...paid].reverse()) });
        expect(BigInt(sums.expected)).toBe(expected);
        expect(sums.difference).toBe(0);
        expect(sumsOf({ opening, closing: closing + 1, receipts: of(received), payments: of(paid) }).difference).toBe(1);
      }),
    );
  });

  test('the sums of the entries are the sum of the lines', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ entry: fc.constantFrom('F3.1', 'F3.4', 'F3.5'), amount })), (paid) => {
        const sums = sumsByEntry(paid, (code) => code);
        expect(sums.reduce((sum, one) => sum + one.amount, 0)).toBe(paid.reduce((sum, one) => sum + one.amount, 0));
        expect(sums.reduce((sum, one) => sum + one.count, 0)).toBe(paid.length);
        expect(sums.map((one) => one.amount)).toEqual([...sums.map((one) => one.amount)].sort((one, other) => other - one));
      }),
    );
  });

  test('an amount that is written is the amount that was typed', () => {
    fc.assert(fc.property(fc.integer({ min: -9_000_000_000_000, max: 9_000_000_000_000 }), (fen) => expect([fenFrom(yuan(fen)), fenFrom(typedYuan(fen))]).toEqual([fen, fen])));
  });

  test.each([
    ['1,280.5 元', 128_050],
    ['￥42000', 4_200_000],
    ['１２．３４', 1_234],
    ['-3', -300],
    ['0.1', 10],
    ['12.345', null],
    ['一百', null],
    ['', null],
    ['1e5', null],
  ])('%s is %s fen', (text, fen) => expect(fenFrom(text)).toBe(fen));

  test('money has separators and two decimals', () => expect([yuan(21_390_640), yuan(5), yuan(-1_250)]).toEqual(['213,906.40', '0.05', '－12.50']));
});

describe('what is not right', () => {
  test('an account that agrees and follows has no fault', () => expect(told(account())).toEqual([]));

  test('a closing that does not agree says by how much, and which way; nothing is put right', () => {
    const content = account({ closing: 21_389_390 });
    expect(told(content)).toEqual(['! 上月结余加收入减支出是 213,906.40 元，月末结余写的是 213,893.90 元，差 12.50 元（少了 12.50 元）。']);
    expect(content.closing).toBe(21_389_390);
  });

  test('an opening that is not the last closing says both', () =>
    expect(told(account({ opening: 16_167_200, closing: 21_391_640 }))).toEqual(['! 2026年9月的月末结余是 161,662.00 元，这里写的是 161,672.00 元，多了 10.00 元。']));

  test('a gap of months is named and does not forbid', () => {
    const faults = checkAccounts(account(), { ...check, before: { monthKey: '2026-07', closing: 1 } });
    expect(faults.map((fault) => fault.words)).toEqual(['2026年8月、9月还没有公开，和上月接不上。']);
    expect(mayNotSubmit(faults)).toBe(false);
  });

  test('the first month has nothing to follow', () => expect([told(account(), { before: null }), followsWords('2026-10', 0, null).kind]).toEqual([[], 'first']));

  test('lines: outside the month, of the other side, unknown, without words or amount', () => {
    const content = account({ payments: [line({ day: '2026-11-01', entry: 'F2.2', what: ' ', amount: 0 }), line({ entry: 'F3.99' })], opening: 16_166_200, closing: 29_000_200 });
    expect(told(content)).toEqual([
      '! 支出第 1 笔：日期 2026-11-01，不在这个月里。',
      '! 支出第 1 笔：没有写事由。',
      '! 支出第 1 笔：金额要大于 0。',
      '! 支出第 1 笔：F2.2 不是支出项目。',
      '! 支出第 2 笔：公开目录里没有 F3.99。',
    ]);
  });

  test('a large payment without a picture and the same line twice are pointed out only', () => {
    const twice = line({ amount: 100_000 });
    const content = account({ payments: [twice, { ...twice }, line({ amount: 99_999 })], closing: 16_166_200 + 12_846_000 - 299_999 });
    const faults = checkAccounts(content, check);
    expect(faults.map(faultWords)).toEqual([
      '支出第 1 笔：1,000.00 元以上的支出，还没有凭证照片。',
      '支出第 2 笔：1,000.00 元以上的支出，还没有凭证照片。',
      '支出第 2 笔：和第 1 笔的日期、金额、事由都一样，是不是记了两遍？',
    ]);
    expect(mayNotSubmit(faults)).toBe(false);
  });

  test('a month without a line asks for the declaration', () => expect(told(account({ receipts: [], payments: [], closing: 16_166_200 }))).toEqual(['! 还没有一笔收支。这个月真的没有，就报“本期无发生”。']));
});

describe('months', () => {
  test('go over the end of a year', () => expect([monthAfter('2026-12'), monthAfter('2026-01', -1), monthAfter('2026-11', -14), monthsMissing('2026-11', '2027-02'), monthsMissing('2026-10', '2026-11')]).toEqual(['2027-01', '2025-12', '2025-09', ['2026-12', '2027-01'], []]));
  test('that are missing are named, many are counted', () => expect([missingWords(['2026-12', '2027-01']), missingWords(['2026-05', '2026-06', '2026-07', '2026-08'])]).toEqual(['2026年12月、2027年1月', '2026年5月到2026年8月，4 个月']));
});

describe('comparison', () => {
  test('fewer than five villages say nothing', () => expect(quartilesOf([1, 2, 3, 4])).toBeNull());
  test('five give their middle and the middle half', () => expect(quartilesOf([50, 10, 30, 20, 40])).toEqual({ low: 20, median: 30, high: 40 }));
  test('quartiles lie in order within what there is', () => {
    fc.assert(
      fc.property(fc.array(amount, { minLength: 5 }), (amounts) => {
        const { low, median, high } = quartilesOf(amounts)!;
        expect(Math.min(...amounts) <= low && low <= median && median <= high && high <= Math.max(...amounts)).toBe(true);
      }),
    );
  });
  test('in words', () => expect([standingWords(1, { low: 2, median: 3, high: 4 }), standingWords(4, { low: 2, median: 3, high: 4 }), standingWords(5, { low: 2, median: 3, high: 4 }), changeWords(112_400, 100_000), changeWords(1, 0), changeWords(5, 5)]).toEqual(['比多数相近的村少', '和多数相近的村差不多', '比多数相近的村多', '比去年同月多 12.4 %', null, '和去年同月一样']));
});
