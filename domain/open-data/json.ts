import { Readable } from 'node:stream';
import { setImmediate as turn } from 'node:timers/promises';
import type { OpenLicence } from '../../contracts/open-data';
import type { Dataset, OpenAsked, OpenValue } from './dataset';

const together = 200;

/** One document that is made while it is read: head first, then a row a line. */
export function jsonDocument({ key, title, fields }: Dataset, rows: AsyncIterable<readonly OpenValue[]>, { licence, asked }: { licence: OpenLicence; asked: OpenAsked }): Readable {
  return Readable.from(chunks({ dataset: key, title, licence: licence.title, asked, fields }, fields.map((field) => field.key), rows), { objectMode: false });
}

async function* chunks(head: object, keys: readonly string[], rows: AsyncIterable<readonly OpenValue[]>): AsyncGenerator<Buffer> {
  let text = `${JSON.stringify(head).slice(0, -1)},"rows":[`;
  let count = 0;
  for await (const row of rows) {
    text += `${count > 0 ? ',' : ''}\n${JSON.stringify(Object.fromEntries(keys.map((key, index) => [key, row[index] ?? null])))}`;
    count += 1;
    if (count % together) continue;
    yield Buffer.from(text);
    text = '';
    await turn();
  }
  yield Buffer.from(`${text}\n],"count":${count}}\n`);
}
