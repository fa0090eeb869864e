import autocannon from 'autocannon';
import { seededRandom } from '../demo/random';
import { report } from './table';
import { withVillages, type VillageServer } from './village-server';

const size = { villages: 300, publications: 10_000, payments: 230_000 };
const [perSecond, connections, seconds] = [500, 64, 30];
const goal = 50;

/**
 * What people open, by how often: boards most of all, as the page with its first screen or as the phone asks for it,
 * then publications, lists, who was paid what, where the money went, powers, projects, policies and searches.
 */
function addresses({ villages, publicationIds, paymentListIds }: VillageServer['facts']): string[] {
  const random = seededRandom(9);
  const id = (): string => random.pick(villages)._id.toHexString();
  const village = (): string => `/api/public/villages/${id()}`;
  const asks = [
    [20, () => `/village/board/index?village=${id()}`],
    [20, () => `${village()}/board`],
    [10, () => `/village/item/index?id=${random.pick(publicationIds)}`],
    [15, () => `/api/public/publications/${random.pick(publicationIds)}`],
    [10, () => `${village()}/publications?class=finance`],
    [3, () => `${village()}/payments`],
    [6, () => `/api/public/payment-lists/${random.pick(paymentListIds)}`],
    [2, () => `/api/public/payment-lists/${random.pick(paymentListIds)}?surname=${encodeURIComponent('王')}`],
    [3, () => `/api/public/funds/flow?village=${id()}`],
    [2, () => '/api/public/powers'],
    [2, () => `${village()}/projects`],
    [1, () => '/api/public/policies'],
    [4, () => `${village()}/search?text=shouzhi`],
    [2, () => '/api/public/villages?text=shiqiao'],
  ] as const;
  const weights = asks.map(([weight]) => weight);
  return Array.from({ length: 3000 }, () => asks[random.weighted(weights)]![1]());
}

/** At an even pace: what waits for a slow answer counts as slow itself. */
async function load(url: string, paths: readonly string[], duration: number): Promise<{ p50: number; p99: number; sent: number }> {
  const requests = paths.map((path) => ({ method: 'GET', path }) as const);
  const random = seededRandom(4);
  // Each connection begins elsewhere: all in step would ask for the same thing at the same time.
  const setupClient = (client: autocannon.Client): void => {
    const from = random.whole(0, requests.length - 1);
    client.setRequests([...requests.slice(from), ...requests.slice(0, from)]);
  };
  const result = await autocannon({ url, connections, overallRate: perSecond, duration, requests, setupClient });
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
    const what = `${size.villages} villages, ${size.publications} publications, ${size.payments} payments, ${perSecond} requests a second for ${seconds} s`;
    report('public', [
      { what: `${what}: boards, publications, lists, payments, money, powers, searches, p99`, measured: `${ours.p99} ms (median ${ours.p50} ms, ${Math.round(ours.sent)} a second)`, goal: `≤ ${goal} ms`, holds: ours.p99 <= goal },
      { what: 'publications alone, p99', measured: `${alike.p99} ms (median ${alike.p50} ms)`, goal: 'told', holds: true },
      { what: 'the same by the bare route, p99', measured: `${baseline.p99} ms (median ${baseline.p50} ms)`, goal: 'told', holds: true },
    ]);
  });
}
