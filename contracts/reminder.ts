import { z } from 'zod';
import { abilities, day, id, instant, organisationRef, page, pageQuery } from './common';
import { loginCode } from './follower';

/** Why a cadre is reminded. The order is that of the year; what is not a day of the year stands at the end. */
export const reminderOccasion = z.enum([
  'politicalBirthday',
  'newYear',
  'springFestival',
  'lanternFestival',
  'womensDay',
  'qingming',
  'labourDay',
  'dragonBoat',
  'partyDay',
  'examSeason',
  'midAutumn',
  'nationalDay',
  'doubleNinth',
  'newPost',
  'transfer',
  'promotion',
  'retirement',
  'campaign',
]);
export type ReminderOccasion = z.infer<typeof reminderOccasion>;
export const reminderOccasionLabels: Record<ReminderOccasion, string> = {
  politicalBirthday: '政治生日',
  newYear: '元旦',
  springFestival: '春节',
  lanternFestival: '元宵节',
  womensDay: '妇女节',
  qingming: '清明节',
  labourDay: '劳动节',
  dragonBoat: '端午节',
  partyDay: '七一',
  examSeason: '升学季',
  midAutumn: '中秋节',
  nationalDay: '国庆节',
  doubleNinth: '重阳节',
  newPost: '新任职',
  transfer: '调任',
  promotion: '提任',
  retirement: '退休',
  campaign: '专题提醒',
};

const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, '时间写成 09:00 这样');

/** How one occasion is kept. PUT /api/reminders/occasions/:occasion */
export const reminderRule = z.object({
  enabled: z.boolean(),
  /** Working days before the break begins (holidays) or before the day; 0: on the day itself, working or not. */
  daysBefore: z.number().int().min(0).max(20),
  /** Once more on the last working day before the break. */
  again: z.boolean(),
  sendAt: timeOfDay.refine((time) => time >= '07:30' && time < '21:30', '提醒在 07:30 到 21:30 之间发'),
  /** After downtime it still goes out so many days late; 0: on the same day only. */
  lateDays: z.number().int().min(0).max(7),
});
export type ReminderRule = z.infer<typeof reminderRule>;
export const saveReminderRuleRequest = reminderRule.extend({ version: z.number().int().min(0) });
export const reminderRuleView = reminderRule.extend({
  occasion: reminderOccasion,
  version: z.number().int(),
  changedAt: instant.nullable(),
  changedBy: z.string().nullable(),
  /** The next day it goes out and for how many people; null where nothing lies ahead within a year. */
  next: z.object({ day, eventDay: day, people: z.number().int(), guessed: z.boolean() }).nullable(),
  /** How many texts are in use. */
  texts: z.number().int(),
  /** What to speak of at it, for whoever writes a text. */
  points: z.array(z.string()),
});
export type ReminderRuleView = z.infer<typeof reminderRuleView>;
/** GET /api/reminders/occasions; settings of the platform as a whole come along. */
export const reminderRules = z.object({
  items: z.array(reminderRuleView),
  /** 29 February in a common year: on 28 February or on 1 March. */
  leapDay: z.enum(['feb28', 'mar1']),
  leapDayVersion: z.number().int(),
  /** On what the defaults rest, in plain words. */
  basis: z.string(),
  abilities,
});
export const saveLeapDayRequest = z.object({ leapDay: z.enum(['feb28', 'mar1']), version: z.number().int().min(0) });

/** For whom a text is meant within its occasion; `any` is taken where no other fits. */
export const reminderTextFor = z.enum(['any', 'firstYear', 'tenthYears', 'newInPost', 'lastYear', 'eve']);
export type ReminderTextFor = z.infer<typeof reminderTextFor>;
export const reminderTextForLabels: Record<ReminderTextFor, string> = {
  any: '通用',
  firstYear: '入党第一年',
  tenthYears: '逢十周年',
  newInPost: '任职不满一年',
  lastYear: '退休前一年',
  eve: '放假前一天再提醒',
};

/** What may stand in braces. */
export const reminderVariables = ['称谓', '党龄', '职务', '岗位风险', '单位', '落款', '节日', '放假'] as const;
export type ReminderVariable = (typeof reminderVariables)[number];

/** Festivals around which people have days off by law: their reminder goes out before the break begins. */
export const breakOccasions = ['newYear', 'springFestival', 'qingming', 'labourDay', 'dragonBoat', 'midAutumn', 'nationalDay'] as const satisfies readonly ReminderOccasion[];
export const isBreak = (occasion: string): occasion is (typeof breakOccasions)[number] => (breakOccasions as readonly string[]).includes(occasion);

/** Not every occasion can fill every variable: of some people no joining day is known, and only breaks have days off. */
export function reminderVariablesOf(occasion: ReminderOccasion): ReminderVariable[] {
  const members = occasion === 'politicalBirthday' || occasion === 'partyDay';
  return reminderVariables.filter((name) => (name === '党龄' ? members : name === '放假' ? isBreak(occasion) : name === '节日' ? occasion !== 'campaign' : true));
}

