import { randomBytes } from 'node:crypto';
import { deflateSync, inflateSync } from 'node:zlib';
import { PDFDict, PDFDocument, PDFHexString, PDFName, PDFRawStream, PDFString, StandardFonts, type PDFArray } from '@cantoo/pdf-lib';
import sharp from 'sharp';
import { cleanFile } from '..';
import { cleanContent } from './content';

const mark = 'SECRETWANGWU';
const name = (text: string): PDFName => PDFName.of(text);
const photo = (): Promise<Buffer> => sharp({ create: { width: 40, height: 30, channels: 3, background: '#c33' } }).withExif({ IFD0: { Artist: mark } }).withIccProfile('srgb').jpeg().toBuffer();

/** All that can be read in it: its bytes, and what each of its streams holds. */
function readable(bytes: Buffer): Buffer {
  const parts = [bytes];
  for (let at = bytes.indexOf('stream\n'); at >= 0; at = bytes.indexOf('stream\n', at + 7)) {
    try {
      parts.push(inflateSync(bytes.subarray(at + 7), { finishFlush: 2 }));
    } catch {
      // A photo.
    }
  }
  return Buffer.concat(parts);
}

function expectGone(bytes: Buffer, ...more: string[]): void {
  const all = readable(bytes);
  for (const planted of [mark, ...more]) {
    const utf16 = Buffer.from(planted, 'utf16le').swap16();
    for (const form of [Buffer.from(planted), utf16, Buffer.from(planted, 'utf16le'), Buffer.from(Buffer.from(planted).toString('hex')), Buffer.from(Buffer.from(planted).toString('hex').toUpperCase()), Buffer.from(utf16.toString('hex').toUpperCase())]) expect(all.includes(form)).toBe(false);
  }
}

const shownText = (bytes: Buffer, text: string): boolean => readable(bytes).includes(Buffer.from(text).toString('hex').toUpperCase());
const pagesOf = async (bytes: Buffer): Promise<number> => (await PDFDocument.load(bytes, { throwOnInvalidObject: true })).getPageCount();

/** As programs make them, with everything planted that they may put in. */
async function planted(): Promise<Buffer> {
  const document = await PDFDocument.create();
  document.setTitle(mark);
  document.setAuthor(mark);
  document.setProducer(mark);
  await document.attach(Buffer.from(`${mark} attached`), `${mark}.txt`, { description: mark });
  document.addJavaScript(mark, `app.alert("${mark}")`);
  const { context, catalog } = document;
  const xmp = context.register(context.stream(`<x:xmpmeta>${mark}</x:xmpmeta>`, { Type: 'Metadata', Subtype: 'XML' }));
  catalog.set(name('Metadata'), xmp);
  catalog.set(name('Lang'), PDFString.of(mark));
  context.trailerInfo.ID = context.obj([PDFHexString.of(Buffer.from(mark).toString('hex')), PDFHexString.of('00')]);
  // Nothing refers to it.
  context.register(context.stream(`${mark} an earlier page`));
  const font = await document.embedFont(StandardFonts.Helvetica);
  const picture = await document.embedJpg(await photo());
  for (const text of ['Ledger one', 'Ledger two']) {
    const page = document.addPage([300, 200]);
    page.drawText(text, { x: 20, y: 150, font, size: 18 });
    page.drawImage(picture, { x: 20, y: 20, width: 80, height: 60 });
    page.node.set(name('Metadata'), xmp);
    page.node.set(name('LastModified'), PDFString.of(`D:20261120101112 ${mark}`));
    page.node.set(name('PieceInfo'), context.obj({ Word: { Private: PDFString.of(mark) } }));
    page.node.set(name('Thumb'), context.register(context.stream(mark)));
    page.node.set(name('AA'), context.obj({ O: { S: 'JavaScript', JS: PDFString.of(mark) } }));
    const note = { Type: 'Annot', Subtype: 'Text', Rect: [10, 10, 30, 30], T: PDFString.of(mark), Contents: PDFString.of(mark), M: PDFString.of('D:20261120101112'), NM: PDFString.of(mark) };
    page.node.addAnnot(context.register(context.obj(note)));
    const look = context.register(context.stream('1 0 0 RG 0 0 50 20 re S', { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, 50, 20], Metadata: xmp, PieceInfo: { X: PDFString.of(mark) } }));
    page.node.addAnnot(context.register(context.obj({ ...note, Subtype: 'Stamp', Rect: [200, 100, 250, 120], AP: { N: look } })));
    const notes = context.register(context.flateStream(`% ${mark}\n/Span <</ActualText (${mark})>> BDC (A % b \\) ${'c'}) pop EMC /P /MC0 BDC EMC\n`));
    (page.node.normalizedEntries().Contents as PDFArray).push(notes);
    (page.node.Resources() as PDFDict).set(name('Properties'), context.obj({ MC0: { Owner: PDFString.of(mark) } }));
    (page.node.Resources() as PDFDict).set(name('Private'), PDFString.of(mark));
  }
  const field = document.getForm().createTextField('amount');
  field.setText('42000');
  field.addToPage(document.getPage(0), { x: 150, y: 40, width: 100, height: 20, font });
  document.getForm().acroForm.dict.set(name('DA'), PDFString.of(mark));
  (picture.ref && (context.lookup(picture.ref) as PDFRawStream | undefined))?.dict.set(name('Metadata'), xmp);
  await picture.embed();
  (context.lookup(picture.ref) as PDFRawStream).dict.set(name('Metadata'), xmp);
  return Buffer.from(await document.save({ useObjectStreams: true }));
}

