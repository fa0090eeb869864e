import type { WechatClient } from './client';
import { WechatError, type WechatErrorClass } from './errors';

type Kind = 'later' | 'unknown' | 'gone' | 'never' | 'quota';
type Told<T> = { ok: true; value: T } | { ok: false; kind: Kind; code: string };

/** invalid media_id: what it names is not there, or not there any more. */
const missing = '40007';
const kinds: Record<WechatErrorClass, Kind> = { retry: 'later', refresh: 'later', person: 'never', template: 'never', quota: 'quota', unknown: 'unknown' };

/**
 * The client as articles ask for it: answers in place of WeChat's errors. A draft that was added perhaps is `unknown`;
 * everything else may be repeated, so that there a lost answer is `later`.
 */
export function draftBoxOf(client: Pick<WechatClient, 'addPicture' | 'uploadPicture' | 'addDraft' | 'updateDraft' | 'findDraft'>) {
  return {
    keepCover: (bytes: Buffer, name: string) => repeatable(client.addPicture({ name, type: 'image/jpeg', bytes }).then(({ mediaId }) => mediaId)),
    keepPicture: (bytes: Buffer, name: string) => repeatable(client.uploadPicture({ name, type: 'image/png', bytes }).then(({ url }) => url)),
    add: (articles: Parameters<WechatClient['addDraft']>[0]) => told(client.addDraft(articles).then(({ mediaId }) => mediaId)),
    update: (mediaId: string, index: number, article: Parameters<WechatClient['updateDraft']>[2]) => repeatable(client.updateDraft(mediaId, index, article).then(() => null)),
    find: (sourceUrlEnd: string) => repeatable(client.findDraft(sourceUrlEnd).then((found) => found?.mediaId ?? null)),
  };
}

function told<T>(call: Promise<T>): Promise<Told<T>> {
  return call.then(
    (value) => ({ ok: true as const, value }),
    (error: unknown) => {
      if (!(error instanceof WechatError)) throw error;
      return { ok: false as const, kind: error.code === missing ? ('gone' as const) : kinds[error.kind], code: error.code };
    },
  );
}

async function repeatable<T>(call: Promise<T>): Promise<Told<T>> {
  const answer = await told(call);
  return answer.ok || answer.kind !== 'unknown' ? answer : { ...answer, kind: 'later' };
}
