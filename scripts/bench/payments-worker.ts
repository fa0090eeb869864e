/** What the bot does with an import, in a process of its own, so that nothing else is in its memory: `payments-worker.ts ADDRESS DIR`. */
import { connectDatabase, disconnectDatabase, fixedClock, installSecrets, installShredder, loadSecrets, runJobs } from '../../domain/kernel';
import path from 'node:path';
import '../../domain/capabilities';

async function main(): Promise<void> {
  const [address = '', dir = ''] = process.argv.slice(2);
  installSecrets(loadSecrets(dir, { mayCreate: false }));
  installShredder(path.join(dir, 'shred'));
  await connectDatabase(address);
  let peak = 0;
  const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss / 1024 ** 2)), 50);
  const begun = performance.now();
  await runJobs(fixedClock('2026-11-20T01:00:00Z'));
  clearInterval(watch);
  process.stdout.write(JSON.stringify({ seconds: (performance.now() - begun) / 1000, peak }));
  await disconnectDatabase();
}

void main();