test('keeps what its pages show; whoever made it, when and with what is gone', async () => {
  const original = await planted();
  expect(readable(original).includes(mark)).toBe(true);
  const { bytes, kind, ending, cleaned } = await cleanFile(original);
  expect([kind, ending, cleaned.length > 0]).toEqual(['document', 'pdf', true]);
  expectGone(bytes, '20261120101112', 'pdf-lib', 'ActualText', 'JavaScript', 'Metadata');
  for (const text of ['Ledger one', 'Ledger two', '42000']) expect([text, shownText(bytes, text)]).toEqual([text, true]);
  expect(await pagesOf(bytes)).toBe(2);
  // The stamp is drawn into the page, in its place.
  expect(readable(bytes).toString('latin1')).toMatch(/q 1 0 0 1 200 100 cm \/Shown1 Do Q/);
  const opened = await PDFDocument.load(bytes, { updateMetadata: false });
  const images = opened.context.enumerateIndirectObjects().flatMap(([, object]) => (object instanceof PDFRawStream && object.dict.get(name('Filter')) === name('DCTDecode') ? [Buffer.from(object.contents)] : []));
  expect(images).toHaveLength(1);
  const { width, exif, icc } = await sharp(images[0]!).metadata();
  expect([width, exif, icc]).toEqual([40, undefined, undefined]);
  expect((await sharp(images[0]!).stats()).dominant.r).toBeGreaterThan(150);
  expect(opened.context.trailerInfo).toMatchObject({ Info: undefined, ID: undefined });
});

/** Objects written by hand, with the table that says where they are. */
function written(objects: readonly string[], { trailer = '', from = '' } = {}): string {
  let text = from || '%PDF-1.7\n';
  const places: string[] = [];
  for (const object of objects) {
    const number = /^(\d+)/.exec(object)![1]!;
    places.push(`${number} 1\n${String(text.length).padStart(10, '0')} 00000 n \n`);
    text += `${object}\n`;
  }
  const start = text.length;
  return `${text}xref\n${places.join('')}trailer\n<</Size 20/Root 1 0 R${trailer}>>\nstartxref\n${start}\n%%EOF\n`;
}
const stream = (number: number, facts: string, text: string): string => `${number} 0 obj\n<<${facts}/Length ${text.length}>>\nstream\n${text}\nendstream\nendobj`;
const catalog = (more = ''): string => `1 0 obj\n<</Type/Catalog/Pages 2 0 R${more}>>\nendobj`;
const tree = '2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 300 200]/Resources<</Font<</F1 5 0 R>>/XObject<</Unused 6 0 R>>>>>>\nendobj';
const leaf = (more = ''): string => `3 0 obj\n<</Type/Page/Parent 2 0 R/Contents 4 0 R${more}>>\nendobj`;
const font = '5 0 obj\n<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>\nendobj';
const saying = (text: string): string => stream(4, '', `BT /F1 20 Tf 20 100 Td (${text}) Tj ET`);
const unused = stream(6, '/Type/XObject/Subtype/Form/BBox[0 0 1 1]', `(${mark} cut out) pop`);
const simple = (options: { catalog?: string; leaf?: string; trailer?: string; more?: readonly string[] } = {}): Buffer =>
  Buffer.from(written([catalog(options.catalog), tree, leaf(options.leaf), saying('On the page'), font, unused, ...(options.more ?? [])], options), 'latin1');

