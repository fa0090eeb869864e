import { disconnectDatabase, ensureIndexes, installAnchors, installSecrets, loadCalendar, loadSecrets, startJobLoop, systemClock, watchCalendar } from '../domain/kernel';
import '../domain/rating';
import '../domain/follow-up';
import { connectWithWait } from '../server/http/database-checks';
import { createLogger, framesOf, type Logger } from '../server/http/log';
import { loadSettings, SettingsError, type Settings } from '../settings';

/** Events, deadlines, deliveries and jobs. The official account's conversations join here. */
async function run(settings: Settings, log: Logger): Promise<void> {
  installSecrets(loadSecrets(settings.keysDir, { mayCreate: !settings.production }));
  installAnchors(settings.dataDir);
  await connectWithWait(settings.mongodbUri, log);
  await ensureIndexes();
  await loadCalendar();
  const stopWatching = watchCalendar((error) => log.error({ frames: framesOf(error) }, 'calendar not read'));
  const loop = startJobLoop(systemClock, (error, work) => log.error({ work, error: error instanceof Error ? error.name : typeof error, frames: framesOf(error) }, 'standing work failed'));
  log.info('working');

  let stopping = false;
  const stop = async (why: string): Promise<void> => {
    if (stopping) return;
    stopping = true;
    log.info({ why }, 'stopping');
    stopWatching();
    await loop.stop();
    await disconnectDatabase();
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop(signal));
  // Started by `npm start`: when that process is gone, nobody could stop this one.
  process.on('disconnect', () => void stop('parent gone'));
}

function main(): void {
  let log: Logger | undefined;
  try {
    const settings = loadSettings(process.env);
    log = createLogger(settings);
    run(settings, log).catch((error: unknown) => {
      log?.fatal({ error: error instanceof Error ? error.name : typeof error, frames: framesOf(error) }, '没有启动成功 · not started');
      process.exit(1);
    });
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}

main();
