/** The bot's real door and standing work, with an official account in safe mode whose WeChat is never called. Tells its address to the parent. */
import { createWechatClient } from '../../clients/wechat';
import '../../domain/capabilities';
import { connectDatabase, enableDemo, ensureIndexes, installAnchors, installCeremonyPin, installSecrets, installShredder, loadCalendar, loadSecrets, startJobLoop, systemClock } from '../../domain/kernel';
import { startBotDoor } from '../../bot/http/start';
import { loadSettings } from '../../settings';

async function main(): Promise<void> {
  const settings = loadSettings({ ...process.env, BOT_PORT: '0', LOG_LEVEL: 'info' });
  installSecrets(loadSecrets(settings.keysDir, { mayCreate: true }));
  installAnchors(settings.dataDir);
  installShredder(settings.shredDir);
  installCeremonyPin(settings.keysDir);
  enableDemo();
  await connectDatabase(settings.mongodbUri);
  await ensureIndexes();
  await loadCalendar();
  const loop = startJobLoop(systemClock, () => undefined);
  // Nothing listens there: a reply that came late would show as a failure.
  const wechat = createWechatClient({ official: settings.officialAccount, origin: 'http://127.0.0.1:9', clock: systemClock });
  const door = await startBotDoor(settings, { wechat });
  process.send?.(door.url);
  process.on('SIGTERM', () => void Promise.all([door.close(), loop.stop()]).then(() => process.exit(0)));
}

void main();
