import { createHash, randomBytes } from 'node:crypto';
import path from 'node:path';
import { receiveReport } from '../../domain/clue';
import { shanghaiDay, storeSealedFile, systemClock } from '../../domain/kernel';
import { citizen, inClueWorld, percentile, reportFields } from './clue-world';
import { signIn, startServer } from './servers';
import { report } from './table';

const files = 10;
const megabyte = 1024 ** 2;
const asks = 60;
const warmUps = 5;
const goal = 300;

/** A clue with ten attachments of 1 MB: what was written is answered at once, each file by itself. */
export async function benchOpening(): Promise<void> {
  await inClueWorld(async ({ dir, env }) => {
    const attached = [];
    for (let number = 1; number <= files; number += 1) {
      const bytes = randomBytes(megabyte);
      const stored = await storeSealedFile(bytes, shanghaiDay(systemClock.now()));
      attached.push({ ...stored, name: `照片${number}.jpg`, kind: 'image' as const, mediaType: 'image/jpeg', size: megabyte, sha256: createHash('sha256').update(bytes).digest('hex'), cleaned: [] });
    }
    const { clue } = await receiveReport(citizen, { submissionKey: randomBytes(32).toString('base64url'), fields: reportFields, identity: null, tellByPhone: false, files: attached, channel: 'web' });
    const server = await startServer('real-server.ts', env, path.join(dir, 'real.log'));
    const headers = { ...(await signIn(server.address, 'anguan')), origin: server.address, 'content-type': 'application/json' };
    const to = `${server.address}/api/clues/${clue._id.toHexString()}`;
    const timed = async (address: string, init: RequestInit = {}): Promise<number> => {
      const begun = performance.now();
      const response = await fetch(address, { ...init, headers });
      const { byteLength } = await response.arrayBuffer();
      if (response.status !== 200 || byteLength === 0) throw new Error(`${address} answered ${response.status}`);
      return performance.now() - begun;
    };
    const opened: number[] = [];
    for (let index = -warmUps; index < asks; index += 1) {
      const took = await timed(`${to}/opening`, { method: 'POST', body: JSON.stringify({ reason: '登记需要' }) });
      if (index >= 0) opened.push(took);
    }
    const one: number[] = [];
    for (let index = -warmUps; index < asks; index += 1) {
      const took = await timed(`${to}/files/${attached[Math.abs(index) % files]?.id}`);
      if (index >= 0) one.push(took);
    }
    const together: number[] = [];
    for (let round = 0; round < files; round += 1) {
      const begun = performance.now();
      await Promise.all(attached.map(({ id }) => timed(`${to}/files/${id}`)));
      together.push(performance.now() - begun);
    }
    await server.stop();
    const p95 = percentile(opened, 0.95);
    const told = (values: number[]): string => `${percentile(values, 0.95).toFixed(0)} ms (median ${percentile(values, 0.5).toFixed(0)} ms)`;
    report('opening', [
      { what: `opening a clue with ${files} attachments of 1 MB, first content, p95`, measured: told(opened), goal: `≤ ${goal} ms`, holds: p95 <= goal },
      { what: 'one attachment of it, p95', measured: told(one), goal: 'told', holds: true },
      { what: `all ${files} at once, slowest but one`, measured: told(together), goal: 'told', holds: true },
    ]);
  });
}
