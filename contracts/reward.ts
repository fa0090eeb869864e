import { z } from 'zod';
import { abilities, day, id, instant, pageQuery } from './common';
import { must, rewardCause, rewardKey, rewardPlace, rewardState, rewardWay, transferWait, type RewardState, type RewardWay, type TransferWait } from './reward-receipt';

/** 举报奖励: proposed from a closed clue, approved by two others, taken under the receipt. Amounts are whole fen. */
const most = 100_000_000;
export const rewardAmount = z.number('请填金额').int('金额最多到分').min(1, '金额要大于零').max(most, '最多 100 万元');

/** What a district has laid down itself: nothing is preset. */
export const rewardRule = z
  .object({ key: rewardKey, name: must(2, 40, '请写名称'), conditions: must(4, 400, '请写在什么情况下奖'), from: rewardAmount, to: rewardAmount, basis: must(2, 200, '请写依据') })
  .refine(({ from, to }) => from <= to, { path: ['to'], message: '上限不能比下限少' });
export type RewardRule = z.infer<typeof rewardRule>;
export const rewardTermLeast = 30;
/** As WeChat Pay has admitted the merchant: the scene, and what is reported with each transfer. */
export const rewardScene = z.object({ id: z.string().regex(/^\d{1,10}$/, '场景编号只有数字'), report: z.array(z.object({ type: must(2, 15, '请写报备项'), content: must(1, 32, '请写报备内容') })).min(1, '至少写一项').max(3, '最多 3 项') });
const unique = (items: readonly { key: string }[]): boolean => new Set(items.map((one) => one.key)).size === items.length;
export const rewardScale = z.object({
  rules: z.array(rewardRule).max(20, '最多 20 条').refine(unique, '编号重了'),
  places: z.array(rewardPlace).max(10, '最多 10 处').refine(unique, '编号重了'),
  causes: z.array(rewardCause).max(10, '最多 10 项').refine(unique, '编号重了'),
  /** How long a reward waits, in days; null: not laid down yet, and nothing can be proposed. */
  termDays: z.number('请填天数').int().min(rewardTermLeast, `至少 ${rewardTermLeast} 天`).max(730, '最多 730 天').nullable(),
  scene: rewardScene.nullable(),
});
export type RewardScale = z.infer<typeof rewardScale>;
export const rewardSettings = rewardScale.extend({ version: z.number().int(), changedAt: instant.nullable(), changedBy: z.string().nullable(), payOn: z.boolean(), abilities });
export type RewardSettings = z.infer<typeof rewardSettings>;
export const saveRewardScaleRequest = rewardScale.extend({ version: z.number().int().min(0) });

/** A proposal stands with the clue, sealed but for its state. */
export const proposalState = z.enum(['proposed', 'agreed', 'approved', 'refused', 'withdrawn']);
export type ProposalState = z.infer<typeof proposalState>;
export const proposalStateLabels: Record<ProposalState, string> = { proposed: '等第一个人批', agreed: '等第二个人批', approved: '已批准', refused: '没有同意', withdrawn: '已撤回' };
export const rewardProposal = z.object({
  id,
  state: proposalState,
  day,
  rule: z.string(),
  conditions: z.string(),
  basis: z.string(),
  amount: z.number().int(),
  grounds: z.string(),
  proposedBy: z.string(),
  approvals: z.array(z.object({ by: z.string(), day })),
  refusal: z.object({ by: z.string(), day, reason: z.string() }).nullable(),
  version: z.number().int(),
  abilities,
});
export type RewardProposal = z.infer<typeof rewardProposal>;
/** GET /api/clues/:id/rewards — for whoever may read the clue and has given his reason today. */
export const clueRewards = z.object({
  items: z.array(rewardProposal),
  rules: z.array(rewardRule),
  /** Why nothing can be proposed now, in words; null: it can. */
  closedBecause: z.string().nullable(),
  mayPropose: z.boolean(),
});
export type ClueRewards = z.infer<typeof clueRewards>;
export const proposeRewardRequest = z.object({ ruleKey: z.string('请选一条规则').min(1, '请选一条规则'), amount: rewardAmount, grounds: must(10, 2000, '请写理由，至少 10 个字') });
export const decideRewardRequest = z
  .object({ version: z.number().int().min(1), agree: z.boolean('请选同意还是不同意'), reason: z.string().trim().max(1000, '最多 1000 个字').default('') })
  .refine(({ agree, reason }) => agree || reason.length >= 5, { path: ['reason'], message: '不同意的，请写明理由，至少 5 个字' });
