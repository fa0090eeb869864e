import { z } from 'zod';
import { abilities, day, instant } from './common';
import { disclosureClass, disclosureFrequency, disclosureItem, disclosureItemCode, disclosurePlace, sourceCertainty, type DisclosureFrequency } from './disclosure';
import { isPeriodic } from './disclosure-period';

/** 公开目录, as the district administers it: what must be published, how, how often, and by which day. */

/** Where a duty comes from: cited, never quoted. Articles change with the version of a law, so that staff may correct both. */
export const basisSource = z.object({
  law: z.string().trim().max(60, '最多 60 个字'),
  /** E.g. 2018. */
  version: z.string().trim().max(20, '最多 20 个字'),
  article: z.string().trim().max(40, '最多 40 个字'),
});
export type BasisSource = z.infer<typeof basisSource>;
/** 村民委员会组织法（2018）30 */
export const basisWords = ({ law, version, article }: BasisSource): string => (version === '' ? [law, article].filter(Boolean).join(' ') : `${law}（${version}）${article}`);

/** An entry of the catalogue with all that the district decides about it. */
export const catalogueEntry = disclosureItem.extend({
  source: basisSource,
  /** Who brings the material, and who looks at it before it is published. */
  provider: z.string().trim().max(30, '最多 30 个字'),
  reviewer: z.string().trim().max(30, '最多 30 个字'),
  /** 计划: told at the beginning of its year, not after its end. */
  ahead: z.boolean(),
});
export type CatalogueEntry = z.infer<typeof catalogueEntry>;

/** What an edit can change; the code stays, the version counts. */
const editable = catalogueEntry.omit({ code: true, version: true, basis: true });
type Editable = z.infer<typeof editable>;
const note = z.string().trim().min(2, '请写为什么改').max(200);

function sensible(entry: Editable, context: z.RefinementCtx): void {
  const wrong = (path: (string | number)[], message: string): void => void context.addIssue({ code: 'custom', path, message });
  if (entry.form === 'table' && entry.columns.length === 0) wrong(['columns'], '表格至少要有一列');
  if (entry.form !== 'table' && entry.columns.length > 0) wrong(['columns'], '只有表格有列');
  const keys = entry.columns.map((column) => column.key);
  const titles = entry.columns.map((column) => column.title);
  entry.columns.forEach((column, index) => {
    if (keys.indexOf(column.key) !== index) wrong(['columns', index, 'key'], '列的标识重复了');
    if (titles.indexOf(column.title) !== index) wrong(['columns', index, 'title'], '列名重复了');
  });
  if (entry.ahead && entry.frequency !== 'yearly') wrong(['ahead'], '只有每年公开的才有计划');
}

/** PUT /api/disclosure-catalogue/:code */
export const saveEntryRequest = editable.extend({ revision: z.number().int().min(0), note }).superRefine(sensible);
export type SaveEntryRequest = z.infer<typeof saveEntryRequest>;
/** POST /api/disclosure-catalogue */
export const addEntryRequest = editable.extend({ code: disclosureItemCode, note }).superRefine(sensible);
export type AddEntryRequest = z.infer<typeof addEntryRequest>;
/** POST /api/disclosure-catalogue/:code/default */
export const restoreEntryRequest = z.object({ revision: z.number().int().min(0), note });
export type RestoreEntryRequest = z.infer<typeof restoreEntryRequest>;

/** own: made by the district; default: as delivered; edited: delivered, changed here. */
export const entryOrigin = z.enum(['default', 'edited', 'own']);
export type EntryOrigin = z.infer<typeof entryOrigin>;
export const entryOriginLabels: Record<EntryOrigin, string> = { default: '默认', edited: '本区改过', own: '本区自加' };

/** GET /api/disclosure-catalogue */
export const catalogueQuery = z.object({ class: disclosureClass.optional(), place: disclosurePlace.optional(), text: z.string().trim().max(50).optional() });
export type CatalogueQuery = z.infer<typeof catalogueQuery>;
export const catalogueRow = catalogueEntry.extend({ origin: entryOrigin });
export type CatalogueRow = z.infer<typeof catalogueRow>;
/** The whole of it: a district's catalogue is a hundred and some entries. */
export const catalogueAnswer = z.object({ items: z.array(catalogueRow), abilities });

export const entryDifference = z.object({ field: z.string(), label: z.string(), before: z.string(), after: z.string() });
export type EntryDifference = z.infer<typeof entryDifference>;
export const entryVersion = z.object({
  version: z.number().int(),
  at: instant.nullable(),
  by: z.string(),
  note: z.string(),
  /** Against the version before. */
  differences: z.array(entryDifference),
});
export type EntryVersion = z.infer<typeof entryVersion>;

