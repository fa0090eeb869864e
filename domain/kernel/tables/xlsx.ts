import { cellText } from './cell-text';
import { cellMax, columnsMax, unreadable, type SheetRow } from './sheet';
import { openWorkbook, type Workbook } from './workbook';
import { readXml, type XmlHandler } from './xml';

const rowsMax = 1_048_576;

/**
 * The rows of the first visible sheet, in its order; what else a workbook has (notes, lists of choices) is for people.
 * Of a formula there is the value that was saved with it.
 * @throws Fault unsupportedMediaType, payloadTooLarge
 */
export async function* readXlsx(bytes: Buffer): AsyncGenerator<SheetRow> {
  const book = await openWorkbook(bytes);
  const handler = new SheetHandler(book);
  for await (const _ of readXml(book.sheet, handler)) yield* handler.rows.splice(0);
}

class SheetHandler implements XmlHandler {
  readonly rows: SheetRow[] = [];
  private inData = false;
  private row = 0;
  private cells: string[] = [];
  private inCell = false;
  private column = -1;
  private type = 'n';
  private style = 0;
  private value = '';
  private taking = false;
  private reading = false;

  constructor(private readonly book: Workbook) {}

  open(name: string, attributes: ReadonlyMap<string, string>): void {
    if (name === 'sheetData') this.inData = true;
    else if (!this.inData) return;
    else if (name === 'row') this.beginRow(attributes.get('r'));
    else if (name === 'c') {
      const place = attributes.get('r');
      this.column = place === undefined ? this.column + 1 : columnOf(place);
      this.type = attributes.get('t') ?? 'n';
      this.style = Number(attributes.get('s') ?? 0);
      this.value = '';
      this.inCell = true;
    } else if (name === 'rPh') this.reading = true;
    else if (this.inCell && (name === 'v' || (name === 't' && !this.reading))) this.taking = true;
  }

  text(text: string): void {
    if (this.taking && this.value.length < cellMax) this.value += text;
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.taking = false;
    else if (name === 'c') this.endCell();
    else if (name === 'row' && this.inData) this.rows.push({ row: this.row, cells: this.cells });
    else if (name === 'rPh') this.reading = false;
    else if (name === 'sheetData') this.inData = false;
  }

  private beginRow(written: string | undefined): void {
    const row = written === undefined ? this.row + 1 : Number(written);
    // An import goes on after the last row it has done: rows must come in their order.
    if (!Number.isInteger(row) || row <= this.row || row > rowsMax) unreadable();
    this.row = row;
    this.cells = [];
    this.column = -1;
  }

  private endCell(): void {
    this.inCell = false;
    if (this.column >= columnsMax) return;
    while (this.cells.length < this.column) this.cells.push('');
    this.cells[this.column] = cellText(this.type, this.value, this.book.dateStyles[this.style] ?? false, this.book);
  }
}

/** 'A7' → 0, 'AA7' → 26. */
function columnOf(place: string): number {
  let column = 0;
  let letters = 0;
  for (let code = place.charCodeAt(0); code >= 65 && code <= 90; code = place.charCodeAt((letters += 1))) column = column * 26 + code - 64;
  return letters > 0 && letters <= 3 && letters < place.length ? column - 1 : unreadable();
}
