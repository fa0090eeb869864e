import { Decimal128, Double, Int32, Long, type Document } from 'bson';
import type { AnyBulkWriteOperation, Db, MongoBulkWriteError } from 'mongodb';
import { failureOf, messageOf, type Case } from '../harness';

type Row = { _id: number } & Record<string, unknown>;

/** Applies one update to one document and gives back what became of it. */
function updated(name: string, steps: [Row, Document | Document[], Row | { code: number | undefined }, Document?, Document?][]): Case {
  return {
    name,
    run: async (db) => {
      const rows = db.collection<Row>('rows');
      const answers = [];
      for (const [before, update, , options = {}, filter = {}] of steps) {
        await rows.deleteMany({});
        await rows.insertOne(before);
        try {
          await rows.updateOne({ _id: before._id, ...filter }, update, options);
          answers.push(await rows.findOne({}));
        } catch (error) {
          answers.push({ code: (error as { code?: number }).code });
        }
      }
      return answers;
    },
    expected: steps.map(([, , after]) => after),
  };
}

async function bulk(db: Db, operations: AnyBulkWriteOperation[], ordered: boolean): Promise<unknown> {
  try {
    const result = await db.collection('rows').bulkWrite(operations, { ordered });
    return { inserted: result.insertedCount, matched: result.matchedCount, modified: result.modifiedCount, deleted: result.deletedCount, upserted: result.upsertedIds };
  } catch (error) {
    const { writeErrors, insertedCount } = error as MongoBulkWriteError;
    const list = Array.isArray(writeErrors) ? writeErrors : [writeErrors];
    return { errors: list.map(({ index, code }) => [index, code]), inserted: insertedCount, left: await db.collection('rows').countDocuments() };
  }
}

