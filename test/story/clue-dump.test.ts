import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Writable } from 'node:stream';
import { promisify } from 'node:util';
import { gunzipSync } from 'node:zlib';
import mongoose from 'mongoose';
import { pino } from 'pino';
import { encryptText, shanghaiInstant } from '../../domain/kernel';
import { readBackup } from '../../scripts/backup/format';
import { useTestDatabase } from '../support/database';
import { buildPerson, buildVillage, idOf, testClock } from '../support/factories';
import { openDesk } from '../support/closed-clue';
import { useServer } from '../support/http';
import { formsOf, formsOfAddress, formsOfHash, formsOfInstant, hashesOf, openedByServer } from './clue-dump/forms';
import { hasNginx, startProxy, type Proxy } from './clue-dump/proxy';
import { accused, accusedAbove, playAll } from './clue-dump/scripts';
import { reporter, Stage, type Planted } from './clue-dump/stage';

/**
 * A day with reports on every channel, then the search that somebody would make who has the machine: the database's
 * files, every document, the backup, the data folder, the log, the figures, the proxy's files; with the key file and
 * without. (docs/threat-model.md, T41 to T43)
 */
const database = useTestDatabase({ engineFiles: true });
const lines: string[] = [];
const log = pino({ level: 'trace' }, new Writable({ write: (chunk, _encoding, done) => (lines.push(String(chunk)), done()) }));
const server = useServer({ trustedProxies: ['127.0.0.1'] }, { clock: testClock, log });
const root = path.resolve(__dirname, '../..');
/** A trial on a machine without one is not the place to find out: the rest is searched all the same. */
const behindProxy = hasNginx();

let proxy: Proxy | undefined;
let proxyFolder: string;
let planted: (Planted & { name: string })[];
let archive: Buffer;
let archived: { name: string; documents: mongoose.mongo.Document[] }[];
type KeyFile = Parameters<typeof hashesOf>[1];
let keys: KeyFile;

beforeAll(async () => {
  testClock.set('2026-11-20T02:00:00.000Z');
  const desk = await openDesk(testClock);
  const villageId = idOf(await buildVillage());
  await buildPerson({ name: accused, posts: [{ organisationId: villageId, title: '会计', from: null, to: null }] });
  proxyFolder = path.join(server.dataDir(), 'proxy');
  if (behindProxy) proxy = await startProxy(proxyFolder, new URL(server.url()).host);
  const stage = new Stage(desk, villageId, testClock, proxy?.url ?? server.url());
  planted = await playAll(stage);
  // What is no report is logged, without who and what.
  await stage.send('GET', '/api/bulletins').catch(() => undefined);
  await proxy?.stop();
  keys = JSON.parse(readFileSync(path.join(database.dataDir(), 'keys.json'), 'utf8')) as KeyFile;
  await backUp();
}, 120_000);

async function backUp(): Promise<void> {
  const { host, port, name } = mongoose.connection;
  const file = path.join(server.dataDir(), 'day.qjb');
  const env = { ...process.env, NODE_ENV: 'development', MONGODB_URI: `mongodb://${host}:${port}/${name}`, EMBEDDED_ENGINE: '1', DEMO: '0', DATA_DIR: database.dataDir() };
  await promisify(execFile)(process.execPath, ['--require', 'tsx/cjs', 'scripts/backup.ts', '--to', file], { cwd: root, env });
  archive = gunzipSync(readFileSync(file));
  archived = [];
  await readBackup(file, {
    collection: async ({ collection }) => void archived.push({ name: collection, documents: [] }),
    document: async (bytes) => void archived.at(-1)!.documents.push(mongoose.mongo.BSON.deserialize(bytes)),
  });
}

const collections = async (): Promise<typeof archived> => Promise.all((await mongoose.connection.db!.collections()).map(async (collection) => ({ name: collection.collectionName, documents: await collection.find({}).toArray() })));
const filesUnder = (folder: string): string[] => readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
const bytesOf = (documents: mongoose.mongo.Document[]): Buffer => Buffer.concat(documents.map((document) => mongoose.mongo.BSON.serialize(document)));
const metrics = async (): Promise<string> => String((await server.client().get('/metrics')).body);

