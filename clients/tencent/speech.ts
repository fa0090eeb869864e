import { randomUUID } from 'node:crypto';
import { CommonClient } from 'tencentcloud-sdk-nodejs-common';
import { z } from 'zod';
import type { SpeechAnswer, SpeechProvider } from '../speech';
import { answerOfError, configOf, type TencentKeys } from './ask';

const spoken = z.object({ Audio: z.base64().min(1) });
/** 中文最大支持 150 个汉字，全角标点算一个. */
const longest = 150;
/** 16 kHz, the rate that every voice has. */
const sampleRate = 16_000;
const ofAccount = /^(UnsupportedOperation(\.(AccountArrears|NoBanlance|NoFreeAccount|PkgExhausted|ServerNotOpen|ServerStopped))?$|InvalidParameterValue\.AppIdNotRegistered$|AuthFailure|UnauthorizedOperation)/;
const soon = /^(RequestLimitExceeded|LimitExceeded|InternalError|ResourceUnavailable|ServiceUnavailable)/;

/** 腾讯云语音合成, TextToVoice 2019-08-23; the common client is enough. */
export function tencentSpeech({ voiceType, ...keys }: Pick<TencentKeys, 'secretId' | 'secretKey' | 'origin'> & { voiceType?: number }): SpeechProvider {
  const client = new CommonClient('tts.tencentcloudapi.com', '2019-08-23', configOf(keys, 'tts', 'ap-guangzhou'));
  return {
    longest,
    async speak(text) {
      try {
        const answer = spoken.safeParse(await client.request('TextToVoice', { Text: text, SessionId: randomUUID(), ...(voiceType === undefined ? {} : { VoiceType: voiceType }), PrimaryLanguage: 1, SampleRate: sampleRate, Codec: 'mp3' }));
        return answer.success ? { outcome: 'spoken', mp3: Buffer.from(answer.data.Audio, 'base64') } : { outcome: 'retry', code: 'badAnswer' };
      } catch (error) {
        return answerOf(answerOfError(error));
      }
    },
  };
}

function answerOf({ outcome, code }: { outcome: string; code: string }): SpeechAnswer {
  if (ofAccount.test(code)) return { outcome: 'account', code };
  // What nobody knows of and what is busy is asked again: a voice read twice harms nobody.
  return { outcome: soon.test(code) || outcome !== 'refused' ? 'retry' : 'refused', code };
}
