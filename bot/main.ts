import '../domain/appeal';
import '../domain/bulletin';
import '../domain/follow-up';
import { startJobLoop, systemClock } from '../domain/kernel';
import '../domain/rating';
import '../domain/statistics';
import { framesOf } from '../runtime/log';
import { runProcess } from '../runtime/run';

/** Events, deadlines, deliveries and jobs. The official account's conversations join here. */
runProcess(async (_settings, log) => {
  const loop = startJobLoop(systemClock, (error, work) => log.error({ work, error: error instanceof Error ? error.name : typeof error, frames: framesOf(error) }, 'standing work failed'));
  log.info('working');
  return () => loop.stop();
});
