import { unreadable } from './sheet';

/** Formats that have a number and no code in the file; 27–36 and 50–58 are dates in Chinese and Japanese Excel. */
const dateIds: readonly (readonly [first: number, last: number])[] = [[14, 22], [27, 36], [45, 47], [50, 58]];

/** Whether a number format shows days or times: by its own code, else by its number (ECMA-376 part 1, 18.8.30). */
export function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined) return dateIds.some(([first, last]) => id >= first && id <= last);
  // What is left without texts in quotes, single characters taken as they are, colours and places in brackets.
  const bare = code.replace(/"[^"]*"|[\\_*].|\[[^\]]*\]/g, '').split(';')[0]!;
  return /[ymdhs]/i.test(bare);
}

const secondsOfDay = 86_400;
/** Days from 1 January 1970 back to day 0 of the count from 1900, and from day 0 of the one from 1904 to that. */
const daysBefore1970 = 25_569;
const daysFrom1900To1904 = 1_462;
/** The count from 1900 has a 29 February 1900, which was none: before it, it is one behind. */
const falseDay = 60;
const dayAfter9999 = 2_958_466;

/** A day count as text: '2026-01-05', '2026-01-05 08:30:00', '08:30:00'; '#日期' where Excel too shows none. */
export function dateText(serial: number, from1904: boolean): string {
  const count = from1904 ? serial + daysFrom1900To1904 : serial;
  if (!(serial >= 0) || count >= dayAfter9999) return '#日期';
  const days = serial < 1 ? serial : count < falseDay ? count + 1 : count;
  const text = new Date(Math.round((days - daysBefore1970) * secondsOfDay) * 1000).toISOString();
  if (serial < 1) return text.slice(11, 19);
  return isoText(text);
}

/** A time as ISO 8601 writes it, without what says nothing. */
function isoText(text: string): string {
  const [, day, time] = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d:\d\d)(?:\.\d+)?Z?)?$/.exec(text) ?? unreadable();
  return time === undefined || time === '00:00:00' ? day! : `${day} ${time}`;
}

/** `_x000D_` stands for a character that XML cannot carry. */
function plain(text: string): string {
  return text.includes('_x') ? text.replace(/_x([0-9a-f]{4})_/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16))) : text;
}

export interface CellContext {
  strings: readonly string[];
  from1904: boolean;
}

/** What a person sees in a cell, by its type `t`, the text of its value and whether its style shows dates. */
export function cellText(type: string, value: string, isDate: boolean, { strings, from1904 }: CellContext): string {
  if (value === '') return '';
  switch (type) {
    case 's':
      return plain((/^\d+$/.test(value) ? strings[Number(value)] : undefined) ?? unreadable());
    case 'n': {
      const number = Number(value);
      if (!Number.isFinite(number)) return unreadable();
      return isDate ? dateText(number, from1904) : String(number);
    }
    case 'inlineStr':
    case 'str':
      return plain(value);
    case 'b':
      return value === '1' || value === 'true' ? 'TRUE' : 'FALSE';
    case 'd':
      return isoText(value);
    case 'e':
      return value;
    default:
      return unreadable();
  }
}
