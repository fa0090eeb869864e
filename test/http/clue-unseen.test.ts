import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import mongoose from 'mongoose';
import { clueTab } from '../../contracts/clue-registry';
import { settle, installShredder, loadCalendar } from '../../domain/kernel';
import { isDownload } from '../../server/route';
import { routes } from '../../server/routes';
import { addressOf, clueRoutes, matrix, nameOf, type Row } from '../support/clue-matrix';
import { buildPersonas, someId, type PersonaWorld } from '../support/clue-personas';
import { bringTo, type Stage } from '../support/clue-stages';
import { useTestDatabase } from '../support/database';
import { testClock } from '../support/factories';
import { useServer, type Answer } from '../support/http';

jest.mock('@node-rs/argon2', () => jest.requireActual<typeof import('../support/cheap-argon2')>('../support/cheap-argon2'));

/**
 * What cannot be told: whoever is in a report gets, to all he can ask, the answers that he got before it came in, by as
 * many questions to the database; and about that report those of an id that is none.
 */
useTestDatabase();
const server = useServer({}, { clock: testClock });
let world: PersonaWorld;
let folder: string;
/** In the list of all who read by their role. */
let ordinary: string[];
let commands = 0;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'clue-unseen-'));
  installShredder(folder);
  await loadCalendar();
  mongoose.connection.getClient().on('commandStarted', () => (commands += 1));
  world = await buildPersonas(server.client);
  ordinary = [];
  for (const stage of ['received', 'registered', 'deciding', 'handling', 'closed'] as const) {
    const id = await world.receive({ names: [], placeId: null });
    await bringTo(stage, world.handlers, id);
    ordinary.push(id);
  }
  await world.turn();
  await settle(testClock);
  // What is read once only (settings) is read now.
  for (const persona of Object.keys(meant)) for (const route of wholes) await world.clients[persona]!.get(`${route.path}${queryOf(route.path)}`);
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Who is to be in the reports, and how they come to mean him. */
const meant: Record<string, { names: string[]; placeId?: null }> = {
  petitionClerk: { names: ['演示petitionClerk'], placeId: null },
  clueManager: { names: ['不相干的人', '演示 clueManager'], placeId: null },
  commissionLeader: { names: ['演示commissionLeader'], placeId: null },
  clueHandler: { names: ['演示clueHandler'], placeId: null },
  'deputy custodian': { names: ['演示deputy custodian'], placeId: null },
  systemAdmin: { names: ['演示systemAdmin'], placeId: null },
  'superior of the named': { names: [] },
  'relative of the named': { names: ['演示被反映人'], placeId: null },
};

const aboutOne = clueRoutes.flatMap((route) => {
  const row = matrix[nameOf(route)];
  return row?.stage ? [[route, row] as const] : [];
});
/** Every list and figure of the platform that is asked for without naming a thing; not documents, which hold the time at which they were made. */
const wholes = routes.filter(({ surface, method, path, response }) => surface === 'staff' && method === 'get' && !path.includes(':') && (path.endsWith('/export') || !isDownload(response)));

async function tell(persona: string, hiddenId: string): Promise<Map<string, string>> {
  const client = world.clients[persona]!;
  const told = new Map<string, string>();
  const ask = async (name: string, question: () => Promise<Answer>): Promise<void> => {
    const before = commands;
    const { status, body } = await question();
    // A custodian's list of looks goes over all looks there are, his own tries among them: only what it says is compared.
    told.set(name, JSON.stringify([status, body, name.includes('/api/clue-reads') ? '' : commands - before]));
  };
  for (const route of wholes) await ask(nameOf(route), () => client.get(`${route.path}${queryOf(route.path)}`));
  for (const tab of clueTab.options) await ask(`tab ${tab}`, () => client.get(`/api/clues?tab=${tab}&limit=100`));
  for (const state of ['received', 'handling', 'closed']) await ask(`state ${state}`, () => client.get(`/api/clues?tab=all&state=${state}`));
  await ask('search', () => client.post('/api/clues/search', { text: '砂石' }));
  // Whoever is no reader of those leaves a refused look with each.
  if (readers.includes(persona)) for (const id of ordinary) await ask(`similar to ${id}`, () => client.post(`/api/clues/${id}/similar`, {}));
  for (const [route, row] of aboutOne) await ask(nameOf(route), () => client.send(route.method.toUpperCase(), addressOf(route, row as Row, { id: hiddenId, granted: 'f'.repeat(24) }), route.method === 'get' ? undefined : (row.body ?? {})));
  return told;
}

/** As the table has it; exports as text, since a workbook holds the time at which it was made. */
const queryOf = (path: string): string => (path.endsWith('/export') ? '?format=csv' : matrix[`GET ${path}`]?.query ? `?${matrix[`GET ${path}`]!.query}` : '');

const cases = fc.record({ stage: fc.constantFrom<Stage>('received', 'registered', 'handling', 'closed', 'passedOn'), count: fc.integer({ min: 1, max: 2 }) });
const readers = ['petitionClerk', 'clueManager', 'commissionLeader'];
/** Whoever handles reports does not handle one that he is in. */
const progressFor = (persona: string, stage: Stage): Stage => (readers.includes(persona) ? 'received' : stage);

test.each(Object.keys(meant))('%s, in a report, can tell from nothing that it is there', async (persona) => {
  const before = await tell(persona, someId());
  await fc.assert(
    fc.asyncProperty(cases, async ({ stage, count }) => {
      let id = '';
      for (let made = 0; made < count; made += 1) {
        id = await world.receive(meant[persona]);
        await bringTo(progressFor(persona, stage), world.handlers, id);
      }
      await settle(testClock);
      for (const [name, answer] of await tell(persona, id)) expect([name, answer]).toEqual([name, before.get(name)]);
    }),
    { seed: 20_261_128, numRuns: 2, endOnFailure: true },
  );
}, 60_000);

test('and it is his being in it that makes the difference: of another report he is told at once', async () => {
  for (const persona of readers) {
    const before = await tell(persona, someId());
    await world.receive({ names: ['不相干的人'], placeId: null });
    const after = await tell(persona, someId());
    for (const name of ['GET /api/clues/counts', 'tab all', 'state received', 'search']) expect(after.get(name)).not.toBe(before.get(name));
  }
});
