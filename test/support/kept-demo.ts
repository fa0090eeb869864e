import { createHash, randomUUID } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { BSON } from 'bson';
import mongoose from 'mongoose';

const root = path.resolve(__dirname, '../..');
const kept = path.join(root, 'test-output/demo');
/** What the demo follows from: a change in any of it makes what was kept worthless. */
const sources = ['contracts', 'domain', 'templates', 'scripts/demo', 'scripts/sandbox', 'package-lock.json'];

/**
 * The demo district takes most of a browser file's start. The first file of a run keeps what it has made, the others
 * put it back: documents, and the files beside the database (keys, shred store). `folder` is the data directory.
 */
export function keptDemo(name: string): { restoreFiles(folder: string): void; load<T extends object>(folder: string, make: () => Promise<T>): Promise<T> } {
  const place = path.join(kept, `${name}-${stateOf(sources)}`);
  return {
    restoreFiles: (folder) => {
      if (existsSync(place)) cpSync(path.join(place, 'files'), folder, { recursive: true });
    },
    async load(folder, make) {
      if (existsSync(place) && existsSync(path.join(folder, restored))) return putBack(place);
      const answer = await make();
      await keep(place, folder, answer);
      return answer;
    },
  };
}

/** Stands among the files that were put back: only then do keys and documents belong together. */
const restored = 'kept-demo';

async function keep(place: string, folder: string, answer: object): Promise<void> {
  const making = `${place}.${randomUUID()}`;
  const name = path.basename(place).replace(/-[0-9a-f]+$/, '');
  // What an older state of the sources had made is of no use any more.
  if (existsSync(kept)) for (const old of readdirSync(kept)) if (old.startsWith(`${name}-`) && !old.startsWith(path.basename(place))) rmSync(path.join(kept, old), { recursive: true, force: true });
  mkdirSync(path.join(making, 'documents'), { recursive: true });
  cpSync(folder, path.join(making, 'files'), { recursive: true, filter: (file) => file !== path.join(folder, 'db') });
  writeFileSync(path.join(making, 'files', restored), '');
  for (const collection of (await mongoose.connection.db?.collections()) ?? []) {
    const documents = await collection.find({}, { raw: true }).toArray();
    if (documents.length > 0) writeFileSync(path.join(making, 'documents', collection.collectionName), Buffer.concat(documents as unknown as Buffer[]));
  }
  writeFileSync(path.join(making, 'answer.json'), JSON.stringify(answer));
  try {
    renameSync(making, place);
  } catch {
    // Another worker was faster: what it kept is as good.
    rmSync(making, { recursive: true });
  }
}

async function putBack<T>(place: string): Promise<T> {
  for (const name of readdirSync(path.join(place, 'documents'))) {
    const bytes = readFileSync(path.join(place, 'documents', name));
    const documents: BSON.Document[] = [];
    for (let at = 0; at < bytes.length; at += bytes.readInt32LE(at)) documents.push(BSON.deserialize(bytes.subarray(at, at + bytes.readInt32LE(at)), { promoteValues: false, promoteLongs: false }));
    await mongoose.connection.db!.collection(name).insertMany(documents, { ordered: false });
  }
  return JSON.parse(readFileSync(path.join(place, 'answer.json'), 'utf8')) as T;
}

function stateOf(places: readonly string[]): string {
  const hash = createHash('sha256');
  const visit = (file: string): void => {
    const state = statSync(file);
    if (state.isDirectory()) return readdirSync(file).sort().forEach((name) => visit(path.join(file, name)));
    hash.update(`${path.relative(root, file)}:${state.size}:${state.mtimeMs}\n`);
  };
  for (const place of places) visit(path.join(root, place));
  return hash.digest('hex').slice(0, 16);
}
