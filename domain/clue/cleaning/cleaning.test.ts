import ExcelJS from 'exceljs';
import PizZip from 'pizzip';
import sharp from 'sharp';
import { inspectDocument } from '../../kernel';
import { cleanFile, recogniseFile } from '.';
import { boxesIn } from './boxes';

const secret = '泄密人王五SECRET';
const latin = 'SECRETWANGWU';
const has = (bytes: Buffer, text: string): boolean => bytes.includes(text) || bytes.includes(Buffer.from(text, 'utf16le'));

/** MPEG 1 layer III, 128 kbit/s, 44.1 kHz: 417 bytes a frame. */
const frame = (fill: number): Buffer => Buffer.concat([Buffer.from([0xff, 0xfb, 0x90, 0x00]), Buffer.alloc(413, fill)]);
const sound = Buffer.concat([1, 2, 3, 4, 5, 6].map(frame));

describe('an MP3', () => {
  const tagged = (): Buffer => {
    const text = Buffer.from(latin);
    const head = Buffer.from([0x49, 0x44, 0x33, 4, 0, 0, 0, 0, 0, text.length]);
    const notes = frame(0);
    notes.write(`Info${latin}`, 36, 'latin1');
    const ape = Buffer.concat([Buffer.from('APETAGEX'), Buffer.alloc(24), text]);
    const last = Buffer.alloc(128);
    last.write(`TAG${latin}`, 0, 'latin1');
    return Buffer.concat([head, text, notes, sound, ape, last]);
  };

  test('keeps its sound and nothing else', async () => {
    const { bytes, kind, cleaned } = await cleanFile(tagged());
    expect([bytes.equals(sound), kind, cleaned.length > 0]).toEqual([true, 'audio', true]);
  });

  test('without sound in it is refused', async () => {
    await expect(cleanFile(Buffer.concat([Buffer.from('ID3'), Buffer.alloc(40)]))).rejects.toMatchObject({ code: 'unsupportedMediaType' });
  });
});

const box = (type: string, ...parts: Buffer[]): Buffer => {
  const body = Buffer.concat(parts);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(body.length + 8);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, body]);
};
const words = (...values: number[]): Buffer => {
  const bytes = Buffer.alloc(values.length * 4);
  values.forEach((value, index) => bytes.writeUInt32BE(value, index * 4));
  return bytes;
};
const text = (value: string): Buffer => Buffer.from(value);

