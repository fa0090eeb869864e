import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { deflateSync } from 'node:zlib';
import JSZip from 'jszip';
import sharp from 'sharp';
import { clearDatabase, useTestDatabase } from '../../../test/support/database';
import { claimFiles, expireUnclaimed, Fault, fixedClock, guardFiles, native, openFile, openPublicFile, publishFile, signedPublicLink, storeDocument, storeImage, FileModel, type Context } from '..';
import { BytesModel } from './model';

useTestDatabase();
const clock = fixedClock('2026-11-20T01:00:00Z');
beforeEach(async () => {
  await clearDatabase();
  clock.set('2026-11-20T01:00:00Z');
});

const citizen: Context = { actor: { kind: 'citizen' }, clock };
const staff = (accountId: string): Context => ({ actor: { kind: 'staff', accountId, name: '沈宁', grants: [] }, clock });
const [anna, boris] = [staff('a'.repeat(24)), staff('b'.repeat(24))];
const subject = { type: 'kite', id: 'f'.repeat(24) };
guardFiles('kite', async (ctx) => ctx.actor.kind === 'staff' && ctx.actor.accountId.startsWith('a'));

const outcome = (promise: Promise<unknown>): Promise<string> => promise.then(() => 'done', (error) => (error instanceof Fault ? error.code : String(error)));
const photo = (width = 40, height = 20): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background: '#1a5c5c' } })
    .withExif({ IFD0: { Make: 'SecretPhone' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
const document = (bytes: Buffer, name = '整改报告.docx', ctx = anna) => storeDocument(ctx, Readable.from([bytes]), { name, purpose: 'proof' });
const office = (parts: Record<string, string>): Promise<Buffer> => {
  const zip = new JSZip();
  for (const [name, text] of Object.entries({ '[Content_Types].xml': '<Types/>', ...parts })) zip.file(name, text);
  return zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' });
};

describe('pictures', () => {
  test('are drawn anew: upright and without what the camera wrote', async () => {
    const stored = await storeImage(citizen, await photo(), { purpose: 'ratingPhoto' });
    expect(stored.token).toMatch(/^[A-Za-z0-9_-]{32}$/);
    const [id] = await claimFiles(citizen, [stored.token], subject);
    const bytes = await buffer((await openFile(anna, String(id))).stream);
    const meta = await sharp(bytes).metadata();
    expect([meta.width, meta.height, meta.exif, meta.orientation]).toEqual([20, 40, undefined, undefined]);
    expect(bytes.includes('SecretPhone')).toBe(false);
  });

  test('are told by their content, not by their name, and made smaller', async () => {
    expect(await outcome(storeImage(citizen, Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), { purpose: 'x' }))).toBe('unsupportedMediaType');
    expect(await outcome(storeImage(citizen, Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.alloc(100)]), { purpose: 'x' }))).toBe('unsupportedMediaType');
    expect(await outcome(storeImage(citizen, Buffer.concat([Buffer.from('\0\0\0\x18ftypheic'), Buffer.alloc(100)]), { purpose: 'x' }))).toBe('unsupportedMediaType');
    expect(await outcome(storeImage(citizen, Buffer.alloc(9 * 1024 * 1024), { purpose: 'x' }))).toBe('payloadTooLarge');
    const stored = await storeImage(anna, await photo(4000, 100), { purpose: 'x' });
    expect((await sharp(await buffer((await openFile(anna, stored.id)).stream)).metadata()).height).toBe(2560);
  });

  test('a bomb of pixels is refused before it is unpacked', async () => {
    const header = Buffer.alloc(13);
    header.writeUInt32BE(30_000, 0);
    header.writeUInt32BE(30_000, 4);
    header.set([8, 2, 0, 0, 0], 8);
    const crc = (bytes: Buffer): number => {
      let value = ~0;
      for (const byte of bytes) for (let bit = 0, mixed = (value ^= byte); bit < 8; bit += 1) value = mixed = (mixed >>> 1) ^ (mixed & 1 ? 0xedb88320 : 0);
      return ~value >>> 0;
    };
    const chunk = (type: string, data: Buffer): Buffer => {
      const body = Buffer.concat([Buffer.from(type), data]);
      const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
      length.writeUInt32BE(data.length);
      sum.writeUInt32BE(crc(body));
      return Buffer.concat([length, body, sum]);
    };
    const png = Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), chunk('IHDR', header), chunk('IDAT', deflateSync(Buffer.alloc(1000))), chunk('IEND', Buffer.alloc(0))]);
    expect(await outcome(storeImage(citizen, png, { purpose: 'x' }))).toBe('payloadTooLarge');
  });
});

