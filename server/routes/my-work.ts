import { workKind, myWork, type WorkItem, type WorkKind } from '../../contracts/my-work';
import { approvalKindLabels } from '../../contracts/approval';
import { can, countUnread, listApprovals, type Context } from '../../domain/kernel';
import { appealWork } from '../../domain/appeal';
import { clueWork, upwardWork } from '../../domain/clue';
import { publicationWork } from '../../domain/disclosure';
import { paperWork } from '../../domain/clue-paper';
import { dutyWork } from '../../domain/disclosure-duty';
import { followUpWork } from '../../domain/follow-up';
import { projectWork } from '../../domain/project';
import { policyWork } from '../../domain/public-policy';
import { questionWork } from '../../domain/question';
import { reconciliationWork } from '../../domain/reconciliation';
import { repaymentWork } from '../../domain/repayment';
import { proposalWork, rewardWork } from '../../domain/reward';
import { route } from '../route';

/** What waits for a decision; judgements of ratings come with their appeals. */
async function approvalWork(ctx: Context): Promise<WorkItem[]> {
  const { items } = await listApprovals(ctx, { state: 'toDecide', limit: 100 }, 'ratingJudgement');
  return items.map((approval) => ({
    kind: 'approval',
    id: approval.id,
    number: null,
    title: approval.title,
    step: `审批：${approvalKindLabels[approval.kind]}`,
    light: null,
    due: null,
    dueAt: null,
    workingDaysLeft: null,
    link: '/approvals',
    onBehalfOf: null,
  }));
}

/** Whoever has the verb is asked for by the other. */
const sources: readonly [verb: string, work: (ctx: Context) => Promise<WorkItem[]>][] = [
  ['followUp.list', followUpWork],
  ['appeal.list', appealWork],
  ['clue.list', clueWork],
  ['upward.list', upwardWork],
  ['approval.list', approvalWork],
  ['cluePaper.sign', paperWork],
  ['question.list', questionWork],
  ['disclosureDuty.explain', dutyWork],
  ['publication.list', publicationWork],
  ['project.list', projectWork],
  ['publicPolicy.write', policyWork],
  ['reconciliation.settle', reconciliationWork],
  ['repayment.list', repaymentWork],
  ['rewardProposal.decide', proposalWork],
  ['reward.confirm', rewardWork],
];

/** What is due comes first, the longest overdue at the top; what has no day comes after. */
const byUrgency = (a: WorkItem, b: WorkItem): number => (a.dueAt ?? '9').localeCompare(b.dueAt ?? '9');

export const myWorkRoutes = [
  route({
    method: 'get',
    path: '/api/my-work',
    surface: 'staff',
    policy: 'session',
    summary: '我的待办：逾期的在前，再按到期日',
    response: myWork,
    handle: async ({ ctx }) => {
      const found = await Promise.all(sources.map(([verb, work]) => (can(ctx.actor, verb) ? work(ctx) : [])));
      const items = found.flat().sort(byUrgency);
      const counts = Object.fromEntries(workKind.options.map((kind) => [kind, items.filter((item) => item.kind === kind).length])) as Record<WorkKind, number>;
      return { items, counts, total: items.length, unreadMessages: await countUnread(ctx) };
    },
  }),
];
