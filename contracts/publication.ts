import { z } from 'zod';
import { day, id, instant, organisationRef, pageQuery, timelineStep } from './common';
import {
  contentChanges,
  disclosureClass,
  disclosureColumn,
  disclosureForm,
  disclosureFrequency,
  disclosureItemCode,
  disclosurePeriod,
  fen,
  periodKey,
  publicationState,
  publicationSummary,
  publicWithdrawn,
  tableContent,
  type DisclosureContent,
  type DisclosureForm,
} from './disclosure';

/** What staff ask and tell about a publication on its way: drafts, checks, approval, corrections. */

// ---- what is being written ----

/** A draft takes whatever was typed so far; what is missing or wrong is said, and asked for only when it is handed in. */
const draftLine = z.object({
  day: z.string().max(20).default(''),
  entry: z.string().max(10).default(''),
  what: z.string().max(100).default(''),
  /** 0 while nothing was typed. */
  amount: fen.default(0),
  party: z.string().max(60).default(''),
  voucher: z.string().max(30).default(''),
  voucherFileIds: z.array(id).max(9).default([]),
});
/** A table's columns are the catalogue's, whatever a page believes. */
export const draftContent = z.discriminatedUnion('form', [
  z.object({ form: z.literal('table'), rows: z.array(z.array(z.string().max(300, '一格最多 300 个字')).max(20)).max(2000, '一张表最多 2000 行'), note: z.string().max(1000).default('') }),
  z.object({ form: z.literal('text'), text: z.string().max(10_000, '最多 10000 字') }),
  z.object({ form: z.literal('accounts'), opening: fen, receipts: z.array(draftLine).max(1000), payments: z.array(draftLine).max(1000), closing: fen, note: z.string().max(1000).default('') }),
]);
export type DraftContent = z.infer<typeof draftContent>;

/** Where nobody has written yet. */
export function emptyDraft(form: DisclosureForm): DraftContent {
  if (form === 'table') return { form, rows: [], note: '' };
  return form === 'text' ? { form, text: '' } : { form, opening: 0, receipts: [], payments: [], closing: 0, note: '' };
}

/** What goes back to the server of what came from it. */
export function asDraft(content: DisclosureContent): DraftContent {
  if (content.form !== 'table') return content;
  const { form, rows, note } = content;
  return { form, rows, note };
}

/** Something at a place of the content, e.g. content.rows.3.2, said as `where`: 第 4 行“每月金额”. */
export const contentProblem = z.object({ path: z.string(), where: z.string(), message: z.string() });
export type ContentProblem = z.infer<typeof contentProblem>;

// ---- what looks personal ----

export const personalKind = z.enum(['name', 'cadre', 'address', 'child', 'landline']);
export type PersonalKind = z.infer<typeof personalKind>;
export const personalKindLabels: Record<PersonalKind, string> = { name: '像人名', cadre: '村里任职的人', address: '像门牌号', child: '像孩子的名字', landline: '座机' };
export const personalDecision = z.enum(['mask', 'keep']);
export type PersonalDecision = z.infer<typeof personalDecision>;
export const personalDecisionLabels: Record<PersonalDecision, string> = { mask: '遮住', keep: '留着' };

/** Words that look personal, wherever they stand: one decision holds for all of their places. */
export const personalHit = z.object({
  text: z.string(),
  kind: personalKind,
  /** How it is shown where it is masked. */
  masked: z.string(),
  count: z.number().int(),
  /** The first places, in words. */
  places: z.array(z.string()),
  suggestion: personalDecision,
  decision: personalDecision.nullable(),
});
export type PersonalHit = z.infer<typeof personalHit>;

// ---- lists ----

export const publicationListQuery = pageQuery.extend({
  state: publicationState.optional(),
  /** A village, or a town with all of its villages. */
  placeId: id.optional(),
  class: disclosureClass.optional(),
  item: disclosureItemCode.optional(),
  period: periodKey.optional(),
  text: z.string().trim().max(50).optional(),
});
export type PublicationListQuery = z.infer<typeof publicationListQuery>;

