export type { TencentKeys } from './ask';
export { tencentSms } from './sms';
export { tencentSpeech } from './speech';
export { tencentVoice } from './voice';
