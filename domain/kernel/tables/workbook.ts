import { posix } from 'node:path';
import { fail } from '../errors';
import { readEntry, readEntryPieces, zipEntries, type ZipEntry } from '../files/zip';
import { isDateFormat } from './cell-text';
import { cellMax, sliceBytes, unreadable } from './sheet';
import { readWholeXml, type XmlHandler } from './xml';

/** What is needed to read the rows of a workbook's first visible sheet. */
export interface Workbook {
  /** The sheet's XML, unpacked while it is read: of a large sheet no more is held than a slice. */
  sheet: AsyncIterable<Buffer>;
  /** What cells of type `s` point to. */
  strings: string[];
  /** By the number of a cell's style: whether it shows numbers as dates. */
  dateStyles: boolean[];
  /** Days are counted from 1904, as old Macs did. */
  from1904: boolean;
}

const partsMax = 5_000;
const sheetMax = 200 * 1024 * 1024;
const otherMax = 64 * 1024 * 1024;
const home = 'xl/workbook.xml';

/** Opens an xlsx (ECMA-376, transitional or strict). @throws Fault unsupportedMediaType, payloadTooLarge */
export async function openWorkbook(bytes: Buffer): Promise<Workbook> {
  const parts = new Map((zipEntries(bytes, partsMax) ?? unreadable()).map((entry) => [entry.name.toLowerCase(), entry]));
  const unpack = async (name: string, most: number): Promise<Buffer> => contentOf(bytes, parts.get(name.toLowerCase()) ?? unreadable(), most);
  const book = await readWholeXml(await unpack(home, otherMax), new BookHandler());
  const links = await readWholeXml(await unpack('xl/_rels/workbook.xml.rels', otherMax), new LinksHandler());
  const sheet = book.visible.map((id) => links.byId.get(id)).find((link) => link?.type === 'worksheet');
  if (!sheet) return fail('unsupportedMediaType', { message: '这个表格里没有看得见的工作表，请取消隐藏后再传。' });
  const sideOf = async <H extends XmlHandler>(type: string, handler: H): Promise<H> => {
    const link = [...links.byId.values()].find((one) => one.type === type);
    return link ? readWholeXml(await unpack(link.part, otherMax), handler) : handler;
  };
  const { strings } = await sideOf('sharedStrings', new StringsHandler());
  const { dateStyles } = await sideOf('styles', new StylesHandler());
  return { sheet: piecesOf(bytes, parts.get(sheet.part.toLowerCase()) ?? unreadable()), strings, dateStyles, from1904: book.from1904 };
}

const tooLarge = (): never => fail('payloadTooLarge', { message: '表格展开后太大，请分成几个文件再传。' });

async function* piecesOf(bytes: Buffer, entry: ZipEntry): AsyncGenerator<Buffer> {
  if (entry.size > sheetMax) tooLarge();
  try {
    yield* readEntryPieces(bytes, entry, sliceBytes);
  } catch {
    unreadable();
  }
}

async function contentOf(bytes: Buffer, entry: ZipEntry, most: number): Promise<Buffer> {
  if (entry.size > most) return tooLarge();
  return (await readEntry(bytes, entry)) ?? unreadable();
}

class BookHandler implements XmlHandler {
  /** Relationship ids of the sheets that people see, in the order of their tabs. */
  readonly visible: string[] = [];
  from1904 = false;

  open(name: string, attributes: ReadonlyMap<string, string>): void {
    if (name === 'workbookPr') this.from1904 = ['1', 'true', 'on'].includes(attributes.get('date1904') ?? '');
    if (name !== 'sheet' || (attributes.get('state') ?? 'visible') !== 'visible') return;
    // Its prefix is whatever the file says.
    const id = [...attributes].find(([key]) => key.endsWith(':id'));
    this.visible.push(id?.[1] ?? unreadable());
  }

  close(): void {}
}

class LinksHandler implements XmlHandler {
  readonly byId = new Map<string, { type: string; part: string }>();

  open(name: string, attributes: ReadonlyMap<string, string>): void {
    if (name !== 'Relationship' || attributes.get('TargetMode') === 'External') return;
    const target = attributes.get('Target') ?? unreadable();
    // Both editions of the standard have the same last word of the type.
    const type = posix.basename(attributes.get('Type') ?? unreadable());
    this.byId.set(attributes.get('Id') ?? unreadable(), { type, part: posix.join('/', target.startsWith('/') ? target : `${posix.dirname(home)}/${target}`).slice(1) });
  }

  close(): void {}
}

/** The texts, without how parts of them look and without readings in small letters above them. */
class StringsHandler implements XmlHandler {
  readonly strings: string[] = [];
  private value = '';
  private taking = false;
  private reading = false;

  open(name: string): void {
    if (name === 'si') this.value = '';
    else if (name === 'rPh') this.reading = true;
    else if (name === 't') this.taking = !this.reading;
  }

  text(text: string): void {
    if (this.taking && this.value.length < cellMax) this.value += text;
  }

  close(name: string): void {
    if (name === 'si') this.strings.push(this.value);
    else if (name === 'rPh') this.reading = false;
    else if (name === 't') this.taking = false;
  }
}

class StylesHandler implements XmlHandler {
  readonly dateStyles: boolean[] = [];
  private readonly formats = new Map<number, string>();
  /** The list one is in; formats and styles stand in other lists too, which are not those of cells. */
  private list = '';

  open(name: string, attributes: ReadonlyMap<string, string>): void {
    if (name === 'numFmts' || name === 'cellXfs') this.list = name;
    else if (name === 'numFmt' && this.list === 'numFmts') this.formats.set(Number(attributes.get('numFmtId')), attributes.get('formatCode') ?? '');
    else if (name === 'xf' && this.list === 'cellXfs') {
      const id = Number(attributes.get('numFmtId') ?? 0);
      this.dateStyles.push(isDateFormat(id, this.formats.get(id)));
    }
  }

  close(name: string): void {
    if (name === this.list) this.list = '';
  }
}
