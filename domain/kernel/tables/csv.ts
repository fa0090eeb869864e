import { isUtf8 } from 'node:buffer';
import { setImmediate as turn } from 'node:timers/promises';
import { sliceBytes, type SheetRow } from './sheet';

/** Excel in China saves CSV as GB 18030 unless told otherwise; a byte order mark or valid UTF-8 decides. */
export async function decodeCsv(bytes: Buffer): Promise<string> {
  const decoder = new TextDecoder(isUtf8(bytes) ? 'utf-8' : 'gb18030');
  let text = '';
  for (let start = 0; start < bytes.length; start += sliceBytes) {
    await turn();
    text += decoder.decode(bytes.subarray(start, start + sliceBytes), { stream: true });
  }
  return text + decoder.decode();
}

/** RFC 4180: quoted cells may hold commas, line ends and doubled quotes. `row` counts lines of the table, as a sheet shows them. */
export async function* parseCsv(text: string): AsyncGenerator<SheetRow> {
  let cells: string[] = [];
  let cell = '';
  let row = 1;
  let quoted = false;
  let pauseAt = sliceBytes;
  for (let place = 0; place < text.length; place += 1) {
    if (place >= pauseAt) {
      await turn();
      pauseAt = place + sliceBytes;
    }
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