/** GET /api/publications/counts — what is under way within the viewer's scope. */
export const publicationCounts = z.object({ draft: z.number().int(), checking: z.number().int(), approving: z.number().int() });
export type PublicationCounts = z.infer<typeof publicationCounts>;

/** GET /api/publications/next — what a clerk does next: what is late, what came back, then what is owed or begun by its day. */
export const nextStep = z.object({
  kind: z.enum(['returned', 'draft', 'missing']),
  publicationId: id.nullable(),
  village: organisationRef,
  item: z.object({ code: disclosureItemCode, name: z.string(), form: disclosureForm }),
  period: disclosurePeriod,
  /** What was recorded, where it is a matter of its own. */
  matter: z.string().nullable(),
  due: day.nullable(),
  /** Until `due`; negative when late. */
  workingDaysLeft: z.number().int().nullable(),
  /** Why it came back. */
  reason: z.string().nullable(),
});
export type NextStep = z.infer<typeof nextStep>;
export const nextSteps = z.object({ items: z.array(nextStep) });

/** GET /api/publications/choices?villageId= — what may be drafted, each with its periods and whether they are taken. */
export const publicationChoices = z.object({
  villages: z.array(organisationRef),
  items: z.array(
    z.object({
      code: disclosureItemCode,
      name: z.string(),
      class: disclosureClass,
      group: z.string(),
      form: disclosureForm,
      frequency: disclosureFrequency,
      help: z.string(),
      /** Matters that are owed, then the latest periods. */
      periods: z.array(disclosurePeriod.extend({ matter: z.string().nullable(), publicationId: id.nullable(), state: publicationState.nullable() })),
    }),
  ),
});
export type PublicationChoices = z.infer<typeof publicationChoices>;
export const publicationChoicesQuery = z.object({ villageId: id.optional() });

// ---- one publication ----

export const publicationAttachment = z.object({ id, name: z.string(), mediaType: z.string(), size: z.number().int() });
export type PublicationAttachment = z.infer<typeof publicationAttachment>;

/** What a correction takes from the editions before it, for the one reason that there is: 含个人信息. Ids of files, and words that are masked wherever they stand. */
export const publicationWithdrawals = z.object({
  files: z.array(id).max(30),
  words: z.array(z.string().trim().min(2, '至少两个字').max(100, '最多 100 个字').regex(/[\p{L}\p{N}]/u, '要有字或数字')).max(50, '最多 50 处'),
});
export type PublicationWithdrawals = z.infer<typeof publicationWithdrawals>;
export const withdrawalReason = '含个人信息';

const lineAsWritten = z.object({ day: z.string(), entry: z.string(), what: z.string(), amount: fen, party: z.string(), voucher: z.string(), voucherFileIds: z.array(id) });
/** A content as far as it is written: what is still empty is told among the problems, and keeps nobody from reading it. */
const contentAsWritten = z.discriminatedUnion('form', [
  tableContent,
  z.object({ form: z.literal('text'), text: z.string() }),
  z.object({ form: z.literal('accounts'), opening: fen, receipts: z.array(lineAsWritten), payments: z.array(lineAsWritten), closing: fen, note: z.string() }),
]);