describe('an MP4', () => {
  const ftyp = box('ftyp', text('isom'), words(0), text('isom'));
  const picture = Buffer.from('PICTURE-SAMPLE');
  const notes = Buffer.from(`GPS ${latin}`);
  const track = (handler: string, from: number, length: number): Buffer =>
    box(
      'trak',
      box('tkhd', words(0, 1_700_000_000, 1_700_000_000, 1)),
      box(
        'mdia',
        box('mdhd', words(0, 1_700_000_000, 1_700_000_000, 1000, 1000), Buffer.from([0x15, 0xc7, 0, 0])),
        box('hdlr', words(0, 0), text(handler), Buffer.alloc(12), text(latin)),
        box('minf', box('stbl', box('stsd', words(0, 1), box('avc1', Buffer.alloc(42), text(latin.padEnd(32, '\0')), Buffer.alloc(4))), box('stsc', words(0, 1, 1, 1, 1)), box('stsz', words(0, length, 1)), box('stco', words(0, 1, from)))),
      ),
      box('udta', text(latin)),
    );
  const film = (): Buffer => {
    const start = ftyp.length + 8;
    const mdat = box('mdat', picture, notes);
    const moov = box('moov', box('mvhd', words(0, 1_700_000_000, 1_700_000_000, 1000)), track('vide', start, picture.length), track('meta', start + picture.length, notes.length), box('udta', box('meta', text(latin))), box('uuid', text(latin)));
    return Buffer.concat([ftyp, mdat, moov, box('free', text(latin))]);
  };

  test('keeps what it plays in its place; titles, places, times and other tracks are gone', async () => {
    const original = film();
    const { bytes, kind } = await cleanFile(original);
    expect([kind, bytes.length]).toEqual(['video', original.length]);
    expect([bytes.includes(latin), bytes.includes('GPS'), bytes.indexOf(picture)]).toEqual([false, false, original.indexOf(picture)]);
    expect(bytes.includes(words(1_700_000_000))).toBe(false);
    const top = boxesIn(bytes, 0, bytes.length)!;
    expect(top.map(({ type }) => type)).toEqual(['ftyp', 'mdat', 'moov', 'free']);
    expect(boxesIn(bytes, top[2]!.body, top[2]!.end)!.map(({ type }) => type)).toEqual(['mvhd', 'trak', 'free', 'free', 'free']);
  });

  test('in fragments keeps what its runs play; what lies between them, and of other tracks, is gone', async () => {
    const run = (track: number, offset: number, ...sizes: number[]): Buffer => box('traf', box('tfhd', words(0x020000, track)), box('trun', words(0x201, sizes.length, offset, ...sizes)), box('uuid', text(latin)));
    const fragment = (offsets: [number, number]): Buffer => box('moof', box('mfhd', words(0, 1)), run(1, offsets[0], 7, 7), run(2, offsets[1], notes.length), box('prft', text(latin)));
    const { length } = fragment([0, 0]);
    const empty = (handler: string, id: number): Buffer =>
      box('trak', box('tkhd', words(0, 1_700_000_000, 1_700_000_000, id)), box('mdia', box('hdlr', words(0, 0), text(handler), Buffer.alloc(12)), box('minf', box('stbl', box('stsc', words(0, 0)), box('stsz', words(0, 0, 0)), box('stco', words(0, 0))))));
    const head = Buffer.concat([ftyp, box('moov', box('mvhd', words(0, 1_700_000_000, 1_700_000_000, 1000)), empty('vide', 1), empty('meta', 2), box('mvex', box('trex', words(0, 1, 1, 0, 0, 0)), box('trex', words(0, 2, 1, 0, 0, 0))))]);
    const original = Buffer.concat([head, fragment([length + 8, length + 8 + picture.length]), box('mdat', picture, notes, text(latin)), box('mfra', text(latin))]);
    const { bytes, kind } = await cleanFile(original);
    expect([kind, bytes.length, bytes.includes(latin), bytes.includes('GPS'), bytes.indexOf(picture)]).toEqual(['video', original.length, false, false, original.indexOf(picture)]);
    expect(bytes.includes(words(1_700_000_000))).toBe(false);
    const cut = Buffer.from(original);
    cut.writeUInt32BE(99_999, cut.indexOf('trun') + 16);
    await expect(cleanFile(cut)).rejects.toMatchObject({ code: 'unsupportedMediaType' });
  });

  test('whose tables do not fit is refused', async () => {
    const broken = Buffer.from(film());
    broken.writeUInt32BE(9999, broken.indexOf('stsz') + 8);
    for (const bytes of [broken, Buffer.concat([film(), box('moof', words(0))])]) await expect(cleanFile(bytes)).rejects.toMatchObject({ code: 'unsupportedMediaType' });
  });
});

