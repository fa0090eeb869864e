/** `npm run restore -- --from FILE`: into an empty database only, so that nothing can be overwritten by mistake. */
import mongoose, { type mongo } from 'mongoose';
import { deserialize, type Document } from 'bson';
import { readBackup } from './backup/format';
import { command, option } from './open';

const batchSize = 500;

command('恢复', async () => {
  const file = option('from');
  if (!file) throw new Error('请写明从哪个文件恢复：npm run restore -- --from /备份/清鉴-20261122.qjb');
  const database = mongoose.connection.db;
  if (!database) throw new Error('没有连上数据库。');
  const existing = await database.listCollections({}, { nameOnly: true }).toArray();
  for (const { name } of existing) {
    if ((await database.collection(name).findOne({})) !== null) throw new Error(`数据库 ${database.databaseName} 里已有数据（${name}），只能恢复到空库。`);
  }
  // The whole file is checked before the first write.
  await readBackup(file, { collection: async () => undefined, document: async () => undefined });
  let target: mongo.Collection | undefined;
  let batch: Document[] = [];
  const flush = async (): Promise<void> => {
    if (target && batch.length > 0) await target.insertMany(batch, { ordered: true });
    batch = [];
  };
  const done = await readBackup(file, {
    async collection(header) {
      await flush();
      target = database.collection(header.collection);
      for (const { key, name, v: _version, ...rest } of header.indexes) await target.createIndex(key as mongo.IndexSpecification, { name: name as string, ...rest });
    },
    async document(bytes) {
      batch.push(deserialize(bytes, { promoteValues: false }));
      if (batch.length >= batchSize) await flush();
    },
  });
  await flush();
  console.log(`已恢复 ${done.collections} 个集合、${done.documents} 条记录（备份于 ${done.at.toISOString()}）。请运行 npm run audit:verify 核对。`);
});
