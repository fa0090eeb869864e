import { z } from 'zod';

/**
 * The sandbox's own control interface under /sandbox/api, for its page and for tests. What the platform itself calls
 * are WeChat's and Tencent's documented paths on the same port.
 */

/** Every documented way to fail that can be asked for, on demand or at random. */
export const faultKind = z.enum(['busy', 'token', 'dailyQuota', 'perMinute', 'timeout', 'http502', 'refused', 'blocked', 'lostAnswer', 'resentCallback', 'doubleCallback', 'failedResult', 'takenThen500', 'wrongSignature', 'balanceShort', 'lostNotice', 'doubleNotice', 'tamperedNotice', 'forgedNotice']);
export type FaultKind = z.infer<typeof faultKind>;
export const faultLabels: Record<FaultKind, string> = {
  busy: '系统繁忙 -1',
  token: '令牌失效 40001',
  dailyQuota: '超过日限 45009',
  perMinute: '太频繁 45011',
  timeout: '超时 5 秒',
  http502: 'HTTP 502',
  refused: '拒收 43101',
  blocked: '取消关注 43004',
  lostAnswer: '收下了，回答丢了',
  resentCallback: '重发回调',
  doubleCallback: '回调同时来两次',
  failedResult: '回执说没送到',
  takenThen500: '支付收下了，回 500',
  wrongSignature: '支付回答的签名不对',
  balanceShort: '商户余额不足',
  lostNotice: '支付通知丢了',
  doubleNotice: '支付通知来两次',
  tamperedNotice: '支付通知被改过',
  forgedNotice: '支付通知的签名不对',
};

export const follower = z.object({
  openid: z.string(),
  /** The same person's openid in the mini-program. */
  miniOpenid: z.string(),
  name: z.string(),
  /** What he is in the demo, in words: 干部 柳溪镇. */
  about: z.string(),
  follows: z.boolean(),
  phone: z.string(),
  unread: z.number().int(),
  /** Takes template messages; false: refuses them. */
  takesTemplates: z.boolean(),
  /** The code of the invitation that the demo's data leave open for him; null: none. */
  invitation: z.string().nullable(),
});
export type Follower = z.infer<typeof follower>;
/** PATCH /sandbox/api/followers/:openid — switches the account's messages off and on, in WeChat's own settings. */
export const changeFollowerRequest = z.object({ takesTemplates: z.boolean() });
/** POST /sandbox/api/followers. Answers who it is now: a follower. */
export const addFollowerRequest = z.object({ name: z.string().trim().min(1).max(20), about: z.string().trim().max(40).default(''), phone: z.string().max(20).default('') });

export const chatEntry = z.object({
  id: z.string(),
  at: z.iso.datetime(),
  from: z.enum(['follower', 'account']),
  content: z.discriminatedUnion('type', [
    z.object({ type: z.literal('text'), text: z.string() }),
    z.object({ type: z.literal('image'), url: z.string() }),
    z.object({ type: z.literal('voice'), seconds: z.number() }),
    z.object({ type: z.literal('location'), label: z.string() }),
    z.object({ type: z.literal('article'), title: z.string(), description: z.string(), url: z.string() }),
    z.object({ type: z.literal('template'), title: z.string(), fields: z.array(z.object({ label: z.string(), value: z.string() })), url: z.string().nullable() }),
    z.object({ type: z.literal('sms'), text: z.string() }),
    z.object({ type: z.literal('call'), text: z.string() }),
    /** WeChat's own card, with our number; `over`: nothing could be confirmed any more. */
    z.object({ type: z.literal('pay'), what: z.enum(['payment', 'transfer']), number: z.string(), title: z.string(), amount: z.number().int(), outcome: z.enum(['waiting', 'done', 'refused', 'over']) }),
    /** 关注了, 取消关注, 点了“我的提醒”, 扫了码. */
    z.object({ type: z.literal('note'), text: z.string() }),
  ]),
});
export type ChatEntry = z.infer<typeof chatEntry>;

