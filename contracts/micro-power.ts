import { z } from 'zod';
import { abilities, day } from './common';
import { sourceCertainty } from './disclosure';

/** 小微权力清单: what a village may decide and do, each power with its basis, its steps and how to complain about it. */

export const powerClass = z.enum(['decision', 'management', 'service']);
export type PowerClass = z.infer<typeof powerClass>;

/** The letter is the class, as in the list: A1, B3, C7. */
export const powerCode = z.string().regex(/^[A-C][1-9]\d?$/, '编码是 A1、B3 这样');

/** Calendar days and months are as people count them; where they end on a day of rest, the next working day is the last. */
export const limitUnit = z.enum(['workingDays', 'days', 'months']);
export type LimitUnit = z.infer<typeof limitUnit>;

/**
 * `atMost`: the step is done so long after the one before it. `atLeast`: it stands so long before the next may follow,
 * as what is shown to the public does.
 */
export const powerLimit = z.object({
  value: z.number().int('时限是整数').min(1, '时限至少是 1').max(400, '时限最多 400'),
  unit: limitUnit,
  bound: z.enum(['atMost', 'atLeast']),
  certainty: sourceCertainty,
});
export type PowerLimit = z.infer<typeof powerLimit>;

/** Who votes; quorum and majority follow from it (contracts/power-words.ts). */
export const voteBody = z.enum(['assembly', 'households', 'representatives', 'members']);
export type VoteBody = z.infer<typeof voteBody>;

const words = (most: number) => z.string().trim().max(most, `最多 ${most} 个字`);
const needed = (most: number, missing: string) => words(most).min(1, missing);

/** A question after a step: where it is answered with no, the matter ends by what `no` says. */
export const powerDecision = z.object({ question: needed(40, '请写判断什么'), how: words(60), no: needed(120, '请写不符合怎么办'), noLimit: powerLimit.nullable() });
export type PowerDecision = z.infer<typeof powerDecision>;

export const powerStep = z.object({
  /** Its own for good, so that others may refer to it while steps are moved. */
  key: z.string().regex(/^[a-z0-9]{1,12}$/),
  what: needed(40, '请写这一步做什么'),
  who: needed(60, '请写谁来做'),
  note: words(200),
  limit: powerLimit.nullable(),
  /** What must be left as proof, e.g. 会议记录, 照片. */
  evidence: z.array(needed(30, '请写留什么凭据')).max(6, '最多 6 种凭据'),
  /** Keys of steps that somebody else must do. */
  differsFrom: z.array(z.string()).max(6),
  /** Where it is voted: the bodies that may decide. */
  vote: z.array(voteBody).max(4),
  /** It shows something to the public: done late it is published late. */
  publishes: z.boolean(),
  decision: powerDecision.nullable(),
});
export type PowerStep = z.infer<typeof powerStep>;

export const powerBasis = z.object({ text: needed(120, '请写依据'), certainty: sourceCertainty });

const powerFields = z.object({
  code: powerCode,
  name: needed(40, '请填名称'),
  class: powerClass,
  /** 这项权力跟我有什么关系: one or two plain sentences. */
  plain: needed(200, '请用一两句话说清跟群众有什么关系'),
  basis: z.array(powerBasis).min(1, '请写依据').max(8),
  /** 责任岗位 and 监督主体 */
  post: needed(60, '请写责任岗位'),
  supervisor: needed(60, '请写由谁监督'),
  conditions: z.array(needed(120, '请写条件')).max(12),
  materials: z.array(needed(120, '请写材料')).max(12),
  steps: z.array(powerStep).min(2, '至少两步').max(20, '最多 20 步'),
  /** Of the whole matter, where one is set. */
  total: powerLimit.nullable(),
  totalNote: words(120),
  /** 公开方式, 自由裁量, 风险点（监督点）, 投诉方式 */
  publication: needed(200, '请写怎么公开'),
  discretion: needed(300, '请写哪些可以由办事的人定'),
  risks: z.array(needed(120, '请写监督点')).min(1, '至少写一个监督点').max(12),
  complaint: needed(200, '请写怎么投诉'),
  active: z.boolean(),
});

