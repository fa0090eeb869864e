import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Role } from '../../contracts/roles';
import * as clue from '../../domain/clue';
import { ClueModel } from '../../domain/clue';
import { installShredder, loadCalendar, native, ObjectId, storeSealedFile, type Context } from '../../domain/kernel';
import { routes } from '../../server/routes';
import { accountIdOf } from '../support/ceremony';
import { buildPersonas, personas, someId, type Persona, type PersonaWorld } from '../support/clue-personas';
import { useTestDatabase } from '../support/database';
import { testClock } from '../support/factories';
import { errorOf, useServer, type Answer } from '../support/http';

jest.mock('@node-rs/argon2', () => jest.requireActual<typeof import('../support/cheap-argon2')>('../support/cheap-argon2'));

/**
 * Every route of reports, clues and keys by everybody who may knock. The table is written from the rules (docs/sealing.md,
 * the procedure), not from the policies. An act is tried with a version that is out of date: `conflict` is the answer to
 * whoever may.
 */
useTestDatabase();
const server = useServer({}, { clock: testClock });

/** How far the clue has come that a route is tried on; each is in clear of whoever is named in it. */
type Stage = 'received' | 'registered' | 'assigned' | 'deciding' | 'approving' | 'handling' | 'parked' | 'closing' | 'closed';
const inHand: readonly Stage[] = ['assigned', 'deciding', 'approving', 'handling', 'parked', 'closing', 'closed'];

/** An error's code; `done`; by persona where it depends on more than the role. */
type Outcome = string | { else: string; [persona: string]: string };
interface Row {
  /** To whom the route answers at all; `open`: to everybody alike. */
  roles: readonly Role[] | 'open';
  outcome: Outcome;
  /** Of a route about one clue: only its readers (`keepers`: its custodians) find it. */
  stage?: Stage;
  by?: 'keepers';
  body?: object;
  query?: string;
  /** Of what stands in the address besides the clue. */
  at?: () => Record<string, string>;
}
const keepers = ['custodian', 'deputy custodian'];

const whole = (roles: Row['roles'], outcome: Outcome, more: Partial<Row> = {}): Row => ({ roles, outcome, ...more });
const one = (stage: Stage, roles: readonly Role[], outcome: Outcome, more: Partial<Row> = {}): Row => ({ roles, outcome, stage, ...more });
/** An act of the procedure; an object says for whom among readers with the role it is not. */
const act = (stage: Stage, roles: readonly Role[], body: object = {}, outcome: Outcome = 'conflict'): Row => one(stage, roles, outcome, { body: { version: 999, ...body } });

const [clerk, manager, handlers, leader, custodians]: Role[][] = [['petitionClerk'], ['clueManager'], ['clueHandler'], ['commissionLeader'], ['custodian']];
const everybody: Role[] = ['petitionClerk', 'clueManager', 'clueHandler', 'commissionLeader', 'custodian'];
const withKeys: Role[] = [...everybody, 'integrityHandler'];
const onlyHandler = { else: 'forbidden', handler: 'conflict' };
const words = '写满五个字以上的话';
const somebody = { name: '甲某', organisation: '', post: '' };
const shares = ['A', 'B'];
const of = (name: string) => () => ({ requestId: requests[name] as string });

