import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mongoose, { Schema, type Connection } from 'mongoose';
import { startEmbeddedMongo, type EmbeddedMongo } from '../../embedded-mongo';

const folder = mkdtempSync(join(tmpdir(), 'qj-mongoose-'));
let server: EmbeddedMongo;
let db: Connection;

beforeAll(async () => {
  server = await startEmbeddedMongo({ dataDir: folder });
  db = await mongoose.createConnection(server.uri, { dbName: 'mongoose' }).asPromise();
});

afterAll(async () => {
  await db.close();
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

test('models build their indexes, save with versions and report duplicates', async () => {
  const Person = db.model('Person', new Schema({ name: { type: String, unique: true }, tags: [String], born: Date }, { timestamps: true, optimisticConcurrency: true }));
  await Person.init();
  const person = await Person.create({ name: '甲', tags: ['a'] });
  const stale = await Person.findById(person._id);
  person.tags.push('b');
  await person.save();
  stale!.name = '乙';
  await expect(stale!.save()).rejects.toThrow(mongoose.Error.VersionError);
  await expect(Person.create({ name: '甲' })).rejects.toMatchObject({ code: 11000, keyPattern: { name: 1 }, keyValue: { name: '甲' } });
  expect((await Person.findOne({ name: '甲' }).lean())?.__v).toBe(1);
  expect((await Person.collection.indexes()).map(({ name }) => name)).toEqual(['_id_', 'name_1']);
});

test('findOneAndUpdate, populate, cursors, aggregates and sub-documents', async () => {
  const Org = db.model('Org', new Schema({ name: String, up: { type: Schema.Types.ObjectId, ref: 'Org' } }));
  const Task = db.model('Task', new Schema({ org: { type: Schema.Types.ObjectId, ref: 'Org' }, steps: [new Schema({ kind: String, done: Boolean })], fee: Schema.Types.Decimal128, extra: Map }));
  const root = await Org.create({ name: '区' });
  const leaf = await Org.create({ name: '镇', up: root._id });
  const task = await Task.create({ org: leaf._id, steps: [{ kind: 'a' }, { kind: 'b' }], fee: '12.30', extra: { k: 'v' } });
  const changed = await Task.findOneAndUpdate({ _id: task._id, 'steps.kind': 'b' }, { $set: { 'steps.$.done': true } }, { returnDocument: 'after' }).populate({ path: 'org', populate: 'up' });
  expect(changed?.steps.map(({ done }) => done)).toEqual([undefined, true]);
  expect((changed?.org as unknown as { up: { name: string } }).up.name).toBe('区');
  expect(String(changed?.fee)).toBe('12.30');
  expect(changed?.get('extra.k')).toBe('v');
  const names: string[] = [];
  for await (const org of Org.find().sort({ _id: 1 }).cursor({ batchSize: 1 })) names.push(org.name ?? '');
  expect(names).toEqual(['区', '镇']);
  expect(await Task.aggregate([{ $match: { org: leaf._id } }, { $lookup: { from: 'orgs', localField: 'org', foreignField: '_id', as: 'o' } }, { $project: { _id: 0, n: { $first: '$o.name' } } }])).toEqual([{ n: '镇' }]);
  expect(await Task.exists({ 'steps.kind': 'a' })).toMatchObject({ _id: task._id });
  const written = await Task.bulkWrite([{ updateOne: { filter: { _id: task._id }, update: { $pull: { steps: { kind: 'a' } } } } }]);
  expect(written.modifiedCount).toBe(1);
});

test('syncIndexes drops and builds what differs', async () => {
  const schema = new Schema({ a: Number, b: Number });
  schema.index({ a: 1 });
  const First = db.model('Synced', schema);
  await First.init();
  db.deleteModel('Synced');
  const next = new Schema({ a: Number, b: Number });
  next.index({ b: 1, a: -1 }, { unique: true, partialFilterExpression: { a: { $gt: 0 } } });
  const Second = db.model('Synced', next);
  expect(await Second.syncIndexes()).toEqual(['a_1']);
  expect((await Second.collection.indexes()).map(({ name }) => name)).toEqual(['_id_', 'b_1_a_-1']);
  expect(await Second.syncIndexes()).toEqual([]);
});
