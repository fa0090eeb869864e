import type { SmsProvider, VoiceProvider } from '../clients/sms';
import type { SpeechProvider } from '../clients/speech';
import { tencentSms, tencentSpeech, tencentVoice } from '../clients/tencent';
import { createWechatClient, type WechatClient } from '../clients/wechat';
import type { Clock } from '../domain/kernel';
import type { Settings } from '../settings';

/** The clients of outside services for which keys are set. */
export interface Outside {
  wechat: WechatClient;
  sms: SmsProvider | null;
  voice: VoiceProvider | null;
  speech: SpeechProvider | null;
}

export function outsideOf({ officialAccount, miniProgram, wechatApiOrigin, tencent, speech }: Settings, clock: Clock): Outside {
  return {
    wechat: createWechatClient({ official: officialAccount, mini: miniProgram, origin: wechatApiOrigin, clock }),
    sms: tencent ? tencentSms(tencent) : null,
    voice: tencent ? tencentVoice(tencent) : null,
    speech: speech ? tencentSpeech(speech) : null,
  };
}
