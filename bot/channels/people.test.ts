import { clearDatabase, useTestDatabase } from '../../test/support/database';
import { useOutsideService, type Asked, type Told } from '../../test/support/outside';
import { testSettings } from '../../test/support/http';
import { channelsReaching, defineTemplates, deliver, DeliveryModel, fixedClock, listDeliveries, native, ObjectId, processDeliveries, saveSetting, systemContext } from '../../domain/kernel';
import { outsideTemplatesKey, type OutsideSettings } from '../../domain/outside-templates/settings';
import { refusalsOf } from '../../domain/outside-templates/refusals';
import { outsideOf } from '../../runtime/outside';
import { seekLostSmsResults, takeSmsResults } from './sms-results';
import { defineChannels, type Contact } from '.';

useTestDatabase();
const outside = useOutsideService();
/** Friday 10:00 in Shanghai. */
const clock = fixedClock('2026-11-20T02:00:00Z');
const ctx = systemContext('test', clock);
const personId = 'a'.repeat(24);
const reachable: Contact = { openid: 'o-official', follows: true, miniOpenid: 'o-mini', consent: 'given', phone: '19900000001' };
let contact: Contact;
let unreachable: string[];
let subscriptions: number;

const templates: OutsideSettings = {
  reminder: {
    wechatTemplate: { templateId: 'T'.repeat(30), keys: { name: 'thing1', occasion: 'thing2', date: 'time3', words: 'thing4' }, page: 'pages/home/index' },
    wechatNotice: { templateId: 'N'.repeat(30), keys: { name: 'thing1', words: 'thing2' }, page: '' },
    miniSubscription: { templateId: 'M'.repeat(30), keys: { occasion: 'thing1', words: 'thing2' }, page: 'pages/home/index' },
    sms: { templateId: '110', text: '{1}，{2}：{3}', params: ['name', 'occasion', 'words'] },
  },
  followUpCall: { voice: { templateId: '220', text: '编号{1}的回访{2}到期', params: ['number', 'due'] } },
};
defineTemplates({
  'reminder.test': { title: '政治生日', body: '{words}', card: { kind: 'reminder', fields: { name: '演示甲同志', occasion: '政治生日', date: '2026年11月20日', words: '{words}' } } },
  'duty.call': { title: '回访到期', body: '请尽快办', card: { kind: 'followUpCall', fields: { number: 'PY-2026-0001', due: '11月23日 周一' } } },
  'duty.words': { title: '请看', body: '只在平台里说' },
});

beforeAll(() => {
  const settings = testSettings({ officialAccount: { appid: 'wx-official', secret: 's', token: 't' }, miniProgram: { appid: 'wx-mini', secret: 's' }, wechatApiOrigin: outside.origin(), tencent: { secretId: 'i', secretKey: 'k', origin: outside.origin(), sdkAppId: '1400006666', signName: '示例区纪委监委' } });
  const followers = {
    contactOf: async () => contact,
    markUnreachable: async (_ctx: unknown, id: string, why: string) => void unreachable.push(`${id} ${why}`),
    takeSubscription: async () => subscriptions > 0 && (subscriptions -= 1) >= 0,
    returnSubscription: async () => void (subscriptions += 1),
  };
  defineChannels(settings, outsideOf(settings, clock), followers, 'https://example.org');
});
beforeEach(async () => {
  await clearDatabase();
  clock.set('2026-11-20T02:00:00Z');
  contact = { ...reachable };
  unreachable = [];
  subscriptions = 1;
  await saveSetting(ctx, outsideTemplatesKey, null, templates);
  speak({});
});

/** What WeChat and Tencent answer, by the last part of the endpoint or by the action; else all is well. */
const speak = (answers: Record<string, Told | ((asked: Asked) => Told)>) =>
  outside.answer((asked) => {
    if (asked.path === 'cgi-bin/stable_token') return { access_token: 'token', expires_in: 7200 };
    const name = String(asked.headers['x-tc-action'] ?? asked.path.split('/').slice(-2).join('/'));
    const told = answers[name];
    if (told) return typeof told === 'function' ? told(asked) : told;
    if (name === 'SendSms') return { Response: { SendStatusSet: [{ SerialNo: 'serial-1', Code: 'Ok' }], RequestId: 'r' } };
    if (name === 'SendTtsVoice') return { Response: { SendStatus: { CallId: 'call-1' }, RequestId: 'r' } };
    return { errcode: 0, msgid: '9223372036854775807' };
  });