/** GET /sandbox/api/followers/:openid/chat, oldest first. Reading it is what makes `unread` 0. */
export const chat = z.array(chatEntry);

/** POST /sandbox/api/followers/:openid/login-code: what wx.login would give this person's mini-program, once. …/phone-code: what its phone button would. */
export const loginCode = z.object({ code: z.string() });

const menuEntry = z.object({ name: z.string(), click: z.string().nullable(), url: z.string().nullable() });
/** GET /sandbox/api/followers/:openid/menu: what this follower sees. */
export const menu = z.array(menuEntry.extend({ children: z.array(menuEntry) }));
export type MenuEntry = z.infer<typeof menuEntry>;
export type Menu = z.infer<typeof menu>;

/** GET /sandbox/api/days?from&days: days on end, for the time line. `holiday`: its name where the day is off for it. */
export const daysQuery = z.object({ from: z.iso.date(), days: z.coerce.number().int().min(1).max(400) });
export const calendarDays = z.array(z.object({ day: z.iso.date(), working: z.boolean(), holiday: z.string().nullable() }));
export type CalendarDay = z.infer<typeof calendarDays>[number];

/** Whatever is refused under /sandbox/api is answered so, in words for the page. */
export const refusal = z.object({ error: z.object({ message: z.string() }) });

/** POST /sandbox/api/followers/:openid/acts — what a person does on the phone. */
export const act = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text'), text: z.string().min(1).max(2000) }),
  z.object({ type: z.literal('image') , /** Base64; without: a picture of ours. */ data: z.string().max(8_000_000).optional() }),
  z.object({ type: z.literal('voice'), seconds: z.number().int().min(1).max(60).default(3) }),
  z.object({ type: z.literal('video') }),
  z.object({ type: z.literal('location'), latitude: z.number(), longitude: z.number(), label: z.string().max(100) }),
  z.object({ type: z.literal('link'), title: z.string().max(100), url: z.string().max(500) }),
  z.object({ type: z.literal('follow'), scene: z.string().max(64).optional() }),
  z.object({ type: z.literal('unfollow') }),
  z.object({ type: z.literal('scan'), scene: z.string().min(1).max(64) }),
  z.object({ type: z.literal('click'), key: z.string().min(1).max(128) }),
  z.object({ type: z.literal('subscribe'), choices: z.array(z.object({ templateId: z.string(), accepted: z.boolean() })).min(1).max(3) }),
  /** A page on this phone has called wx.requestPayment (chooseWXPay) or wx.requestMerchantTransfer. */
  z.object({ type: z.literal('requestPayment'), params: z.object({ appId: z.string(), timeStamp: z.string(), nonceStr: z.string(), package: z.string(), signType: z.literal('RSA'), paySign: z.string() }) }),
  z.object({ type: z.literal('requestTransfer'), params: z.object({ mchId: z.string(), appId: z.string(), package: z.string() }) }),
  z.object({ type: z.literal('answerPay'), /** Of the chat's entry. */ card: z.string(), accept: z.boolean() }),
]);
export type Act = z.infer<typeof act>;

export const logEntry = z.object({
  id: z.string(),
  at: z.iso.datetime(),
  /** `out`: the platform called; `in`: WeChat called back. */
  direction: z.enum(['out', 'in']),
  method: z.string(),
  what: z.string(),
  result: z.string(),
  failed: z.boolean(),
  milliseconds: z.number().int(),
});
export type LogEntry = z.infer<typeof logEntry>;

/**
 * What was accepted for a person: the judge of the tests. GET /sandbox/api/accepted?after&limit, one line of JSON each
 * (application/x-ndjson), oldest first; the next page comes after the last `number`.
 */
