import { WxButton } from '../elements/form';
import type { Services } from '../services';
import { asynchronous } from './callbacks';

/** 隐私 and 订阅消息: what WeChat asks the person in its own words. */
export function privacyApis({ privacy, answers, records }: Services) {
  WxButton.agreedTo = (id) => privacy.press(id);
  return {
    getPrivacySetting: asynchronous('getPrivacySetting', () => ({ needAuthorization: privacy.needed, privacyContractName: '《用户隐私保护指引》' })),
    requirePrivacyAuthorize: asynchronous('requirePrivacyAuthorize', () => privacy.require('requirePrivacyAuthorize')),
    openPrivacyContract: asynchronous('openPrivacyContract', () => records.act({ kind: 'privacyContract' })),
    onNeedPrivacyAuthorization: (listener: typeof privacy.listener) => {
      privacy.listener = listener;
    },
    requestSubscribeMessage: asynchronous('requestSubscribeMessage', ({ tmplIds }: { tmplIds: string[] }) => {
      const answer = answers.subscriptions.shift() ?? 'reject';
      records.act({ kind: 'subscription', templateIds: tmplIds, answer });
      return Object.fromEntries(tmplIds.map((id) => [id, answer]));
    }),
  };
}