const send = async (channels: string[], template = 'reminder.test', occasion = 'reminder:politicalBirthday') => {
  await deliver(ctx, { key: String(new ObjectId()), to: { personId }, occasion, template, params: { words: '守住底线，不收礼金' }, channels });
  await processDeliveries(clock);
  return tries();
};
const tries = async (): Promise<string[]> => {
  const [item] = (await listDeliveries(ctx, { limit: 1 })).items;
  return [...(item?.attempts.map(({ channel, outcome, code }) => [channel, outcome, code].filter(Boolean).join(' ')) ?? []), `= ${item?.state}`];
};
const last = (): Asked => outside.asked.at(-1) as Asked;

test('people are reached in this order, the inbox last', () => {
  expect(channelsReaching('person')).toEqual(['wechatTemplate', 'wechatNotice', 'miniSubscription', 'sms', 'voice', 'inbox']);
});

test('a template message carries the fields of the card and the id that makes it go once', async () => {
  expect(await send(['wechatTemplate'])).toEqual(['wechatTemplate accepted', '= accepted']);
  const [stored] = (await listDeliveries(ctx, { limit: 1 })).items;
  expect(last().body).toEqual({
    touser: 'o-official',
    template_id: 'T'.repeat(30),
    client_msg_id: `${stored?.id}-t`,
    url: 'https://example.org/pages/home/index',
    miniprogram: { appid: 'wx-mini', pagepath: 'pages/home/index' },
    data: { thing1: { value: '演示甲同志' }, thing2: { value: '政治生日' }, time3: { value: '2026年11月20日' }, thing4: { value: '守住底线，不收礼金' } },
  });
});

test.each<[string, Partial<Contact>, string]>([
  ['wechatTemplate', { consent: 'none' }, 'noConsent'],
  ['sms', { consent: 'revoked' }, 'noConsent'],
  ['wechatTemplate', { openid: null }, 'notBound'],
  ['wechatNotice', { follows: false }, 'notFollowing'],
  ['miniSubscription', { miniOpenid: null }, 'notBound'],
  ['sms', { phone: null }, 'noPhone'],
  ['sms', { phone: '09311234567' }, 'noMobile'],
  ['voice', {}, 'noTemplate'],
])('%s to %j is refused without asking the platform', async (channel, change, code) => {
  contact = { ...reachable, ...change };
  expect(await send([channel])).toEqual([`${channel} refused ${channel === 'voice' ? 'notAsked' : code}`, '= failed']);
  expect(outside.asked).toEqual([]);
});

test('a duty of the service needs no consent, a message without a card stays inside, and so does one without a form', async () => {
  contact.consent = 'none';
  expect(await send(['voice'], 'duty.call', 'followUp')).toEqual(['voice accepted', '= accepted']);
  expect(last().body).toMatchObject({ TemplateId: '220', CalledNumber: '+8619900000001', TemplateParamSet: ['PY-2026-0001', '11月23日 周一'] });
  expect(await send(['sms', 'inbox'], 'duty.words', 'followUp')).toEqual(expect.arrayContaining(['sms refused noCard']));
  expect(await send(['sms'], 'duty.call', 'followUp')).toEqual(['sms refused noTemplate', '= failed']);
});

test.each<[number, string, string[]]>([
  [43004, 'the person does not follow', ['wechatTemplate refused 43004', 'sms accepted', '= accepted']],
  [43019, 'the person has blocked us', ['wechatTemplate refused 43019', 'sms accepted', '= accepted']],
  [47003, 'a field is not taken', ['wechatTemplate refused 47003', 'sms accepted', '= accepted']],
  [45009, 'the day is full', ['wechatTemplate refused 45009', 'sms accepted', '= accepted']],
  [-1, 'WeChat is busy', ['wechatTemplate retry -1', '= waiting']],
  [40001, 'the token is refused twice', ['wechatTemplate retry notRenewed', '= waiting']],
])('%d: %s', async (errcode, _what, expected) => {
  speak({ 'template/send': { errcode } });
  const told = await send(['wechatTemplate', 'sms']);
  expect(told).toEqual(expected);
  expect(unreachable).toEqual([43004, 43019].includes(errcode) ? [`${personId} ${errcode}`] : []);
  expect((await refusalsOf(clock, 'reminder')).map(({ channel, code, count }) => [channel, code, count])).toEqual(errcode === 47003 ? [['wechatTemplate', '47003', 1]] : []);
});

