import { clueTab } from '../../../contracts/clue-registry';
import { buildPersonas, type PersonaWorld } from '../../../test/support/clue-personas';
import { bringTo, stages } from '../../../test/support/clue-stages';
import { useTestDatabase } from '../../../test/support/database';
import { testClock } from '../../../test/support/factories';
import { TestClient } from '../../../test/support/http';
import { actorOf, loadCalendar, native, systemContext, type Context } from '../../kernel';
import { clueColumns, ClueModel, countClues, eachClue, listClues } from '..';
import { healClues } from './jobs';

jest.mock('@node-rs/argon2', () => jest.requireActual<typeof import('../../../test/support/cheap-argon2')>('../../../test/support/cheap-argon2'));
useTestDatabase();
let world: PersonaWorld;

beforeAll(async () => {
  await loadCalendar();
  world = await buildPersonas(() => new TestClient(''));
  for (const stage of [...stages, ...stages]) await bringTo(stage, world.handlers, await world.receive());
  // A reply that a crash left, and whose own term has ended.
  const [passedOn] = await native(ClueModel).find({ state: 'passedOn' }).toArray();
  await native(ClueModel).updateOne({ _id: passedOn!._id }, { $set: { 'handling.reply': { entry: 'f'.repeat(24), step: 'acceptance' } } });
}, 60_000);

/** As he is signed in today, with what he stands in for. */
const signedIn = async (name: string): Promise<Context> => {
  const ctx = world.ctx[name] as Context;
  return ctx.actor.kind === 'staff' ? { ...ctx, actor: (await actorOf(ctx.actor.accountId, testClock))! } : ctx;
};

async function everyPage(ctx: Context, tab: (typeof clueTab.options)[number], limit: number): Promise<{ ids: string[]; totals: Set<number | undefined>; mine: Set<boolean> }> {
  const ids: string[] = [];
  const [totals, mine] = [new Set<number | undefined>(), new Set<boolean>()];
  let cursor: string | undefined;
  do {
    const page = await listClues(ctx, { tab, limit, cursor });
    ids.push(...page.items.map(({ id }) => id));
    page.items.forEach((item) => mine.add(item.mine));
    totals.add(page.total);
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  return { ids, totals, mine };
}

// The day of all this, one on which some is near, one on which nearly all is late.
test.each(['2026-11-20T02:00:00Z', '2026-11-24T02:00:00Z', '2027-01-15T02:00:00Z'])('on %s each tab counts what its list holds, each clue once, for everybody', async (day) => {
  testClock.set(day);
  await healClues(systemContext('test', testClock));
  const seen = new Set<string>();
  for (const name of ['petitionClerk', 'clueManager', 'commissionLeader', 'handler', 'coHandler', 'stands in for the manager', 'clueHandler', 'named clueManager']) {
    const ctx = await signedIn(name);
    const counts = await countClues(ctx);
    for (const tab of clueTab.options) {
      const { ids, totals, mine } = await everyPage(ctx, tab, 3);
      expect([name, tab, ids.length, ...totals]).toEqual([name, tab, counts[tab], counts[tab]]);
      expect(new Set(ids).size).toBe(ids.length);
      if (tab === 'mine') expect([...mine].every(Boolean)).toBe(true);
      if (tab === 'others') expect([...mine].some(Boolean)).toBe(false);
      if (counts[tab] > 0) seen.add(tab);
    }
  }
  expect(seen.has('mine') && seen.has('others')).toBe(true);
});

test('a reply that nobody has sent is somebody’s, also where its days have ended', async () => {
  const { items } = await listClues(await signedIn('petitionClerk'), { tab: 'mine', limit: 100 });
  expect(items.filter(({ state }) => state === 'passedOn')).toHaveLength(1);
});

test('of a period the list is what came in within it, in the order of all', async () => {
  const ctx = await signedIn('clueManager');
  const all = (await everyPage(ctx, 'all', 100)).ids;
  const within = { tab: 'all', from: '2026-11-20', to: '2026-11-20' } as const;
  const first = await listClues(ctx, { ...within, limit: 15 });
  const rest = await listClues(ctx, { ...within, limit: 100, cursor: first.nextCursor! });
  expect([...first.items, ...rest.items].map(({ id }) => id)).toEqual(all);
  expect((await listClues(ctx, { ...within, from: '2026-11-21', to: '2026-12-31', limit: 10 })).items).toEqual([]);
  const exported = [];
  for await (const row of eachClue(ctx, { tab: 'all' })) exported.push(clueColumns[0]!.value(row));
  expect(exported).toHaveLength(all.length);
});
