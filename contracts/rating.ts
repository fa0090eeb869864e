import { z } from 'zod';
import { abilities, day, id, idempotencyKey, instant, light, organisationRef, pageQuery, phone, timelineStep } from './common';

/** 三级评价。By wording the national codes are 4, 3 and 2 of five (GB/T 39734-2020 and the national option list). */
export const ratingLevel = z.enum(['satisfied', 'acceptable', 'dissatisfied']);
export type RatingLevel = z.infer<typeof ratingLevel>;
export const ratingLevelLabels: Record<RatingLevel, string> = { satisfied: '满意', acceptable: '基本满意', dissatisfied: '不满意' };
export const nationalLevelCodes: Record<RatingLevel, number> = { satisfied: 4, acceptable: 3, dissatisfied: 2 };

export const reasonGroup = z.enum(['attitude', 'efficiency', 'competence', 'conduct']);
export type ReasonGroup = z.infer<typeof reasonGroup>;
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

/** How the rating came in. */
export const ratingChannel = z.enum(['weapp', 'h5', 'kiosk']);
export type RatingChannel = z.infer<typeof ratingChannel>;
export const ratingChannelLabels: Record<RatingChannel, string> = { weapp: '小程序', h5: '网页', kiosk: '触摸屏' };

/** The code on a window's stand: 8 letters and digits without look-alikes. */
export const windowCode = z.string().regex(/^[A-HJ-NP-Z2-9]{8}$/, '窗口码不对，请再扫一次桌上的二维码');

/** GET /api/public/windows/:code — what the rating page shows. */
export const ratingWindow = z.object({
  code: windowCode,
  hallName: z.string(),
  windowName: z.string(),
  number: z.string(),
  services: z.array(z.string()),
  open: z.boolean(),
  /** The commission that receives the rating, e.g. 青禾区纪委监委. */
  receivedBy: z.string(),
});
export type RatingWindow = z.infer<typeof ratingWindow>;

export const commentMaxLength = 300;
export const photosMax = 3;
export const photoMaxBytes = 8 * 1024 * 1024;

/** POST /api/public/photos (multipart, one field `photo`) answers with a token to name in the rating. */
export const photoUploaded = z.object({ photoToken: z.string() });
export const photoToken = z.string().regex(/^[A-Za-z0-9_-]{32}$/);

/** POST /api/public/ratings */
export const submitRatingRequest = z
  .object({
    idempotencyKey,
    windowCode,
    level: ratingLevel,
    attitude: ratingLevel.optional(),
    efficiency: ratingLevel.optional(),
    reasons: z.array(z.string().max(8)).max(12).default([]),
    comment: z.string().trim().max(commentMaxLength, `最多写 ${commentMaxLength} 个字`).optional(),
    photoTokens: z.array(photoToken).max(photosMax, `最多 ${photosMax} 张照片`).default([]),
    phone: phone.optional(),
    /** True only when the person ticked the consent; a phone without it is refused. */
    phoneConsent: z.boolean().default(false),
    channel: ratingChannel,
  })
  .superRefine((value, context) => {
    if (value.phone && !value.phoneConsent) context.addIssue({ code: 'custom', path: ['phoneConsent'], message: '留电话请先勾选“同意给我打电话”' });
    const known = new Set(ratingReasons.filter((reason) => reason.level === value.level).map((reason) => reason.code));
    value.reasons.forEach((code, index) => {
      if (!known.has(code)) context.addIssue({ code: 'custom', path: ['reasons', index], message: '这个原因和您选的满意程度对不上，请重新选' });
    });
    if (new Set(value.reasons).size !== value.reasons.length) context.addIssue({ code: 'custom', path: ['reasons'], message: '同一个原因选了两次' });
  });
export type SubmitRatingRequest = z.infer<typeof submitRatingRequest>;
export type SubmitRatingInput = z.input<typeof submitRatingRequest>;

/** 12 digits; pages show it in groups of four. Sent in bodies only, never in an address. */
export const receiptCode = z.string().regex(/^\d{12}$/, '回执码是 12 位数字');

/** A promise to a citizen: a day, and the working days it was counted from. */
export const promise = z.object({ day, workingDays: z.number().int() });
export type DayPromise = z.infer<typeof promise>;

export const ratingReceived = z.object({
  receiptCode,
  level: ratingLevel,
  receivedAt: instant,
  /** Only for a dissatisfied rating. */
  firstContact: promise.optional(),
  closing: promise.optional(),
  byPhone: z.boolean(),
});
export type RatingReceived = z.infer<typeof ratingReceived>;

/** POST /api/public/rating-progress */
export const ratingProgressRequest = z.object({ receiptCode });
export const ratingProgress = z.object({
  windowName: z.string(),
  hallName: z.string(),
  level: ratingLevel,
  receivedAt: instant,
  status: z.enum(['received', 'contacting', 'rectifying', 'awaitingSecondRating', 'escalated', 'closed']),
  steps: z.array(timelineStep),
  /** What the department or the commission answered, newest first. */
  answers: z.array(z.object({ from: z.string(), at: instant, text: z.string() })),
  canRateAgain: z.boolean(),
  secondLevel: ratingLevel.optional(),
});
export type RatingProgress = z.infer<typeof ratingProgress>;

/** POST /api/public/rating-again — the second rating, by receipt. */
export const rateAgainRequest = z.object({
  idempotencyKey,
  receiptCode,
  level: ratingLevel,
  comment: z.string().trim().max(commentMaxLength, `最多写 ${commentMaxLength} 个字`).optional(),
});
export type RateAgainRequest = z.infer<typeof rateAgainRequest>;

// ---- staff side ----

export const ratingListQuery = pageQuery.extend({
  organisationId: id.optional(),
  level: ratingLevel.optional(),
  reason: z.string().max(8).optional(),
  from: day.optional(),
  to: day.optional(),
  integrity: z.enum(['only', 'without']).optional(),
  text: z.string().max(50).optional(),
});
export type RatingListQuery = z.infer<typeof ratingListQuery>;

export const ratingSummary = z.object({
  id,
  level: ratingLevel,
  window: organisationRef,
  hall: organisationRef,
  department: organisationRef.nullable(),
  reasons: z.array(z.string()),
  hasComment: z.boolean(),
  photoCount: z.number().int(),
  hasPhone: z.boolean(),
  channel: ratingChannel,
  receivedAt: instant,
  integrity: z.boolean(),
  released: z.boolean(),
  followUpId: id.nullable(),
});
export type RatingSummary = z.infer<typeof ratingSummary>;

export const ratingDetail = ratingSummary.extend({
  attitude: ratingLevel.nullable(),
  efficiency: ratingLevel.nullable(),
  /** null where there is none, or where the viewer (hall, department) sees only what was passed on. */
  comment: z.string().nullable(),
  photoIds: z.array(id),
  secondLevel: ratingLevel.nullable(),
  abilities,
});
export type RatingDetail = z.infer<typeof ratingDetail>;

/** POST /api/ratings/:id/release — the commission lets hall and department see an integrity rating. */
export const releaseRatingRequest = z.object({ reason: z.string().trim().min(5, '请写明放开的理由，至少 5 个字').max(500) });

export { light };