export const writeCases: Case[] = [
  updated('field operators', [
    [{ _id: 1, a: 1 }, { $set: { b: 2, 'c.d': 3 } }, { _id: 1, a: 1, b: 2, c: { d: 3 } }],
    [{ _id: 1, a: 1, b: 2 }, { $unset: { b: '' } }, { _id: 1, a: 1 }],
    [{ _id: 1, a: 1 }, { $inc: { a: 2, n: 5 } }, { _id: 1, a: 3, n: 5 }],
    [{ _id: 1, a: 3 }, { $mul: { a: 2, n: 5 } }, { _id: 1, a: 6, n: 0 }],
    [{ _id: 1, a: 3 }, { $min: { a: 2 }, $max: { b: 9 } }, { _id: 1, a: 2, b: 9 }],
    [{ _id: 1, a: 3 }, { $rename: { a: 'x.y' } }, { _id: 1, x: { y: 3 } }],
    [{ _id: 1, z: 1 }, { $set: { c: 1, a: 1, b: 1 } }, { _id: 1, z: 1, a: 1, b: 1, c: 1 }],
    [{ _id: 1, a: [1, 2] }, { $set: { 'a.3': 9 } }, { _id: 1, a: [1, 2, null, 9] }],
    [{ _id: 1, a: [1, 2] }, { $unset: { 'a.0': 1 } }, { _id: 1, a: [null, 2] }],
    [{ _id: 1, a: 5 }, { $bit: { a: { and: 4 } } }, { _id: 1, a: 4 }],
    [{ _id: 1, a: 1 }, { $setOnInsert: { b: 1 } }, { _id: 1, a: 1 }],
    [{ _id: 1, a: 1 }, { b: 2 }, { code: undefined }],
  ]),
  updated('array operators', [
    [{ _id: 1, a: [1] }, { $push: { a: 2 } }, { _id: 1, a: [1, 2] }],
    [{ _id: 1 }, { $push: { a: { $each: [1, 2, 3], $slice: -2 } } }, { _id: 1, a: [2, 3] }],
    [{ _id: 1, a: [5, 1] }, { $push: { a: { $each: [3], $sort: -1, $slice: 2 } } }, { _id: 1, a: [5, 3] }],
    [{ _id: 1, a: [{ n: 2 }] }, { $push: { a: { $each: [{ n: 1 }], $sort: { n: 1 } } } }, { _id: 1, a: [{ n: 1 }, { n: 2 }] }],
    [{ _id: 1, a: [1, 4] }, { $push: { a: { $each: [2, 3], $position: 1 } } }, { _id: 1, a: [1, 2, 3, 4] }],
    [{ _id: 1, a: [1, 4] }, { $push: { a: { $each: [9], $position: -1 } } }, { _id: 1, a: [1, 9, 4] }],
    [{ _id: 1, a: [1] }, { $addToSet: { a: { $each: [1, 2, 2] } } }, { _id: 1, a: [1, 2] }],
    [{ _id: 1, a: [{ x: 1 }] }, { $addToSet: { a: { x: 1 } } }, { _id: 1, a: [{ x: 1 }] }],
    [{ _id: 1, a: [1, 2, 3] }, { $pop: { a: -1 } }, { _id: 1, a: [2, 3] }],
    [{ _id: 1, a: [1, 2, 3] }, { $pull: { a: { $gte: 2 } } }, { _id: 1, a: [1] }],
    [{ _id: 1, a: [{ x: 1, y: 1 }, { x: 2 }] }, { $pull: { a: { x: 1 } } }, { _id: 1, a: [{ x: 2 }] }],
    [{ _id: 1, a: [1, 2, 1] }, { $pullAll: { a: [1] } }, { _id: 1, a: [2] }],
    [{ _id: 1, a: ['ab', 'cd'] }, { $pull: { a: /^a/ } }, { _id: 1, a: ['cd'] }],
    [{ _id: 1, a: 1 }, { $push: { a: 2 } }, { code: 2 }],
  ]),
  updated('positions', [
    [{ _id: 1, a: [1, 5, 9] }, { $set: { 'a.$': 0 } }, { _id: 1, a: [1, 0, 9] }, {}, { a: 5 }],
    [{ _id: 1, a: [{ k: 'x', n: 1 }, { k: 'y', n: 1 }] }, { $inc: { 'a.$.n': 4 } }, { _id: 1, a: [{ k: 'x', n: 1 }, { k: 'y', n: 5 }] }, {}, { 'a.k': 'y' }],
    [{ _id: 1, a: [{ k: 1, n: 1 }, { k: 1, n: 7 }] }, { $set: { 'a.$.hit': true } }, { _id: 1, a: [{ k: 1, n: 1 }, { k: 1, n: 7, hit: true }] }, {}, { a: { $elemMatch: { k: 1, n: 7 } } }],
    [{ _id: 1, a: [1, 2] }, { $inc: { 'a.$[]': 10 } }, { _id: 1, a: [11, 12] }],
    [{ _id: 1, a: [1, 5, 9] }, { $set: { 'a.$[big]': 0 } }, { _id: 1, a: [1, 0, 0] }, { arrayFilters: [{ big: { $gte: 5 } }] }],
    [{ _id: 1, a: [{ b: [{ c: 1 }, { c: 2 }] }, { b: [{ c: 1 }] }] }, { $set: { 'a.$[].b.$[x].d': 1 } },
      { _id: 1, a: [{ b: [{ c: 1, d: 1 }, { c: 2 }] }, { b: [{ c: 1, d: 1 }] }] }, { arrayFilters: [{ 'x.c': 1 }] }],
    [{ _id: 1, a: [1] }, { $set: { 'a.$': 0 } }, { code: 2 }],
    [{ _id: 1, a: [1] }, { $set: { 'a.$[x]': 0 } }, { code: 2 }],
    [{ _id: 1, a: [1] }, { $set: { b: 0 } }, { code: 9 }, { arrayFilters: [{ x: 1 }] }],
  ]),
  updated('pipelines', [
    [{ _id: 1, a: 2 }, [{ $set: { b: { $multiply: ['$a', 3] } } }, { $unset: 'a' }], { _id: 1, b: 6 }],
    [{ _id: 1, a: 2 }, [{ $replaceWith: { _id: '$_id', c: '$a' } }], { _id: 1, c: 2 }],
    [{ _id: 1, a: 2 }, [{ $set: { s: { $cond: [{ $gt: ['$a', 1] }, 'many', 'one'] } } }], { _id: 1, a: 2, s: 'many' }],
    [{ _id: 1 }, [{ $group: { _id: 1 } }], { code: 72 }],
  ]),
  updated('refused updates', [
    [{ _id: 1, a: 1 }, { $set: { _id: 2 } }, { code: 66 }],
    [{ _id: 1, a: 1 }, { $set: { a: 1, 'a.b': 2 } }, { code: 40 }],
    [{ _id: 1, a: 1 }, { $inc: { a: 1 }, $set: { a: 2 } }, { code: 40 }],
    [{ _id: 1, a: 1 }, { $foo: { a: 1 } }, { code: 9 }],
    [{ _id: 1, a: 'x' }, { $inc: { a: 1 } }, { code: 14 }],
    [{ _id: 1, a: 1 }, { $inc: { a: 'x' } }, { code: 14 }],
    [{ _id: 1, a: 1 }, { $set: { 'a.b': 1 } }, { code: 28 }],
    [{ _id: 1, a: [] }, { $set: { 'a.b': 1 } }, { code: 28 }],
    [{ _id: 1 }, { $set: { '': 1 } }, { code: 56 }],
    [{ _id: 1, a: [1] }, { $pop: { a: 2 } }, { code: 9 }],
  ]),
  {
    name: 'number types survive arithmetic as in MongoDB',
    run: async (db) => {
      const rows = db.collection<Row>('rows');
      const types = async (value: unknown, change: unknown): Promise<unknown> => {
        await rows.deleteMany({});
        await rows.insertOne({ _id: 1, v: value, keep: new Double(5), long: Long.fromNumber(7) });
        await rows.updateOne({ _id: 1 }, { $inc: { v: change } } as Document);
        const [row] = await rows.aggregate([{ $project: { _id: 0, v: { $toString: '$v' } } }]).toArray();
        for (const type of ['int', 'long', 'double', 'decimal']) if (await rows.countDocuments({ v: { $type: type } })) return [type, row?.v];
        return undefined;
      };
      const answers = [
        await types(new Int32(1), new Int32(2)), await types(new Int32(2147483647), new Int32(1)), await types(new Double(1), new Int32(2)),
        await types(Long.fromNumber(1), new Int32(2)), await types(Decimal128.fromString('0.10'), Decimal128.fromString('0.20')),
      ];
      return [answers, await rows.countDocuments({ keep: { $type: 'double' }, long: { $type: 'long' } })];
    },
    expected: [[['int', '3'], ['long', '2147483648'], ['double', '3'], ['long', '3'], ['decimal', '0.30']], 1],
  },
  {
    name: 'upserts take the equalities of the filter',
    run: async (db) => {
      const rows = db.collection('rows');
      const first = await rows.updateOne({ _id: 5, k: 'a', n: { $gt: 3 }, 'd.e': { $eq: 1 } } as Document, { $set: { x: 1 }, $setOnInsert: { y: 2 } }, { upsert: true });
      const second = await rows.updateOne({ k: 'a' }, { $set: { x: 2 }, $setOnInsert: { y: 3 } }, { upsert: true });
      const third = await rows.replaceOne({ _id: 6 } as Document, { z: 1 }, { upsert: true });
      const fourth = await rows.updateOne({ _id: 7, $and: [{ p: 1 }] } as Document, { $inc: { p: 1 } }, { upsert: true });
      return [
        [first.upsertedId, first.matchedCount, second.matchedCount, second.modifiedCount, third.upsertedId, fourth.upsertedCount],
        await rows.find().sort({ _id: 1 }).toArray(),
      ];
    },
    expected: [[5, 0, 1, 1, 6, 1], [{ _id: 5, d: { e: 1 }, k: 'a', x: 2, y: 2 }, { _id: 6, z: 1 }, { _id: 7, p: 2 }]],
  },
  {
    name: 'updateMany, deleteOne, deleteMany and what did not change',
    run: async (db) => {
      const rows = db.collection<Row>('rows');
      await rows.insertMany([{ _id: 1, g: 1, v: 1 }, { _id: 2, g: 1, v: 2 }, { _id: 3, g: 2, v: 1 }]);
      const many = await rows.updateMany({ g: 1 }, { $set: { v: 1 } });
      const one = await rows.deleteOne({ v: 1 });
      const rest = await rows.deleteMany({ g: { $in: [1, 2] } });
      return [many.matchedCount, many.modifiedCount, one.deletedCount, rest.deletedCount, await rows.countDocuments()];
    },
    expected: [2, 1, 1, 2, 0],
  },
  {
    name: 'findAndModify in all its forms',
    run: async (db) => {
      const rows = db.collection<Row>('rows');
      await rows.insertMany([{ _id: 1, n: 3 }, { _id: 2, n: 1 }, { _id: 3, n: 2 }]);
      return [
        await rows.findOneAndUpdate({}, { $inc: { n: 10 } } as Document, { sort: { n: 1 } }), await rows.findOneAndUpdate({ _id: 1 }, { $set: { x: 1 } }, { returnDocument: 'after', projection: { x: 1 } }),
        await rows.findOneAndReplace({ _id: 3 }, { r: true }, { returnDocument: 'after' }), await rows.findOneAndDelete({ _id: 3 }),
        await rows.findOneAndUpdate({ _id: 9 }, { $set: { n: 0 } }), await rows.findOneAndUpdate({ _id: 9 }, { $set: { n: 0 } }, { upsert: true, returnDocument: 'after' }),
        (await rows.findOneAndUpdate({ _id: 10 }, { $set: { n: 0 } }, { upsert: true, includeResultMetadata: true })).lastErrorObject,
        await failureOf(db.command({ findAndModify: 'rows', query: {}, remove: true, new: true })), await rows.countDocuments(),
      ];
    },
    expected: [
      { _id: 2, n: 1 }, { _id: 1, x: 1 }, { _id: 3, r: true }, { _id: 3, r: true }, null, { _id: 9, n: 0 },
      { n: 1, updatedExisting: false, upserted: 10 }, { code: 9, codeName: 'FailedToParse' }, 4,
    ],
  },
  {
    name: 'a compare-and-set by filter lets exactly one through',
    run: async (db) => {
      const rows = db.collection<Row>('rows');
      await rows.insertOne({ _id: 1, version: 0, log: [] });
      const tries = await Promise.all(Array.from({ length: 20 }, (_, i) => rows.updateOne({ _id: 1, version: 0 }, { $inc: { version: 1 }, $push: { log: i } } as Document)));
      await Promise.all(Array.from({ length: 30 }, () => rows.updateOne({ _id: 1 }, { $inc: { count: 1 } } as Document)));
      const row = await rows.findOne({ _id: 1 });
      return [tries.filter(({ modifiedCount }) => modifiedCount === 1).length, (row?.log as unknown[]).length, row?.count];
    },
    expected: [1, 1, 30],
  },
  {
    name: 'duplicate keys say which index and which value',
    run: async (db) => {
      const rows = db.collection('rows');
      await rows.createIndex({ org: 1, no: -1 }, { unique: true });
      await rows.createIndex({ tags: 1 }, { unique: true, sparse: true });
      await rows.insertOne({ _id: 'a', org: 'x', no: 1, tags: ['p', 'q'] } as Document);
      const failed = async (doc: Document): Promise<unknown> => {
        try {
          return await rows.insertOne(doc);
        } catch (error) {
          const { code, keyPattern, keyValue, message } = error as Error & Document;
          return [code, keyPattern, keyValue, message.replace(/collection: \S+?\./, 'collection: db.')];
        }
      };
      return [
        await failed({ _id: 'a' }), await failed({ _id: 'b', org: 'x', no: 1 }), await failed({ _id: 'c', org: 'y', tags: 'q' }),
        await failureOf(rows.updateOne({ _id: 'a' } as Document, { $set: { _id: 'z' } })), await rows.countDocuments(),
      ];
    },
    expected: [
      [11000, { _id: 1 }, { _id: 'a' }, 'E11000 duplicate key error collection: db.rows index: _id_ dup key: { _id: "a" }'],
      [11000, { org: 1, no: -1 }, { org: 'x', no: 1 }, 'E11000 duplicate key error collection: db.rows index: org_1_no_-1 dup key: { org: "x", no: 1 }'],
      [11000, { tags: 1 }, { tags: 'q' }, 'E11000 duplicate key error collection: db.rows index: tags_1 dup key: { tags: "q" }'],
      { code: 66 }, 1,
    ],
  },
  {
    name: 'bulk writes, ordered and unordered',
    run: async (db) => {
      await db.collection('rows').createIndex({ k: 1 }, { unique: true });
      const inserts = ['a', 'b', 'a', 'c', 'b', 'd'].map((k): AnyBulkWriteOperation => ({ insertOne: { document: { k } } }));
      const ordered = await bulk(db, inserts, true);
      await db.collection('rows').deleteMany({});
      const unordered = await bulk(db, inserts, false);
      await db.collection('rows').deleteMany({});
      const mixed = await bulk(db, [
        { insertOne: { document: { _id: 1, k: 'a' } as Document } }, { updateOne: { filter: { k: 'a' }, update: { $set: { n: 1 } } } },
        { updateOne: { filter: { _id: 9, k: 'z' } as Document, update: { $set: { n: 2 } }, upsert: true } }, { deleteOne: { filter: { k: 'a' } } },
        { replaceOne: { filter: { k: 'z' }, replacement: { k: 'y' } } },
      ], true);
      return [ordered, unordered, mixed];
    },
    expected: [
      { errors: [[2, 11000]], inserted: 2, left: 2 }, { errors: [[2, 11000], [4, 11000]], inserted: 4, left: 4 },
      { inserted: 1, matched: 2, modified: 2, deleted: 1, upserted: { 2: 9 } },
    ],
  },
  {
    name: '_id is made, comes first, and cannot be everything',
    run: async (db) => {
      const rows = db.collection('rows');
      await rows.insertOne({ a: 1, _id: 'last' } as Document);
      await db.command({ insert: 'rows', documents: [{ b: 1 }] });
      const generated = await rows.findOne({ b: 1 });
      return [
        Object.keys(await rows.findOne({ a: 1 }) ?? {}), Object.keys(generated ?? {}), generated?._id.constructor.name,
        await failureOf(rows.insertOne({ _id: [1] } as unknown as Document)), await failureOf(rows.insertOne({ _id: /x/ } as unknown as Document)),
        await messageOf(rows.insertOne({ big: 'x'.repeat(17 * 1024 * 1024) })) !== 'no error',
      ];
    },
    expected: [['_id', 'a'], ['_id', 'b'], 'ObjectId', { code: 53 }, { code: 53 }, true],
  },
];
