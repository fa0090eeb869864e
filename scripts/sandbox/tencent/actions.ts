import { z } from 'zod';
import { sandboxTexts, tencentAccount } from '../account';
import { faultsOf } from '../faults';
import type { World } from '../world';
import { TencentError } from './error';
import { ReportBook } from './reports';
import { silence } from './silence';

export interface TencentAction {
  name: string;
  version: string;
  title: string;
  toPhone: boolean;
  answer(world: World, body: unknown): Record<string, unknown>;
}

/** 最大可拉取当前时期前 7 天的数据. */
const lookBackSeconds = 7 * 86_400;
const phonePattern = /^\+861\d{10}$/;
const smsBody = z.object({ PhoneNumberSet: z.array(z.string()).min(1).max(200), SmsSdkAppId: z.string(), TemplateId: z.string(), SignName: z.string().default(''), TemplateParamSet: z.array(z.string()).default([]), SessionContext: z.string().default('') });
const pullBody = z.object({ Limit: z.number().int().min(1).max(100), SmsSdkAppId: z.string() });
const ofNumberBody = pullBody.extend({ PhoneNumber: z.string().regex(phonePattern), BeginTime: z.number().int(), EndTime: z.number().int().optional(), Offset: z.literal(0) });
const voiceBody = z.object({ CalledNumber: z.string(), VoiceSdkAppid: z.string(), TemplateId: z.string(), TemplateParamSet: z.array(z.string()).default([]), PlayTimes: z.number().int().min(1).max(3).default(2), SessionContext: z.string().default('') });

const speechBody = z.object({ Text: z.string(), SessionId: z.string().min(1), VoiceType: z.number().int().optional(), PrimaryLanguage: z.number().int().default(1), SampleRate: z.literal(16_000), Codec: z.literal('mp3') });
/** 中文最大支持 150 个汉字. */
const speechMax = 150;

function parsed<T>(schema: z.ZodType<T>, body: unknown): T {
  const result = schema.safeParse(body);
  if (!result.success) throw new TencentError('InvalidParameter', `Wrong parameter: ${result.error.issues[0]?.path.join('.') ?? ''}.`);
  return result.data;
}

function textOf(use: 'sms' | 'voice', id: string, params: readonly string[]): string {
  const approved = sandboxTexts.find((each) => each.id === id && each.use === use);
  if (!approved) throw new TencentError('FailedOperation.TemplateIncorrectOrUnapproved', 'The template is not approved.');
  const asked = new Set(approved.text.match(/\{\d+\}/g) ?? []).size;
  if (asked !== params.length) throw new TencentError('FailedOperation.TemplateParamSetNotMatchApprovedTemplate', 'The parameters do not match the template.');
  return approved.text.replace(/\{(\d+)\}/g, (_whole, number: string) => params[Number(number) - 1] as string);
}

const paramsOf = (params: readonly string[]): Record<string, string> => Object.fromEntries(params.map((value, index) => [String(index + 1), value]));

