import { z } from 'zod';
import { abilities, day, id, instant, light, organisationRef, pageQuery } from './common';
import { microPower, powerClass, powerCode, voteBody } from './micro-power';
import { withoutPersonalNumbers } from './personal-numbers';

/** 照单用权: one exercise of a power, recorded step by step against its chart. Entries are added, never changed. */

/** How a matter ended. */
export const caseOutcome = z.enum(['done', 'refused', 'stopped']);
export type CaseOutcome = z.infer<typeof caseOutcome>;

/** What the platform sees against the chart. It says so and forbids nothing. */
export const caseWarningKind = z.enum(['skipped', 'outOfOrder', 'samePerson', 'late', 'publishedLate', 'tooSoon', 'noEvidence', 'sameEvidence', 'quorum', 'votesLost']);
export type CaseWarningKind = z.infer<typeof caseWarningKind>;
export const caseWarning = z.object({ kind: caseWarningKind, step: z.number().int().min(1), words: z.string() });
export type CaseWarning = z.infer<typeof caseWarning>;

export const caseVote = z
  .object({
    body: voteBody,
    entitled: z.number().int().min(1, '应到至少 1 人').max(100_000),
    present: z.number().int().min(0),
    for: z.number().int().min(0),
    against: z.number().int().min(0),
    abstain: z.number().int().min(0),
  })
  .superRefine((vote, context) => {
    if (vote.present > vote.entitled) context.addIssue({ code: 'custom', path: ['present'], message: '到会的比应到的多，请核对' });
    if (vote.for + vote.against + vote.abstain > vote.present) context.addIssue({ code: 'custom', path: ['for'], message: '票数比到会的多，请核对' });
  });
export type CaseVote = z.infer<typeof caseVote>;

export const caseFile = z.object({ id, evidence: z.string().trim().max(30) });
const doer = z.object({ name: z.string().trim().min(1, '请写谁办的').max(30), post: z.string().trim().max(40).default('') });
export type CaseDoer = z.infer<typeof doer>;

const step = z.number().int().min(1).max(20);
const reason = z.string().trim().min(4, '请写明理由，至少 4 个字').max(300);

/** What was done at a step. */
const doneEntry = z.object({
  kind: z.literal('done'),
  step,
  on: day,
  doers: z.array(doer).min(1, '请写谁办的').max(10),
  vote: caseVote.nullable().default(null),
  /** At a step with a question: was it answered with yes? */
  answer: z.enum(['yes', 'no']).nullable().default(null),
  files: z.array(caseFile).max(20).default([]),
  note: z.string().trim().max(500).default(''),
});
const skippedEntry = z.object({ kind: z.literal('skipped'), step, reason });
/** POST /api/power-cases/:id/entries — `correction`: why the step's earlier entry does not hold; it stays to be seen. */
export const recordStepRequest = z.object({
  version: z.number().int().min(1),
  entry: z.discriminatedUnion('kind', [doneEntry, skippedEntry]),
  correction: reason.nullable().default(null),
});
export type RecordStepRequest = z.infer<typeof recordStepRequest>;

/** What a title must not hold: names are for `concerns`. */
const title = withoutPersonalNumbers(z.string().trim().min(4, '请写是什么事，至少 4 个字').max(60, '最多 60 个字'));
/** POST /api/power-cases — of the clerk's own village. */
export const openCaseRequest = z.object({ villageId: id, code: powerCode, title, concerns: z.string().trim().max(200).default(''), on: day });
export type OpenCaseRequest = z.infer<typeof openCaseRequest>;

const command = { version: z.number().int().min(1) };
/** POST /api/power-cases/:id/closing */
export const closeCaseRequest = z.object({ ...command, outcome: caseOutcome, on: day, note: z.string().trim().max(300).default('') });
export type CloseCaseRequest = z.infer<typeof closeCaseRequest>;
/** POST /api/power-cases/:id/objections, and …/objections/:objectionId/answer */
export const objectToStepRequest = z.object({ ...command, step, text: z.string().trim().min(4, '请写哪里不对，至少 4 个字').max(500) });
export type ObjectToStepRequest = z.infer<typeof objectToStepRequest>;
export const answerObjectionRequest = z.object({ ...command, text: z.string().trim().min(4, '请写答复，至少 4 个字').max(500) });
export type AnswerObjectionRequest = z.infer<typeof answerObjectionRequest>;
/** POST /api/power-cases/:id/offer — to be made public by the town. */
export const offerCaseRequest = z.object(command);
export type OfferCaseRequest = z.infer<typeof offerCaseRequest>;
/** POST /api/power-cases/release — many at once. */
export const releaseCasesRequest = z.object({ ids: z.array(id).min(1, '请先选要公开的').max(100) });
export const releasedCases = z.object({ released: z.number().int(), left: z.number().int() });
/** POST /api/power-cases/:id/return — not public, or not any more, and why. */
export const returnCaseRequest = z.object({ ...command, reason });
export type ReturnCaseRequest = z.infer<typeof returnCaseRequest>;

