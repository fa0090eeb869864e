import { disconnectDatabase, enableDemo, ensureIndexes, installAnchors, installCeremonyPin, installSecrets, installShredder, loadCalendar, loadSecrets, watchCalendar } from '../domain/kernel';
import { loadSettings, SettingsError, type Settings } from '../settings';
import { checkDatabase, connectWithWait } from './database-checks';
import { createLogger, framesOf, type Logger } from './log';
import { followSandboxClock } from './sandbox-clock';

/** What a process does between its start and its end; answers how to stop that gently. */
export type Work = (settings: Settings, log: Logger) => Promise<() => Promise<void>>;

async function open(settings: Settings, log: Logger): Promise<() => void> {
  installSecrets(loadSecrets(settings.keysDir, { mayCreate: !settings.production }));
  installAnchors(settings.dataDir);
  installShredder(settings.shredDir);
  installCeremonyPin(settings.keysDir, (found) => log.error(found, '密钥仪式和 ceremony.json 不一致，不再加密新的反映 · the ceremony is not the pinned one'));
  if (settings.demo) enableDemo();
  const stopFollowing = await followSandboxClock(settings);
  await connectWithWait(settings.mongodbUri, log);
  await checkDatabase(settings, log);
  await ensureIndexes();
  await loadCalendar();
  const stopWatching = watchCalendar((error) => log.error({ frames: framesOf(error) }, 'calendar not read'));
  return () => {
    stopWatching();
    stopFollowing();
  };
}

async function live(work: Work, settings: Settings, log: Logger): Promise<void> {
  const stopWatching = await open(settings, log);
  const endWork = await work(settings, log);
  let stopping = false;
  const stop = async (why: string): Promise<void> => {
    if (stopping) return;
    stopping = true;
    log.info({ why }, 'stopping');
    stopWatching();
    await endWork();
    await disconnectDatabase();
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop(signal));
  // Started by `npm start`: when that process is gone, nobody could stop this one.
  process.on('disconnect', () => void stop('parent gone'));
}

/** The life of a server or bot process: settings, keys, database, calendar, the work, and a gentle end. */
export function runProcess(work: Work): void {
  let log: Logger | undefined;
  const failStart = (error: unknown): void => {
    if (error instanceof SettingsError) process.stderr.write(`${error.message}\n`);
    else if (log) log.fatal({ error: error instanceof Error ? error.name : typeof error, code: (error as { code?: string }).code, frames: framesOf(error) }, '没有启动成功 · not started');
    else process.stderr.write('没有启动成功 · not started\n');
    process.exit(1);
  };
  try {
    const settings = loadSettings(process.env);
    log = createLogger(settings);
    live(work, settings, log).catch(failStart);
  } catch (error) {
    failStart(error);
  }
}
