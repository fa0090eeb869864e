import { existsSync } from 'node:fs';
import path from 'node:path';
import { Writable } from 'node:stream';
import { PDFDocument } from '@cantoo/pdf-lib';
import sharp from 'sharp';
import { hashRaw } from '@node-rs/argon2';
import { pino } from 'pino';
import type { AttachmentStored, ReportSubmitted, ReportVisit } from '../../contracts/clue-report';
import { ClueModel, ClueEntryModel, destroyUpward, entriesOf, handOverUpward, openClue, readClueFile, saveHead, sayToReporter, UpwardModel, type Clue } from '../../domain/clue';
import { destroyShredKey, native } from '../../domain/kernel';
import { useTestDatabase } from '../support/database';
import { accountIdOf } from '../support/ceremony';
import { buildPerson, testClock } from '../support/factories';
import { errorOf, useServer, type Answer } from '../support/http';
import { openOffice, randomKey, solvedTask, type Office } from '../support/report';

jest.mock('@node-rs/argon2', () => {
  const actual = jest.requireActual<typeof import('@node-rs/argon2')>('@node-rs/argon2');
  return { ...actual, hashRaw: jest.fn(actual.hashRaw) };
});

useTestDatabase();
const lines: string[] = [];
const log = pino({ level: 'trace' }, new Writable({ write: (chunk, _encoding, done) => (lines.push(String(chunk)), done()) }));
const server = useServer({}, { clock: testClock, log });
/** Another process of the same installation. */
const beside = useServer({}, { clock: testClock });
const runs = (): number => jest.mocked(hashRaw).mock.calls.length;
let office: Office;

const client = () => server.client();
const paid = async (address: string, body: object): Promise<Answer> => client().post(address, { ...body, task: await solvedTask(client()) });
const said = '村主任把低保名额给了自己的弟弟，2026 年 3 月起';
const report = (changes: object = {}): object => ({ submissionKey: randomKey(), topic: 'welfare', what: said, identity: null, via: 'web', ...changes });
const submit = async (changes: object = {}): Promise<ReportSubmitted> => (await paid('/api/report', report(changes))).body as ReportSubmitted;
const newest = async (): Promise<Clue> => (await native(ClueModel).find({}).sort({ shredSlot: -1 }).limit(1).toArray())[0]!;

async function attach(bytes: Buffer, name: string, named: 'yes' | 'no' = 'no'): Promise<Answer> {
  const { challenge, nonce } = await solvedTask(client());
  const form = new FormData();
  for (const [key, value] of Object.entries({ challenge, nonce: String(nonce), named })) form.append(key, value);
  form.append('file', new Blob([new Uint8Array(bytes)]), name);
  return client().post('/api/report/attachments', form);
}

const photo = (): Promise<Buffer> => sharp({ create: { width: 40, height: 30, channels: 3, background: '#888' } }).withExif({ IFD0: { Make: 'SECRETPHONE' } }).jpeg().toBuffer();

describe('before the ceremony', () => {
  test('reporting is not open, and says so', async () => {
    expect((await client().get('/api/report/opening')).body).toMatchObject({ open: false });
    expect(errorOf(await paid('/api/report', report())).code).toBe('reportingClosed');
  });
});

