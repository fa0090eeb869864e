/**
 * What a rating can say and within which limits, free of zod: the phone pages load this file at once
 * and must stay small. The schemas in rating.ts are built from the same values.
 */

/** 三级评价。By wording the national codes are 4, 3 and 2 of five (GB/T 39734-2020 and the national option list). */
export const ratingLevels = ['satisfied', 'acceptable', 'dissatisfied'] as const;
export type RatingLevel = (typeof ratingLevels)[number];
export const ratingLevelLabels: Record<RatingLevel, string> = { satisfied: '满意', acceptable: '基本满意', dissatisfied: '不满意' };
export const nationalLevelCodes: Record<RatingLevel, number> = { satisfied: 4, acceptable: 3, dissatisfied: 2 };

export const reasonGroups = ['attitude', 'efficiency', 'competence', 'conduct'] as const;
export type ReasonGroup = (typeof reasonGroups)[number];
export const reasonGroupLabels: Record<ReasonGroup, string> = { attitude: '态度', efficiency: '效率', competence: '业务', conduct: '规矩' };

/**
 * A reason chip. `nationalCode` is the option code of the national platform where one exists;
 * `integrity` reasons go to the commission only until it releases the rating.
 */
export interface RatingReason {
  code: string;
  level: RatingLevel;
  group: ReasonGroup;
  label: string;
  nationalCode?: string;
  integrity?: true;
  /** Shown at once; the others stand behind 「更多」. */
  likely?: true;
}

/**
 * Plain words for the national options (codes 2xx, 3xx, 4xx) and the commission's own group (9xx, own codes).
 * Sources and how sure they are: docs/data-sources.md.
 */
export const ratingReasons: readonly RatingReason[] = [
  { code: '214', level: 'dissatisfied', group: 'attitude', label: '态度生硬', nationalCode: '214', likely: true },
  { code: '901', level: 'dissatisfied', group: 'attitude', label: '推诿拖延', likely: true },
  { code: '209', level: 'dissatisfied', group: 'efficiency', label: '没按说好的时间办完', nationalCode: '209', likely: true },
  { code: '210', level: 'dissatisfied', group: 'efficiency', label: '同样的材料要了几次', nationalCode: '210', likely: true },
  { code: '212', level: 'dissatisfied', group: 'efficiency', label: '网上约好了还要重新排队', nationalCode: '212' },
  { code: '211', level: 'dissatisfied', group: 'efficiency', label: '说能网上办，其实办不了', nationalCode: '211' },
  { code: '213', level: 'dissatisfied', group: 'competence', label: '业务不熟', nationalCode: '213', likely: true },
  { code: '208', level: 'dissatisfied', group: 'competence', label: '没一次说清要什么材料', nationalCode: '208', likely: true },
  { code: '207', level: 'dissatisfied', group: 'competence', label: '没有样本可看', nationalCode: '207' },
  { code: '905', level: 'dissatisfied', group: 'conduct', label: '不在岗', likely: true },
  { code: '902', level: 'dissatisfied', group: 'conduct', label: '吃拿卡要', integrity: true, likely: true },
  { code: '903', level: 'dissatisfied', group: 'conduct', label: '让找关系或中介', integrity: true },
  { code: '904', level: 'dissatisfied', group: 'conduct', label: '违规收费', integrity: true },
  { code: '314', level: 'acceptable', group: 'attitude', label: '态度一般', nationalCode: '314', likely: true },
  { code: '309', level: 'acceptable', group: 'efficiency', label: '按说好的时间办完', nationalCode: '309', likely: true },
  { code: '313', level: 'acceptable', group: 'efficiency', label: '没有多跑', nationalCode: '313', likely: true },
  { code: '312', level: 'acceptable', group: 'efficiency', label: '能快递送到家', nationalCode: '312' },
  { code: '307', level: 'acceptable', group: 'competence', label: '缺什么一次说清', nationalCode: '307', likely: true },
  { code: '308', level: 'acceptable', group: 'competence', label: '有样本可看', nationalCode: '308' },
  { code: '310', level: 'acceptable', group: 'competence', label: '办事指南说得准', nationalCode: '310' },
  { code: '311', level: 'acceptable', group: 'conduct', label: '没有多要材料', nationalCode: '311', likely: true },
  { code: '413', level: 'satisfied', group: 'attitude', label: '态度好', nationalCode: '413', likely: true },
  { code: '411', level: 'satisfied', group: 'efficiency', label: '跑一趟就办完', nationalCode: '411', likely: true },
  { code: '410', level: 'satisfied', group: 'efficiency', label: '网上能预约', nationalCode: '410', likely: true },
  { code: '412', level: 'satisfied', group: 'efficiency', label: '自助机能办', nationalCode: '412' },
  { code: '407', level: 'satisfied', group: 'efficiency', label: '材料网上交、窗口核对', nationalCode: '407' },
  { code: '408', level: 'satisfied', group: 'competence', label: '一张单子说清材料', nationalCode: '408', likely: true },
  { code: '406', level: 'satisfied', group: 'competence', label: '填一张表就行', nationalCode: '406' },
  { code: '409', level: 'satisfied', group: 'conduct', label: '承诺代替证明', nationalCode: '409' },
];

