export type { TencentKeys } from './ask';
export { tencentSms } from './sms';
export { tencentVoice } from './voice';
