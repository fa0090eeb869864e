import { z } from 'zod';
import { day, id, phone } from './common';
import { clueSatisfaction, reporterStage } from './clue';
import { rewardUnderReceipt, rewardWay } from './reward-receipt';

/**
 * What a reporter's page and the server say to each other. All of it is under /api/report: no cookie, no session, no
 * referrer goes with it, no request line and no figure of it is kept (docs/sealing.md).
 */

/** 16 digits in four groups; spaces and dashes between them are forgiven. */
export const receiptCode = z
  .string()
  .transform((text) => text.replace(/[\s-]/g, ''))
  .pipe(z.string().regex(/^\d{16}$/, '回执码是 16 位数字，分 4 组'));

/** A field that a topic asks besides the common ones. */
export const topicField = z.object({ key: z.string().regex(/^[a-zA-Z]{1,30}$/), label: z.string().min(1).max(20), hint: z.string().max(60) });
/** What kind of matter, as the form offers it; staff edit the list. */
export const reportTopic = z.object({ key: z.string().regex(/^[a-zA-Z]{1,30}$/), label: z.string().min(1).max(20), examples: z.string().max(100), fields: z.array(topicField).max(6) });
export type ReportTopic = z.infer<typeof reportTopic>;

/** GET /api/report/opening — what the first page needs. */
export const reportOpening = z.object({
  /** False until the ceremony is done: then the pages say where else to go. */
  open: z.boolean(),
  districtName: z.string(),
  topics: z.array(reportTopic),
  /** By when acceptance is told, were it handed in today. */
  acceptBy: z.object({ day, workingDays: z.number().int() }),
  /** The page in a browser outside WeChat, to be copied. */
  webAddress: z.string(),
});
export type ReportOpening = z.infer<typeof reportOpening>;

/**
 * POST /api/report/tasks — a proof of work, asked for before everything that costs or writes something: find a `nonce`
 * so that SHA-256(`challenge` + ':' + `nonce`), in UTF-8 with the nonce in decimal digits, begins with `bits` zero
 * bits. Usual: few bits, a blink; when many come from one address, at most some seconds of an old phone. Never a refusal.
 */
export const reportTask = z.object({ challenge: z.string().max(200), bits: z.number().int().min(0).max(18) });
export type ReportTask = z.infer<typeof reportTask>;
export const taskSolution = z.object({ challenge: z.string().max(200), nonce: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER) });
export type TaskSolution = z.infer<typeof taskSolution>;

/** GET /api/report/places?text= — villages, units and windows by name or pinyin, without the receipt and without a task. */
export const reportPlacesQuery = z.object({ text: z.string().trim().min(1).max(30) });
export const reportPlace = z.object({ id, name: z.string(), within: z.string() });
export const reportPlaces = z.object({ items: z.array(reportPlace) });

/**
 * POST /api/report/attachments (multipart: `file`, `challenge`, `nonce`, `named`): cleaned, sealed under a key of its
 * own and kept for a day. The key is in the answered token and nowhere else; the report names the tokens.
 */
export const attachmentForm = z.object({ challenge: z.string().max(200), nonce: z.coerce.number().int(), named: z.enum(['yes', 'no']) });
export const attachmentKind = z.enum(['image', 'audio', 'video', 'document']);
export type AttachmentKind = z.infer<typeof attachmentKind>;
export const attachmentToken = z.string().regex(/^[A-Za-z0-9_.-]{40,200}$/);
export const attachmentStored = z.object({
  token: attachmentToken,
  kind: attachmentKind,
  size: z.number().int(),
  /** What was taken out of it, in words for the reporter; empty: kept as it is (by name). */
  cleaned: z.array(z.string()),
  /** What it can still give away. */
  remains: z.string(),
});
export type AttachmentStored = z.infer<typeof attachmentStored>;
export const attachmentsMax = 10;
export const attachmentMaxBytes = 20 * 1024 * 1024;

const words = (most: number) => z.string().trim().max(most, `最多 ${most} 个字`);
/** Somebody who is reported. */
export const reportedPerson = z.object({ name: words(30).min(1, '请写姓名或称呼'), organisation: words(60).default(''), post: words(40).default('') });
export const reportFields = z.object({
  topic: z.string().regex(/^[a-zA-Z]{1,30}$/, '请选一类'),
  what: words(5000).min(10, '请把事情说清楚，至少 10 个字'),
  when: words(100).default(''),
  /** Chosen from the list, or written where it is not in it. */
  placeId: id.nullable().default(null),
  placeText: words(100).default(''),
  people: z.array(reportedPerson).max(10, '最多 10 个人').default([]),
  howKnown: words(200).default(''),
  evidence: words(1000).default(''),
  money: words(60).default(''),
  elsewhere: words(300).default(''),
  /** Answers to the topic's own fields. */
  extra: z.record(z.string().max(30), words(200)).default({}),
});
export type ReportFields = z.infer<typeof reportFields>;

