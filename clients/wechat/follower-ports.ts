import { fail } from '../../domain/kernel';
import type { WechatClient } from './client';
import { WechatError } from './errors';

/**
 * The client as the followers' capability asks for it: answers in place of WeChat's errors. Whatever else goes wrong
 * is thrown on.
 */
export function officialAccountOf(client: Pick<WechatClient, 'tag' | 'untag' | 'temporaryQrCode'>) {
  return {
    tag: (openid: string, tag: string) => tagging(client.tag(openid, tag)),
    untag: (openid: string, tag: string) => tagging(client.untag(openid, tag)),
    qrAddress: (scene: string, validSeconds: number) =>
      client.temporaryQrCode(scene, validSeconds).then(
        ({ url }) => url,
        (error: unknown) => (error instanceof WechatError ? null : Promise.reject(error)),
      ),
  };
}

/** Whoever is gone, or a tag that cannot be, is not tried again. */
function tagging(call: Promise<void>): Promise<'done' | 'later' | 'never'> {
  return call.then(
    () => 'done' as const,
    (error: unknown) => {
      if (!(error instanceof WechatError)) throw error;
      return error.kind === 'person' || error.kind === 'template' ? 'never' : 'later';
    },
  );
}

/** Exchanges a code of wx.login; the reader is told whether it is worth trying again. */
export function miniLoginOf(client: Pick<WechatClient, 'sessionOf'>) {
  return { openidOf: (loginCode: string): Promise<string> => recognised(client.sessionOf(loginCode).then(({ openid }) => openid), '微信没有认出这次打开，请退出小程序再进一次。') };
}

/**
 * 网页授权 without asking (`snsapi_base`): a page inside WeChat learns whose WeChat it is. `anywhere`: a sandbox plays
 * WeChat for any browser.
 */
export function webLoginOf(client: Pick<WechatClient, 'openidOfWebCode'>, { appid, openOrigin, anywhere }: { appid: string; openOrigin: string; anywhere: boolean }) {
  return {
    where: anywhere ? ('anywhere' as const) : ('wechat' as const),
    /** WeChat wants these, in this order, and the mark at the end. */
    addressFor: (back: string, state: string): string => `${openOrigin}/connect/oauth2/authorize?${new URLSearchParams({ appid, redirect_uri: back, response_type: 'code', scope: 'snsapi_base', state })}#wechat_redirect`,
    openidOf: (code: string): Promise<string> => recognised(client.openidOfWebCode(code), '微信没有认出这次打开，没有付。请再点一次。'),
  };
}

async function recognised(asked: Promise<string>, otherwise: string): Promise<string> {
  try {
    return await asked;
  } catch (error) {
    if (!(error instanceof WechatError)) throw error;
    if (error.kind === 'person' || error.kind === 'template') return fail('badRequest', { message: otherwise });
    return fail('notReady', { message: '微信现在没有回话，请稍后再点一次。', retryAfterSeconds: 5 });
  }
}
