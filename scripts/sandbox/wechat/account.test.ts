import { openSandbox, type SandboxClient } from '../../../test/support/sandbox';
import { miniProgram, officialAccount } from '../account';
import { officialOpenid } from '../people';

const [cadre, officer, gone] = [officialOpenid('Cadre013'), officialOpenid('Officer01'), officialOpenid('Gone00001')];
let sandbox: SandboxClient;
beforeEach(async () => {
  sandbox = await openSandbox();
});
afterEach(() => sandbox.close());

const later = (seconds: number): void => {
  sandbox.world.clock.move({ to: 'stand' });
  sandbox.world.clock.move({ to: 'instant', instant: new Date(sandbox.world.clock.now() + seconds * 1000).toISOString() });
};
const createTag = async (name: string): Promise<number> => ((await sandbox.call('POST /cgi-bin/tags/create', { tag: { name } })).tag as { id: number }).id;

describe('followers', () => {
  test('who follows, who no longer does, and who is unknown', async () => {
    expect(await sandbox.call(`GET /cgi-bin/user/info?openid=${cadre}`)).toMatchObject({ subscribe: 1, openid: cadre, tagid_list: [], qr_scene_str: '' });
    expect(await sandbox.call(`GET /cgi-bin/user/info?openid=${gone}`)).toEqual({ subscribe: 0, openid: gone, tagid_list: [] });
    expect(await sandbox.call('GET /cgi-bin/user/info?openid=o')).toMatchObject({ errcode: 40003 });
    const list = await sandbox.call('GET /cgi-bin/user/get');
    expect([list.total, (list.data as { openid: string[] }).openid.includes(gone)]).toEqual([10, false]);
  });
});

describe('tags and menus', () => {
  const plain = [{ type: 'click', name: '帮助', key: 'help' }];
  const own = [{ name: '我的', sub_button: [{ type: 'view', name: '提醒', url: 'https://example.test/me' }] }];
  const create = (button: object[]) => sandbox.call('POST /cgi-bin/menu/create', { button });
  const matched = async (openid: string) => (await sandbox.call('POST /cgi-bin/menu/trymatch', { user_id: openid })).button;

  test('a tag has a name of its own', async () => {
    const id = await createTag('干部');
    expect(await sandbox.call('POST /cgi-bin/tags/create', { tag: { name: '干部' } })).toMatchObject({ errcode: 45157 });
    expect(await sandbox.call('POST /cgi-bin/tags/create', { tag: { name: '名'.repeat(11) } })).toMatchObject({ errcode: 45158 });
    expect(await sandbox.call('POST /cgi-bin/tags/members/batchtagging', { openid_list: [cadre], tagid: id + 1 })).toMatchObject({ errcode: 45159 });
    expect(await sandbox.call('POST /cgi-bin/tags/members/batchtagging', { openid_list: ['o'], tagid: id })).toMatchObject({ errcode: 40003 });
    await sandbox.call('POST /cgi-bin/tags/members/batchtagging', { openid_list: [cadre, officer], tagid: id });
    expect(await sandbox.call('GET /cgi-bin/tags/get')).toEqual({ tags: [{ id, name: '干部', count: 2 }] });
    expect(await sandbox.call('POST /cgi-bin/tags/getidlist', { openid: cadre })).toEqual({ tagid_list: [id] });
    await sandbox.call('POST /cgi-bin/tags/members/batchuntagging', { openid_list: [officer], tagid: id });
    await sandbox.call('POST /cgi-bin/tags/update', { tag: { id, name: '镇街干部' } });
    expect(await sandbox.call('GET /cgi-bin/tags/get')).toEqual({ tags: [{ id, name: '镇街干部', count: 1 }] });
    await sandbox.call('POST /cgi-bin/tags/delete', { tag: { id } });
    expect(await sandbox.call('POST /cgi-bin/tags/getidlist', { openid: cadre })).toEqual({ tagid_list: [] });
  });

  test('a conditional menu is seen by those under its tag only, and goes with the common one', async () => {
    const tag = await createTag('干部');
    const conditional = { button: own, matchrule: { tag_id: String(tag) } };
    expect(await sandbox.call('GET /cgi-bin/menu/get')).toMatchObject({ errcode: 46003 });
    expect(await sandbox.call('POST /cgi-bin/menu/addconditional', conditional)).toMatchObject({ errcode: 65303 });
    expect(await create(plain)).toMatchObject({ errcode: 0 });
    expect(await sandbox.call('POST /cgi-bin/menu/addconditional', { button: own, matchrule: {} })).toMatchObject({ errcode: 65304 });
    const { menuid } = await sandbox.call('POST /cgi-bin/menu/addconditional', conditional);
    await sandbox.call('POST /cgi-bin/tags/members/batchtagging', { openid_list: [cadre], tagid: tag });
    expect([await matched(cadre), await matched(officer)]).toEqual([own, plain]);
    expect(await (await sandbox.control('GET', `/followers/${cadre}/menu`)).json()).toEqual([{ name: '我的', click: null, url: null, children: [{ name: '提醒', click: null, url: 'https://example.test/me' }] }]);
    expect(await sandbox.call('POST /cgi-bin/menu/delconditional', { menuid })).toMatchObject({ errcode: 0 });
    expect(await matched(cadre)).toEqual(plain);
    expect(await sandbox.call('POST /cgi-bin/menu/delconditional', { menuid })).toMatchObject({ errcode: 65301 });
    await sandbox.call('GET /cgi-bin/menu/delete');
    expect(await sandbox.call('GET /cgi-bin/menu/get')).toMatchObject({ errcode: 46003 });
  });

  test.each([
    [40016, []],
    [40016, [...plain, ...plain, ...plain, ...plain]],
    [40018, [{ type: 'click', name: '六个汉字过长', key: 'k' }]],
    [40019, [{ type: 'click', name: '没有键' }]],
    [40020, [{ type: 'view', name: '没有地址' }]],
    [40017, [{ name: '没有类型' }]],
    [40165, [{ type: 'miniprogram', name: '别的', url: 'https://example.test/', appid: 'wx0', pagepath: 'pages/a' }]],
    [40023, [{ name: '太多', sub_button: Array(6).fill(plain[0]) }]],
  ])('%i: %j', async (errcode, button) => {
    expect(await create(button)).toMatchObject({ errcode });
  });
});

