import { passing, useOutsideService, type Told } from '../../test/support/outside';
import { tencentSms, tencentSpeech, tencentVoice } from '.';
import { configOf } from './ask';

const cloud = useOutsideService();
const secretKey = 'a-key-nobody-may-see';
const keys = () => ({ secretId: 'AKID-test', secretKey, origin: cloud.origin(), sdkAppId: '1400006666', signName: '示例区纪委监委' });
const message = { phone: '19900000001', templateId: '110', params: ['演示甲', '11月21日'] };
const sends = async (told: Told) => {
  cloud.answer(() => told);
  return tencentSms(keys()).send(message);
};
const status = (Code: string, SerialNo = '') => ({ Response: { SendStatusSet: [{ SerialNo, PhoneNumber: '+8619900000001', Fee: 1, SessionContext: '', Code, Message: `for ${secretKey}`, IsoCode: 'CN' }], RequestId: 'r' } });
const failure = (Code: string) => ({ Response: { Error: { Code, Message: `+8619900000001 ${secretKey}` }, RequestId: 'r' } });

test('an SMS is accepted under its serial number, with the approved signature and template', async () => {
  expect(await sends(status('Ok', '5000:1045710669157053657849499619'))).toEqual({ outcome: 'accepted', reference: '5000:1045710669157053657849499619' });
  expect(cloud.asked[0]).toMatchObject({ method: 'POST', headers: { 'x-tc-action': 'SendSms', 'x-tc-version': '2021-01-11' }, body: { PhoneNumberSet: ['+8619900000001'], SmsSdkAppId: '1400006666', SignName: '示例区纪委监委', TemplateId: '110', TemplateParamSet: ['演示甲', '11月21日'] } });
  expect(JSON.stringify(cloud.asked)).not.toContain(secretKey);
});

test.each([
  ['FailedOperation.PhoneNumberInBlacklist', { outcome: 'refused', ours: false }],
  ['LimitExceeded.PhoneNumberDailyLimit', { outcome: 'refused', ours: false }],
  ['LimitExceeded.PhoneNumberThirtySecondLimit', { outcome: 'retry', afterSeconds: 30 }],
  ['LimitExceeded.AppMainlandChinaDailyLimit', { outcome: 'exhausted' }],
  ['FailedOperation.TemplateIncorrectOrUnapproved', { outcome: 'refused', ours: true }],
  ['FailedOperation.SignatureIncorrectOrUnapproved', { outcome: 'refused', ours: true }],
  ['RequestLimitExceeded', { outcome: 'retry' }],
  ['InternalError.Timeout', { outcome: 'unknown' }],
])('%s of one number or of the whole question', async (code, expected) => {
  expect(await sends(status(code))).toEqual({ code, ...expected });
  expect(await sends(failure(code))).toEqual({ code, ...expected });
});

test('a lost answer is unknown, an unreachable platform is not', async () => {
  expect(await sends({ status: 502, raw: '' })).toEqual({ outcome: 'unknown', code: 'http 502' });
  expect(await sends({ status: 503, raw: '' })).toEqual({ outcome: 'retry', code: 'http 503' });
  expect(await sends('cut')).toEqual({ outcome: 'unknown', code: 'network' });
  expect(await sends({ Response: { RequestId: 'r' } })).toEqual({ outcome: 'unknown', code: 'badAnswer' });
  expect(await tencentSms({ ...keys(), origin: 'http://127.0.0.1:9' }).send(message)).toEqual({ outcome: 'retry', code: 'ECONNREFUSED' });
});

test('who does not answer at all has perhaps sent it', async () => {
  cloud.answer(passing(8000));
  expect(await tencentSms(keys()).send(message)).toEqual({ outcome: 'unknown', code: 'timeout' });
});

test('results are pulled until there are no more; a failing question keeps what was read', async () => {
  const page = (count: number, ReportStatus: string) => ({ Response: { PullSmsSendStatusSet: Array.from({ length: count }, (_, index) => ({ SerialNo: `s${index}`, ReportStatus, Description: 'DELIVRD', PhoneNumber: '+8619900000001' })), RequestId: 'r' } });
  cloud.answer(() => (cloud.asked.length === 1 ? page(100, 'SUCCESS') : page(2, 'FAIL')));
  const results = await tencentSms(keys()).results();
  expect([results.length, results[0], results[101]]).toEqual([102, { reference: 's0', delivered: true, code: 'SUCCESS' }, { reference: 's1', delivered: false, code: 'FAIL' }]);
  cloud.asked.splice(0);
  cloud.answer(() => (cloud.asked.length === 1 ? page(100, 'SUCCESS') : failure('InternalError')));
  expect(await tencentSms(keys()).results()).toHaveLength(100);
});

