import { decrypt, encrypt, getSignature } from '@wecom/crypto';
import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openSandbox, type SandboxClient } from '../../../test/support/sandbox';
import { officialAccount, sandboxTemplates } from '../account';
import type { SandboxOptions } from '../start';
import { officialOpenid } from '../people';
import { fromXml, toXml } from './xml';

const cadre = officialOpenid('Cadre013');
const { token, aesKey, appid } = officialAccount;
type Told = { query: URLSearchParams; xml: Record<string, unknown>; body: string };

let told: Told[] = [];
/** What the account answers to the nth callback; without: 'success'. */
let answer: (nth: number, told: Told) => { status?: number; body: string } | 'never' = () => ({ body: 'success' });
let account: Server;
let sandbox: SandboxClient;

beforeAll(async () => {
  account = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const query = new URL(request.url ?? '', 'http://x').searchParams;
      if (request.method === 'GET') return response.end(query.get('echostr'));
      const outer = fromXml(body) as Record<string, string>;
      const inner = outer.Encrypt === undefined ? body : decrypt(aesKey, outer.Encrypt).message;
      const entry = { query, body, xml: fromXml(inner) as Record<string, unknown> };
      told.push(entry);
      const reply = answer(told.length, entry);
      if (reply === 'never') return undefined;
      response.statusCode = reply.status ?? 200;
      return response.end(reply.body);
    });
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => account.once('listening', resolve));
});
afterAll(() => {
  account.closeAllConnections();
  account.close();
});
afterEach(async () => {
  await sandbox.close();
  told = [];
  answer = () => ({ body: 'success' });
});

/** Where somebody does not answer; a busy machine answers within that. */
const impatient: SandboxOptions = { answerWithinMs: 300 };
async function open(options: SandboxOptions = {}): Promise<void> {
  sandbox = await openSandbox({ callbackUrl: `http://127.0.0.1:${(account.address() as AddressInfo).port}/wechat/callback`, answerWithinMs: 5000, ...options });
}
const texts = (): unknown[] => sandbox.world.chatOf(cadre).map(({ content }) => ('text' in content ? content.text : content.type));
const sayHello = async (): Promise<void> => {
  await sandbox.act(cadre, { type: 'text', text: '你好 ]]> <b>' });
  await sandbox.settled();
};

const safeReply = (xml: string): string => {
  const Encrypt = encrypt(aesKey, xml, appid);
  return toXml({ Encrypt, MsgSignature: getSignature(token, '1', 'n', Encrypt), TimeStamp: 1, Nonce: 'n' });
};

test('the address is asked for an echo', async () => {
  await open();
  expect(await sandbox.verifyCallback()).toBe(true);
});

test('in safe mode a message comes encrypted and signed twice', async () => {
  await open();
  await sayHello();
  const [{ query, body, xml }] = told as [Told];
  const { Encrypt } = fromXml(body) as { Encrypt: string };
  const [timestamp, nonce] = [query.get('timestamp') ?? '', query.get('nonce') ?? ''];
  expect(body).not.toContain('你好');
  expect(query.get('encrypt_type')).toBe('aes');
  expect(query.get('msg_signature')).toBe(getSignature(token, timestamp, nonce, Encrypt));
  expect(query.get('signature')).toBe(createHash('sha1').update([token, timestamp, nonce].sort().join('')).digest('hex'));
  expect(decrypt(aesKey, Encrypt).id).toBe(appid);
  expect(xml).toMatchObject({ ToUserName: officialAccount.username, FromUserName: cadre, MsgType: 'text', Content: '你好 ]]> <b>' });
  expect(BigInt(xml.MsgId as string)).toBeGreaterThan(2n ** 53n);
});

test('in plain mode it comes as it is', async () => {
  await open({ safeMode: false });
  answer = () => ({ body: toXml({ MsgType: 'text', Content: '您好' }) });
  await sayHello();
  expect(told[0]?.query.has('msg_signature')).toBe(false);
  expect(told[0]?.body).toContain('你好');
  expect(texts()).toEqual(['你好 ]]> <b>', '您好']);
});

test('while the clock stands, what somebody does keeps its order and the same menu entry twice is two events', async () => {
  await open();
  sandbox.world.clock.move({ to: 'stand' });
  await sayHello();
  for (const type of ['click', 'click'] as const) await sandbox.act(cadre, { type, key: '评议' });
  await sandbox.settled();
  const seconds = [...new Set(told.map(({ xml }) => Number(xml.CreateTime)))].sort();
  expect(seconds).toEqual([seconds[0], seconds[0]! + 1, seconds[0]! + 2]);
});

test.each([
  ['a text', toXml({ MsgType: 'text', Content: '您好 ]]> 1<2' }), '您好 ]]> 1<2'],
  ['a card', toXml({ MsgType: 'news', ArticleCount: 1, Articles: { item: [{ Title: '我的提醒', Description: '点开看', Url: 'https://example.test/' }] } }), 'article'],
])('a passive reply is shown: %s', async (_what, xml, shown) => {
  await open();
  answer = () => ({ body: safeReply(xml) });
  await sayHello();
  expect(texts().slice(1)).toEqual([shown]);
});

test.each([
  ['not encrypted', () => toXml({ MsgType: 'text', Content: '您好' })],
  ['wrongly signed', () => safeReply(toXml({ MsgType: 'text', Content: '您好' })).replace(/<MsgSignature>.*<\/MsgSignature>/, '<MsgSignature>0</MsgSignature>')],
  ['of another account', () => safeReply('').replace(/<Encrypt>.*<\/Encrypt>/, `<Encrypt>${encrypt(aesKey, '<xml></xml>', 'wx0')}</Encrypt>`)],
  ['no XML', () => 'hello'],
])('a reply that is %s shows as a fault of the account', async (_what, body) => {
  await open();
  answer = () => ({ body: body() });
  await sayHello();
  expect(texts().slice(1)).toEqual(['该公众号提供的服务出现故障，请稍后再试']);
});

