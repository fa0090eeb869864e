import { openSandbox, type SandboxClient } from '../../../test/support/sandbox';
import { miniProgram, sandboxTemplates } from '../account';
import { firstPeople, officialOpenid } from '../people';

const [cadre, , , officer] = firstPeople(0) as [ReturnType<typeof firstPeople>[number], unknown, unknown, ReturnType<typeof firstPeople>[number]];
const gone = officialOpenid('Gone00001');
const idOf = (use: string, kind: string): string => sandboxTemplates.find((each) => each.use === use && each.kind === kind)?.id as string;
const reminder = { thing1: { value: '政治生日' }, thing2: { value: '演示干部13' }, date3: { value: '2026年7月1日' }, thing4: { value: '不忘初心' } };

let sandbox: SandboxClient;
beforeEach(async () => {
  sandbox = await openSandbox({ templateQuota: 3 });
});
afterEach(() => sandbox.close());

const later = (seconds: number): void => {
  sandbox.world.clock.move({ to: 'stand' });
  sandbox.world.clock.move({ to: 'instant', instant: new Date(sandbox.world.clock.now() + seconds * 1000).toISOString() });
};

describe('template messages', () => {
  const send = (more: object = {}) => sandbox.call('POST /cgi-bin/message/template/send', { touser: cadre.openid, template_id: idOf('template', 'reminder'), data: reminder, ...more });

  test('one that is taken has an id above 2^53, stands in the chat, and is on record', async () => {
    const answer = await send({ client_msg_id: 'a', url: 'https://example.test/x' });
    expect(answer).toMatchObject({ errcode: 0, errmsg: 'ok' });
    expect(BigInt(answer.msgid as string)).toBeGreaterThan(2n ** 53n);
    expect(sandbox.world.chatOf(cadre.openid)).toMatchObject([
      { from: 'account', content: { type: 'template', title: '廉政提醒通知', url: 'https://example.test/x', fields: [{ label: '提醒事由', value: '政治生日' }, { value: '演示干部13' }, { value: '2026年7月1日' }, { value: '不忘初心' }] } },
    ]);
    expect(sandbox.accepted()).toEqual([
      { number: 1, at: expect.any(String), channel: 'template', to: cadre.openid, templateId: idOf('template', 'reminder'), clientMessageId: 'a', fields: { thing1: '政治生日', thing2: '演示干部13', date3: '2026年7月1日', thing4: '不忘初心' }, messageId: answer.msgid, reached: true },
    ]);
  });

  test('one client_msg_id reaches one person once within ten minutes, and answers as the first time', async () => {
    const first = await send({ client_msg_id: 'same' });
    expect(await send({ client_msg_id: 'same' })).toEqual(first);
    expect(await send({ client_msg_id: 'same', touser: officer.openid })).not.toEqual(first);
    expect(sandbox.accepted()).toHaveLength(2);
    later(601);
    expect((await send({ client_msg_id: 'same' })).msgid).not.toBe(first.msgid);
    expect(sandbox.accepted()).toHaveLength(3);
  });

  test.each([
    [40037, { template_id: 'unknown' }],
    [40037, { template_id: idOf('notice', 'reminder') }],
    [40003, { touser: 'oNobody' }],
    [43004, { touser: gone }],
    [40165, { miniprogram: { appid: miniProgram.appid, pagepath: '/pages/index' } }],
    [40013, { miniprogram: { appid: 'wx0000000000000000', pagepath: 'pages/index' } }],
    [47001, { data: 'text' }],
  ])('%i: %j', async (errcode, wrong) => {
    expect(await send(wrong)).toMatchObject({ errcode });
    expect(sandbox.accepted()).toEqual([]);
  });

  test('whoever the demo has bound by his code alone is reached, and not listed', async () => {
    const touser = officialOpenid('D042');
    expect(await send({ touser })).toMatchObject({ errcode: 0 });
    expect(sandbox.accepted()).toMatchObject([{ to: touser, reached: true }]);
    expect(sandbox.world.people.view().map(({ openid }) => openid)).not.toContain(touser);
  });

  test('whoever is on the black list gets nothing until he is off it', async () => {
    await sandbox.call('POST /cgi-bin/tags/members/batchblacklist', { openid_list: [cadre.openid] });
    expect(await send()).toMatchObject({ errcode: 43019 });
    await sandbox.call('POST /cgi-bin/tags/members/batchunblacklist', { openid_list: [cadre.openid] });
    expect(await send()).toMatchObject({ errcode: 0 });
  });

  test('the day’s quota ends with the day of Shanghai', async () => {
    sandbox.world.clock.move({ to: 'stand' });
    sandbox.world.clock.move({ to: 'instant', instant: '2026-06-30T15:59:00Z' });
    for (let count = 0; count < 3; count += 1) expect(await send()).toMatchObject({ errcode: 0 });
    expect(await send()).toMatchObject({ errcode: 45009 });
    later(60);
    expect(await send()).toMatchObject({ errcode: 0 });
  });

  test('whoever switched messages off is not shown what was taken', async () => {
    await sandbox.control('PATCH', `/followers/${cadre.openid}`, { takesTemplates: false });
    expect(await send()).toMatchObject({ errcode: 0 });
    expect([sandbox.accepted()[0]?.reached, sandbox.world.chatOf(cadre.openid)]).toEqual([false, []]);
  });
});

