import { z } from 'zod';
import { abilities, day, id, organisationRef, pageQuery, phone } from './common';

/** 干部 are those who are supervised and reminded; 工作人员 are the commission's own staff; 廉情信息员 report from villages and units. */
export const personKind = z.enum(['cadre', 'staff', 'informationOfficer']);
export type PersonKind = z.infer<typeof personKind>;
export const personKindLabels: Record<PersonKind, string> = { cadre: '干部', staff: '本委工作人员', informationOfficer: '廉情信息员' };

/** 管理权限: whose cadre he is. What is reported about one of the level above is passed on to it (处理检举控告工作规则 第十五条). */
export const managedBy = z.enum(['district', 'above']);
export type ManagedBy = z.infer<typeof managedBy>;
export const managedByLabels: Record<ManagedBy, string> = { district: '区管及以下', above: '上级管理' };

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
/** The 18th character of a citizen identity number (GB 11643-1999, ISO 7064 MOD 11-2) for its first 17 digits. */
export function identityCheckCharacter(first17: string): string {
  const sum = weights.reduce((total, weight, index) => total + weight * Number(first17[index]), 0);
  return '10X98765432'[sum % 11]!;
}

/** 15 digits (issued before 1999) become 18, x becomes X; null where it cannot be an identity number. */
export function normaliseIdentityNumber(text: string): string | null {
  const value = text.trim().toUpperCase();
  const first17 = /^\d{15}$/.test(value) ? `${value.slice(0, 6)}19${value.slice(6)}` : /^\d{17}[\dX]$/.test(value) ? value.slice(0, 17) : null;
  if (!first17) return null;
  const [year, month, date] = [Number(first17.slice(6, 10)), Number(first17.slice(10, 12)), Number(first17.slice(12, 14))];
  const born = new Date(Date.UTC(year, month - 1, date));
  if (year < 1850 || born.getUTCMonth() !== month - 1 || born.getUTCDate() !== date) return null;
  const check = identityCheckCharacter(first17);
  return value.length === 18 && value[17] !== check ? null : first17 + check;
}

/** 任职方式: how somebody came into a post. */
export const appointment = z.enum(['new', 'transfer', 'promotion']);
export type Appointment = z.infer<typeof appointment>;
export const appointmentLabels: Record<Appointment, string> = { new: '新任职', transfer: '调任', promotion: '提任' };

/** A citizen identity number, normalised to 18 characters. */
export const identityNumber = z
  .string()
  .trim()
  .transform((value, context) => {
    const normal = normaliseIdentityNumber(value);
    if (normal) return normal;
    context.addIssue({ code: 'custom', message: '身份证号不对，请核对位数、出生日期和最后一位' });
    return z.NEVER;
  });

/** 工号 or 干部编号: unique within the platform. */
export const personCode = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,31}$/, '工号用字母、数字或短横，最多 32 位');
export const personName = z.string().trim().min(2, '姓名至少 2 个字').max(30, '姓名最多 30 个字');

const postFields = z.object({
  organisationId: id,
  title: z.string().trim().min(1, '请填职务').max(40, '职务最多 40 个字'),
  from: day.nullable(),
  to: day.nullable(),
  /** Absent and null: unknown, or none that is reminded of. */
  appointment: appointment.nullable().optional(),
});
export const postRequest = postFields.refine((post) => !post.from || !post.to || post.from <= post.to, { path: ['to'], message: '离任日期早于到任日期' });
export type PostRequest = z.infer<typeof postRequest>;

export const personPost = z.object({ organisation: organisationRef, title: z.string(), from: day.nullable(), to: day.nullable(), appointment: appointment.nullable() });

export const personSummary = z.object({
  id,
  code: z.string(),
  name: z.string(),
  kind: personKind,
  /** Posts held today first. */
  posts: z.array(personPost),
  joinedPartyOn: day.nullable(),
  retiresOn: day.nullable(),
  managedBy,
  /** E.g. 138****6027; null where none is on file. */
  phoneMasked: z.string().nullable(),
  /** E.g. 630102********0011. */
  identityNumberMasked: z.string().nullable(),
  active: z.boolean(),
});
export type PersonSummary = z.infer<typeof personSummary>;
export const personDetail = personSummary.extend({ version: z.number().int(), abilities });
export type PersonDetail = z.infer<typeof personDetail>;

/** GET /api/people */
export const personListQuery = pageQuery.extend({
  organisationId: id.optional(),
  /** Who holds a post at exactly this one, today. */
  postAt: id.optional(),
  kind: personKind.optional(),
  managedBy: managedBy.optional(),
  /** The beginning of a name or a code. */
  text: z.string().trim().max(30).optional(),
  inactive: z.enum(['with', 'without']).default('without'),
});
export type PersonListQuery = z.infer<typeof personListQuery>;

const personFields = {
  name: personName,
  kind: personKind,
  posts: z.array(postRequest).min(1, '至少填一个职务').max(20),
  joinedPartyOn: day.nullable().default(null),
  /** Absent: as it was. */
  retiresOn: day.nullable().optional(),
  /** Absent: as it was; of a new person the district's. */
  managedBy: managedBy.optional(),
};
/** POST /api/people */
export const createPersonRequest = z.object({ code: personCode, ...personFields, phone: phone.optional(), identityNumber: identityNumber.optional() });
export type CreatePersonRequest = z.infer<typeof createPersonRequest>;

/** PUT /api/people/:id — phone and identityNumber: a new one, null to remove, absent to leave as it is. */
export const changePersonRequest = z.object({
  version: z.number().int().min(0),
  ...personFields,
  phone: phone.nullable().optional(),
  identityNumber: identityNumber.nullable().optional(),
});
export type ChangePersonRequest = z.infer<typeof changePersonRequest>;

/** POST /api/people/:id/deactivate */
export const deactivatePersonRequest = z.object({ version: z.number().int().min(0), reason: z.string().trim().min(2, '请写明理由').max(200) });
export type DeactivatePersonRequest = z.infer<typeof deactivatePersonRequest>;

/** POST /api/people/lookup — by exact phone or identity number, in the body so that it stays out of logs. */
export const personLookupRequest = z.union([z.object({ phone }), z.object({ identityNumber })]);
export type PersonLookupRequest = z.infer<typeof personLookupRequest>;
export const personLookup = z.object({ items: z.array(personSummary) });

/** POST /api/people/:id/reveal — one audited click. */
export const revealPersonRequest = z.object({ field: z.enum(['phone', 'identityNumber']), reason: z.string().trim().min(2, '请写明看号码的理由').max(200) });
export type RevealPersonRequest = z.infer<typeof revealPersonRequest>;
export const personRevealed = z.object({ value: z.string() });

/** 138****6027; a fixed line keeps its area code and last two digits. */
export const maskPhone = (value: string): string => (/^1\d{10}$/.test(value) ? `${value.slice(0, 3)}****${value.slice(7)}` : `${value.slice(0, 4)}****${value.slice(-2)}`);
export const maskIdentityNumber = (value: string): string => `${value.slice(0, 6)}********${value.slice(14)}`;
