import { z } from 'zod';
import { abilities, day, id, instant, organisationRef, pageQuery } from './common';

/** 三务公开: what villages and communities publish, item by item, each period once. */

export const disclosureClass = z.enum(['party', 'affairs', 'finance', 'fund', 'project', 'service']);
export type DisclosureClass = z.infer<typeof disclosureClass>;
export const disclosureClassLabels: Record<DisclosureClass, string> = { party: '党务', affairs: '村（居）务', finance: '财务', fund: '民生资金', project: '资产和项目', service: '便民服务' };

/** How an item is told: a table with the item's columns, a text, or the month's accounts. */
export const disclosureForm = z.enum(['table', 'text', 'accounts']);
export type DisclosureForm = z.infer<typeof disclosureForm>;
export const disclosureFormLabels: Record<DisclosureForm, string> = { table: '表格', text: '文字', accounts: '收支账' };

/** `onDecision`: within a few days of a recorded decision or receipt; `atOnce` the same, with the shorter term of the preset. */
export const disclosureFrequency = z.enum(['monthly', 'quarterly', 'halfYearly', 'yearly', 'onDecision', 'atOnce']);
export type DisclosureFrequency = z.infer<typeof disclosureFrequency>;
export const disclosureFrequencyLabels: Record<DisclosureFrequency, string> = { monthly: '每月', quarterly: '每季度', halfYearly: '每半年', yearly: '每年', onDecision: '有变动时', atOnce: '随时' };

/** 党内: shown to members only, never on a public page. */
export const disclosureAudience = z.enum(['everyone', 'party']);
export type DisclosureAudience = z.infer<typeof disclosureAudience>;
export const disclosureAudienceLabels: Record<DisclosureAudience, string> = { everyone: '社会公开', party: '党内公开' };

export const disclosurePlace = z.enum(['village', 'community']);
export type DisclosurePlace = z.infer<typeof disclosurePlace>;

/** How sure a default is: read in the official text, told by others, or proposed by the platform. */
export const sourceCertainty = z.enum(['official', 'secondary', 'unverified', 'proposal']);
export type SourceCertainty = z.infer<typeof sourceCertainty>;
export const sourceCertaintyLabels: Record<SourceCertainty, string> = { official: '已核原文', secondary: '据报道或地方文件', unverified: '未核原文', proposal: '平台建议' };

/** What stands in a column; `name`, `identity`, `phone` and `card` are masked, the last three before anything is stored. */
export const columnKind = z.enum(['text', 'name', 'identity', 'phone', 'card', 'number', 'money', 'day']);
export type ColumnKind = z.infer<typeof columnKind>;
export const columnKindLabels: Record<ColumnKind, string> = { text: '文字', name: '姓名', identity: '身份证号', phone: '电话', card: '卡号', number: '数', money: '金额（元）', day: '日期' };

export const disclosureColumn = z.object({
  key: z.string().regex(/^[a-z][A-Za-z0-9]{0,29}$/),
  title: z.string().trim().min(1, '请填列名').max(20, '列名最多 20 个字'),
  kind: columnKind,
  required: z.boolean().default(true),
});
export type DisclosureColumn = z.infer<typeof disclosureColumn>;

/** 公开事项编码, e.g. F2.1, V6, P3. */
export const disclosureItemCode = z.string().regex(/^[A-Z][A-Z0-9.]{0,9}$/, '编码用大写字母开头，如 F2.1');

/** Months are 2026-11, quarters 2026-Q4, half-years 2026-H2, years 2026; a matter of its own is its day and a serial: 2026-11-20.1. */
export const periodKey = z.string().regex(/^20\d{2}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01])\.\d{1,3})?|-Q[1-4]|-H[12])?$/, '时段不对');
export type PeriodKey = z.infer<typeof periodKey>;

export const disclosurePeriod = z.object({ key: periodKey, label: z.string(), from: day, to: day });
export type DisclosurePeriod = z.infer<typeof disclosurePeriod>;

