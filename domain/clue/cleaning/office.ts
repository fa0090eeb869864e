import { documentMediaTypes, encodeImage, inspectDocument, readEntry, sniffImage, zipEntries } from '../../kernel';
import { cleanXml } from './office-xml';
import { cleanPng } from './png';
import { refuseFile } from './refuse';
import { writeZip } from './zip-writer';

export const isZip = (bytes: Buffer): boolean => bytes.toString('latin1', 0, 4) === 'PK\x03\x04';

/** Parts that only say on which machine or printer it was made. */
const dropped = /(^|\/)(printerSettings\/|docProps\/thumbnail\.|\[trash\]\/)/i;
/** Parts that hold whole files of their own, or the history of a shared book. */
const foreign = /(^|\/)(embeddings|revisions|externalLinks|model)\//i;

/**
 * A Word or Excel file without its authors, times, paths and devices: each part is cleaned, each picture drawn anew or
 * freed of its notes, and the archive packed anew.
 * @throws Fault unsupportedMediaType, payloadTooLarge
 */
export async function cleanOffice(bytes: Buffer): Promise<{ bytes: Buffer; mediaType: string; ending: 'docx' | 'xlsx' }> {
  const type = await inspectDocument(bytes, '');
  if (type !== 'docx' && type !== 'xlsx') return refuseFile('演示文稿里的信息去不干净，不收。请把要紧的页截图再传。');
  const parts = new Map<string, Buffer>();
  for (const entry of zipEntries(bytes, 5_000) ?? []) {
    if (entry.name.endsWith('/') || dropped.test(entry.name)) continue;
    if (foreign.test(entry.name)) refuseFile('文件里嵌着别的文件或修改历史，去不干净，不收。请把要紧的部分截图再传。');
    const content = (await readEntry(bytes, entry)) ?? refuseFile('文件不完整，请重新保存后再传。');
    parts.set(entry.name, await cleanPart(entry.name, content));
  }
  return { bytes: await writeZip(parts), mediaType: documentMediaTypes[type], ending: type };
}

async function cleanPart(name: string, content: Buffer): Promise<Buffer> {
  // Two bytes a character, or nothing that is text: what is to be taken out would not be found.
  if (/\.(xml|rels|vml)$/i.test(name) && !content.includes(0)) return Buffer.from(cleanXml(name, content.toString('utf8')));
  const image = sniffImage(content);
  if (image === 'png') return cleanPng(content);
  if (image === 'jpeg') return (await encodeImage(content)).bytes;
  return refuseFile('文件里有去不干净信息的图或部件，不收。请把要紧的部分截图再传。');
}
