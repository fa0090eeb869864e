/** 2026-Q3 as 2026年三季度. */
export const quarterWords = (quarter: string): string => `${quarter.slice(0, 4)}年${'一二三四'[Number(quarter.slice(6)) - 1] ?? ''}季度`;
