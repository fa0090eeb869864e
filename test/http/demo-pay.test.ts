import { payPortOf } from '../../clients/wechatpay';
import { systemContext } from '../../domain/kernel';
import { installPay, orderPayment, orderTransfer, payParamsFor, transferParamsFor } from '../../domain/payment';
import { startServer, type RunningServer } from '../../server/start';
import { useTestDatabase } from '../support/database';
import { TestClient, testSettings, useServer } from '../support/http';
import { openPayWorld, payerOf, somePayment, someTransfer, type PayWorld } from '../support/pay';

useTestDatabase();
const elsewhere = useServer();
let world: PayWorld;
let server: RunningServer;
let client: TestClient;

beforeAll(async () => {
  world = await openPayWorld();
  installPay(payPortOf(world.client(), 'http://127.0.0.1:9/wechat/pay'));
  server = await startServer(testSettings({ demo: true, wechatPayApiOrigin: world.sandbox.origin }), { limitOf: () => null });
  client = new TestClient(server.url);
});
afterAll(async () => {
  installPay(null);
  await server.close();
  await world.sandbox.close();
});

const ask = (what: string, body: object) => client.post(`/api/public/demo-pay/${what}`, body);
async function answerCard(accept: boolean): Promise<void> {
  const openid = payerOf('official');
  await world.sandbox.act(openid, { type: 'answerPay', card: world.sandbox.world.chatOf(openid).at(-1)?.id ?? '', accept });
}

test('in a trial a web page pays and takes money on the sandbox’s phone, and hears whether it was done', async () => {
  const ctx = systemContext('test', world.clock);
  const payment = await payParamsFor(ctx, (await orderPayment(ctx, somePayment('1', world.clock.now())))._id.toHexString());
  expect((await ask('card', { what: 'payment', params: payment })).body).toEqual({ name: '演示群众1' });
  await answerCard(false);
  expect((await ask('end', { what: 'payment', package: payment.package })).body).toEqual({ done: false });
  await ask('card', { what: 'payment', params: payment });
  await answerCard(true);
  expect((await ask('end', { what: 'payment', package: payment.package })).body).toEqual({ done: true });
  expect((await ask('card', { what: 'payment', params: payment })).status).toBe(409);
  const transfer = await transferParamsFor(ctx, (await orderTransfer(ctx, someTransfer('1')))._id.toHexString());
  expect((await ask('card', { what: 'transfer', params: transfer })).status).toBe(200);
  await answerCard(true);
  expect((await ask('end', { what: 'transfer', package: transfer.package })).body).toEqual({ done: true });
  expect((await ask('end', { what: 'transfer', package: 'another' })).status).toBe(404);
});

test('the code is one of a citizen of the sandbox', async () => {
  const { body } = await ask('login', {});
  expect(world.sandbox.world.codes.redeem('login', (body as { code: string }).code)).toEqual({ openid: payerOf('mini') });
});

test('outside a trial, and in one that pays through the true WeChat Pay, nobody is led there', async () => {
  const asked = { what: 'payment', package: 'prepay_id=1' };
  for (const [what, body] of [['end', asked], ['login', {}]] as const) expect((await elsewhere.client().post(`/api/public/demo-pay/${what}`, body)).status).toBe(404);
  const real = await startServer(testSettings({ demo: true, wechatPayApiOrigin: 'https://api.mch.weixin.qq.com' }), { limitOf: () => null });
  expect((await new TestClient(real.url).post('/api/public/demo-pay/end', asked)).status).toBe(404);
  const production = await startServer(testSettings({ demo: false, wechatPayApiOrigin: world.sandbox.origin }), { limitOf: () => null });
  expect((await new TestClient(production.url).post('/api/public/demo-pay/end', asked)).status).toBe(404);
  await Promise.all([real.close(), production.close()]);
});
