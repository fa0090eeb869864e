/** The baseline: a bare Koa route that inserts the same document by the driver. `MONGODB_URI` in the environment; tells its address to the parent. */
import { randomBytes, randomUUID } from 'node:crypto';
import Router from '@koa/router';
import Koa from 'koa';
import { MongoClient, ObjectId, type Document } from 'mongodb';

async function main(): Promise<void> {
  const client = await MongoClient.connect(process.env.MONGODB_URI as string, { maxPoolSize: 64, ignoreUndefined: true });
  const ratings = client.db('qingjian').collection('ratings');
  const template = async (level: string): Promise<Document> => {
    const found = await ratings.findOne({ level });
    if (!found) throw new Error(`no ${level} rating to copy`);
    return found;
  };
  const templates = { satisfied: await template('satisfied'), dissatisfied: await template('dissatisfied') };
  const app = new Koa();
  const router = new Router();
  router.post('/api/public/ratings', async (ctx) => {
    const chunks: Buffer[] = [];
    for await (const chunk of ctx.req) chunks.push(chunk as Buffer);
    const body = JSON.parse(Buffer.concat(chunks).toString('utf8')) as { level: 'satisfied' | 'dissatisfied' };
    // What must be unique is made anew; an event of a copied rating would find no rating behind it.
    const { outbox: _outbox, ...copied } = templates[body.level];
    await ratings.insertOne({ ...copied, _id: new ObjectId(), receiptHash: randomBytes(32).toString('base64url'), slot: randomBytes(16).toString('base64url'), receivedAt: new Date() });
    ctx.body = { receiptCode: randomUUID() };
  });
  app.use(router.routes());
  const server = app.listen(0, '127.0.0.1', () => {
    const address = server.address() as { port: number };
    process.send?.(`http://127.0.0.1:${address.port}`);
  });
  process.on('SIGTERM', () => process.exit(0));
}

void main();
