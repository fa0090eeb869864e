import { createHash, randomBytes, randomUUID } from 'node:crypto';
import path from 'node:path';
import type { ReportTask, TaskSolution } from '../../contracts/clue-report';
import { inClueWorld, percentile, reportFields } from './clue-world';
import { client, paced } from './paced';
import { startServer } from './servers';
import { report } from './table';

const seconds = { alone: 40, both: 60 };
const ratingsASecond = 200;
/** More than is asked for: what arrives late in a second counts in the next. */
const reportsASecond = 11;
const goals = { reports: 10, times: 2 };

const json = { 'content-type': 'application/json' };
const send = (address: string, body: object): Promise<Response> => fetch(address, { method: 'POST', headers: json, body: JSON.stringify(body) });

/** The work of a reporter's page: it costs him, not the server. */
async function solvedTask(server: string): Promise<TaskSolution> {
  const { challenge, bits } = (await (await send(`${server}/api/report/tasks`, {})).json()) as ReportTask;
  for (let nonce = 0; ; nonce += 1) if (createHash('sha256').update(`${challenge}:${nonce}`).digest().readUInt32BE(0) >>> (32 - bits) === 0) return { challenge, nonce };
}

/** Milliseconds of each rating, p99. */
async function rate(server: string, windowCodes: readonly string[], duration: number): Promise<number> {
  const { ask, close } = client(server, 16);
  const took = await paced(ratingsASecond * duration, ratingsASecond, (index) =>
    ask('/api/public/ratings', { idempotencyKey: randomUUID(), windowCode: windowCodes[index % windowCodes.length], level: 'satisfied', reasons: ['413'], channel: 'h5', deviceKey: randomBytes(16).toString('base64url') }),
  );
  close();
  return percentile(took, 0.99);
}

/** Hands in a report for each solved task; answers how long each took. */
async function submit(server: string, tasks: readonly TaskSolution[]): Promise<number[]> {
  const { ask, close } = client(server, 64);
  const took = await paced(tasks.length, reportsASecond, (index) =>
    ask('/api/report', { ...reportFields, people: [{ name: '演示某', organisation: '', post: '' }], submissionKey: randomBytes(32).toString('base64url'), task: tasks[index], attachments: [], identity: null, via: 'web' }),
  );
  close();
  return took;
}

/** Anonymous reports beside ratings: as many as are asked for, and what they cost whoever rates meanwhile. */
export async function benchSubmissions(): Promise<void> {
  await inClueWorld(async ({ dir, env, place }) => {
    const server = await startServer('real-server.ts', env, path.join(dir, 'real.log'));
    const codes = place.windows.map(({ code }) => code);
    const tasks: TaskSolution[] = [];
    for (let index = 0; index < reportsASecond * (seconds.both + 3); index += 1) tasks.push(await solvedTask(server.address));
    await submit(server.address, tasks.splice(0, reportsASecond * 3));
    await rate(server.address, codes, 5);
    const alone = await rate(server.address, codes, seconds.alone);
    const begun = performance.now();
    const [both, took] = await Promise.all([rate(server.address, codes, seconds.both), submit(server.address, tasks).then((times) => ({ times, seconds: (performance.now() - begun) / 1000 }))]);
    await server.stop();
    const perSecond = took.times.length / took.seconds;
    report('submissions', [
      { what: `anonymous reports a second, for ${seconds.both} s`, measured: `${perSecond.toFixed(1)} (each ${percentile(took.times, 0.5).toFixed(0)} ms, p99 ${percentile(took.times, 0.99).toFixed(0)} ms)`, goal: `≥ ${goals.reports}`, holds: perSecond >= goals.reports },
      { what: `p99 of ${ratingsASecond} ratings a second meanwhile`, measured: `${both.toFixed(0)} ms against ${alone.toFixed(0)} ms without`, goal: `≤ ${goals.times} times`, holds: both <= goals.times * alone },
    ]);
  });
}
