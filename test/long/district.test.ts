import path from 'node:path';
import ExcelJS from 'exceljs';
import mongoose from 'mongoose';
import { z } from 'zod';
import { connectDatabase, disconnectDatabase, ensureIndexes, importTable, native, ObjectId, requiredColumn } from '../../domain/kernel';
import { RatingModel, type Rating } from '../../domain/rating';
import { startEngine, temporaryFolder, type Running } from '../../scripts/processes';

/** A district's full size on the embedded engine: 1,000,000 ratings, 230,000 rows of one sheet. */
const ratings = 1_000_000;
const rows = 230_000;
const batch = 2000;

const folder = temporaryFolder();
let engine: Running;
const district = new ObjectId();
const halls = Array.from({ length: 60 }, () => new ObjectId());

beforeAll(async () => {
  engine = await startEngine(folder.dir);
  await connectDatabase(engine.address);
  await ensureIndexes();
}, 60_000);
afterAll(async () => {
  await disconnectDatabase();
  await engine.stop();
  folder.remove();
}, 60_000);

function rating(index: number): Record<string, unknown> {
  const hall = halls[index % halls.length] as ObjectId;
  const named = (id: ObjectId, name: string) => ({ id, name });
  return {
    _id: new ObjectId(),
    path: [district, hall],
    secret: false,
    district: named(district, '测试区'),
    hall: named(hall, '测试大厅'),
    window: { ...named(hall, '测试窗口'), number: '1', services: [] },
    department: null,
    level: index % 14 === 0 ? 'dissatisfied' : 'satisfied',
    reasons: [],
    photoIds: [],
    channel: 'h5',
    receivedAt: new Date(1_760_000_000_000 + index * 1000),
    integrity: false,
    receiptHash: `receipt-${index}`,
    receiptDraw: 0,
    byPhone: false,
    trail: { seq: 1, head: `head-${index}`, at: new Date(1_760_000_000_000 + index * 1000), tail: [] },
  };
}

test('a million ratings: a receipt and a page of a hall read only what they show', async () => {
  const collection = native(RatingModel) as unknown as mongoose.mongo.Collection;
  for (let from = 0; from < ratings; from += batch) await collection.insertMany(Array.from({ length: batch }, (_, offset) => rating(from + offset)), { ordered: false });
  expect(await collection.countDocuments({})).toBe(ratings);
  const byReceipt = await collection.find({ receiptHash: `receipt-${ratings - 7}` }).explain('executionStats');
  expect(byReceipt.executionStats).toMatchObject({ nReturned: 1, totalDocsExamined: 1 });
  const page = await collection.find({ path: { $in: [halls[3]] } } as mongoose.mongo.Filter<Rating> as object).sort({ receivedAt: -1, _id: -1 }).limit(20).explain('executionStats');
  expect(page.executionStats.nReturned).toBe(20);
  expect(page.executionStats.totalDocsExamined).toBeLessThanOrEqual(40);
}, 1_200_000);

test('230,000 rows of one sheet come in without holding it in memory', async () => {
  const file = path.join(folder.dir, 'rows.xlsx');
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ filename: file });
  const sheet = book.addWorksheet('发放');
  sheet.addRow(['户号', '姓名', '金额']).commit();
  for (let index = 0; index < rows; index += 1) sheet.addRow([`H${index}`, `演示户${index}`, '120.50']).commit();
  await book.commit();
  const target = mongoose.connection.collection('longRows');
  const why = { example: '例', note: '' };
  const before = process.memoryUsage().rss;
  let most = 0;
  const report = await importTable({
    columns: {
      household: requiredColumn('户号', z.string(), why),
      name: requiredColumn('姓名', z.string(), why),
      amount: requiredColumn('金额', z.string().transform((text) => Math.round(Number(text) * 100)), why),
    },
    source: { path: file, format: 'xlsx' },
    dryRun: false,
    handler: {
      async apply(good) {
        await target.insertMany(good.map(({ value }) => ({ ...value })));
        most = Math.max(most, process.memoryUsage().rss - before);
        return { creates: good.length, updates: 0 };
      },
    },
  });
  expect(report).toMatchObject({ goodRows: rows, creates: rows, problemCount: 0 });
  expect(await target.countDocuments({})).toBe(rows);
  expect(most).toBeLessThan(400 * 1024 * 1024);
}, 600_000);
