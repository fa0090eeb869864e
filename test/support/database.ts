import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mongoose from 'mongoose';
import { connectDatabase, disconnectDatabase, ensureIndexes, installCeremonyPin, installSecrets, installShredder, loadSecrets, unpinCeremony } from '../../domain/kernel';
import { startEmbeddedMongo } from '../../embedded-mongo';

/** Stories play on set clocks: what they write must not expire by the day on which they are told. */
const beforeAnyStory = (): Date => new Date('2020-01-01T00:00:00Z');

/**
 * A database of this test file's own: the server named by MONGODB_URI, or else an embedded engine in a temporary folder.
 * `counted`: the driver tells of every command it sends. `files`: puts files into the data directory before keys are made.
 */
export function useTestDatabase({ counted = false, files }: { counted?: boolean; files?: (dataDir: string) => void } = {}): { dataDir: () => string } {
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
    await connectDatabase(counted ? `${uri}${uri.includes('?') ? '&' : '?'}monitorCommands=true` : uri);
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

/** Empties every collection; indexes stay. No ceremony was ever held. */
export async function clearDatabase(): Promise<void> {
  const collections = (await mongoose.connection.db?.collections()) ?? [];
  for (const collection of collections) await collection.deleteMany({});
  unpinCeremony();
}

function databaseOfItsOwn(uri: string): string {
  const url = new URL(uri);
  url.pathname = `/qingjian-test-${process.pid}-${Date.now()}`;
  return url.href;
}
