import { seededRandom } from '../demo/random';
import { percentile } from './clue-world';
import { client, paced } from './paced';
import { report } from './table';
import { withVillages, type VillageServer } from './village-server';

const size = { villages: 300, publications: 10_000, payments: 230_000 };
const [perSecond, connections] = [500, 64];
/** Longer than an answer is kept, so that they end and are looked up again meanwhile. */
const seconds = { warm: 10, measured: 90, alone: 20 };
const goal = 50;

/**
 * What people open, by how often: boards most of all, as the page with its first screen or as the phone asks for it,
 * then publications, lists, who was paid what, where the money went, powers, projects, policies and searches. Each is
 * drawn anew, all alike: where some are read more than others, more of them are known already.
 */
function addresses({ villages, publicationIds, paymentListIds }: VillageServer['facts'], seed: number): () => string {
  const random = seededRandom(seed);
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
  return () => asks[random.weighted(weights)]![1]();
}

async function load(url: string, next: () => string, duration: number): Promise<{ p50: number; p99: number }> {
  const { ask, close } = client(url, connections);
  const took = await paced(perSecond * duration, perSecond, () => ask(next()));
  close();
  return { p50: percentile(took, 0.5), p99: percentile(took, 0.99) };
}

const inTurn = (paths: readonly string[]): (() => string) => {
  let index = -1;
  return () => paths[(index += 1) % paths.length]!;
};
const words = ({ p50, p99 }: { p50: number; p99: number }): string => `${p99.toFixed(0)} ms (median ${p50.toFixed(1)} ms)`;

/** Public pages of villages: no browser and no proxy keeps anything, the server has been asked at this pace for a while. */
export async function benchPublic(): Promise<void> {
  await withVillages(size, async ({ facts, server, beside }) => {
    const single = facts.publicationIds.map((id) => `/api/public/publications/${id}`);
    const bare = await beside('bare-public.ts');
    await load(bare.address, inTurn(single), seconds.warm);
    const baseline = await load(bare.address, inTurn(single), seconds.alone);
    await load(server.address, addresses(facts, 4), seconds.warm);
    const ours = await load(server.address, addresses(facts, 9), seconds.measured);
    const alike = await load(server.address, inTurn(single), seconds.alone);
    const what = `${size.villages} villages, ${size.publications} publications, ${size.payments} payments, ${perSecond} requests a second`;
    report('public', [
      { what: `${what} for ${seconds.measured} s: boards, publications, lists, payments, money, powers, searches, p99`, measured: words(ours), goal: `≤ ${goal} ms`, holds: ours.p99 <= goal },
      { what: `each publication asked for once, ${seconds.alone} s, p99`, measured: words(alike), goal: 'told', holds: true },
      { what: 'the same by the bare route, p99', measured: words(baseline), goal: 'told', holds: true },
    ]);
  });
}
