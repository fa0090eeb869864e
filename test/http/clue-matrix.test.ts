import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { askIdentity, decideIdentity } from '../../domain/clue';
import { installShredder, loadCalendar, storeSealedFile, type Context } from '../../domain/kernel';
import { addressOf, clueRoutes, inHand, keepers, matrix, nameOf, type Row } from '../support/clue-matrix';
import { buildPersonas, personas, someId, type Persona, type PersonaWorld } from '../support/clue-personas';
import { bringTo, stages, type Stage } from '../support/clue-stages';
import { useTestDatabase } from '../support/database';
import { testClock } from '../support/factories';
import { errorOf, useServer, type Answer } from '../support/http';

jest.mock('@node-rs/argon2', () => jest.requireActual<typeof import('../support/cheap-argon2')>('../support/cheap-argon2'));

/** Every route of reports, clues and keys by everybody who may knock, against the table of test/support/clue-matrix.ts. */
useTestDatabase();
const server = useServer({}, { clock: testClock });

let world: PersonaWorld;
let folder: string;
const clues = {} as Record<Stage, string>;
let granted: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'clue-matrix-'));
  installShredder(folder);
  await loadCalendar();
  world = await buildPersonas(server.client);
  const { ctx } = world;
  for (const stage of stages) {
    clues[stage] = await world.receive(stage === 'received' ? { files: [{ ...(await storeSealedFile(Buffer.from('演示'), '2026-11-20')), name: '一.txt', kind: 'document', mediaType: 'text/plain', size: 6, sha256: '0'.repeat(64), cleaned: [] }] } : {});
    await bringTo(stage, world.handlers, clues[stage]);
  }
  const asked = await askIdentity(ctx.handler as Context, clues.handling, { why: 'verify', more: '' });
  granted = asked.handling!.identityRequests[0]!.id;
  await decideIdentity(ctx.custodian as Context, clues.handling, granted, { grant: true, hours: 24, opinion: '同意' });
  await world.turn();
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function expected(name: string, persona: Persona, { roles, outcome, stage, by }: Row): string {
  const said = typeof outcome === 'string' ? outcome : (outcome[name] ?? outcome.else);
  if (roles === 'open') return said;
  if (persona.session !== 'yes') return 'unauthenticated';
  if (!persona.roles.some((role) => roles.includes(role))) return 'forbidden';
  const finds = by === 'keepers' ? keepers.includes(name) : !stage || persona.reads === 'always' || (persona.reads === 'inHand' && inHand.includes(stage));
  return finds ? said : 'notFound';
}

const outcomeOf = (answer: Answer): string => (answer.status < 300 ? 'done' : errorOf(answer).code);

test('every route has its line: whoever adds one says here who gets what', () => {
  const known = clueRoutes.map(nameOf);
  const missing = known.filter((name) => !(name in matrix));
  const gone = Object.keys(matrix).filter((name) => !known.includes(name));
  // One line each in test/support/clue-matrix.ts: act(stage, roles, body) for an act on a clue, one(…) for what else is about one, whole(…) for all others.
  expect({ missing, gone }).toEqual({ missing: [], gone: [] });
});

test.each(clueRoutes.filter((route) => nameOf(route) in matrix).map((route) => [nameOf(route), route] as const))('%s', async (name, route) => {
  const row = matrix[name] as Row;
  const to = addressOf(route, row, { id: row.stage ? clues[row.stage] : someId(), granted });
  const got: Record<string, string> = {};
  for (const persona of Object.keys(personas)) got[persona] = outcomeOf(await world.clients[persona]!.send(route.method.toUpperCase(), to, route.method === 'get' ? undefined : (row.body ?? {})));
  expect(got).toEqual(Object.fromEntries(Object.entries(personas).map(([persona, facts]) => [persona, expected(persona, facts, row)])));
});