test('what our own form got wrong is counted by day for whoever keeps the forms', async () => {
  speak({ 'template/send': { errcode: 47003 }, SendSms: { Response: { SendStatusSet: [{ SerialNo: '', Code: 'FailedOperation.TemplateIncorrectOrUnapproved' }], RequestId: 'r' } } });
  await send(['wechatTemplate', 'sms']);
  await send(['wechatTemplate']);
  clock.advance(86_400_000);
  await send(['wechatTemplate']);
  expect((await refusalsOf(clock, 'reminder')).map(({ channel, day, count, why }) => [channel, day, count, why])).toEqual([
    ['wechatTemplate', '2026-11-21', 1, '模板内容不合微信的格式，请系统管理员核对'],
    ['wechatTemplate', '2026-11-20', 2, '模板内容不合微信的格式，请系统管理员核对'],
    ['sms', '2026-11-20', 1, '短信模板没有批准，请系统管理员核对'],
  ]);
});

test('one consent is one message; it comes back where nothing was sent, and is used up where it may have been', async () => {
  expect(await send(['miniSubscription'])).toEqual(['miniSubscription accepted', '= accepted']);
  expect(await send(['miniSubscription'])).toEqual(['miniSubscription refused noBalance', '= failed']);
  subscriptions = 1;
  speak({ 'subscribe/send': { errcode: 45011 } });
  expect(await send(['miniSubscription'])).toEqual(['miniSubscription retry 45011', '= waiting']);
  expect(subscriptions).toBe(1);
  speak({ 'subscribe/send': { errcode: 43101 } });
  expect(await send(['miniSubscription'])).toEqual(['miniSubscription refused 43101', '= failed']);
  expect([subscriptions, unreachable]).toEqual([0, [`${personId} 43101`]]);
  subscriptions = 1;
  speak({ 'subscribe/send': 'cut' });
  expect(await send(['miniSubscription'])).toEqual(['miniSubscription unknown ECONNRESET', '= unknown']);
  expect(subscriptions).toBe(0);
});

test('a notice that WeChat gives no id for stays taken, and is not counted as arrived', async () => {
  speak({ 'subscribe/bizsend': { errcode: 0, errmsg: 'ok' } });
  expect(await send(['wechatNotice'])).toEqual(['wechatNotice accepted', '= accepted']);
});

test('the result of an SMS closes its delivery, or sends it on', async () => {
  const results = (ReportStatus: string) => speak({ PullSmsSendStatus: { Response: { PullSmsSendStatusSet: [{ SerialNo: 'serial-1', ReportStatus }], RequestId: 'r' } } });
  const { sms } = outsideOf(testSettings({ tencent: { secretId: 'i', secretKey: 'k', origin: outside.origin(), sdkAppId: '1400006666', signName: '示例区纪委监委' } }), clock);
  if (!sms) throw new Error('no provider');
  expect(await send(['sms'])).toEqual(['sms accepted', '= accepted']);
  results('SUCCESS');
  expect(await takeSmsResults(sms, clock)).toBe(1);
  expect(await tries()).toEqual(['sms delivered', '= delivered']);
  await native(DeliveryModel).deleteMany({});
  await send(['sms', 'inbox']);
  results('FAIL');
  await takeSmsResults(sms, clock);
  expect((await tries())[0]).toBe('sms refused FAIL');
});

test('a result that was told to a process that died is asked for by the number, and not before an hour', async () => {
  const { sms } = outsideOf(testSettings({ tencent: { secretId: 'i', secretKey: 'k', origin: outside.origin(), sdkAppId: '1400006666', signName: '示例区纪委监委' } }), clock);
  if (!sms) throw new Error('no provider');
  const asked: unknown[] = [];
  speak({
    PullSmsSendStatusByPhoneNumber: ({ body }) => {
      asked.push(body);
      return { Response: { PullSmsSendStatusSet: [{ SerialNo: 'of another one', ReportStatus: 'FAIL' }, { SerialNo: 'serial-1', ReportStatus: 'SUCCESS' }], RequestId: 'r' } };
    },
  });
  await send(['sms']);
  const phoneOf = () => Promise.resolve(contact.phone);
  expect(await seekLostSmsResults(sms, phoneOf, clock)).toBe(0);
  expect(asked).toEqual([]);
  clock.set('2026-11-20T03:30:00Z');
  expect(await seekLostSmsResults(sms, phoneOf, clock)).toBe(1);
  expect(asked).toEqual([expect.objectContaining({ PhoneNumber: '+8619900000001', BeginTime: new Date('2026-11-20T01:00:00Z').getTime() / 1000, Offset: 0, Limit: 100 })]);
  expect(await tries()).toEqual(['sms delivered', '= delivered']);
  expect(await seekLostSmsResults(sms, phoneOf, clock)).toBe(0);
});
