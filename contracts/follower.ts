import { z } from 'zod';
import { abilities, day, id, instant, organisationRef, pageQuery } from './common';
import { personKind } from './person';

/** One-time code of an invitation: letters and digits without those that look alike. Spaces and small letters are forgiven. */
export const invitationCodePattern = /^[2-9A-HJ-NP-Z]{8}$/;
export const invitationCode = z
  .string()
  .transform((text) => text.replace(/[\s-]/g, '').toUpperCase())
  .pipe(z.string().regex(invitationCodePattern, '邀请码是 8 位字母和数字，请对一对'));

export const invitationState = z.enum(['open', 'used', 'expired', 'withdrawn']);
export type InvitationState = z.infer<typeof invitationState>;
export const invitationStateLabels: Record<InvitationState, string> = { open: '待绑定', used: '已绑定', expired: '已过期', withdrawn: '已收回' };

/** POST /api/invitations — one for each person; who is bound already is left out. `by` sms needs SMS set up and a phone on file. */
export const inviteRequest = z.object({ personIds: z.array(id).min(1, '请选人').max(200), by: z.enum(['print', 'sms']) });
export type InviteRequest = z.infer<typeof inviteRequest>;
/** One person's slip. The code is shown this once: only its keyed hash is stored. Sent by SMS it is not shown at all. */
export const invitationSlip = z.object({
  personId: id,
  name: z.string(),
  organisationName: z.string(),
  code: z.string().nullable(),
  validUntil: day,
  /** A QR code, as SVG, that follows the official account and brings the code along; null without an account. */
  qrSvg: z.string().nullable(),
});
export type InvitationSlip = z.infer<typeof invitationSlip>;
export const invited = z.object({ items: z.array(invitationSlip), leftOut: z.array(z.object({ personId: id, name: z.string(), why: z.string() })) });
export type Invited = z.infer<typeof invited>;
/** POST /api/invitations/sheet — fresh codes for whom an import invited on paper and nobody has printed yet; `left`: so many more. */
export const invitationSheet = z.object({ items: z.array(invitationSlip), left: z.number().int() });
export type InvitationSheet = z.infer<typeof invitationSheet>;
/** POST /api/invitations/:id/withdrawal */

export const bindingState = z.enum(['bound', 'invited', 'none', 'unfollowed']);
export type BindingState = z.infer<typeof bindingState>;
export const bindingStateLabels: Record<BindingState, string> = { bound: '已绑定', invited: '已邀请', none: '未邀请', unfollowed: '已取消关注' };
export const consentState = z.enum(['given', 'revoked', 'none']);
export type ConsentState = z.infer<typeof consentState>;
export const consentStateLabels: Record<ConsentState, string> = { given: '同意接收', revoked: '不接收', none: '没有答复' };

/** GET /api/followers — people and how they stand with the official account; exportable. */
export const invitedKind = personKind.exclude(['staff']);
export const followerListQuery = pageQuery.extend({
  organisationId: id.optional(),
  kind: invitedKind.optional(),
  state: bindingState.optional(),
  consent: consentState.optional(),
  /** The beginning of a name or a code. */
  text: z.string().trim().max(30).optional(),
});
export type FollowerListQuery = z.infer<typeof followerListQuery>;
export const followerSummary = z.object({
  personId: id,
  code: z.string(),
  name: z.string(),
  kind: personKind,
  organisation: organisationRef.nullable(),
  state: bindingState,
  /** Also in the mini-program. */
  mini: z.boolean(),
  boundAt: instant.nullable(),
  consent: consentState,
  consentAt: instant.nullable(),
  invitation: z.object({ id, state: invitationState, validUntil: day }).nullable(),
  abilities,
});
export type FollowerSummary = z.infer<typeof followerSummary>;
/** GET /api/followers/counts */
export const followerCounts = z.object({ people: z.number().int(), bound: z.number().int(), invited: z.number().int(), consented: z.number().int(), revoked: z.number().int(), unfollowed: z.number().int(), /** Invited by an import, slips not printed yet. */ toPrint: z.number().int(), /** Whether an invitation can go out by SMS. */ sms: z.boolean() });
export type FollowerCounts = z.infer<typeof followerCounts>;
/** POST /api/followers/:personId/unbinding — a phone was lost, or the wrong one was bound. */
export const unbindRequest = z.object({ reason: z.string().trim().min(2, '请写明理由').max(200) });

/** What the asked person agreed to; the text itself is kept with each consent. */
export const consentTextShown = z.object({ version: z.string(), text: z.string() });

/**
 * The mini-program's own page 我的提醒. Each call carries a fresh code of wx.login; nothing is kept on the phone.
 * POST /api/public/me — who the phone is bound to. What it was told: contracts/reminder.ts.
 */
export const loginCode = z.string().min(1).max(128);
export const meRequest = z.object({ loginCode });
export const me = z.object({
  /** Null: not bound. */
  person: z.object({ name: z.string(), organisationName: z.string(), postTitle: z.string(), joinedPartyOn: day.nullable(), kind: personKind }).nullable(),
  consent: consentState,
  consentText: consentTextShown,
  /** Ids of subscription templates that may be offered. */
  subscribeTemplates: z.array(z.string()),
});
export type Me = z.infer<typeof me>;
/** POST /api/public/me/binding — by the code of an invitation, or by the six digits the official account tells a bound follower. */
export const bindMeRequest = z.object({ loginCode, code: z.string().trim().min(6).max(20) });
/** POST /api/public/me/consent */
export const consentMeRequest = z.object({ loginCode, given: z.boolean(), version: z.string().max(40) });
/** POST /api/public/me/subscriptions — what the person tapped in WeChat's own sheet. */
export const subscribeMeRequest = z.object({ loginCode, accepted: z.array(z.string().min(1).max(128)).max(3) });
