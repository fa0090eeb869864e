import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mongoose from 'mongoose';
import { connectDatabase, disconnectDatabase, ensureIndexes, installCeremonyPin, installSecrets, installShredder, loadSecrets, unpinCeremony } from '../../domain/kernel';
import type { EmbeddedMongo } from '../../embedded-mongo';

/** Of `engine-environment`: the engine of all files of this worker, and one with a folder of its own. */
declare const testEngine: { shared(): Promise<EmbeddedMongo>; start(dataDir: string): Promise<EmbeddedMongo> };

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
 * A database of this test file's own, on the server named by MONGODB_URI or else in the embedded engine. The driver tells
 * of every command it sends. `files`: puts files into the data directory before keys are made. `engineFiles`: an engine
 * for this file alone, whose files are in the data directory.
 */
export function useTestDatabase({ files, engineFiles = false }: { files?: (dataDir: string) => void; engineFiles?: boolean } = {}): { dataDir: () => string } {
  let dir = '';
  let own: EmbeddedMongo | undefined;

  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), 'qingjian-test-'));
    files?.(dir);
    installSecrets(loadSecrets(dir, { mayCreate: true }));
    installShredder(join(dir, 'shred'));
    installCeremonyPin(dir);
    if (engineFiles) own = await testEngine.start(join(dir, 'db'));
    await connectDatabase(databaseOfItsOwn(own?.uri ?? process.env.MONGODB_URI ?? (await testEngine.shared()).uri));
    noteWrites();
    await ensureIndexes();
  });

  afterAll(async () => {
    // Some stories hang up themselves.
    if (mongoose.connection.readyState === mongoose.ConnectionStates.connected) await mongoose.connection.dropDatabase();
    await disconnectDatabase();
    await own?.close();
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
  url.searchParams.set('monitorCommands', 'true');
  return url.href;
}
