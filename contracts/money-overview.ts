import { z } from 'zod';
import { monthKey } from './accounts';
import { id, instant, organisationRef } from './common';

/** 资金总览: rewards and repayments by month, way and unit, and what waits for whom; never who or why. */

/** GET /api/money-overview — without months the running year. The unit is of repayments alone: that of a reward would lead to its clue. */
export const moneyOverviewQuery = z.object({ from: monthKey.optional(), to: monthKey.optional(), organisationId: id.optional() });
export type MoneyOverviewQuery = z.infer<typeof moneyOverviewQuery>;
export const moneySpanMost = 24;

export const moneySum = z.object({ count: z.number().int(), amount: z.number().int() });
export type MoneySum = z.infer<typeof moneySum>;

/** What was approved, given out and how, and what nobody came for. */
export const rewardSums = ['approved', 'done', 'cash', 'gift', 'wechat', 'expired'] as const;
export type RewardSumName = (typeof rewardSums)[number];
export const rewardSumLabels: Record<RewardSumName, string> = { approved: '批准', done: '发放', cash: '现金', gift: '捐给公益', wechat: '微信', expired: '过期没领' };

/** Due in these months, and of that late by now; what came in, what was handed in without being owed, what went back, what reached the treasury. */
export const repaymentSums = ['due', 'late', 'paid', 'handedIn', 'refunded', 'treasury'] as const;
export type RepaymentSumName = (typeof repaymentSums)[number];
export const repaymentSumLabels: Record<RepaymentSumName, string> = { due: '应缴', late: '其中逾期', paid: '缴进', handedIn: '主动上交', refunded: '退回', treasury: '上缴国库' };

const named = <T extends string>(names: readonly T[]) => z.object(Object.fromEntries(names.map((name) => [name, moneySum])) as Record<T, typeof moneySum>);
export const repaymentFigures = named(repaymentSums);
export type RepaymentFigures = z.infer<typeof repaymentFigures>;
export const rewardFigures = named(rewardSums);
export type RewardFigures = z.infer<typeof rewardFigures>;

/** In the order in which money goes its way. */
export const moneyWaits = ['rewardChoice', 'rewardCash', 'rewardTransfer', 'rewardGift', 'rewardRecord', 'demandLate', 'moneyCheck', 'refundDecision', 'cancelDecision', 'treasuryReady', 'treasurySlip', 'treasuryCheck', 'orderStuck', 'dayDifference', 'dayConfirm', 'dayClose'] as const;
export const moneyWait = z.enum(moneyWaits);
export type MoneyWait = z.infer<typeof moneyWait>;
/** What waits, for whom, in what it is counted, and where it is seen to. */
export const moneyWaitWords: Record<MoneyWait, { what: string; who: string; unit: string; link: string }> = {
  rewardChoice: { what: '奖励等本人选怎么领', who: '本人', unit: '笔', link: '/rewards?state=waiting' },
  rewardCash: { what: '奖励等本人来取现金', who: '本人', unit: '笔', link: '/rewards?state=code' },
  rewardTransfer: { what: '奖励等本人在微信里收', who: '本人', unit: '笔', link: '/rewards?state=transfer' },
  rewardGift: { what: '奖励等捐出', who: '财务', unit: '笔', link: '/rewards?state=gift' },
  rewardRecord: { what: '奖励付了，等记账', who: '另一位财务', unit: '笔', link: '/rewards?state=handed' },
  demandLate: { what: '退缴逾期没有缴清', who: '开单的人去催', unit: '张', link: '/money/repayments?tab=late' },
  moneyCheck: { what: '登记的回单和现金等核对', who: '另一位财务', unit: '件', link: '/my-work' },
  refundDecision: { what: '退款等同意', who: '另外两个人', unit: '件', link: '/my-work' },
  cancelDecision: { what: '撤销退缴单等决定', who: '线索管理员或委领导', unit: '张', link: '/my-work' },
  treasuryReady: { what: '可以上缴国库', who: '财务', unit: '件', link: '/money/repayments?view=batches' },
  treasurySlip: { what: '批次等缴库', who: '财务', unit: '批', link: '/money/repayments?view=batches' },
  treasuryCheck: { what: '缴款书等核对', who: '另一位财务', unit: '批', link: '/money/repayments?view=batches' },
  orderStuck: { what: '微信支付停住的', who: '财务', unit: '笔', link: '/money/orders?problem=yes' },
  dayDifference: { what: '对账有差异没有写明', who: '财务', unit: '天', link: '/money/reconciliation?state=open' },
  dayConfirm: { what: '差异的说明等确认', who: '另一位财务', unit: '天', link: '/money/reconciliation?state=open' },
  dayClose: { what: '对平了，等结清', who: '财务', unit: '天', link: '/money/reconciliation?state=open' },
};

export const moneyOverview = z.object({
  from: monthKey,
  to: monthKey,
  upTo: instant,
  /** Every month, also where nothing was. */
  months: z.array(z.object({ month: monthKey, rewards: rewardFigures, repayments: repaymentFigures })),
  /** Where something was due, paid or given back; what was handed in belongs to none. */
  units: z.array(z.object({ unit: organisationRef, repayments: repaymentFigures })),
  /** Of now, whatever months are asked for; what nothing waits for is left out. Amounts only where they are known. */
  waits: z.array(z.object({ wait: moneyWait, count: z.number().int(), amount: z.number().int().nullable() })),
  /** Units that ever had a demand, to choose from. */
  choices: z.array(organisationRef),
});
export type MoneyOverview = z.infer<typeof moneyOverview>;
export type MoneyMonth = MoneyOverview['months'][number];
export type MoneyUnit = MoneyOverview['units'][number];
