import { answerSubscriptionRequest, operator, wechatOffer } from '../../contracts/citizen';
import { correctPhoneRequest, ownData, ownDataRequest, withdrawRequest } from '../../contracts/own-data';
import { districtName } from '../../domain/kernel';
import { answerTemplate, correctPhone, showOwnData, subscribeToAnswer, withdrawPhone, withdrawWords } from '../../domain/rating';
import { receiptGuesses } from '../../runtime/attempts';
import { commissionName } from '../../templates';
import { route } from '../route';

export const publicOwnDataRoutes = [
  route({
    method: 'get',
    path: '/api/public/operator',
    surface: 'public',
    policy: 'open',
    summary: '平台由哪个委办，存的东西由谁负责',
    response: operator,
    handle: async () => ({ commission: commissionName((await districtName()) ?? '') }),
  }),
  route({
    method: 'post',
    path: '/api/public/my-data',
    surface: 'public',
    policy: 'open',
    summary: '凭回执码看这次评议存了自己的什么',
    body: ownDataRequest,
    response: ownData,
    attempts: receiptGuesses,
    handle: ({ body }) => showOwnData(body.receiptCode),
  }),
  route({
    method: 'post',
    path: '/api/public/my-data/phone',
    surface: 'public',
    policy: 'open',
    summary: '改电话或补留电话；办结以前可以改',
    body: correctPhoneRequest,
    response: ownData,
    attempts: receiptGuesses,
    handle: ({ body, ctx }) => correctPhone(ctx, body.receiptCode, body.phone),
  }),
  route({
    method: 'post',
    path: '/api/public/my-data/withdrawal',
    surface: 'public',
    policy: 'open',
    summary: '撤回电话，或撤回写的话和照片；马上删除',
    body: withdrawRequest,
    response: ownData,
    attempts: receiptGuesses,
    handle: ({ body, ctx }) => (body.what === 'phone' ? withdrawPhone : withdrawWords)(ctx, body.receiptCode),
  }),
  route({
    method: 'get',
    path: '/api/public/wechat',
    surface: 'public',
    policy: 'open',
    summary: '小程序可以请群众订阅的消息模板，没有就不问',
    response: wechatOffer,
    handle: async ({ ctx }) => ({ answerTemplateId: await answerTemplate(ctx) }),
  }),
  route({
    method: 'post',
    path: '/api/public/answer-subscriptions',
    surface: 'public',
    policy: 'open',
    summary: '有了答复用微信告诉我，一次有效',
    body: answerSubscriptionRequest,
    attempts: receiptGuesses,
    handle: ({ body, ctx }) => subscribeToAnswer(ctx, body),
  }),
];
