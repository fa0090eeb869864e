/** The baseline: a bare Koa route that finds one publication by the driver and answers it. `MONGODB_URI` in the environment; tells its address to the parent. */
import Router from '@koa/router';
import Koa from 'koa';
import { MongoClient, ObjectId } from 'mongodb';

async function main(): Promise<void> {
  const client = await MongoClient.connect(process.env.MONGODB_URI as string, { maxPoolSize: 64, ignoreUndefined: true });
  const publications = client.db('qingjian').collection('publications');
  const router = new Router();
  router.get('/api/public/publications/:id', async (ctx) => {
    ctx.body = await publications.findOne({ _id: new ObjectId(ctx.params.id as string) }, { projection: { content: 0, trail: 0 } });
  });
  const server = new Koa().use(router.routes()).listen(0, '127.0.0.1', () => {
    const address = server.address() as { port: number };
    process.send?.(`http://127.0.0.1:${address.port}`);
  });
  process.on('SIGTERM', () => process.exit(0));
}

void main();