/** What looked odd about a rating. A flag is told with its reason and never drops or hides the rating. */
export const ratingFlagKinds = ['burst', 'lookAlike'] as const;
export type RatingFlagKind = (typeof ratingFlagKinds)[number];
export const ratingFlagKindLabels: Record<RatingFlagKind, string> = { burst: '短时间集中', lookAlike: '内容雷同' };

/** 认定: what the commission judged of a rating. Only a valid one counts; the others stay visible and are counted apart. */
export const ratingVerdicts = ['valid', 'mistaken', 'malicious'] as const;
export type RatingVerdict = (typeof ratingVerdicts)[number];
export const ratingVerdictLabels: Record<RatingVerdict, string> = { valid: '认定有效', mistaken: '认定误评', malicious: '认定恶意' };

/** A citizen's objection: against the closing of the follow-up, or against having been set aside. */
export const objectionTargets = ['closing', 'setAside'] as const;
export type ObjectionTarget = (typeof objectionTargets)[number];
/** `granted`: the set-aside was taken back; `refused`: it stays; `answered`: the commission answered about the closing. */
export const objectionStates = ['open', 'granted', 'refused', 'answered'] as const;
export type ObjectionState = (typeof objectionStates)[number];
export const objectionStateLabels: Record<ObjectionState, string> = { open: '正在看', granted: '照您说的改了', refused: '维持原来的认定', answered: '已答复' };
/** Working days in which a citizen may object. */
export const objectionDays = 5;
export const objectionMinLength = 5;
export const objectionMaxLength = 500;
/** Days in which a rating may be added to, the day of the rating not counted. */
export const supplementDays = 30;

/** How the rating came in. */
export const ratingChannels = ['weapp', 'h5', 'kiosk'] as const;
export type RatingChannel = (typeof ratingChannels)[number];
export const ratingChannelLabels: Record<RatingChannel, string> = { weapp: '小程序', h5: '网页', kiosk: '触摸屏' };

export const commentMaxLength = 300;
export const photosMax = 3;
export const photoMaxBytes = 8 * 1024 * 1024;
export const reasonsMax = 12;

/** The code on a window's stand: 8 letters and digits without look-alikes. */
export const windowCodePattern = /^[A-HJ-NP-Z2-9]{8}$/;
/** The receipt of a rating; pages show it in groups of four. */
export const receiptCodePattern = /^\d{12}$/;
/** A mainland mobile or fixed-line number, digits only. */
export const phonePattern = /^(1[3-9]\d{9}|0\d{9,11})$/;
