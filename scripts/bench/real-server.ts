/** The real server without rate limits, so that one machine can send what a district does. Settings in the environment; tells its address to the parent. */
import { connectDatabase, enableDemo, ensureIndexes, installAnchors, installCeremonyPin, installSecrets, installShredder, loadCalendar, loadSecrets } from '../../domain/kernel';
import { answersRoom } from '../../server/http/kept-answers';
import { startServer } from '../../server/start';
import { loadSettings } from '../../settings';

async function main(): Promise<void> {
  const settings = loadSettings({ ...process.env, PORT: '0', LOG_LEVEL: 'info' });
  installSecrets(loadSecrets(settings.keysDir, { mayCreate: true }));
  installAnchors(settings.dataDir);
  installShredder(settings.shredDir);
  installCeremonyPin(settings.keysDir);
  enableDemo();
  await connectDatabase(settings.mongodbUri);
  await ensureIndexes();
  await loadCalendar();
  const server = await startServer(settings, { limitOf: () => null, answersRoom });
  process.send?.(server.url);
  process.on('SIGTERM', () => void server.close().then(() => process.exit(0)));
}

void main();
