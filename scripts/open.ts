import { connectDatabase, disconnectDatabase, ensureIndexes, installAnchors, installCeremonyPin, installSecrets, installShredder, loadCalendar, loadSecrets } from '../domain/kernel';
import '../domain/capabilities';
import { loadSettings, type Settings } from '../settings';

/** The value after `--NAME`, if it was given. */
export function option(name: string): string | undefined {
  const at = process.argv.indexOf(`--${name}`);
  return at >= 0 ? process.argv[at + 1] : undefined;
}

/** Opens keys, database and calendar as the environment says, does the work, closes, and ends with 1 and a sentence where it fails. */
export function command(what: string, work: (settings: Settings) => Promise<void>): void {
  const run = async (): Promise<void> => {
    const settings = loadSettings(process.env);
    installSecrets(loadSecrets(settings.keysDir, { mayCreate: !settings.production }));
    installAnchors(settings.dataDir);
    installShredder(settings.shredDir);
    installCeremonyPin(settings.keysDir, ({ pinned, found }) => console.error(`密钥仪式不一致：ceremony.json 记的是 ${pinned ?? '空'}，数据库里是 ${found}`));
    await connectDatabase(settings.mongodbUri);
    await ensureIndexes();
    await loadCalendar();
    await work(settings);
  };
  run()
    .catch((error: Error) => {
      console.error(`✗ ${what}没有成功：${error.message}`);
      process.exitCode = 1;
    })
    .finally(disconnectDatabase);
}
