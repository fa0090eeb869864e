import { text as textOf } from 'node:stream/consumers';
import { fixedClock } from '../../domain/kernel';
import { clearDatabase, useTestDatabase } from '../../test/support/database';
import { passing, useOutsideService, type Asked, type Told } from '../../test/support/outside';
import { createWechatClient, WechatError, webLoginOf, type WechatClient } from '.';

useTestDatabase();
const wechat = useOutsideService();
const clock = fixedClock('2026-11-20T02:00:00Z');
const secret = 'the-secret-of-the-account';
let serial = 0;
/** Answers tokens that are told apart, and everything else as `act` says. */
const speak = (act: (asked: Asked) => Told | Promise<Told>) =>
  wechat.answer((asked) => (asked.path === 'cgi-bin/stable_token' ? { access_token: `token-${(serial += 1)}`, expires_in: 7200 } : act(asked)));
const client = (): WechatClient => createWechatClient({ official: { appid: 'wx-official', secret }, mini: { appid: 'wx-mini', secret: 'another-secret' }, origin: wechat.origin(), clock });
const message = { openid: 'o-1', templateId: 'T1', data: { thing1: '演示甲' }, clientMessageId: 'm-1' };
const faultOf = async (act: Promise<unknown>): Promise<WechatError> => {
  const error: unknown = await act.then(() => null, (thrown: unknown) => thrown);
  if (!(error instanceof WechatError)) throw new Error('no WechatError');
  for (const hidden of [secret, 'token-', '127.0.0.1', 'o-1']) expect(`${error.message} ${error.stack?.split('\n')[0]} ${JSON.stringify(error)}`).not.toContain(hidden);
  return error;
};
const classOf = async (act: Promise<unknown>) => {
  const { kind, code } = await faultOf(act);
  return `${kind} ${code}`;
};
const paths = () => wechat.asked.map(({ path }) => path);

beforeEach(async () => {
  serial = 0;
  await clearDatabase();
  clock.set('2026-11-20T02:00:00Z');
});

