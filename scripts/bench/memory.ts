import { spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { median } from '../processes';
import type { Row } from './table';

const megabyte = 1024 ** 2;
const lookEveryMs = 500;
/** Megabytes a minute: what is resident swings with the collector, what lives does not. */
const goals = { resident: 20, live: 4 };

/** The environment of a process that is to be asked what lives in it; it must have a channel to this one. */
export const withHeapProbe = { NODE_OPTIONS: `--require tsx/cjs --require "${path.join(__dirname, 'heap-probe.ts')}"` };

/** Resident memory of a process in megabytes. */
export const residentMegabytes = (pid: number): number => Number(spawnSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' }).stdout) / 1024;

/** What is left of a process's heap once all garbage is collected, in megabytes. */
async function liveMegabytes(child: ChildProcess): Promise<number> {
  const told = once(child, 'message');
  child.send('live');
  const [{ liveBytes }] = (await told) as [{ liveBytes: number }];
  return liveBytes / megabyte;
}

export interface Growth {
  /** Mean, in megabytes. */
  resident: number;
  live: number;
  /** In megabytes a minute. */
  residentAMinute: number;
  liveAMinute: number;
}

/**
 * How a process's memory moves from now on. To be begun under a load that has lasted for a while: a young process takes
 * memory because it may. A leak shows in what lives, and in the median of the last third against that of the first.
 */
export async function watchMemory(child: ChildProcess): Promise<{ end(): Promise<Growth> }> {
  const before = await liveMegabytes(child);
  const begun = performance.now();
  const looks: number[] = [];
  const watch = setInterval(() => looks.push(residentMegabytes(child.pid as number)), lookEveryMs);
  return {
    async end() {
      clearInterval(watch);
      const minutes = (performance.now() - begun) / 60_000;
      const live = await liveMegabytes(child);
      const third = Math.floor(looks.length / 3);
      const grown = median(looks.slice(-third)) - median(looks.slice(0, third));
      // The middles of both thirds lie two thirds of the time apart.
      return { resident: looks.reduce((sum, one) => sum + one, 0) / looks.length, live, residentAMinute: grown / ((minutes * 2) / 3), liveAMinute: (live - before) / minutes };
    },
  };
}

const signed = (value: number): string => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(1)}`;

/** The rows of a table; of several processes that which grew most. */
export function memoryRows(whose: string, grown: readonly Growth[]): Row[] {
  const most = (by: 'residentAMinute' | 'liveAMinute'): Growth => [...grown].sort((a, b) => b[by] - a[by])[0] as Growth;
  const [resident, live] = [most('residentAMinute'), most('liveAMinute')];
  return [
    { what: `resident memory of ${whose}, after warm-up`, measured: `grows by ${signed(resident.residentAMinute)} MB a minute, at ${resident.resident.toFixed(0)} MB`, goal: `< +${goals.resident} MB a minute`, holds: resident.residentAMinute < goals.resident },
    { what: `what lives in ${whose} once garbage is collected`, measured: `grows by ${signed(live.liveAMinute)} MB a minute, at ${live.live.toFixed(1)} MB`, goal: `< +${goals.live} MB a minute`, holds: live.liveAMinute < goals.live },
  ];
}