export const withdrawRewardRequest = z.object({ version: z.number().int().min(1) });
/** GET /api/reward-proposals — what waits, of clues that one may read: code and state, never amount or grounds. */
export const rewardProposalQuery = pageQuery.extend({ state: proposalState.optional() });
export const rewardProposalItem = z.object({ id, state: proposalState, day, clueId: id, code: z.string() });
export type RewardProposalItem = z.infer<typeof rewardProposalItem>;

/** What accounting sees of a reward. */
export const rewardStateLabels: Record<RewardState, string> = { waiting: '等本人选怎么领', code: '等本人来取现金', gift: '等财务捐出', transfer: '等本人在微信里收', handed: '已付，等第二人记账', done: '已发放', expired: '过期没有领' };
export const rewardWayLabels: Record<RewardWay, string> = { cash: '现金', gift: '捐给公益', wechat: '微信' };
export const transferWaitLabels: Record<TransferWait, string> = {
  person: '等本人确认',
  paying: '微信支付正在付',
  returning: '微信支付正在收回',
  busy: '微信支付还没有回话，自动再问',
  balance: '商户账户余额不够，请充值，充好后自动再办',
  quota: '到了微信支付的限额，一小时后自动再办',
  platform: '微信支付没有收下，请看支付流水',
};
/** Those that somebody at the commission can do something about, or has to know of. */
export const stuckTransfers: readonly TransferWait[] = ['balance', 'quota', 'platform'];
export const rewardSummary = z.object({
  id,
  number: z.string(),
  amount: z.number().int(),
  state: rewardState,
  way: rewardWay.nullable(),
  /** When it was approved, and no day finer than the month: a day would lead to the clue. */
  month: z.string(),
  approvedBy: z.array(z.string()),
  expiresOn: day,
  place: z.string(),
  cause: z.string(),
  handedBy: z.string().nullable(),
  handedOn: day.nullable(),
  confirmedBy: z.string().nullable(),
  doneOn: day.nullable(),
  transferWaits: transferWait.nullable(),
  /** Taken in WeChat after all, when it had been paid in another way. */
  paidTwice: z.boolean(),
  version: z.number().int(),
  abilities,
});
export type RewardSummary = z.infer<typeof rewardSummary>;
const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, '月份写成 2026-11 这样');
export const rewardListQuery = pageQuery.extend({ text: z.string().trim().max(40).optional(), state: rewardState.optional(), way: rewardWay.optional(), month: month.optional() });
export type RewardListQuery = z.infer<typeof rewardListQuery>;
export const rewardTotalsQuery = z.object({ year: z.string().regex(/^\d{4}$/, '年份是四位数字') });
const sum = z.object({ count: z.number().int(), amount: z.number().int() });
/** GET /api/rewards/totals — of each month: what was approved in it, what was given out in it and how. */
export const rewardTotals = z.object({ months: z.array(z.object({ month, approved: sum, done: sum, cash: sum, gift: sum, wechat: sum, expired: sum })) });
export type RewardTotals = z.infer<typeof rewardTotals>;

export const pickUpCode = z.string().transform((text) => text.normalize('NFKC').replace(/\D/g, '')).pipe(z.string().regex(/^\d{8}$/, '取款码是 8 位数字'));
export const pickUpRequest = z.object({ code: pickUpCode });
/** What belongs to a code: what is to be counted out, and nothing else. */
export const pickUp = z.object({ number: z.string(), amount: z.number().int(), place: z.string() });
export type PickUp = z.infer<typeof pickUp>;
export const actOnRewardRequest = z.object({ version: z.number().int().min(1) });
export const confirmRewardRequest = actOnRewardRequest.extend({ agree: z.boolean('请选付了没有') });
