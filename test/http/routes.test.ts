import { request as httpRequest } from 'node:http';
import fc from 'fast-check';
import { errorBody } from '../../contracts/common';
import { role as roles, type Role } from '../../contracts/roles';
import type { SessionStage } from '../../contracts/session';
import { can, createAccount } from '../../domain/kernel';
import { createQueueKey } from '../../domain/service-event';
import type { Route } from '../../server/route';
import { routes } from '../../server/routes';
import { damagedValue, hostileValue, validValue, type JsonSchema } from '../support/arbitrary';
import { useTestDatabase } from '../support/database';
import { buildAccount, buildDistrict, buildHall, idOf, signInAs, testClock, testContext, testPassword } from '../support/factories';
import { errorOf, useServer, type Answer, type TestClient } from '../support/http';

// Every route of the table, by the same rules: nobody can add one that the door does not guard.
useTestDatabase();
const server = useServer({ demo: false }, { clock: testClock });

interface Operation {
  parameters?: { name: string; in: 'path' | 'query'; schema: JsonSchema; required?: boolean }[];
  requestBody?: { content: Record<string, { schema: JsonSchema }> };
}

const clients = new Map<Role, TestClient>();
/** One that has given its password only, one that has no second factor yet. */
const waiting = new Map<SessionStage, TestClient>();
/** A queue system of a hall, with its key. */
let queue: TestClient;
let api: Record<string, Record<string, Operation>>;

const named = (route: Route): string => `${route.method.toUpperCase()} ${route.path}`;
const table = routes.map((route) => [named(route), route] as const);
const guarded = table.filter(([, route]) => route.policy !== 'open');
const withJson = table.filter(([, route]) => route.body && !route.upload);
const allowed = (route: Route, role: Role): boolean =>
  route.policy === 'open' || route.policy === 'session' || can({ kind: 'staff', accountId: '0'.repeat(24), name: '', grants: [{ role, organisationId: '0'.repeat(24) }] }, route.policy);
const withSession = guarded.filter(([, route]) => route.policy !== 'apiKey');
const refused = withSession.flatMap(([name, route]) => roles.options.filter((role) => !allowed(route, role)).map((role) => [name, role, route] as const));

const seed = 20_261_122;
const sampled = new Map<string, string>();
/** Drawn once for each schema: thousands of requests ask for the same few. */
function sampleOf(schema: JsonSchema): string {
  const key = JSON.stringify(schema);
  const known = sampled.get(key) ?? String(fc.sample(validValue(schema), { seed, numRuns: 1 })[0]);
  sampled.set(key, known);
  return known;
}
const parameterOf = (route: Route, name: string): string => {
  const parameter = operationOf(route).parameters?.find((one) => one.in === 'path' && one.name === name);
  return parameter ? sampleOf(parameter.schema) : 'f'.repeat(24);
};
const address = (route: Route, fill: (name: string) => string = (name) => parameterOf(route, name)): string => route.path.replace(/:(\w+)/g, (_all, name: string) => encodeURIComponent(fill(name)));
const operationOf = (route: Route): Operation => api[route.path.replace(/:(\w+)/g, '{$1}')]?.[route.method] ?? {};
const bodySchemaOf = (route: Route): JsonSchema | undefined => Object.values(operationOf(route).requestBody?.content ?? {})[0]?.schema;

/** A client that may call the route: the first role that its policy names. */
function clientFor(route: Route): TestClient {
  const role = roles.options.find((one) => allowed(route, one));
  const client = role && clients.get(role);
  if (!client) throw new Error(`nobody may call ${named(route)}`);
  return client;
}

const call = (client: TestClient, route: Route, to: string, body?: unknown): Promise<Answer> =>
  client.send(route.method.toUpperCase(), to, body === undefined && route.method !== 'get' ? {} : body);

beforeAll(async () => {
  const districtId = idOf(await buildDistrict());
  for (const role of roles.options) clients.set(role, await signInAs(server.client(), await buildAccount({ grants: [{ role, organisationId: districtId }] })));
  queue = server.client();
  queue.authorization = `Bearer ${(await createQueueKey(testContext(), { hallId: idOf(await buildHall({ parentId: districtId })), name: '叫号机' })).secret}`;
  const begun = server.client();
  await begun.post('/api/session', { username: (await buildAccount()).username, password: testPassword });
  waiting.set('secondFactor', begun);
  const enrolling = server.client();
  const { account, firstPassword } = await createAccount(testContext(), { username: 'xinlai', name: '新来的' });
  await enrolling.post('/api/session', { username: account.username, password: firstPassword });
  waiting.set('enrolSecondFactor', enrolling);
  api = ((await server.client().get('/openapi.json')).body as { paths: typeof api }).paths;
});

describe('whoever is not signed in', () => {
  it.each(guarded)('%s answers 401', async (_name, route) => {
    const answer = await call(server.client(), route, address(route));
    expect([answer.status, errorOf(answer).code]).toEqual([401, 'unauthenticated']);
  });

  it('gets no further with a made-up token', async () => {
    const client = server.client();
    client.cookie = `__Host-session=${'A'.repeat(43)}`;
    expect((await client.get('/api/session')).status).toBe(401);
  });
});

