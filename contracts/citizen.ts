import { z } from 'zod';
import { receiptCode } from './rating';

/** GET /api/public/operator — who runs this platform and answers for what it stores, e.g. 青禾区纪委监委. */
export const operator = z.object({ commission: z.string() });
export type Operator = z.infer<typeof operator>;

/** GET /api/public/wechat — what the mini-program may offer; null: there is no official account to tell anybody anything. */
export const wechatOffer = z.object({ answerTemplateId: z.string().nullable() });
export type WechatOffer = z.infer<typeof wechatOffer>;

/** POST /api/public/answer-subscriptions — WeChat asked the person, who agreed; `loginCode` is from wx.login. */
export const answerSubscriptionRequest = z.object({ receiptCode, loginCode: z.string().min(1, '缺少微信的登录凭证').max(128) });
export type AnswerSubscriptionRequest = z.infer<typeof answerSubscriptionRequest>;
