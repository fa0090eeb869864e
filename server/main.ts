import { disconnectDatabase, enableDemo, ensureIndexes, installAnchors, installSecrets, loadCalendar, loadSecrets, watchCalendar } from '../domain/kernel';
import { loadSettings, SettingsError, type Settings } from '../settings';
import { checkDatabase, connectWithWait } from './http/database-checks';
import { createLogger, framesOf, type Logger } from './http/log';
import { startServer } from './start';

async function run(settings: Settings, log: Logger): Promise<void> {
  installSecrets(loadSecrets(settings.keysDir, { mayCreate: !settings.production }));
  installAnchors(settings.dataDir);
  if (settings.demo) enableDemo();
  await connectWithWait(settings.mongodbUri, log);
  await checkDatabase(settings, log);
  await ensureIndexes();
  await loadCalendar();
  const stopWatching = watchCalendar((error) => log.error({ frames: framesOf(error) }, 'calendar not read'));
  const server = await startServer(settings, { log });
  log.info({ port: settings.port, surfaces: settings.surfaces }, 'listening');

  let stopping = false;
  const stop = async (why: string): Promise<void> => {
    if (stopping) return;
    stopping = true;
    log.info({ why }, 'stopping');
    stopWatching();
    await server.close();
    await disconnectDatabase();
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop(signal));
  // Started by `npm start`: when that process is gone, nobody could stop this one.
  process.on('disconnect', () => void stop('parent gone'));
}

function main(): void {
  let log: Logger | undefined;
  const failStart = (error: unknown): void => {
    if (error instanceof SettingsError) process.stderr.write(`${error.message}\n`);
    else if (log) log.fatal({ error: error instanceof Error ? error.name : typeof error, code: (error as { code?: string }).code, frames: framesOf(error) }, '没有启动成功 · not started');
    process.exit(1);
  };
  try {
    const settings = loadSettings(process.env);
    log = createLogger(settings);
    run(settings, log).catch(failStart);
  } catch (error) {
    failStart(error);
  }
}

main();
