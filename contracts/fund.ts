import { z } from 'zod';
import { abilities, day, instant, pageQuery } from './common';
import { fen, sourceCertainty } from './disclosure';
import { personalNumberIn, withoutPersonalNumbers } from './personal-numbers';
import { channelWords, sourceWords } from './fund-stages';

/** 民生资金: programmes by which public money reaches people. */

/** The seven kinds of the Donghe model; codes of programmes begin with their letter. */
export const fundKind = z.enum(['agriculture', 'health', 'familyPlanning', 'construction', 'socialSecurity', 'oneCard', 'education']);
export type FundKind = z.infer<typeof fundKind>;
export const fundKindLabels: Record<FundKind, string> = { agriculture: '农业类补贴', health: '卫生类补贴', familyPlanning: '计划生育补助', construction: '建设类补贴', socialSecurity: '社会保障类补贴', oneCard: '一卡通', education: '教育类补贴' };
/**
 * 一卡通 has no letter: it is the channel by which other programmes are paid. Its list of programmes is this list, its
 * payments and returned cards are registers of the single payments.
 */
export const fundKindLetters: Record<Exclude<FundKind, 'oneCard'>, string> = { agriculture: 'A', health: 'H', familyPlanning: 'P', construction: 'B', socialSecurity: 'S', education: 'E' };

/** 规划立项 → 资金拨付 → 申报审核 → 执行发放 */
export const fundStage = z.enum(['planned', 'released', 'approved', 'paid']);
export type FundStage = z.infer<typeof fundStage>;
export const fundStageLabels: Record<FundStage, string> = { planned: '规划立项', released: '资金拨付', approved: '申报审核', paid: '执行发放' };

export const programmeCode = z.string().regex(/^[A-Z]\d{1,3}$/, '项目编码是一个大写字母加数字，如 A1');
export const fundYear = z.coerce.number().int().min(2000).max(2100);

/** Everybody reads it. */
const shown = (most: number, least = 0, asks = '') => withoutPersonalNumbers(z.string().trim().min(least, asks).max(most));

/** Whose budget it comes from. */
export const fundSourceLevel = z.enum(['central', 'province', 'city', 'own']);
export type FundSourceLevel = z.infer<typeof fundSourceLevel>;
export const fundSourceLabels: Record<FundSourceLevel, string> = sourceWords;

export const fundChannel = z.enum(['oneCard', 'cash', 'inKind', 'offset']);
export type FundChannel = z.infer<typeof fundChannel>;
export const fundChannelLabels: Record<FundChannel, string> = channelWords;

/** Percent, with one decimal at most; null where nobody has said yet. */
export const fundSource = z.object({ level: fundSourceLevel, share: z.number().min(0, '比例是 0 到 100').max(100, '比例是 0 到 100').nullable() });
export type FundSource = z.infer<typeof fundSource>;

const spell = { from: day.nullable(), to: day.nullable() };
const runsForward = ({ from, to }: { from: string | null; to: string | null }): boolean => from === null || to === null || from <= to;
const backwards = { path: ['to'], message: '结束的日子早于开始的日子' };

/** 政策依据: the document, its number, and the days within which it holds. */
export const fundBasis = z.object({ title: shown(100, 2, '请填文件名'), number: shown(40), ...spell }).refine(runsForward, backwards);
export type FundBasis = z.infer<typeof fundBasis>;

/** 标准: local, so entered by staff from a document; several for several groups, and one after the other over time. */
export const fundRate = z
  .object({
    /** For whom, e.g. 一档; '' where there is only one. */
    whom: shown(30),
    amount: fen.positive('标准要大于 0'),
    /** What it is for, e.g. 每亩、每人每月. */
    per: shown(20, 1, '请填按什么算'),
    from: day,
    to: day.nullable(),
    document: shown(100, 2, '请填依据的文件'),
  })
  .refine(runsForward, backwards);
export type FundRate = z.infer<typeof fundRate>;

/** What staff say of a programme. */
const programmeFields = {
  name: shown(60, 2, '请填名称'),
  /** 主管部门, in words. */
  department: shown(60),
  sources: z.array(fundSource).max(4),
  bases: z.array(fundBasis).max(10),
  /** 补贴对象. */
  audience: shown(500),
  /** Paid per: 人、户、亩、头、台、处. */
  unit: shown(10),
  rates: z.array(fundRate).max(60),
  /** In words: 每年、每月、按批. */
  cycle: shown(20),
  /** Null where nobody has said. */
  channel: fundChannel.nullable(),
  /** Days for which the list is shown before it is approved; null where no rule is entered. */
  publicityDays: z.number().int().min(1, '公示天数是 1 到 60').max(60, '公示天数是 1 到 60').nullable(),
  /** 申报材料. */
  materials: z.array(shown(60, 1, '请填材料')).max(20),
  /** 咨询电话, as people dial it: an office's or a hotline, never somebody's own. */
  phone: z.string().trim().regex(/^[\d\s-]{0,20}$/, '电话只写数字、空格和短横').refine((text) => [null, '电话号码'].includes(personalNumberIn(text)), '填办公电话（带区号）或热线，不填个人手机'),
  /** Illness, disability, family planning, children: no list of names is public, and no look-up by name finds it. */
  sensitive: z.boolean(),
};

