import type { Readable } from 'node:stream';

/** Which of the commission's two WeChat accounts a call speaks for: each has its own appid and token. */
export type WechatAccount = 'official' | 'mini';

export interface TemplateMessage {
  openid: string;
  templateId: string;
  /** E.g. { thing1: '演示甲' }. */
  data: Record<string, string>;
  /** Makes WeChat send one id to one openid once within ten minutes. */
  clientMessageId: string;
  /** What opens on a tap: a page of the mini-program where it can, else the address. */
  url?: string;
  page?: string;
}

export type CustomerMessage =
  | { openid: string; text: string }
  | { openid: string; article: { title: string; description: string; url: string } }
  | { openid: string; miniPage: { title: string; page: string; thumbMediaId: string } };

export interface SubscriptionMessage {
  openid: string;
  templateId: string;
  data: Record<string, string>;
  page?: string;
}

export interface MenuButton {
  name: string;
  click?: string;
  url?: string;
  page?: string;
  children?: MenuButton[];
}

export interface Media {
  mediaType: string;
  body: Readable;
}

/** PNG or JPEG; its name is for the console's list of materials. */
export interface Picture {
  name: string;
  type: 'image/jpeg' | 'image/png';
  bytes: Buffer;
}

/** One article of a draft, as 图文消息. */
export interface Article {
  title: string;
  author: string;
  /** Taken of a draft with one article only. */
  digest: string;
  /** HTML; pictures only under addresses of `uploadPicture`. */
  content: string;
  /** What 阅读原文 opens. */
  sourceUrl: string;
  /** Of `addPicture`. */
  coverMediaId: string;
}

/**
 * Everything the platform asks of WeChat. Every method throws `WechatError`; ids of messages are text, since they
 * exceed 2^53.
 */
export interface WechatClient {
  /** POST /cgi-bin/message/template/send; answers WeChat's msgid. Its result comes as the event TEMPLATESENDJOBFINISH. */
  sendTemplate(message: TemplateMessage): Promise<{ messageId: string }>;
  /** POST /cgi-bin/message/subscribe/bizsend: a subscription notice of the official account. */
  sendNotice(message: SubscriptionMessage): Promise<{ messageId: string | null }>;
  /** POST /cgi-bin/message/custom/send, within 48 hours of the follower's last act. */
  sendCustomer(message: CustomerMessage): Promise<void>;
  /** POST /cgi-bin/message/subscribe/send: a subscription message of the mini-program. */
  sendSubscription(message: SubscriptionMessage): Promise<{ messageId: string | null }>;
  /** GET /cgi-bin/media/get: a picture or a voice that a follower sent; kept by WeChat for three days. */
  media(mediaId: string): Promise<Media>;
  /** POST /cgi-bin/qrcode/create with a text scene; answers the address that the code holds. */
  temporaryQrCode(scene: string, validSeconds: number): Promise<{ url: string }>;
  /** GET /cgi-bin/user/info */
  follower(openid: string): Promise<{ follows: boolean }>;
  /** POST /cgi-bin/tags/…: puts a follower under a tag (made where it is missing), by which conditional menus are chosen. */
  tag(openid: string, tag: string): Promise<void>;
  untag(openid: string, tag: string): Promise<void>;
  /** GET /cgi-bin/menu/delete, POST /menu/create, and /menu/addconditional for each tag; tags are made where they are missing. */
  replaceMenu(menu: { buttons: MenuButton[]; forTags: { tag: string; buttons: MenuButton[] }[] }): Promise<void>;
  /** GET /sns/jscode2session of the mini-program. A code is good once and for five minutes. */
  sessionOf(loginCode: string): Promise<{ openid: string; unionid: string | null }>;
  /** GET /sns/oauth2/access_token: whose WeChat opened a page by WeChat's 网页授权; the token that comes along is not kept. A code is good once and for five minutes. */
  openidOfWebCode(code: string): Promise<string>;
  /** POST /wxa/business/getuserphonenumber */
  phoneNumberOf(phoneCode: string): Promise<string>;
  /** POST /wxa/getwxacodeunlimit: PNG or JPEG of a mini-program code; `scene` up to 32 visible characters. */
  miniCode(input: { scene: string; page: string }): Promise<Buffer>;
  /** POST /wxa/msg_sec_check, only for what other users will see. */
  checkText(input: { openid: string; text: string; scene: 1 | 2 | 3 | 4 }): Promise<'pass' | 'review' | 'risky'>;
  /** POST /wxa/generate_urllink: opens the mini-program from an SMS or a web page. */
  urlLink(input: { page: string; query?: string; validDays: number }): Promise<string>;
  /** POST /cgi-bin/material/add_material, type image: a permanent material, as a cover must be. */
  addPicture(picture: Picture): Promise<{ mediaId: string }>;
  /** POST /cgi-bin/media/uploadimg: below 1 MB; the address under which an article shows it. */
  uploadPicture(picture: Picture): Promise<{ url: string }>;
  /** POST /cgi-bin/draft/add: one to eight articles in the account's draft box. A lost answer is `unknown`. */
  addDraft(articles: readonly Article[]): Promise<{ mediaId: string }>;
  /** POST /cgi-bin/draft/update of one article of a draft. 40007: it is no longer in the box. */
  updateDraft(mediaId: string, index: number, article: Article): Promise<void>;
  /** POST /cgi-bin/draft/batchget, without contents: the draft with an article whose source address ends so; null where none of the newest has. */
  findDraft(sourceUrlEnd: string): Promise<{ mediaId: string } | null>;
}
