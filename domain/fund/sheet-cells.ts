import { z } from 'zod';
import { fundYear } from '../../contracts/fund';

/** 1,286,400.00 or 1286400 as fen. */
export const yuanCell = z
  .string()
  .transform((text) => text.replace(/[,，\s￥¥]/g, '').replace(/元$/, ''))
  .pipe(z.string().regex(/^\d{1,11}(\.\d{1,2})?$/, '金额写成 1286400.00 这样，最多两位小数'))
  .transform((text) => Math.round(Number(text) * 100))
  .pipe(z.number().positive('金额要大于 0'));
export const yearCell = z.string().regex(/^20\d{2}年?$/, '年度写成 2026 这样').transform((text) => fundYear.parse(parseInt(text, 10)));
