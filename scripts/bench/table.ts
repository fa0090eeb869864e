import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const file = path.resolve(__dirname, '../../docs/performance.md');

export interface Row {
  what: string;
  measured: string;
  goal: string;
  holds: boolean;
}

/** Puts a bench's rows between its marks in docs/performance.md and prints them. */
export function report(bench: string, rows: Row[]): void {
  const lines = rows.map((row) => `| ${row.what} | ${row.measured} | ${row.goal} | ${row.holds ? 'holds' : '**missed**'} |`);
  for (const line of lines) console.log(line);
  const [open, close] = [`<!-- ${bench} -->`, `<!-- /${bench} -->`];
  const text = readFileSync(file, 'utf8');
  const [before, rest] = text.split(open);
  const after = rest?.split(close)[1];
  if (before === undefined || after === undefined) throw new Error(`docs/performance.md has no place for ${bench}`);
  const table = ['', '| what | measured | goal | |', '|---|---|---|---|', ...lines, ''].join('\n');
  writeFileSync(file, `${before}${open}${table}${close}${after}`);
}
