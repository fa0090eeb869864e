import { z } from 'zod';
import { approvalState, type ApprovalState } from './approval';
import { abilities, day, id, instant, light, organisationRef, pageQuery, timelineStep } from './common';
import { ratingDetail, ratingLevel, ratingVerdict, type RatingVerdict } from './rating';

/** 申诉复核: a request to look at one rating again. Two people judge, the second never of the rated unit. */

/** Working days in which a unit may appeal, counted from the day it could see the rating. */
export const appealDays = 5;
/** Working days in which the commission decides, and in which what was returned has to be completed. */
export const appealDecisionDays = 5;
export const appealFilesMax = 6;

/** Who asks: the rated unit appeals, the commission proposes, the citizen objects to a set-aside. */
export const appealOrigin = z.enum(['unit', 'commission', 'citizen']);
export type AppealOrigin = z.infer<typeof appealOrigin>;
export const appealOriginLabels: Record<AppealOrigin, string> = { unit: '单位申诉', commission: '委里提出', citizen: '群众不同意' };

/** It stands where its approval stands. */
export const appealStateLabels: Record<ApprovalState, string> = { pending: '待认定', approved: '同意', rejected: '不同意', returned: '退回补充', withdrawn: '已撤回' };

export const appealGround = z.enum(['saidOnCall', 'contradicts', 'noVisit', 'repeated', 'offTopic', 'unlawfulDemand', 'interested']);
export type AppealGround = z.infer<typeof appealGround>;
export const appealGroundLabels: Record<AppealGround, string> = {
  saidOnCall: '群众在有录音的电话里说是误评',
  contradicts: '选的和写的明显相反',
  noVisit: '没有来办事',
  repeated: '同一部手机反复评',
  offTopic: '只有辱骂、广告或无关的话',
  unlawfulDemand: '有材料证明提的是违规要求',
  interested: '同行竞争者或工作人员评的',
};
/** Which grounds there are for a verdict; that a rating is valid needs none. */
export const appealGroundsOf: Record<RatingVerdict, readonly AppealGround[]> = {
  valid: [],
  mistaken: ['saidOnCall', 'contradicts'],
  malicious: ['noVisit', 'repeated', 'offTopic', 'unlawfulDemand', 'interested'],
};
/** Said beside the form. */
export const neverGrounds = ['话说得重，但事情是真的', '没有留名、没有留电话', '来过几次，每次都评'] as const;

const reason = z.string().trim().min(5, '请写明理由，至少 5 个字').max(1000, '理由最多 1000 个字');
const fileIds = z.array(id).max(appealFilesMax, `最多 ${appealFilesMax} 份材料`).default([]);
const grounds = z.array(appealGround).max(5).default([]);

function checkGrounds(value: { wanted: RatingVerdict; grounds: AppealGround[] }, context: z.RefinementCtx): void {
  const known = appealGroundsOf[value.wanted];
  const fits = value.grounds.every((ground) => known.includes(ground)) && new Set(value.grounds).size === value.grounds.length;
  if (!fits) context.addIssue({ code: 'custom', path: ['grounds'], message: '依据和要认定的对不上，请重新选' });
  else if (known.length > 0 && value.grounds.length === 0) context.addIssue({ code: 'custom', path: ['grounds'], message: '请至少选一条依据' });
}

/** POST /api/ratings/:id/appeals — by the rated hall, department or window. Evidence is uploaded first: POST /api/files. */
export const fileAppealRequest = z.object({ wanted: ratingVerdict.exclude(['valid']), grounds, reason, fileIds }).superRefine(checkGrounds);
export type FileAppealRequest = z.infer<typeof fileAppealRequest>;

/** POST /api/ratings/:id/judgement-proposals — by somebody of the commission; `valid` restores, or settles doubts. */
export const proposeJudgementRequest = z.object({ wanted: ratingVerdict, grounds, reason, fileIds }).superRefine(checkGrounds);
export type ProposeJudgementRequest = z.infer<typeof proposeJudgementRequest>;

