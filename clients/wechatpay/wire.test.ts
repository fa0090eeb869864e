import { createSign, createVerify, generateKeyPairSync, randomBytes } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { clearDatabase, useTestDatabase } from '../../test/support/database';
import { fixedClock } from '../../domain/kernel';
import { createPayClient, payFen, PayError, type PayClient } from '.';

// What goes over the wire and what is believed of what comes back, beside a WeChat Pay of a few lines that owes nothing to the sandbox.
useTestDatabase();

const mchid = '1900000001';
const ours = generateKeyPairSync('rsa', { modulusLength: 2048 });
const theirs = generateKeyPairSync('rsa', { modulusLength: 2048 });
const serial = 'PUB_KEY_ID_0119000000012024';
const clock = fixedClock('2026-11-20T02:00:00Z');
const seconds = (): number => Math.floor(clock.now().getTime() / 1000);

interface Asked {
  method: string;
  path: string;
  headers: IncomingHttpHeaders;
  body: Buffer;
}
let asked: Asked[] = [];
let respond: (response: ServerResponse) => void;
let server: Server;
let pay: PayClient;

beforeAll(async () => {
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      asked.push({ method: request.method ?? '', path: request.url ?? '', headers: request.headers, body: Buffer.concat(chunks) });
      respond(response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const merchant = { mchid, serialNo: 'ABCDEF0123456789', apiV3Key: 'k'.repeat(32), privateKey: ours.privateKey, publicKey: { id: serial, key: theirs.publicKey } };
  pay = createPayClient({ merchant, appids: { official: 'wx1', mini: 'wx2' }, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, clock, pausesMs: [] });
});
afterAll(() => new Promise((resolve) => server.close(resolve)));
beforeEach(async () => {
  await clearDatabase();
  asked = [];
});

interface Signed {
  status?: number;
  at?: number;
  nonce?: string;
  by?: string;
  /** What is sent in place of what was signed. */
  sent?: string;
}
const signed = (body: string, { status = 200, at = seconds(), nonce = randomBytes(16).toString('hex'), by = serial, sent = body }: Signed = {}) => (response: ServerResponse): void => {
  const signature = createSign('RSA-SHA256').update(`${at}\n${nonce}\n${body}\n`).sign(theirs.privateKey, 'base64');
  response.writeHead(status, { 'content-type': 'application/json', 'wechatpay-serial': by, 'wechatpay-timestamp': String(at), 'wechatpay-nonce': nonce, 'wechatpay-signature': signature }).end(sent);
};
const plain = (status: number, body = '') => (response: ServerResponse): void => void response.writeHead(status).end(body);
const order = (outNo: string, over: object = {}): string => JSON.stringify({ mchid, out_trade_no: outNo, trade_state: 'SUCCESS', amount: { total: 1 }, ...over });
const refusal = (code: string): string => JSON.stringify({ code, message: '演示' });

/** Whether the merchant's signature covers these bytes, as WeChat Pay checks it. */
function holds({ method, path, headers, body }: Asked): boolean {
  const said = /^WECHATPAY2-SHA256-RSA2048 (.*)$/.exec(headers.authorization ?? '')?.[1] ?? '';
  const part = (name: string): string => new RegExp(`${name}="([^"]*)"`).exec(said)?.[1] ?? '';
  expect([part('mchid'), part('serial_no')]).toEqual([mchid, 'ABCDEF0123456789']);
  return createVerify('RSA-SHA256').update(`${method}\n${path}\n${part('timestamp')}\n${part('nonce_str')}\n`).update(body).update('\n').verify(ours.publicKey, part('signature'), 'base64');
}
const outcome = (act: Promise<unknown>): Promise<string> => act.then(() => 'believed', (error: unknown) => (error instanceof PayError ? `${error.kind} ${error.code}` : Promise.reject(error)));

test('every question is signed over the very bytes that go out: with its query, with Chinese in its body, and with none at all', async () => {
  respond = plain(404, refusal('RESOURCE_NOT_EXISTS'));
  const transfer = { account: 'mini' as const, openid: 'o1', outNo: 'FK2026000001', amount: payFen.parse(5000), remark: '奖励 “一”', sceneId: '1002', sceneReport: [{ type: '活动名称', content: '奖励' }], notifyUrl: 'https://example.com/wechat/pay' };
  for (const act of [pay.order('SK2026000001'), pay.tradeBill('2026-11-19'), pay.transfer(transfer), pay.close('SK2026000001'), pay.cancelTransfer('FK2026000001')]) await act.catch(() => undefined);
  expect(asked.map(({ method, path, body }) => `${method} ${path.split('?')[0]} ${body.length > 0 ? 'body' : 'none'}`)).toEqual([
    'GET /v3/pay/transactions/out-trade-no/SK2026000001 none',
    'GET /v3/bill/tradebill none',
    'POST /v3/fund-app/mch-transfer/transfer-bills body',
    'POST /v3/pay/transactions/out-trade-no/SK2026000001/close body',
    'POST /v3/fund-app/mch-transfer/transfer-bills/out-bill-no/FK2026000001/cancel none',
  ]);
  expect(asked.map(holds)).toEqual([true, true, true, true, true]);
  const [, bill, sent] = asked as [Asked, Asked, Asked];
  expect(holds({ ...bill, path: bill.path.split('?')[0] ?? '' })).toBe(false);
  expect(holds({ ...sent, body: Buffer.from(sent.body.toString().replace('5000', '5001')) })).toBe(false);
});

test('an answer is read only where its signature, time, nonce and key hold and it is the answer to this question', async () => {
  const outNo = 'SK2026000001';
  const told = async (way: (response: ServerResponse) => void): Promise<string> => {
    respond = way;
    return outcome(pay.order(outNo));
  };
  const fresh = 'a'.repeat(32);
  expect(await told(signed(order(outNo), { nonce: fresh }))).toBe('believed');
  expect(await told(signed(order(outNo), { nonce: fresh }))).toBe('unknown replayed');
  expect(await told(signed(order(outNo), { at: seconds() - 299 }))).toBe('believed');
  expect(await told(signed(order(outNo), { at: seconds() - 301 }))).toBe('unknown stale');
  expect(await told(signed(order(outNo), { at: seconds() + 301 }))).toBe('unknown stale');
  expect(await told(signed(order(outNo), { sent: order(outNo).replace('SUCCESS', 'CLOSED') }))).toBe('unknown badSignature');
  expect(await told(signed(order(outNo), { by: 'PUB_KEY_ID_0119000000019999' }))).toBe('unknown unknownSerial');
  expect(await told(plain(200, order(outNo)))).toBe('unknown malformed');
  expect(await told(signed(order('SK2026000002')))).toBe('unknown foreign');
  expect(await told(signed(order(outNo, { mchid: '1900000009' })))).toBe('unknown foreign');
  expect(await told(signed(order(outNo, { amount: { total: 0.5 } })))).toBe('unknown badAnswer');
});

test.each([
  ['too often', 429, 'RATELIMIT_EXCEEDED', 'retry RATELIMIT_EXCEEDED'],
  ['a fault of ours', 400, 'PARAM_ERROR', 'ours PARAM_ERROR'],
  ['the person', 403, 'ACCOUNT_ERROR', 'person ACCOUNT_ERROR'],
  ['the account’s balance', 403, 'NOT_ENOUGH', 'balance NOT_ENOUGH'],
  ['the day’s limit', 403, 'QUOTA_EXCEED', 'quota QUOTA_EXCEED'],
  ['a number nobody knows', 404, 'NOT_FOUND', 'missing NOT_FOUND'],
  ['an order that is over', 400, 'ORDERPAID', 'state ORDERPAID'],
  ['a code of no table', 400, 'SOMETHING_NEW', 'unknown SOMETHING_NEW'],
  ['a failure after it was perhaps taken', 500, 'SYSTEM_ERROR', 'unknown SYSTEM_ERROR'],
  ['the page of a gateway', 502, '', 'unknown http 502'],
])('a refusal is of one class: %s', async (_what, status, code, seen) => {
  respond = code === '' ? plain(status, '<html>') : signed(refusal(code), { status });
  expect(await outcome(pay.cancelTransfer('FK2026000001'))).toBe(seen);
});

test('a refusal that bears a signature is not believed where that does not hold', async () => {
  respond = signed(refusal('ORDER_CLOSED'), { status: 400, sent: refusal('ORDERPAID') });
  expect(await outcome(pay.close('SK2026000001'))).toBe('unknown badSignature');
});