describe('a Word file', () => {
  async function document(): Promise<Buffer> {
    const zip = new PizZip();
    const png = await sharp({ create: { width: 4, height: 4, channels: 3, background: '#fff' } }).withExif({ IFD0: { Copyright: latin } }).png().toBuffer();
    zip.file('[Content_Types].xml', '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>');
    zip.file('_rels/.rels', `<Relationships><Relationship Id="rId9" Type="x/metadata/thumbnail" Target="docProps/thumbnail.jpeg"/><Relationship Id="rId1" Type="officeDocument" Target="word/document.xml"/></Relationships>`);
    zip.file('docProps/core.xml', `<cp:coreProperties><dc:creator>${secret}</dc:creator></cp:coreProperties>`);
    zip.file('docProps/app.xml', `<Properties><Company>${secret}</Company></Properties>`);
    zip.file('docProps/thumbnail.jpeg', Buffer.from(secret));
    zip.file('word/document.xml', `<w:document><w:p w:rsidR="00A1B2C3"><w:ins w:id="1" w:author="${secret}" w:date="2026-11-20T10:11:12Z"><w:t>领料单 42,000 元</w:t></w:ins></w:p><!-- ${secret} --></w:document>`);
    zip.file('word/comments.xml', `<w:comments><w:comment w:id="0" w:author="${secret}" w:initials="WW"><w:t>批注</w:t></w:comment></w:comments>`);
    zip.file('word/people.xml', `<w15:people><w15:person w15:author="${secret}"/></w15:people>`);
    zip.file('word/settings.xml', `<w:settings><w:attachedTemplate r:id="rId1"/><w:rsids><w:rsid w:val="00A1B2C3"/></w:rsids></w:settings>`);
    zip.file('word/_rels/settings.xml.rels', `<Relationships><Relationship Id="rId1" Type="x/attachedTemplate" Target="file:///C:/Users/${latin}/t.dotx" TargetMode="External"/></Relationships>`);
    zip.file('word/media/image1.png', png);
    return zip.generate({ type: 'nodebuffer', compression: 'DEFLATE' });
  }

  test('keeps its words; authors, times, editing marks and pictures’ notes are gone', async () => {
    const { bytes, kind, ending } = await cleanFile(await document());
    expect([kind, ending, await inspectDocument(bytes, '')]).toEqual(['document', 'docx', 'docx']);
    const zip = new PizZip(bytes);
    const all = Buffer.concat(Object.values(zip.files).map((file) => Buffer.from(file.asUint8Array())));
    for (const planted of [secret, latin, '00A1B2C3', '2026-11-20', 'WW"']) expect(has(all, planted)).toBe(false);
    expect(has(all, '领料单 42,000 元')).toBe(true);
    expect(zip.files['word/document.xml']!.date.getFullYear()).toBe(1980);
    expect((await sharp(Buffer.from(zip.files['word/media/image1.png']!.asUint8Array())).metadata()).width).toBe(4);
  });

  test('with another file inside is refused', async () => {
    const zip = new PizZip(await document());
    zip.file('word/embeddings/sheet.xlsx', 'x');
    await expect(cleanFile(zip.generate({ type: 'nodebuffer' }))).rejects.toMatchObject({ code: 'unsupportedMediaType' });
  });
});

test('an Excel file keeps its cells and loses its author', async () => {
  const book = new ExcelJS.Workbook();
  Object.assign(book, { creator: latin, lastModifiedBy: latin, company: latin });
  const sheet = book.addWorksheet('账');
  sheet.getCell('A1').value = '领料 42,000';
  sheet.getCell('A1').note = '有疑问';
  const { bytes, ending } = await cleanFile(Buffer.from(await book.xlsx.writeBuffer()));
  const parts = Object.values(new PizZip(bytes).files).map((file) => Buffer.from(file.asUint8Array()));
  expect([ending, parts.some((part) => has(part, latin))]).toEqual(['xlsx', false]);
  const again = new ExcelJS.Workbook();
  await again.xlsx.load(bytes as never);
  expect(again.getWorksheet('账')!.getCell('A1').value).toBe('领料 42,000');
});

test('a picture is drawn anew', async () => {
  const original = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#888' } }).withExif({ IFD0: { Make: latin } }).jpeg().toBuffer();
  const { bytes } = await cleanFile(original);
  expect([original.includes(latin), bytes.includes(latin), (await sharp(bytes).metadata()).width]).toEqual([true, false, 40]);
});

test('what cannot be cleaned is refused, by name it is taken as it is', async () => {
  const pdf = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF');
  for (const bytes of [pdf, Buffer.from('#!AMR\n123456'), Buffer.from('hello, just text')]) await expect(cleanFile(bytes)).rejects.toMatchObject({ code: 'unsupportedMediaType' });
  expect(await recogniseFile(pdf, 'a.pdf')).toMatchObject({ bytes: pdf, kind: 'document', ending: 'pdf', cleaned: [] });
  expect((await recogniseFile(Buffer.from('#!AMR\n123456'), 'a.amr')).kind).toBe('audio');
});