describe('documents', () => {
  test('are taken by what is in them', async () => {
    const docx = await document(await office({ 'word/document.xml': '<w:document/>' }), '../../etc/整改报告.exe');
    expect(docx).toMatchObject({ name: '整改报告.docx', mediaType: expect.stringContaining('wordprocessingml'), kind: 'document' });
    expect((await document(Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF'), '表.pdf')).mediaType).toBe('application/pdf');
    expect((await document(Buffer.from([0xd0, 0xd5, 0xc3, 0xfb, 0x2c, 0x31]), '名单.csv')).mediaType).toContain('csv');
  });

  test.each([
    ['macros', () => office({ 'word/document.xml': '<w/>', 'word/vbaProject.bin': 'x' })],
    ['macros declared', () => office({ 'xl/workbook.xml': '<w/>', '[Content_Types].xml': '<Types ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/>' })],
    ['ActiveX', () => office({ 'xl/workbook.xml': '<w/>', 'xl/activeX/activeX1.xml': 'x' })],
    ['a plain archive', () => office({ 'a.txt': 'x' })],
    ['an old format', async () => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)])],
    ['a script in a PDF', async () => Buffer.from('%PDF-1.7\n<</S /J#61vaScript /JS (app.alert(1))>>\n%%EOF')],
    ['half a file', async () => (await office({ 'word/document.xml': '<w/>'.repeat(500) })).subarray(0, 300)],
    ['a program', async () => Buffer.from('MZ\0\0\0\0')],
  ])('%s is refused', async (_what, make) => {
    expect(await outcome(document(await make(), '表.txt'))).toBe('unsupportedMediaType');
  });

  test('an archive bomb is refused, also one that lies about its size', async () => {
    const bomb = await office({ 'xl/workbook.xml': '<w/>', 'xl/worksheets/sheet1.xml': ' '.repeat(3_000_000) });
    expect(await outcome(document(bomb, '表.xlsx'))).toBe('payloadTooLarge');
    const lying = Buffer.from(bomb);
    for (let place = lying.indexOf(Buffer.from('PK\x01\x02')); place >= 0; place = lying.indexOf(Buffer.from('PK\x01\x02'), place + 4)) if (lying.readUInt32LE(place + 24) === 3_000_000) lying.writeUInt32LE(1000, place + 24);
    expect(await outcome(document(lying, '表.xlsx'))).toBe('unsupportedMediaType');
    expect(await outcome(document(Buffer.alloc(21 * 1024 * 1024), '大.txt'))).toBe('payloadTooLarge');
  });
});

describe('claiming and opening', () => {
  test('a token is taken once, for one thing, within a day; the same request again is no harm', async () => {
    const [one, late] = [await storeImage(citizen, await photo(), { purpose: 'x' }), await storeImage(citizen, await photo(), { purpose: 'x' })];
    const [id] = await claimFiles(citizen, [one.token], subject);
    expect((await claimFiles(citizen, [one.token], subject)).map(String)).toEqual([String(id)]);
    expect(await outcome(claimFiles(citizen, [one.token], { ...subject, id: 'e'.repeat(24) }))).toBe('badRequest');
    expect(await outcome(claimFiles(citizen, [one.id], subject))).toBe('badRequest');
    expect(await outcome(claimFiles(citizen, ['A'.repeat(32)], subject))).toBe('badRequest');
    clock.advance(24 * 3_600_000);
    expect(await outcome(claimFiles(citizen, [late.token], subject))).toBe('badRequest');
  });

  test('staff claim by id what they uploaded themselves', async () => {
    const stored = await storeImage(anna, await photo(), { purpose: 'proof' });
    expect(await outcome(claimFiles(boris, [stored.id], subject))).toBe('badRequest');
    expect(await outcome(claimFiles(anna, [stored.id], subject))).toBe('done');
  });

  test('a file is opened by whom its subject lets, an unclaimed one by its uploader, a citizen’s by nobody', async () => {
    const own = await storeImage(anna, await photo(), { purpose: 'proof' });
    expect([await outcome(openFile(anna, own.id)), await outcome(openFile(boris, own.id))]).toEqual(['done', 'notFound']);
    const [kite] = await claimFiles(anna, [own.id], subject);
    expect([await outcome(openFile(anna, String(kite))), await outcome(openFile(boris, String(kite)))]).toEqual(['done', 'notFound']);
    const stranger = await storeImage(citizen, await photo(), { purpose: 'x' });
    expect([await outcome(openFile(citizen, stranger.id)), await outcome(openFile(anna, stranger.id))]).toEqual(['notFound', 'notFound']);
    await claimFiles(citizen, [stranger.token], { type: 'unguarded', id: subject.id });
    expect(await outcome(openFile(anna, stranger.id))).toBe('notFound');
  });

  test('what nobody claimed loses its bytes, what is claimed keeps them', async () => {
    const [kept, dropped] = [await storeImage(citizen, await photo(), { purpose: 'x' }), await storeImage(citizen, await photo(), { purpose: 'x' })];
    await claimFiles(citizen, [kept.token], subject);
    clock.advance(25 * 3_600_000);
    expect(await expireUnclaimed(clock)).toBe(1);
    expect(await expireUnclaimed(clock)).toBe(0);
    expect((await native(BytesModel).find({}).toArray()).map((one) => String(one._id))).toEqual([kept.id]);
    expect((await native(FileModel).findOne({ state: 'expired' }))?._id.toHexString()).toBe(dropped.id);
  });

  test('a signed link opens what is published, until its hour, and nothing else', async () => {
    const stored = await storeImage(anna, await photo(), { purpose: 'x' });
    await claimFiles(anna, [stored.id], subject);
    const link = new URL(signedPublicLink(stored.id, new Date('2026-11-20T02:00:00Z')), 'https://x');
    const given = { expires: Number(link.searchParams.get('expires')), signature: link.searchParams.get('signature')! };
    const open = (more = {}) => outcome(openPublicFile(stored.id, { ...given, ...more }, clock.now()));
    expect(await open()).toBe('notFound');
    await publishFile(anna, stored.id);
    expect(await open()).toBe('done');
    expect(await open({ expires: given.expires + 1 })).toBe('notFound');
    clock.advance(3_600_000);
    expect(await open()).toBe('notFound');
  });
});
