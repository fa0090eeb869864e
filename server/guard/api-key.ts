import type { Context as KoaContext } from 'koa';
import { fail, type Clock, type IntegrationActor } from '../../domain/kernel';
import { authenticateQueueKey } from '../../domain/service-event';

/** Which system comes in, by `Authorization: Bearer <key>`. Missing, wrong and taken back are told alike. */
export async function requireApiKey(koa: KoaContext, clock: Clock): Promise<IntegrationActor> {
  const secret = /^Bearer ([\w-]{20,100})$/i.exec(koa.req.headers.authorization ?? '')?.[1];
  const actor = secret === undefined ? null : await authenticateQueueKey(secret, clock);
  return actor ?? fail('unauthenticated', { message: '接入密钥不对，或已停用。' });
}
