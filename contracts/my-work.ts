import { z } from 'zod';
import { day, id, instant, light } from './common';

export const workKind = z.enum(['followUp', 'rectification', 'escalation', 'appeal', 'clue', 'upward', 'approval', 'paper', 'question', 'disclosureDuty', 'publication', 'project', 'publicPolicy', 'reconciliation', 'repayment', 'reward']);
export type WorkKind = z.infer<typeof workKind>;
export const workKindLabels: Record<WorkKind, string> = { followUp: '回访', rectification: '整改', escalation: '报委里的', appeal: '申诉复核', clue: '问题线索', upward: '上送件', approval: '审批', paper: '文书', question: '群众提问', disclosureDuty: '三务公开', publication: '三务公开', project: '项目', publicPolicy: '政策', reconciliation: '对账', repayment: '退缴', reward: '举报奖励' };

/** One thing that waits for the signed-in person. */
export const workItem = z.object({
  kind: workKind,
  id,
  /** 编号 where the thing has one. */
  number: z.string().nullable(),
  title: z.string(),
  /** What to do next, e.g. 首次联系. */
  step: z.string(),
  light: light.nullable(),
  due: day.nullable(),
  dueAt: instant.nullable(),
  workingDaysLeft: z.number().int().nullable(),
  /** A path in the console. */
  link: z.string(),
  /** Set when it came as a deputy: for whom. */
  onBehalfOf: z.string().nullable(),
});
export type WorkItem = z.infer<typeof workItem>;

/** GET /api/my-work — late first, then by due day. */
export const myWork = z.object({
  items: z.array(workItem),
  counts: z.record(workKind, z.number().int()),
  total: z.number().int(),
  unreadMessages: z.number().int(),
});
export type MyWork = z.infer<typeof myWork>;
