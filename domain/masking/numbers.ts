import { fold } from './characters';

/** Numbers of people in running text: found however they are written apart, and never a date, an amount or a year. */

export type NumberKind = 'identity' | 'phone' | 'card';
export const numberKindLabels: Record<NumberKind, string> = { identity: '身份证号', phone: '手机号', card: '卡号' };

export interface FoundNumber {
  kind: NumberKind;
  /** In the original text. */
  from: number;
  to: number;
  masked: string;
}

/** What people put between groups of digits. */
const gap = '[\\s.·•_/—–‐‑−-]{0,3}';
const runs = new RegExp(`\\d(?:${gap}\\d)*(?:${gap}[xX×](?![a-zA-Z]))?`, 'g');
const provinces = new Set([11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51, 52, 53, 54, 61, 62, 63, 64, 65, 71, 81, 82, 83].map(String));

/** A group of digits without anything in between. */
interface Group {
  digits: string;
  from: number;
  to: number;
  /** What parts it from the group before. */
  gap: string;
  /** Of what it is a part, taken for itself: an amount, a date with dashes, a date of eight digits. */
  part: 'amount' | 'date' | 'compact' | null;
}

export function findNumbers(original: string): FoundNumber[] {
  const { text, at } = fold(original);
  const found: FoundNumber[] = [];
  for (const match of text.matchAll(runs)) {
    for (const { kind, from, to, digits } of numbersIn(groupsOf(match[0], match.index))) found.push({ kind, from: at[from] as number, to: at[to] as number, masked: maskedAs(kind, digits) });
  }
  return found;
}

/** The text with every number of a person masked. Doing it again changes nothing. */
export function maskNumbers(original: string): string {
  let masked = '';
  let done = 0;
  for (const { from, to, masked: instead } of findNumbers(original)) {
    masked += original.slice(done, from) + instead;
    done = to;
  }
  return masked + original.slice(done);
}

function maskedAs(kind: NumberKind, digits: string): string {
  if (kind === 'phone') return `${digits.slice(-11, -8)}****${digits.slice(-4)}`;
  return kind === 'card' ? `尾号${digits.slice(-4)}` : `${digits.slice(0, 3)}${'*'.repeat(digits.length - 4)}${digits.slice(-1)}`;
}

const dates = /(?:19|20)\d{2}([-/.])\d{1,2}\1\d{1,2}(?!\d)/g;
const compactDate = /^(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/;
/** 12800.00: longer ones are no money of a village. */
const amounts = /\d{1,10}\.\d{1,2}(?![\d.])/g;

function groupsOf(run: string, offset: number): Group[] {
  const spans = ([['date', dates], ['amount', amounts]] as const).flatMap(([part, pattern]) => [...run.matchAll(pattern)].filter(({ index }) => !/\d/.test(run[index - 1] ?? '')).map(({ 0: text, index }) => ({ part, from: index, to: index + text.length })));
  let before = 0;
  return [...run.matchAll(/\d+|[xX×]/g)].map(({ 0: digits, index }) => {
    const gap = run.slice(before, index);
    before = index + digits.length;
    const part = spans.find(({ from, to }) => index >= from && index < to)?.part ?? (compactDate.test(digits) ? 'compact' : null);
    return { digits: digits.replace(/[x×]/g, 'X'), from: offset + index, to: offset + before, gap, part };
  });
}

interface Hit {
  kind: NumberKind;
  digits: string;
  from: number;
  to: number;
}

/** From each group on: what is surely a number of a person, then what is long enough to be a card. */
function numbersIn(groups: readonly Group[]): Hit[] {
  const hits: Hit[] = [];
  let start = 0;
  while (start < groups.length) {
    const found = spanFrom(groups, start, surely) ?? spanFrom(groups, start, perhaps);
    if (found) hits.push(found.hit);
    start = found?.next ?? start + 1;
  }
  return hits;
}

type Judge = (digits: string, groups: readonly Group[]) => NumberKind | null;
const longest = 40;

function spanFrom(groups: readonly Group[], start: number, judge: Judge): { hit: Hit; next: number } | null {
  let digits = '';
  for (let next = start + 1; next <= groups.length && digits.length < longest; next += 1) {
    digits += (groups[next - 1] as Group).digits;
    const span = groups.slice(start, next);
    const kind = judge(digits, span);
    if (kind) return { hit: { kind, digits, from: span[0]!.from, to: span.at(-1)!.to }, next };
  }
  return null;
}

const some = (groups: readonly Group[], ...parts: Group['part'][]): boolean => groups.some(({ part }) => parts.includes(part));
/** 139-2005-1-12-3 is one number, 139 2026-11-20 are two. */
const evenly = (groups: readonly Group[]): boolean => new Set(groups.slice(1).map(({ gap }) => gap)).size <= 1;

/** The day of birth in the middle of an identity number may be written like a date. */
const surely: Judge = (digits, groups) => {
  if (some(groups, 'amount') || groups.every(({ part }) => part !== null)) return null;
  if (/^(?:(?:00)?86|0)?1[3-9]\d{9}$/.test(digits) && (evenly(groups) || !some(groups, 'date'))) return 'phone';
  if (!provinces.has(digits.slice(0, 2))) return null;
  if (/^\d{17}[\dX]$/.test(digits) && isDate(digits.slice(6, 14))) return 'identity';
  return /^\d{15}$/.test(digits) && isDate(`19${digits.slice(6, 12)}`) ? 'identity' : null;
};

/** Twenty digits are an electronic invoice; anything else of a card's length, or longer, is taken for one. */
const perhaps: Judge = (digits, groups) => {
  if (some(groups, 'amount') || groups.every(({ part }) => part !== null) || (some(groups, 'date') && !evenly(groups))) return null;
  if (/^\d{17}X$/.test(digits)) return 'identity';
  return /^\d{16,19}$/.test(digits) || /^\d{21,}$/.test(digits) ? 'card' : null;
};

const isDate = (day: string): boolean => compactDate.test(day);
