import { z } from 'zod';
import { abilities, day, id, idempotencyKey, instant, light, organisationRef, pageQuery, phone, timelineStep } from './common';
import { commentMaxLength, objectionMaxLength, objectionMinLength, objectionStates, objectionTargets, photosMax, ratingChannels, ratingFlagKinds, ratingLevels, ratingReasons, ratingVerdicts, reasonGroups, reasonsMax, receiptCodePattern, windowCodePattern, type RatingLevel } from './rating-options';

export * from './rating-options';

export const ratingLevel = z.enum(ratingLevels);
export const reasonGroup = z.enum(reasonGroups);
export const ratingChannel = z.enum(ratingChannels);
export const ratingFlagKind = z.enum(ratingFlagKinds);
export const ratingVerdict = z.enum(ratingVerdicts);

/** The code on a window's stand: 8 letters and digits without look-alikes. */
export const windowCode = z.string().regex(windowCodePattern, '窗口码不对，请再扫一次桌上的二维码');

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

/** POST /api/public/photos (multipart, one field `photo`) answers with a token to name in the rating. */
export const photoUploaded = z.object({ photoToken: z.string() });
export const photoToken = z.string().regex(/^[A-Za-z0-9_-]{32}$/);

const codesOf = (level: RatingLevel): ReadonlySet<string> => new Set(ratingReasons.filter((reason) => reason.level === level).map((reason) => reason.code));
const codesOfLevel = { satisfied: codesOf('satisfied'), acceptable: codesOf('acceptable'), dissatisfied: codesOf('dissatisfied') };

/** POST /api/public/ratings */
export const submitRatingRequest = z
  .object({
    idempotencyKey,
    windowCode,
    level: ratingLevel,
    attitude: ratingLevel.optional(),
    efficiency: ratingLevel.optional(),
    reasons: z.array(z.string().max(8)).max(reasonsMax).default([]),
    comment: z.string().trim().max(commentMaxLength, `最多写 ${commentMaxLength} 个字`).optional(),
    photoTokens: z.array(photoToken).max(photosMax, `最多 ${photosMax} 张照片`).default([]),
    phone: phone.optional(),
    /** True only when the person ticked the consent; a phone without it is refused. */
    phoneConsent: z.boolean().default(false),
    channel: ratingChannel,
  })
  .superRefine((value, context) => {
    if (value.phone && !value.phoneConsent) context.addIssue({ code: 'custom', path: ['phoneConsent'], message: '留电话请先勾选“同意给我打电话”' });
    const known = codesOfLevel[value.level];
    value.reasons.forEach((code, index) => {
      if (!known.has(code)) context.addIssue({ code: 'custom', path: ['reasons', index], message: '这个原因和您选的满意程度对不上，请重新选' });
    });
    if (new Set(value.reasons).size !== value.reasons.length) context.addIssue({ code: 'custom', path: ['reasons'], message: '同一个原因选了两次' });
  });
export type SubmitRatingRequest = z.infer<typeof submitRatingRequest>;
export type SubmitRatingInput = z.input<typeof submitRatingRequest>;

/** 12 digits; pages show it in groups of four. Sent in bodies only, never in an address. */
export const receiptCode = z.string().regex(receiptCodePattern, '回执码是 12 位数字');

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
  /** Judged mistaken or malicious: not counted, visible all the same. `words` are for the citizen to read. */
  setAside: z.object({ verdict: ratingVerdict.exclude(['valid']), at: instant, words: z.string() }).optional(),
  /** There while the citizen may object, once, with the last day. */
  canObject: z.object({ until: day, against: z.enum(objectionTargets) }).optional(),
  /** The latest objection; what was written is not repeated. */
  objection: z.object({ against: z.enum(objectionTargets), at: instant, state: z.enum(objectionStates), answer: z.string().optional() }).optional(),
  /** There while the citizen may add a second thought, once, with the last day. */
  canSupplement: z.object({ until: day }).optional(),
  supplement: z.object({ level: ratingLevel, at: instant }).optional(),
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

/**
 * POST /api/public/rating-objections — by receipt; against the closing or the set-aside, whichever stands. Answered
 * with the progress; the same key again changes nothing.
 */
export const objectRequest = z.object({
  idempotencyKey,
  receiptCode,
  text: z.string().trim().min(objectionMinLength, `请写明为什么不同意，至少 ${objectionMinLength} 个字`).max(objectionMaxLength, `最多写 ${objectionMaxLength} 个字`),
});
export type ObjectRequest = z.infer<typeof objectRequest>;

/** POST /api/public/rating-supplements — 追评, once, by receipt. The first rating stays the one that counts. */
export const supplementRequest = rateAgainRequest;
export type SupplementRequest = z.infer<typeof supplementRequest>;

// ---- staff side ----

export const ratingListQuery = pageQuery.extend({
  organisationId: id.optional(),
  level: ratingLevel.optional(),
  reason: z.string().max(8).optional(),
  from: day.optional(),
  to: day.optional(),
  integrity: z.enum(['only', 'without']).optional(),
  /** `odd`: flagged; `setAside`: judged mistaken or malicious. */
  mark: z.enum(['odd', 'setAside']).optional(),
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
  /** The citizen said on the phone that it was a slip; it stays visible and counted. */
  mistaken: z.boolean().optional(),
  /** With a one-time ticket of the hall's queue: a visit stands behind it. */
  ticketed: z.boolean(),
  flags: z.array(z.object({ kind: ratingFlagKind, words: z.string() })),
  /** What the commission judged; null while nobody asked. */
  verdict: ratingVerdict.nullable(),
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
  judgement: z.object({ verdict: ratingVerdict, reason: z.string(), at: instant }).nullable(),
  /** 追评, once. */
  supplement: z.object({ level: ratingLevel, comment: z.string().nullable(), at: instant }).nullable(),
  /** A word of the window's, for hall, department and commission. */
  reply: z.object({ by: z.string(), text: z.string(), at: instant }).nullable(),
  version: z.number().int().optional(),
  abilities,
});
export type RatingDetail = z.infer<typeof ratingDetail>;

/** POST /api/ratings/:id/release — the commission lets hall and department see an integrity rating. */
export const releaseRatingRequest = z.object({ reason: z.string().trim().min(5, '请写明放开的理由，至少 5 个字').max(500) });

export { light };
