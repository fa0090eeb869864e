import { EncryptedPDFError, ParseSpeeds, PDFArray, PDFDict, PDFDocument, PDFName, PDFRawStream, PDFWriter, type PDFObject, type PDFPageLeaf } from '@cantoo/pdf-lib';
import { boundUnpacked, pagesMax, Unpacker } from './bounds';
import { Copier } from './copier';
import { refusePdf, PdfRefused } from './refused';
import { shownAnnotations } from './annotations';
import { packedStream } from './streams';

const name = (text: string): PDFName => PDFName.of(text);
const objectsPerTick = ParseSpeeds.Fast;

/**
 * The pages of a PDF in a new one: what draws them, and nothing else. Layers that are hidden, other files that it is
 * only the cover of, and forms that a program draws would be lost unseen, or shown: such are refused.
 * @throws PdfRefused
 */
export async function rebuildPdf(bytes: Buffer): Promise<Buffer> {
  await boundUnpacked(bytes);
  const document = await load(bytes);
  mustBePlain(document.catalog);
  if (document.getPageCount() > pagesMax) refusePdf('tooLarge');
  const copier = new Copier(document.context, new Unpacker());
  const { to } = copier;
  const [kids, tree] = [PDFArray.withContext(to), to.nextRef()];
  for (const page of document.getPages()) {
    const taken = await takePage(copier, page.node);
    taken.set(name('Parent'), tree);
    kids.push(to.register(taken));
  }
  if (kids.size() === 0) refusePdf('broken');
  to.assign(tree, to.obj({ Type: 'Pages', Kids: kids, Count: kids.size() }));
  to.trailerInfo.Root = to.register(to.obj({ Type: 'Catalog', Pages: tree }));
  return Buffer.from(await PDFWriter.forContext(to, objectsPerTick).serializeToBuffer());
}

async function load(bytes: Buffer): Promise<PDFDocument> {
  try {
    return await PDFDocument.load(bytes, { updateMetadata: false, parseSpeed: objectsPerTick });
  } catch (error) {
    if (error instanceof PdfRefused) throw error;
    return refusePdf(error instanceof EncryptedPDFError ? 'encrypted' : 'broken');
  }
}

function mustBePlain(catalog: PDFDict): void {
  if (catalog.lookup(name('NeedsRendering'))?.toString() === 'true') refusePdf('unknown');
  if (catalog.has(name('Collection'))) refusePdf('portfolio');
  const layers = catalog.lookup(name('OCProperties'));
  const shown = layers instanceof PDFDict ? layers.lookup(name('D')) : undefined;
  if (!(shown instanceof PDFDict)) return;
  const off = shown.lookup(name('OFF'));
  if ((off instanceof PDFArray && off.size() > 0) || (shown.lookup(name('BaseState')) ?? name('ON')) !== name('ON')) refusePdf('layers');
}

async function takePage(copier: Copier, leaf: PDFPageLeaf): Promise<PDFDict> {
  const { to } = copier;
  const page = to.obj({ Type: 'Page' }) as PDFDict;
  for (const key of ['MediaBox', 'CropBox', 'Rotate', 'UserUnit']) {
    const value = await copier.take(leaf.getInheritableAttribute(name(key)), 'plain');
    if (value) page.set(name(key), value);
  }
  const group = await copier.take(leaf.get(name('Group')), 'group');
  if (group) page.set(name('Group'), group);
  const own = leaf.getInheritableAttribute(name('Resources'));
  const { bytes, resources } = await copier.drawing(streamsOf(leaf.lookup(name('Contents'))), asDict(own && leaf.context.lookup(own)));
  const shown = await shownAnnotations(copier, leaf, resources);
  page.set(name('Resources'), resources);
  page.set(name('Contents'), to.register(await packedStream(to.obj({}) as PDFDict, Buffer.concat([Buffer.from('q\n'), bytes, Buffer.from(`\nQ\n${shown}`)]))));
  return page;
}

function streamsOf(contents: PDFObject | undefined): PDFRawStream[] {
  const all = contents instanceof PDFArray ? Array.from({ length: contents.size() }, (_, index) => contents.lookup(index)) : [contents];
  return all.filter((one) => one instanceof PDFRawStream);
}
const asDict = (value: PDFObject | undefined): PDFDict | undefined => (value instanceof PDFDict ? value : undefined);
