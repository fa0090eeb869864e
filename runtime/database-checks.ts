import mongoose from 'mongoose';
import { setTimeout as wait } from 'node:timers/promises';
import { demoAccounts } from '../contracts/demo';
import { connectDatabase } from '../domain/kernel';
import { SettingsError, type Settings } from '../settings';
import { framesOf, type Logger } from './log';

const connectWithinMs = 120_000;

/** Keeps trying, so that server and database can be started in any order. Rejects after two minutes. */
export async function connectWithWait(uri: string, log: Logger): Promise<void> {
  const begun = performance.now();
  for (;;) {
    try {
      return await connectDatabase(uri);
    } catch (error) {
      if (performance.now() - begun > connectWithinMs) throw error;
      log.warn({ frames: framesOf(error).slice(0, 1) }, '还没有连上数据库，继续等 · waiting for the database');
      await mongoose.disconnect();
      await wait(1000);
    }
  }
}

/** What only the database itself can tell: a real MongoDB? replicated? free of demo data? Production refuses or warns. */
export async function checkDatabase(settings: Settings, log: Logger): Promise<void> {
  const database = mongoose.connection.db;
  if (!settings.production || !database) return;
  const { modules = [] } = (await database.admin().buildInfo()) as { modules?: string[] };
  if (modules.includes('embedded')) {
    throw new SettingsError([{ name: 'MONGODB_URI', zh: '指向的是内置数据库，正式运行要用真正的 MongoDB', en: 'this is the embedded engine; production needs a real MongoDB' }]);
  }
  const demo = await database.collection('accounts').findOne({ username: { $in: demoAccounts.map((account) => account.username) }, name: { $in: demoAccounts.map((account) => account.name) } }, { projection: { _id: 1 } });
  if (demo) throw new SettingsError([{ name: 'MONGODB_URI', zh: '这个数据库里有演示数据，正式运行请换一个空库', en: 'this database holds demo data; production needs one of its own' }]);
  const { setName, msg } = (await database.command({ hello: 1 })) as { setName?: string; msg?: string };
  if (!setName && msg !== 'isdbgrid') log.warn('MongoDB 是单机，没有副本：坏一块盘就丢数据，请改用副本集 · MongoDB is a standalone without a replica');
}
