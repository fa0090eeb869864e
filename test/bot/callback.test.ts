import { pino } from 'pino';
import mongoose from 'mongoose';
import { startBotDoor, type RunningBotDoor } from '../../bot/http/start';
import type { Incoming } from '../../bot/chat/incoming';
import type { Reply, Topic } from '../../bot/chat/topic';
import { payDebts } from '../../bot/callback';
import { CallbackClaimModel } from '../../bot/callback/claims';
import { WechatError, type CustomerMessage } from '../../clients/wechat';
import { fixedClock, keyedHash, native, ObjectId } from '../../domain/kernel';
import type { Settings } from '../../settings';
import { clearDatabase, useTestDatabase } from '../support/database';
import { testSettings } from '../support/http';
import { notingClient, testAccount, WechatCaller } from '../support/wechat-caller';

useTestDatabase();
const clock = fixedClock('2026-11-20T02:00:00Z');
const { aesKey: _aesKey, ...plainAccount } = testAccount;
const lines: string[] = [];
const log = pino({ level: 'debug' }, { write: (line: string) => void lines.push(line) });

let given: Incoming[] = [];
let answer: (incoming: Incoming) => Promise<Reply | 'silence' | null> = async () => ({ text: '好' });
const topic: Topic = {
  name: 'test',
  answer: async (incoming) => {
    given.push(incoming);
    return answer(incoming);
  },
};
let sent: CustomerMessage[] = [];
let sending: () => Promise<void> = async () => undefined;

const doors: RunningBotDoor[] = [];
async function open(overrides: Partial<Settings> = {}): Promise<RunningBotDoor> {
  const settings = testSettings({ botPort: 0, officialAccount: testAccount, ...overrides });
  const door = await startBotDoor(settings, { wechat: notingClient(sent, () => sending()), clock, log, topics: [topic], patience: { answer: 300, lease: 60_000, look: 5, again: [1, 1] } });
  doors.push(door);
  return door;
}
const closeAll = async (): Promise<void> => {
  await Promise.all(doors.splice(0).map((door) => door.close()));
};

/** Something another part of the test lets go on. */
function gate(): { passed: Promise<void>; open: () => void } {
  let open: () => void = () => undefined;
  const passed = new Promise<void>((resolve) => (open = resolve));
  return { passed, open };
}

let door: RunningBotDoor;
let caller: WechatCaller;
beforeEach(async () => {
  await clearDatabase();
  [given, sent, lines.length] = [[], [], 0];
  answer = async () => ({ text: '好' });
  sending = async () => undefined;
  clock.set('2026-11-20T02:00:00Z');
  door = await open();
  caller = new WechatCaller(() => door.url, clock);
});
afterEach(closeAll);
const stored = (): Promise<number> => native(CallbackClaimModel).countDocuments();

describe('the address', () => {
  const ask = (query: URLSearchParams): Promise<Response> => fetch(`${door.url}/wechat/callback?${query}`);

  test('answers the echo of whoever knows the token', async () => {
    const { query } = caller.packed('', 'plain');
    query.set('echostr', '<b>7788</b>');
    const response = await ask(query);
    expect([response.status, response.headers.get('content-type'), await response.text()]).toEqual([200, 'text/plain; charset=utf-8', '<b>7788</b>']);
  });

  test('answers nobody else', async () => {
    const { query } = caller.packed('', 'plain');
    expect((await ask(query)).status).toBe(400);
    query.set('echostr', '7788');
    query.set('signature', 'f'.repeat(40));
    expect((await ask(query)).status).toBe(401);
    expect((await fetch(`${door.url}/wechat/callback`)).status).toBe(400);
    expect((await fetch(`${door.url}/wechat/callback`, { method: 'PUT' })).status).toBe(405);
  });

  test('is not there without an official account', async () => {
    const other = await open({ officialAccount: undefined });
    expect((await fetch(`${other.url}/wechat/callback`)).status).toBe(404);
  });

  test('health, readiness and figures are', async () => {
    await caller.text('你好');
    expect((await fetch(`${door.url}/healthz`)).status).toBe(200);
    expect((await fetch(`${door.url}/readyz`)).status).toBe(200);
    const figures = await (await fetch(`${door.url}/metrics`)).text();
    expect(figures).toContain('wechat_callback_messages_total{type="text",result="answered"} 1');
    expect(figures).toContain('wechat_callback_answer_seconds_count 1');
  });
});

