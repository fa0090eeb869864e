/** Messages about what a village owes. They name items, never what somebody wrote. */
export const disclosureDutyInboxTexts = {
  'disclosureDuty.reminder': { title: '{village} {count} 件快到期', body: '{what}，请在{due}前公开。' },
  'disclosureDuty.second': { title: '{village} {count} 件没有按时公开', body: '{what}应在{due}前公开，还没有公开。办不了的，请写明原因和哪天公开。' },
  'disclosureDuty.recommendation': { title: '{village}收到公开建议书', body: '{what}应在{due}前公开，逾期已满 {days} 个工作日。请公开，并写明为什么晚了。' },
  'disclosureDuty.manual': { title: '{by}催办', body: '{village}的{what}应在{due}前公开。办不了的，请写明原因和哪天公开。' },
  'disclosureDuty.explained': { title: '{village}说明了原因', body: '{what}应在{due}前公开，村里说{promised}公开。原因请点开看。' },
} as const satisfies Record<string, { title: string; body: string }>;
export type DisclosureDutyInboxText = keyof typeof disclosureDutyInboxTexts;

export const dutyTimelineTexts = {
  opened: '列入要公开的',
  recorded: '{by}记下：{matter}',
  reminder: '提醒村里',
  second: '再次提醒，也告诉乡镇',
  recommendation: '发公开建议书 {number}',
  manual: '{by}催办',
  explained: '{by}说明原因',
  promised: '{reason}（{day}前公开）',
  toPublish: '公开',
  published: '已公开',
  cancelled: '不用公开了',
} as const;

/** 公开建议书 */
export const recommendationTexts = {
  title: '村（社区）公开建议书',
  opening: '按本区公开目录，你{kind}的“{item}”（{period}）应在{due}前公开（{rule}）。到{day}，已逾期 {late} 个工作日，仍没有公开。平台此前于{reminders}提醒。',
  noReminder: '到期时',
  advice: ['在 {days} 个工作日内公开这一项；这一期没有发生的，公开“本期无发生”。', '在平台上写明没有按时公开的原因和公开的日子。', '由{reviewer}核对以后各期，避免再逾期。'],
  basis: '依据：{basis}。',
  kinds: { village: '村', community: '社区' },
  answerWorkingDays: 5,
} as const;
