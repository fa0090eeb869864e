import { randomBytes } from 'node:crypto';
import { officialAccount } from '../account';
import { define, FileAnswer, Onward, type Answer } from './interface';
import { Refusal } from './refusal';
import { recipient } from './send';
import { accountOf } from './token';

/** 网页授权域名 as it is set for the account: pages of this machine. */
const domains = new Set(['localhost', '127.0.0.1', '[::1]']);
const statePattern = /^[0-9A-Za-z]{1,128}$/;
/** WeChat looks at the address as it is written. */
const order = ['appid', 'redirect_uri', 'response_type', 'scope', 'state'];

/** What the person sees instead of the page. */
const refused = (words: string): Answer => new FileAnswer('text/html; charset=utf-8', Buffer.from(`<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>微信</title><h1>${words}</h1>`));

export const webLoginInterfaces = [
  // Without asking (`snsapi_base`). A browser has no WeChat around it here: it is the first citizen's.
  define('GET /connect/oauth2/authorize', '网页授权', { accounts: null }, ({ world, query }) => {
    if ([...query.keys()].join() !== order.join()) return refused('该链接无法访问');
    if (query.get('appid') !== officialAccount.appid) return refused('appid 参数错误 10013');
    if (query.get('response_type') !== 'code' || query.get('scope') !== 'snsapi_base') return refused('scope 参数错误 10005');
    const state = query.get('state') ?? '';
    const given = query.get('redirect_uri') ?? '';
    const back = URL.canParse(given) ? new URL(given) : null;
    if (!back || !domains.has(back.hostname)) return refused('redirect_uri 域名与后台配置不一致 10003');
    if (!statePattern.test(state)) return refused('state 参数错误');
    const citizen = world.people.all().find(({ about }) => about === '群众');
    if (!citizen) return refused('沙箱里没有群众');
    back.searchParams.set('code', world.codes.issue('web', citizen.openid));
    back.searchParams.set('state', state);
    return new Onward(back.href);
  }),
  define('GET /sns/oauth2/access_token', '网页授权换身份', { accounts: null }, ({ world, query }) => {
    if (accountOf(query.get('appid') ?? '', query.get('secret') ?? '') !== 'official') throw new Refusal(40013);
    if (query.get('grant_type') !== 'authorization_code') throw new Refusal(40002);
    const who = world.codes.redeem('web', query.get('code') ?? '');
    if (who === 'used') throw new Refusal(40163);
    if (who === 'invalid') throw new Refusal(40029);
    const { openid } = recipient(world, who.openid, 'official');
    return { access_token: randomBytes(32).toString('base64url'), expires_in: 7200, refresh_token: randomBytes(32).toString('base64url'), openid, scope: 'snsapi_base' };
  }),
];
