import { demoPayCard, demoPayEnd, demoPayEndRequest, demoPayLogin, demoPayShown } from '../../contracts/demo-pay';
import { sandboxPhone } from '../../runtime/sandbox-pay';
import { route } from '../route';

/** In a trial a web page pays on the sandbox's phone; anywhere else these answer 404. */
export const demoPayRoutes = [
  route({
    method: 'post',
    path: '/api/public/demo-pay/card',
    surface: 'public',
    policy: 'open',
    summary: '在沙箱手机上确认付款或收款，只在演示模式下有',
    body: demoPayCard,
    response: demoPayShown,
    handle: async ({ body, settings }) => ({ name: await sandboxPhone(settings).show(body) }),
  }),
  route({
    method: 'post',
    path: '/api/public/demo-pay/end',
    surface: 'public',
    policy: 'open',
    summary: '沙箱手机上确认了没有，只在演示模式下有',
    body: demoPayEndRequest,
    response: demoPayEnd,
    handle: async ({ body, settings }) => ({ done: await sandboxPhone(settings).confirmed(body.what, body.package) }),
  }),
  route({
    method: 'post',
    path: '/api/public/demo-pay/login',
    surface: 'public',
    policy: 'open',
    summary: '沙箱里一位群众的登录码，只在演示模式下有',
    response: demoPayLogin,
    handle: async ({ settings }) => ({ code: await sandboxPhone(settings).loginCode() }),
  }),
];