test.each([
  ['no answer', () => 'never' as const],
  ['an error', () => ({ status: 500, body: '' })],
])('after %s it is sent three times more, with the same id', async (_what, failing) => {
  await open(impatient);
  answer = failing;
  await sayHello();
  expect(told).toHaveLength(4);
  expect(new Set(told.map(({ xml }) => xml.MsgId)).size).toBe(1);
  expect(texts().slice(1)).toEqual(['该公众号提供的服务出现故障，请稍后再试']);
  expect(sandbox.log().map(({ what, failed }) => [what, failed])).toEqual([
    ['消息 text · 演示干部13', true],
    ['消息 text · 演示干部13（第 1 次重发）', true],
    ['消息 text · 演示干部13（第 2 次重发）', true],
    ['消息 text · 演示干部13（第 3 次重发）', true],
  ]);
});

test('an answer that comes at the second try ends it', async () => {
  await open(impatient);
  answer = (nth) => (nth === 1 ? 'never' : { body: 'success' });
  await sayHello();
  expect(told).toHaveLength(2);
});

test('a callback can be sent again although it was answered, or twice at once', async () => {
  await open(impatient);
  sandbox.world.faults.failNext('resentCallback', 1);
  await sayHello();
  expect(told.map(({ xml }) => xml.MsgId)).toEqual([told[0]?.xml.MsgId, told[0]?.xml.MsgId]);
  sandbox.world.faults.failNext('doubleCallback', 1);
  await sayHello();
  expect(told[2]?.xml.MsgId).toBe(told[3]?.xml.MsgId);
  expect(told).toHaveLength(4);
});

test('everything a follower can do is told as WeChat tells it', async () => {
  await open();
  await sandbox.act(cadre, { type: 'image' });
  await sandbox.act(cadre, { type: 'voice', seconds: 3 });
  await sandbox.act(cadre, { type: 'video' });
  await sandbox.act(cadre, { type: 'location', latitude: 36.5, longitude: 101.7, label: '柳溪镇' });
  await sandbox.act(cadre, { type: 'link', title: '标题', url: 'https://example.test/' });
  await sandbox.act(cadre, { type: 'click', key: 'help' });
  await sandbox.act(cadre, { type: 'scan', scene: 'bind_1' });
  await sandbox.act(cadre, { type: 'unfollow' });
  await sandbox.act(cadre, { type: 'scan', scene: 'bind_2' });
  const notice = sandboxTemplates.find(({ use }) => use === 'notice')?.id as string;
  await sandbox.act(cadre, { type: 'subscribe', choices: [{ templateId: notice, accepted: true }] });
  await sandbox.settled();
  const bySent = told.map(({ xml }) => xml);
  expect(bySent).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ MsgType: 'image', MediaId: expect.any(String) }),
      expect.objectContaining({ MsgType: 'voice', Format: 'amr' }),
      expect.objectContaining({ MsgType: 'video' }),
      expect.objectContaining({ MsgType: 'location', Location_X: '36.5', Location_Y: '101.7', Label: '柳溪镇' }),
      expect.objectContaining({ MsgType: 'link', Title: '标题', Url: 'https://example.test/' }),
      expect.objectContaining({ MsgType: 'event', Event: 'CLICK', EventKey: 'help' }),
      expect.objectContaining({ MsgType: 'event', Event: 'SCAN', EventKey: 'bind_1' }),
      expect.objectContaining({ MsgType: 'event', Event: 'unsubscribe' }),
      expect.objectContaining({ MsgType: 'event', Event: 'subscribe', EventKey: 'qrscene_bind_2' }),
      expect.objectContaining({ Event: 'subscribe_msg_popup_event', SubscribeMsgPopupEvent: { List: { TemplateId: notice, SubscribeStatusString: 'accept', PopupScene: '1' } } }),
    ]),
  );
  const image = bySent.find(({ MsgType }) => MsgType === 'image') as { MediaId: string };
  const media = await fetch(`${sandbox.origin}/cgi-bin/media/get?media_id=${image.MediaId}&access_token=${await sandbox.token()}`);
  expect(media.headers.get('content-type')).toBe('image/png');
});

describe('the result of a template message', () => {
  const template = sandboxTemplates[0] as (typeof sandboxTemplates)[number];
  const send = async (): Promise<unknown> => {
    const { msgid } = await sandbox.call('POST /cgi-bin/message/template/send', { touser: cadre, template_id: template.id, data: { thing1: { value: '提醒' }, thing2: { value: '演示' }, date3: { value: '2026-07-01' }, thing4: { value: '祝好' } } });
    await sandbox.settled();
    return msgid;
  };

  test('follows under the same id', async () => {
    await open();
    const msgid = await send();
    expect(told.map(({ xml }) => xml)).toEqual([expect.objectContaining({ Event: 'TEMPLATESENDJOBFINISH', FromUserName: cadre, MsgID: msgid, Status: 'success' })]);
  });

  test('tells of a refusal and of a failure', async () => {
    await open();
    await sandbox.control('PATCH', `/followers/${cadre}`, { takesTemplates: false });
    await send();
    await sandbox.control('PATCH', `/followers/${cadre}`, { takesTemplates: true });
    sandbox.world.faults.failNext('failedResult', 1);
    await send();
    expect(told.map(({ xml }) => xml.Status)).toEqual(['failed:user block', 'failed: system failed']);
    expect(sandbox.accepted().map(({ reached }) => reached)).toEqual([false, false]);
  });
});
