import path from 'node:path';
import { connectDatabase, disconnectDatabase, enableDemo, ensureIndexes, installSecrets, loadCalendar, loadSecrets } from '../../domain/kernel';
import { startEngine, temporaryFolder } from '../processes';
import { startServer, type Server } from './servers';
import { publishPayments } from './village-payments';
import { buildVillages, type VillageFacts } from './village-world';

export interface VillageServer {
  facts: VillageFacts & { paymentListIds: readonly string[] };
  server: Server;
  /** Another server on the same database, from a file of this folder. */
  beside(file: string): Promise<Server>;
}

/** The real server over a database of villages, for as long as `use` takes. */
export async function withVillages(size: { villages: number; publications: number; payments: number }, use: (world: VillageServer) => Promise<void>): Promise<void> {
  const { dir, remove } = temporaryFolder();
  const engine = await startEngine(dir);
  const uri = engine.address.replace(/\/(\?|$)/, '/qingjian$1');
  const env = { MONGODB_URI: uri, DATA_DIR: dir, EMBEDDED_ENGINE: '1', DEMO: '1' };
  const servers: Server[] = [];
  const started = async (file: string): Promise<Server> => {
    const server = await startServer(file, env, path.join(dir, `${file}.log`));
    servers.push(server);
    return server;
  };
  try {
    installSecrets(loadSecrets(dir, { mayCreate: true }));
    enableDemo();
    await connectDatabase(uri);
    await ensureIndexes();
    await loadCalendar();
    const facts = await buildVillages(size.villages, size.publications);
    const paymentListIds = await publishPayments(facts.villages, size.payments);
    await disconnectDatabase();
    await use({ facts: { ...facts, paymentListIds }, server: await started('real-server.ts'), beside: started });
  } finally {
    for (const server of servers) await server.stop();
    await engine.stop();
    remove();
  }
}