// ---- staff ----

export const caseState = z.enum(['open', 'closed']);
export type CaseState = z.infer<typeof caseState>;
export const publicity = z.enum(['inside', 'offered', 'released', 'returned']);
export type Publicity = z.infer<typeof publicity>;
export const publicityLabels: Record<Publicity, string> = { inside: '没有公开', offered: '等乡镇放行', released: '已公开', returned: '乡镇退回' };

export const caseSummary = z.object({
  id,
  power: z.object({ code: powerCode, name: z.string(), class: powerClass }),
  title: z.string(),
  village: organisationRef,
  town: organisationRef,
  state: caseState,
  openedOn: day,
  /** Steps done or skipped, of how many. */
  passed: z.number().int(),
  steps: z.number().int(),
  /** What is to be done next; null where nothing is. */
  next: z.object({ step: z.number().int(), what: z.string() }).nullable(),
  /** Null where the next step has no limit. */
  light: light.nullable(),
  due: day.nullable(),
  workingDaysLeft: z.number().int().nullable(),
  warnings: z.array(caseWarningKind),
  openObjections: z.number().int(),
  outcome: caseOutcome.nullable(),
  publicity,
});
export type CaseSummary = z.infer<typeof caseSummary>;

export const caseLight = z.enum(['red', 'yellow', 'green', 'none', 'done']);
export const caseListQuery = pageQuery.extend({
  code: powerCode.optional(),
  villageId: id.optional(),
  light: caseLight.optional(),
  /** Only those with warnings. */
  warned: z.enum(['yes']).optional(),
  publicity: publicity.optional(),
});
export type CaseListQuery = z.infer<typeof caseListQuery>;

export const caseEntry = z.object({
  id,
  step: z.number().int(),
  kind: z.enum(['done', 'skipped']),
  on: day,
  doers: z.array(z.object({ name: z.string(), post: z.string() })),
  vote: caseVote.nullable(),
  answer: z.enum(['yes', 'no']).nullable(),
  files: z.array(z.object({ id, name: z.string(), evidence: z.string() })),
  note: z.string(),
  reason: z.string(),
  recordedAt: instant,
  recordedBy: z.string(),
  /** Why the step's earlier entry does not hold. */
  correction: z.string().nullable(),
  /** A later entry took its place. */
  replaced: z.boolean(),
});
export type CaseEntry = z.infer<typeof caseEntry>;

export const caseObjection = z.object({ id, step: z.number().int(), text: z.string(), at: instant, by: z.string(), answer: z.object({ text: z.string(), at: instant, by: z.string() }).nullable() });
export type CaseObjection = z.infer<typeof caseObjection>;

/** GET /api/power-cases/:id */
export const caseDetail = caseSummary.omit({ warnings: true }).extend({
  /** The list's entry as it was when the case was opened. */
  chart: microPower,
  chartVersion: z.number().int(),
  /** Who it concerns: for the village, its town and the district. */
  concerns: z.string(),
  entries: z.array(caseEntry),
  warnings: z.array(caseWarning),
  objections: z.array(caseObjection),
  /** Of the next step: not before this day. */
  earliest: day.nullable(),
  closing: z.object({ outcome: caseOutcome, on: day, note: z.string(), by: z.string() }).nullable(),
  returnedBecause: z.string().nullable(),
  releasedOn: day.nullable(),
  version: z.number().int(),
  abilities,
});
export type CaseDetail = z.infer<typeof caseDetail>;

/** GET /api/power-cases/villages — the villages that the viewer may choose from. */
export const caseVillages = z.object({ items: z.array(organisationRef) });

// ---- citizens ----

export const publicCaseMark = z.enum(['skipped', 'late', 'outOfOrder', 'quorum', 'votesLost']);
export type PublicCaseMark = z.infer<typeof publicCaseMark>;
export const publicCaseStep = z.object({ number: z.number().int(), what: z.string(), who: z.string(), on: day.nullable(), marks: z.array(publicCaseMark) });
/** What everybody sees of a case: no name, no file, no free text but the title. */
export const publicCase = z.object({
  id,
  power: z.object({ code: powerCode, name: z.string(), class: powerClass }),
  title: z.string(),
  openedOn: day,
  steps: z.array(publicCaseStep),
  outcome: caseOutcome.nullable(),
  closedOn: day.nullable(),
  /** The step that should have been done by now. */
  overdue: z.object({ number: z.number().int(), due: day }).nullable(),
});
export type PublicCase = z.infer<typeof publicCase>;
/** GET /api/public/villages/:id/power-cases — the latest released first. */
export const publicCaseListQuery = pageQuery.extend({ code: powerCode.optional() });
export type PublicCaseListQuery = z.infer<typeof publicCaseListQuery>;