describe('subscriptions', () => {
  const notice = () => sandbox.call('POST /cgi-bin/message/subscribe/bizsend', { touser: cadre.openid, template_id: idOf('notice', 'reminder'), data: reminder });
  const message = (more: object = {}) => sandbox.call('POST /cgi-bin/message/subscribe/send', { touser: cadre.miniOpenid, template_id: idOf('subscription', 'reminder'), page: 'pages/mine/index', data: reminder, ...more }, { account: 'mini' });
  const choose = (use: string, accepted: boolean) => sandbox.act(cadre.openid, { type: 'subscribe', choices: [{ templateId: idOf(use, 'reminder'), accepted }] });

  test('each consent is good for one message of the mini-program', async () => {
    expect(await message()).toMatchObject({ errcode: 43101 });
    await choose('subscription', true);
    await choose('subscription', true);
    await choose('subscription', false);
    expect([(await message()).errcode, (await message()).errcode, (await message()).errcode]).toEqual([0, 0, 43101]);
    expect(sandbox.accepted().map(({ channel, to }) => [channel, to])).toEqual([['subscription', cadre.miniOpenid], ['subscription', cadre.miniOpenid]]);
  });

  test('a long-term consent holds until it is taken back', async () => {
    await choose('notice', true);
    expect([(await notice()).errcode, (await notice()).errcode]).toEqual([0, 0]);
    await choose('notice', false);
    expect(await notice()).toMatchObject({ errcode: 43101 });
  });

  test('a message that is refused uses up no consent', async () => {
    await choose('subscription', true);
    expect(await message({ page: '/pages/mine' })).toMatchObject({ errcode: 41030 });
    expect(await message({ touser: cadre.openid })).toMatchObject({ errcode: 40003 });
    expect(await message({ data: { ...reminder, thing1: { value: '' } } })).toMatchObject({ errcode: 47003 });
    expect(await message()).toMatchObject({ errcode: 0 });
  });
});

describe('customer-service messages', () => {
  const say = () => sandbox.call('POST /cgi-bin/message/custom/send', { touser: cadre.openid, msgtype: 'text', text: { content: '您好' } });
  const codes = async (count: number): Promise<unknown[]> => {
    const found: unknown[] = [];
    for (let times = 0; times < count; times += 1) found.push((await say()).errcode);
    return found;
  };

  test('nothing may be said before the person has', async () => {
    expect(await codes(1)).toEqual([45015]);
  });

  test('a message allows five within 48 hours', async () => {
    await sandbox.act(cadre.openid, { type: 'text', text: '在吗' });
    expect(await codes(6)).toEqual([0, 0, 0, 0, 0, 45047]);
    await sandbox.act(cadre.openid, { type: 'text', text: '在吗' });
    later(48 * 3600 - 1);
    expect(await codes(1)).toEqual([0]);
    later(2);
    expect(await codes(1)).toEqual([45015]);
  });

  test('a press on the menu allows three within a minute, beside what a message allows', async () => {
    await sandbox.act(cadre.openid, { type: 'click', key: 'help' });
    expect(await codes(4)).toEqual([0, 0, 0, 45047]);
    later(61);
    expect(await codes(1)).toEqual([45015]);
  });

  test('whoever unfollows hears nothing more', async () => {
    await sandbox.act(cadre.openid, { type: 'text', text: '在吗' });
    await sandbox.act(cadre.openid, { type: 'unfollow' });
    expect(await codes(1)).toEqual([45015]);
  });

  test('a card is shown as one', async () => {
    await sandbox.act(cadre.openid, { type: 'text', text: '在吗' });
    const article = { title: '我的提醒', description: '点开看', url: 'https://example.test/' };
    await sandbox.call('POST /cgi-bin/message/custom/send', { touser: cadre.openid, msgtype: 'news', news: { articles: [article] } });
    expect(sandbox.world.chatOf(cadre.openid).at(-1)?.content).toEqual({ type: 'article', ...article });
  });
});
