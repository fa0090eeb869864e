import { z } from 'zod';
import { abilities, day, id, instant, light, pageQuery } from './common';
import { openedClue } from './clue-registry';

/**
 * Reports about cadres of the level above or the commission's own head (处理检举控告工作规则 第十五条): no clue, but an
 * envelope to the one who passes it on. A list holds number, days and state, and nothing else.
 */

/** `returning`: it is being given back into the registry; `destroying`: its keys are being destroyed. Both pass by themselves. */
export const upwardState = z.enum(['sealed', 'handedOver', 'destroyed', 'returning', 'destroying']);
export type UpwardState = z.infer<typeof upwardState>;
export const upwardStateLabels: Record<UpwardState, string> = { sealed: '待移交', handedOver: '已移交，待销毁', destroyed: '已销毁', returning: '正在退回登记', destroying: '正在销毁' };

/** Why it goes up. Never stored in clear. */
export const upwardAbout = z.enum(['above', 'head']);
export type UpwardAbout = z.infer<typeof upwardAbout>;
export const upwardAboutLabels: Record<UpwardAbout, string> = { above: '上级管理的干部', head: '本委主要负责人' };

/** How it was handed over: printed, or as a file that only its passphrase opens. */
export const handOverWay = z.enum(['print', 'file']);
export type HandOverWay = z.infer<typeof handOverWay>;
export const handOverWayLabels: Record<HandOverWay, string> = { print: '打印', file: '加密文件' };

/** `holder`: passes it on; `identity`: is asked to let the name go with it. */
export const upwardSummary = z.object({
  id,
  code: z.string(),
  receivedOn: day,
  state: upwardState,
  light,
  /** By which day it is to be handed over; null once it was. */
  due: day.nullable(),
  workingDaysLeft: z.number().int().nullable(),
  part: z.enum(['holder', 'identity']),
});
export type UpwardSummary = z.infer<typeof upwardSummary>;

/** GET /api/upward */
export const upwardListQuery = pageQuery;

/** Whether the name goes with it: `none` of an anonymous one is never told here, it would be something of the matter. */
export const upwardIdentity = z.enum(['kept', 'asked', 'released']);
export type UpwardIdentity = z.infer<typeof upwardIdentity>;
export const upwardIdentityLabels: Record<UpwardIdentity, string> = { kept: '由身份保管人保管', asked: '已请身份保管人放开', released: '可以随件上送' };

const person = z.object({ id: z.string(), name: z.string() });
export const upwardDetail = upwardSummary.extend({
  identity: upwardIdentity,
  handOver: z.object({ on: day, by: person, way: handOverWay, office: z.string(), withIdentity: z.boolean() }).nullable(),
  /** After the hand-over: when it is destroyed without a word of the holder. */
  destroyedBy: day.nullable(),
  destruction: z.object({ on: day, by: person.nullable(), sha256: z.string() }).nullable(),
  /** Looks, hand-over, printing: who and when. */
  steps: z.array(z.object({ at: instant, by: z.string(), verb: z.string(), label: z.string() })),
  openedToday: z.boolean(),
  version: z.number().int(),
  abilities,
});
export type UpwardDetail = z.infer<typeof upwardDetail>;

const words = (least: number, most: number, message: string) => z.string(message).trim().min(least, message).max(most, `最多 ${most} 个字`);
const version = z.number().int().min(1);

/** POST /api/upward/:id/opening — the reason is asked for once a day. */
export const openUpwardRequest = z.object({ reason: z.string().trim().max(200, '最多 200 个字').default('') });
export const openedUpward = openedClue.extend({
  /** Null where it is not sealed to the holder; without a name `named` is false in it. */
  identity: z.object({ named: z.boolean(), name: z.string(), phone: z.string(), identityNumber: z.string(), address: z.string(), callTimes: z.string() }).nullable(),
});
export type OpenedUpward = z.infer<typeof openedUpward>;

/** POST /api/upward/:id/hand-over — once. By name without the identity only where that is said. */
export const handOverRequest = z.object({ version, way: handOverWay, office: words(2, 60, '请写移交给哪个机关'), withoutIdentity: z.boolean().default(false) });
/** POST /api/upward/:id/package — the passphrase is the page's, shown once, kept nowhere. */
export const passphrase = z
  .string()
  .transform((text) => text.toUpperCase().replace(/[\s-]/g, ''))
  .pipe(z.string().regex(/^[2-9A-HJ-NP-Z]{25}$/, '口令是 25 个字符，分 5 组'));
export const packageRequest = z.object({ passphrase });
/** POST /api/upward/:id/print — on record, whenever the sheet is printed. */
export const upwardNothingRequest = z.object({});
/** POST /api/upward/:id/return — plainly somebody else is meant: back into the registry. */
export const returnUpwardRequest = z.object({ version, reason: words(5, 200, '请写明理由，至少 5 个字') });
/** POST /api/upward/:id/destruction — it was received above. */
export const destroyUpwardRequest = z.object({ version });
/** POST /api/upward/:id/identity-request, POST /api/upward/:id/identity */
export const upwardIdentityRequest = z.object({ version });

/** POST /api/clues/:id/sealing-upward — the first reader's one act. */
export const sealUpwardRequest = z.object({ version, about: z.enum(upwardAbout.options, '请选反映的是谁'), reason: words(5, 200, '请写明依据，至少 5 个字') });
export const sealedUpward = z.object({ code: z.string() });

/** GET, PUT /api/upward/head — who is the commission's own head (本委主要负责人); custodians say so. */
export const upwardHead = z.object({ head: person.extend({ certified: z.boolean() }).nullable(), version: z.number().int(), choices: z.array(person) });
export type UpwardHead = z.infer<typeof upwardHead>;
export const saveUpwardHeadRequest = z.object({ accountId: z.string('请选一个人').regex(/^[0-9a-f]{24}$/, '请选一个人'), version: z.number().int().min(0) });