describe.each(['plain', 'compatible', 'safe'] as const)('a message in %s mode', (mode) => {
  beforeEach(async () => {
    if (mode === 'plain') door = await open({ officialAccount: plainAccount });
    caller = new WechatCaller(() => door.url, clock, mode);
  });

  test('reaches the topics and is answered to its sender, sealed where it came sealed', async () => {
    answer = async () => ({ text: 'a ]]> b <&> 好' });
    const { status, reply, text } = await caller.text('您好 ]]&gt;');
    expect(given).toEqual([{ type: 'text', text: '您好 ]]&gt;', openid: 'o-follower', id: expect.stringMatching(/^message\0\d{17}$/) as string, at: clock.now() }]);
    expect(status).toBe(200);
    expect(reply).toMatchObject({ ToUserName: 'o-follower', FromUserName: 'gh_0123456789ab', MsgType: 'text', Content: 'a ]]> b <&> 好' });
    expect(text.includes('<Encrypt>')).toBe(mode !== 'plain');
  });

  test('a card is answered as news, silence as success', async () => {
    answer = async () => ({ article: { title: '表单', description: '说明', url: 'https://x/y' } });
    expect((await caller.text('1')).reply).toMatchObject({ MsgType: 'news', ArticleCount: '1', Articles: { item: { Title: '表单', Description: '说明', Url: 'https://x/y' } } });
    answer = async () => 'silence';
    expect(await caller.event('unsubscribe')).toMatchObject({ status: 200, text: 'success' });
  });
});

describe('refused, logged without what came, and nothing stored', () => {
  afterEach(async () => {
    expect([given, await stored()]).toEqual([[], 0]);
    const told = lines.join('');
    expect(told).toContain('callback refused');
    expect(told).not.toMatch(/o-follower|秘密|test-token|msg_signature|987654321/);
  });
  const packed = (mode?: 'plain' | 'compatible' | 'safe') => caller.packed(caller.xml({ MsgType: 'text', Content: '秘密', MsgId: caller.nextId() }), mode);
  const posted = async ({ query, body }: { query: URLSearchParams; body: string }): Promise<number> => (await caller.post(query, body)).status;

  test('safe mode cannot be left out: neither without encryption, nor without its signature, nor with one of the clear text', async () => {
    expect(await posted(packed('plain'))).toBe(401);
    for (const without of ['msg_signature', 'encrypt_type']) {
      const { query, body } = packed('compatible');
      query.delete(without);
      expect(await posted({ query, body })).toBe(401);
    }
    const raw = packed('compatible');
    raw.query.set('encrypt_type', 'raw');
    expect(await posted(raw)).toBe(401);
    // A sealed envelope's query over a body that has none.
    expect(await posted({ query: packed('safe').query, body: packed('plain').body })).toBe(401);
    // The plain signature in the place of the other.
    const plain = packed('compatible');
    plain.query.set('msg_signature', plain.query.get('signature')!);
    expect(await posted(plain)).toBe(401);
    const twice = packed('safe');
    twice.query.append('msg_signature', 'x');
    expect(await posted(twice)).toBe(401);
  });

  test('what is forged: signature, nonce, time, sealed text, another account’s seal', async () => {
    for (const [name, value] of [['msg_signature', 'f'.repeat(40)], ['msg_signature', ''], ['nonce', '1'], ['timestamp', String(Math.floor(clock.now().getTime() / 1000) + 1)]] as const) {
      const { query, body } = packed();
      query.set(name, value);
      expect(await posted({ query, body })).toBe(401);
    }
    const { query } = packed();
    expect(await posted({ query, body: packed().body })).toBe(401);
    const door2 = await open({ officialAccount: { ...testAccount, appid: 'wx_of_another_one' } });
    expect((await new WechatCaller(() => door2.url, clock).post(packed().query, packed().body)).status).toBe(401);
    const other = new WechatCaller(() => door2.url, clock);
    expect((await other.send(caller.xml({ MsgType: 'text', Content: '秘密', MsgId: '1' }))).status).toBe(401);
  });

  test('what is older or newer than five minutes', async () => {
    const { query, body } = packed();
    clock.advance(301_000);
    expect(await posted({ query, body })).toBe(401);
    clock.advance(-2 * 301_000);
    expect(await posted({ query, body })).toBe(401);
  });

  test('what is malformed: no query, no XML, a DOCTYPE, fields that are missing, a body beyond 64 KB', async () => {
    expect((await caller.post('', '')).status).toBe(401);
    const { query } = packed();
    query.delete('nonce');
    expect((await caller.post(query, packed().body)).status).toBe(400);
    for (const body of ['', 'hello', '<xml><Encrypt>', '<!DOCTYPE x [<!ENTITY e "秘密">]><xml><Encrypt>&e;</Encrypt></xml>']) expect((await caller.post(packed().query, body)).status).toBe(400);
    expect((await caller.send('<!DOCTYPE x><xml></xml>')).status).toBe(400);
    expect((await caller.message('text', { Content: '秘密' })).status).toBe(400);
    expect((await caller.post(packed().query, `<xml>${'x'.repeat(65 * 1024)}</xml>`)).status).toBe(400);
  });
});

