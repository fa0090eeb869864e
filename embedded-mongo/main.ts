import { parseArgs } from 'node:util';
import { startEmbeddedMongo } from './index';

const USAGE = `用法 / usage: tsx embedded-mongo/main.ts [--port N | --socket PATH] [--data DIR]
  --port N       本机端口，默认 27117 / loopback port, 27117 by default (0: any free one)
  --socket PATH  改用 Unix 套接字 / listen on a Unix socket instead
  --data DIR     数据目录，默认 data/db / data folder, data/db by default
`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { port: { type: 'string' }, socket: { type: 'string' }, data: { type: 'string' }, help: { type: 'boolean' } },
  });
  if (values.help) {
    process.stdout.write(USAGE);
    return;
  }
  const port = Number(values.port ?? 27117);
  if (!Number.isInteger(port) || port < 0 || port > 65535) throw new Error(`--port ${values.port}: 0-65535\n${USAGE}`);
  const server = await startEmbeddedMongo({ dataDir: values.data ?? 'data/db', port, socketPath: values.socket });
  // Under `npm start` a Ctrl-C reaches server, bot and database at once: the database goes last.
  const graceMs = process.connected ? 10_000 : 0;
  const stop = (): void => {
    void server.close(graceMs).then(() => process.exit(0));
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, stop);
  // When the process that started this one is gone, nobody could stop it.
  process.on('disconnect', stop);
  // `npm start` chose the address itself and has other things to say.
  if (!process.connected) process.stdout.write(`${server.uri}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