/** SMS 2021-01-11, VMS 2020-09-02 and TTS 2019-08-23. */
export function tencentActions(): TencentAction[] {
  const reports = new ReportBook();

  const sendSms = (world: World, body: unknown): Record<string, unknown> => {
    const input = parsed(smsBody, body);
    if (input.SmsSdkAppId !== tencentAccount.sdkAppId) throw new TencentError('UnauthorizedOperation.SmsSdkAppIdVerifyFail', 'The SdkAppId is wrong.');
    if (input.SignName !== tencentAccount.signName) throw new TencentError('FailedOperation.SignatureIncorrectOrUnapproved', 'The signature is not approved.');
    const text = textOf('sms', input.TemplateId, input.TemplateParamSet);
    const statuses = input.PhoneNumberSet.map((number) => {
      const status = { SerialNo: '', PhoneNumber: number, Fee: 0, SessionContext: input.SessionContext, Code: 'Ok', Message: 'send success', IsoCode: 'CN' };
      const phone = number.replace(/^(?:\+?86)?(?=1\d{10}$)/, '+86');
      if (!phonePattern.test(phone)) return { ...status, Code: 'InvalidParameterValue.IncorrectPhoneNumber', Message: 'incorrect phone number' };
      const messageId = world.nextId();
      const reached = world.faults.draw(faultsOf.result) === null;
      const serial = `${tencentAccount.sdkAppId}:${messageId}`;
      world.accept({ channel: 'sms', to: phone, templateId: input.TemplateId, clientMessageId: input.SessionContext || null, fields: paramsOf(input.TemplateParamSet), messageId: serial, reached });
      reports.add({ serial, phone, context: input.SessionContext, at: world.clock.now(), reached });
      const person = world.people.withPhone(phone);
      if (person && reached) world.say(person, { from: 'account', content: { type: 'sms', text: `【${input.SignName}】${text}` } });
      return { ...status, SerialNo: serial, PhoneNumber: phone, Fee: Math.ceil((text.length + input.SignName.length + 2) / 67) };
    });
    return { SendStatusSet: statuses };
  };

  const pullReports = (_world: World, body: unknown): Record<string, unknown> => ({ PullSmsSendStatusSet: reports.pull(parsed(pullBody, body).Limit) });

  const reportsOf = (world: World, body: unknown): Record<string, unknown> => {
    const { PhoneNumber, BeginTime, EndTime, Limit } = parsed(ofNumberBody, body);
    const now = Math.floor(world.clock.now() / 1000);
    if (BeginTime < now - lookBackSeconds) throw new TencentError('InvalidParameterValue.BeginTimeVerifyFail', 'The begin time is too early.');
    return { PullSmsSendStatusSet: reports.of(PhoneNumber, BeginTime, EndTime ?? now, Limit) };
  };

  const call = (world: World, body: unknown): Record<string, unknown> => {
    const input = parsed(voiceBody, body);
    if (input.VoiceSdkAppid !== tencentAccount.sdkAppId) throw new TencentError('AuthFailure.VoiceSdkAppIdVerifyFail', 'The SdkAppId is wrong.');
    if (!phonePattern.test(input.CalledNumber)) throw new TencentError('InvalidParameterValue.CalledNumberVerifyFail', 'The number is wrong.');
    const text = textOf('voice', input.TemplateId, input.TemplateParamSet);
    const messageId = world.nextId();
    world.accept({ channel: 'voice', to: input.CalledNumber, templateId: input.TemplateId, clientMessageId: input.SessionContext || null, fields: paramsOf(input.TemplateParamSet), messageId, reached: true });
    const person = world.people.withPhone(input.CalledNumber);
    if (person) world.say(person, { from: 'account', content: { type: 'call', text } });
    return { SendStatus: { CallId: messageId, SessionContext: input.SessionContext } };
  };

  const speak = (_world: World, body: unknown): Record<string, unknown> => {
    const { Text, SessionId } = parsed(speechBody, body);
    if (Text.trim() === '') throw new TencentError('InvalidParameterValue.TextEmpty', 'The text is empty.');
    if ([...Text].length > speechMax) throw new TencentError('UnsupportedOperation.TextTooLong', 'The text is too long.');
    if (!/[\p{L}\p{N}]/u.test(Text)) throw new TencentError('InvalidParameterValue.InvalidText', 'Nothing in the text can be read.');
    return { Audio: silence(Text).toString('base64'), SessionId, Subtitles: [] };
  };

  return [
    { name: 'SendSms', version: '2021-01-11', title: '短信', toPhone: true, answer: sendSms },
    { name: 'PullSmsSendStatus', version: '2021-01-11', title: '短信回执', toPhone: false, answer: pullReports },
    { name: 'PullSmsSendStatusByPhoneNumber', version: '2021-01-11', title: '一个号码的短信回执', toPhone: false, answer: reportsOf },
    { name: 'SendTtsVoice', version: '2020-09-02', title: '语音电话', toPhone: true, answer: call },
    { name: 'TextToVoice', version: '2019-08-23', title: '语音合成', toPhone: false, answer: speak },
  ];
}
