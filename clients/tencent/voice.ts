import { CommonClient } from 'tencentcloud-sdk-nodejs-common';
import { z } from 'zod';
import type { VoiceProvider } from '../sms';
import { answerOfError, configOf, type TencentKeys } from './ask';

const called = z.object({ SendStatus: z.object({ CallId: z.string().min(1) }) });

/** 腾讯云语音消息 2020-09-02; the platform has no package of its own here, and the common client is enough. */
export function tencentVoice(keys: TencentKeys): VoiceProvider {
  const client = new CommonClient('vms.tencentcloudapi.com', '2020-09-02', configOf(keys, 'vms', 'ap-guangzhou'));
  return {
    async call({ phone, templateId, params }) {
      try {
        const answer = called.safeParse(await client.request('SendTtsVoice', { TemplateId: templateId, CalledNumber: `+86${phone}`, VoiceSdkAppid: keys.sdkAppId, TemplateParamSet: params, PlayTimes: 2 }));
        return answer.success ? { outcome: 'accepted', reference: answer.data.SendStatus.CallId } : { outcome: 'unknown', code: 'badAnswer' };
      } catch (error) {
        return answerOfError(error);
      }
    },
  };
}
