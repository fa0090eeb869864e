import { stepTexts } from './promises';

/** What the sandbox's page shows of the next hours and days: what, and how many; nobody's name. */
export const upcomingTexts = {
  yellow: '临期：{what}，{times} 件',
  red: '逾期：{what}，{times} 件',
  delivery: '{what}，{times} 人',
  reminder: '发送廉政提醒（{occasion}）',
  message: '发送消息',
  otherDeadline: '时限',
} as const;

/** Kinds of deadlines in words. */
export const deadlineKindTexts: Readonly<Record<string, string>> = {
  'followUp.firstContact': `回访的${stepTexts.firstContact}`,
  'followUp.firstHandling': `回访的${stepTexts.firstHandling}`,
  'followUp.rectification': '部门整改',
  'followUp.escalation': stepTexts.escalated,
  'followUp.closing': '回访办结',
  'appeal.decision': '申诉认定',
  'appeal.completion': '申诉补充材料',
  'disclosure.publish': '三务公开',
  'disclosure.recommendation': '公开建议书',
  'powerCase.step': '照单用权的一步',
  'project.works': '项目工期',
  'publicPolicy.validity': '政策有效期',
  'repayment.part': '退缴',
};
