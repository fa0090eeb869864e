import path from 'node:path';
import { clueTab } from '../../contracts/clue-registry';
import { cursorAfter, shanghaiDay, systemClock } from '../../domain/kernel';
import { insertClues, type ClueSpread } from './clue-facts';
import { inClueWorld, percentile } from './clue-world';
import { signIn, startServer } from './servers';
import { report, type Row } from './table';

const clues = 100_000;
const asks = 60;
const warmUps = 5;
const goal = 150;
const dayMs = 86_400_000;

/** What a reader asks for: the tabs, one filter at a time from dense to rare, and pages far down. */
function questions({ handlerIds, townIds }: ClueSpread): [string, string[]][] {
  const year = Number(shanghaiDay(systemClock.now()).slice(0, 4)) - 4;
  const back = (days: number): string => shanghaiDay(new Date(systemClock.now().getTime() - days * dayMs));
  const all = (filter: string): string => `/api/clues?tab=all&${filter}`;
  const deep = (sortDue: string): string => `cursor=${cursorAfter(`${sortDue} ${'0'.repeat(24)}`)}`;
  return [
    ['list, each tab', clueTab.options.map((tab) => `/api/clues?tab=${tab}`)],
    ['list by state, kind, channel, town, handler', [all('state=closed'), all('state=handling'), all('kind=appeal'), all('channel=account'), all(`townId=${townIds[0]}`), all(`handlerId=${handlerIds[0]}`)]],
    ['list of a month and of a year, four years ago', [all(`from=${year}-03-01&to=${year}-03-31`), all(`from=${year}-01-01&to=${year}-12-31`)]],
    ['list by the beginning of a code', [all(`code=QH-${year}-WL-00`), all('code=QH-1999')]],
    ['list, pages far down', [all(deep(`9999-${year}-06-01`)), all(`state=closed&${deep(`9999-${year}-06-01`)}`), `/api/clues?tab=late&${deep(back(20))}`]],
    ['counters', ['/api/clues/counts']],
    ['what waits for me (待办)', ['/api/my-work']],
  ];
}

/** The registry of one reader after years. */
export async function benchClues(): Promise<void> {
  await inClueWorld(async ({ dir, env, place }) => {
    const spread = await insertClues(place, clues);
    const server = await startServer('real-server.ts', env, path.join(dir, 'real.log'));
    const headers = await signIn(server.address, 'anguan');
    const rows: Row[] = [];
    for (const [what, addresses] of questions(spread)) {
      const slowest = { p50: 0, p95: 0, to: '' };
      for (const to of addresses) {
        const took: number[] = [];
        for (let index = -warmUps; index < asks; index += 1) {
          const begun = performance.now();
          const response = await fetch(server.address + to, { headers });
          await response.arrayBuffer();
          if (response.status !== 200) throw new Error(`${to} answered ${response.status}`);
          if (index >= 0) took.push(performance.now() - begun);
        }
        const p95 = percentile(took, 0.95);
        console.log(`  ${to} ${percentile(took, 0.5).toFixed(0)} / ${p95.toFixed(0)} ms`);
        if (p95 > slowest.p95) Object.assign(slowest, { p50: percentile(took, 0.5), p95, to });
      }
      rows.push({ what: `${what}, p95${addresses.length > 1 ? ' of the slowest' : ''}`, measured: `${slowest.p95.toFixed(0)} ms (median ${slowest.p50.toFixed(0)} ms)`, goal: `≤ ${goal} ms`, holds: slowest.p95 <= goal });
    }
    await server.stop();
    report('clues', rows);
  });
}
