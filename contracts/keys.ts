import { z } from 'zod';
import { abilities, id, instant, page, pageQuery } from './common';
import { grant } from './roles';

/** Of somebody who works with what is sealed: no key, not compared yet, confirmed by a custodian, no longer in use. */
export const keyState = z.enum(['none', 'waiting', 'certified', 'retired']);
export type KeyState = z.infer<typeof keyState>;
export const keyStateLabels: Record<KeyState, string> = { none: '无密钥', waiting: '待核对', certified: '已确认', retired: '停用' };

export const keyEnd = z.enum(['replaced', 'lost', 'departed', 'withdrawn']);
export type KeyEnd = z.infer<typeof keyEnd>;
export const keyEndLabels: Record<KeyEnd, string> = { replaced: '本人换了密钥', lost: '密码重置，打不开了', departed: '离任', withdrawn: '被身份保管人撤销' };

/** Twelve groups of four digits. */
export const fingerprint = z
  .string()
  .trim()
  .transform((text) => (text.replace(/\D/g, '').match(/\d{1,4}/g) ?? []).join(' '))
  .refine((text) => text.length === 59, '指纹是 12 组、每组 4 位数字');
const reason = z.string().trim().min(2, '请写明理由').max(200, '最多 200 个字');
const password = z.string().min(1, '请输入密码').max(200);
/** A share as its keeper reads it from paper; what it lacks is told by the one that reads it. */
const share = z.string().trim().min(1, '请输入这一份').max(200, '太长了，一份只有 13 组');
const shares = z.tuple([share, share], '请输入两份');

/** Whether the private key is open in this session, and why not. */
export const ownKeyOpen = z.enum(['open', 'notNeeded', 'firstSignIn', 'signInAgain', 'changePassword', 'withdrawn']);
export type OwnKeyOpen = z.infer<typeof ownKeyOpen>;

/** GET /api/keys/own */
export const ownKey = z.object({
  needed: z.boolean(),
  state: keyState,
  open: ownKeyOpen,
  /** To be read aloud to the custodian. */
  fingerprint: z.string().nullable(),
  since: instant.nullable(),
  certified: z.object({ at: instant, byName: z.string() }).nullable(),
  ended: z.object({ at: instant, reason: keyEnd }).nullable(),
  /** Something may still be sealed to an older key of his own. */
  moving: z.boolean(),
});
export type OwnKey = z.infer<typeof ownKey>;

/** POST /api/keys/own/rotation — a new pair; what was sealed to the old one opens with it. */
export const rotateKeyRequest = z.object({ password });
/** POST /api/keys/own/moving — one step: seals what is still under the older key to the new one. */
export const moveStepRequest = z.object({ after: z.string().max(500, '位置不对，请从头再来').optional() });
export const moveStep = z.object({ moved: z.number().int(), done: z.boolean(), after: z.string().nullable() });
export type MoveStep = z.infer<typeof moveStep>;

/** GET /api/keys/own/only-mine — what nobody else can open: to be handed over before one leaves. */
export const onlyMine = z.object({ count: z.number().int(), items: z.array(z.object({ label: z.string(), title: z.string() })) });
export type OnlyMine = z.infer<typeof onlyMine>;

/** GET /api/keys/holders */
export const keyHolderQuery = pageQuery.extend({ text: z.string().trim().max(30).optional(), state: keyState.optional() });
export type KeyHolderQuery = z.infer<typeof keyHolderQuery>;
export const keyHolder = z.object({
  accountId: id,
  name: z.string(),
  username: z.string(),
  grants: z.array(grant),
  departed: z.boolean(),
  /** Itself: another custodian confirms it. */
  self: z.boolean(),
  keyId: id.nullable(),
  state: keyState,
  since: instant.nullable(),
  certified: z.object({ at: instant, byName: z.string() }).nullable(),
  ended: z.object({ at: instant, reason: keyEnd }).nullable(),
  /** An older key of his is retired: what was sealed to it comes back by recovery. */
  formerKeys: z.number().int(),
});
export type KeyHolder = z.infer<typeof keyHolder>;
export const keyHolderPage = page(keyHolder).extend({ waiting: z.number().int() });

/** POST /api/keys/:id/certificate — typed as its owner reads it, or found to be the same by the page. */
export const certifyRequest = z.object({ fingerprint });
/** POST /api/keys/:id/withdrawal */
export const withdrawKeyRequest = z.object({ reason });

