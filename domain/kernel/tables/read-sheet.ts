import { readFile } from 'node:fs/promises';
import { decodeCsv, parseCsv } from './csv';
import { cellMax, columnsMax, type SheetFormat, type SheetRow } from './sheet';
import { readXlsx } from './xlsx';

const batchSize = 500;

/**
 * The rows of the first sheet, blank ones left out, in batches. The next batch is read while the caller works on one.
 * The file is unpacked by Node's own threads and read in slices, with the event loop let through after each.
 * @throws Fault unsupportedMediaType where it cannot be read, payloadTooLarge
 */
export async function* readSheet(path: string, format: SheetFormat): AsyncGenerator<SheetRow[]> {
  const bytes = await readFile(path);
  const batches = inBatches(format === 'xlsx' ? readXlsx(bytes) : parseCsv(await decodeCsv(bytes)));
  let coming = batches.next();
  try {
    for (;;) {
      const batch = await coming;
      if (batch.done) return;
      coming = batches.next();
      // Its fault is told when its turn comes.
      coming.catch(() => undefined);
      yield batch.value;
    }
  } finally {
    await batches.return(undefined);
  }
}

async function* inBatches(rows: AsyncIterable<SheetRow>): AsyncGenerator<SheetRow[]> {
  let batch: SheetRow[] = [];
  for await (const { row, cells } of rows) {
    const texts = cells.slice(0, columnsMax).map((cell) => standingAlone(cell.trim().slice(0, cellMax)));
    if (texts.every((text) => text === '')) continue;
    batch.push({ row, cells: texts });
    if (batch.length < batchSize) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** Texts this short are copied when they are cut out of a longer one. */
const copiedMax = 12;

/** A text cut out of a longer one keeps all of that in memory, here the whole slice of the file that it stood in. */
const standingAlone = (text: string): string => (text.length > copiedMax ? Buffer.from(text, 'utf16le').toString('utf16le') : text);
