import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mongoose from 'mongoose';
import { connectDatabase, disconnectDatabase, ensureIndexes, installCeremonyPin, installSecrets, installShredder, loadSecrets, unpinCeremony } from '../../domain/kernel';
import { startEmbeddedMongo } from '../../embedded-mongo';

/** Stories play on set clocks: what they write must not expire by the day on which they are told. */
const beforeAnyStory = (): Date => new Date('2020-01-01T00:00:00Z');

/** What this process wrote to since it was last emptied: to go over all collections costs more than most tests. */
const written = new Set<string>();
const writes = ['insert', 'update', 'findAndModify'];

function noteWrites(): void {
  mongoose.connection.getClient().on('commandStarted', ({ command }: mongoose.mongo.CommandStartedEvent) => {
    const [verb, name] = Object.entries(command)[0] as [string, unknown];
    if (writes.includes(verb)) written.add(name as string);
  });
}

/**
 * A database of this test file's own: the server named by MONGODB_URI, or else an embedded engine in a temporary folder.
 * The driver tells of every command it sends. `files`: puts files into the data directory before keys are made.
 */
export function useTestDatabase({ files }: { files?: (dataDir: string) => void } = {}): { dataDir: () => string } {
  let dir = '';
  let engine: { uri: string; close: () => Promise<void> } | undefined;

  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), 'qingjian-test-'));
    files?.(dir);
    installSecrets(loadSecrets(dir, { mayCreate: true }));
    installShredder(join(dir, 'shred'));
    installCeremonyPin(dir);
    engine = process.env.MONGODB_URI ? undefined : await startEmbeddedMongo({ dataDir: join(dir, 'db'), port: 0, clock: beforeAnyStory, fleeting: true });
    const uri = engine?.uri ?? databaseOfItsOwn(process.env.MONGODB_URI as string);
    await connectDatabase(`${uri}${uri.includes('?') ? '&' : '?'}monitorCommands=true`);
    noteWrites();
    await ensureIndexes();
  });

  afterAll(async () => {
    if (!engine && mongoose.connection.db) await mongoose.connection.dropDatabase();
    await disconnectDatabase();
    await engine?.close();
    if (dir) rmSync(dir, { recursive: true, force: true });
  });

  return { dataDir: () => dir };
}

/** Empties every collection that this process wrote to; indexes stay. No ceremony was ever held. */
export async function clearDatabase(): Promise<void> {
  for (const name of written) await mongoose.connection.db?.collection(name).deleteMany({});
  written.clear();
  unpinCeremony();
}

function databaseOfItsOwn(uri: string): string {
  const url = new URL(uri);
  url.pathname = `/qingjian-test-${process.pid}-${Date.now()}`;
  return url.href;
}