describe('the holes of the library', () => {
  test('ids beyond 2^53 stay text, in an answer that is printed over several lines', async () => {
    speak(() => ({ raw: '{\n  "errcode": 0,\n  "errmsg": "ok\u0007 12345678901234567890",\n  "msgid": 9223372036854775807\n}' }));
    expect(await client().sendTemplate(message)).toEqual({ messageId: '9223372036854775807' });
    speak(() => ({ errcode: 0, msgid: 200228332 }));
    expect(await client().sendTemplate(message)).toEqual({ messageId: '200228332' });
  });

  test('the token endpoint that refuses is asked once', async () => {
    wechat.answer(() => ({ errcode: 40001, errmsg: `invalid credential ${secret}` }));
    expect(await classOf(client().sendTemplate(message))).toBe('retry 40001');
    expect(paths()).toEqual(['cgi-bin/stable_token']);
  });

  test('five cold calls fetch one token', async () => {
    speak(() => ({ errcode: 0, subscribe: 1 }));
    const one = client();
    await Promise.all(Array.from({ length: 5 }, () => one.follower('o-1')));
    expect(paths().filter((path) => path === 'cgi-bin/stable_token')).toHaveLength(1);
  });

  test.each([40001, 40014, 42001])('%d is answered with one other token and one more try', async (code) => {
    speak(({ query }) => (query.access_token === 'token-1' ? { errcode: code, errmsg: 'access_token token-1 is invalid' } : { errcode: 0, msgid: 1 }));
    expect(await client().sendTemplate(message)).toEqual({ messageId: '1' });
    expect(paths()).toEqual(['cgi-bin/stable_token', 'cgi-bin/message/template/send', 'cgi-bin/stable_token', 'cgi-bin/message/template/send']);
    speak(() => ({ errcode: code }));
    expect(await classOf(client().sendTemplate(message))).toBe(`refresh ${code}`);
  });

  test('every call goes to the configured origin, and one without an account goes nowhere', async () => {
    speak(({ path }) =>
      path === 'cgi-bin/tags/get' ? { tags: [{ id: 100, name: '干部' }] } : path === 'wxa/getwxacodeunlimit' ? { type: 'image/png', raw: Buffer.from('PNG') } : { errcode: 0, msgid: 1, subscribe: 0, url: 'http://weixin.qq.com/q/x', url_link: 'https://wxaurl.cn/x', openid: 'm-1', phone_info: { purePhoneNumber: '19900000001' }, result: { suggest: 'pass' } },
    );
    const all = client();
    await all.sendNotice(message);
    await all.sendSubscription({ ...message, page: 'pages/my-reminders/index' });
    await all.sendCustomer({ openid: 'o-1', text: '您好' });
    await all.sendCustomer({ openid: 'o-1', article: { title: '进度', description: '看进度', url: 'https://example.org/x' } });
    await all.sendCustomer({ openid: 'o-1', miniPage: { title: '反映', page: 'pages/home/index', thumbMediaId: 'media' } });
    expect(await all.temporaryQrCode('bind:abc', 3600)).toEqual({ url: 'http://weixin.qq.com/q/x' });
    expect(await all.follower('o-1')).toEqual({ follows: false });
    await all.tag('o-1', '干部');
    await all.untag('o-1', '干部');
    await all.untag('o-1', '没有这个');
    await all.replaceMenu({ buttons: [{ name: '评议', children: [{ name: '评窗口', page: 'pages/rate/index' }, { name: '看结果', url: 'https://example.org/b' }] }, { name: '帮助', click: 'help' }], forTags: [{ tag: '干部', buttons: [{ name: '我的提醒', click: 'mine' }] }] });
    expect(await all.sessionOf('code')).toEqual({ openid: 'm-1', unionid: null });
    expect(await all.openidOfWebCode('code')).toBe('m-1');
    expect(await all.phoneNumberOf('code')).toBe('19900000001');
    expect((await all.miniCode({ scene: 'a', page: 'pages/rate/index' })).toString()).toBe('PNG');
    expect(await all.checkText({ openid: 'm-1', text: '您好', scene: 2 })).toBe('pass');
    expect(await all.urlLink({ page: 'pages/home/index', validDays: 30 })).toBe('https://wxaurl.cn/x');
    expect(paths().filter((path) => path === 'cgi-bin/stable_token')).toHaveLength(2);
    const menus = wechat.asked.filter(({ path }) => path.startsWith('cgi-bin/menu/'));
    expect(menus.map(({ path, body }) => [path.split('/')[2], body])).toEqual([
      ['delete', {}],
      ['create', { button: [{ name: '评议', sub_button: [{ type: 'miniprogram', name: '评窗口', appid: 'wx-mini', pagepath: 'pages/rate/index', url: wechat.origin() }, { type: 'view', name: '看结果', url: 'https://example.org/b' }] }, { type: 'click', name: '帮助', key: 'help' }] }],
      ['addconditional', { button: [{ type: 'click', name: '我的提醒', key: 'mine' }], matchrule: { tag_id: '100' } }],
    ]);
    const alone = createWechatClient({ origin: wechat.origin(), clock });
    expect(await classOf(alone.sendTemplate(message))).toBe('template notConnected');
    expect(await classOf(alone.sessionOf('code'))).toBe('template notConnected');
  });

  test.each([
    [40029, 'badRequest'],
    [40163, 'badRequest'],
    [-1, 'notReady'],
  ])('a page is told what to do when its code is answered %d', async (code, fault) => {
    speak(() => ({ errcode: code, errmsg: `invalid code ${secret}` }));
    const login = webLoginOf(client(), { appid: 'wx-official', openOrigin: 'https://open.weixin.qq.com', anywhere: false });
    expect(login.addressFor('https://pingyi.example.gov.cn/money/repay/index', 'ab')).toBe('https://open.weixin.qq.com/connect/oauth2/authorize?appid=wx-official&redirect_uri=https%3A%2F%2Fpingyi.example.gov.cn%2Fmoney%2Frepay%2Findex&response_type=code&scope=snsapi_base&state=ab#wechat_redirect');
    await expect(login.openidOf('code')).rejects.toMatchObject({ code: fault });
  });

  test('a template message carries what makes WeChat send it once, and opens the page of the mini-program', async () => {
    speak(() => ({ errcode: 0, msgid: 1 }));
    await client().sendTemplate({ ...message, url: 'https://example.org/x', page: 'pages/my-reminders/index' });
    expect(wechat.asked.at(-1)?.body).toEqual({ touser: 'o-1', template_id: 'T1', client_msg_id: 'm-1', url: 'https://example.org/x', miniprogram: { appid: 'wx-mini', pagepath: 'pages/my-reminders/index' }, data: { thing1: { value: '演示甲' } } });
  });
});

