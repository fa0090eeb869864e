import { z } from 'zod';
import { abilities, day, id, idempotencyKey, instant, light, organisationRef, pageQuery, timelineStep } from './common';
import { ratingDetail, ratingLevel } from './rating';

/**
 * Where a follow-up stands.
 * toContact → toHandle → (rectifying → answered →) awaitingSecondRating → closed; escalated where the citizen stays dissatisfied.
 * `toHandle`: the citizen was reached; the officer now sends it to the department or explains.
 */
export const followUpState = z.enum(['toContact', 'toHandle', 'rectifying', 'answered', 'awaitingSecondRating', 'escalated', 'closed']);
export type FollowUpState = z.infer<typeof followUpState>;
export const followUpStateLabels: Record<FollowUpState, string> = {
  toContact: '待联系',
  toHandle: '已核实，待处理',
  rectifying: '整改中（部门）',
  answered: '部门已答复',
  awaitingSecondRating: '待再评',
  escalated: '已报委里',
  closed: '已办结',
};

/** What came of a call. */
export const contactOutcome = z.enum(['confirmed', 'mistaken', 'refused', 'callAgain', 'unreachable']);
export type ContactOutcome = z.infer<typeof contactOutcome>;
export const contactOutcomeLabels: Record<ContactOutcome, string> = {
  confirmed: '打通了，情况属实',
  mistaken: '打通了，是误评',
  refused: '不愿多说',
  callAgain: '约好时间再打',
  unreachable: '没打通',
};

/** Times of day that three unreachable tries must not share: 上午 before 12:00, 下午 before 17:30, 晚间 after. */
export const callSlot = z.enum(['morning', 'afternoon', 'evening']);
export type CallSlot = z.infer<typeof callSlot>;
export const callSlotLabels: Record<CallSlot, string> = { morning: '上午', afternoon: '下午', evening: '晚间' };

export const closingKind = z.enum(['putRight', 'explained', 'mistaken', 'refused', 'unreachable', 'escalationDecided', 'setAside']);
export type ClosingKind = z.infer<typeof closingKind>;
export const closingKindLabels: Record<ClosingKind, string> = {
  putRight: '已整改',
  explained: '已解释说明',
  mistaken: '群众说是误评',
  refused: '群众不愿多说',
  unreachable: '三次联系不上',
  escalationDecided: '委里已处理',
  setAside: '复核认定不计入',
};

/** Why what was closed is open again: the citizen objected, or a set-aside was taken back. Either way the commission has it. */
export const reopeningCause = z.enum(['objection', 'restored']);
export type ReopeningCause = z.infer<typeof reopeningCause>;
export const reopeningCauseLabels: Record<ReopeningCause, string> = { objection: '群众不同意办结', restored: '评议改认定有效，重新办' };

export const followUpTab = z.enum(['mine', 'late', 'today', 'department', 'citizen', 'escalated', 'closed', 'all']);
export type FollowUpTab = z.infer<typeof followUpTab>;
export const followUpTabLabels: Record<FollowUpTab, string> = {
  mine: '我的',
  late: '逾期',
  today: '今天到期',
  department: '等部门',
  citizen: '等群众',
  escalated: '已报委里',
  closed: '已办结',
  all: '全部',
};

export const followUpListQuery = pageQuery.extend({
  tab: followUpTab.default('mine'),
  hallId: id.optional(),
  reason: z.string().max(8).optional(),
  hasPhone: z.enum(['yes', 'no']).optional(),
  text: z.string().max(50).optional(),
});
export type FollowUpListQuery = z.infer<typeof followUpListQuery>;

/** GET /api/follow-ups/counts — the number on each tab, within the viewer's scope. */
export const followUpCounts = z.record(followUpTab, z.number().int());
export type FollowUpCounts = z.infer<typeof followUpCounts>;