describe('codes, media', () => {
  test('a code with a scene and its picture', async () => {
    const answer = await sandbox.call('POST /cgi-bin/qrcode/create', { expire_seconds: 600, action_name: 'QR_STR_SCENE', action_info: { scene: { scene_str: 'bind_1' } } });
    expect(answer).toMatchObject({ expire_seconds: 600, url: expect.stringMatching(/^http:\/\/weixin\.qq\.com\/q\//) });
    const picture = await fetch(`${sandbox.origin}/cgi-bin/showqrcode?ticket=${encodeURIComponent(String(answer.ticket))}`);
    expect([picture.headers.get('content-type'), Buffer.from(await picture.arrayBuffer()).subarray(1, 4).toString()]).toEqual(['image/png', 'PNG']);
    expect(await sandbox.call('POST /cgi-bin/qrcode/create', { action_name: 'QR_STR_SCENE', action_info: { scene: { scene_str: '' } } })).toMatchObject({ errcode: 40129 });
  });

  test('what is uploaded can be fetched for three days', async () => {
    const form = new FormData();
    form.set('media', new Blob([Buffer.from('89504e470d0a1a0a', 'hex')], { type: 'image/png' }), 'a.png');
    const upload = async (type: string) => (await fetch(`${sandbox.origin}/cgi-bin/media/upload?type=${type}&access_token=${await sandbox.token()}`, { method: 'POST', body: form })).json() as Promise<Record<string, unknown>>;
    const { media_id } = await upload('image');
    const got = await fetch(`${sandbox.origin}/cgi-bin/media/get?media_id=${media_id as string}&access_token=${await sandbox.token()}`);
    expect([got.headers.get('content-type'), Buffer.from(await got.arrayBuffer()).toString('hex')]).toEqual(['image/png', '89504e470d0a1a0a']);
    expect(await upload('voice')).toMatchObject({ errcode: 40004 });
    later(3 * 86_400);
    expect(await sandbox.call(`GET /cgi-bin/media/get?media_id=${media_id as string}`)).toMatchObject({ errcode: 40007 });
  });
});

describe('the mini-program', () => {
  const session = (code: string, more: object = {}) => {
    const query = new URLSearchParams({ appid: miniProgram.appid, secret: miniProgram.secret, js_code: code, grant_type: 'authorization_code', ...more });
    return sandbox.call(`GET /sns/jscode2session?${query}`, undefined, { token: 'none' });
  };
  const code = async (use: string): Promise<string> => ((await (await sandbox.control('POST', `/followers/${cadre}/${use}-code`)).json()) as { code: string }).code;
  const call = (path: string, body: object) => sandbox.call(`POST ${path}`, body, { account: 'mini' });
  const miniOpenid = (): string => sandbox.world.people.follower(cadre)?.miniOpenid as string;

  test('a login code is good once, for five minutes, with the mini-program’s own keys', async () => {
    const first = await code('login');
    expect(await session(first, { secret: 'wrong' })).toMatchObject({ errcode: 40125 });
    expect(await session(first, { appid: officialAccount.appid, secret: officialAccount.secret })).toMatchObject({ errcode: 40013 });
    expect(await session(first)).toMatchObject({ openid: miniOpenid(), unionid: expect.any(String), session_key: expect.any(String) });
    expect(await session(first)).toMatchObject({ errcode: 40163 });
    expect(await session('nonsense')).toMatchObject({ errcode: 40029 });
    const late = await code('login');
    later(301);
    expect(await session(late)).toMatchObject({ errcode: 40029 });
  });

  test('a page learns whose WeChat opened it: a code that is good once and for five minutes, for our own pages only', async () => {
    const asked = { appid: officialAccount.appid, redirect_uri: 'http://localhost:3000/money/repay/index', response_type: 'code', scope: 'snsapi_base', state: 'ab12' };
    const authorize = (over: object = {}) => fetch(`${sandbox.origin}/connect/oauth2/authorize?${new URLSearchParams({ ...asked, ...over })}`, { redirect: 'manual' });
    const told = async (): Promise<string> => {
      const back = new URL((await authorize()).headers.get('location') ?? '');
      expect([back.origin + back.pathname, back.searchParams.get('state')]).toEqual([asked.redirect_uri, 'ab12']);
      return back.searchParams.get('code') ?? '';
    };
    const openid = (webCode: string, more: object = {}) => sandbox.call(`GET /sns/oauth2/access_token?${new URLSearchParams({ appid: officialAccount.appid, secret: officialAccount.secret, code: webCode, grant_type: 'authorization_code', ...more })}`, undefined, { token: 'none' });
    for (const over of [{ redirect_uri: 'https://elsewhere.example/x' }, { scope: 'snsapi_login' }, { appid: 'wx0' }, { state: 'a-b' }]) expect([over, (await authorize(over)).status]).toEqual([over, 200]);
    const swapped = new URLSearchParams(Object.entries(asked).reverse());
    expect(await (await fetch(`${sandbox.origin}/connect/oauth2/authorize?${swapped}`)).text()).toContain('该链接无法访问');
    const first = await told();
    expect(await openid(first, { secret: 'wrong' })).toMatchObject({ errcode: 40125 });
    expect(await openid(first)).toMatchObject({ openid: officialOpenid('Citizen01'), scope: 'snsapi_base' });
    expect(await openid(first)).toMatchObject({ errcode: 40163 });
    expect(await openid('nonsense')).toMatchObject({ errcode: 40029 });
    const late = await told();
    later(301);
    expect(await openid(late)).toMatchObject({ errcode: 40029 });
  });

  test('a phone code tells the number once', async () => {
    const given = await code('phone');
    expect(await call('/wxa/business/getuserphonenumber', { code: given })).toMatchObject({ errcode: 0, phone_info: { purePhoneNumber: '19900000013', countryCode: '86', watermark: { appid: miniProgram.appid } } });
    expect(await call('/wxa/business/getuserphonenumber', { code: given })).toMatchObject({ errcode: 40029 });
  });

  test('a mini-program code is a picture; its scene has 32 visible characters', async () => {
    const picture = await fetch(`${sandbox.origin}/wxa/getwxacodeunlimit?access_token=${await sandbox.token('mini')}`, { method: 'POST', body: JSON.stringify({ scene: 'w=ABC123', page: 'pages/rate/index' }) });
    expect(Buffer.from(await picture.arrayBuffer()).subarray(1, 4).toString()).toBe('PNG');
    expect(await call('/wxa/getwxacodeunlimit', { scene: 'a'.repeat(33) })).toMatchObject({ errcode: 40129 });
    expect(await call('/wxa/getwxacodeunlimit', { scene: '中文' })).toMatchObject({ errcode: 40129 });
    expect(await call('/wxa/getwxacodeunlimit', { scene: 'a', page: '/pages/rate/index' })).toMatchObject({ errcode: 41030 });
  });

  test('a text is judged for who was in the mini-program within two hours', async () => {
    const check = (content: string) => call('/wxa/msg_sec_check', { openid: miniOpenid(), scene: 2, version: 2, content });
    expect(await check('你好')).toMatchObject({ errcode: 61010 });
    await session(await code('login'));
    expect(await check('你好')).toMatchObject({ errcode: 0, result: { suggest: 'pass', label: 100 } });
    expect(await check('这是违规内容')).toMatchObject({ result: { suggest: 'risky' } });
    expect(await check('这是待审内容')).toMatchObject({ result: { suggest: 'review' } });
    later(2 * 3600 + 1);
    expect(await check('你好')).toMatchObject({ errcode: 61010 });
  });

  test('a link lasts 30 days at most', async () => {
    const link = { path: 'pages/me/index', query: 'a=1', expire_type: 1 };
    expect(await call('/wxa/generate_urllink', { ...link, expire_interval: 30 })).toMatchObject({ errcode: 0, url_link: expect.stringMatching(/^https:\/\/wxaurl\.cn\//) });
    expect(await call('/wxa/generate_urllink', { ...link, expire_interval: 31 })).toMatchObject({ errcode: 85401 });
    expect(await call('/wxa/generate_urllink', { ...link, path: 'pages//x' })).toMatchObject({ errcode: 40165 });
  });
});
