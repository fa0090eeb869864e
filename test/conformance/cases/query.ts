import { Decimal128, Long, ObjectId } from 'bson';
import type { Db } from 'mongodb';
import { failureOf, type Case } from '../harness';

interface Row { _id: number; [field: string]: unknown }
type Filter = Record<string, unknown>;

const ROWS: Row[] = [
  { _id: 1, a: 1, s: 'apple', tags: ['x', 'y'], items: [{ sku: 'p', n: 1 }, { sku: 'q', n: 5 }], d: { e: 1 } },
  { _id: 2, a: 2, s: 'Banana', tags: ['y'], items: [{ sku: 'p', n: 5 }], d: { e: null } },
  { _id: 3, a: null, s: 'cherry', tags: [], items: [], d: {} },
  { _id: 4, s: 'apricot', tags: 'x', nested: [[1, 2], [3]] },
  { _id: 5, a: [1, 2, 3], s: 'avocado', d: [{ e: 1 }, { e: 9 }] },
  { _id: 6, a: '1', s: '清鉴', flags: 6 },
];

async function load(db: Db): Promise<(filter: Filter) => Promise<number[]>> {
  const rows = db.collection<Row>('rows');
  await rows.insertMany(ROWS);
  return async (filter) => (await rows.find(filter).sort({ _id: 1 }).toArray()).map(({ _id }) => _id);
}

function matching(name: string, filters: [Filter, number[]][]): Case {
  return {
    name,
    run: async (db) => {
      const find = await load(db);
      const answers = [];
      for (const [filter] of filters) answers.push(await find(filter));
      return answers;
    },
    expected: filters.map(([, ids]) => ids),
  };
}

