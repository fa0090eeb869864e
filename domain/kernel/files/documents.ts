import type { DocumentType } from '../../../contracts/file';
import { fail } from '../errors';
import { readEntry, zipEntries, type ZipEntry } from './zip';

export const documentMediaTypes: Record<DocumentType, string> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  txt: 'text/plain; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
};

const entriesMax = 5_000;
const unpackedMax = 200 * 1024 * 1024;
/** Sheets of one repeated value pack to a hundredth; only bombs go far beyond. */
const ratioMax = 200;
const mainParts: Record<string, DocumentType> = { 'word/document.xml': 'docx', 'xl/workbook.xml': 'xlsx', 'ppt/presentation.xml': 'pptx' };
const active = /(^|\/)(vbaProject\.bin|vbaData\.xml|activeX\/|macrosheets\/|ctrlProps\/)/i;

/**
 * What a document is, by its content, after a look for what could do harm: macros and ActiveX, scripts and launch
 * actions in a PDF that are not hidden in compressed parts, encrypted parts, archive bombs. It is no virus scanner.
 * @throws Fault unsupportedMediaType, payloadTooLarge
 */
export async function inspectDocument(bytes: Buffer, name: string): Promise<DocumentType> {
  if (bytes.subarray(0, 4).equals(Buffer.from([0x50, 0x4b, 0x03, 0x04]))) return inspectOffice(bytes);
  if (bytes.subarray(0, 8).equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]))) {
    return refuse('旧格式（doc、xls、ppt）或加了密码的文件不收，请另存为 docx、xlsx、pptx 再传。');
  }
  if (bytes.toString('latin1', 0, 5) === '%PDF-') return inspectPdf(bytes);
  if (/\.(txt|csv)$/i.test(name) && isText(bytes)) return /\.csv$/i.test(name) ? 'csv' : 'txt';
  return refuse('只收 PDF、Word（docx）、Excel（xlsx）、演示文稿（pptx）、文本和 CSV。');
}

async function inspectOffice(bytes: Buffer): Promise<DocumentType> {
  const entries = zipEntries(bytes, entriesMax);
  if (!entries) return refuse('文件不完整或格式不对，请重新保存后再传。');
  const type = entries.map((entry) => mainParts[entry.name]).find((found) => found !== undefined);
  if (!type || !entries.some((entry) => entry.name === '[Content_Types].xml')) return refuse('压缩包不收，请直接传文件。');
  if (entries.some((entry) => entry.encrypted)) return refuse('加了密码的文件不收。');
  if (entries.some((entry) => active.test(entry.name))) return refuse('带宏或控件的文件不收，请另存为不带宏的格式。');
  await unpackAll(bytes, entries);
  return type;
}

/** Every part is really unpacked once, since the sizes in the directory are only claims. */
async function unpackAll(bytes: Buffer, entries: ZipEntry[]): Promise<void> {
  const total = entries.reduce((sum, entry) => sum + entry.size, 0);
  if (total > unpackedMax || total > Math.max(bytes.length * ratioMax, 1024 * 1024)) fail('payloadTooLarge', { message: '文件展开后太大，请拆开再传。' });
  for (const entry of entries) {
    const content = (await readEntry(bytes, entry)) ?? refuse('文件不完整或格式不对，请重新保存后再传。');
    if (entry.name === '[Content_Types].xml' && /macroEnabled|vbaProject/i.test(content.toString('utf8'))) refuse('带宏的文件不收，请另存为不带宏的格式。');
  }
}

function inspectPdf(bytes: Buffer): DocumentType {
  if (!bytes.subarray(-2048).includes('%%EOF')) return refuse('PDF 不完整，请重新保存后再传。');
  // Names can be written with #xx for any character; such spellings of these words exist only to hide them.
  const text = bytes.toString('latin1').replace(/#([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  if (/\/(JavaScript|JS|Launch|EmbeddedFile|RichMedia|XFA)\b/.test(text)) return refuse('PDF 里带脚本、附件或动作，不收。请打印成普通 PDF 再传。');
  return 'pdf';
}

/** UTF-8 or GB 18030, without control characters other than line ends and tabs. */
function isText(bytes: Buffer): boolean {
  const clean = (text: string): boolean => !/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/.test(text);
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return clean(new TextDecoder(encoding, { fatal: true }).decode(bytes));
    } catch {
      // Not this encoding: the next one.
    }
  }
  return false;
}

function refuse(message: string): never {
  return fail('unsupportedMediaType', { message });
}
