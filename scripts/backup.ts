/**
 * `npm run backup -- --to FILE`: every collection into one checked file. Keys are not in it: copy DATA_DIR/keys.json
 * and DATA_DIR/anchors to another safe place (docs/operations.md).
 */
import mongoose from 'mongoose';
import { systemClock } from '../domain/kernel';
import { readBackup, writeBackup } from './backup/format';
import { command, option } from './open';

command('备份', async () => {
  const file = option('to');
  if (!file) throw new Error('请写明备份到哪个文件：npm run backup -- --to /备份/清鉴-20261122.qjb');
  const database = mongoose.connection.db;
  if (!database) throw new Error('没有连上数据库。');
  const at = systemClock.now();
  const tally = await writeBackup(file, {
    database: database.databaseName,
    at,
    async *collections() {
      const names = (await database.listCollections({}, { nameOnly: true }).toArray()).map((each) => each.name);
      for (const name of names.filter((each) => !each.startsWith('system.')).sort()) {
        const collection = database.collection(name);
        const indexes = (await collection.indexes()).filter((index) => index.name !== '_id_');
        const documents = collection.find({}, { raw: true, batchSize: 500 }) as unknown as AsyncIterable<Uint8Array>;
        yield { header: { collection: name, indexes }, documents };
      }
    },
  });
  // Read back: a backup that cannot be read is none.
  await readBackup(file, { collection: async () => undefined, document: async () => undefined });
  console.log(`已备份 ${tally.collections} 个集合、${tally.documents} 条记录到 ${file}，读回核对无误。`);
});