test('plain mode asks for the signature and for freshness, too', async () => {
  door = await open({ officialAccount: plainAccount });
  const plain = new WechatCaller(() => door.url, clock, 'plain');
  const { query, body } = plain.packed(plain.xml({ MsgType: 'text', Content: 'x', MsgId: '1' }));
  const forged = new URLSearchParams(query);
  forged.set('signature', '0'.repeat(40));
  expect((await plain.post(forged, body)).status).toBe(401);
  clock.advance(301_000);
  expect((await plain.post(query, body)).status).toBe(401);
  expect(given).toEqual([]);
});

describe('sent more than once', () => {
  test('is worked on once, whichever process is asked; the sender’s name is nowhere in the database', async () => {
    const other = await open();
    const elsewhere = new WechatCaller(() => other.url, clock);
    const id = caller.nextId();
    expect((await caller.text('进度', { id })).reply).toMatchObject({ Content: '好' });
    expect((await caller.text('进度', { id })).text).toBe('success');
    expect((await elsewhere.text('进度', { id })).text).toBe('success');
    for (const key of ['评议', '评议', '村务']) await caller.event('CLICK', { EventKey: key });
    expect(given.map((one) => one.type)).toEqual(['text', 'click', 'click']);
    const everything = JSON.stringify(await Promise.all((await mongoose.connection.db!.collections()).map((collection) => collection.find().toArray())));
    expect(everything).not.toContain('o-follower');
    expect(everything).not.toContain(id);
  });

  test('at the same time to two processes: one answers, the other waits for it and says no more', async () => {
    const other = await open();
    const elsewhere = new WechatCaller(() => other.url, clock);
    const entered = gate();
    const going = gate();
    answer = async () => {
      entered.open();
      await going.passed;
      return { text: '一次' };
    };
    const id = caller.nextId();
    const both = [caller.text('x', { id }), elsewhere.text('x', { id })];
    await entered.passed;
    going.open();
    const texts = (await Promise.all(both)).map(({ reply, text }) => reply?.Content ?? text).sort();
    expect(texts).toEqual(['success', '一次']);
    expect(given).toHaveLength(1);
  });

  test('what a killed process had taken is taken over once its lease has passed, not before', async () => {
    const id = caller.nextId();
    const _id = keyedHash('wechatCallback', `message\0${id}`);
    const claim = { _id, state: 'working' as const, holder: new ObjectId(), leaseUntil: new Date(clock.now().getTime() + 1000), expiresAt: new Date('2100-01-01') };
    await native(CallbackClaimModel).insertOne(claim);
    expect((await caller.text('x', { id })).text).toBe('success');
    expect(given).toEqual([]);
    const again = caller.text('x', { id });
    clock.advance(1000);
    expect((await again).reply).toMatchObject({ Content: '好' });
    expect(given).toHaveLength(1);
  });
});

