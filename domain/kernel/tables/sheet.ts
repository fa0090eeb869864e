import { fail } from '../errors';

/** A row as it stands in the sheet: its number as the person sees it, and the text of its cells from column A on. */
export interface SheetRow {
  row: number;
  cells: string[];
}

export type SheetFormat = 'xlsx' | 'csv';

export const columnsMax = 200;
export const cellMax = 5_000;
/** Read between two turns of the event loop: about a millisecond. */
export const sliceBytes = 16 * 1024;

/** 0 → A, 25 → Z, 26 → AA. */
export function columnLetter(index: number): string {
  let text = '';
  for (let rest = index; rest >= 0; rest = Math.floor(rest / 26) - 1) text = String.fromCharCode(65 + (rest % 26)) + text;
  return text;
}

export function unreadable(): never {
  return fail('unsupportedMediaType', { message: '这个表格打不开，请重新保存后再传。' });
}