/** One entry of the list. What steps say of each other must hold. */
export const microPower = powerFields.superRefine(({ steps }, context) => {
  const problem = (index: number, field: string, message: string): void => context.addIssue({ code: 'custom', path: ['steps', index, field], message });
  const keys = steps.map(({ key }) => key);
  steps.forEach((step, index) => {
    if (keys.indexOf(step.key) !== index) problem(index, 'key', '两步的标记重了，请删掉一步重新加');
    if (step.differsFrom.some((key) => key === step.key || !keys.includes(key))) problem(index, 'differsFrom', '“不能是同一个人”选的步骤不在了，请重新选');
    if (step.decision && index === steps.length - 1) problem(index, 'decision', '最后一步后面不能再有判断');
  });
});
export type MicroPower = z.infer<typeof microPower>;

// ---- citizens ----

const publicLimit = powerLimit.omit({ certainty: true });
export type ShownLimit = z.infer<typeof publicLimit>;
export const publicPowerStep = powerStep.pick({ what: true, who: true, note: true, evidence: true }).extend({
  limit: publicLimit.nullable(),
  decision: powerDecision.extend({ noLimit: publicLimit.nullable() }).nullable(),
});
export type PublicPowerStep = z.infer<typeof publicPowerStep>;

/** GET /api/public/powers — by class and code; `sound` to search by: the pinyin of its name and of what it is for, a syllable a word. */
export const publicPowerSummary = z.object({ code: powerCode, number: z.number().int(), name: z.string(), class: powerClass, plain: z.string(), post: z.string(), steps: z.number().int(), sound: z.object({ name: z.string(), plain: z.string() }) });
export type PublicPowerSummary = z.infer<typeof publicPowerSummary>;
export const publicPowerList = z.object({ items: z.array(publicPowerSummary) });

/** GET /api/public/powers/:code */
export const publicPower = powerFields.omit({ active: true, basis: true, steps: true, total: true, risks: true }).extend({
  /** 第几项: its place in the list. */
  number: z.number().int(),
  version: z.number().int(),
  /** The day of this version; null for what came with the platform. */
  since: day.nullable(),
  basis: z.array(z.string()),
  steps: z.array(publicPowerStep),
  total: publicLimit.nullable(),
});
export type PublicPower = z.infer<typeof publicPower>;

// ---- staff ----

export const powerSummary = z.object({
  id: powerCode,
  code: powerCode,
  name: z.string(),
  class: powerClass,
  post: z.string(),
  steps: z.number().int(),
  version: z.number().int(),
  /** The district has changed the default. */
  edited: z.boolean(),
  active: z.boolean(),
});
export type PowerSummary = z.infer<typeof powerSummary>;
/** GET /api/micro-powers — the whole list; it is short. */
export const powerList = z.object({ items: z.array(powerSummary), nextCursor: z.null() });

/** What one version says otherwise than the one before it. */
export const powerDifference = z.object({ what: z.string(), before: z.string(), after: z.string() });
export type PowerDifference = z.infer<typeof powerDifference>;
export const powerVersion = z.object({
  version: z.number().int(),
  /** Null for what came with the platform. */
  on: day.nullable(),
  by: z.string(),
  reason: z.string(),
  /** The default was put back. */
  restored: z.boolean(),
  differences: z.array(powerDifference),
});
export type PowerVersion = z.infer<typeof powerVersion>;

/** GET /api/micro-powers/:code */
export const powerDetail = z.object({ power: microPower, version: z.number().int(), edited: z.boolean(), versions: z.array(powerVersion), abilities });
export type PowerDetail = z.infer<typeof powerDetail>;

const change = { version: z.number().int().min(1), reason: needed(200, '请写为什么改').min(4, '请写为什么改，至少 4 个字') };
/** PUT /api/micro-powers/:code */
export const savePowerRequest = z.object({ ...change, power: microPower });
export type SavePowerRequest = z.infer<typeof savePowerRequest>;
/** POST /api/micro-powers/:code/default */
export const restorePowerRequest = z.object(change);
export type RestorePowerRequest = z.infer<typeof restorePowerRequest>;
