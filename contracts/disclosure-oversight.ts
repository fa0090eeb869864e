import { z } from 'zod';
import { abilities, day, id, instant, organisationRef, pageQuery } from './common';
import { disclosureItemCode } from './disclosure';
import { withoutPersonalNumbers } from './personal-numbers';

/** What towns and the district look at in what was published: its quality by rules, and samples by hand. */

/** A sign, never a finding: whoever looks decides. */
export const qualityFlag = z.enum(['sumsDisagree', 'roundFigures', 'copied', 'lastMinute', 'late']);
export type QualityFlag = z.infer<typeof qualityFlag>;
export const qualityFlagLabels: Record<QualityFlag, string> = { sumsDisagree: '数目对不上', roundFigures: '整数太多', copied: '和上期一样', lastMinute: '到期当天才公开', late: '晚公开' };
export const qualityFlagHelp: Record<QualityFlag, string> = {
  sumsDisagree: '结余不等于上月结余加收入减支出，或合计行不等于各行之和。',
  roundFigures: '至少 8 个金额，八成以上是整千元。',
  copied: '表里的内容和上一期完全一样。',
  lastMinute: '到期那天才公开。',
  late: '过了到期日才公开。',
};

const published = { publicationId: id, village: organisationRef, town: organisationRef, item: z.object({ code: disclosureItemCode, name: z.string() }), periodLabel: z.string(), onDay: day };

/** GET /api/disclosure/quality — newest first. */
export const qualityListQuery = pageQuery.extend({ flag: qualityFlag.optional(), underId: id.optional() });
export type QualityListQuery = z.infer<typeof qualityListQuery>;
export const qualityLine = z.object({ id, ...published, flags: z.array(qualityFlag), details: z.array(z.string()) });
export type QualityLine = z.infer<typeof qualityLine>;

/** GET /api/disclosure/quality/counts */
export const qualityCounts = z.object({ counts: z.record(qualityFlag, z.number().int()), published: z.number().int(), flagged: z.number().int() });
export type QualityCounts = z.infer<typeof qualityCounts>;

// ---- spot checks ----

/** What is typed by hand, e.g. the numbers of a lottery of that day: whoever knows it can draw again and gets the same. */
export const checkSeed = z.string().trim().min(4, '随机数至少 4 位').max(40);
/** POST /api/disclosure/check-rounds */
export const drawChecksRequest = z
  .object({ organisationId: id, seed: checkSeed, from: day, to: day, size: z.coerce.number().int().min(1, '至少抽 1 项').max(200, '一次最多抽 200 项') })
  .refine(({ from, to }) => from <= to, { path: ['to'], message: '结束的日子早于开始的日子' });
export type DrawChecksRequest = z.infer<typeof drawChecksRequest>;

export const checkRound = z.object({ id, organisation: organisationRef, seed: z.string(), from: day, to: day, size: z.number().int(), candidates: z.number().int(), drawnBy: z.string(), drawnAt: instant, open: z.number().int(), problems: z.number().int() });
export type CheckRound = z.infer<typeof checkRound>;
export const checkRoundQuery = pageQuery;

export const checkResult = z.enum(['good', 'problem']);
export type CheckResult = z.infer<typeof checkResult>;
export const checkResultLabels: Record<CheckResult, string> = { good: '属实', problem: '有问题' };

/** GET /api/disclosure/checks — of one round, or of a village: its record. */
export const checkListQuery = pageQuery.extend({ roundId: id.optional(), underId: id.optional(), result: z.enum(['open', 'good', 'problem']).optional() });
export type CheckListQuery = z.infer<typeof checkListQuery>;
export const spotCheck = z.object({
  id,
  roundId: id,
  ...published,
  result: checkResult.nullable(),
  finding: z.string(),
  checkedBy: z.string().nullable(),
  checkedAt: instant.nullable(),
  version: z.number().int(),
  abilities,
});
export type SpotCheck = z.infer<typeof spotCheck>;

/** POST /api/disclosure/checks/:id/result */
export const recordCheckRequest = z
  .object({ version: z.number().int().min(0), result: checkResult, finding: withoutPersonalNumbers(z.string().trim().max(500, '最多 500 个字')) })
  .refine(({ result, finding }) => result === 'good' || finding.length >= 5, { path: ['finding'], message: '请写明是什么问题，至少 5 个字' });
export type RecordCheckRequest = z.infer<typeof recordCheckRequest>;
