import { GridFSBucket, MongoClient, type Document } from 'mongodb';
import { failureOf, type Case } from '../harness';

const many = (count: number): Document[] => Array.from({ length: count }, (_, i) => ({ _id: i, pad: 'x'.repeat(20) }));

export const commandCases: Case[] = [
  {
    name: 'hello presents a standalone server',
    embeddedOnly: true,
    run: async (db) => {
      const hello = await db.command({ hello: 1 });
      const old = await db.command({ isMaster: 1 });
      return [hello.isWritablePrimary, 'setName' in hello, hello.maxWireVersion, hello.maxBsonObjectSize, old.ismaster, hello.ok];
    },
    expected: [true, false, 21, 16777216, true, 1],
  },
  {
    name: 'ping, buildInfo, serverStatus and friends answer',
    run: async (db) => {
      const admin = db.admin();
      const info = await admin.command({ buildInfo: 1 });
      const status = await admin.command({ serverStatus: 1 });
      return [
        (await admin.ping()).ok, Number(String(info.version).split('.')[0]) >= 6, typeof status.connections.current, (await admin.command({ connectionStatus: 1 })).ok,
        (await admin.command({ getParameter: 1, featureCompatibilityVersion: 1 })).ok, (await db.stats()).ok, (await admin.command({ hostInfo: 1 })).ok,
      ];
    },
    expected: [1, true, 'number', 1, 1, 1, 1],
  },
  {
    name: 'collections: create, list, rename, drop',
    run: async (db) => {
      await db.createCollection('one');
      await db.collection('two').insertOne({ a: 1 });
      const names = async (): Promise<string[]> => (await db.listCollections({}, { nameOnly: true }).toArray()).map(({ name }) => name as string).sort();
      const before = await names();
      const again = await failureOf(db.command({ create: 'one' }));
      await db.renameCollection('two', 'three');
      const taken = await failureOf(db.renameCollection('three', 'one'));
      await db.renameCollection('three', 'one', { dropTarget: true });
      const renamed = [await names(), await db.collection('one').countDocuments(), (await db.listCollections({ name: 'one' }).toArray()).length];
      const dropped = [await db.dropCollection('one'), await names()];
      return [before, again.ok ?? again.code, taken, renamed, dropped, await failureOf(db.renameCollection('none', 'x'))];
    },
    expected: [['one', 'two'], true, { code: 48, codeName: 'NamespaceExists' }, [['one'], 1, 1], [true, []], { code: 26, codeName: 'NamespaceNotFound' }],
  },
  {
    name: 'databases: list, stats, drop',
    run: async (db) => {
      await db.collection('a').insertMany(many(10));
      const { databases } = await db.admin().listDatabases();
      const stats = await db.command({ collStats: 'a' });
      const listed = databases.some(({ name }) => name === db.databaseName);
      await db.dropDatabase();
      return [listed, stats.count, stats.nindexes, (await db.admin().listDatabases()).databases.some(({ name }) => name === db.databaseName), (await db.stats()).objects, await failureOf(db.command({ listDatabases: 1 }))];
    },
    expected: [true, 10, 1, false, 0, { code: 13, codeName: 'Unauthorized' }],
  },
  {
    name: 'cursors: batches, limits, and the end of them',
    run: async (db) => {
      const rows = db.collection('rows');
      await rows.insertMany(many(250));
      const first = await db.command({ find: 'rows', batchSize: 100 });
      const second = await db.command({ getMore: first.cursor.id, collection: 'rows', batchSize: 100 });
      const third = await db.command({ getMore: first.cursor.id, collection: 'rows' });
      const single = await db.command({ find: 'rows', batchSize: 5, singleBatch: true });
      const limited = await db.command({ find: 'rows', limit: 7, batchSize: 5 });
      const open = await db.command({ find: 'rows', batchSize: 0 });
      const killed = await db.command({ killCursors: 'rows', cursors: [open.cursor.id] });
      return [
        first.cursor.firstBatch.length, second.cursor.nextBatch.length, third.cursor.nextBatch.length, String(third.cursor.id), await failureOf(db.command({ getMore: first.cursor.id, collection: 'rows' })),
        [single.cursor.firstBatch.length, String(single.cursor.id)], [limited.cursor.firstBatch.length, String(limited.cursor.id) !== '0'], open.cursor.firstBatch.length, killed.cursorsKilled.length,
        (await rows.find().batchSize(3).toArray()).length, (await rows.aggregate([{ $sort: { pad: 1 } }], { batchSize: 10 }).toArray()).length, (await rows.find().sort({ pad: 1 }).batchSize(100).toArray()).length,
      ];
    },
    expected: [100, 100, 50, '0', { code: 43, codeName: 'CursorNotFound' }, [5, '0'], [5, true], 0, 1, 250, 250, 250],
  },
  {
    name: 'a cursor goes on while documents are written and removed',
    run: async (db) => {
      const rows = db.collection<Document>('rows');
      await rows.createIndex({ n: 1 });
      await rows.insertMany(Array.from({ length: 100 }, (_, i) => ({ n: i })));
      const cursor = rows.find({ n: { $gte: 0 } }).sort({ n: 1 }).batchSize(10);
      const seen: number[] = [];
      for await (const { n } of cursor) {
        seen.push(n as number);
        if (n === 5) await rows.deleteMany({ n: { $gte: 20, $lt: 90 } });
        if (n === 95) await rows.insertOne({ n: 100 });
      }
      return seen.filter((n) => n < 20 || n >= 90);
    },
    expected: [...Array.from({ length: 20 }, (_, i) => i), ...Array.from({ length: 11 }, (_, i) => i + 90)],
  },
  {
    name: 'large answers are split by bytes',
    run: async (db) => {
      const rows = db.collection('rows');
      const pad = 'x'.repeat(1024 * 1024);
      for (let i = 0; i < 20; i++) await rows.insertOne({ pad });
      const first = await db.command({ find: 'rows', batchSize: 1000 });
      return [first.cursor.firstBatch.length < 20, (await rows.find().toArray()).length];
    },
    expected: [true, 20],
  },
  {
    name: 'unknown commands and names that cannot be',
    run: async (db) => [
      await failureOf(db.command({ nonsense: 1 })), await failureOf(db.command({ insert: 'rows', documents: [] })), await failureOf(db.command({ find: '' })), await failureOf(db.command({ find: 1 })), await failureOf(db.command({ insert: 'a$b', documents: [{}] })),
      await failureOf(db.command({ aggregate: 'rows', pipeline: [] })), await failureOf(db.command({ find: 'rows', filter: 5 })), await failureOf(db.command({ find: 'rows', sort: { a: 5 } })),
      await failureOf(db.command({ find: 'rows', limit: -1 })), (await failureOf(db.command({ delete: 'rows', deletes: [{ q: {} }] }))).code,
    ],
    expected: [
      { code: 59, codeName: 'CommandNotFound' }, { code: 16, codeName: 'InvalidLength' }, { code: 73, codeName: 'InvalidNamespace' }, { code: 73, codeName: 'InvalidNamespace' }, { code: 73, codeName: 'InvalidNamespace' },
      { code: 9, codeName: 'FailedToParse' }, { code: 14, codeName: 'TypeMismatch' }, { code: 2, codeName: 'BadValue' }, { code: 2, codeName: 'BadValue' }, 40414,
    ],
  },
  {
    name: 'sessions are accepted, transactions refused',
    embeddedOnly: true,
    run: async (db) => {
      const session = db.client.startSession();
      const rows = db.collection('rows');
      await rows.insertOne({ a: 1 }, { session });
      const found = await rows.findOne({ a: 1 }, { session, projection: { _id: 0 } });
      const refused = await failureOf(db.command({ insert: 'rows', documents: [{ a: 2 }], lsid: session.id, txnNumber: 1, startTransaction: true, autocommit: false }));
      let thrown = '';
      try {
        await session.withTransaction(() => rows.insertOne({ a: 3 }, { session }));
      } catch (error) {
        thrown = (error as Error).message;
      }
      await session.endSession();
      return [found, refused, thrown.includes('not support') || thrown.includes('Transaction numbers'), await rows.countDocuments()];
    },
    expected: [{ a: 1 }, { code: 20, codeName: 'IllegalOperation' }, true, 1],
  },
  {
    name: 'a driver with every default works, retryable writes included',
    embeddedOnly: true,
    run: async (db) => {
      const { host, port } = db.client.options.hosts[0]!;
      const client = await new MongoClient(`mongodb://${host}:${port}/?retryWrites=true&w=majority`).connect();
      const rows = client.db(db.databaseName).collection('rows');
      await rows.insertOne({ a: 1 });
      const count = await rows.countDocuments();
      await client.close();
      return count;
    },
    expected: 1,
  },
  {
    name: 'GridFS stores and gives back a file',
    run: async (db) => {
      const bucket = new GridFSBucket(db, { chunkSizeBytes: 1000 });
      const bytes = Buffer.from(Array.from({ length: 5500 }, (_, i) => i % 251));
      const upload = bucket.openUploadStream('proof.bin', { metadata: { kind: 'photo' } });
      await new Promise((resolve, reject) => upload.on('finish', resolve).on('error', reject).end(bytes));
      const parts: Buffer[] = [];
      for await (const part of bucket.openDownloadStream(upload.id)) parts.push(part as Buffer);
      const [file] = await bucket.find({ filename: 'proof.bin' }).toArray();
      const chunks = await db.collection('fs.chunks').countDocuments();
      await bucket.delete(upload.id);
      return [Buffer.concat(parts).equals(bytes), file?.length, file?.metadata, chunks, await db.collection('fs.chunks').countDocuments()];
    },
    expected: [true, 5500, { kind: 'photo' }, 6, 0],
  },
];