test('a call reads the template aloud and answers its id', async () => {
  cloud.answer(() => ({ Response: { SendStatus: { CallId: '12582bce-4', SessionContext: '' }, RequestId: 'r' } }));
  expect(await tencentVoice(keys()).call(message)).toEqual({ outcome: 'accepted', reference: '12582bce-4' });
  expect(cloud.asked[0]).toMatchObject({ headers: { 'x-tc-action': 'SendTtsVoice', 'x-tc-version': '2020-09-02' }, body: { TemplateId: '110', CalledNumber: '+8619900000001', VoiceSdkAppid: '1400006666', TemplateParamSet: ['演示甲', '11月21日'] } });
  cloud.answer(() => failure('UnauthorizedOperation'));
  expect(await tencentVoice(keys()).call(message)).toEqual({ outcome: 'refused', code: 'UnauthorizedOperation', ours: true });
});

test('a text is read as MP3, by the voice that is set, and nothing else is told', async () => {
  cloud.answer(() => ({ Response: { Audio: Buffer.from('MP3').toString('base64'), SessionId: 's', Subtitles: [], RequestId: 'r' } }));
  expect(await tencentSpeech({ ...keys(), voiceType: 101_001 }).speak('乡亲们好。')).toEqual({ outcome: 'spoken', mp3: Buffer.from('MP3') });
  expect(cloud.asked[0]).toMatchObject({ headers: { 'x-tc-action': 'TextToVoice', 'x-tc-version': '2019-08-23' }, body: { Text: '乡亲们好。', VoiceType: 101_001, SampleRate: 16_000, Codec: 'mp3' } });
  expect(Object.keys(cloud.asked[0]!.body).sort()).toEqual(['Codec', 'PrimaryLanguage', 'SampleRate', 'SessionId', 'Text', 'VoiceType']);
  await tencentSpeech(keys()).speak('乡亲们好。');
  expect(cloud.asked[1]!.body).not.toHaveProperty('VoiceType');
});

test.each([
  ['LimitExceeded.AccessLimit', 'retry'],
  ['RequestLimitExceeded', 'retry'],
  ['InternalError.ErrorGetRoute', 'retry'],
  ['UnsupportedOperation.NoFreeAccount', 'account'],
  ['UnsupportedOperation.ServerNotOpen', 'account'],
  ['AuthFailure.SecretIdNotFound', 'account'],
  ['InvalidParameterValue.InvalidText', 'refused'],
  ['UnsupportedOperation.TextTooLong', 'refused'],
])('reading answered by %s is %s', async (code, outcome) => {
  cloud.answer(() => failure(code));
  expect(await tencentSpeech(keys()).speak('好')).toEqual({ outcome, code });
});

test('a reading whose answer is lost, or is none, is asked again', async () => {
  for (const told of ['cut', { Response: { RequestId: 'r' } }, { status: 502, raw: '' }] as Told[]) {
    cloud.answer(() => told);
    expect((await tencentSpeech(keys()).speak('好')).outcome).toBe('retry');
  }
});

test('the preset stands for the name of each product, anything else for itself', () => {
  const endpointOf = (origin: string, product: 'sms' | 'vms') => configOf({ ...keys(), origin }, product, 'ap-guangzhou').profile?.httpProfile;
  expect(endpointOf('https://tencentcloudapi.com', 'sms')).toMatchObject({ protocol: 'https://', endpoint: 'sms.tencentcloudapi.com' });
  expect(endpointOf('https://tencentcloudapi.com', 'vms')).toMatchObject({ protocol: 'https://', endpoint: 'vms.tencentcloudapi.com' });
  expect(endpointOf('http://127.0.0.1:3002', 'sms')).toMatchObject({ protocol: 'http://', endpoint: '127.0.0.1:3002' });
});
