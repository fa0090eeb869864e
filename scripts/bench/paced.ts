import { Agent, request } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';

/**
 * Does something so many times at an even pace, whether or not what went before is done; answers the milliseconds that
 * each took from the moment at which it was due, so that what waits for something slow counts as slow itself.
 */
export async function paced(times: number, perSecond: number, one: (index: number) => Promise<void>): Promise<number[]> {
  const took: number[] = [];
  const begun = performance.now();
  const under: Promise<void>[] = [];
  for (let index = 0; index < times; index += 1) {
    const due = begun + (index * 1000) / perSecond;
    if (due > performance.now()) await wait(due - performance.now());
    under.push(one(index).then(() => void took.push(performance.now() - due)));
  }
  await Promise.all(under);
  return took;
}

/** Asks a server over so many connections, which stay open; refused answers are errors. */
export function client(address: string, connections: number): { ask(path: string, body?: object): Promise<void>; close(): void } {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const ask = (path: string, body?: object): Promise<void> =>
    new Promise((resolve, reject) => {
      const sent = request(address + path, { agent, ...(body ? { method: 'POST', headers: { 'content-type': 'application/json' } } : {}) }, (answer) => {
        if ((answer.statusCode ?? 500) >= 300) reject(new Error(`${path} answered ${answer.statusCode}`));
        answer.on('end', resolve).on('error', reject).resume();
      });
      sent.on('error', reject).end(body && JSON.stringify(body));
    });
  return { ask, close: () => agent.destroy() };
}