/** All places that somebody gets hold of, by name. */
async function places(): Promise<[string, Buffer][]> {
  const files = [...filesUnder(database.dataDir()), ...filesUnder(server.dataDir())].map((file): [string, Buffer] => [path.basename(file), readFileSync(file)]);
  return [...files, ...(await collections()).map(({ name, documents }): [string, Buffer] => [name, bytesOf(documents)]), ['the backup, unpacked', archive], ['the log', Buffer.from(lines.join(''))], ['the figures', Buffer.from(await metrics())]];
}

/** Everything to look for, each with the forms in which it may lie there. */
function wanted(): [string, Buffer[]][] {
  const ofAll = planted.flatMap(({ name, secrets }) => Object.entries(secrets).map(([what, text]): [string, Buffer[]] => [`${name}: ${what}`, /key$/i.test(what) ? [...formsOf(text), Buffer.from(text, 'base64url')] : formsOf(text)]));
  const { address, forged, agent, openid, device } = reporter;
  return [...ofAll, ['address', formsOfAddress(address)], ['forged address', formsOfAddress(forged)], ['agent', formsOf(agent)], ['openid', formsOf(openid)], ['device', formsOf(device)]];
}
const instants = (): [string, Buffer[]][] => planted.flatMap(({ name, instants }) => instants.map((instant): [string, Buffer[]] => [`${name}: ${instant.toISOString()}`, formsOfInstant(instant)]));
const foundIn = (bytes: Buffer, all: [string, Buffer[]][]): string[] => all.filter(([, forms]) => forms.some((form) => bytes.includes(form))).map(([what]) => what);

test('the search would find it: every form of a word, an address and an instant, and what the server can open', () => {
  const word = '铁柜里的证据';
  for (const form of [Buffer.from(word), Buffer.from(word, 'utf16le'), Buffer.from(Buffer.from(word).toString('hex')), Buffer.from(Buffer.from(`ab${word}cd`).toString('base64'))]) expect(foundIn(Buffer.concat([Buffer.alloc(7), form]), [['word', formsOf(word)]])).toEqual(['word']);
  const at = new Date('2026-11-20T06:37:41.000Z');
  const document = mongoose.mongo.BSON.serialize({ at, ip: new mongoose.mongo.Binary(Buffer.from([127, 77, 42, 113])), _id: mongoose.Types.ObjectId.createFromTime(at.getTime() / 1000) });
  for (const forms of [formsOfInstant(at).slice(-2, -1), formsOfInstant(at).slice(-1), formsOfAddress('127.77.42.113')]) expect(foundIn(Buffer.from(document), [['it', forms]])).toEqual(['it']);
  const sealed = Buffer.from(`… ${encryptText(word, 'some purpose')} …`);
  expect(sealed.includes(word)).toBe(false);
  expect(openedByServer(sealed, keys).includes(word)).toBe(true);
});

test('T41 nothing that was planted lies in any file, document, backup, log or figure', async () => {
  const all = wanted();
  for (const [name, bytes] of await places()) expect([name, foundIn(bytes, all)]).toEqual([name, []]);
  for (const { name, documents } of await collections()) if (name !== 'people') expect([name, bytesOf(documents).includes(accused), bytesOf(documents).includes(accusedAbove)]).toEqual([name, false, false]);
});

test('T41 nor with the key file in hand: not in what the server can open, and as no keyed hash', async () => {
  const all = wanted();
  const { address, openid } = reporter;
  const once = planted.flatMap(({ secrets: { receipt, phone, identityNumber } }) => [receipt, phone, identityNumber].filter((text) => text !== undefined));
  const hashes = [address, openid, ...once].map((text): [string, Buffer[]] => [`hash of ${text}`, hashesOf(text, keys).flatMap(formsOfHash)]);
  const opened = await Promise.all((await places()).map(async ([name, bytes]) => [name, openedByServer(bytes, keys)] as const));
  // There is something to open, so that nothing found says something.
  expect(opened.some(([, bytes]) => bytes.length > 0)).toBe(true);
  for (const [name, bytes] of opened) expect([name, foundIn(bytes, all)]).toEqual([name, []]);
  const documents = bytesOf(archived.flatMap((one) => one.documents));
  expect(foundIn(documents, hashes)).toEqual([]);
});

