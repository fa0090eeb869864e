import type { SmsProvider, VoiceProvider } from '../clients/sms';
import { tencentSms, tencentSpeech, tencentVoice } from '../clients/tencent';
import type { SpeechProvider } from '../clients/speech';
import { createWechatClient, type WechatClient } from '../clients/wechat';
import { createPayClient, type PayClient } from '../clients/wechatpay';
import type { Clock } from '../domain/kernel';
import type { Settings } from '../settings';

/** The clients of outside services for which keys are set. */
export interface Outside {
  wechat: WechatClient;
  pay: PayClient | null;
  sms: SmsProvider | null;
  voice: VoiceProvider | null;
  speech: SpeechProvider | null;
}

export function outsideOf({ officialAccount, miniProgram, wechatApiOrigin, wechatPay, wechatPayApiOrigin, tencent, speech }: Settings, clock: Clock): Outside {
  return {
    wechat: createWechatClient({ official: officialAccount, mini: miniProgram, origin: wechatApiOrigin, clock }),
    pay: wechatPay ? createPayClient({ merchant: wechatPay, appids: { official: officialAccount?.appid, mini: miniProgram?.appid }, origin: wechatPayApiOrigin, clock }) : null,
    sms: tencent ? tencentSms(tencent) : null,
    voice: tencent ? tencentVoice(tencent) : null,
    speech: speech ? tencentSpeech(speech) : null,
  };
}
