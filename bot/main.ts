import { createWechatClient } from '../clients/wechat';
import '../domain/capabilities';
import { startJobLoop, systemClock } from '../domain/kernel';
import { countEarlierRatings } from '../domain/statistics';
import { framesOf } from '../runtime/log';
import { runProcess } from '../runtime/run';
import { startBotDoor } from './http/start';
import { inSandbox, pushMenuToSandbox } from './menu';

/** Events, deadlines, deliveries and jobs, and the official account's callback. */
runProcess(async (settings, log) => {
  const wechat = createWechatClient({ official: settings.officialAccount, mini: settings.miniProgram, origin: settings.wechatApiOrigin, clock: systemClock });
  await countEarlierRatings(systemClock);
  const loop = startJobLoop(systemClock, (error, work) => log.error({ work, error: error instanceof Error ? error.name : typeof error, frames: framesOf(error) }, 'standing work failed'));
  const door = await startBotDoor(settings, { wechat, log });
  if (settings.officialAccount && inSandbox(settings)) void pushMenuToSandbox(wechat, settings, log);
  log.info({ url: door.url }, 'working');
  return async () => {
    await Promise.all([door.close(), loop.stop()]);
  };
});