/** POST /api/reminders/texts; PUT /api/reminders/texts/:id with `version` */
export const saveReminderTextRequest = z.object({
  occasion: reminderOccasion,
  for: reminderTextFor,
  /** The whole text as the inbox and the mini-program show it. */
  body: z.string().trim().min(10, '至少 10 个字').max(140, '最多 140 个字'),
  /** The field of WeChat's template message and of the SMS. */
  summary: z.string().trim().min(2, '请写一句摘要').max(20, '摘要最多 20 个字，微信只显示这么多'),
  version: z.number().int().min(0).optional(),
});
export type SaveReminderTextRequest = z.infer<typeof saveReminderTextRequest>;
export const reminderText = z.object({
  id,
  occasion: reminderOccasion,
  for: reminderTextFor,
  body: z.string(),
  summary: z.string(),
  active: z.boolean(),
  version: z.number().int(),
  changedAt: instant,
  changedBy: z.string(),
  /** How often it was sent; what was sent is only retired, never deleted. */
  sent: z.number().int(),
  abilities,
});
export type ReminderText = z.infer<typeof reminderText>;
export const reminderTextListQuery = pageQuery.extend({ occasion: reminderOccasion.optional(), active: z.enum(['yes', 'no']).optional() });
export const retireReminderTextRequest = z.object({ version: z.number().int().min(0), active: z.boolean() });

/** POST /api/reminders/preview — a text (saved or being written) as one person would read it; `day`: that of a campaign. */
export const previewReminderRequest = z.object({ body: z.string().max(500), summary: z.string().max(100), occasion: reminderOccasion, personId: id, day: day.optional() });
export const reminderPreview = z.object({
  body: z.string(),
  /** The fields of the template message in their order. */
  card: z.array(z.object({ label: z.string(), value: z.string() })),
  sms: z.string(),
  smsParts: z.number().int(),
  /** What will not fit or cannot be filled, in plain words. */
  problems: z.array(z.string()),
});
export type ReminderPreview = z.infer<typeof reminderPreview>;

/** POST /api/reminders/test — the same, sent to the account's own person. Answers how it will go out. */
export const testReminderRequest = previewReminderRequest.omit({ personId: true });
export const testReminderSent = z.object({ deliveryId: id });

/** Why somebody is left out. */
export const leftOutReason = z.enum(['noJoinedDay', 'notBound', 'noConsent', 'optedOut', 'noPhone', 'weeklyCap', 'noText']);
export type LeftOutReason = z.infer<typeof leftOutReason>;
export const leftOutReasonLabels: Record<LeftOutReason, string> = {
  noJoinedDay: '没有入党日期',
  notBound: '没有绑定公众号，也没有别的办法',
  noConsent: '没有同意接收',
  optedOut: '已退订',
  noPhone: '没有手机号',
  weeklyCap: '这周已经提醒够多',
  noText: '没有合适的文本',
};

/** GET /api/reminders/plan — what goes out on which day. GET /api/reminders/dry-run — for one of them, person by person. */
export const reminderPlanQuery = z.object({ from: day.optional(), days: z.coerce.number().int().min(1).max(400).default(60) });
export const reminderPlanEntry = z.object({
  day,
  occasion: reminderOccasion,
  /** The holiday, the birthday, the first day in the post. */
  eventDay: day,
  /** The second one, on the last working day before the break. */
  again: z.boolean(),
  campaignId: id.nullable(),
  title: z.string(),
  people: z.number().int(),
  /** The day is computed, since the year's list is not announced. */
  guessed: z.boolean(),
  /** Written into the ledger already. */
  planned: z.boolean(),
});
export type ReminderPlanEntry = z.infer<typeof reminderPlanEntry>;
export const reminderPlan = z.object({
  items: z.array(reminderPlanEntry),
  /** Of the last planning: when, and what was skipped after downtime, in plain words. */
  lastPlanned: instant.nullable(),
  skipped: z.array(z.object({ day, occasion: reminderOccasion, people: z.number().int(), why: z.string() })),
});
/** `again` tells the second one of an occasion from the first. Export beside the list. */
export const reminderDryRunQuery = pageQuery.extend({ day, occasion: reminderOccasion, again: z.enum(['yes', 'no']).default('no'), campaignId: id.optional(), show: z.enum(['reached', 'leftOut']).default('reached') });
export const reminderDryRunLine = z.object({
  personId: id,
  name: z.string(),
  organisation: organisationRef.nullable(),
  /** The channel that would be tried first; null for who is left out. */
  channel: z.string().nullable(),
  reason: leftOutReason.nullable(),
  body: z.string().nullable(),
});
export type ReminderDryRunLine = z.infer<typeof reminderDryRunLine>;
export const reminderDryRun = page(reminderDryRunLine).extend({ reached: z.number().int(), leftOut: z.number().int(), byChannel: z.record(z.string(), z.number().int()), byReason: z.partialRecord(leftOutReason, z.number().int()) });

