/** 128,456.00 元 */
export const yuanWords = (fen: number): string => `${(fen / 100).toLocaleString('zh-CN', { minimumFractionDigits: 2, maximumFractionDigits: 2 })} 元`;

/** What a field for yuan holds, as fen; undefined where it holds nothing. */
export const fenOf = (yuan: unknown): number | undefined => (typeof yuan === 'number' ? Math.round(yuan * 100) : undefined);
