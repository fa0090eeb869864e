/** Whole fen as 128,460.00, with a proper minus. */
export function yuan(fen: number): string {
  const [whole = '', cents = ''] = (Math.abs(fen) / 100).toFixed(2).split('.');
  return `${fen < 0 ? '−' : ''}${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${cents}`;
}

/** A cell of money as it is stored (1234.5), for the eye; what is no number stays as it is. */
export const yuanText = (cell: string): string => (/^-?\d+(\.\d{1,2})?$/.test(cell) ? yuan(Math.round(Number(cell) * 100)) : cell);