/** What a version of it keeps. */
export const programmeContent = z.object({ ...programmeFields, active: z.boolean() });
export type ProgrammeContent = z.infer<typeof programmeContent>;
export const programmeFieldLabels: Record<keyof ProgrammeContent, string> = {
  name: '名称',
  department: '主管部门',
  sources: '资金来源',
  bases: '政策依据',
  audience: '补贴对象',
  unit: '计量单位',
  rates: '标准',
  cycle: '发放周期',
  channel: '渠道',
  publicityDays: '公示天数',
  materials: '申报材料',
  phone: '咨询电话',
  sensitive: '涉及隐私',
  active: '在用',
};

export const fundProgramme = programmeContent.extend({
  code: programmeCode,
  kind: fundKind,
  certainty: sourceCertainty,
  version: z.number().int().min(1),
});
export type FundProgramme = z.infer<typeof fundProgramme>;

// ---- staff ----

/** The sources of one programme agree with each other. */
function consistent({ sources }: { sources: FundSource[] }, context: z.RefinementCtx): void {
  if (new Set(sources.map(({ level }) => level)).size < sources.length) context.addIssue({ code: 'custom', path: ['sources'], message: '同一级财政只写一行' });
  const tenths = sources.reduce((sum, { share }) => sum + Math.round((share ?? 0) * 10), 0);
  if (tenths > 1000) context.addIssue({ code: 'custom', path: ['sources'], message: '各级的比例加起来超过了 100%' });
}
const reason = z.string().trim().min(2, '请写明理由').max(200);

/** GET /api/fund-programmes — by code; `state` says where it comes from. */
export const fundProgrammeListQuery = pageQuery.extend({ kind: fundKind.optional(), text: z.string().trim().max(30).optional(), show: z.enum(['active', 'retired', 'edited', 'withoutRate']).optional() });
export type FundProgrammeListQuery = z.infer<typeof fundProgrammeListQuery>;

/** As it came with the software, changed here, or entered here. */
export const programmeOrigin = z.enum(['default', 'edited', 'own']);
export type ProgrammeOrigin = z.infer<typeof programmeOrigin>;
export const programmeOriginLabels: Record<ProgrammeOrigin, string> = { default: '随平台', edited: '本地改过', own: '本地加的' };

export const fundProgrammeSummary = fundProgramme.extend({
  /** Its code: what lists are keyed by. */
  id: programmeCode,
  origin: programmeOrigin,
  /** A rate is entered that holds today. */
  hasRate: z.boolean(),
});
export type FundProgrammeSummary = z.infer<typeof fundProgrammeSummary>;

export const fundProgrammeVersion = z.object({
  version: z.number().int(),
  /** Null of what came with the software. */
  at: instant.nullable(),
  by: z.string(),
  reason: z.string(),
  /** Labels of what was changed against the version before. */
  changed: z.array(z.string()),
  content: programmeContent,
});
export type FundProgrammeVersion = z.infer<typeof fundProgrammeVersion>;

/** GET /api/fund-programmes/:code */
export const fundProgrammeDetail = fundProgrammeSummary.extend({ versions: z.array(fundProgrammeVersion), abilities });
export type FundProgrammeDetail = z.infer<typeof fundProgrammeDetail>;

/** PUT /api/fund-programmes/:code — `version` is the one that was seen. */
export const saveProgrammeRequest = programmeContent.extend({ version: z.number().int().min(1), reason }).superRefine(consistent);
export type SaveProgrammeRequest = z.infer<typeof saveProgrammeRequest>;
/** POST /api/fund-programmes */
export const addProgrammeRequest = z.object({ ...programmeFields, code: programmeCode, kind: fundKind, reason }).superRefine((value, context) => {
  consistent(value, context);
  if (value.kind !== 'oneCard' && value.code.startsWith(fundKindLetters[value.kind])) return;
  const letters = Object.entries(fundKindLetters).map(([kind, letter]) => `${fundKindLabels[kind as FundKind]} ${letter}`);
  context.addIssue({ code: 'custom', path: ['code'], message: `编码的字母跟着类别：${letters.join('、')}。一卡通是发放渠道，不单列项目` });
});
export type AddProgrammeRequest = z.infer<typeof addProgrammeRequest>;
/** POST /api/fund-programmes/:code/default — puts back what came with the software, as a new version. */
export const resetProgrammeRequest = z.object({ version: z.number().int().min(1), reason });
export type ResetProgrammeRequest = z.infer<typeof resetProgrammeRequest>;

// ---- citizens ----

/** GET /api/public/funds/programmes — those in use, by code. */
export const publicProgramme = fundProgramme.pick({ code: true, name: true, kind: true, department: true, unit: true, cycle: true, sensitive: true });
export type PublicProgramme = z.infer<typeof publicProgramme>;
export const publicProgrammeList = z.object({ items: z.array(publicProgramme) });
/** GET /api/public/funds/programmes/:code */
export const publicProgrammeDetail = publicProgramme.extend(fundProgramme.pick({ sources: true, bases: true, audience: true, rates: true, channel: true, publicityDays: true, materials: true, phone: true }).shape);
export type PublicProgrammeDetail = z.infer<typeof publicProgrammeDetail>;