export const followUpSummary = z.object({
  id,
  /** 编号, e.g. PY-2026-0387. */
  number: z.string(),
  state: followUpState,
  light,
  /** The day the current step is due; null when closed. */
  due: day.nullable(),
  dueAt: instant.nullable(),
  /** Working days: positive = left, negative = late; null when closed or paused. */
  workingDaysLeft: z.number().int().nullable(),
  window: organisationRef,
  hall: organisationRef,
  department: organisationRef.nullable(),
  reasons: z.array(z.string()),
  hasPhone: z.boolean(),
  tries: z.number().int(),
  officerName: z.string().nullable(),
  ratedAt: instant,
  integrity: z.boolean(),
});
export type FollowUpSummary = z.infer<typeof followUpSummary>;

export const contactRecord = z.object({
  at: instant,
  by: z.string(),
  round: z.enum(['first', 'second']),
  outcome: contactOutcome,
  slot: callSlot,
  note: z.string(),
  callAgainAt: instant.nullable(),
});

export const rectification = z.object({
  state: z.enum(['sent', 'answered', 'returned', 'accepted']),
  sentAt: instant,
  due: day,
  light,
  /** What the officer chose to pass on. */
  words: z.string(),
  photoIds: z.array(id),
  instruction: z.string(),
  department: organisationRef,
  answer: z
    .object({ at: instant, by: z.string(), measures: z.string(), toCitizen: z.string(), proofIds: z.array(id) })
    .nullable(),
  returnReason: z.string().nullable(),
  /** What the department wrote in the round before, so that it need not be typed again. */
  answeredBefore: z.object({ measures: z.string(), toCitizen: z.string() }).nullable(),
});
export type Rectification = z.infer<typeof rectification>;

export const followUpDetail = followUpSummary.extend({
  /** null where the viewer (hall, department) sees only what was passed on. */
  rating: ratingDetail.nullable(),
  ticket: z.string().nullable(),
  contacts: z.array(contactRecord),
  /** The draft note, saved while it is typed. */
  note: z.string(),
  noteVersion: z.number().int(),
  /** What to say on the phone. */
  script: z.string(),
  otherRatings: z.array(z.object({ id, window: z.string(), level: ratingLevel, receivedAt: instant })),
  phoneRevealedAt: instant.nullable(),
  rectification: rectification.nullable(),
  secondLevel: ratingLevel.nullable(),
  pause: z.object({ since: instant, reason: z.string() }).nullable(),
  extensions: z.array(z.object({ days: z.number().int(), reason: z.string(), state: z.enum(['pending', 'approved', 'rejected']), opinion: z.string().nullable() })),
  /** Set when a call was agreed for a time. */
  callAgainAt: instant.nullable(),
  /** Times of day already used by unreachable tries of this round; three different ones allow closing as unreachable. */
  usedSlots: z.array(callSlot),
  timeline: z.array(timelineStep),
  /** As what it may be closed now, the likeliest first; empty where the ability `close` is false. */
  closingKinds: z.array(closingKind),
  closing: z.object({ kind: closingKind, at: instant, by: z.string(), toCitizen: z.string() }).nullable(),
  escalation: z.object({ at: instant, decidedAt: instant.nullable(), decision: z.string().nullable() }).nullable(),
  /** Closed once and taken up again, oldest first; the citizen's words only for the commission. */
  reopenings: z.array(z.object({ at: instant, why: reopeningCause, text: z.string().nullable(), closedAs: closingKind, closedAt: instant })),
  version: z.number().int(),
  abilities,
});
export type FollowUpDetail = z.infer<typeof followUpDetail>;

// Every command names the version it saw; another's change in between answers 409 conflict.
const command = z.object({ version: z.number().int().min(0) });

/** POST /api/follow-ups/:id/phone — one audited click. */
export const phoneRevealed = z.object({ phone: z.string(), revealedAt: instant });

/** PUT /api/follow-ups/:id/note */
export const saveNoteRequest = z.object({ note: z.string().max(2000), noteVersion: z.number().int().min(0) });
export const noteSaved = z.object({ noteVersion: z.number().int(), savedAt: instant });

