export const collections = { publications: '三务公开' } as const satisfies Record<string, string>;
export const verbs: Record<string, string> = {};
export const details: Record<string, string> = {};
