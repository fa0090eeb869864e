import { z } from 'zod';
import { abilities, day, id, idempotencyKey, instant, light, organisationRef, pageQuery, timelineStep } from './common';
import { disclosureAudience, disclosureClass, disclosureForm, disclosureFrequency, disclosureItemCode, disclosurePeriod, disclosurePlace, periodKey } from './disclosure';
import { matterTitleMax } from './village-draft-limits';

/** 要公开的: what each village and community owes, item by item and period by period, with its day and its light. */

export const dutyState = z.enum(['open', 'met', 'cancelled']);
export type DutyState = z.infer<typeof dutyState>;

/** 一书两提醒, and what somebody of the town sends by hand. */
export const urgingStage = z.enum(['reminder', 'second', 'recommendation', 'manual']);
export type UrgingStage = z.infer<typeof urgingStage>;
export const urgingStageLabels: Record<UrgingStage, string> = { reminder: '提醒', second: '再次提醒', recommendation: '建议书', manual: '催办' };

export const dutyTab = z.enum(['todo', 'yellow', 'late', 'met', 'all']);
export type DutyTab = z.infer<typeof dutyTab>;
export const dutyTabLabels: Record<DutyTab, string> = { todo: '要公开的', yellow: '临期', late: '逾期', met: '已公开', all: '全部' };

export const dutySummary = z.object({
  id,
  village: organisationRef,
  town: organisationRef,
  item: z.object({ code: disclosureItemCode, name: z.string(), class: disclosureClass, form: disclosureForm, audience: disclosureAudience }),
  period: disclosurePeriod,
  /** Of a single matter: what it is. */
  matter: z.string().nullable(),
  state: dutyState,
  light,
  due: day,
  dueAt: instant,
  workingDaysLeft: z.number().int().nullable(),
  publishedOn: day.nullable(),
  /** Of what was published: working days late; 0 in time. */
  lateWorkingDays: z.number().int().min(0).nullable(),
  /** The last that was sent about it. */
  urged: urgingStage.nullable(),
  /** By when the clerk says it will be published. */
  promisedOn: day.nullable(),
});
export type DutySummary = z.infer<typeof dutySummary>;

/** GET /api/disclosure-duties — what is owed by its day, the longest late first; then what is over, the newest first. */
export const dutyListQuery = pageQuery.extend({
  tab: dutyTab.default('todo'),
  townId: id.optional(),
  villageId: id.optional(),
  class: disclosureClass.optional(),
  item: disclosureItemCode.optional(),
  period: periodKey.optional(),
  text: z.string().trim().max(50).optional(),
});
export type DutyListQuery = z.infer<typeof dutyListQuery>;
export const dutyCounts = z.object({ todo: z.number().int(), yellow: z.number().int(), late: z.number().int() });
export type DutyCounts = z.infer<typeof dutyCounts>;

/** GET /api/disclosure-duties/places — the villages within the viewer's scope, for filters and forms. */
export const dutyPlaces = z.object({ towns: z.array(organisationRef), villages: z.array(organisationRef.extend({ townId: id, place: disclosurePlace })) });
export type DutyPlaces = z.infer<typeof dutyPlaces>;

export const dutyFeedback = z.object({ at: instant, by: z.string(), reason: z.string(), promisedOn: day });
/** GET /api/disclosure-duties/:id */
export const dutyDetail = dutySummary.extend({
  frequency: disclosureFrequency,
  /** Why it is owed by this day: 次月 15 日前. */
  basis: z.string(),
  help: z.string(),
  provider: z.string(),
  reviewer: z.string(),
  publicationId: id.nullable(),
  feedback: z.array(dutyFeedback),
  timeline: z.array(timelineStep),
  version: z.number().int(),
  abilities,
});
export type DutyDetail = z.infer<typeof dutyDetail>;

/** POST /api/disclosure-duties/matters — something was decided or received that is to be published at once. */
export const recordMatterRequest = z.object({
  requestKey: idempotencyKey,
  villageId: id,
  item: disclosureItemCode,
  /** What it is, for the village's own list: no names of private persons. */
  title: z.string().trim().min(2, '请写是什么事').max(matterTitleMax, `最多 ${matterTitleMax} 个字`),
  /** The day of the decision or receipt. */
  day,
});
export type RecordMatterRequest = z.infer<typeof recordMatterRequest>;

/** POST /api/disclosure-duties/:id/feedback */
export const feedbackRequest = z.object({ version: z.number().int().min(0), reason: z.string().trim().min(4, '请写为什么没有按时公开').max(200), promisedOn: day });
export type FeedbackRequest = z.infer<typeof feedbackRequest>;
/** POST /api/disclosure-duties/:id/urging — once a day at most. */
export const urgeRequest = z.object({ version: z.number().int().min(0) });
export type UrgeRequest = z.infer<typeof urgeRequest>;
/** POST /api/disclosure-duties/:id/withdrawal — a matter that was recorded by mistake. */
export const withdrawMatterRequest = z.object({ version: z.number().int().min(0), reason: z.string().trim().min(4, '请写为什么撤销').max(200) });
export type WithdrawMatterRequest = z.infer<typeof withdrawMatterRequest>;

// ---- analysis ----

export const urgingGroup = z.enum(['town', 'village', 'item']);
export type UrgingGroup = z.infer<typeof urgingGroup>;
export const urgingGroupLabels: Record<UrgingGroup, string> = { town: '按乡镇', village: '按村', item: '按事项' };
/** GET /api/disclosure-duties/analysis — of what was due in these days. */
export const urgingQuery = z.object({ from: day, to: day, by: urgingGroup.default('town'), townId: id.optional() });
export type UrgingQuery = z.infer<typeof urgingQuery>;

const stageFigures = z.object({
  /** How many were sent. */
  sent: z.number().int(),
  /** How many of these were published afterwards, before the next was sent. */
  published: z.number().int(),
  /** Half of those took at most so many days from then on; null where there is none. */
  medianDays: z.number().nullable(),
});
export const urgingRow = z.object({
  key: z.string(),
  name: z.string(),
  due: z.number().int(),
  inTime: z.number().int(),
  late: z.number().int(),
  missing: z.number().int(),
  stages: z.record(urgingStage, stageFigures),
  /** Late or near, and the clerk said why. */
  answered: z.number().int(),
});
export type UrgingRow = z.infer<typeof urgingRow>;
export const urgingAnalysis = z.object({ from: day, to: day, total: urgingRow, rows: z.array(urgingRow) });
export type UrgingAnalysis = z.infer<typeof urgingAnalysis>;

// ---- for everybody ----

/** 接下来该公开: what a village owes next, late ones first. */
export const publicDuty = z.object({
  item: z.object({ code: disclosureItemCode, name: z.string(), class: disclosureClass }),
  period: disclosurePeriod,
  due: day,
  light,
  /** Working days late; null while it is not. */
  lateWorkingDays: z.number().int().nullable(),
});
export type PublicDuty = z.infer<typeof publicDuty>;
