import { z } from 'zod';
import { abilities, day, id, instant, pageQuery, timelineStep } from './common';
import { withoutPersonalNumbers } from './personal-numbers';

/** 结果公开: what a district's windows were rated in a finished quarter and what was put right, published after approval. */

/** E.g. 2026-Q3. */
export const quarter = z.string().regex(/^20\d{2}-Q[1-4]$/, '季度写成 2026-Q3 这样');
export type Quarter = z.infer<typeof quarter>;
const quarterNumerals = ['一', '二', '三', '四'];
/** 2026-Q3 → 2026年三季度 */
export const quarterLabel = (value: Quarter): string => `${value.slice(0, 4)}年${quarterNumerals[Number(value.slice(6)) - 1]}季度`;

/** A figure derived from fewer ratings than this is not published. */
export const publishedFrom = 5;
/** `few`: derived from fewer than five ratings. `withheld`: with it a figure of the first kind could be worked out. */
export const hiddenKind = z.enum(['few', 'withheld']);
export type HiddenKind = z.infer<typeof hiddenKind>;
export const hiddenWords: Record<HiddenKind, string> = { few: `少于 ${publishedFrom} 条，不公布`, withheld: '不公布' };
/** Stands below every table of figures. */
export const hiddenNote = `少于 ${publishedFrom} 条的数不公布；公布了就能推算出这种数的，也不公布。`;

/** A figure as it is published: a number with its words (1,284 条 or 97.3 %), or null with the words why not. */
export const publishedFigure = z.object({ value: z.number().nullable(), words: z.string() });
export type PublishedFigure = z.infer<typeof publishedFigure>;

/** One line of the table: a hall, or the district in all. */
export const bulletinRow = z.object({
  name: z.string(),
  /** 有效评价: all but those judged mistaken or malicious. */
  valid: publishedFigure,
  satisfied: publishedFigure,
  acceptable: publishedFigure,
  dissatisfied: publishedFigure,
  /** 满意率, 0 to 1. */
  satisfaction: publishedFigure,
  /** Below 30 ratings: 不足 30 条，不作比较. */
  note: z.string().nullable(),
  /** Dissatisfied ratings whose closing was due, those of them closed in time, and the share. */
  due: publishedFigure,
  inTime: publishedFigure,
  inTimeShare: publishedFigure,
  /** Second ratings, and those of them that were not dissatisfied. */
  again: publishedFigure,
  againContent: publishedFigure,
  /** What was most often not right, named by at least five; the most frequent first. */
  reasons: z.array(z.string()),
});
export type BulletinRow = z.infer<typeof bulletinRow>;

export const bulletinFigures = z.object({
  from: day,
  to: day,
  /** When they were taken from the statistics; they do not change afterwards. */
  takenAt: instant,
  district: bulletinRow,
  halls: z.array(bulletinRow),
  /** Of the whole district, by how often they were named; only those of at least five. */
  reasons: z.array(z.object({ label: z.string(), count: publishedFigure })),
  /** How it was counted, one sentence each. */
  notes: z.array(z.string()),
});
export type BulletinFigures = z.infer<typeof bulletinFigures>;

const shown = (most: number) => withoutPersonalNumbers(z.string().trim().max(most, `最多 ${most} 个字`));
/** What staff write around the figures. Everything here becomes public: no names, no numbers of people. */
export const bulletinTexts = z.object({
  title: shown(60).refine((text) => text.length >= 4, '标题至少 4 个字'),
  /** 导语 */
  introduction: shown(1000),
  /** 整改情况 */
  rectification: shown(2000),
  /** 整改事例, a short paragraph each. */
  examples: z.array(shown(300).refine((text) => text.length >= 5, '一个事例至少 5 个字')).max(8, '最多 8 个事例'),
  /** 下一步 */
  next: shown(1000),
  /** In a correction: what was changed and why. Shown above everything else. */
  changes: shown(500),
});
export type BulletinTexts = z.infer<typeof bulletinTexts>;

// ---- citizens ----

export const publicBulletinState = z.enum(['published', 'withdrawn', 'replaced']);
export type PublicBulletinState = z.infer<typeof publicBulletinState>;
export const publicBulletinStateLabels: Record<PublicBulletinState, string> = { published: '已公开', withdrawn: '已撤回', replaced: '已更正，有新版' };

