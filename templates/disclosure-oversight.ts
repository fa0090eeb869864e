/** Messages to staff about what was looked at in publications. */
export const oversightInboxTexts = {
  'spotCheck.problem': { title: '抽查有问题：{item}', body: '{village}{period}的“{item}”抽查有问题，请看写的是什么，该更正的更正公开。' },
} as const;
