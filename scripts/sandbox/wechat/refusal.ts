import { randomBytes } from 'node:crypto';

/** WeChat's own texts. */
const texts = {
  [-1]: 'system error',
  40001: 'invalid credential, access_token is invalid or not latest',
  40002: 'invalid grant_type',
  40003: 'invalid openid',
  40004: 'invalid media type',
  40005: 'invalid file type',
  40006: 'invalid meida size',
  40007: 'invalid media_id',
  40009: 'invalid image size',
  40013: 'invalid appid',
  40014: 'invalid access_token',
  40016: 'invalid button size',
  40017: 'invalid button type',
  40018: 'invalid button name size',
  40019: 'invalid button key size',
  40020: 'invalid button url size',
  40023: 'invalid sub button size',
  40029: 'invalid code',
  40032: 'invalid openid list size',
  40037: 'invalid template_id',
  40097: 'invalid args',
  40125: 'invalid appsecret',
  40129: 'invalid scene',
  40163: 'code been used',
  40165: 'invalid weapp pagepath',
  41001: 'access_token missing',
  41030: 'invalid page',
  42001: 'access_token expired',
  43004: 'require subscribe',
  43019: 'require remove blacklist',
  43101: 'user refuse to accept the msg',
  44003: 'empty news data',
  44004: 'empty content',
  45002: 'content size out of limit',
  45003: 'title size out of limit',
  45004: 'description size out of limit',
  45008: 'article size out of limit',
  45009: 'reach max api daily quota limit',
  45011: 'api minute-quota reach limit, must slower, retry next minute',
  45015: 'response out of time limit or subscription is canceled',
  45047: 'out of response count limit',
  45056: 'too many tag now, no need to add new',
  45059: 'can not tag too many tags for one user',
  45157: 'invalid tag name',
  45158: 'tag name too long',
  45159: 'invalid tag id',
  45166: 'invalid content',
  46003: 'menu no exist',
  47001: 'data format error',
  47003: 'argument invalid!',
  48001: 'api unauthorized',
  49003: 'not match wxopenid with appid',
  61010: 'code is expired',
  65301: 'menuid no exist',
  65303: 'there is no selfmenu, please create selfmenu first',
  65304: 'match rule empty',
  85401: 'invalid expire time',
} as const;

export type RefusalCode = keyof typeof texts;

/** An answer of WeChat that says no. */
export class Refusal extends Error {
  constructor(
    readonly code: RefusalCode,
    detail = '',
  ) {
    super(texts[code] + (detail && ` ${detail}`));
  }

  answer(): { errcode: number; errmsg: string } {
    const hex = randomBytes(12).toString('hex');
    return { errcode: this.code, errmsg: `${this.message} rid: ${hex.slice(0, 8)}-${hex.slice(8, 16)}-${hex.slice(16)}` };
  }
}