/** One entry of the district's catalogue. */
export const disclosureItem = z.object({
  code: disclosureItemCode,
  name: z.string().trim().min(2, '请填名称').max(60),
  class: disclosureClass,
  /** Heading within the class, e.g. 各项收入. */
  group: z.string().trim().max(30),
  form: disclosureForm,
  /** Of a table. */
  columns: z.array(disclosureColumn).max(20),
  /** What must be attached, e.g. 审计报告; '' where pictures and papers are left to the village. */
  attached: z.string().trim().max(60, '最多 60 个字').default(''),
  places: z.array(disclosurePlace).min(1, '请选村或社区'),
  audience: disclosureAudience,
  frequency: disclosureFrequency,
  /** The code of the item it is published within (an entry of the month's accounts): it has no duty of its own. */
  partOf: disclosureItemCode.nullable(),
  /** Whether it says what in it is personal and how it is told, and what else a clerk should know. */
  help: z.string().trim().max(500),
  /** A short citation, e.g. 村民委员会组织法（2018）30; never quoted law. */
  basis: z.string().trim().max(200),
  certainty: sourceCertainty,
  /** Counts up with every change. */
  version: z.number().int().min(1),
  active: z.boolean(),
});
export type DisclosureItem = z.infer<typeof disclosureItem>;

// ---- content ----

/** Money is whole fen everywhere: 12845600 is 128,456.00 yuan. */
export const fen = z.number().int().min(-9_000_000_000_000).max(9_000_000_000_000);

export const tableContent = z.object({
  form: z.literal('table'),
  /** A copy of the item's columns on the day: what was published stays as it was. */
  columns: z.array(disclosureColumn).min(1).max(20),
  /** Cells in the order of the columns; money as yuan with at most two decimals, days as 2026-11-20, '' for none. */
  rows: z.array(z.array(z.string().max(300))).max(2000, '一张表最多 2000 行'),
  note: z.string().trim().max(1000).default(''),
});
export const textContent = z.object({ form: z.literal('text'), text: z.string().trim().min(1, '请写内容').max(10_000, '最多 10000 字') });

export const accountLine = z.object({
  day,
  /** The catalogue's entry that the sum belongs to, e.g. F3.4. */
  entry: disclosureItemCode,
  what: z.string().trim().min(1, '请写事由').max(100),
  /** Positive. */
  amount: fen.positive('金额要大于 0'),
  /** Who received or paid, where it is no private person. */
  party: z.string().trim().max(60).default(''),
  /** 凭证号, and its pictures (ids of attachments). */
  voucher: z.string().trim().max(30).default(''),
  voucherFileIds: z.array(id).max(9).default([]),
});
export type AccountLine = z.infer<typeof accountLine>;
export const accountsContent = z.object({
  form: z.literal('accounts'),
  /** 上月结余 */
  opening: fen,
  receipts: z.array(accountLine).max(1000),
  payments: z.array(accountLine).max(1000),
  /** 月末结余, as the ledger says; it must be opening + receipts − payments. */
  closing: fen,
  note: z.string().trim().max(1000).default(''),
});
export type AccountsContent = z.infer<typeof accountsContent>;

export const disclosureContent = z.discriminatedUnion('form', [tableContent, textContent, accountsContent]);
export type DisclosureContent = z.infer<typeof disclosureContent>;

// ---- a publication ----

/** Draft → checked by the village's own supervisors → approved by the town → published; a correction takes an edition's place. */
export const publicationState = z.enum(['draft', 'checking', 'approving', 'published', 'replaced']);
export type PublicationState = z.infer<typeof publicationState>;
export const publicationStateLabels: Record<PublicationState, string> = { draft: '草稿', checking: '待村里审核', approving: '待乡镇审核', published: '已公开', replaced: '已更正，有新版' };

const publicationHead = z.object({
  id,
  village: organisationRef,
  town: organisationRef,
  item: z.object({ code: disclosureItemCode, name: z.string(), class: disclosureClass, form: disclosureForm }),
  period: disclosurePeriod,
  /** 本期无发生: declared, and as good as any other answer. */
  nothing: z.boolean(),
  edition: z.number().int().min(1),
});

// ---- citizens ----

