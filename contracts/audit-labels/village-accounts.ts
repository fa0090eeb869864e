export const collections = {} as const satisfies Record<string, string>;
export const verbs: Record<string, string> = { 'villageAccounts.exported': '导出村级账' };
export const details: Record<string, string> = {};
