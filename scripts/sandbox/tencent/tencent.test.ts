import { sms } from 'tencentcloud-sdk-nodejs-sms';
import { CommonClient } from 'tencentcloud-sdk-nodejs-common';
import { openSandbox, type SandboxClient } from '../../../test/support/sandbox';
import { tencentAccount } from '../account';
import { officialOpenid } from '../people';

let sandbox: SandboxClient;
beforeEach(async () => {
  sandbox = await openSandbox();
});
afterEach(() => sandbox.close());

const options = (more: { secretId?: string; secretKey?: string } = {}) => ({
  credential: { secretId: tencentAccount.secretId, secretKey: tencentAccount.secretKey, ...more },
  region: 'ap-guangzhou',
  profile: { httpProfile: { endpoint: new URL(sandbox.origin).host, protocol: 'http://' } },
});
const message = { PhoneNumberSet: ['+8619900000013'], SmsSdkAppId: tencentAccount.sdkAppId, SignName: tencentAccount.signName, TemplateId: '1000001', TemplateParamSet: ['演示干部13同志', '政治生日', '不忘初心'], SessionContext: 'd1' };
const send = (more: object = {}, keys = {}) => new sms.v20210111.Client(options(keys)).SendSms({ ...message, ...more });

test('Tencent’s own SDK sends an SMS, which stands on the phone, and pulls its result once', async () => {
  const { SendStatusSet } = await send();
  expect(SendStatusSet).toMatchObject([{ Code: 'Ok', PhoneNumber: '+8619900000013', Fee: 1, SessionContext: 'd1' }]);
  expect(sandbox.accepted()).toMatchObject([{ channel: 'sms', to: '+8619900000013', templateId: '1000001', clientMessageId: 'd1', fields: { 1: '演示干部13同志', 2: '政治生日', 3: '不忘初心' } }]);
  expect(sandbox.world.chatOf(officialOpenid('Cadre013'))).toMatchObject([{ content: { type: 'sms', text: '【青禾纪委沙箱】演示干部13同志：政治生日，不忘初心。' } }]);
  const client = new sms.v20210111.Client(options());
  const pull = async () => (await client.PullSmsSendStatus({ Limit: 10, SmsSdkAppId: tencentAccount.sdkAppId })).PullSmsSendStatusSet;
  expect(await pull()).toMatchObject([{ SerialNo: SendStatusSet?.[0]?.SerialNo, ReportStatus: 'SUCCESS' }]);
  expect(await pull()).toEqual([]);
  const now = Math.floor(sandbox.world.clock.now() / 1000);
  const ofNumber = async (PhoneNumber: string, BeginTime: number) => (await client.PullSmsSendStatusByPhoneNumber({ PhoneNumber, BeginTime, Offset: 0, Limit: 10, SmsSdkAppId: tencentAccount.sdkAppId })).PullSmsSendStatusSet;
  for (let time = 0; time < 2; time += 1) expect(await ofNumber('+8619900000013', now - 60)).toMatchObject([{ SerialNo: SendStatusSet?.[0]?.SerialNo, ReportStatus: 'SUCCESS' }]);
  expect(await ofNumber('+8619900000014', now - 60)).toEqual([]);
  await expect(ofNumber('+8619900000013', now - 8 * 86_400)).rejects.toMatchObject({ code: 'InvalidParameterValue.BeginTimeVerifyFail' });
});

test('a voice call is heard', async () => {
  const voice = new CommonClient('vms.tencentcloudapi.com', '2020-09-02', options());
  const answer = (await voice.request('SendTtsVoice', { TemplateId: '2000001', CalledNumber: '+8619900000013', VoiceSdkAppid: tencentAccount.sdkAppId, TemplateParamSet: ['PY-2026-0001', '明天'], SessionContext: 'd2' })) as { SendStatus: object };
  expect(answer.SendStatus).toMatchObject({ CallId: expect.any(String), SessionContext: 'd2' });
  expect(sandbox.world.chatOf(officialOpenid('Cadre013'))).toMatchObject([{ content: { type: 'call', text: '您有一件回访PY-2026-0001，明天到期，请尽快办理。' } }]);
});

test.each([
  ['AuthFailure.SecretIdNotFound', {}, { secretId: 'AKIDother' }],
  ['AuthFailure.SignatureFailure', {}, { secretKey: 'wrong' }],
  ['UnauthorizedOperation.SmsSdkAppIdVerifyFail', { SmsSdkAppId: '1400000009' }, {}],
  ['FailedOperation.SignatureIncorrectOrUnapproved', { SignName: '别的' }, {}],
  ['FailedOperation.TemplateIncorrectOrUnapproved', { TemplateId: '9' }, {}],
  ['FailedOperation.TemplateParamSetNotMatchApprovedTemplate', { TemplateParamSet: [] }, {}],
])('%s', async (code, wrong, keys) => {
  await expect(send(wrong, keys)).rejects.toMatchObject({ code });
  expect(sandbox.accepted()).toEqual([]);
});

test('a wrong number is told of by itself', async () => {
  const { SendStatusSet } = await send({ PhoneNumberSet: ['+8612', '+8619900000014'] });
  expect(SendStatusSet?.map(({ Code }) => Code)).toEqual(['InvalidParameterValue.IncorrectPhoneNumber', 'Ok']);
});

test.each([
  ['busy', 'InternalError.OtherError'],
  ['perMinute', 'RequestLimitExceeded'],
  ['dailyQuota', 'LimitExceeded.AppMainlandChinaDailyLimit'],
  ['refused', 'FailedOperation.PhoneNumberInBlacklist'],
] as const)('the fault %s is %s here', async (kind, code) => {
  sandbox.world.faults.failNext(kind, 1);
  await expect(send()).rejects.toMatchObject({ code });
});

test('an SMS whose result is a failure was not reached', async () => {
  sandbox.world.faults.failNext('failedResult', 1);
  await send();
  expect(sandbox.accepted()).toMatchObject([{ reached: false }]);
  expect(sandbox.world.chatOf(officialOpenid('Cadre013'))).toEqual([]);
});

test('a call that is not signed is refused', async () => {
  const answer = await fetch(`${sandbox.origin}/`, { method: 'POST', headers: { 'content-type': 'application/json', 'x-tc-action': 'SendSms' }, body: '{}' });
  expect(await answer.json()).toMatchObject({ Response: { Error: { Code: 'AuthFailure.SignatureFailure' }, RequestId: expect.any(String) } });
});
