import { useTestDatabase } from '../../../test/support/database';
import { buildPersonas, type PersonaWorld } from '../../../test/support/clue-personas';
import { TestClient } from '../../../test/support/http';
import { loadCalendar, type Context } from '../../kernel';
import { accountIdOf } from '../../../test/support/ceremony';
import { admitReader, distributeClue, linkClues, openForReading } from '..';
import { bringTo, now } from '../../../test/support/clue-stages';

jest.mock('@node-rs/argon2', () => jest.requireActual<typeof import('../../../test/support/cheap-argon2')>('../../../test/support/cheap-argon2'));
useTestDatabase();
let world: PersonaWorld;
beforeAll(async () => {
  await loadCalendar();
  world = await buildPersonas(() => new TestClient(''));
}, 60_000);

const anybody = { names: [], placeId: null };
const linksSeenBy = async (ctx: Context, id: string): Promise<string[]> => (await openForReading(ctx, id, { reason: '看一看' })).entries.filter(({ kind }) => kind === 'link').map(({ text }) => text);
const code = async (id: string): Promise<string> => (await openForReading(world.ctx.clueManager!, id, { reason: '看一看' })).code;

test('a link names the other one only where all who read it may read that too', async () => {
  const { petitionClerk: clerk, commissionLeader: leader, clueManager: manager } = world.ctx as Record<string, Context>;
  const [harmless, aboutLeader] = [await world.receive(anybody), await world.receive({ names: ['演示commissionLeader'], placeId: null })];
  await linkClues(clerk!, { id: harmless }, { otherId: aboutLeader, why: '同一件事' });
  expect(await linksSeenBy(manager!, aboutLeader)).toEqual([`${await code(harmless)}：同一件事`]);
  for (const reader of [clerk, manager, leader]) expect(await linksSeenBy(reader!, harmless)).toEqual([]);
});

test('where neither may know of the other, two are not linked', async () => {
  const [aboutLeader, aboutClerk] = [await world.receive({ names: ['演示commissionLeader'], placeId: null }), await world.receive({ names: ['演示petitionClerk'], placeId: null })];
  await expect(linkClues(world.ctx.clueManager!, { id: aboutLeader }, { otherId: aboutClerk, why: '' })).rejects.toMatchObject({ code: 'wrongState' });
});

test('whoever is let in later sees of the links those that lead to what he may read', async () => {
  const { clueManager: manager, handler } = world.ctx as Record<string, Context>;
  const [one, other] = [await world.receive(anybody), await world.receive(anybody)];
  await linkClues(manager!, { id: one }, { otherId: other, why: '' });
  await bringTo('registered', world.handlers, one);
  await distributeClue(manager!, await now(one), { handlerId: accountIdOf(handler!), coHandlerIds: [], note: '' });
  expect(await linksSeenBy(manager!, one)).toEqual([await code(other)]);
  expect(await linksSeenBy(handler!, one)).toEqual([]);
  await admitReader(manager!, await now(other), { accountId: accountIdOf(handler!) });
  expect(await linksSeenBy(handler!, one)).toEqual([await code(other)]);
});
