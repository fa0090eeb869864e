import type { CardKindName } from './cards';

/**
 * What a citizen is told of a rating outside the page of its receipt. Neither words nor places: a phone lies on
 * tables, and who was rated is nobody's business there.
 */
export const citizenTexts = {
  'rating.acknowledged': { title: '评议回执 {number}', body: '您的评议收到了，{due}前告诉您结果。凭回执号可以查进度。', card: { kind: 'ratingAcknowledged', fields: { number: '{number}', due: '{due}' } } },
  'rating.answered': { title: '评议有了答复 {number}', body: '您的评议有了答复。凭回执号看答复。', card: { kind: 'ratingAnswered', fields: { number: '{number}', result: '有了答复，凭回执号看' } } },
} as const satisfies Record<string, { title: string; body: string; card: { kind: CardKindName; fields: Record<string, string> } }>;