const keeper = z.object({ number: z.number().int(), name: z.string() });
/** GET /api/keys/ceremony */
export const ceremonyView = z.object({
  /** `faulty`: what the database says is not what was pinned beside the keys; nothing is sealed until that is cleared up. */
  state: z.enum(['none', 'done', 'faulty']),
  inForce: z.object({ id, doneAt: instant, custodian: z.string(), deputy: z.string(), keepers: z.array(keeper), fingerprint: z.string() }).nullable(),
  preparing: z.object({ id, begunAt: instant, mine: z.boolean(), byName: z.string(), replaces: z.boolean(), deputy: z.string(), keepers: z.array(keeper.extend({ confirmed: z.boolean(), askGroup: z.number().int() })) }).nullable(),
  /** After a replacement: what still has to be sealed to the new recovery keys, by two shares of the former ceremony. */
  formerId: id.nullable(),
  /** Who can be the deputy: holds the role, has a key. */
  deputies: z.array(z.object({ id, name: z.string(), hasKey: z.boolean() })),
  abilities,
});
export type CeremonyView = z.infer<typeof ceremonyView>;

const keeperName = z.string().trim().min(2, '姓名至少 2 个字').max(30, '姓名最多 30 个字');
/** POST /api/keys/ceremony — where one is in force: with two shares of it and the reason. */
export const beginCeremonyRequest = z.object({
  deputyId: id,
  deputyFingerprint: fingerprint,
  holders: z.tuple([keeperName, keeperName], '请写两位保管人'),
  replacing: z.object({ shares, reason }).optional(),
});
export type BeginCeremonyRequest = z.infer<typeof beginCeremonyRequest>;
/** Answered this once and never again. */
export const ceremonyBegun = z.object({
  id,
  fingerprint: z.string(),
  shares: z.array(z.object({ number: z.number().int(), name: z.string(), custodian: z.boolean(), text: z.string(), askGroup: z.number().int() })),
});
export type CeremonyBegun = z.infer<typeof ceremonyBegun>;
export const shareGroupCount = 13;
/** POST /api/keys/ceremony/:id/shares/:number/confirmation — the asked group as read from the paper. */
export const confirmShareRequest = z.object({ group: z.string().trim().min(1, '请输入这一组').max(10, '一组最多 5 个字符') });

/** POST /api/keys/ceremony/:id/finish — the ceremony's fingerprint, as on the sheets. */
export const finishCeremonyRequest = z.object({ fingerprint });

/** POST /api/keys/shares/check — whether two shares are of the ceremony, and what they open. */
export const checkSharesRequest = z.object({ shares, ceremonyId: id.optional() });
export const checkedShares = z.object({ numbers: z.array(z.number().int()), identity: z.boolean() });

export const recoveryKind = z.enum(['account', 'ceremony']);
export type RecoveryKind = z.infer<typeof recoveryKind>;
export const recoveryKindLabels: Record<RecoveryKind, string> = { account: '找回个人能看的', ceremony: '换成新的恢复密钥' };

/** A recovery: its shares are typed anew for each stretch of it, and kept nowhere. */
export const recovery = z.object({
  id,
  kind: recoveryKind,
  state: z.enum(['running', 'done']),
  forName: z.string().nullable(),
  /** Of somebody who has left: who takes over. */
  toName: z.string().nullable(),
  byName: z.string(),
  reason: z.string(),
  startedAt: instant,
  doneAt: instant.nullable(),
  shareNumbers: z.array(z.number().int()),
  /** Whether identities are among what it opens. */
  identity: z.boolean(),
  looked: z.number().int(),
  total: z.number().int(),
  resealed: z.number().int(),
  /** Could not be opened with these shares. */
  left: z.number().int(),
});
export type Recovery = z.infer<typeof recovery>;
export const recoveryPage = page(recovery);
export const recoveryQuery = pageQuery;
/** POST /api/keys/recoveries — `toAccountId`: of somebody who has left, for whoever takes over; otherwise his own new key. */
export const beginRecoveryRequest = z.discriminatedUnion('kind', [z.object({ kind: z.literal('account'), accountId: id, toAccountId: id.optional(), reason, shares }), z.object({ kind: z.literal('ceremony'), reason, shares })], '请选恢复什么');
export type BeginRecoveryRequest = z.infer<typeof beginRecoveryRequest>;
/** POST /api/keys/recoveries/:id/steps */
export const recoveryStepRequest = z.object({ shares });
