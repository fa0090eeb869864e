import { z } from 'zod';
import { abilities, day, id, instant, pageQuery } from './common';

/**
 * Official documents: about a clue (sealed like it), or, of three kinds, to a unit about an ordinary problem. Their
 * forms are data (templates/papers): the page draws whatever fields come.
 */
export const paperKind = z.enum([
  'clueReport',
  'approvalSheet',
  'assignmentLetter',
  'workNotice',
  'inspectionReport',
  'recommendation',
  'registrationForm',
  'transferLetter',
  'acceptanceNotice',
  'feedbackRecord',
  'inquiryNotice',
  'inquiryReply',
  'verificationPlan',
  'verificationReport',
  'filingSheet',
  'clearingLetter',
  'urgingLetter',
  'propertyList',
  'fileIndex',
]);
export type PaperKind = z.infer<typeof paperKind>;
export const paperKindLabels: Record<PaperKind, string> = {
  clueReport: '智慧监督问题线索处置请示报告书',
  approvalSheet: '问题线索审批单',
  assignmentLetter: '分办函',
  workNotice: '智慧监督工作提示',
  inspectionReport: '智慧监督检查报告',
  recommendation: '智慧监督建议书',
  registrationForm: '信访登记表',
  transferLetter: '转办（交办）函',
  acceptanceNotice: '受理告知书',
  feedbackRecord: '反馈记录',
  inquiryNotice: '谈话函询通知',
  inquiryReply: '函询回复',
  verificationPlan: '初核方案',
  verificationReport: '初核报告',
  filingSheet: '立案呈批表',
  clearingLetter: '澄清函',
  urgingLetter: '督办函',
  propertyList: '涉案财物清单',
  fileIndex: '档案目录',
};
/** Those that go to a unit about an ordinary problem: the loop outside. */
export const unitPaperKind = paperKind.extract(['workNotice', 'inspectionReport', 'recommendation']);

/** `numbering`: signed, its number is being taken. A dropped draft never had one; a voided document keeps its own. */
export const paperState = z.enum(['draft', 'review', 'numbering', 'signed', 'voided', 'dropped']);
export type PaperState = z.infer<typeof paperState>;
export const paperStateLabels: Record<PaperState, string> = { draft: '草稿', review: '待签发', numbering: '正在编号', signed: '已签发', voided: '已作废', dropped: '已丢弃' };

/** What is done with a document. */
export const paperAct = z.enum(['change', 'submit', 'takeBack', 'drop', 'check', 'giveBack', 'sign', 'void']);
export type PaperAct = z.infer<typeof paperAct>;
export const paperActLabels: Record<PaperAct, string> = { change: '改草稿', submit: '送签', takeBack: '撤回', drop: '丢弃草稿', check: '核稿', giveBack: '退回修改', sign: '签发', void: '作废' };

/** 无: a letter to a citizen has none. */
export const secrecyLevels = ['无', '内部', '秘密', '机密', '绝密'] as const;
export const secrecy = z.enum(secrecyLevels, '请选密级');
const words = (most: number) => z.string().trim().max(most, `最多 ${most} 个字`);
const fieldKey = z.string().regex(/^[a-zA-Z]{1,30}$/);
export const tableRowsMax = 100;

/** What is typed. Whether a field may be empty its form says. */
export const paperBody = z.object({
  to: words(60).default(''),
  secrecy: secrecy.default('内部'),
  copies: z.number('请写份数').int().min(1, '至少 1 份').max(200, '最多 200 份').default(2),
  fields: z.record(fieldKey, words(5000)),
  rows: z.array(z.array(words(200)).max(10)).max(tableRowsMax, `最多 ${tableRowsMax} 行`).default([]),
});
export type PaperBody = z.infer<typeof paperBody>;

export const paperField = z.object({ key: fieldKey, label: z.string(), help: z.string(), long: z.boolean(), required: z.boolean(), max: z.number().int() });
export type PaperField = z.infer<typeof paperField>;
/** The form of a kind. `columns`: it has a table. `toLabel`: it has an addressee. */
export const paperForm = z.object({ kind: paperKind, title: z.string(), about: z.string(), toLabel: z.string().nullable(), fields: z.array(paperField), columns: z.array(z.string()), columnsLabel: z.string() });
export type PaperForm = z.infer<typeof paperForm>;