/** GET /api/disclosure-catalogue/:code */
export const catalogueDetail = z.object({
  entry: catalogueEntry,
  origin: entryOrigin,
  /** How it differs from what was delivered. */
  fromDefault: z.array(entryDifference),
  /** Another frequency begins with the next whole period; until then the old one holds. */
  comingFrequency: z.object({ before: disclosureFrequency, from: day }).nullable(),
  /** The newest first. */
  versions: z.array(entryVersion),
  /** To be sent along with a change; 0: never changed here. */
  revision: z.number().int(),
  abilities,
});
export type CatalogueDetail = z.infer<typeof catalogueDetail>;

// ---- terms ----

export const termPreset = z.enum(['general', 'chongqing', 'zhejiang', 'shanghai', 'shaanxi']);
export type TermPreset = z.infer<typeof termPreset>;
export const termPresetLabels: Record<TermPreset, string> = { general: '通用', chongqing: '重庆', zhejiang: '浙江', shanghai: '上海', shaanxi: '陕西' };

const count = (least: number, most: number) => z.number('请填一个数').int('请填整数').min(least, `最少 ${least}`).max(most, `最多 ${most}`);
/** 期限: by which day things are due in this district. */
export const disclosureTerms = z.object({
  preset: termPreset,
  /** The day of the following month by which a month, a quarter, a half-year or a year is published. */
  monthlyDay: count(1, 31),
  quarterlyDay: count(1, 31),
  halfYearlyDay: count(1, 31),
  yearlyDay: count(1, 31),
  /** Plans of a year: by the end of this month of it. */
  planMonth: count(1, 12),
  /** Days after the decision or receipt. */
  atOnceDays: count(1, 60),
  onDecisionDays: count(1, 60),
  /** Working days before the due day. */
  yellowWorkingDays: count(1, 20),
  /** Working days after it turned red, until the recommendation. */
  recommendationWorkingDays: count(1, 60),
  /** How long a notice stays up at least, in days. */
  staysUpDays: count(1, 365),
  /** Days to answer an objection: the village, then the town. */
  villageAnswerDays: count(1, 60),
  townAnswerDays: count(1, 60),
});
export type DisclosureTerms = z.infer<typeof disclosureTerms>;
export const termNames = disclosureTerms.omit({ preset: true }).keyof();
export type TermName = z.infer<typeof termNames>;
/** What stands before and behind the number. */
export const termWords: Record<TermName, readonly [name: string, unit: string]> = {
  monthlyDay: ['每月的', '次月几号前'],
  quarterlyDay: ['每季度的', '下季度首月几号前'],
  halfYearlyDay: ['每半年的', '下半年首月几号前'],
  yearlyDay: ['每年的', '次年 1 月几号前'],
  planMonth: ['年度计划', '当年几月底前'],
  atOnceDays: ['随时公开的', '发生后几天内'],
  onDecisionDays: ['有变动时公开的', '变动后几天内'],
  yellowWorkingDays: ['临期', '到期前几个工作日亮黄灯'],
  recommendationWorkingDays: ['建议书', '逾期几个工作日后发出'],
  staysUpDays: ['公示', '至少几天'],
  villageAnswerDays: ['群众有异议，村里', '几天内答复'],
  townAnswerDays: ['再反映到乡镇，乡镇', '几天内答复'],
};

/** By when something is to be published, in words. `single`: a matter of its own, whatever its item. */
export function termOf(terms: DisclosureTerms, { frequency, ahead, single }: { frequency: DisclosureFrequency; ahead: boolean; single: boolean }): string {
  if (single || !isPeriodic(frequency)) return `发生后 ${frequency === 'atOnce' ? terms.atOnceDays : terms.onDecisionDays} 天内`;
  if (ahead) return `当年 ${terms.planMonth} 月底前`;
  const after = { monthly: ['次月', terms.monthlyDay], quarterly: ['下季度首月', terms.quarterlyDay], halfYearly: ['下半年首月', terms.halfYearlyDay], yearly: ['次年 1 月', terms.yearlyDay] } as const;
  const [when, date] = after[frequency];
  return `${when} ${date} 日前`;
}

/** Where a number comes from. */
export const termOrigin = z.object({ from: z.string(), certainty: sourceCertainty });
export type TermOrigin = z.infer<typeof termOrigin>;
/** GET /api/disclosure-terms */
export const disclosureTermsShown = z.object({
  terms: disclosureTerms,
  /** Of each number as it stands now; null: decided by the district itself. */
  origins: z.record(z.string(), termOrigin.nullable()),
  presets: z.array(z.object({ preset: termPreset, terms: disclosureTerms, origins: z.record(z.string(), termOrigin) })),
  version: z.number().int(),
  abilities,
});
export type DisclosureTermsShown = z.infer<typeof disclosureTermsShown>;
/** PUT /api/disclosure-terms — for what is opened from then on; what is owed already keeps its day. */
export const saveTermsRequest = disclosureTerms.extend({ version: z.number().int().min(0) });
export type SaveTermsRequest = z.infer<typeof saveTermsRequest>;