describe('slow and broken', () => {
  test('what is not ready in time follows by a customer-service message, once', async () => {
    const going = gate();
    answer = async () => {
      await going.passed;
      return { text: '久等了' };
    };
    const id = caller.nextId();
    expect((await caller.text('x', { id })).text).toBe('success');
    expect((await caller.text('x', { id })).text).toBe('success');
    expect(sent).toEqual([]);
    going.open();
    await door.close();
    expect(sent).toEqual([{ openid: 'o-follower', text: '久等了' }]);
    expect(given).toHaveLength(1);
  });

  describe('killed after WeChat was told that all is well', () => {
    const message = { openid: 'o-follower', text: '刚才的处理中断了。还没收到答复的话，请再发一次。' };
    const pay = (): Promise<number> => payDebts(notingClient(sent, () => sending()), clock, log);
    let going = gate();
    /** Its claim is as a killed process leaves it: nobody renews the lease, and it belongs to nobody alive. */
    const kill = async (): Promise<void> => {
      await native(CallbackClaimModel).updateMany({}, { $set: { holder: new ObjectId(), leaseUntil: new Date(clock.now().getTime() + 1000) } });
      clock.advance(1001);
    };
    beforeEach(async () => {
      going = gate();
      answer = () => going.passed.then(() => ({ text: '久等了' }));
      expect((await caller.text('秘密')).text).toBe('success');
    });
    afterEach(() => going.open());

    test('before the reply: another process says in one sentence that it broke off, once; nothing that was written is kept', async () => {
      expect(await pay()).toBe(0);
      const kept = JSON.stringify(await native(CallbackClaimModel).find({}).toArray());
      expect(kept).not.toMatch(/o-follower|秘密|久等了/);
      await kill();
      expect((await Promise.all([pay(), pay()])).sort()).toEqual([0, 1]);
      expect(sent).toEqual([message]);
      expect(await native(CallbackClaimModel).countDocuments({ owed: { $exists: true } })).toBe(0);
      // Whoever was only slow, and not dead, keeps silent after that.
      going.open();
      await door.close();
      expect(sent).toEqual([message]);
    });

    test('while WeChat is busy: said once it is not', async () => {
      await kill();
      sending = async () => {
        throw new WechatError('retry', '-1', 'cgi-bin/message/custom/send');
      };
      expect(await pay()).toBe(0);
      sending = async () => undefined;
      expect(await pay()).toBe(0);
      clock.advance(60_000);
      expect(await pay()).toBe(1);
      expect(sent).toEqual([message]);
    });

    test('after the reply went out nothing is owed', async () => {
      going.open();
      await door.close();
      await kill();
      expect(await pay()).toBe(0);
      expect(sent).toEqual([{ openid: 'o-follower', text: '久等了' }]);
    });
  });

  test('what nobody waits for is asked for again where it is late, and done once', async () => {
    const going = gate();
    answer = () => going.passed.then(() => 'silence');
    const result = { MsgID: 43, Status: 'success' };
    expect((await caller.event('TEMPLATESENDJOBFINISH', result)).status).toBe(503);
    going.open();
    await door.app.settled();
    expect((await caller.event('TEMPLATESENDJOBFINISH', result)).text).toBe('success');
    expect([given.length, sent]).toEqual([1, []]);
  });

  test('a late reply is tried again only where nothing can have happened', async () => {
    const slowly = async (error: WechatError): Promise<number> => {
      const going = gate();
      answer = () => going.passed.then(() => ({ text: '久等了' }));
      let tries = 0;
      sending = async () => {
        tries += 1;
        throw error;
      };
      door = await open();
      await new WechatCaller(() => door.url, clock).text('x', { id: String(1000 + Math.trunc(performance.now() * 1000)) });
      going.open();
      await door.close();
      return tries;
    };
    expect(await slowly(new WechatError('retry', '-1', 'cgi-bin/message/custom/send'))).toBe(3);
    expect(await slowly(new WechatError('unknown', 'timeout', 'cgi-bin/message/custom/send'))).toBe(1);
    expect(await slowly(new WechatError('person', '45015', 'cgi-bin/message/custom/send'))).toBe(1);
    expect(lines.join('')).toContain('person:45015');
    expect(lines.join('')).not.toContain('久等了');
  });

  test('a topic that fails: the sender reads a sentence with the number under which the log tells where', async () => {
    answer = async () => {
      throw new TypeError('秘密');
    };
    const { reply } = await caller.text('x');
    const id = /编号 ([0-9A-F]{8})/.exec(String(reply?.Content))?.[1] ?? '';
    const told = lines.filter((line) => line.includes(id));
    expect(told).toHaveLength(1);
    expect(JSON.parse(told[0]!)).toMatchObject({ faultId: id, error: 'TypeError', frames: expect.arrayContaining([expect.stringContaining('callback.test')]) as string[] });
    expect(lines.join('')).not.toContain('秘密');
  });

  test('an event that could not be worked on is asked for again, and works the next time', async () => {
    answer = async () => {
      throw new Error('away');
    };
    const result = { MsgID: 42, Status: 'success' };
    expect((await caller.event('TEMPLATESENDJOBFINISH', result)).status).toBe(503);
    answer = async () => 'silence';
    expect((await caller.event('TEMPLATESENDJOBFINISH', result)).status).toBe(200);
    expect((await caller.event('TEMPLATESENDJOBFINISH', result)).status).toBe(200);
    expect(given).toHaveLength(2);
  });

  test('while it stops it takes nothing new', async () => {
    door.app.lifecycle.stopping = true;
    expect((await caller.text('x')).status).toBe(503);
    expect(given).toEqual([]);
  });
});