export const accepted = z.object({
  number: z.number().int(),
  at: z.iso.datetime(),
  channel: z.enum(['template', 'notice', 'subscription', 'customer', 'sms', 'voice']),
  /** The openid that was called, or the phone with +86. */
  to: z.string(),
  templateId: z.string().nullable(),
  clientMessageId: z.string().nullable(),
  fields: z.record(z.string(), z.string()),
  messageId: z.string(),
  /** False where the result says that it did not arrive. */
  reached: z.boolean(),
});
export const acceptedQuery = z.object({ after: z.coerce.number().int().min(0).default(0), limit: z.coerce.number().int().min(1).max(50_000).default(10_000) });
export type Accepted = z.infer<typeof accepted>;

/** GET /sandbox/clock, which the platform's processes ask each second; GET and PUT /sandbox/api/clock: by how much the sandbox and the platform are ahead of the real time. */
export const clock = z.object({ offsetMs: z.number().int(), running: z.boolean(), /** The instant it stands at while not running. */ now: z.iso.datetime() });
export type SandboxClock = z.infer<typeof clock>;
export const moveClock = z.discriminatedUnion('to', [z.object({ to: z.literal('real') }), z.object({ to: z.literal('instant'), instant: z.iso.datetime() }), z.object({ to: z.literal('run') }), z.object({ to: z.literal('stand') })]);

/** GET and PUT /sandbox/api/faults: shares from 0 to 1, drawn by the seed. POST /sandbox/api/faults/next: the next `times` calls fail so. */
export const faults = z.object({ seed: z.number().int(), shares: z.partialRecord(faultKind, z.number().min(0).max(1)) });
export type Faults = z.infer<typeof faults>;
export const failNext = z.object({ kind: faultKind, times: z.number().int().min(1).max(1000).default(1) });

/** GET /sandbox/api/pay: the judge of what was paid, in whole fen (wechatpay/book.ts). PUT /sandbox/api/pay/balance: what the merchant's account holds. */
export const payBalance = z.object({ balance: z.number().int().min(0) });

/** What comes next on the platform, told by its bot in demo mode: GET /demo/upcoming of the bot. */
export const upcoming = z.object({ items: z.array(z.object({ at: z.iso.datetime(), text: z.string() })) });
export type Upcoming = z.infer<typeof upcoming>;

/** An entry of the account's draft box. POST /sandbox/api/drafts/:id/publication: somebody publishes it on the account's own page, and it leaves the box. */
export const shownDraft = z.object({ id: z.string(), at: z.iso.datetime(), articles: z.array(z.object({ title: z.string(), author: z.string(), digest: z.string(), content: z.string(), sourceUrl: z.string(), cover: z.string() })) });
export type ShownDraft = z.infer<typeof shownDraft>;

/** GET /sandbox/api/state — all the page shows at first; then GET /sandbox/api/events (server-sent) tells what changed. */
export const state = z.object({
  account: z.object({ name: z.string(), safeMode: z.boolean(), callback: z.string(), origin: z.string() }),
  followers: z.array(follower),
  /** For whoever has no menu of his own. */
  menu,
  clock,
  faults,
  log: z.array(logEntry),
  upcoming: upcoming.shape.items,
  drafts: z.array(shownDraft),
});
export type State = z.infer<typeof state>;
/** One server-sent event: data is one of these as JSON. */
export const change = z.discriminatedUnion('type', [
  z.object({ type: z.literal('chat'), openid: z.string(), entry: chatEntry }),
  z.object({ type: z.literal('log'), entry: logEntry }),
  z.object({ type: z.literal('followers'), followers: z.array(follower) }),
  z.object({ type: z.literal('clock'), clock }),
  z.object({ type: z.literal('faults'), faults }),
  z.object({ type: z.literal('menu'), openid: z.string().nullable() }),
  z.object({ type: z.literal('upcoming'), items: upcoming.shape.items }),
  z.object({ type: z.literal('drafts'), drafts: z.array(shownDraft) }),
]);
export type Change = z.infer<typeof change>;
