import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { z } from 'zod';
import { report } from './table';

/** The last line that matters of embedded-mongo/bench.ts, which also runs alone. */
const goals = z.object({
  step: z.literal('goals'),
  readP95: z.object({ ms: z.number(), holds: z.boolean() }),
  insertAt16: z.object({ wallMs: z.number(), holds: z.boolean() }),
  memory: z.object({ mb: z.number(), holds: z.boolean() }),
});

/** The engine at the size of a district. Takes some minutes. */
export async function benchEngine(): Promise<void> {
  const root = path.resolve(__dirname, '../..');
  const { stdout, status } = spawnSync(process.execPath, ['--require', 'tsx/cjs', 'embedded-mongo/bench.ts'], { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  if (status !== 0) throw new Error('the engine bench failed');
  const line = stdout.split('\n').find((each) => each.includes('"goals"'));
  const { readP95, insertAt16, memory } = goals.parse(JSON.parse(line ?? '{}'));
  report('engine', [
    { what: 'indexed read of one document through the driver, p95', measured: `${readP95.ms} ms`, goal: '< 2 ms', holds: readP95.holds },
    { what: 'insert with three indexes, 16 writers, wall time each', measured: `${insertAt16.wallMs} ms`, goal: '< 1 ms', holds: insertAt16.holds },
    { what: 'resident memory less the mapped file', measured: `${memory.mb} MB`, goal: '< 600 MB', holds: memory.holds },
  ]);
}