describe('a role that the policy does not name', () => {
  it.each(refused)('%s answers 403 to %s', async (_name, role, route) => {
    const answer = await call(clients.get(role) as TestClient, route, address(route));
    expect([answer.status, errorOf(answer).code]).toEqual([403, 'forbidden']);
  });
});

describe('another site', () => {
  it.each(table.filter(([, route]) => route.surface === 'staff' && route.policy !== 'apiKey' && route.method !== 'get'))('%s answers 403', async (_name, route) => {
    const answer = await stagedClient(route).send(route.method.toUpperCase(), address(route), {}, { origin: 'https://evil.example' });
    expect([answer.status, errorOf(answer).code]).toEqual([403, 'badOrigin']);
  });
});

describe('a bad body', () => {
  it.each(withJson)('%s answers 400 and names the field', async (_name, route) => {
    const schema = bodySchemaOf(route) as JsonSchema;
    for (const field of schema.required ?? []) {
      const answer = await call(stagedClient(route), route, address(route), { [field]: { no: 'such thing' } });
      expect([answer.status, errorOf(answer).code]).toEqual([400, 'badRequest']);
      expect(errorOf(answer).fields?.map((one) => one.path.split('.')[0])).toEqual(expect.arrayContaining(schema.required ?? []));
      for (const one of errorOf(answer).fields ?? []) expect(one.message).toMatch(/[\u4e00-\u9fff]/);
    }
  });

  it.each(withJson)('%s answers 413 when it is too large', async (_name, route) => {
    const answer = await call(stagedClient(route), route, address(route), { filling: 'x'.repeat(Math.max(70_000, (route.maxBytes ?? 0) + 1)) });
    expect([answer.status, errorOf(answer).code]).toEqual([413, 'payloadTooLarge']);
  });

  it.each(table.filter(([, route]) => route.upload))('%s answers 413 before it has read a file that is too large', async (_name, route) => {
    const client = stagedClient(route);
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const sent = httpRequest(
        server.url() + address(route),
        {
          method: 'POST',
          headers: { origin: server.url(), ...(client.cookie ? { cookie: client.cookie } : {}), 'content-type': 'multipart/form-data; boundary=b', 'content-length': String((route.upload?.maxBytes ?? 0) + 1_000_000) },
        },
        (answer) => {
          answer.resume();
          resolve(answer.statusCode);
          sent.destroy();
        },
      );
      sent.on('error', reject);
      sent.write('--b\r\n');
    });
    expect(status).toBe(413);
  });
});

describe('whatever is sent', () => {
  const runs = 15;
  const shape = (answer: Answer, what: unknown): void => {
    if (answer.status >= 500) throw new Error(`${answer.status} for ${JSON.stringify(what)}: ${JSON.stringify(answer.body)}`);
    if (answer.status >= 400 && !errorBody.safeParse(answer.body).success) throw new Error(`no error body (${answer.status}) for ${JSON.stringify(what)}`);
  };

  // Signing out would end the run for everybody else.
  it.each(table.filter(([, route]) => route.method !== 'delete' && route.path !== '/api/session/sign-out-everywhere'))('%s never answers 5xx', async (_name, route) => {
    const operation = operationOf(route);
    const parameters = operation.parameters ?? [];
    const inPath = parameters.filter((parameter) => parameter.in === 'path');
    const inQuery = parameters.filter((parameter) => parameter.in === 'query');
    const word = fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: hostileValue });
    const parts = fc.record({
      path: fc.tuple(...inPath.map((parameter) => fc.tuple(validValue(parameter.schema), word))),
      query: fc.tuple(...inQuery.map((parameter) => fc.tuple(fc.boolean(), validValue(parameter.schema), word))),
      body: bodySchemaOf(route) && !route.upload ? fc.oneof(validValue(bodySchemaOf(route) as JsonSchema), damagedValue(bodySchemaOf(route) as JsonSchema)) : fc.constant(undefined),
    });
    const client = stagedClient(route);
    await fc.assert(
      fc.asyncProperty(parts, async ({ path, query, body }) => {
        const to = address(route, (name) => textOf(path[inPath.findIndex((parameter) => parameter.name === name)]) || 'x');
        const search = new URLSearchParams(query.flatMap(([given, valid, hostile], index) => (given ? [[(inQuery[index] as { name: string }).name, wellFormed(hostile ?? valid)]] : [])));
        const answer = await call(client, route, `${to}?${search.toString()}`, body);
        shape(answer, { to, query: search.toString(), body });
      }),
      { numRuns: runs, seed },
    );
  });
});

function stagedClient(route: Route): TestClient {
  if (route.policy === 'open') return server.client();
  if (route.policy === 'apiKey') return queue;
  const stage = route.stages.includes('ready') ? undefined : route.stages[0];
  return (stage && waiting.get(stage)) ?? clientFor(route);
}

/** Without halves of characters, which no address can carry. */
const wellFormed = (value: unknown): string => Buffer.from(typeof value === 'string' ? value : (JSON.stringify(value) ?? '')).toString();
const textOf = (pair: readonly [unknown, unknown] | undefined): string => wellFormed(pair?.[1] ?? pair?.[0] ?? '').replace(/^\.+$/, 'x');
