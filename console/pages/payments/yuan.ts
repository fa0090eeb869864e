/** Fen as yuan: 1,062.50. */
export const yuanWords = (fen: number): string => (fen / 100).toLocaleString('zh-CN', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
