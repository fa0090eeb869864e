import { z } from 'zod';
import { abilities, day, id, instant, pageQuery } from './common';
import { sourceCertainty } from './disclosure';
import { fundKind, programmeCode } from './fund';
import { withoutPersonalNumbers } from './personal-numbers';
import { policyValidities } from './policy-options';
import { officePhone } from './project';

export * from './policy-options';

/** 政策: what people can apply for and by which rule, in plain words, approved by a second person. */

export const policyKind = z.enum([...fundKind.options, 'land', 'village', 'other']);

const shown = (most: number) => withoutPersonalNumbers(z.string().trim().max(most, `最多 ${most} 个字`));
const filled = (least: number, most: number, asks: string) => withoutPersonalNumbers(z.string().trim().min(least, asks).max(most, `最多 ${most} 个字`));

/** 权力编码 of the micro-powers, e.g. C1. */
export const powerCode = z.string().trim().regex(/^[A-Z]\d{1,3}$/, '权力编码是一个大写字母加数字，如 C1');

const contentShape = {
  title: filled(4, 60, '标题至少 4 个字'),
  kind: policyKind,
  /** 文号, '' where there is none. */
  documentNumber: shown(60),
  issuer: filled(2, 60, '请填发文机关'),
  validFrom: day.nullable(),
  validTo: day.nullable(),
  /** What people call it: found by these words too. */
  aliases: z.array(filled(1, 20, '请填叫法')).max(12, '最多 12 个叫法'),
  summary: filled(10, 2000, '请用大白话写一段，至少 10 个字'),
  who: filled(2, 1000, '请写谁能申请'),
  how: filled(2, 1000, '请写怎么申请'),
  materials: z.array(filled(1, 100, '请填材料')).max(20, '最多 20 样'),
  where: filled(2, 200, '请写在哪里办'),
  phone: officePhone.nullable(),
  attachments: z.array(id).max(9, '最多 9 份附件'),
  programme: programmeCode.nullable(),
  power: powerCode.nullable(),
  /** How sure it is; said to staff, never to citizens. */
  certainty: sourceCertainty,
  /** In a new version: what is different. */
  changes: shown(500),
};
export const policyContent = z.object(contentShape).refine((value) => !value.validFrom || !value.validTo || value.validFrom <= value.validTo, { path: ['validTo'], message: '失效日不能早于生效日' });
export type PolicyContent = z.infer<typeof policyContent>;

export const policyValidity = z.enum(policyValidities);

export const policyFile = z.object({ id, name: z.string(), mediaType: z.string(), size: z.number().int() });
export type PolicyFile = z.infer<typeof policyFile>;

// ---- citizens ----

const publicHead = { id, title: z.string(), kind: policyKind, documentNumber: z.string(), issuer: z.string(), validity: policyValidity, summary: z.string() };
/** GET /api/public/policies — by likeness to the words, or without any the newest first. */
export const publicPolicyListQuery = pageQuery.extend({ text: z.string().trim().max(40).optional(), kind: policyKind.optional() });
export type PublicPolicyListQuery = z.infer<typeof publicPolicyListQuery>;
export const publicPolicySummary = z.object(publicHead);
export type PublicPolicySummary = z.infer<typeof publicPolicySummary>;

/** GET /api/public/policies/:id */
export const publicPolicy = z.object({
  ...publicHead,
  validFrom: day.nullable(),
  validTo: day.nullable(),
  who: z.string(),
  how: z.string(),
  materials: z.array(z.string()),
  where: z.string(),
  phone: z.string().nullable(),
  attachments: z.array(policyFile),
  programme: z.object({ code: programmeCode, name: z.string() }).nullable(),
  power: powerCode.nullable(),
  edition: z.number().int(),
  publishedOn: day,
  /** Of a later version: what is different, and when the one before was published. */
  changed: z.object({ words: z.string(), earlierPublishedOn: day }).nullable(),
});
export type PublicPolicy = z.infer<typeof publicPolicy>;

// ---- staff ----

export const policyState = z.enum(['draft', 'waiting', 'published']);
export type PolicyState = z.infer<typeof policyState>;
export const policyStateLabels: Record<PolicyState, string> = { draft: '草稿', waiting: '待审', published: '已公开' };

export const policyListQuery = pageQuery.extend({ kind: policyKind.optional(), state: policyState.optional() });
export type PolicyListQuery = z.infer<typeof policyListQuery>;
export const policySummary = z.object({
  id,
  title: z.string(),
  kind: policyKind,
  issuer: z.string(),
  certainty: sourceCertainty,
  /** Of the version that is being worked on, or else of the published one. */
  state: policyState,
  /** The published one's; null before the first. */
  edition: z.number().int().nullable(),
  publishedOn: day.nullable(),
  validity: policyValidity,
  updatedAt: instant,
});
export type PolicySummary = z.infer<typeof policySummary>;

export const policyDetail = policySummary.extend({
  /** Null while nobody works on a new version. */
  draft: z.object({ content: policyContent, files: z.array(policyFile), writtenBy: z.string(), returned: z.string().nullable() }).nullable(),
  published: z.object({ content: policyContent, files: z.array(policyFile), approvedBy: z.string() }).nullable(),
  earlier: z.array(z.object({ edition: z.number().int(), title: z.string(), publishedOn: day, replacedOn: day, changes: z.string() })),
  version: z.number().int(),
  abilities,
});
export type PolicyDetail = z.infer<typeof policyDetail>;

/** POST /api/public-policies */
export const createPolicyRequest = z.object({ content: policyContent });
// Every command names the version it saw; another's change in between answers 409 conflict.
export const policyCommand = z.object({ version: z.number().int().min(0) });
/** PUT /api/public-policies/:id — saves the draft; where only a published version is, begins the next one. */
export const savePolicyRequest = policyCommand.extend({ content: policyContent });
/** POST /api/public-policies/:id/return */
export const returnPolicyRequest = policyCommand.extend({ opinion: z.string().trim().min(5, '请写明退回的理由，至少 5 个字').max(300) });