const matrix: Record<string, Row> = {
  'GET /api/report/opening': whole('open', 'done'),
  'POST /api/report/tasks': whole('open', 'done'),
  'GET /api/report/places': whole('open', 'done', { query: 'text=演示' }),
  'POST /api/report/attachments': whole('open', 'unsupportedMediaType'),
  'POST /api/report': whole('open', 'badRequest', { body: {} }),
  'POST /api/report/visit': whole('open', 'badRequest', { body: {} }),
  'POST /api/report/words': whole('open', 'badRequest', { body: {} }),
  'POST /api/report/name': whole('open', 'badRequest', { body: {} }),

  'GET /api/clues': whole(everybody, 'done'),
  'GET /api/clues/counts': whole(everybody, 'done'),
  'GET /api/clues/export': whole(everybody, 'done', { query: 'format=csv' }),
  'GET /api/clues/entry-form': whole(clerk, 'done'),
  'POST /api/clues': whole(clerk, 'done', { body: { topic: 'money', what: '演示内容：来信说账没有公开过。', people: [somebody], channel: 'letter', identity: null, submissionKey: 'k'.repeat(43) } }),
  'POST /api/clues/search': whole(everybody, { else: 'done' }, { body: { text: '砂石' } }),
  'GET /api/clues/:id': one('handling', everybody, 'done'),
  'POST /api/clues/:id/opening': one('handling', everybody, 'done', { body: { reason: '看一看' } }),
  'GET /api/clues/:id/files/:fileId': one('received', everybody, 'badRequest', { at: () => ({ fileId: someId() }) }),
  'GET /api/clues/:id/candidates': one('registered', everybody, { else: 'done', petitionClerk: 'forbidden' }, { query: 'for=reader' }),
  'POST /api/clues/:id/similar': one('handling', everybody, 'done', { body: {} }),
  'POST /api/clues/:id/registration': act('received', clerk, { kind: 'accusation', townId: null, named: 'unconfirmed', toReporter: words }),
  'POST /api/clues/:id/refusal': act('received', [...clerk, ...manager], { reason: words, toReporter: words }),
  'POST /api/clues/:id/distribution': act('registered', manager, { handlerId: 'a'.repeat(24) }),
  'POST /api/clues/:id/signature': act('assigned', handlers, {}, onlyHandler),
  'POST /api/clues/:id/countersignature': act('assigned', handlers, {}, { else: 'forbidden', coHandler: 'conflict' }),
  'POST /api/clues/:id/return': act('deciding', handlers, { reason: words }, onlyHandler),
  'POST /api/clues/:id/proposal': act('deciding', handlers, { disposition: 'park', opinion: `${words}，还有别的` }, onlyHandler),
  'POST /api/clues/:id/extension': act('handling', handlers, { days: 10, reason: words }, onlyHandler),
  'POST /api/clues/:id/closing': act('handling', handlers, { result: `${words}，还有别的`, toReporter: words }, onlyHandler),
  'POST /api/clues/:id/decision': act('approving', leader, { agree: true }),
  'POST /api/clues/:id/withdrawal': act('closing', handlers, {}, onlyHandler),
  'POST /api/clues/:id/reactivation': act('parked', [...handlers, ...manager], { reason: words }),
  'POST /api/clues/:id/transfer': act('handling', manager, { handlerId: 'a'.repeat(24), reason: words }),
  'POST /api/clues/:id/reopening': act('closed', [...manager, ...leader], { reason: words }),
  'POST /api/clues/:id/readers': act('handling', [...manager, ...leader, ...custodians], { accountId: 'a'.repeat(24) }),
  'POST /api/clues/:id/reply': one('handling', everybody, 'wrongState', { body: {} }),
  'POST /api/clues/:id/question': one('received', everybody, 'wrongState', { body: { text: words } }),
  'POST /api/clues/:id/notes': one('handling', everybody, 'done', { body: { text: words } }),
  'POST /api/clues/:id/links': one('handling', everybody, 'notFound', { body: { otherId: 'b'.repeat(24) } }),
  'POST /api/clues/:id/identity-requests': one('assigned', [...handlers, ...clerk], 'done', { body: { why: 'verify' } }),
  'POST /api/clues/:id/identity': one('handling', [...handlers, ...clerk], { else: 'forbidden', handler: 'done' }),

  'GET /api/clue-identity-requests': whole(custodians, 'done'),
  'POST /api/clue-identity-requests/:id/:requestId/decision': one('handling', custodians, 'wrongState', { by: 'keepers', body: { grant: true, opinion: '同意' }, at: of('granted') }),
  'POST /api/clue-identity-requests/:id/release': one('handling', custodians, 'badRequest', { by: 'keepers', body: { accountId: 'a'.repeat(24), reason: words } }),
  'GET /api/clue-reads': whole(custodians, 'done'),
  'GET /api/clue-reads/export': whole(custodians, 'done', { query: 'format=csv' }),
  'GET /api/clue-kinship': whole([...manager, ...leader], 'done'),
  'POST /api/clue-kinship': whole([...manager, ...leader], 'badRequest', { body: { personId: 'a'.repeat(24), relativeName: '甲某', relation: '夫妻' } }),
  'POST /api/clue-kinship/:id/end': whole([...manager, ...leader], 'notFound', { body: { version: 1 } }),

  'GET /api/keys/own': whole(withKeys, 'done'),
  'GET /api/keys/own/only-mine': whole(withKeys, 'done'),
  'POST /api/keys/own/rotation': whole(withKeys, 'badCredentials', { body: { password: '不是这个密码' } }),
  'POST /api/keys/own/moving': whole(withKeys, 'done', { body: {} }),
  'GET /api/keys/holders': whole(custodians, 'done'),
  'GET /api/keys/holders/export': whole(custodians, 'done', { query: 'format=csv' }),
  'POST /api/keys/:id/certificate': whole(custodians, { else: 'forbidden', custodian: 'notFound', 'deputy custodian': 'notFound' }, { body: { fingerprint: '1234 '.repeat(12) } }),
  'POST /api/keys/:id/withdrawal': whole(custodians, 'notFound', { body: { reason: words } }),
  'GET /api/keys/ceremony': whole([...custodians, 'securityAdmin', ...leader], 'done'),
  'POST /api/keys/ceremony': whole(custodians, 'wrongState', { body: { deputyId: 'a'.repeat(24), deputyFingerprint: '1234 '.repeat(12), holders: ['保管人乙', '保管人丙'] } }),
  'POST /api/keys/ceremony/:id/shares/:number/confirmation': whole(custodians, 'notFound', { body: { group: 'AAAAA' }, at: () => ({ number: '1' }) }),
  'POST /api/keys/ceremony/:id/finish': whole(custodians, 'notFound', { body: { fingerprint: '1234 '.repeat(12) } }),
  'POST /api/keys/ceremony/:id/cancel': whole(custodians, 'notFound'),
  'POST /api/keys/shares/check': whole(custodians, 'badRequest', { body: { shares } }),
  'GET /api/keys/recoveries': whole([...custodians, 'securityAdmin', ...leader], 'done'),
  'POST /api/keys/recoveries': whole(custodians, 'badRequest', { body: { kind: 'account', accountId: 'a'.repeat(24), reason: words, shares } }),
  'POST /api/keys/recoveries/:id/steps': whole(custodians, 'notFound', { body: { shares } }),
};

