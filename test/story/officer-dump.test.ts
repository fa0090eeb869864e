import { createDecipheriv } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Writable } from 'node:stream';
import mongoose from 'mongoose';
import { pino } from 'pino';
import sharp from 'sharp';
import { ClueModel } from '../../domain/clue';
import { native } from '../../domain/kernel';
import { OfficerDraftModel } from '../../domain/officer-report';
import { useTestDatabase } from '../support/database';
import { idOf, testClock } from '../support/factories';
import { useServer } from '../support/http';
import { buildOfficerWorld, OfficerChat, type OfficerWorld } from '../support/officers';
import { openOffice } from '../support/report';

/**
 * An information officer reports by chat and in the mini-program. Then somebody has the machine: the database, its
 * files, the log, and keys.json with which everything is opened that the server itself could open.
 * (docs/threat-model.md, T94 to T96)
 */
const database = useTestDatabase({ engineFiles: true });
const lines: string[] = [];
const log = pino({ level: 'trace' }, new Writable({ write: (chunk, _encoding, done) => (lines.push(String(chunk)), done()) }));
const server = useServer({}, { clock: testClock, log });

const planted = {
  chat: '演示密语甲：修路的账报了两回',
  form: '演示密语乙：鱼塘包给了外村人',
  when: '演示时间丙那一天',
  who: '演示人名丁某戊',
  label: '演示地名己桥头',
  latitude: '36.612345',
  mediaId: 'PLANTED_media_0815',
  device: 'PLANTEDPHONE',
};
let world: OfficerWorld;
let drafted: string[];

beforeAll(async () => {
  world = await buildOfficerWorld(testClock);
  await openOffice(testClock, world.district);
  testClock.set('2026-11-20T06:37:41.000Z');
  const photo = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#8899aa' } }).withExif({ IFD0: { Make: planted.device } }).jpeg().toBuffer();
  const chat = new OfficerChat(testClock, world.openid, () => photo);
  for (const text of ['报事', planted.chat, '1', planted.when, planted.who]) await chat.say(text);
  await chat.photo(planted.mediaId);
  await chat.at(Number(planted.latitude), 101.8, planted.label);
  drafted = foundIn(Buffer.from((await openedByKeys()).join('\n')));
  await chat.say('提交');
  const { loginCode } = world;
  const post = (step: string, body: object) => server.client().post(`/api/public/officer-report/${step}`, { loginCode, ...body });
  await post('save', { what: planted.form, organisationId: idOf(world.village), when: planted.when, who: planted.who, green: true });
  expect((await post('submission', {})).status).toBe(200);
  expect((await post('draft', {})).body).toMatchObject({ own: [{ stage: 'received' }, { stage: 'received' }] });
});

const documents = async (): Promise<[string, mongoose.mongo.Document][]> =>
  (await Promise.all((await mongoose.connection.db!.collections()).map(async (collection) => (await collection.find({}).toArray()).map((document) => [collection.collectionName, document] as [string, mongoose.mongo.Document])))).flat();
const filesUnder = (folder: string): string[] => readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
const forms = (text: string): Buffer[] => [Buffer.from(text), Buffer.from(text, 'utf16le'), ...(['hex', 'base64', 'base64url'] as const).map((form) => Buffer.from(Buffer.from(text).toString(form).replace(/=+$/, '').slice(0, -1)))];
const foundIn = (bytes: Buffer): string[] => Object.entries(planted).filter(([, text]) => forms(text).some((one) => bytes.includes(one))).map(([what]) => what);

/** Whatever keys.json opens, whoever it was sealed for: whether it was tampered with is not asked, so no purpose is needed. */
async function openedByKeys(): Promise<string[]> {
  const { encryption } = JSON.parse(readFileSync(path.join(database.dataDir(), 'keys.json'), 'utf8')) as { encryption: { keys: Record<string, string> } };
  const sealed = JSON.stringify((await documents()).map(([, document]) => document)).match(/v1\.k\d+\.[\w-]+\.[\w-]+\.[\w-]+/g) ?? [];
  return sealed.map((text) => {
    const [, keyId = '', iv = '', , body = ''] = text.split('.');
    return createDecipheriv('aes-256-gcm', Buffer.from(encryption.keys[keyId] ?? '', 'base64url'), Buffer.from(iv, 'base64url')).update(Buffer.from(body, 'base64url')).toString('utf8');
  });
}

test('T94 nothing that was reported lies in any document, in the files beside the database, in the log or in the figures', async () => {
  for (const [name, document] of await documents()) expect([name, foundIn(Buffer.from(mongoose.mongo.BSON.serialize(document)))]).toEqual([name, []]);
  for (const file of [...filesUnder(database.dataDir()), ...filesUnder(server.dataDir())]) expect([path.basename(file), foundIn(readFileSync(file))]).toEqual([path.basename(file), []]);
  expect(foundIn(Buffer.from(lines.join('') + String((await server.client().get('/metrics')).body)))).toEqual([]);
  expect(lines.length).toBeGreaterThan(2);
});

test('T94 nor does the openid lie beside a clue, or anywhere in clear', async () => {
  for (const [name, document] of await documents()) {
    const bytes = Buffer.from(mongoose.mongo.BSON.serialize(document));
    for (const id of [world.openid, `mini-${world.openid}`]) expect([name, forms(id).some((one) => bytes.includes(one))]).toEqual([name, false]);
    if (name === 'clues') for (const who of [world.officer.name, idOf(world.officer)]) expect(bytes.includes(who)).toBe(false);
  }
});

test('T95 with the key file in hand a draft opens, and of what was handed in no word and no key of a file', async () => {
  // That the search finds something, where there is something to find.
  expect(drafted.sort()).toEqual(['chat', 'label', 'latitude', 'when', 'who']);
  expect(await native(ClueModel).countDocuments({})).toBe(2);
  const opened = await openedByKeys();
  expect(opened).toContain(world.openid);
  expect(foundIn(Buffer.from(opened.join('\n')))).toEqual([]);
  expect(opened.filter((text) => /[0-9a-f]{24}\.[\w-]{43}/.test(text))).toEqual([]);
});

test('T96 what joins him to his reports is their ids', async () => {
  const ids = (await native(ClueModel).find({}).toArray()).map(idOf);
  const opened = await openedByKeys();
  expect(ids.every((id) => opened.includes(id))).toBe(true);
  expect(await native(OfficerDraftModel).countDocuments({ content: { $exists: true } })).toBe(0);
});