export const campaignState = z.enum(['draft', 'submitted', 'approved', 'sent', 'cancelled']);
export type CampaignState = z.infer<typeof campaignState>;
export const campaignStateLabels: Record<CampaignState, string> = { draft: '草稿', submitted: '待批', approved: '待发', sent: '已发', cancelled: '已取消' };
export const campaignAudience = z.object({
  /** And everything below; empty: the whole district. */
  organisationIds: z.array(id).max(50),
  /** A word of the post, e.g. 书记; empty: any. */
  postTitle: z.string().trim().max(20).default(''),
  joinedParty: z.enum(['any', 'yes', 'no']).default('any'),
});
export type CampaignAudience = z.infer<typeof campaignAudience>;
/** POST /api/reminders/campaigns; PUT …/:id */
export const saveCampaignRequest = z.object({
  title: z.string().trim().min(4, '标题至少 4 个字').max(20, '标题最多 20 个字'),
  body: saveReminderTextRequest.shape.body,
  summary: saveReminderTextRequest.shape.summary,
  audience: campaignAudience,
  day,
  sendAt: reminderRule.shape.sendAt,
  version: z.number().int().min(0).optional(),
});
export type SaveCampaignRequest = z.infer<typeof saveCampaignRequest>;
export const campaign = saveCampaignRequest.omit({ version: true }).extend({
  id,
  state: campaignState,
  version: z.number().int(),
  createdBy: z.string(),
  createdAt: instant,
  people: z.number().int(),
  approval: z.object({ byName: z.string().nullable(), opinion: z.string().nullable(), state: z.string() }).nullable(),
  abilities,
});
export type Campaign = z.infer<typeof campaign>;
export const campaignListQuery = pageQuery.extend({ state: campaignState.optional() });
/** POST /api/reminders/audience — how many people it holds now, while it is being chosen. */
export const countAudienceRequest = z.object({ audience: campaignAudience });
export const audienceCount = z.object({ people: z.number().int() });
/** POST …/:id/submission and …/:id/cancellation */
export const campaignActRequest = z.object({ version: z.number().int().min(0) });

/** GET /api/reminders/statistics — reach and who cannot be reached. */
export const reminderStatisticsQuery = z.object({ from: day, to: day, organisationId: id.optional() });
export const reminderStatistics = z.object({
  /** `reached` counts only what a platform or the person confirmed. */
  byOccasion: z.array(z.object({ occasion: reminderOccasion, planned: z.number().int(), sent: z.number().int(), reached: z.number().int(), read: z.number().int(), failed: z.number().int(), unknown: z.number().int() })),
  byChannel: z.array(z.object({ channel: z.string(), sent: z.number().int(), reached: z.number().int(), failed: z.number().int(), unknown: z.number().int() })),
  cadres: z.number().int(),
  consented: z.number().int(),
  bound: z.number().int(),
  missing: z.object({ joinedDay: z.number().int(), phone: z.number().int(), consent: z.number().int(), unreachable: z.number().int() }),
});
export type ReminderStatistics = z.infer<typeof reminderStatistics>;
/** GET /api/reminders/missing — the people behind `missing`, exportable. */
export const reminderMissingQuery = pageQuery.extend({ what: z.enum(['joinedDay', 'phone', 'consent', 'unreachable']), organisationId: id.optional() });
export const reminderMissingLine = z.object({ personId: id, code: z.string(), name: z.string(), organisation: organisationRef.nullable(), joinedPartyOn: day.nullable(), hasPhone: z.boolean(), bound: z.boolean(), consented: z.boolean() });

export type ReminderMissingLine = z.infer<typeof reminderMissingLine>;

/** What a cadre says is wrong of his own record. */
export const correctionKind = z.enum(['joinedPartyOn', 'post', 'phone']);
export type CorrectionKind = z.infer<typeof correctionKind>;
export const correctionKindLabels: Record<CorrectionKind, string> = { joinedPartyOn: '入党日期', post: '单位或职务', phone: '手机号' };
export const correctionRequest = z.object({ kind: correctionKind, text: z.string().trim().min(2, '请写明对的是什么').max(100) });
export const correction = z.object({ id, personId: id, name: z.string(), organisation: organisationRef.nullable(), kind: correctionKind, text: z.string(), at: instant, state: z.enum(['open', 'done', 'refused']), answer: z.string().nullable(), answeredBy: z.string().nullable(), abilities });
export type Correction = z.infer<typeof correction>;
/** GET /api/reminders/corrections; POST …/:id/answer */
export const correctionListQuery = pageQuery.extend({ state: z.enum(['open', 'answered']).default('open') });
export const answerCorrectionRequest = z.object({ done: z.boolean(), answer: z.string().trim().min(2, '请写一句说明').max(200) });

/**
 * A cadre's own page in the mini-program; every call carries a fresh code of wx.login.
 * POST /api/public/me/reminders, …/read, …/corrections
 */
export const myRemindersRequest = z.object({ loginCode });
export const myReminders = z.object({
  items: z.array(z.object({ id, occasion: reminderOccasion, at: instant, body: z.string(), read: z.boolean() })),
  corrections: z.array(correction.pick({ id: true, kind: true, text: true, at: true, state: true, answer: true })),
});
export type MyReminders = z.infer<typeof myReminders>;
export const readMyReminderRequest = z.object({ loginCode, id });
export const correctMeRequest = correctionRequest.extend({ loginCode });