test('T42 the log, the figures and the proxy know no report, and who came only as nobody', async () => {
  const told = Buffer.from(lines.join('') + (await metrics()));
  expect(told.includes('report/')).toBe(false);
  for (const mark of planted.flatMap(({ anonymous }) => anonymous)) expect(told.includes(mark)).toBe(false);
  if (!behindProxy) return;
  const access = readFileSync(path.join(proxyFolder, 'qingjian.log'), 'utf8');
  expect(access.split('\n').filter(Boolean)).toHaveLength(1);
  for (const file of filesUnder(proxyFolder).filter((one) => !one.endsWith('.conf'))) expect([file, readFileSync(file).includes('report')]).toEqual([file, false]);
});

test('T43 no record anywhere knows when a reporter did something', async () => {
  const all = instants();
  expect(all.length).toBeGreaterThanOrEqual(4);
  const seconds = planted.flatMap(({ instants }) => instants.map((instant) => Math.floor(instant.getTime() / 1000)));
  for (const { name, documents } of [...(await collections()), ...archived]) for (const document of documents) for (const [at, value] of valuesOf(document)) if (value instanceof mongoose.Types.ObjectId) expect([name, at, seconds.includes(value.getTimestamp().getTime() / 1000)]).toEqual([name, at, false]);
  for (const [name, bytes] of await places()) expect([name, foundIn(bytes, all)]).toEqual([name, []]);
});

/** Whatever a document holds, with the way to it. */
function* valuesOf(value: unknown, at = ''): Generator<[string, unknown]> {
  yield [at, value];
  if (value === null || typeof value !== 'object' || value instanceof Date || value instanceof mongoose.Types.ObjectId || value instanceof mongoose.mongo.Binary) return;
  for (const [key, inner] of Object.entries(value)) yield* valuesOf(inner, `${at}.${key}`);
}

/** What the commission did is dated to the second, as it must be; what the reporter did is not. */
const ofCommission = (document: mongoose.mongo.Document): boolean => document.byAccountId !== undefined;

test('T43 no document that joins to an anonymous report knows a time finer than its day, in the database or the backup', async () => {
  const midnight = shanghaiInstant('2026-11-20', '00:00').getTime();
  const day = 86_400_000;
  const second = Math.floor(Date.now() / 1000);
  const marks = planted.flatMap(({ anonymous }) => anonymous);
  const joined = (document: mongoose.mongo.Document): boolean => [...valuesOf(document)].some(([, value]) => (value instanceof mongoose.Types.ObjectId && marks.includes(value.toHexString())) || (typeof value === 'string' && marks.some((mark) => value.includes(mark))));
  for (const source of [await collections(), archived]) {
    const found: string[] = [];
    for (const { name, documents } of source) {
      for (const document of documents.filter(joined).filter((one) => !ofCommission(one))) {
        found.push(name);
        for (const [at, value] of valuesOf(document)) {
          if (value instanceof Date) expect([name, at, (value.getTime() - midnight) % day === 0 || value.getTime() % day === day / 3 * 2 - 1]).toEqual([name, at, true]);
          // An id that begins with the second of its making would say it.
          if (at === '._id' && value instanceof mongoose.Types.ObjectId) expect([name, Math.abs(value.getTimestamp().getTime() / 1000 - second) > day / 1000]).toEqual([name, true]);
        }
      }
    }
    expect([...new Set(found)].sort()).toEqual(['clueEntries', 'clues', 'counters', 'deadlines', 'numbers', 'sealedFiles', 'upwardReports'].sort());
  }
});
