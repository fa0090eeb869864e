import { z } from 'zod';
import { accountsSideLabels, fenFrom, sideOfEntry, typedYuan, type AccountsEntry, type AccountsSide } from '../../contracts/accounts-rules';
import type { ColumnKind, DisclosureColumn } from '../../contracts/disclosure';
import { dayCell, labelCell, optionalColumn, requiredColumn, type ImportColumns } from '../kernel';
import { maskCard, maskIdentity, maskPhone } from '../masking';

/** Cells as sheets hold them: text, whatever Excel made of it. */
const plain = z.string().trim().max(300, '最多 300 个字');
const amount = z.string().transform((text, context): number => {
  const fen = fenFrom(text);
  if (fen !== null) return fen;
  context.addIssue({ code: 'custom', message: '金额只写数字，最多两位小数，如 1280.50' });
  return z.NEVER;
});
const matching = (pattern: RegExp, message: string, keep: (text: string) => string): z.ZodType<string> =>
  z.string().transform((text, context): string => {
    const digits = text.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase();
    if (pattern.test(digits)) return keep(digits);
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  });

/** Identity numbers, phones and cards leave the sheet masked: the whole number is kept nowhere. */
const cells: Record<ColumnKind, { parse: z.ZodType<string>; example: string; note: string }> = {
  text: { parse: plain, example: '示例', note: '文字，最多 300 个字。' },
  name: { parse: plain.max(30, '姓名最多 30 个字'), example: '张三', note: '姓名写全，公开时自动遮住，只留姓。' },
  identity: { parse: matching(/^(\d{15}|\d{17}[\dX])$/, '身份证号是 18 位（旧的 15 位）', maskIdentity), example: '110101199001010000', note: '读进来就遮住中间各位，公开时不显示。' },
  phone: { parse: matching(/^(1\d{10}|0\d{9,11})$/, '手机号是 11 位；座机请带区号', maskPhone), example: '13800000000', note: '读进来就遮住中间各位。' },
  card: { parse: matching(/^\d{12,19}$/, '卡号是 12 到 19 位数字', maskCard), example: '6200000000000000', note: '读进来就只留后四位。' },
  number: { parse: z.string().regex(/^-?\d{1,12}(\.\d{1,4})?$/, '只写数字'), example: '3', note: '只写数字，不写单位。' },
  money: { parse: amount.transform(typedYuan), example: '1280.50', note: '单位是元，最多两位小数。' },
  day: { parse: dayCell, example: '2026-10-12', note: '写成 2026-10-12，也可以写 2026年10月12日。' },
};

/** The columns of a table's item, as a sheet has them. */
export function tableColumns(columns: readonly DisclosureColumn[]): ImportColumns {
  return Object.fromEntries(
    columns.map(({ key, title, kind, required }) => {
      const { parse, ...explained } = cells[kind];
      return [key, (required ? requiredColumn : optionalColumn)(title, parse, explained)];
    }),
  );
}

export const rowKinds = { opening: '上月结余', ...accountsSideLabels, closing: '月末结余' } as const;
export type RowKind = keyof typeof rowKinds;

/** By its code, its name, or both, as the template writes them. */
function entryCell(entries: readonly AccountsEntry[]): z.ZodType<string> {
  return z.string().transform((text, context): string => {
    const typed = text.trim();
    const found = entries.find(({ code, name }) => typed === code || typed === name || typed === `${code} ${name}`);
    if (found) return found.code;
    // Where the catalogue is not known, a code that looks right is taken.
    if (entries.length === 0 && sideOfEntry(typed)) return typed;
    const near = entries.filter(({ name }) => name.includes(typed) || typed.includes(name)).slice(0, 3);
    context.addIssue({ code: 'custom', message: near.length > 0 ? `没有“${typed}”，是不是：${near.map(({ code, name }) => `${code} ${name}`).join('、')}` : `没有“${typed}”这个项目，请照“填写说明”里的写` });
    return z.NEVER;
  });
}

const namesOf = (entries: readonly AccountsEntry[], side: AccountsSide): string => entries.filter(({ code }) => sideOfEntry(code) === side).map(({ code, name }) => `${code} ${name}`).join('；');

/** One row a line, with the two balances as rows of their own, as a cash book has them. */
export const accountColumns = (entries: readonly AccountsEntry[]) => ({
  kind: requiredColumn('类别', labelCell<RowKind>(rowKinds), { example: '支出', note: '上月结余、收入、支出、月末结余。上月结余和月末结余各写一行，只填金额。' }),
  day: optionalColumn('日期', dayCell, { example: '2026-10-12', note: '收入和支出必填，要在这个月里。' }),
  entry: optionalColumn('项目', entryCell(entries), { example: 'F3.4', note: `收入和支出必填，写编码或名称。收入：${namesOf(entries, 'receipts') || 'F2 各项'}。支出：${namesOf(entries, 'payments') || 'F3 各项'}。` }),
  what: optionalColumn('事由', z.string().trim().max(100, '最多 100 个字'), { example: '打印纸（示例）', note: '收入和支出必填，写清买了什么、付给谁做什么，不写个人的电话和身份证号。' }),
  amount: requiredColumn('金额', amount, { example: '120.00', note: '单位是元，最多两位小数，收入和支出都写正数。' }),
  party: optionalColumn('对方', z.string().trim().max(60, '最多 60 个字'), { example: '文具店', note: '收款或付款的单位；是个人的不写。' }),
  voucher: optionalColumn('凭证号', z.string().trim().max(30, '最多 30 个字'), { example: '记012', note: '凭证照片在填报页面里传。' }),
});
