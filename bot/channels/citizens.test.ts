import { codeOf, useOffice } from '../../test/story/office';
import { citizen, withPhone } from '../../test/story/world';
import { testSettings } from '../../test/support/http';
import { useOutsideService, type Told } from '../../test/support/outside';
import { answerNotifier, forgetAfterClosing, wisherOf } from '../../domain/answer-wish';
import { AnswerWishModel } from '../../domain/answer-wish/model';
import { listDeliveries, native, ObjectId, settle, systemContext } from '../../domain/kernel';
import { saveOutsideTemplates, showOutsideTemplates } from '../../domain/outside-templates';
import { installAnswerNotifier, RatingModel, subscribeToAnswer } from '../../domain/rating';
import { outsideOf } from '../../runtime/outside';
import { defineChannels } from '.';

const outside = useOutsideService();
const office = useOffice();
const { clock, opened, call, send, answer, accept } = office;
const ctx = systemContext('test', clock);
let told: Told = { errcode: 0, msgid: 1 };

beforeAll(() => {
  const settings = testSettings({ miniProgram: { appid: 'wx-mini', secret: 's' }, wechatApiOrigin: outside.origin(), tencent: { secretId: 'i', secretKey: 'k', origin: outside.origin(), sdkAppId: '1400006666', signName: '示例区纪委监委' } });
  const nobody = () => Promise.reject(new Error('no person is meant'));
  defineChannels(settings, outsideOf(settings, clock), { contactOf: nobody, markUnreachable: nobody, takeSubscription: nobody, returnSubscription: nobody }, 'https://example.org');
  installAnswerNotifier(answerNotifier(async (loginCode) => (loginCode === 'wrong' ? null : `openid-of-${loginCode}`), clock));
  outside.answer(({ path, headers }) => {
    if (path === 'cgi-bin/stable_token') return { access_token: 'token', expires_in: 7200 };
    if (headers['x-tc-action'] === 'SendSms') return { Response: { SendStatusSet: [{ SerialNo: 'serial-1', Code: 'Ok' }], RequestId: 'r' } };
    return headers['x-tc-action'] ? { Response: { PullSmsSendStatusSet: [], RequestId: 'r' } } : told;
  });
});
afterAll(() => installAnswerNotifier(null));
beforeEach(async () => {
  await native(AnswerWishModel).deleteMany({});
  told = { errcode: 0, msgid: 1 };
  const save = async (kind: string, templates: object) => saveOutsideTemplates(ctx, { kind, templates, version: (await showOutsideTemplates(ctx)).version });
  await save('ratingAcknowledged', { sms: { templateId: '110', text: '评议收到了，编号{1}，{2}前告诉您结果', params: ['number', 'due'] } });
  await save('ratingAnswered', { miniSubscription: { templateId: 'A'.repeat(30), keys: { number: 'character_string1', result: 'thing2' }, page: '' }, sms: { templateId: '111', text: '编号{1}的评议有了答复', params: ['number'] } });
});

const outcomes = async () => (await listDeliveries(ctx, { limit: 100 })).items.filter((one) => one.toRatingId !== null).reverse().map((one) => one.attempts.map(({ channel, outcome, code }) => [channel, outcome, code].filter(Boolean).join(' ')).join(', '));
const questions = () => outside.asked.filter(({ path }) => path !== 'cgi-bin/stable_token').map(({ path, headers, body }) => [headers['x-tc-action'] ?? path, body] as const).filter(([name]) => name !== 'PullSmsSendStatus');
const putRight = async (id: string) => {
  await call(id, 'confirmed');
  await send(id);
  await answer(id);
  await accept(id);
  await settle(clock);
};

test('whoever left a number is told by SMS, in words that name neither place nor person', async () => {
  const { id } = await opened(withPhone);
  await putRight(id);
  expect(await outcomes()).toEqual(['answerSubscription refused notAsked, citizenSms accepted', 'answerSubscription refused notAsked, citizenSms accepted']);
  expect(questions().map(([name, body]) => [name, body.TemplateId, body.TemplateParamSet])).toEqual([
    ['SendSms', '110', ['PY-2026-0001', expect.stringMatching(/^11月\d+日 周.$/)]],
    ['SendSms', '111', ['PY-2026-0001']],
  ]);
});

test('whoever asked in WeChat is told once when there is an answer, and then forgotten', async () => {
  const { id, receiptCode } = await opened();
  await subscribeToAnswer(citizen(clock), { receiptCode, loginCode: 'a' });
  await settle(clock);
  // The one consent is not spent on saying that it arrived; the receipt shows that anyway.
  expect(await outcomes()).toEqual(['answerSubscription refused notAsked, citizenSms refused noPhone, receipt delivered']);
  const stored = [await native(AnswerWishModel).find().toArray(), await native(RatingModel).find().toArray()];
  expect(JSON.stringify(stored)).not.toContain('openid-of');
  expect(await wisherOf(id)).toBe('openid-of-a');
  await send(id);
  await answer(id);
  await accept(id);
  await settle(clock);
  expect((await outcomes())[1]).toBe('answerSubscription accepted');
  expect(questions()).toEqual([['cgi-bin/message/subscribe/send', { touser: 'openid-of-a', template_id: 'A'.repeat(30), data: { character_string1: { value: 'PY-2026-0001' }, thing2: { value: '有了答复，凭回执号看' } } }]]);
  expect(await wisherOf(id)).toBeNull();
});

test('a refusal leaves the answer under the receipt; a login that WeChat does not know is said plainly', async () => {
  const { id, receiptCode } = await opened();
  expect(await codeOf(subscribeToAnswer(citizen(clock), { receiptCode, loginCode: 'wrong' }))).toBe('wrongState');
  expect(await wisherOf(id)).toBeNull();
  await subscribeToAnswer(citizen(clock), { receiptCode, loginCode: 'a' });
  told = { errcode: 43101 };
  await send(id);
  await answer(id);
  await accept(id);
  await settle(clock);
  expect((await outcomes()).at(-1)).toBe('answerSubscription refused 43101, citizenSms refused noPhone, receipt delivered');
});

test('a wish goes 30 days after its rating was closed, not before', async () => {
  const { id, receiptCode } = await opened();
  await subscribeToAnswer(citizen(clock), { receiptCode, loginCode: 'a' });
  told = { errcode: 43101 };
  clock.advance(60 * 86_400_000);
  expect(await forgetAfterClosing(ctx)).toBe(0);
  await native(RatingModel).updateOne({ _id: new ObjectId(id) }, { $set: { closed: { at: clock.now(), kind: 'explained' } } } as never);
  clock.advance(30 * 86_400_000 - 1);
  expect(await forgetAfterClosing(ctx)).toBe(0);
  clock.advance(1);
  expect(await forgetAfterClosing(ctx)).toBe(1);
  expect(await wisherOf(id)).toBeNull();
});