describe('once it was held', () => {
  beforeAll(async () => {
    office = await openOffice();
  });

  test('a report without a name goes in, is read by those it is sealed to, asked about and answered', async () => {
    expect((await client().get('/api/report/opening')).body).toMatchObject({ open: true, districtName: '青禾区', acceptBy: { workingDays: 15 } });
    const stored = await attach(await photo(), 'IMG_2231.jpg');
    expect(stored.status).toBe(201);
    const { token, kind, remains } = stored.body as AttachmentStored;
    expect([kind, remains !== '']).toEqual(['image', true]);
    const { receiptCode } = await submit({ attachments: [token] });
    const clue = await newest();
    expect(clue).toMatchObject({ code: expect.stringMatching(/^630102-2026-WL-\d{5}-[0-9A-Z]$/), receivedOn: '2026-11-20', channel: 'web', state: 'received' });

    const { content, named } = await openClue(office.clerk, clue);
    expect([content.fields.what, named, content.files[0]?.name]).toEqual([said, false, '照片1.jpg']);
    expect((await readClueFile(content.files[0]!)).includes('SECRETPHONE')).toBe(false);
    await expect(openClue(office.custodian, clue)).rejects.toMatchObject({ code: 'forbidden' });

    await sayToReporter(office.manager, clue, { kind: 'question', text: '是哪个村民小组' });
    const visit = (await paid('/api/report/visit', { receiptCode })).body as ReportVisit;
    expect(visit).toMatchObject({ stage: 'received', receivedOn: '2026-11-20', asked: true, named: false, may: { answer: true, add: true, giveName: true, object: false } });
    expect(visit.next?.label).toBe('最晚告诉您是否受理');
    expect(JSON.stringify(visit)).not.toContain('低保');

    const wordsKey = randomKey();
    const answer = { receiptCode, kind: 'answer', text: '第三小组', wordsKey };
    for (let time = 0; time < 2; time += 1) expect((await paid('/api/report/words', answer)).body).toMatchObject({ asked: false, talk: [{ kind: 'question' }, { kind: 'answer', text: '第三小组' }] });
    expect(errorOf(await paid('/api/report/words', { ...answer, wordsKey: randomKey() })).code).toBe('wrongState');
    expect((await entriesOf(office.leader, clue)).map(({ body }) => body.text)).toEqual(['是哪个村民小组', '第三小组']);

    expect((await paid('/api/report/name', { receiptCode, identity: { name: '王某某', phone: '19900001234' } })).body).toMatchObject({ named: true, may: { giveName: false } });
    expect((await openClue(office.clerk, await newest())).named).toBe(true);
  });

  test('a repeated request is the same report under the same receipt', async () => {
    const before = await native(ClueModel).countDocuments();
    const same = { submissionKey: randomKey() };
    const [one, other] = [await submit(same), await submit(same)];
    expect(one).toEqual(other);
    expect(await native(ClueModel).countDocuments()).toBe(before + 1);
  });

  test('every well-formed visit costs one run of argon2id; unknown and destroyed answer alike', async () => {
    const { receiptCode } = await submit();
    const answers: [number, unknown][] = [];
    for (const code of [receiptCode, '0000000000000000', '1234 5678 9012 3456']) {
      const before = runs();
      const answer = await paid('/api/report/visit', { receiptCode: code });
      expect(runs() - before).toBe(1);
      answers.push([answer.status, answer.body]);
    }
    await destroyShredKey((await newest()).shredSlot);
    const destroyed = await paid('/api/report/visit', { receiptCode });
    expect(answers[0]![0]).toBe(200);
    expect(answers[1]).toEqual(answers[2]);
    expect([destroyed.status, destroyed.body]).toEqual(answers[1]);
    for (const code of [receiptCode, '0000000000000000']) {
      const before = runs();
      const answer = await paid('/api/report/satisfaction', { receiptCode: code, satisfaction: 'fair' });
      expect([answer.status, answer.body, runs() - before]).toEqual([...answers[1]!, 1]);
    }
    const before = runs();
    expect((await paid('/api/report/visit', { receiptCode: '12345' })).status).toBe(400);
    expect(runs()).toBe(before);
  });

  test('what goes to the level above is taken in and answered alike, and each visit costs one run, to the end', async () => {
    await saveHead(office.custodian, { accountId: accountIdOf(office.leader), version: 0 });
    await buildPerson({ name: '上管某甲', managedBy: 'above' });
    const people = [{ name: '上管某甲' }];
    const [ordinary, upward] = [await paid('/api/report', report()), await paid('/api/report', report({ people }))];
    const shape = (answer: Answer) => [answer.status, Object.keys(answer.body as object), (answer.body as ReportSubmitted).acceptBy, [...answer.headers.keys()].sort()];
    expect(shape(upward)).toEqual(shape(ordinary));
    const before = runs();
    await paid('/api/report', report({ people }));
    await paid('/api/report', report());
    expect(runs() - before).toBe(2);

    const { receiptCode } = upward.body as ReportSubmitted;
    const visited = async (): Promise<ReportVisit> => {
      const counted = runs();
      const answer = await paid('/api/report/visit', { receiptCode });
      expect([answer.status, runs() - counted]).toEqual([200, 1]);
      return answer.body as ReportVisit;
    };
    expect(await visited()).toMatchObject({ stage: 'passedUp', next: { workingDays: 5 }, may: { add: true }, passedUp: { on: null } });
    expect((await paid('/api/report/words', { receiptCode, kind: 'addition', text: '还有一张单子', wordsKey: randomKey() })).body).toMatchObject({ talk: [{ text: '还有一张单子' }] });
    const { code } = (await visited()).passedUp!;
    const stored = (await native(UpwardModel).findOne({ code }))!;
    const id = stored._id.toHexString();
    const handed = await handOverUpward(office.leader, id, { version: stored.trail.seq, way: 'print', office: '市纪委监委', withoutIdentity: false });
    expect(await visited()).toMatchObject({ next: null, may: { add: false }, passedUp: { code, on: '2026-11-20' } });
    await destroyUpward(office.leader, id, { version: handed.trail.seq });
    expect(await visited()).toMatchObject({ stage: 'passedUp', talk: [], passedUp: { code, on: '2026-11-20' } });
    expect(errorOf(await paid('/api/report/words', { receiptCode, kind: 'addition', text: '再补一句', wordsKey: randomKey() })).code).toBe('wrongState');
  });

  test('without a solved task, or with one twice, be it at another process, nothing is done', async () => {
    const task = await solvedTask(client());
    expect((await client().post('/api/report', report({ task }))).status).toBe(201);
    expect(errorOf(await beside.client().post('/api/report', report({ task }))).fields).toMatchObject([{ path: 'task' }]);
    const before = runs();
    expect(errorOf(await client().post('/api/report', report({ task }))).fields).toMatchObject([{ path: 'task' }]);
    expect(errorOf(await client().post('/api/report/visit', { receiptCode: '0'.repeat(16), task: { challenge: 'x', nonce: 1 } })).code).toBe('badRequest');
    expect(runs()).toBe(before);
  });

  test('a file sent under a name does not go with a report without one', async () => {
    const { token } = (await attach(await photo(), 'IMG.jpg', 'yes')).body as AttachmentStored;
    expect(errorOf(await paid('/api/report', report({ attachments: [token] }))).fields).toMatchObject([{ path: 'attachments.0' }]);
    const named = await submit({ attachments: [token], identity: { name: '李某某', phone: '19900005678' } });
    expect(named.receiptCode).toMatch(/^\d{16}$/);
    const { content } = await openClue(office.clerk, await newest());
    expect([content.files[0]?.name, content.named]).toEqual(['IMG.jpg', true]);
    expect((await readClueFile(content.files[0]!)).includes('SECRETPHONE')).toBe(true);
    expect(JSON.stringify(content)).not.toContain('李某某');
  });

  test('a large file comes back as it was sent, and was never in a folder', async () => {
    const film = Buffer.concat([await photo(), Buffer.alloc(3_000_000, 7)]);
    const { token, size } = (await attach(film, 'IMG.jpg', 'yes')).body as AttachmentStored;
    await submit({ attachments: [token], identity: { name: '李某某', phone: '19900005678' } });
    const { content } = await openClue(office.clerk, await newest());
    expect([size, (await readClueFile(content.files[0]!)).equals(film)]).toEqual([film.length, true]);
    expect(existsSync(path.join(server.dataDir(), 'uploads'))).toBe(false);
  });

  test('a PDF without a name is cleaned, or refused with advice where that cannot be done', async () => {
    const made = await PDFDocument.create();
    made.addPage();
    made.setAuthor('SECRETAUTHOR');
    const stored = await attach(Buffer.from(await made.save()), 'SECRETNAME.pdf');
    const { token, kind, remains } = stored.body as AttachmentStored;
    expect([stored.status, kind, remains]).toEqual([201, 'document', expect.stringContaining('涂黑')]);
    await submit({ attachments: [token] });
    const [file] = (await openClue(office.clerk, await newest())).content.files;
    expect(file).toMatchObject({ name: '文件1.pdf', mediaType: 'application/pdf' });
    expect((await readClueFile(file!)).includes('SECRETAUTHOR')).toBe(false);
    const answer = await attach(Buffer.from('%PDF-1.7\n%%EOF'), 'a.pdf');
    expect([answer.status, errorOf(answer).message]).toEqual([415, expect.stringContaining('截图')]);
  });

  test('leaves no cookie, request id, log line or figure, not even where it fails', async () => {
    const before = lines.length;
    const sent = { cookie: '__Host-session=abc', 'user-agent': 'SECRETAGENT' };
    const answers = [
      await client().get('/api/report/opening', sent),
      await client().get('/api/report', sent),
      await client().get('/api/report/nothing', sent),
      await client().get('/api/report/places?text=SECRETPLACE', sent),
      await client().post('/api/report/visit', { receiptCode: 'x' }, sent),
      await client().get('/report/write', sent),
    ];
    expect(answers.map(({ status }) => status).slice(0, 5)).toEqual([200, 405, 404, 200, 400]);
    for (const { headers } of answers) expect([headers.get('x-request-id'), headers.get('set-cookie')]).toEqual([null, null]);
    expect(lines.slice(before)).toEqual([]);
    expect((await client().get('/metrics')).body).not.toMatch(/report\/|route="GET \/\*"/);
  });

  test('what reporters say carries no time finer than the day', async () => {
    const entries = await native(ClueEntryModel).find({ from: 'reporter' }).toArray();
    expect(entries.length).toBeGreaterThan(0);
    for (const entry of entries) expect(Object.values(entry).some((value) => value instanceof Date)).toBe(false);
  });
});
