/** Messages about citizens' questions: never a word of the question. */
export const questionInboxTexts = {
  'question.asked': { title: '有人问：{about}', body: '{village}收到一个提问，请在 {due} 前答复。' },
  'question.raised': { title: '请乡镇看：{about}', body: '{village}的一个提问，提问人请乡镇答复，请在 {due} 前答复。' },
  'question.yellow': { title: '提问快到期：{about}', body: '{village}的提问请在 {due} 前答复。' },
  'question.red': { title: '提问逾期：{about}', body: '{village}的提问该在 {due} 前答复，还没有答复。' },
} as const;
export type QuestionInboxText = keyof typeof questionInboxTexts;