/** GET /api/public/bulletins — newest first; what was withdrawn stays listed with its reason, of a corrected quarter only the new edition. */
export const publicBulletinSummary = z.object({
  id,
  quarter,
  title: z.string(),
  state: publicBulletinState,
  publishedOn: day,
  /** It corrects an earlier version: 已更正. */
  corrected: z.boolean(),
  withdrawnOn: day.nullable(),
  withdrawalReason: z.string().nullable(),
});
export type PublicBulletinSummary = z.infer<typeof publicBulletinSummary>;
export const publicBulletinListQuery = pageQuery;

/** GET /api/public/bulletins/:id — of what was withdrawn or replaced only the head is left. */
export const publicBulletin = publicBulletinSummary.extend({
  /** E.g. 青禾区纪委监委. */
  publishedBy: z.string(),
  /** Null unless it is published now. */
  content: bulletinTexts.omit({ title: true, changes: true }).extend({ figures: bulletinFigures }).nullable(),
  /** 已更正: what was changed, and the day of the version before. */
  correction: z.object({ changes: z.string(), earlierPublishedOn: day }).nullable(),
  /** Of a replaced one: the corrected version. */
  replacedById: id.nullable(),
});
export type PublicBulletin = z.infer<typeof publicBulletin>;

// ---- staff ----

export const bulletinState = z.enum(['draft', 'pending', 'published', 'withdrawn', 'replaced']);
export type BulletinState = z.infer<typeof bulletinState>;
export const bulletinStateLabels: Record<BulletinState, string> = { draft: '草稿', pending: '待审', published: '已公开', withdrawn: '已撤回', replaced: '已更正，有新版' };

export const bulletinListQuery = pageQuery.extend({ state: bulletinState.optional() });
export const bulletinSummary = z.object({
  id,
  quarter,
  /** 第几版: 1, and one more with every correction or new start. */
  edition: z.number().int(),
  title: z.string(),
  state: bulletinState,
  draftedBy: z.string(),
  draftedAt: instant,
  publishedOn: day.nullable(),
  corrects: id.nullable(),
});
export type BulletinSummary = z.infer<typeof bulletinSummary>;

/** A figure that is not published, for whoever approves. */
export const suppressedFigure = z.object({ row: z.string(), column: z.string(), kind: hiddenKind });
export type SuppressedFigure = z.infer<typeof suppressedFigure>;

/** GET /api/bulletins/:id */
export const bulletinDetail = bulletinSummary.extend({
  publishedBy: z.string(),
  texts: bulletinTexts,
  figures: bulletinFigures,
  /** 第几稿: how often the figures were taken. */
  build: z.number().int(),
  suppressed: z.array(suppressedFigure),
  timeline: z.array(timelineStep),
  /** Why the leader gave it back, while it is being changed. */
  returned: z.object({ decision: z.enum(['rejected', 'returned']), opinion: z.string() }).nullable(),
  withdrawal: z.object({ at: instant, by: z.string(), reason: z.string() }).nullable(),
  /** Of a correction: when the version before was published. */
  earlierPublishedOn: day.nullable(),
  replacedById: id.nullable(),
  version: z.number().int(),
  abilities,
});
export type BulletinDetail = z.infer<typeof bulletinDetail>;

/** GET /api/bulletins/quarters — finished quarters that have neither a draft nor a published bulletin, the newest first. */
export const draftableQuarters = z.object({ items: z.array(quarter) });

/** POST /api/bulletins — drafts a finished quarter from the statistics. */
export const draftBulletinRequest = z.object({ quarter });
export type DraftBulletinRequest = z.infer<typeof draftBulletinRequest>;

// Every command names the version it saw; another's change in between answers 409 conflict.
/** POST /api/bulletins/:id/figures (taken anew), /submission, /correction */
export const bulletinCommand = z.object({ version: z.number().int().min(0) });
export type BulletinCommand = z.infer<typeof bulletinCommand>;
/** PUT /api/bulletins/:id */
export const saveBulletinRequest = bulletinCommand.extend(bulletinTexts.shape);
export type SaveBulletinRequest = z.infer<typeof saveBulletinRequest>;
/** POST /api/bulletins/:id/withdrawal — the reason is published. */
export const withdrawBulletinRequest = bulletinCommand.extend({ reason: shown(300).refine((text) => text.length >= 5, '请写明撤回的理由，至少 5 个字') });
export type WithdrawBulletinRequest = z.infer<typeof withdrawBulletinRequest>;