test('what was there before it was changed, and what no page uses, does not come along', async () => {
  const first = written([catalog(), tree, leaf(), saying(`${mark} before`), font, unused], { trailer: `/Info 9 0 R/ID[<${Buffer.from(mark).toString('hex')}><00>]` });
  const second = written([saying('After the change'), `9 0 obj\n<</Author(${mark})>>\nendobj`], { from: `${first}% ${mark}\n`, trailer: '/Info 9 0 R/Prev 9' });
  const { bytes } = await cleanFile(Buffer.from(second, 'latin1'));
  expectGone(bytes, 'before', 'cut out');
  expect(readable(bytes).includes('(After the change) Tj')).toBe(true);
  expect([await pagesOf(bytes), bytes.indexOf('%%EOF') === bytes.lastIndexOf('%%EOF')]).toEqual([1, true]);
  expect((await PDFDocument.load(bytes)).getPage(0).getSize()).toEqual({ width: 300, height: 200 });
});

test.each([
  ['a password', { trailer: '/Encrypt<</Filter/Standard/V 1/R 2/O(a)/U(b)/P -4>>' }, '密码'],
  ['a layer that is hidden', { catalog: '/OCProperties<</OCGs[7 0 R]/D<</OFF[7 0 R]>>>>', more: ['7 0 obj\n<</Type/OCG/Name(x)>>\nendobj'] }, '图层'],
  ['other files that it is the cover of', { catalog: '/Collection<</Type/Collection>>' }, '包着别的文件'],
  ['a photo of a kind whose notes stay', { leaf: '/Resources<</XObject<</A 7 0 R>>>>', more: [stream(7, '/Subtype/Image/Width 1/Height 1/Filter/JPXDecode', 'x'), stream(8, '', '')] }, '截图'],
] as const)('with %s it is refused with advice', async (_what, options, words) => {
  const bytes = 'leaf' in options ? Buffer.from(simple(options).toString('latin1').replace('BT /F1 20', '/A Do   '), 'latin1') : simple(options);
  await expect(cleanFile(bytes)).rejects.toMatchObject({ code: 'unsupportedMediaType', message: expect.stringContaining(words) });
});

test('one that unpacks or leads on without end, has too many pages or is no document is refused', async () => {
  const bomb = deflateSync(Buffer.alloc(80 * 1024 * 1024));
  const packed = Buffer.concat([Buffer.from(`%PDF-1.7\n1 0 obj\n<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length ${bomb.length}>>\nstream\n`), bomb, Buffer.from('\nendstream\nendobj\n')]);
  const many = await PDFDocument.create();
  for (let page = 0; page < 301; page += 1) many.addPage();
  const packedTwice = simple({ more: [stream(7, '/Type/Obj#53tm/N 1/First 4/Filter[/ASCII85#44ecode/FlateDecode]', 'x')] });
  const endless = Buffer.from(simple().toString('latin1').replace('/Kids[3 0 R]', '/Kids[2 0 R]'), 'latin1');
  for (const bytes of [packed, Buffer.from(await many.save()), packedTwice, endless, Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF'), Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(5000)])]) await expect(cleanFile(bytes)).rejects.toMatchObject({ code: 'unsupportedMediaType' });
});

test('a drawing that uses itself is taken over once', async () => {
  const own = stream(7, '/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</Own 7 0 R>>>>', '/Own Do');
  const { bytes } = await cleanFile(Buffer.from(simple({ leaf: '/Resources<</Font<</F1 5 0 R>>/XObject<</Own 7 0 R>>>>', more: [own] }).toString('latin1').replace('BT /F1 20', '/Own Do  '), 'latin1'));
  expect(bytes.toString('latin1').match(/\/Subtype\s*\/Form/g)).toHaveLength(1);
});

test('a profile of the device that took it becomes its plain counterpart', async () => {
  const profile = stream(7, '/N 3', `${mark} monitor of the office`);
  const { bytes } = await cleanFile(Buffer.from(simple({ leaf: '/Resources<</Font<</F1 5 0 R>>/ColorSpace<</CS0[/ICCBased 7 0 R]>>>>', more: [profile] }).toString('latin1').replace('BT /F1 20 Tf 20', '/CS0 cs BT /F1 20 Tf 20'), 'latin1'));
  expectGone(bytes);
  expect(bytes.toString('latin1')).toMatch(/\/CS0\s*\/DeviceRGB/);
});

test('of a drawing comments and notes go, strings and pictures in it stay as they are', () => {
  const drawing = 'q % who\n(a % \\( b) Tj [(x)-20<0a>] TJ\n/Span<</ActualText(no)/N<</M(no)>>>>BDC 1 0 0 1 0 0 cm EMC\nBI /W 1 /H 1 /BPC 8 /CS /G ID \x80EI\x81%( EI\nQ';
  const { bytes, names } = cleanContent(Buffer.from(drawing, 'latin1'));
  expect(bytes.toString('latin1').replace(/\s+/g, ' ')).toBe('q (a % \\( b) Tj [ (x) -20 <0a> ] TJ 1 0 0 1 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \x80EI\x81%( EI Q ');
  expect(names.has('ActualText')).toBe(true);
});
