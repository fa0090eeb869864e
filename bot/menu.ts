import { setTimeout as wait } from 'node:timers/promises';
import type { WechatClient } from '../clients/wechat';
import { errorClass } from '../domain/kernel';
import type { Logger } from '../runtime/log';
import type { Settings } from '../settings';
import { accountMenu } from '../templates';

/** In a trial the menu is there from the start; a real account gets it by `npm run wechat:menu`. The sandbox may start after the bot. */
export async function pushMenuToSandbox(wechat: WechatClient, settings: Pick<Settings, 'publicOrigin'>, log: Logger, pauses: readonly number[] = Array<number>(20).fill(3000)): Promise<void> {
  for (const pause of [...pauses, null]) {
    try {
      return await wechat.replaceMenu(accountMenu(settings.publicOrigin));
    } catch (error) {
      if (pause === null) return log.warn({ error: errorClass(error) }, 'menu not pushed to the sandbox');
      await wait(pause, undefined, { ref: false });
    }
  }
}
