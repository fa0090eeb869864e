import type { CardKindName } from './cards';

/** The code by which a household looks its payments up. Neither name nor place: whoever has the phone may not be of it. */
export const householdTexts = {
  'household.code': { title: '查自家补贴', body: '验证码 {code}，{minutes} 分钟内有效。不是您要查的，不用理。', card: { kind: 'householdCode', fields: { code: '{code}', minutes: '{minutes}' } } },
} as const satisfies Record<string, { title: string; body: string; card: { kind: CardKindName; fields: Record<string, string> } }>;
