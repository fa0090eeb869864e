import { sms } from 'tencentcloud-sdk-nodejs-sms';
import { z } from 'zod';
import type { SmsProvider, SmsResult } from '../sms';
import { answerOfCode, answerOfError, configOf, type TencentKeys } from './ask';

const sent = z.object({ SendStatusSet: z.array(z.object({ SerialNo: z.string(), Code: z.string() })).length(1) });
const pulled = z.object({ PullSmsSendStatusSet: z.array(z.object({ SerialNo: z.string(), ReportStatus: z.string(), Description: z.string().optional() })) });
/** As many as one question may ask for. */
const together = 100;
/** Of one look: 2,000 results a minute are more than an account sends. */
const questions = 20;

/** 腾讯云短信, SendSms 2021-01-11. */
export function tencentSms(keys: TencentKeys & { signName: string }): SmsProvider {
  const client = new sms.v20210111.Client(configOf(keys, 'sms', 'ap-guangzhou'));
  return {
    async send({ phone, templateId, params }) {
      try {
        const answer = sent.safeParse(await client.SendSms({ PhoneNumberSet: [`+86${phone}`], SmsSdkAppId: keys.sdkAppId, SignName: keys.signName, TemplateId: templateId, TemplateParamSet: params }));
        const [status] = answer.data?.SendStatusSet ?? [];
        if (!status) return { outcome: 'unknown', code: 'badAnswer' };
        return status.Code === 'Ok' && status.SerialNo ? { outcome: 'accepted', reference: status.SerialNo } : answerOfCode(status.Code);
      } catch (error) {
        return answerOfError(error);
      }
    },
    async results() {
      const found: SmsResult[] = [];
      try {
        for (let asked = 0; asked < questions; asked += 1) {
          const { PullSmsSendStatusSet: page } = pulled.parse(await client.PullSmsSendStatus({ Limit: together, SmsSdkAppId: keys.sdkAppId }));
          found.push(...page.map(resultOf));
          if (page.length < together) break;
        }
      } catch {
        // What was read already will not be told again: it is handed on, the rest with the next look.
      }
      return found;
    },
    async resultsOf(phone, since) {
      try {
        const answer = await client.PullSmsSendStatusByPhoneNumber({ BeginTime: Math.floor(since.getTime() / 1000), Offset: 0, Limit: together, PhoneNumber: `+86${phone}`, SmsSdkAppId: keys.sdkAppId });
        return pulled.parse(answer).PullSmsSendStatusSet.map(resultOf);
      } catch {
        return [];
      }
    },
  };
}

const resultOf = ({ SerialNo, ReportStatus }: z.infer<typeof pulled>['PullSmsSendStatusSet'][number]): SmsResult => ({ reference: SerialNo, delivered: ReportStatus === 'SUCCESS', code: ReportStatus });
