import type { z } from 'zod';

/** Digits may be written apart: 138 0000 6027, 6301-0519-...., 138 - 0000 - 6027. */
const gap = '[\\s.·•_—–‐‑−-]{0,3}';
const digits = (least: number, most = least): string => `\\d(?:${gap}\\d){${least - 1},${most - 1}}`;
const alone = (pattern: string): RegExp => new RegExp(`(?<!\\d)${pattern}(?!\\d)`, 'u');

const patterns: readonly { name: string; pattern: RegExp }[] = [
  { name: '身份证号', pattern: alone(`${digits(17)}${gap}[\\dXx]`) },
  { name: '身份证号', pattern: alone(digits(15)) },
  { name: '银行卡号', pattern: alone(digits(16, 19)) },
  { name: '手机号', pattern: alone(`1${gap}[3-9](?:${gap}\\d){9}`) },
  { name: '电话号码', pattern: alone(`[(（]?0\\d{2,3}[)）]?[\\s.·—-]?\\d(?:[\\s.·—-]?\\d){6,7}`) },
];

/** Two dates in a row would look like a card. */
const dates = /(?<!\d)20\d{2}[-.]\d{1,2}[-.]\d{1,2}(?!\d)/g;

/** What of a person's numbers stands in the text, e.g. 手机号; null where nothing does. Full-width digits count too. */
export function personalNumberIn(text: string): string | null {
  const plain = text.normalize('NFKC').replace(dates, '某日');
  return patterns.find(({ pattern }) => pattern.test(plain))?.name ?? null;
}

/** For texts that become public: refuses what looks like a number of a person. */
export const withoutPersonalNumbers = (schema: z.ZodString) =>
  schema.superRefine((text, context) => {
    const found = personalNumberIn(text);
    if (found) context.addIssue({ code: 'custom', message: `这里像有${found}。公开的文字里不能有电话、身份证号和卡号，请去掉` });
  });