let world: PersonaWorld;
let folder: string;
const clues = {} as Record<Stage, string>;
const requests: Record<string, string> = {};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'clue-matrix-'));
  installShredder(folder);
  await loadCalendar();
  world = await buildPersonas(server.client);
  const { ctx } = world;
  const at = async (who: string, id: string): Promise<[Context, { id: string; version: number }]> => [ctx[who] as Context, { id, version: (await native(ClueModel).findOne({ _id: new ObjectId(id) }))!.trail.seq }];
  const [handlerId, coHandlerId] = [accountIdOf(ctx.handler as Context), accountIdOf(ctx.coHandler as Context)];
  const propose = async (id: string, disposition: 'park' | 'preliminary') => clue.proposeDisposition(...(await at('handler', id)), { disposition, opinion: `${words}，还有别的`, toReporter: '' });
  const decide = async (id: string) => clue.decideClue(...(await at('commissionLeader', id)), { agree: true, opinion: '' });
  const steps: [Stage, (id: string) => Promise<unknown>][] = [
    ['received', async () => {}],
    ['registered', async (id) => clue.registerClue(...(await at('petitionClerk', id)), { kind: 'accusation', townId: null, named: 'unconfirmed', toReporter: words, note: '' })],
    ['assigned', async (id) => clue.distributeClue(...(await at('clueManager', id)), { handlerId, coHandlerIds: [coHandlerId], note: '' })],
    ['deciding', async (id) => clue.signClue(...(await at('handler', id)))],
    ['approving', (id) => propose(id, 'preliminary')],
    ['handling', decide],
    ['closing', async (id) => clue.proposeClosing(...(await at('handler', id)), { result: `${words}，还有别的`, toReporter: words })],
    ['closed', decide],
  ];
  const to = async (stage: Stage): Promise<void> => {
    clues[stage] = await world.receive(stage === 'received' ? { files: [{ ...(await storeSealedFile(Buffer.from('演示'), '2026-11-20')), name: '一.txt', kind: 'document', mediaType: 'text/plain', size: 6, sha256: '0'.repeat(64), cleaned: [] }] } : {});
    for (const [, step] of steps.slice(0, steps.findIndex(([name]) => name === stage) + 1)) await step(clues[stage]);
  };
  for (const [stage] of steps) await to(stage);
  clues.parked = await world.receive();
  for (const [, step] of steps.slice(0, 4)) await step(clues.parked);
  await propose(clues.parked, 'park');
  await decide(clues.parked);
  const asked = await clue.askIdentity(ctx.handler as Context, clues.handling, { why: 'verify', more: '' });
  requests.granted = asked.handling!.identityRequests[0]!.id;
  await clue.decideIdentity(ctx.custodian as Context, clues.handling, requests.granted, { grant: true, hours: 24, opinion: '同意' });
  await world.turn();
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ours = routes.filter(({ path }) => /^\/api\/(clue|keys|report(\/|$))/.test(path));
const named = ({ method, path }: (typeof routes)[number]): string => `${method.toUpperCase()} ${path}`;

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
  const missing = ours.map(named).filter((name) => !(name in matrix));
  const gone = Object.keys(matrix).filter((name) => !ours.some((route) => named(route) === name));
  // One line each: 'POST /api/…': act(stage, roles, body) of an act on a clue, one(…) of what else is about one, whole(…) of all others.
  expect({ missing, gone }).toEqual({ missing: [], gone: [] });
});

test.each(ours.filter((route) => named(route) in matrix).map((route) => [named(route), route] as const))('%s', async (name, route) => {
  const row = matrix[name] as Row;
  const given: Record<string, string> = { id: row.stage ? clues[row.stage] : someId(), ...row.at?.() };
  const to = route.path.replace(/:(\w+)/g, (_all, part: string) => given[part] as string) + (row.query ? `?${encodeURI(row.query)}` : '');
  const got: Record<string, string> = {};
  for (const persona of Object.keys(personas)) got[persona] = outcomeOf(await world.clients[persona]!.send(route.method.toUpperCase(), to, route.method === 'get' ? undefined : (row.body ?? {})));
  expect(got).toEqual(Object.fromEntries(Object.entries(personas).map(([persona, facts]) => [persona, expected(persona, facts, row)])));
});
