import { Binary, BSONRegExp, Decimal128, Double, Int32, Long, MaxKey, MinKey, ObjectId, Timestamp } from 'bson';
import type { Case } from '../harness';

interface Row { _id: string; v?: unknown }

const ALL_TYPES: Row[] = [
  { _id: 'maxkey', v: new MaxKey() }, { _id: 'regex', v: new BSONRegExp('a', 'i') }, { _id: 'timestamp', v: new Timestamp({ t: 1, i: 1 }) },
  { _id: 'date', v: new Date(0) }, { _id: 'false', v: false }, { _id: 'true', v: true }, { _id: 'objectid', v: new ObjectId('000000000000000000000000') },
  { _id: 'binary', v: new Binary(Buffer.from([1])) }, { _id: 'array-in-array', v: [[1]] }, { _id: 'object', v: { a: 1 } },
  { _id: 'string', v: 'a' }, { _id: 'number', v: 5 }, { _id: 'null', v: null }, { _id: 'minkey', v: new MinKey() },
];
const IN_ORDER = ['minkey', 'null', 'number', 'string', 'object', 'array-in-array', 'binary', 'objectid', 'false', 'true', 'date', 'timestamp', 'regex', 'maxkey'];

const NUMBERS: Row[] = [
  { _id: 'double 1.5', v: 1.5 }, { _id: 'int 1', v: new Int32(1) }, { _id: 'long 2', v: Long.fromNumber(2) },
  { _id: 'decimal 1.25', v: Decimal128.fromString('1.25') }, { _id: 'nan', v: Number.NaN }, { _id: '-inf', v: -Infinity }, { _id: 'inf', v: Infinity },
  { _id: 'long big', v: Long.fromString('9007199254740993') }, { _id: 'double big', v: new Double(9007199254740992) },
  { _id: 'decimal big', v: Decimal128.fromString('9007199254740992.5') }, { _id: 'decimal -0.1', v: Decimal128.fromString('-0.1') },
  { _id: 'double -0.1', v: -0.1 }, { _id: 'decimal huge', v: Decimal128.fromString('1E+400') },
];
const NUMBERS_IN_ORDER = [
  'nan', '-inf', 'double -0.1', 'decimal -0.1', 'int 1', 'decimal 1.25', 'double 1.5', 'long 2', 'double big', 'decimal big', 'long big', 'decimal huge', 'inf',
];

async function ids(rows: Promise<Row[]>): Promise<string[]> {
  return (await rows).map(({ _id }) => _id);
}

export const orderCases: Case[] = [
  {
    name: 'sorts across types',
    run: async (db) => {
      const rows = db.collection<Row>('rows');
      await rows.insertMany(ALL_TYPES);
      return [await ids(rows.find().sort({ v: 1 }).toArray()), await ids(rows.find().sort({ v: -1 }).toArray())];
    },
    expected: [IN_ORDER, [...IN_ORDER].reverse()],
  },
  {
    name: 'an index yields the same order, in both directions',
    run: async (db) => {
      const rows = db.collection<Row>('rows');
      await rows.createIndex({ v: -1 });
      await rows.insertMany(ALL_TYPES.filter(({ _id }) => _id !== 'array-in-array'));
      return [await ids(rows.find().sort({ v: 1 }).toArray()), await ids(rows.find().sort({ v: -1 }).hint({ v: -1 }).toArray())];
    },
    expected: [IN_ORDER, [...IN_ORDER].reverse()].map((list) => list.filter((id) => id !== 'array-in-array')),
  },
  {
    name: 'numbers of all types compare by value',
    run: async (db) => {
      const rows = db.collection<Row>('rows');
      await rows.insertMany(NUMBERS);
      const plain = await ids(rows.find().sort({ v: 1 }).toArray());
      await rows.createIndex({ v: 1 });
      return [plain, await ids(rows.find().sort({ v: 1 }).hint({ v: 1 }).toArray())];
    },
    expected: [NUMBERS_IN_ORDER, NUMBERS_IN_ORDER],
  },
  {
    name: 'ranges keep to their type and leave NaN out, with and without an index',
    run: async (db) => {
      const rows = db.collection<Row>('rows');
      await rows.insertMany([...NUMBERS, { _id: 'text', v: 'zzz' }, { _id: 'date', v: new Date(5) }, { _id: 'none' }]);
      const ask = async (): Promise<unknown> => [
        await ids(rows.find({ v: { $gt: 9007199254740992 } }).sort({ v: 1 }).toArray()),
        await ids(rows.find({ v: { $lt: 0 } }).sort({ v: 1 }).toArray()),
        await ids(rows.find({ v: { $gte: 'a' } }).toArray()),
        await ids(rows.find({ v: { $lte: new Date(5) } }).toArray()),
        await ids(rows.find({ v: Number.NaN }).toArray()),
      ];
      const before = await ask();
      await rows.createIndex({ v: 1 });
      return [before, await ask()];
    },
    expected: Array.from({ length: 2 }, () => [
      ['decimal big', 'long big', 'decimal huge', 'inf'], ['-inf', 'double -0.1', 'decimal -0.1'], ['text'], ['date'], ['nan'],
    ]),
  },
  {
    name: 'strings sort by UTF-8 bytes',
    run: async (db) => {
      const rows = db.collection<Row>('rows');
      await rows.insertMany([{ _id: 'emoji', v: '😀' }, { _id: 'private', v: '\uFFEE' }, { _id: 'upper', v: 'Z' }, { _id: 'lower', v: 'a' }, { _id: 'han', v: '清' }]);
      return ids(rows.find().sort({ v: 1 }).toArray());
    },
    expected: ['upper', 'lower', 'han', 'private', 'emoji'],
  },
  {
    name: 'documents compare field by field, in their order',
    run: async (db) => {
      const rows = db.collection<Row>('rows');
      await rows.insertMany([{ _id: 'ab', v: { a: 1, b: 1 } }, { _id: 'ba', v: { b: 1, a: 1 } }, { _id: 'a2', v: { a: 2 } }, { _id: 'a', v: { a: 1 } }, { _id: 'as', v: { a: 's' } }]);
      return [await ids(rows.find().sort({ v: 1 }).toArray()), await ids(rows.find({ v: { a: 1, b: 1 } }).toArray())];
    },
    expected: [['a', 'ab', 'a2', 'ba', 'as'], ['ab']],
  },
  {
    name: 'an array sorts by its least element upwards, its greatest downwards',
    run: async (db) => {
      const rows = db.collection<Row>('rows');
      await rows.insertMany([{ _id: '1-9', v: [9, 1] }, { _id: '5', v: 5 }, { _id: '2-3', v: [2, 3] }, { _id: 'empty', v: [] }, { _id: 'null', v: null }]);
      return [await ids(rows.find().sort({ v: 1 }).toArray()), await ids(rows.find().sort({ v: -1 }).toArray())];
    },
    expected: [['empty', 'null', '1-9', '2-3', '5'], ['1-9', '5', '2-3', 'null', 'empty']],
  },
];