describe('what went wrong', () => {
  test.each([
    [-1, 'retry'],
    [45011, 'retry'],
    [43004, 'person'],
    [43019, 'person'],
    [43101, 'person'],
    [40003, 'person'],
    [40037, 'template'],
    [47003, 'template'],
    [45009, 'quota'],
    [99999, 'unknown'],
  ])('%d is %s', async (code, kind) => {
    speak(() => ({ errcode: code, errmsg: 'argument invalid! data.thing1.value o-1 rid: 1' }));
    expect(await classOf(client().sendTemplate(message))).toBe(`${kind} ${code}`);
  });

  test('a lost answer leaves a message unknown; a question may simply be asked again', async () => {
    speak(() => ({ status: 502, raw: 'bad gateway', type: 'text/html' }));
    expect(await classOf(client().sendTemplate(message))).toBe('unknown http 502');
    expect(await classOf(client().follower('o-1'))).toBe('retry http 502');
    speak(() => ({ status: 503, raw: '' }));
    expect(await classOf(client().sendTemplate(message))).toBe('retry http 503');
    speak(() => 'cut');
    expect(await classOf(client().sendTemplate(message))).toBe('unknown ECONNRESET');
    expect(await classOf(client().follower('o-1'))).toBe('retry ECONNRESET');
    speak(() => ({ raw: '<html>' }));
    expect(await classOf(client().sendTemplate(message))).toBe('unknown badAnswer');
    speak(() => ({ errcode: 0 }));
    expect(await classOf(client().sendTemplate(message))).toBe('unknown badAnswer');
  });

  test('who does not answer in time has perhaps sent it; who cannot be reached has not', async () => {
    speak(passing(4000));
    expect(await classOf(client().sendSubscription(message))).toBe('unknown timeout');
    const nowhere = createWechatClient({ official: { appid: 'wx-official', secret }, origin: 'http://127.0.0.1:9', clock });
    expect(await classOf(nowhere.sendTemplate(message))).toBe('retry ECONNREFUSED');
  });
});

describe('a picture or a voice of a follower', () => {
  test('comes as a stream, and its refusal as an error', async () => {
    speak(() => ({ type: 'image/jpeg', raw: 'JPEG' }));
    const { mediaType, body } = await client().media('media');
    expect([mediaType, await textOf(body)]).toEqual(['image/jpeg', 'JPEG']);
    speak(() => ({ type: 'text/plain', raw: '{"errcode":40007,"errmsg":"invalid media_id"}' }));
    expect(await classOf(client().media('media'))).toBe('person 40007');
    speak(({ query }) => (query.access_token === 'token-1' ? { errcode: 42001 } : { type: 'image/jpeg', raw: 'JPEG' }));
    expect(await textOf((await client().media('media')).body)).toBe('JPEG');
  });

  test('is bound in its size', async () => {
    speak(() => ({ type: 'image/jpeg', raw: Buffer.alloc(20 * 1024 * 1024 + 1) }));
    expect(await classOf(client().media('media').then(({ body }) => textOf(body)))).toBe('person tooLong');
  });
});

describe('the draft box', () => {
  const article = { title: '账', author: '村', digest: '', content: '<p>账</p>', sourceUrl: 'https://example.org/?draft=a', coverMediaId: 'm' };

  test('a lost answer to an adding is unknown, to everything else it is not', async () => {
    speak(() => 'cut');
    const box = client();
    expect([await classOf(box.addDraft([article])), await classOf(box.updateDraft('m', 0, article)), await classOf(box.findDraft('a'))]).toEqual(['unknown brokenOff', 'retry brokenOff', 'retry brokenOff'].map((text) => text.replace('brokenOff', 'ECONNRESET')));
  });

  test('a picture goes as a form, with another token where the first is refused', async () => {
    speak(({ query }) => (query.access_token === 'token-1' ? { errcode: 42001 } : { media_id: 'cover', url: 'http://mmbiz.qpic.cn/x' }));
    expect(await client().addPicture({ name: '封面.jpg', type: 'image/jpeg', bytes: Buffer.from('JPEG') })).toEqual({ mediaId: 'cover' });
    const [, , , last] = wechat.asked;
    expect(last).toMatchObject({ path: 'cgi-bin/material/add_material', query: { type: 'image', access_token: 'token-2' } });
    expect(last!.form!.toString('latin1')).toMatch(/^--(qingjian-[0-9a-f]{36})\r\ncontent-disposition: form-data; name="media"; filename="%E5%B0%81%E9%9D%A2.jpg"\r\ncontent-type: image\/jpeg\r\n\r\nJPEG\r\n--\1--\r\n$/);
  });

  test.each([[45166, 'template'], [53404, 'template'], [40007, 'person'], [48001, 'template'], [45009, 'quota']])('%d is %s', async (code, kind) => {
    speak(() => ({ errcode: code, errmsg: 'invalid content' }));
    expect(await classOf(client().addDraft([article]))).toBe(`${kind} ${code}`);
  });
});