/** Who reports by name. Kept apart from the rest, sealed to the custodian. */
export const reporterIdentity = z.object({
  name: words(30).min(2, '请写真实姓名'),
  phone,
  identityNumber: z.string().trim().max(18).default(''),
  address: words(100).default(''),
  /** When it suits to be called. */
  callTimes: words(60).default(''),
});
export type ReporterIdentity = z.infer<typeof reporterIdentity>;

/**
 * POST /api/report. `submissionKey` is 32 random bytes of the page, base64url: a repeated request with the same one is
 * the same report and answers the same receipt; nothing of it is kept.
 */
export const submitReportRequest = reportFields.extend({
  submissionKey: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
  task: taskSolution,
  attachments: z.array(attachmentToken).max(attachmentsMax).default([]),
  /** Null: without a name. */
  identity: reporterIdentity.nullable(),
  /** The reporter's own channel to be told 您办的事有新进展，请凭回执查看: never chosen for him; only by name. */
  tellByPhone: z.boolean().default(false),
  via: z.enum(['web', 'miniProgram']),
});
export type SubmitReportRequest = z.infer<typeof submitReportRequest>;
export const reportSubmitted = z.object({
  receiptCode: z.string().regex(/^\d{16}$/),
  acceptBy: z.object({ day, workingDays: z.number().int() }),
});
export type ReportSubmitted = z.infer<typeof reportSubmitted>;

/** POST /api/report/visit — with the receipt in the body; so are all that follow. Each costs one argon2id run. */
export const visitRequest = z.object({ receiptCode, task: taskSolution });
/** A question, an answer, a notice; the report's own text is never shown. */
export const talkEntry = z.object({
  id,
  from: z.enum(['commission', 'reporter']),
  kind: z.enum(['question', 'answer', 'notice', 'addition', 'objection']),
  day,
  text: z.string(),
  attachments: z.array(z.object({ name: z.string(), kind: attachmentKind })),
});
export type TalkEntry = z.infer<typeof talkEntry>;
export const reportVisit = z.object({
  stage: reporterStage,
  receivedOn: day,
  /** What is due next, in words, and its day; null: nothing is. */
  next: z.object({ label: z.string(), day, workingDays: z.number().int() }).nullable(),
  talk: z.array(talkEntry),
  /** Waits for an answer of the reporter. */
  asked: z.boolean(),
  named: z.boolean(),
  /** What the reporter said of how it was handled; null: nothing yet. */
  satisfaction: clueSatisfaction.nullable(),
  may: z.object({ answer: z.boolean(), add: z.boolean(), giveName: z.boolean(), object: z.boolean(), rate: z.boolean() }),
  /** Of what goes to the level above (第十五条): its number, and the day of the hand-over; null for all others. */
  passedUp: z.object({ code: z.string(), on: day.nullable() }).nullable(),
  /** A reward that was approved; null: there is none. Told by a visit only, not by the answers to what is done in it. */
  reward: rewardUnderReceipt.nullable().optional(),
});
export type ReportVisit = z.infer<typeof reportVisit>;

/** POST /api/report/words — an answer, an addition or an objection to the closing, with proof; answers the visit anew. */
export const reporterWordsRequest = visitRequest.extend({ kind: z.enum(['answer', 'addition', 'objection']), text: words(3000).min(2, '至少写 2 个字'), attachments: z.array(attachmentToken).max(attachmentsMax).default([]), wordsKey: z.string().regex(/^[A-Za-z0-9_-]{43}$/) });
export type ReporterWordsRequest = z.infer<typeof reporterWordsRequest>;
/** POST /api/report/name — later than the report; answers the visit anew. */
export const giveNameRequest = visitRequest.extend({ identity: reporterIdentity });
/** POST /api/report/satisfaction — once, after the result was told; answers the visit anew. */
export const satisfactionRequest = visitRequest.extend({ satisfaction: clueSatisfaction });
/** POST /api/report/reward. The login code of wx.login comes with WeChat only. */
export const takeRewardRequest = visitRequest
  .extend({ way: rewardWay, choice: z.string().max(40).default(''), loginCode: z.string().min(1).max(200).optional(), userName: z.string().trim().max(30).optional() })
  .refine(({ way, loginCode }) => way !== 'wechat' || loginCode !== undefined, { path: ['loginCode'], message: '请在微信小程序里收' });
export type TakeRewardRequest = z.infer<typeof takeRewardRequest>;
