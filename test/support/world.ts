import mongoose from 'mongoose';
import { pinCeremony, pinnedCeremony } from '../../domain/kernel';
import { clearDatabase } from './database';

interface Kept {
  collections: { name: string; documents: mongoose.mongo.Document[] }[];
  pinned: string | null;
}

/**
 * What each test of a file begins with, built at the first and put back before the others: making the key pairs of an
 * office and holding its ceremony takes most of a second. Call it after `useTestDatabase`.
 */
export function useWorld(build: () => Promise<void>): void {
  let kept: Kept | undefined;
  beforeEach(async () => {
    await clearDatabase();
    if (kept) return restore(kept);
    await build();
    kept = await keep();
  });
}

async function keep(): Promise<Kept> {
  const all = (await mongoose.connection.db?.collections()) ?? [];
  const read = await Promise.all(all.map(async (collection) => ({ name: collection.collectionName, documents: await collection.find().toArray() })));
  return { collections: read.filter(({ documents }) => documents.length > 0), pinned: pinnedCeremony() };
}

async function restore({ collections, pinned }: Kept): Promise<void> {
  for (const { name, documents } of collections) await mongoose.connection.db?.collection(name).insertMany(documents);
  if (pinned) pinCeremony(pinned);
}
