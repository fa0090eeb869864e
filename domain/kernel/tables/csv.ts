import type { SheetRow } from './sheet';

/** Excel in China saves CSV as GB 18030 unless told otherwise; a byte order mark or valid UTF-8 decides. */
export function decodeCsv(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

/** RFC 4180: quoted cells may hold commas, line ends and doubled quotes. `row` counts lines of the table, as a sheet shows them. */
export function* parseCsv(text: string): Generator<SheetRow> {
  let cells: string[] = [];
  let cell = '';
  let row = 1;
  let quoted = false;
  for (let place = 0; place < text.length; place += 1) {
    const character = text[place]!;
    if (quoted) {
      if (character !== '"') cell += character;
      else if (text[place + 1] === '"') cell += text[(place += 1)]!;
      else quoted = false;
    } else if (character === '"' && cell === '') quoted = true;
    else if (character === ',') {
      cells.push(cell);
      cell = '';
    } else if (character === '\n' || character === '\r') {
      if (character === '\r' && text[place + 1] === '\n') place += 1;
      yield { row, cells: [...cells, cell] };
      cells = [];
      cell = '';
      row += 1;
    } else cell += character;
  }
  if (cell !== '' || cells.length > 0) yield { row, cells: [...cells, cell] };
}
