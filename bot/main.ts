import '../domain/capabilities';
import { startJobLoop, systemClock } from '../domain/kernel';
import { countEarlierRatings } from '../domain/statistics';
import { framesOf } from '../runtime/log';
import { runProcess } from '../runtime/run';

/** Events, deadlines, deliveries and jobs. The official account's conversations join here. */
runProcess(async (_settings, log) => {
  await countEarlierRatings(systemClock);
  const loop = startJobLoop(systemClock, (error, work) => log.error({ work, error: error instanceof Error ? error.name : typeof error, frames: framesOf(error) }, 'standing work failed'));
  log.info('working');
  return () => loop.stop();
});
