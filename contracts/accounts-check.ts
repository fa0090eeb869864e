import { accountsSideLabels, differenceWords, followsWords, sideOfEntry, sumsOf, yuan, type AccountsBefore, type AccountsSide } from './accounts-rules';
import type { AccountLine, AccountsContent } from './disclosure';

/** What is looked at when a month's account is checked. */
export interface AccountsCheck {
  period: { key: string; from: string; to: string };
  /** The last published month before it. */
  before: AccountsBefore | null;
  /** Codes that the catalogue has now; empty while they are not known, and then none is missed. */
  entries: readonly string[];
  /** From this sum on, a payment should show its voucher. */
  voucherFrom: number;
}

export type AccountsFaultKind = 'balance' | 'opening' | 'gap' | 'day' | 'entry' | 'amount' | 'what' | 'voucher' | 'double' | 'empty' | 'negative';

/** One thing that is not right, or should be looked at. */
export interface AccountsFault {
  kind: AccountsFaultKind;
  /** It cannot be submitted like this; the rest is only pointed out. */
  stops: boolean;
  /** Of a line: where it stands. */
  side?: AccountsSide;
  index?: number;
  words: string;
}

/**
 * Everything that is not right in a month's account, what forbids submitting first. Nothing is ever put right here:
 * whoever keeps the ledger is told by how much, and where.
 */
export function checkAccounts(content: AccountsContent, check: AccountsCheck): AccountsFault[] {
  const faults = [...checkBalance(content, check), ...linesOf(content).flatMap((line) => checkLine(line, check)), ...doubles(content)];
  return [...faults.filter((fault) => fault.stops), ...faults.filter((fault) => !fault.stops)];
}

/** Whether anything forbids submitting. */
export const mayNotSubmit = (faults: readonly AccountsFault[]): boolean => faults.some((fault) => fault.stops);

/** 支出第 3 笔: a fault in one sentence wherever it is told away from its line. */
export const faultWords = ({ side, index, words }: AccountsFault): string => (side === undefined || index === undefined ? words : `${accountsSideLabels[side]}第 ${index + 1} 笔：${words}`);

interface PlacedLine {
  side: AccountsSide;
  index: number;
  line: AccountLine;
}

const sides: readonly AccountsSide[] = ['receipts', 'payments'];
const linesOf = (content: AccountsContent): PlacedLine[] => sides.flatMap((side) => content[side].map((line, index) => ({ side, index, line })));

function checkBalance(content: AccountsContent, { period, before }: AccountsCheck): AccountsFault[] {
  const faults: AccountsFault[] = [];
  const { expected, difference } = sumsOf(content);
  if (difference !== 0) faults.push({ kind: 'balance', stops: true, words: `上月结余加收入减支出是 ${yuan(expected)} 元，月末结余写的是 ${yuan(content.closing)} 元，差 ${yuan(Math.abs(difference))} 元（${differenceWords(difference)}）。` });
  const follows = followsWords(period.key, content.opening, before);
  if (follows.kind === 'differs') faults.push({ kind: 'opening', stops: true, words: follows.words });
  if (follows.kind === 'gap') faults.push({ kind: 'gap', stops: false, words: follows.words });
  if (content.receipts.length + content.payments.length === 0) faults.push({ kind: 'empty', stops: true, words: '还没有一笔收支。这个月真的没有，就报“本期无发生”。' });
  if (content.closing < 0) faults.push({ kind: 'negative', stops: false, words: '月末结余是负数，请核对。' });
  return faults;
}

function checkLine({ side, index, line }: PlacedLine, { period, entries, voucherFrom }: AccountsCheck): AccountsFault[] {
  const at = { side, index };
  const faults: AccountsFault[] = [];
  if (line.day < period.from || line.day > period.to) faults.push({ ...at, kind: 'day', stops: true, words: `日期 ${line.day || '没有填'}，不在这个月里。` });
  if (line.what.trim() === '') faults.push({ ...at, kind: 'what', stops: true, words: '没有写事由。' });
  if (line.amount <= 0) faults.push({ ...at, kind: 'amount', stops: true, words: '金额要大于 0。' });
  if (sideOfEntry(line.entry) !== side) faults.push({ ...at, kind: 'entry', stops: true, words: line.entry === '' ? `没有选${accountsSideLabels[side]}项目。` : `${line.entry} 不是${accountsSideLabels[side]}项目。` });
  else if (entries.length > 0 && !entries.includes(line.entry)) faults.push({ ...at, kind: 'entry', stops: true, words: `公开目录里没有 ${line.entry}。` });
  if (side === 'payments' && line.amount >= voucherFrom && line.voucherFileIds.length === 0) faults.push({ ...at, kind: 'voucher', stops: false, words: `${yuan(voucherFrom)} 元以上的支出，还没有凭证照片。` });
  return faults;
}

/** The same day, sum and words twice on one side: often a line that was entered twice. */
function doubles(content: AccountsContent): AccountsFault[] {
  const seen = new Map<string, number>();
  return linesOf(content).flatMap(({ side, index, line }): AccountsFault[] => {
    const key = [side, line.day, line.amount, line.what.trim()].join('\0');
    const first = seen.get(key);
    if (first === undefined) seen.set(key, index);
    return first === undefined || line.amount <= 0 ? [] : [{ kind: 'double', stops: false, side, index, words: `和第 ${first + 1} 笔的日期、金额、事由都一样，是不是记了两遍？` }];
  });
}