/** What it is about: a clue, or a unit (and, where there is one, the follow-up of a rating). */
const aboutClue = z.object({ type: z.literal('clue'), clueId: id });
const aboutUnit = z.object({ type: z.literal('unit'), organisationId: z.string('请选单位').regex(/^[0-9a-f]{24}$/, '请选单位'), followUpNumber: z.string().trim().max(30).default('') });
export const paperAbout = z.discriminatedUnion('type', [aboutClue, aboutUnit], '请选写给谁');
export type PaperAbout = z.infer<typeof paperAbout>;

/** POST /api/clue-papers/forms — the form, filled in from what is known; of a clue, opened in this session. */
export const paperFormRequest = z.object({ kind: paperKind, about: paperAbout });
export const filledForm = z.object({ form: paperForm, body: paperBody });
export type FilledForm = z.infer<typeof filledForm>;

/** GET /api/clue-papers/offers?clueId= — which kinds have their place now; `urgent`: this one is due (督办函). */
export const paperOffersQuery = z.object({ clueId: id.optional() });
export const paperOffers = z.object({ items: z.array(z.object({ kind: paperKind, label: z.string(), urgent: z.boolean() })) });

/** POST /api/clue-papers */
export const draftPaperRequest = z.object({ kind: paperKind, about: paperAbout, body: paperBody });
export type DraftPaperRequest = z.infer<typeof draftPaperRequest>;
const version = z.number().int().min(1);
/** PUT /api/clue-papers/:id */
export const changePaperRequest = z.object({ version, body: paperBody });
/** POST /api/clue-papers/:id/review, /withdrawal, /drop, /check, /signature */
export const actOnPaperRequest = z.object({ version });
/** POST /api/clue-papers/:id/return, /voiding */
export const reasonedPaperRequest = z.object({ version, reason: z.string().trim().min(5, '请写明理由，至少 5 个字').max(500, '最多 500 个字') });

/** GET /api/clue-papers — the register: what stands in clear, of what the reader may read. */
export const paperListQuery = pageQuery.extend({ clueId: id.optional(), kind: paperKind.optional(), state: paperState.exclude(['dropped', 'numbering']).optional(), about: z.enum(['clue', 'unit']).optional(), from: day.optional(), to: day.optional() });
export type PaperListQuery = z.infer<typeof paperListQuery>;
const person = z.object({ id: z.string(), name: z.string() });
export const paperSummary = z.object({
  id,
  kind: paperKind,
  /** 青纪线〔2026〕12号; null until it is signed. */
  number: z.string().nullable(),
  state: paperState,
  /** When it was signed, before that when it was drafted. */
  day,
  clue: z.object({ id, code: z.string() }).nullable(),
  unit: z.object({ id, name: z.string() }).nullable(),
  drafter: person,
  signer: person.nullable(),
});
export type PaperSummary = z.infer<typeof paperSummary>;

/** POST /api/clue-papers/:id/opening — what it says; on record. */
export const openedPaper = paperSummary.extend({
  form: paperForm,
  body: paperBody,
  followUpNumber: z.string(),
  reviewer: person.nullable(),
  /** Why it was given back or voided. */
  remarks: z.array(z.object({ what: z.enum(['giveBack', 'void']), by: z.string(), at: instant, text: z.string() })),
  version: z.number().int(),
  abilities,
});
export type OpenedPaper = z.infer<typeof openedPaper>;

/** GET, PUT /api/clue-papers/words — the word before the year; kinds of one word are numbered in one series. */
export const numberWord = z.string().trim().regex(/^[\u4e00-\u9fff]{2,12}$/, '2 到 12 个汉字');
export const numberWords = z.object({ items: z.array(z.object({ kind: paperKind, word: numberWord })), version: z.number().int() });
export const saveNumberWordsRequest = z.object({ version: z.number().int().min(0), items: z.array(z.object({ kind: paperKind, word: numberWord })).min(1).max(paperKind.options.length) });
