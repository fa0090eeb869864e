import { randomBytes } from 'node:crypto';
import { toBuffer } from 'qrcode';
import { z } from 'zod';
import { miniProgram } from '../account';
import { define, FileAnswer, ok } from './interface';
import { Refusal } from './refusal';
import { checkMiniPage, recipient } from './send';
import { accountOf } from './token';

const accounts = ['mini'] as const;
/** Digits, letters and the signs that the documentation names. */
const scenePattern = /^[0-9A-Za-z!#$&'()*+,/:;=?@\-._~]{1,32}$/;
const inMiniMs = 2 * 3600_000;
const contentMax = 2500;
const linkDaysMax = 30;

const codeBody = z.object({ scene: z.string(), page: z.string().optional(), check_path: z.boolean().optional(), env_version: z.enum(['release', 'trial', 'develop']).optional(), width: z.number().int().default(430) });
const checkBody = z.object({ openid: z.string(), scene: z.number().int().min(1).max(4), version: z.literal(2), content: z.string().min(1) });
const linkBody = z.object({ path: z.string().default(''), query: z.string().max(1024).default(''), expire_type: z.number().int().default(0), expire_interval: z.number().int().optional(), expire_time: z.number().int().optional() });

/** The sandbox's judge of texts: what it is asked to find objectionable says so itself. */
function judge(content: string): { suggest: string; label: number } {
  if (content.includes('违规')) return { suggest: 'risky', label: 20001 };
  if (content.includes('待审')) return { suggest: 'review', label: 20002 };
  return { suggest: 'pass', label: 100 };
}

export const miniInterfaces = [
  define('GET /sns/jscode2session', '小程序登录', { accounts: null }, ({ world, query }) => {
    if (accountOf(query.get('appid') ?? '', query.get('secret') ?? '') !== 'mini') throw new Refusal(40013);
    if (query.get('grant_type') !== 'authorization_code') throw new Refusal(40002);
    const who = world.codes.redeem('login', query.get('js_code') ?? '');
    if (who === 'used') throw new Refusal(40163);
    if (who === 'invalid') throw new Refusal(40029);
    const person = recipient(world, who.openid, 'mini');
    person.inMiniAt = world.clock.now();
    return { session_key: randomBytes(16).toString('base64'), openid: person.miniOpenid, unionid: person.unionid };
  }),
  define('POST /wxa/business/getuserphonenumber', '手机号', { accounts, body: z.object({ code: z.string() }) }, ({ world }, { code }) => {
    const who = world.codes.redeem('phone', code);
    if (typeof who === 'string') throw new Refusal(40029);
    const { phone } = recipient(world, who.openid, 'mini');
    return { ...ok, phone_info: { phoneNumber: phone, purePhoneNumber: phone, countryCode: '86', watermark: { timestamp: Math.floor(world.clock.now() / 1000), appid: miniProgram.appid } } };
  }),
  define('POST /wxa/getwxacodeunlimit', '小程序码', { accounts, body: codeBody }, async (_call, { scene, page = '', width }) => {
    if (!scenePattern.test(scene)) throw new Refusal(40129);
    if (page.startsWith('/') || page.includes('?')) throw new Refusal(41030);
    if (width < 280 || width > 1280) throw new Refusal(40097);
    return new FileAnswer('image/png', await toBuffer(`weixin://sandbox/${page}?scene=${encodeURIComponent(scene)}`, { width }));
  }),
  define('POST /wxa/msg_sec_check', '内容安全', { accounts, body: checkBody }, ({ world }, { openid, content }) => {
    const person = recipient(world, openid, 'mini');
    if ([...content].length > contentMax) throw new Refusal(40097);
    if (person.inMiniAt === null || world.clock.now() - person.inMiniAt > inMiniMs) throw new Refusal(61010);
    const result = judge(content);
    return { ...ok, result, detail: [{ strategy: 'content_model', errcode: 0, ...result, prob: 90 }], trace_id: randomBytes(12).toString('hex') };
  }),
  define('POST /wxa/generate_urllink', '小程序链接', { accounts, body: linkBody }, ({ world }, { path, expire_type, expire_interval, expire_time }) => {
    checkMiniPage({ pagepath: path.replace(/^\//, '') });
    const days = expire_type === 1 ? (expire_interval ?? 0) : ((expire_time ?? 0) * 1000 - world.clock.now()) / 86_400_000;
    if (days <= 0 || days > linkDaysMax) throw new Refusal(85401);
    return { ...ok, url_link: `https://wxaurl.cn/${randomBytes(8).toString('base64url')}` };
  }),
];
