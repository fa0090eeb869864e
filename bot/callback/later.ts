import { setTimeout as wait } from 'node:timers/promises';
import { WechatError, type WechatClient } from '../../clients/wechat';
import { errorClass } from '../../domain/kernel';
import type { Logger } from '../../runtime/log';
import type { Reply } from '../chat/topic';

/** Where nothing can have happened, it is tried again after these pauses. */
const defaultPauses = [1000, 3000, 9000];

/**
 * Says by a customer-service message what was not ready in time. Never fails: a reply that does not arrive is logged by
 * its class. False: it certainly did not arrive, and may be tried again later.
 */
export async function replyLater(wechat: WechatClient, openid: string, reply: Reply, log: Logger, pauses: readonly number[] = defaultPauses): Promise<boolean> {
  for (const pause of [...pauses, null]) {
    try {
      await wechat.sendCustomer({ openid, ...reply });
      return true;
    } catch (error) {
      const again = error instanceof WechatError && (error.kind === 'retry' || error.kind === 'refresh');
      if (!again || pause === null) {
        log.error({ error: error instanceof WechatError ? `${error.kind}:${error.code}` : errorClass(error) }, 'late reply not sent');
        return !again;
      }
      await wait(pause);
    }
  }
  return false;
}