/** POST /api/appeals/:id/decision — the opinion is the reason that stays on record, also where it is agreed to. */
export const decideAppealRequest = z.object({
  decision: z.enum(['approved', 'rejected', 'returned']),
  opinion: z.string().trim().min(5, '请写明理由，至少 5 个字').max(500, '理由最多 500 个字'),
});
export type DecideAppealRequest = z.infer<typeof decideAppealRequest>;

/** POST /api/appeals/:id/resubmission — after a return; files are added to those that are there. */
export const resubmitAppealRequest = z.object({ reason, fileIds });
export type ResubmitAppealRequest = z.infer<typeof resubmitAppealRequest>;

export const appealTab = z.enum(['toDecide', 'mine', 'open', 'decided', 'all']);
export type AppealTab = z.infer<typeof appealTab>;
export const appealTabLabels: Record<AppealTab, string> = { toDecide: '要我认定的', mine: '我提出的', open: '没有结果的', decided: '有结果的', all: '全部' };

export const appealListQuery = pageQuery.extend({
  tab: appealTab.default('toDecide'),
  hallId: id.optional(),
  origin: appealOrigin.optional(),
  /** Part of the number. */
  text: z.string().max(50).optional(),
});
export type AppealListQuery = z.infer<typeof appealListQuery>;

/** GET /api/appeals/counts — within the viewer's scope. */
export const appealCounts = z.record(appealTab, z.number().int());
export type AppealCounts = z.infer<typeof appealCounts>;

export const appealSummary = z.object({
  id,
  /** 编号, e.g. SS-2026-0001. */
  number: z.string(),
  origin: appealOrigin,
  wanted: ratingVerdict,
  state: approvalState,
  light,
  /** The day by which it is to be decided; null once it is over. */
  due: day.nullable(),
  dueAt: instant.nullable(),
  workingDaysLeft: z.number().int().nullable(),
  ratingId: id,
  level: ratingLevel,
  ratedAt: instant,
  window: organisationRef,
  hall: organisationRef,
  department: organisationRef.nullable(),
  applicantName: z.string(),
  filedAt: instant,
  decidedAt: instant.nullable(),
});
export type AppealSummary = z.infer<typeof appealSummary>;

export const appealDetail = appealSummary.extend({
  grounds: z.array(appealGround),
  reason: z.string(),
  fileIds: z.array(id),
  /** As the viewer may see it. */
  rating: ratingDetail,
  decision: z.object({ decision: approvalState, by: z.string(), opinion: z.string(), at: instant }).nullable(),
  /** Rounds that ended with a return. */
  earlier: z.array(z.object({ reason: z.string(), by: z.string(), opinion: z.string(), at: instant })),
  timeline: z.array(timelineStep),
  /** By which days what is to happen, in words. */
  terms: z.array(z.string()),
  /** `decide`, `withdraw`, `resubmit`. */
  abilities,
  /** What may be decided; a citizen's objection is not returned. */
  decisions: z.array(z.enum(['approved', 'rejected', 'returned'])),
  /** Why somebody whose office it is may not decide this one. */
  whyNotDecide: z.string().nullable(),
});
export type AppealDetail = z.infer<typeof appealDetail>;

/** GET /api/ratings/:id/appeals — newest first, with what the viewer may ask for. */
export const ratingAppeals = z.object({
  items: z.array(appealSummary),
  canAppeal: z.boolean(),
  /** The last day on which the unit may appeal; null for whoever is not of the unit. */
  until: day.nullable(),
  /** Why the unit may not (any more). */
  whyNotAppeal: z.string().nullable(),
  /** Verdicts that the viewer may propose; empty: none. */
  canPropose: z.array(ratingVerdict),
});
export type RatingAppeals = z.infer<typeof ratingAppeals>;
