/** Where a receipt can be looked up, in words for the saved picture. */
export const siteWords = (): string => `查询：${window.location.host}`;
