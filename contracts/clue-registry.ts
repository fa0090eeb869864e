import { z } from 'zod';
import { abilities, day, id, instant, light, pageQuery } from './common';
import { clueChannel, clueFinding, clueKind, clueSatisfaction, clueState, disposition, falseStage, pendingWhat } from './clue';
import { clueRetentionView } from './clue-retention';
import { attachmentKind, reportedPerson, reporterIdentity, reportFields, reportSubmitted, reportTopic, submitReportRequest } from './clue-report';

/**
 * The commission's side of clues. A list holds what stands in clear and nothing else; what was written comes by
 * `opening` only, which is on record before it answers.
 */

/** Tabs are work. `mine`: what waits for me; `absent`: whoever is to act is on leave or has left, and nobody who stands in can read it; `others`: what waits for somebody else. */
export const clueTab = z.enum(['mine', 'today', 'near', 'late', 'unassigned', 'absent', 'others', 'all']);
export type ClueTab = z.infer<typeof clueTab>;
export const clueTabLabels: Record<ClueTab, string> = { mine: '等我办', today: '今天到期', near: '临期', late: '逾期', unassigned: '待分办', absent: '没人在岗', others: '等别人', all: '全部' };

const chosen = <T extends z.ZodType>(schema: T) => schema.optional();
export const clueListQuery = pageQuery.extend({
  tab: clueTab.default('mine'),
  state: chosen(clueState),
  kind: chosen(clueKind),
  channel: chosen(clueChannel),
  townId: chosen(id),
  handlerId: chosen(id),
  from: chosen(day),
  to: chosen(day),
  /** A code, or how it begins. */
  code: z.string().trim().max(30).optional(),
});
export type ClueListQuery = z.infer<typeof clueListQuery>;

const person = z.object({ id: z.string(), name: z.string() });
export const clueSummary = z.object({
  id,
  code: z.string(),
  receivedOn: day,
  channel: clueChannel,
  kind: clueKind,
  town: z.object({ id, name: z.string() }).nullable(),
  state: clueState,
  light,
  /** Of the step it stands at; null when nothing is due. */
  due: day.nullable(),
  workingDaysLeft: z.number().int().nullable(),
  /** What is to be done next, in a few words, and by whom. */
  step: z.string(),
  handler: person.nullable(),
  disposition: disposition.nullable(),
  /** It waits for whoever asks. */
  mine: z.boolean(),
  /** 暂停销毁. */
  held: z.boolean(),
});
export type ClueSummary = z.infer<typeof clueSummary>;

/** A person of a report is handled as a clue of his own: 一人一件, with the code of the report and a number. */
export const clueFamilyMember = z.object({ id, code: z.string(), state: clueState, handler: person.nullable() });
export type ClueFamilyMember = z.infer<typeof clueFamilyMember>;

/** GET /api/clues/counts — of each tab, among what the reader may open. */
export const clueCounts = z.record(clueTab, z.number().int());
export type ClueCounts = z.infer<typeof clueCounts>;

export const clueStep = z.object({ key: z.string(), label: z.string(), state: z.enum(['done', 'now', 'todo']), at: instant.optional(), day: day.optional(), due: day.optional(), lateWorkingDays: z.number().int().optional(), note: z.string().optional() });
export type ClueStepView = z.infer<typeof clueStep>;

export const identityRequestState = z.enum(['asked', 'granted', 'refused', 'ended']);
export const identityRequestStateLabels: Record<z.infer<typeof identityRequestState>, string> = { asked: '等保管人定', granted: '可以看', refused: '没有同意', ended: '时间已过' };
export const identityRequestView = z.object({
  id: z.string(),
  state: identityRequestState,
  by: person,
  at: instant,
  reason: z.string(),
  urgent: z.boolean(),
  decidedBy: person.nullable(),
  decidedAt: instant.nullable(),
  opinion: z.string(),
  until: instant.nullable(),
});
export type IdentityRequestView = z.infer<typeof identityRequestView>;

