export const collections = { questions: '群众提问' } as const satisfies Record<string, string>;
export const verbs: Record<string, string> = {
  'question.ask': '群众提问',
  'question.raise': '请乡镇看',
  'question.answer': '答复',
  'question.release': '公开或不再公开问答',
  'question.exported': '导出群众提问',
};
export const details: Record<string, string> = { about: '问的是', answeredBy: '谁答复', released: '公开' };
