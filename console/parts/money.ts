/** 128,456.00, where the unit stands elsewhere. */
export const yuanFigure = (fen: number): string => (fen / 100).toLocaleString('zh-CN', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** 128,456.00 元 */
export const yuanWords = (fen: number): string => `${yuanFigure(fen)} 元`;

/** What a field for yuan holds, as fen; undefined where it holds nothing. */
export const fenOf = (yuan: unknown): number | undefined => (typeof yuan === 'number' ? Math.round(yuan * 100) : undefined);