/** GET /api/public/villages/:id/publications — newest first; of a corrected one only the newest edition. */
export const publicPublicationSummary = publicationHead.extend({
  publishedOn: day,
  /** The day by which it was due; null where none was. */
  due: day.nullable(),
  /** Working days late; 0 in time. */
  lateWorkingDays: z.number().int().min(0),
  corrected: z.boolean(),
});
export type PublicPublicationSummary = z.infer<typeof publicPublicationSummary>;
export const publicPublicationListQuery = pageQuery.extend({ class: disclosureClass.optional(), item: disclosureItemCode.optional() });
export type PublicPublicationListQuery = z.infer<typeof publicPublicationListQuery>;

export const publicAttachment = z.object({ id, name: z.string(), mediaType: z.string(), size: z.number().int() });
/** What an edition no longer shows since it held personal data: its files, each with the day, and the day on which words in it were masked. */
export const publicWithdrawn = z.object({ files: z.array(z.object({ id, mediaType: z.string(), on: day })), wordsOn: day.nullable() });
export type PublicWithdrawn = z.infer<typeof publicWithdrawn>;

/** GET /api/public/publications/:id — everything in it is masked already when it is stored for the public. */
export const publicPublication = publicPublicationSummary.extend({
  state: z.enum(['published', 'replaced']),
  content: disclosureContent.nullable(),
  attachments: z.array(publicAttachment),
  /** Who drafted, checked and approved, as bodies (村务监督委员会), never by name. */
  checkedBy: z.string(),
  approvedBy: z.string(),
  correction: z.object({ reason: z.string(), earlierId: id, earlierPublishedOn: day }).nullable(),
  replacedById: id.nullable(),
  /** Only of an edition that something was withdrawn from. */
  withdrawn: publicWithdrawn.optional(),
});
export type PublicPublication = z.infer<typeof publicPublication>;

// ---- staff ----

export const publicationSummary = publicationHead.extend({
  state: publicationState,
  draftedBy: z.string(),
  updatedAt: instant,
  publishedOn: day.nullable(),
  abilities,
});
export type PublicationSummary = z.infer<typeof publicationSummary>;

// ---- what differs ----

const sumChange = z.object({ title: z.string(), before: z.string(), after: z.string() });
export type SumChange = z.infer<typeof sumChange>;

/** The note under a table or an account, where it differs; '' for none. */
const noteChange = z.object({ before: z.string(), after: z.string() }).nullable();

/** What differs between two contents, told so that it can be shown without either. */
export const contentChanges = z.discriminatedUnion('form', [
  z.object({
    form: z.literal('table'),
    titles: z.array(z.string()),
    added: z.array(z.array(z.string())),
    removed: z.array(z.array(z.string())),
    /** The row as it is now, and what its changed cells were. */
    changed: z.array(z.object({ row: z.array(z.string()), cells: z.array(z.object({ column: z.number().int(), before: z.string() })) })),
    /** Rows that are the same. */
    same: z.number().int(),
    /** Number of rows, and of each column of numbers its sum. */
    sums: z.array(sumChange),
    note: noteChange,
  }),
  z.object({ form: z.literal('text'), parts: z.array(z.object({ kind: z.enum(['same', 'added', 'removed']), text: z.string() })) }),
  z.object({
    form: z.literal('accounts'),
    /** Opening, receipts, payments, closing; then each entry of the catalogue whose sum differs. Yuan. */
    sums: z.array(sumChange),
    added: z.array(z.string()),
    removed: z.array(z.string()),
    note: noteChange,
  }),
  /** One of the two declares that nothing happened. */
  z.object({ form: z.literal('nothing'), before: z.boolean(), after: z.boolean() }),
]);
export type ContentChanges = z.infer<typeof contentChanges>;

const comparedEdition = z.object({ id, edition: z.number().int(), publishedOn: day });
/** GET /api/public/publications/:id/changes — what a correction changed, in what everybody may see of both. */
export const publicPublicationChanges = z.object({ reason: z.string(), earlier: comparedEdition, later: comparedEdition, changes: contentChanges.nullable() });
export type PublicPublicationChanges = z.infer<typeof publicPublicationChanges>;
