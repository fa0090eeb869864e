import { WxButton } from '../elements/form';
import type { Services } from '../services';
import { Refusal, asynchronous } from './callbacks';

/** 隐私 and 订阅消息: what WeChat asks the person in its own words. */
export function privacyApis({ privacy, answers, records, program }: Services) {
  WxButton.agreedTo = (id) => privacy.press(id);
  return {
    getPrivacySetting: asynchronous('getPrivacySetting', () => ({ needAuthorization: privacy.needed, privacyContractName: '《用户隐私保护指引》' })),
    requirePrivacyAuthorize: asynchronous('requirePrivacyAuthorize', () => privacy.require('requirePrivacyAuthorize')),
    openPrivacyContract: asynchronous('openPrivacyContract', () => records.act({ kind: 'privacyContract' })),
    onNeedPrivacyAuthorization: (listener: typeof privacy.listener) => {
      privacy.listener = listener;
    },
    // Only what app.json names is there at all; without an answer the person refuses.
    getFuzzyLocation: asynchronous('getFuzzyLocation', async ({ type = 'wgs84' }: { type?: string }) => {
      if (!program.app.requiredPrivateInfos?.includes('getFuzzyLocation')) throw new Refusal('the api need to be declared in the requiredPrivateInfos field in app.json');
      await privacy.require('getFuzzyLocation');
      const location = answers.locations.shift() ?? null;
      if (!location || type !== 'wgs84') throw new Refusal(location ? 'this host knows wgs84 only' : 'auth deny');
      return location;
    }),
    requestSubscribeMessage: asynchronous('requestSubscribeMessage', ({ tmplIds }: { tmplIds: string[] }) => {
      const answer = answers.subscriptions.shift() ?? 'reject';
      records.act({ kind: 'subscription', templateIds: tmplIds, answer });
      return Object.fromEntries(tmplIds.map((id) => [id, answer]));
    }),
  };
}