/** POST /api/follow-ups/:id/contacts */
export const recordContactRequest = command
  .extend({
    idempotencyKey,
    outcome: contactOutcome,
    note: z.string().trim().max(2000).default(''),
    callAgainAt: instant.optional(),
    /** In the second call: what the citizen says now. */
    secondLevel: ratingLevel.optional(),
    /** For outcomes that close: what is told under the receipt. */
    toCitizen: z.string().trim().max(500).optional(),
  })
  .superRefine((value, context) => {
    if (value.outcome === 'callAgain' && !value.callAgainAt) context.addIssue({ code: 'custom', path: ['callAgainAt'], message: '请填约好的时间' });
  });
export type RecordContactRequest = z.infer<typeof recordContactRequest>;

/** POST /api/follow-ups/:id/rectification — send to the department. */
export const sendRectificationRequest = command.extend({
  departmentId: id,
  words: z.string().trim().max(500),
  photoIds: z.array(id).max(3).default([]),
  instruction: z.string().trim().min(2, '请写清要部门做什么').max(500),
  workingDays: z.number().int().min(1).max(15).default(3),
});
export type SendRectificationRequest = z.infer<typeof sendRectificationRequest>;

/** POST /api/follow-ups/:id/rectification/answer — by the department. Proof is uploaded first: POST /api/files. */
export const answerRectificationRequest = command.extend({
  measures: z.string().trim().min(5, '请写清采取了什么措施，至少 5 个字').max(1000),
  toCitizen: z.string().trim().min(5, '请写一段给群众的答复，至少 5 个字').max(500),
  proofIds: z.array(id).max(6).default([]),
});
export type AnswerRectificationRequest = z.infer<typeof answerRectificationRequest>;

/** POST /api/follow-ups/:id/rectification/return and /accept */
export const returnRectificationRequest = command.extend({ reason: z.string().trim().min(5, '请写清哪里不行，至少 5 个字').max(500) });
export const acceptRectificationRequest = command;

/** POST /api/follow-ups/:id/close — where nothing had to be put right: explained, or closed after tries. */
export const closeFollowUpRequest = command.extend({
  kind: closingKind,
  toCitizen: z.string().trim().min(5, '请写一段给群众的答复，至少 5 个字').max(500),
});

/** POST /api/follow-ups/:id/escalation/decision */
export const decideEscalationRequest = command.extend({
  decision: z.string().trim().min(5, '请写明处理意见，至少 5 个字').max(1000),
  toCitizen: z.string().trim().min(5, '请写一段给群众的答复，至少 5 个字').max(500),
});

export const pauseRequest = command.extend({ reason: z.string().trim().min(5, '请写明暂停的理由，至少 5 个字').max(500) });
export const resumeRequest = command;
/** 延期最多两次，需评议主管批准。 */
export const extensionRequest = command.extend({
  workingDays: z.number().int().min(1).max(10),
  reason: z.string().trim().min(5, '请写明延期的理由，至少 5 个字').max(500),
});
export const assignFollowUpRequest = command.extend({ accountId: id });
/** GET /api/follow-ups/:id/officers — to whom it can be assigned, the one with the least open work first. */
export const followUpOfficers = z.object({ items: z.array(z.object({ id, name: z.string(), open: z.number().int() })) });
export type FollowUpOfficers = z.infer<typeof followUpOfficers>;

/** GET and PUT /api/follow-up-settings/:hallId — how a hall's follow-ups run; days are working days. */
export const followUpSettings = z.object({
  firstContactDays: z.number().int().min(1).max(10),
  closingDays: z.number().int().min(2).max(30),
  rectificationDays: z.number().int().min(1).max(15),
  escalationDays: z.number().int().min(1).max(30),
  /** Whoever looks after this hall; null: whoever has the least open work. */
  officerId: id.nullable(),
});
export type FollowUpSettings = z.infer<typeof followUpSettings>;
export const saveFollowUpSettingsRequest = followUpSettings.refine((value) => value.firstContactDays < value.closingDays, { path: ['closingDays'], message: '办结时限要比首次联系时限长' });
