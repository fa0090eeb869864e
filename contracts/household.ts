import { z } from 'zod';
import { abilities, day, id, instant, organisationRef, pageQuery, phone } from './common';
import { publicPayment, paymentState } from './disbursement';
import { fen } from './disclosure';
import { fundYear, programmeCode } from './fund';

/** 我家的补贴: a household sees what it was paid, after a code to the phone on file, by its code on paper, or by name. */

/** How somebody came to see a household's payments. `staff`: an officer looked a person up, with a reason on record. */
export const householdWay = z.enum(['phone', 'slip', 'name', 'staff']);
export type HouseholdWay = z.infer<typeof householdWay>;
export const householdWayLabels: Record<HouseholdWay, string> = { phone: '凭手机验证码', slip: '凭户码', name: '凭姓名和身份证后四位', staff: '工作人员办事时查' };

/** 12 digits, groups of four on paper. */
export const householdCode = z
  .string()
  .transform((text) => text.replace(/\D/g, ''))
  .pipe(z.string().length(12, '户码是 12 位数字'));
const mobile = z.string().trim().regex(/^1\d{10}$/, '手机号是 11 位');

/** A session of a look-up lives so long; a code sent to a phone as well. */
export const householdMinutes = 10;
export const smsPerDay = 5;

/** GET /api/public/household-ways — what this installation offers. */
export const householdWays = z.object({ phone: z.boolean(), name: z.boolean() });
export type HouseholdWays = z.infer<typeof householdWays>;

/** POST /api/public/household/sms — 202 with the same words whether the number is on file or not. */
export const askHouseholdSms = z.object({ phone: mobile });
export const askedHouseholdSms = z.object({ minutes: z.number().int() });
export type AskedHouseholdSms = z.infer<typeof askedHouseholdSms>;

/** POST /api/public/household/entry */
export const householdEntryRequest = z.discriminatedUnion('way', [
  z.object({ way: z.literal('phone'), phone: mobile, code: z.string().trim().regex(/^\d{6}$/, '验证码是 6 位数字') }),
  z.object({ way: z.literal('slip'), code: householdCode }),
  z.object({ way: z.literal('name'), villageId: id, name: z.string().trim().min(2, '请写姓名').max(30), lastFour: z.string().trim().toUpperCase().regex(/^\d{3}[\dX]$/, '身份证号最后四位') }),
]);
export type HouseholdEntryRequest = z.infer<typeof householdEntryRequest>;
export const householdEntry = z.object({ token: z.string(), until: instant });
export type HouseholdEntry = z.infer<typeof householdEntry>;

/** POST /api/public/household/view — the token in the body, so that it stays out of addresses. */
export const householdViewRequest = z.object({ token: z.string().min(1).max(2000) });

/** A line of one's own. */
export const ownPayment = publicPayment.omit({ name: true, group: true }).extend({
  /** 张** */
  payee: z.string(),
  batch: z.string(),
  due: fen,
  state: paymentState.exclude(['reversed']),
});
export type OwnPayment = z.infer<typeof ownPayment>;
export const ownProgramme = z.object({ code: programmeCode, name: z.string(), unit: z.string(), amount: fen, payments: z.array(ownPayment) });
export type OwnProgramme = z.infer<typeof ownProgramme>;
export const ownYear = z.object({ year: fundYear, amount: fen, programmes: z.array(ownProgramme) });
export type OwnYear = z.infer<typeof ownYear>;
export const householdView = z.object({
  households: z.array(
    z.object({
      village: organisationRef,
      /** 张** */
      head: z.string(),
      /** The newest first. */
      years: z.array(ownYear),
      /** Older payments are not shown any more. */
      more: z.boolean(),
      /** 这些时候有人看过: before this time, within a year. */
      looks: z.array(z.object({ on: day, way: householdWay })),
    }),
  ),
  /** By name, what tells of illness, disability or birth is left out. */
  withoutSensitive: z.boolean(),
  until: instant,
});
export type HouseholdView = z.infer<typeof householdView>;

// ---- staff ----

/** GET /api/households — of the villages within the viewer's scope. */
export const householdSummary = z.object({
  id,
  village: organisationRef,
  head: z.string(),
  group: z.string(),
  /** 199****0001, or null where none is on file. */
  phoneMasked: z.string().nullable(),
  code: z.object({ issuedOn: day, by: z.string() }).nullable(),
  version: z.number().int(),
  abilities,
});
export type HouseholdSummary = z.infer<typeof householdSummary>;
export const householdListQuery = pageQuery.extend({
  villageId: id.optional(),
  code: z.enum(['with', 'without']).optional(),
  /** The head's name, from its beginning. */
  name: z.string().trim().min(1).max(30).optional(),
});
export type HouseholdListQuery = z.infer<typeof householdListQuery>;

export const slipsTogether = 200;
/** POST /api/household-codes — those named, or the village's next ones that have none; a new code makes the former worthless. */
export const issueHouseholdCodesRequest = z.union([z.object({ householdIds: z.array(id).min(1).max(slipsTogether) }), z.object({ villageId: id })]);
export type IssueHouseholdCodesRequest = z.infer<typeof issueHouseholdCodesRequest>;
/** A printed slip. The code is in no other answer, ever. */
export const householdSlip = z.object({ householdId: id, village: z.string(), group: z.string(), head: z.string(), code: z.string(), issuedOn: day });
export type HouseholdSlip = z.infer<typeof householdSlip>;
export const householdSlips = z.object({ items: z.array(householdSlip), left: z.number().int(), address: z.string() });
export type HouseholdSlips = z.infer<typeof householdSlips>;

/** PUT /api/households/:id/phone — null takes it off. */
export const saveHouseholdPhoneRequest = z.object({ version: z.number().int().min(1), phone: phone.regex(/^1/, '要手机号，座机收不到验证码').nullable() });

/** GET and PUT /api/household-settings */
export const householdSettings = z.object({ byName: z.boolean() });
export type HouseholdSettings = z.infer<typeof householdSettings>;
export const householdSettingsView = householdSettings.extend({ version: z.number().int(), changedAt: instant.nullable(), changedBy: z.string().nullable(), abilities });
export type HouseholdSettingsView = z.infer<typeof householdSettingsView>;
export const saveHouseholdSettingsRequest = householdSettings.extend({ version: z.number().int().min(0) });

/** GET /api/households/villages — those within the viewer's scope. */
export const householdVillages = z.object({ items: z.array(organisationRef) });
export type HouseholdVillages = z.infer<typeof householdVillages>;
