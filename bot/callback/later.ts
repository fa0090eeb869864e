import { setTimeout as wait } from 'node:timers/promises';
import { WechatError, type WechatClient } from '../../clients/wechat';
import { errorClass } from '../../domain/kernel';
import type { Logger } from '../../runtime/log';
import type { Reply } from '../chat/topic';

/** Where nothing can have happened, it is tried again after these pauses. */
const defaultPauses = [1000, 3000, 9000];

/** Says by a customer-service message what was not ready in time. Never fails: a reply that does not arrive is logged by its class. */
export async function replyLater(wechat: WechatClient, openid: string, reply: Reply, log: Logger, pauses: readonly number[] = defaultPauses): Promise<void> {
  for (const pause of [...pauses, null]) {
    try {
      return await wechat.sendCustomer({ openid, ...reply });
    } catch (error) {
      const again = error instanceof WechatError && (error.kind === 'retry' || error.kind === 'refresh');
      if (!again || pause === null) return log.error({ error: error instanceof WechatError ? `${error.kind}:${error.code}` : errorClass(error) }, 'late reply not sent');
      await wait(pause);
    }
  }
}