export const queryCases: Case[] = [
  matching('equality, null and missing', [
    [{ a: 1 }, [1, 5]], [{ a: null }, [3, 4]], [{ a: { $exists: false } }, [4]], [{ a: { $exists: true } }, [1, 2, 3, 5, 6]],
    [{ a: { $ne: null } }, [1, 2, 5, 6]], [{ a: { $ne: 1 } }, [2, 3, 4, 6]], [{ a: { $in: [null, 2] } }, [2, 3, 4, 5]],
    [{ a: { $nin: [1, null] } }, [2, 6]], [{ 'd.e': null }, [2, 3, 4, 6]], [{ 'd.e': 9 }, [5]], [{ d: { e: 1 } }, [1, 5]], [{ a: [1, 2, 3] }, [5]],
    [{ a: Long.fromNumber(1) }, [1, 5]], [{ a: Decimal128.fromString('1.0') }, [1, 5]], [{ a: { $gte: null } }, [3, 4]],
  ]),
  matching('arrays', [
    [{ tags: 'x' }, [1, 4]], [{ tags: ['x', 'y'] }, [1]], [{ tags: { $size: 0 } }, [3]], [{ tags: { $all: ['x', 'y'] } }, [1]],
    [{ 'tags.0': 'y' }, [2]], [{ tags: [] }, [3]], [{ items: { $elemMatch: { sku: 'p', n: 5 } } }, [2]],
    [{ 'items.sku': 'p', 'items.n': 5 }, [1, 2]], [{ a: { $elemMatch: { $gte: 2, $lt: 3 } } }, [5]], [{ 'items.1.n': 5 }, [1]],
    [{ nested: [3] }, [4]], [{ nested: { $elemMatch: { $elemMatch: { $eq: 2 } } } }, [4]], [{ items: { $all: [{ $elemMatch: { n: 5 } }] } }, [1, 2]],
    [{ a: { $gt: 1, $lt: 2 } }, [5]], [{ tags: { $not: { $size: 1 } } }, [1, 3, 4, 5, 6]],
  ]),
  matching('logic', [
    [{ $or: [{ a: 2 }, { s: 'apple' }] }, [1, 2, 5]], [{ $nor: [{ a: 1 }, { a: null }] }, [2, 6]], [{ $and: [{ a: 1 }, { tags: 'x' }] }, [1]],
    [{ a: { $not: { $gt: 1 } } }, [1, 3, 4, 6]], [{ $expr: { $eq: ['$s', 'apple'] } }, [1]], [{ $expr: { $gt: ['$a', 1] } }, [2, 5, 6]], [{}, [1, 2, 3, 4, 5, 6]],
  ]),
  matching('strings, numbers and types', [
    [{ s: /^ap/ }, [1, 4]], [{ s: /^B/i }, [2]], [{ s: { $regex: '^b', $options: 'i' } }, [2]], [{ s: { $in: [/^av/, 'apple'] } }, [1, 5]],
    [{ s: { $not: /^a/ } }, [2, 3, 6]], [{ s: /鉴$/ }, [6]], [{ a: { $type: 'number' } }, [1, 2, 5]], [{ a: { $type: ['string', 'null'] } }, [3, 6]],
    [{ tags: { $type: 'array' } }, [1, 2, 3]], [{ a: { $mod: [2, 0] } }, [2, 5]], [{ flags: { $bitsAllSet: 6 } }, [6]],
    [{ flags: { $bitsAnySet: [0] } }, []], [{ flags: { $bitsAllClear: [0, 3] } }, [6]], [{ a: { $type: 16 } }, [1, 2, 5]],
  ]),
  {
    name: 'projection',
    run: async (db) => {
      await load(db);
      const rows = db.collection<Row>('rows');
      const one = (filter: Filter, projection: Filter): Promise<unknown> => rows.findOne(filter, { projection });
      return [
        await one({ _id: 1 }, { s: 1 }), await one({ _id: 1 }, { _id: 0, 'd.e': 1 }), await one({ _id: 2 }, { items: 0, tags: 0 }),
        await one({ _id: 1 }, { 'items.sku': 1 }), await one({ _id: 5 }, { a: { $slice: -2 }, d: 0 }), await one({ _id: 1 }, { items: { $elemMatch: { n: 5 } } }),
        await one({ _id: 1, 'items.n': 5 }, { 'items.$': 1 }), await one({ _id: 1 }, { _id: 0, up: { $toUpper: '$s' } }), await one({ _id: 5 }, { _id: 1 }),
        await one({ _id: 1 }, { d: { e: 1 } }), await one({ _id: 5 }, { _id: 0, a: { $slice: [1, 1] }, s: 1 }),
      ];
    },
    expected: [
      { _id: 1, s: 'apple' }, { d: { e: 1 } }, { _id: 2, a: 2, s: 'Banana', d: { e: null } },
      { _id: 1, items: [{ sku: 'p' }, { sku: 'q' }] }, { _id: 5, a: [2, 3], s: 'avocado' }, { _id: 1, items: [{ sku: 'q', n: 5 }] },
      { _id: 1, items: [{ sku: 'q', n: 5 }] }, { up: 'APPLE' }, { _id: 5 }, { _id: 1, d: { e: 1 } }, { a: [2], s: 'avocado' },
    ],
  },
  {
    name: 'sort, skip, limit and natural order',
    run: async (db) => {
      await load(db);
      const rows = db.collection<Row>('rows');
      const ids = async (cursor: ReturnType<typeof rows.find>): Promise<number[]> => (await cursor.toArray()).map(({ _id }) => _id);
      return [
        await ids(rows.find().sort({ s: 1 }).skip(1).limit(2)), await ids(rows.find().sort({ $natural: -1 }).limit(2)), await ids(rows.find().limit(2)),
        await ids(rows.find().sort({ 'd.e': -1, _id: -1 }).limit(3)), await ids(rows.find().skip(10)),
      ];
    },
    expected: [[1, 4], [6, 5], [1, 2], [5, 1, 6], []],
  },
  {
    name: 'count and distinct',
    run: async (db) => {
      await load(db);
      const rows = db.collection<Row>('rows');
      return [
        await rows.countDocuments({ a: 1 }), await rows.countDocuments(), await rows.estimatedDocumentCount(), await rows.countDocuments({}, { skip: 2, limit: 3 }),
        await rows.distinct('a'), await rows.distinct('items.sku'), await rows.distinct('d.e', { a: 1 }),
        (await db.command({ count: 'rows', query: { tags: 'y' }, limit: 1 })).n, await db.collection('nothing').distinct('a'),
      ];
    },
    expected: [2, 6, 6, 3, [null, 1, 2, 3, '1'], ['p', 'q'], [1, 9], 1, []],
  },
  {
    name: 'ObjectIds, dates and binary data are found by value',
    run: async (db) => {
      const rows = db.collection('rows');
      const id = new ObjectId('65f000000000000000000001');
      await rows.insertOne({ ref: id, at: new Date(1000), bytes: Buffer.from('abc') });
      return [
        await rows.countDocuments({ ref: new ObjectId(id.toHexString()) }), await rows.countDocuments({ at: { $gt: new Date(999) } }),
        await rows.countDocuments({ bytes: Buffer.from('abc') }), await rows.countDocuments({ ref: id.toHexString() }), await rows.countDocuments({ ref: { $in: Array.from({ length: 20 }, (_, i) => (i === 7 ? id : new ObjectId())) } }),
      ];
    },
    expected: [1, 1, 1, 0, 1],
  },
  {
    name: 'what a filter cannot be',
    run: async (db) => {
      const rows = db.collection('rows');
      await rows.insertOne({ a: 1 });
      const failed = (filter: Filter): Promise<unknown> => failureOf(rows.find(filter).toArray());
      return [
        await failed({ a: { $foo: 1 } }), await failed({ $foo: 1 }), await failed({ a: { $in: 1 } }), await failed({ $or: [] }), await failed({ $and: 1 }),
        await failed({ a: { $regex: '(' } }), await failed({ a: { $mod: [1] } }), await failed({ a: { $type: 'nonsense' } }), await failed({ a: { $elemMatch: 1 } }),
      ];
    },
    expected: [
      ...Array.from({ length: 5 }, () => ({ code: 2, codeName: 'BadValue' })),
      { code: 51091, codeName: 'Location51091' }, ...Array.from({ length: 3 }, () => ({ code: 2, codeName: 'BadValue' })),
    ],
  },
];
