import autocannon from 'autocannon';
import { seededRandom } from '../demo/random';
import { report } from './table';
import { withVillages } from './village-server';
import type { VillageFacts } from './village-world';

const size = { villages: 300, publications: 10_000 };
const [perSecond, connections, seconds] = [500, 64, 30];
const goal = 50;

/** What people open: boards most of all, then publications, lists and searches. */
function addresses({ villages, publicationIds }: VillageFacts): string[] {
  const random = seededRandom(9);
  const village = (): string => `/api/public/villages/${random.pick(villages)._id.toHexString()}`;
  const asks = [() => `${village()}/board`, () => `/api/public/publications/${random.pick(publicationIds)}`, () => `${village()}/publications?class=finance`, () => `${village()}/search?text=shouzhi`, () => '/api/public/villages?text=shiqiao'] as const;
  return Array.from({ length: 3000 }, () => asks[random.weighted([45, 30, 15, 5, 5])]!());
}

/** At an even pace: what waits for a slow answer counts as slow itself. */
async function load(url: string, paths: readonly string[], duration: number): Promise<{ p50: number; p99: number; sent: number }> {
  const result = await autocannon({ url, connections, overallRate: perSecond, duration, requests: paths.map((path) => ({ method: 'GET', path })) });
  if (result.non2xx > 0 || result.errors > 0) throw new Error(`${url}: ${result.non2xx} refused, ${result.errors} failed`);
  return { p50: result.latency.p50, p99: result.latency.p99, sent: result.requests.average };
}

/** Public pages of villages, each address asked for anew: no browser and no proxy keeps anything. */
export async function benchPublic(): Promise<void> {
  await withVillages(size, async ({ facts, server, beside }) => {
    const single = facts.publicationIds.map((id) => `/api/public/publications/${id}`);
    await load(server.address, addresses(facts), 10);
    const bare = await beside('bare-public.ts');
    await load(bare.address, single, 3);
    const baseline = await load(bare.address, single, seconds);
    const ours = await load(server.address, addresses(facts), seconds);
    const alike = await load(server.address, single, seconds);
    const what = `${size.villages} villages, ${size.publications} publications, ${perSecond} requests a second for ${seconds} s`;
    report('public', [
      { what: `${what}: boards, publications, lists, searches, p99`, measured: `${ours.p99} ms (median ${ours.p50} ms, ${Math.round(ours.sent)} a second)`, goal: `≤ ${goal} ms`, holds: ours.p99 <= goal },
      { what: 'publications alone, p99', measured: `${alike.p99} ms (median ${alike.p50} ms)`, goal: 'told', holds: true },
      { what: 'the same by the bare route, p99', measured: `${baseline.p99} ms (median ${baseline.p50} ms)`, goal: 'told', holds: true },
    ]);
  });
}
