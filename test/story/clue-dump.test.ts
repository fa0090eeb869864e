import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Writable } from 'node:stream';
import mongoose from 'mongoose';
import { pino } from 'pino';
import sharp from 'sharp';
import type { AttachmentStored, ReportSubmitted } from '../../contracts/clue-report';
import { ClueModel, openIntakeDeadlines, saveHead, sayToReporter, UpwardModel } from '../../domain/clue';
import { native, shanghaiInstant } from '../../domain/kernel';
import { accountIdOf } from '../support/ceremony';
import { useTestDatabase } from '../support/database';
import { buildPerson, buildVillage, idOf, testClock } from '../support/factories';
import { useServer, type Answer } from '../support/http';
import { openOffice, randomKey, solvedTask } from '../support/report';

/**
 * A day with reports, then the search that somebody would make who has the machine: the database byte by byte, the
 * data folder with the keys in it, the log, the figures. (docs/threat-model.md, T41 to T43)
 */
const database = useTestDatabase();
const lines: string[] = [];
const log = pino({ level: 'trace' }, new Writable({ write: (chunk, _encoding, done) => (lines.push(String(chunk)), done()) }));
const server = useServer({ trustedProxies: ['127.0.0.1'] }, { clock: testClock, log });

const planted = {
  text: '虚报危房改造十一户，钱进了自己的账',
  name: '嫌疑人赵某乙',
  upwardName: '上管人孙某丁',
  organisation: '青石沟合作社',
  place: '青石沟磨坊旁',
  reporter: '举报人钱某丙',
  phone: '19900007742',
  identityNumber: '630102199001010099',
  address: '203.0.113.77',
  agent: 'PLANTED-AGENT/7.1',
  openid: 'oPLANTED_openid_0042',
  fileName: 'IMG_PLANTED_0815.jpg',
  device: 'PLANTEDPHONE',
  answer: '证据在后院的铁柜里',
  question: '是谁签的字呢',
  upwardText: '区里的停车场没有招标就开工',
  upwardAnswer: '验收单是年底补的',
};
const sent = { 'x-forwarded-for': planted.address, 'user-agent': planted.agent, cookie: `openid=${planted.openid}`, referer: `https://example.cn/?openid=${planted.openid}` };
let receipts: string[];
let upward: { _id: mongoose.Types.ObjectId; partsId: mongoose.Types.ObjectId; code: string; lookup: string };
let anonymous: { _id: mongoose.Types.ObjectId; code: string; lookup: string };

