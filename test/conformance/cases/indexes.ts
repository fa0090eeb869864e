import type { Document } from 'bson';
import type { Collection, Db, FindCursor } from 'mongodb';
import { failureOf, planOf, type Case } from '../harness';

interface Row { _id: number; org: string; n: number; at: Date; tags?: string[]; state?: string; name: string; items?: { sku: string; q: number }[] }

const ROWS: Row[] = Array.from({ length: 300 }, (_, i) => ({
  _id: i, org: `org${i % 10}`, n: i, at: new Date(i * 1000), name: `name-${String(i).padStart(4, '0')}`, state: i % 100 === 0 ? 'open' : 'closed',
  ...(i % 3 === 0 ? { tags: [`t${i % 5}`, `u${i % 7}`] } : {}), items: [{ sku: `s${i % 4}`, q: i }],
}));

async function load(db: Db, ...keys: [Document, Document?][]): Promise<Collection<Row>> {
  const rows = db.collection<Row>('rows');
  await rows.insertMany(ROWS);
  for (const [key, options] of keys) await rows.createIndex(key as never, options);
  return rows;
}

const plan = async (cursor: FindCursor): Promise<unknown> => planOf(await cursor.explain('executionStats') as Document);

export const indexCases: Case[] = [
  {
    name: 'equality, $in, ranges, prefixes and patterns read only what they need',
    embeddedOnly: true,
    run: async (db) => {
      const rows = await load(db, [{ org: 1, n: 1 }], [{ name: 1 }], [{ tags: 1 }]);
      return [
        await plan(rows.find({ org: 'org3' })), await plan(rows.find({ org: 'org3', n: { $gte: 100, $lt: 200 } })), await plan(rows.find({ org: { $in: ['org1', 'org2'] }, n: 11 })),
        await plan(rows.find({ name: /^name-001/ })), await plan(rows.find({ tags: 't3' })), await plan(rows.find({ _id: 7 })), await plan(rows.find({ n: 5 })),
        await plan(rows.find({ $or: [{ name: 'name-0001' }, { org: 'org5', n: 15 }] })),
      ];
    },
    expected: [
      { stages: ['FETCH', 'IXSCAN'], index: 'org_1_n_1', keys: 30, docs: 30, returned: 30 }, { stages: ['FETCH', 'IXSCAN'], index: 'org_1_n_1', keys: 10, docs: 10, returned: 10 },
      { stages: ['FETCH', 'IXSCAN'], index: 'org_1_n_1', keys: 1, docs: 1, returned: 1 }, { stages: ['FETCH', 'IXSCAN'], index: 'name_1', keys: 10, docs: 10, returned: 10 },
      { stages: ['FETCH', 'IXSCAN'], index: 'tags_1', keys: 20, docs: 20, returned: 20 }, { stages: ['FETCH', 'IXSCAN'], index: '_id_', keys: 1, docs: 1, returned: 1 },
      { stages: ['COLLSCAN'], keys: 0, docs: 300, returned: 1 }, { stages: ['FETCH', 'OR', 'IXSCAN'], index: 'name_1', keys: 2, docs: 2, returned: 2 },
    ],
  },
  {
    name: 'a sort that an index serves reads only a page',
    embeddedOnly: true,
    run: async (db) => {
      const rows = await load(db, [{ org: 1, at: -1 }], [{ at: 1 }]);
      return [
        await plan(rows.find({ org: 'org1' }).sort({ at: -1 }).limit(5)), await plan(rows.find({ org: 'org1' }).sort({ at: 1 }).limit(5)), await plan(rows.find().sort({ at: -1 }).limit(3)),
        await plan(rows.find({ org: 'org1', at: { $lt: new Date(100000) } }).sort({ at: -1 }).limit(2)), await plan(rows.find({ org: { $in: ['org1', 'org2', 'org3'] } }).sort({ at: -1 }).limit(6)),
        (await rows.find({ org: { $in: ['org1', 'org2', 'org3'] } }).sort({ at: -1 }).limit(6).toArray()).map(({ n }) => n),
        await plan(rows.find({ org: 'org1' }).sort({ name: 1 }).limit(2)), await plan(rows.find({ org: 'org1' }).sort({ at: -1 }).skip(3).limit(2)),
      ];
    },
    expected: [
      { stages: ['LIMIT', 'FETCH', 'IXSCAN'], index: 'org_1_at_-1', keys: 5, docs: 5, returned: 5 }, { stages: ['LIMIT', 'FETCH', 'IXSCAN'], index: 'org_1_at_-1', keys: 5, docs: 5, returned: 5 },
      { stages: ['LIMIT', 'FETCH', 'IXSCAN'], index: 'at_1', keys: 3, docs: 3, returned: 3 }, { stages: ['LIMIT', 'FETCH', 'IXSCAN'], index: 'org_1_at_-1', keys: 2, docs: 2, returned: 2 },
      { stages: ['LIMIT', 'FETCH', 'SORT_MERGE', 'IXSCAN'], index: 'org_1_at_-1', keys: 6, docs: 6, returned: 6 }, [293, 292, 291, 283, 282, 281],
      { stages: ['LIMIT', 'SORT', 'FETCH', 'IXSCAN'], index: 'org_1_at_-1', keys: 30, docs: 30, returned: 2 }, { stages: ['LIMIT', 'SKIP', 'FETCH', 'IXSCAN'], index: 'org_1_at_-1', keys: 5, docs: 5, returned: 2 },
    ],
  },
  {
    name: 'counting what an index holds exactly reads no document',
    embeddedOnly: true,
    run: async (db) => {
      const rows = await load(db, [{ org: 1, n: 1 }]);
      const counted = await db.command({ explain: { count: 'rows', query: { org: 'org3', n: { $gt: 100 } } }, verbosity: 'executionStats' });
      return [planOf(counted).docs, await rows.countDocuments({ org: 'org3', n: { $gt: 100 } }), await rows.countDocuments({ org: { $in: ['org3', 'org4'] } }, { limit: 7 })];
    },
    expected: [0, 20, 7],
  },
  {
    name: 'of an array one value is counted by its index alone, each document once',
    run: async (db) => {
      const rows = db.collection('rows');
      await rows.insertMany([{ who: ['a', 'b', 'a'], n: 1 }, { who: 'a', n: 2 }, { who: [['a']], n: 3 }, { who: [], n: 4 }, { who: ['b'], n: 5 }, { who: ['a', 'c'], n: 6, more: [1, 2] }]);
      await rows.createIndex({ who: 1, n: 1 });
      const filters: Document[] = [{ who: 'a' }, { who: 'a', n: { $gt: 1 } }, { who: { $in: ['a', 'b'] } }, { $and: [{ who: 'a' }, { who: 'b' }] }, { who: null }, { who: 'a', more: 1 }];
      const counts = [];
      for (const filter of filters) counts.push(await rows.countDocuments(filter));
      return counts;
    },
    expected: [3, 2, 4, 1, 0, 1],
  },
  {
    name: 'of an array one value is counted without reading a document',
    embeddedOnly: true,
    run: async (db) => {
      await load(db, [{ tags: 1, n: 1 }]);
      const docsOf = async (query: Document): Promise<number> => planOf(await db.command({ explain: { count: 'rows', query }, verbosity: 'executionStats' })).docs;
      return [await docsOf({ tags: 't3' }), await docsOf({ tags: 't3', n: { $lt: 100 } }), (await docsOf({ tags: { $in: ['t3', 'u1'] } })) > 0];
    },
    expected: [0, 0, true],
  },
  {
    name: 'an index gives the answers a scan gives',
    run: async (db) => {
      const rows = await load(db);
      const filters: Document[] = [
        { org: 'org1', n: { $gt: 50 } }, { tags: { $in: ['t0', 'u3'] } }, { tags: { $all: ['t0', 'u3'] } }, { 'items.sku': 's1', 'items.q': { $lt: 30 } }, { items: { $elemMatch: { sku: 's2', q: 6 } } },
        { n: { $gt: 10, $lte: 12 } }, { n: { $in: [5, 5, 400, 7] } }, { state: 'open', n: { $gte: 100 } }, { name: { $gte: 'name-0298' } }, { tags: null, n: { $lt: 5 } }, { n: { $not: { $lt: 298 } } }, { at: { $lt: new Date(3000) } },
      ];
      const ask = async (): Promise<unknown[]> => {
        const answers = [];
        for (const filter of filters) answers.push((await rows.find(filter).sort({ _id: 1 }).toArray()).map(({ _id }) => _id));
        return answers;
      };
      const scanned = await ask();
      for (const key of [{ org: 1, n: -1 }, { tags: 1, n: 1 }, { 'items.sku': 1, 'items.q': 1 }, { n: 1 }, { name: -1 }, { at: 1 }]) await rows.createIndex(key as never);
      await rows.createIndex({ n: 1, state: 1 }, { partialFilterExpression: { state: 'open' } });
      return JSON.stringify(scanned) === JSON.stringify(await ask()) && scanned.map((ids) => (ids as number[]).length);
    },
    expected: [25, 32, 3, 8, 1, 2, 2, 2, 2, 3, 2, 3],
  },
  {
    name: 'unique, sparse and partial indexes',
    run: async (db) => {
      const rows = db.collection('rows');
      await rows.createIndex({ a: 1 }, { unique: true });
      await rows.createIndex({ b: 1 }, { unique: true, sparse: true });
      await rows.createIndex({ c: 1 }, { unique: true, partialFilterExpression: { live: true } });
      const tries: Document[] = [
        { a: 1 }, { a: null }, {}, { a: 2, b: 1 }, { a: 3, b: 1 }, { a: 4, b: null }, { a: 5, b: null }, { a: 6, c: 1, live: true }, { a: 7, c: 1, live: false }, { a: 8, c: 1 }, { a: 9, c: 1, live: true },
        { a: [10, 11] }, { a: [11, 12] }, { a: [13, 13] },
      ];
      const answers = [];
      for (const doc of tries) answers.push((await failureOf(rows.insertOne({ ...doc }))).ok === true);
      return [answers, await rows.countDocuments({ c: 1 }), await rows.countDocuments({ b: { $exists: false } }), (await failureOf(rows.updateOne({ a: 7 }, { $set: { live: true } }))).code];
    },
    expected: [[true, true, false, true, false, true, false, true, true, true, false, true, false, true], 3, 7, 11000],
  },
  {
    name: 'sparse and partial indexes serve only what they hold',
    embeddedOnly: true,
    run: async (db) => {
      const rows = await load(db, [{ tags: 1 }, { sparse: true }], [{ n: 1 }, { partialFilterExpression: { state: 'open' } }]);
      return [
        await plan(rows.find({ tags: null } as Document)), await plan(rows.find({ tags: 't0' })), await plan(rows.find({ n: { $gt: 100 } })), await plan(rows.find({ n: { $gte: 100 }, state: 'open' })),
        await plan(rows.find({ state: 'open' }).sort({ n: 1 })),
      ];
    },
    expected: [
      { stages: ['COLLSCAN'], keys: 0, docs: 300, returned: 200 }, { stages: ['FETCH', 'IXSCAN'], index: 'tags_1', keys: 20, docs: 20, returned: 20 },
      { stages: ['COLLSCAN'], keys: 0, docs: 300, returned: 199 }, { stages: ['FETCH', 'IXSCAN'], index: 'n_1', keys: 2, docs: 2, returned: 2 },
      { stages: ['FETCH', 'IXSCAN'], index: 'n_1', keys: 3, docs: 3, returned: 3 },
    ],
  },
  {
    name: 'entries follow updates and deletes',
    run: async (db) => {
      const rows = await load(db, [{ tags: 1 }], [{ n: 1 }]);
      await rows.updateMany({ n: { $lt: 10 } }, { $set: { tags: ['new'] } });
      await rows.updateOne({ _id: 0 }, { $unset: { tags: 1 } });
      await rows.deleteMany({ n: { $gte: 290 } });
      const valid = await db.command({ validate: 'rows' });
      return [await rows.countDocuments({ tags: 'new' }), await rows.countDocuments({ n: { $gt: 280 } }), valid.valid, valid.nrecords, (valid.keysPerIndex as Document).n_1];
    },
    expected: [9, 9, true, 290, 290],
  },
  {
    name: 'creating, listing and dropping indexes',
    run: async (db) => {
      const rows = db.collection('rows');
      await rows.insertMany([{ a: 1 }, { a: 1 }, { p: [1], q: [2] }]);
      const created = await db.command({ createIndexes: 'rows', indexes: [{ key: { a: 1, b: -1 }, name: 'ab' }, { key: { c: 1 }, name: 'c_1', sparse: true }] });
      const again = await db.command({ createIndexes: 'rows', indexes: [{ key: { c: 1 }, name: 'c_1', sparse: true }] });
      const failed = async (spec: Document): Promise<unknown> => (await failureOf(db.command({ createIndexes: 'rows', indexes: [spec] }))).codeName;
      const answers = [
        await failed({ key: { a: 1 }, name: 'u', unique: true }), await failed({ key: { p: 1, q: 1 }, name: 'pq' }), await failed({ key: { c: 1 }, name: 'c_1' }), await failed({ key: { c: 1 }, name: 'other', sparse: true }),
        await failed({ key: {}, name: 'none' }), await failed({ key: { z: 0 }, name: 'zero' }), await failed({ key: { z: 1 }, name: 'z', nonsense: 1 }), await failed({ key: { z: 1 }, name: 'z', expireAfterSeconds: -1 }),
      ];
      const names = (await rows.indexes()).map(({ name }) => name);
      await rows.dropIndex('c_1');
      return [
        [created.numIndexesBefore, created.numIndexesAfter, again.numIndexesAfter], answers, names, (await rows.indexes()).length, await failureOf(rows.dropIndex('nope')), await failureOf(rows.dropIndex('_id_')),
        await failureOf(db.collection('missing').indexes()), (await rows.dropIndexes(), (await rows.indexes()).length),
      ];
    },
    expected: [
      [1, 3, 3], ['DuplicateKey', 'CannotIndexParallelArrays', 'IndexKeySpecsConflict', 'IndexOptionsConflict', 'CannotCreateIndex', 'CannotCreateIndex', 'InvalidIndexSpecificationOption', 'CannotCreateIndex'],
      ['_id_', 'ab', 'c_1'], 2, { code: 27, codeName: 'IndexNotFound' }, { code: 72, codeName: 'InvalidOptions' }, { code: 26, codeName: 'NamespaceNotFound' }, 1,
    ],
  },
  {
    name: 'values longer than a key are found, ordered at their beginning, and unique',
    run: async (db) => {
      const rows = db.collection<{ _id: number; s: string }>('rows');
      await rows.createIndex({ s: 1 }, { unique: true });
      const long = 'x'.repeat(5000);
      await rows.insertMany([{ _id: 1, s: `${long}a` }, { _id: 2, s: `${long}b` }, { _id: 3, s: 'y' }, { _id: 4, s: 'a' }]);
      const ids = async (filter: Document): Promise<number[]> => (await rows.find(filter).toArray()).map(({ _id }) => _id).sort();
      return [
        await ids({ s: `${long}b` }), await ids({ s: `${long}c` }), await ids({ s: { $gt: `${long}a` } }), await ids({ s: { $lte: `${long}a` } }), await ids({ s: new RegExp(`^${'x'.repeat(2500)}`) }),
        (await failureOf(rows.insertOne({ _id: 5, s: `${long}a` }))).code, (await rows.find().sort({ s: 1 }).toArray()).map(({ _id }) => _id)[3],
      ];
    },
    expected: [[2], [], [2, 3], [1, 4], [1, 2], 11000, 3],
  },
  {
    name: 'hints',
    embeddedOnly: true,
    run: async (db) => {
      const rows = await load(db, [{ org: 1 }], [{ n: 1 }]);
      return [
        await plan(rows.find({ org: 'org1', n: 1 }).hint('org_1')), await plan(rows.find({ org: 'org1', n: 1 }).hint({ $natural: 1 })),
        await failureOf(rows.find({}).hint('nope').toArray()), (await rows.updateMany({ org: 'org1' }, { $set: { state: 'x' } }, { hint: { n: 1 } })).modifiedCount,
      ];
    },
    expected: [
      { stages: ['FETCH', 'IXSCAN'], index: 'org_1', keys: 30, docs: 30, returned: 1 }, { stages: ['COLLSCAN'], keys: 0, docs: 300, returned: 1 }, { code: 2, codeName: 'BadValue' }, 30,
    ],
  },
];