/** GET /api/clues/:id — what stands in clear, what was done, who can read it and who did. */
export const clueDetail = clueSummary.extend({
  coHandlers: z.array(person.extend({ signed: z.boolean() })),
  /** Chevrons over the page: the steps in their order, with the day of what is done. */
  path: z.array(z.object({ label: z.string(), state: z.enum(['done', 'now', 'todo']), day: day.nullable() })),
  timeline: z.array(clueStep),
  pending: z.object({ what: pendingWhat, by: person, at: instant, disposition: disposition.nullable(), days: z.number().int().nullable() }).nullable(),
  extensions: z.number().int(),
  finding: clueFinding.nullable(),
  falseStage,
  /** A reply that is agreed to and not sent yet. */
  replyWaits: z.boolean(),
  /** What the reporter thinks of it, once it is closed and he was told. */
  satisfaction: clueSatisfaction.nullable(),
  readers: z.array(person.extend({ reads: z.number().int(), lastAt: instant.nullable() })),
  /** Nobody who is there can do what is to be done next: who would, until when he is away, and who stands in for him but cannot read it. */
  absent: z.object({ who: z.string(), until: day.nullable(), deputies: z.array(person) }).nullable(),
  /** Whoever tried to read it and was refused is not listed here: custodians see that. */
  identity: z.array(identityRequestView),
  /** Of a clue that was split off: the code of the report, and its id where the reader may open that too. */
  main: z.object({ id: id.nullable(), code: z.string() }).nullable(),
  /** What was split off from it, as far as the reader may open it. */
  parts: z.array(clueFamilyMember),
  /** Read today already: opening asks for no reason again. */
  openedToday: z.boolean(),
  version: z.number().int(),
  /** When it is destroyed, and who holds it; null while it is handled and nobody holds it. */
  retention: clueRetentionView.nullable(),
  abilities,
});
export type ClueDetail = z.infer<typeof clueDetail>;

const words = (most: number) => z.string().trim().max(most, `最多 ${most} 个字`);
const must = (least: number, most: number, message: string) => z.string().trim().min(least, message).max(most, `最多 ${most} 个字`);
const version = z.number().int().min(1);
/** Of a list of people: what a form says where nobody is chosen. */
const somebody = z.string('请选一个人').regex(/^[0-9a-f]{24}$/, '请选一个人');

/** POST /api/clues/:id/opening — the reason is asked for once a day. */
export const openClueRequest = z.object({ reason: words(200).default('') });
const shownFile = z.object({ id, name: z.string(), kind: attachmentKind, size: z.number().int(), cleaned: z.array(z.string()), sha256: z.string() });
export const shownEntry = z.object({
  number: z.number().int(),
  part: z.enum(['talk', 'content']),
  from: z.enum(['commission', 'reporter']),
  kind: z.enum(['question', 'answer', 'notice', 'addition', 'objection', 'note', 'opinion', 'link', 'reply']),
  day,
  at: instant.nullable(),
  by: z.string().nullable(),
  /** For what act it was written, e.g. 提出处置意见; empty for what was only noted. */
  label: z.string(),
  text: z.string(),
  files: z.array(shownFile),
});
export type ShownEntry = z.infer<typeof shownEntry>;
export const openedClue = z.object({
  code: z.string(),
  topic: z.string(),
  what: z.string(),
  when: z.string(),
  place: z.string(),
  people: z.array(reportedPerson),
  howKnown: z.string(),
  evidence: z.string(),
  money: z.string(),
  elsewhere: z.string(),
  extra: z.array(z.object({ label: z.string(), value: z.string() })),
  named: z.boolean(),
  files: z.array(shownFile),
  entries: z.array(shownEntry),
});
export type OpenedClue = z.infer<typeof openedClue>;

export const namedCheck = z.enum(['anonymous', 'unconfirmed', 'confirmed']);
export const namedCheckLabels: Record<z.infer<typeof namedCheck>, string> = { anonymous: '没有留名', unconfirmed: '留了名，还没核实', confirmed: '留了名，已核实' };

/** The acts. Each answers the clue as it is afterwards; whatever is free text is sealed. */
export const registerClueRequest = z.object({ version, kind: clueKind, townId: id.nullable(), named: namedCheck, toReporter: must(2, 1000, '请写给反映人的话'), note: words(2000).default('') });
export const refuseClueRequest = z.object({ version, reason: must(5, 2000, '请写明理由，至少 5 个字'), toReporter: must(5, 1000, '请写给反映人的话，至少 5 个字') });
export const distributeClueRequest = z.object({ version, handlerId: somebody, coHandlerIds: z.array(id).max(5, '最多 5 个人').default([]), note: words(2000).default('') });
export const signClueRequest = z.object({ version });
export const giveBackClueRequest = z.object({ version, reason: must(5, 2000, '请写明理由，至少 5 个字') });
/** A reply is asked for where 予以了结 ends the matter. */
export const proposeRequest = z
  .object({ version, disposition: z.enum(disposition.options, '请选一种处置方式'), opinion: must(10, 5000, '请写明事实、理由和打算，至少 10 个字'), toReporter: words(2000).default(''), finding: clueFinding.nullable().default(null) })
  .refine(({ disposition, toReporter }) => disposition !== 'close' || toReporter.length >= 5, { path: ['toReporter'], message: '予以了结的，请写给反映人的答复，至少 5 个字' });