async function pay(address: string, body: object): Promise<Answer> {
  const answer = await server.client().post(address, { ...body, task: await solvedTask(server.client()) }, sent);
  if (answer.status >= 300) throw new Error(`${address} answered ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer;
}

async function attach(named: 'yes' | 'no'): Promise<string> {
  const { challenge, nonce } = await solvedTask(server.client());
  const photo = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#888' } }).withExif({ IFD0: { Make: planted.device } }).jpeg().toBuffer();
  const form = new FormData();
  for (const [key, value] of Object.entries({ challenge, nonce: String(nonce), named })) form.append(key, value);
  form.append('file', new Blob([new Uint8Array(photo)]), planted.fileName);
  return ((await server.client().post('/api/report/attachments', form, sent)).body as AttachmentStored).token;
}

const keys: string[] = [];
const newKey = (): string => (keys.push(randomKey()), keys.at(-1)!);

beforeAll(async () => {
  const { districtId, manager, custodian, leader } = await openOffice();
  const village = idOf(await buildVillage());
  await buildPerson({ name: planted.name, posts: [{ organisationId: village, title: '会计', from: null, to: null }] });
  await buildPerson({ name: planted.upwardName, managedBy: 'above' });
  await saveHead(custodian, { accountId: accountIdOf(leader), version: 0 });
  testClock.set('2026-11-20T06:37:41.000Z');
  const fields = { topic: 'welfare', what: planted.text, placeText: planted.place, people: [{ name: planted.name, organisation: planted.organisation }], via: 'web' };
  const identity = { name: planted.reporter, phone: planted.phone, identityNumber: planted.identityNumber };
  receipts = [];
  for (const one of [null, identity]) {
    const { body } = await pay('/api/report', { ...fields, submissionKey: newKey(), identity: one, attachments: [await attach(one ? 'yes' : 'no')] });
    receipts.push((body as ReportSubmitted).receiptCode);
  }
  const [clue] = await native(ClueModel).find({ path: new mongoose.Types.ObjectId(districtId) }).sort({ code: 1 }).toArray();
  anonymous = { _id: clue!._id, code: clue!.code, lookup: clue!.reporter.lookup };
  await sayToReporter(manager, clue!, { kind: 'question', text: planted.question });
  const up = await pay('/api/report', { ...fields, what: planted.upwardText, people: [{ name: planted.upwardName }], submissionKey: newKey(), identity: null, attachments: [await attach('no')] });
  receipts.push((up.body as ReportSubmitted).receiptCode);
  testClock.set('2026-11-20T07:11:23.000Z');
  await pay('/api/report/words', { receiptCode: receipts[2], kind: 'addition', text: planted.upwardAnswer, wordsKey: newKey(), attachments: [await attach('no')] });
  const sealed = (await native(UpwardModel).findOne({}))!;
  upward = { _id: sealed._id, partsId: sealed.partsId, code: sealed.code, lookup: sealed.reporter.lookup };
  await pay('/api/report/words', { receiptCode: receipts[0], kind: 'answer', text: planted.answer, wordsKey: newKey(), attachments: [await attach('no')] });
  await pay('/api/report/visit', { receiptCode: receipts[0] });
  await openIntakeDeadlines(clue!, testClock);
});

const collections = async (): Promise<{ name: string; documents: mongoose.mongo.Document[] }[]> =>
  Promise.all((await mongoose.connection.db!.collections()).map(async (collection) => ({ name: collection.collectionName, documents: await collection.find({}).toArray() })));
const filesUnder = (folder: string): string[] => readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));

/** Each way in which a text may lie in bytes. */
const forms = (text: string): Buffer[] => [Buffer.from(text), Buffer.from(text, 'utf16le'), ...(['hex', 'base64', 'base64url'] as const).map((form) => Buffer.from(Buffer.from(text).toString(form).replace(/=+$/, '').slice(0, -1)))];
const secrets = (): [string, Buffer[]][] => [
  // A name is in the directory, where it belongs; it is looked for elsewhere.
  ...Object.entries(planted).filter(([what]) => what !== 'name' && what !== 'upwardName').map(([what, text]) => [what, forms(text)] as [string, Buffer[]]),
  ...receipts.map((receipt) => ['receipt', forms(receipt)] as [string, Buffer[]]),
  ...keys.map((key) => ['key', [Buffer.from(key), Buffer.from(key, 'base64url')]] as [string, Buffer[]]),
];
const foundIn = (bytes: Buffer): string[] => secrets().filter(([, all]) => all.some((one) => bytes.includes(one))).map(([what]) => what);

test('T41 nothing that was planted lies in any document', async () => {
  for (const { name, documents } of await collections()) {
    const bytes = Buffer.concat(documents.map((document) => mongoose.mongo.BSON.serialize(document)));
    expect([name, foundIn(bytes)]).toEqual([name, []]);
    if (name !== 'people') expect([name, bytes.includes(planted.name), bytes.includes(planted.upwardName)]).toEqual([name, false, false]);
  }
});

test('T42 nor in the files beside it, in the log or in the figures', async () => {
  for (const file of [...filesUnder(database.dataDir()), ...filesUnder(server.dataDir())]) expect([path.basename(file), foundIn(readFileSync(file))]).toEqual([path.basename(file), []]);
  const told = Buffer.from(lines.join('') + String((await server.client().get('/metrics')).body));
  expect(foundIn(told)).toEqual([]);
  expect(told.includes('report/')).toBe(false);
  for (const { _id, code } of [anonymous, upward]) expect(told.includes(_id.toHexString()) || told.includes(code)).toBe(false);
});

/** Whatever a document holds, with the way to it. */
function* valuesOf(value: unknown, at = ''): Generator<[string, unknown]> {
  yield [at, value];
  if (value === null || typeof value !== 'object' || value instanceof Date || value instanceof mongoose.Types.ObjectId || value instanceof mongoose.mongo.Binary) return;
  for (const [key, inner] of Object.entries(value)) yield* valuesOf(inner, `${at}.${key}`);
}

/** What the commission did is dated to the second, as it must be; what the reporter did is not. */
const ofCommission = (document: mongoose.mongo.Document): boolean => document.byAccountId !== undefined;

test.each([
  ['the anonymous report', () => [anonymous._id], () => anonymous, ['clueEntries', 'clues', 'deadlines', 'numbers', 'sealedFiles']],
  ['what goes to the level above', () => [upward._id, upward.partsId], () => upward, ['clueEntries', 'counters', 'deadlines', 'numbers', 'sealedFiles', 'upwardReports']],
] as const)('T43 no document that joins to %s knows a time finer than its day', async (_name, idsOf, markOf, where) => {
  const [ids, { code, lookup }] = [idsOf(), markOf()];
  const midnight = shanghaiInstant('2026-11-20', '00:00').getTime();
  const day = 86_400_000;
  const second = Math.floor(Date.now() / 1000);
  const marks = [...ids.map((one) => one.toHexString()), code, lookup];
  const joined = (document: mongoose.mongo.Document): boolean => [...valuesOf(document)].some(([, value]) => (value instanceof mongoose.Types.ObjectId && ids.some((one) => value.equals(one))) || (typeof value === 'string' && marks.some((mark) => value.includes(mark))));
  const found: string[] = [];
  for (const { name, documents } of await collections()) {
    for (const document of documents.filter(joined).filter((one) => !ofCommission(one))) {
      found.push(name);
      for (const [at, value] of valuesOf(document)) {
        if (value instanceof Date) expect([name, at, (value.getTime() - midnight) % day === 0 || value.getTime() % day === day / 3 * 2 - 1]).toEqual([name, at, true]);
        // An id that begins with the second of its making would say it.
        if (at === '._id' && value instanceof mongoose.Types.ObjectId) expect([name, Math.abs(value.getTimestamp().getTime() / 1000 - second) > 86_400]).toEqual([name, true]);
      }
    }
  }
  expect([...new Set(found)].sort()).toEqual([...where].sort());
});
