import '../domain/capabilities';
import { startJobLoop, systemClock } from '../domain/kernel';
import { countEarlierRatings } from '../domain/statistics';
import { framesOf } from '../runtime/log';
import { runProcess } from '../runtime/run';
import { startBotDoor } from './http/start';

/** Events, deadlines, deliveries and jobs, and the official account's callback. */
runProcess(async (settings, log) => {
  await countEarlierRatings(systemClock);
  const loop = startJobLoop(systemClock, (error, work) => log.error({ work, error: error instanceof Error ? error.name : typeof error, frames: framesOf(error) }, 'standing work failed'));
  const door = await startBotDoor(settings, { log });
  log.info({ port: settings.botPort }, 'working');
  return async () => {
    await Promise.all([door.close(), loop.stop()]);
  };
});
