import { bindMeRequest, consentMeRequest, me, meRequest, subscribeMeRequest } from '../../contracts/follower';
import { bindMe, consentMe, showMe, subscribeMe } from '../../domain/follower';
import { route, type AttemptLimit } from '../route';

/** Six digits hold for ten minutes: with so few wrong ones a day nobody meets them. */
const bindingGuesses: AttemptLimit = { name: 'binding', failuresPerDay: 20 };
/** A person opens the page now and then; one office shares an address. */
const rateLimit = { points: 300, perSeconds: 60 };

/** The login code travels in the body only, so that no log and no history of addresses holds it. */
export const publicMeRoutes = [
  route({ method: 'post', path: '/api/public/me', surface: 'public', policy: 'open', summary: '我的提醒：这个微信绑定的是谁，没有绑定就是空', body: meRequest, response: me, rateLimit, handle: ({ body }) => showMe(body.loginCode) }),
  route({
    method: 'post',
    path: '/api/public/me/binding',
    surface: 'public',
    policy: 'open',
    summary: '用邀请码，或公众号给的 6 位数字，绑定小程序',
    body: bindMeRequest,
    response: me,
    rateLimit,
    attempts: bindingGuesses,
    handle: ({ body, ctx }) => bindMe(ctx, body.loginCode, body.code),
  }),
  route({ method: 'post', path: '/api/public/me/consent', surface: 'public', policy: 'open', summary: '同意或不同意接收廉政提醒', body: consentMeRequest, response: me, rateLimit, handle: ({ body, ctx }) => consentMe(ctx, body.loginCode, body) }),
  route({ method: 'post', path: '/api/public/me/subscriptions', surface: 'public', policy: 'open', summary: '在微信弹窗里同意的订阅消息', body: subscribeMeRequest, rateLimit, handle: ({ body }) => subscribeMe(body.loginCode, body.accepted) }),
];
