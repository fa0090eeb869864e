import type { WechatClient } from '../../clients/wechat';
import type { Clock } from '../../domain/kernel';
import type { Logger } from '../../runtime/log';
import { chatTexts } from '../../templates';
import { takeDebt } from './claims';
import { replyLater } from './later';

/** Until the next try, where WeChat was too busy. */
const leaseMs = 60_000;

/**
 * Tells those whose reply died with its process to write again: what they wrote is not kept. Whoever had his reply just
 * before the process was killed reads the sentence too many; silence would be worse. Answers how many were told.
 */
export async function payDebts(wechat: WechatClient, clock: Clock, log: Logger): Promise<number> {
  let told = 0;
  for (let debt = await takeDebt(clock, leaseMs); debt; debt = await takeDebt(clock, leaseMs)) {
    if (!(await replyLater(wechat, debt.openid, { text: chatTexts.interrupted }, log, []))) continue;
    await debt.settle();
    told += 1;
  }
  return told;
}
