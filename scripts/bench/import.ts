import path from 'node:path';
import ExcelJS from 'exceljs';
import mongoose from 'mongoose';
import { z } from 'zod';
import { connectDatabase, dayCell, disconnectDatabase, importTable, requiredColumn } from '../../domain/kernel';
import { seededRandom } from '../demo/random';
import { median, startEngine, temporaryFolder } from '../processes';
import { report } from './table';

const rows = 34_057;
const rounds = 3;
const goal = 1.5;
const batchSize = 1000;
const headers = ['户号', '姓名', '村', '项目', '金额', '发放日期'];

const why = { example: '例', note: '' };
const columns = {
  household: requiredColumn('户号', z.string().regex(/^H\d{6}$/), why),
  name: requiredColumn('姓名', z.string().min(2).max(30), why),
  village: requiredColumn('村', z.string().min(2).max(60), why),
  programme: requiredColumn('项目', z.string().min(2).max(40), why),
  amount: requiredColumn('金额', z.string().regex(/^\d+(\.\d{1,2})?$/).transform((text) => Math.round(Number(text) * 100)), why),
  paidOn: requiredColumn('发放日期', dayCell, why),
};

async function writeSheet(file: string): Promise<void> {
  const random = seededRandom(7);
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ filename: file });
  const sheet = book.addWorksheet('发放');
  sheet.addRow(headers).commit();
  for (let index = 0; index < rows; index += 1) {
    const day = `2026-${String(random.whole(1, 12)).padStart(2, '0')}-15`;
    sheet.addRow([`H${String(index).padStart(6, '0')}`, `演示户${index}`, `演示村${random.whole(1, 60)}`, '农村低保', (random.whole(100, 99_900) / 100).toFixed(2), day]).commit();
  }
  await book.commit();
}

async function plainImport(file: string, target: mongoose.mongo.Collection): Promise<void> {
  let batch: Record<string, unknown>[] = [];
  const reader = new ExcelJS.stream.xlsx.WorkbookReader(file, { worksheets: 'emit', sharedStrings: 'cache', hyperlinks: 'ignore', styles: 'ignore', entries: 'emit' });
  for await (const sheet of reader) {
    for await (const row of sheet) {
      if (row.number === 1) continue;
      const values = row.values as unknown[];
      batch.push(Object.fromEntries(headers.map((header, index) => [header, values[index + 1]])));
      if (batch.length === batchSize) {
        await target.insertMany(batch);
        batch = [];
      }
    }
  }
  if (batch.length > 0) await target.insertMany(batch);
}

async function ourImport(file: string, target: mongoose.mongo.Collection, dryRun: boolean): Promise<void> {
  const done = await importTable({
    columns,
    source: { path: file, format: 'xlsx' },
    dryRun,
    handler: {
      async apply(batch) {
        await target.insertMany(batch.map(({ value }) => ({ ...value })));
        return { creates: batch.length, updates: 0 };
      },
    },
  });
  if (done.goodRows !== rows) throw new Error(`${done.goodRows} of ${rows} rows were good: ${JSON.stringify(done.problems[0])}`);
}

/** An import with checks against reading the same file and inserting its raw rows. */
export async function benchImport(): Promise<void> {
  const { dir, remove } = temporaryFolder();
  const engine = await startEngine(dir);
  try {
    const file = path.join(dir, 'welfare.xlsx');
    await writeSheet(file);
    await connectDatabase(engine.address);
    const target = mongoose.connection.collection('benchRows') as unknown as mongoose.mongo.Collection;
    const timed = async (work: () => Promise<void>): Promise<number> => {
      await target.deleteMany({});
      const begun = performance.now();
      await work();
      return (performance.now() - begun) / 1000;
    };
    const results: { plain: number; ours: number; dry: number }[] = [];
    for (let round = 0; round <= rounds; round += 1) {
      const plain = await timed(() => plainImport(file, target));
      const ours = await timed(() => ourImport(file, target, false));
      const dry = await timed(() => ourImport(file, target, true));
      // The first round warms up.
      if (round > 0) results.push({ plain, ours, dry });
    }
    const share = median(results.map((each) => each.ours / each.plain));
    const seconds = (which: 'plain' | 'ours' | 'dry'): string => median(results.map((each) => each[which])).toFixed(1);
    report('import', [
      { what: `${rows} rows, share of plain`, measured: `${share.toFixed(2)} (${seconds('ours')} s against ${seconds('plain')} s)`, goal: `≤ ${goal}`, holds: share <= goal },
      { what: 'dry run', measured: `${seconds('dry')} s`, goal: 'told', holds: true },
    ]);
  } finally {
    await disconnectDatabase();
    await engine.stop();
    remove();
  }
}