/** GET /api/publications/:id */
export const publicationDetail = publicationSummary.extend({
  version: z.number().int(),
  columns: z.array(disclosureColumn),
  help: z.string(),
  /** What the catalogue asks to be attached; '' for nothing. */
  attached: z.string(),
  audience: z.enum(['everyone', 'party']),
  /** As staff see it: names whole, numbers of people masked. Null for 本期无发生. */
  content: contentAsWritten.nullable(),
  attachments: z.array(publicationAttachment),
  /** The clerk looked through pictures and documents for personal data. */
  looked: z.boolean(),
  /** What keeps it from being handed in. */
  problems: z.array(contentProblem),
  personal: z.array(personalHit),
  /** 群众看到的样子 */
  preview: contentAsWritten.nullable(),
  due: day.nullable(),
  lateWorkingDays: z.number().int().nullable(),
  timeline: z.array(timelineStep),
  /** Why it came back, while it is a draft again. */
  returned: z.object({ by: z.string(), at: instant, reason: z.string() }).nullable(),
  correction: z.object({ reason: z.string(), earlierId: id, earlierPublishedOn: day }).nullable(),
  replacedById: id.nullable(),
  /** Of a correction: what it withdraws, and the files among which it chooses. */
  withdraws: publicationWithdrawals.nullable(),
  withdrawable: z.array(publicationAttachment),
  /** What was withdrawn from this edition: staff go on seeing it. */
  withdrawn: publicWithdrawn.nullable(),
  /** The period before, to copy from and to compare with; of a correction, the edition that it corrects. */
  earlier: z.object({ id, label: z.string() }).nullable(),
  changes: contentChanges.nullable(),
});
export type PublicationDetail = z.infer<typeof publicationDetail>;

/** An answer to a save: what was masked in it at once, place by place. */
export const savedPublication = publicationDetail.extend({ maskedNow: z.array(z.object({ where: z.string(), what: z.string() })) });
export type SavedPublication = z.infer<typeof savedPublication>;

/** GET /api/publications/review — what waits for the viewer, oldest first, each with what differs from last time. */
export const publicationReview = publicationSummary.extend({
  version: z.number().int(),
  submittedAt: instant,
  earlier: z.object({ id, label: z.string() }).nullable(),
  changes: contentChanges.nullable(),
  /** How many words that look personal were masked, and how many left. */
  masked: z.number().int(),
  kept: z.number().int(),
  attachments: z.number().int(),
  correctionReason: z.string().nullable(),
});
export type PublicationReview = z.infer<typeof publicationReview>;
export const publicationReviewQuery = pageQuery.extend({ placeId: id.optional() });

// ---- commands ----

/** POST /api/publications — `copy` begins with what was published the period before. */
export const draftPublicationRequest = z.object({ villageId: id, itemCode: disclosureItemCode, periodKey, copy: z.boolean().default(false), nothing: z.boolean().default(false) });
export type DraftPublicationRequest = z.infer<typeof draftPublicationRequest>;

// Every command names the version it saw; another's change in between answers 409 conflict.
/** POST /api/publications/:id/submission, /recall, /copy, /approval */
export const publicationCommand = z.object({ version: z.number().int().min(0) });
export type PublicationCommand = z.infer<typeof publicationCommand>;

/** PUT /api/publications/:id — the whole draft. `attachments`: ids of what is there or was uploaded. */
export const savePublicationRequest = publicationCommand.extend({
  nothing: z.boolean().default(false),
  content: draftContent.nullable(),
  attachments: z.array(id).max(30, '最多 30 个附件'),
  looked: z.boolean(),
  decisions: z.array(z.object({ text: z.string().min(1).max(100), decision: personalDecision })).max(1000),
  /** Of a correction: what was wrong. */
  reason: z.string().trim().max(300, '最多 300 个字').optional(),
  /** Of a correction. */
  withdraws: publicationWithdrawals.optional(),
});
export type SavePublicationRequest = z.infer<typeof savePublicationRequest>;

/** POST /api/publications/:id/check — the village's own supervisors agree. */
export const checkPublicationRequest = publicationCommand.extend({ opinion: z.string().trim().max(300).default('') });
/** POST /api/publications/:id/return */
export const returnPublicationRequest = publicationCommand.extend({ reason: z.string().trim().min(5, '请写明哪里要改，至少 5 个字').max(300, '最多 300 个字') });
/** POST /api/publications/:id/correction — the reason is published. */
export const correctPublicationRequest = publicationCommand.extend({ reason: z.string().trim().min(5, '请写明改什么、为什么改，至少 5 个字').max(300, '最多 300 个字') });