export const extensionDaysMax = 30;
export const askExtensionRequest = z.object({ version, days: z.number().int().min(1, '至少 1 天').max(extensionDaysMax, `最多 ${extensionDaysMax} 天`), reason: must(5, 2000, '请写明理由，至少 5 个字') });
export const proposeClosingRequest = z.object({ version, result: must(10, 5000, '请写明查到什么、怎么处理，至少 10 个字'), toReporter: must(5, 2000, '请写给反映人的答复，至少 5 个字'), finding: clueFinding.nullable().default(null) });
export const decideClueRequest = z.object({ version, agree: z.boolean('请选同意还是不同意'), opinion: words(2000).default('') }).refine(({ agree, opinion }) => agree || opinion.length >= 5, { path: ['opinion'], message: '不同意的，请写明理由，至少 5 个字' });
export const transferClueRequest = z.object({ version, handlerId: somebody, reason: must(5, 2000, '请写明理由，至少 5 个字') });
export const admitRequest = z.object({ version, accountId: somebody });
export const reasonedClueRequest = z.object({ version, reason: must(5, 2000, '请写明理由，至少 5 个字') });
/** The words are what of the report concerns him. */
export const splitClueRequest = z.object({ version, person: reportedPerson, what: must(10, 5000, '请写明和他有关的事，至少 10 个字') });
export const sayRequest = z.object({ text: must(2, 3000, '至少写 2 个字') });
export const linkClueRequest = z.object({ otherId: id, why: words(200).default('') });

/** GET /api/clues/:id/candidates — who can be given it: with a confirmed key, and not in conflict. */
export const candidatesQuery = z.object({ for: z.enum(['handler', 'reader']) });
export const clueCandidates = z.object({ items: z.array(person.extend({ open: z.number().int(), away: z.boolean() })) });

/** POST /api/clues/search — looks through what the reader may open, a batch at a time; nothing of it is kept. */
export const searchCluesRequest = z.object({ text: must(2, 50, '至少写 2 个字'), cursor: z.string().max(500).optional() });
export const searchedClues = z.object({ items: z.array(clueSummary.extend({ where: z.string() })), looked: z.number().int(), unreadable: z.number().int(), nextCursor: z.string().nullable() });
/** POST /api/clues/:id/similar — the same way, for what resembles one clue. */
export const similarRequest = z.object({ cursor: z.string().max(500).optional() });
export const similarClues = z.object({ items: z.array(clueSummary.extend({ why: z.array(z.string()) })), looked: z.number().int(), nextCursor: z.string().nullable() });

/** Who reported: asked for by the handler, decided by a custodian. The reason stands in clear and must name nothing. */
export const identityReason = z.enum(['verify', 'evidence', 'answer', 'protect', 'other']);
export type IdentityReason = z.infer<typeof identityReason>;
export const identityReasonLabels: Record<IdentityReason, string> = { verify: '核实是不是本人反映', evidence: '请反映人当面补充', answer: '当面答复', protect: '保护反映人', other: '别的' };
export const askIdentityRequest = z.object({ why: identityReason, more: words(60).default('') });
export const decideIdentityRequest = z.object({ grant: z.boolean('请选让不让看'), hours: z.number().int().min(1).max(72).default(24), opinion: must(2, 200, '请写明理由') });
export const releaseIdentityRequest = z.object({ accountId: somebody, hours: z.number().int().min(1).max(72).default(4), reason: must(5, 200, '请写明理由，至少 5 个字') });
export const openedIdentity = z.object({ named: z.boolean(), name: z.string(), phone: z.string(), identityNumber: z.string(), address: z.string(), callTimes: z.string(), until: instant });
/** GET /api/clue-identity-requests — for custodians: the code and who asks why, nothing of the matter. */
export const identityListQuery = pageQuery.extend({ state: identityRequestState.optional() });
export const identityListItem = identityRequestView.extend({ clueId: id, code: z.string() });
export type IdentityListItem = z.infer<typeof identityListItem>;

/** GET /api/clue-reads — who read what, refused tries too; for custodians. */
export const clueReadsQuery = pageQuery.extend({ code: z.string().trim().max(30).optional() });
export const clueRead = z.object({ id, at: instant, by: z.string(), code: z.string(), verb: z.string(), label: z.string(), reason: z.string() });
export type ClueRead = z.infer<typeof clueRead>;

/** POST /api/clues/:id/reply takes no more than the clue. */
export const nothingRequest = z.object({});

/** What a clerk enters himself: a letter, a visit, a call, what other bodies pass on. */
export const enteredChannel = clueChannel.extract(['letter', 'visit', 'call', 'inspection', 'fromAbove', 'passedOn']);
/** GET /api/clues/entry-form — before the ceremony nothing can be taken in. */
export const clueEntryForm = z.object({ open: z.boolean(), topics: z.array(reportTopic), places: z.array(z.object({ id, name: z.string() })) });
/** POST /api/clues — `submissionKey` as of a reporter's page: a repeated request is the same report and has the same receipt. */
export const enterClueRequest = reportFields.extend({ submissionKey: submitReportRequest.shape.submissionKey, channel: enteredChannel, identity: reporterIdentity.nullable(), attachments: submitReportRequest.shape.attachments });
/** The receipt is printed and given to the reporter; no code comes back, since whoever enters it may not be among its readers. */
export const clueEntered = reportSubmitted;
