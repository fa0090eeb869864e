import './policy';
import './setup';

export { fitCard, phoneParams, smsPreview, wechatData } from './fit';
export { saveOutsideTemplates, showOutsideTemplates } from './manage';
export { noteRefusal } from './refusals';
export { templatesOf } from './settings';
export { installSmsSignature } from './sms-length';
