import mongoose from 'mongoose';
import { fail } from './errors';

mongoose.set('autoIndex', false);
mongoose.set('autoCreate', false);
mongoose.set('strictQuery', 'throw');

export type ObjectId = mongoose.Types.ObjectId;
export const ObjectId = mongoose.Types.ObjectId;

/** Connects mongoose's default connection, which every model lives on. Rejects when the server is not there in 10 s. */
export async function connectDatabase(uri: string): Promise<void> {
  await mongoose.connect(uri, {
    serverSelectionTimeoutMS: 10_000,
    ignoreUndefined: true,
    maxPoolSize: 64,
  });
}

export async function disconnectDatabase(): Promise<void> {
  await mongoose.disconnect();
}

export function databaseReady(): boolean {
  return mongoose.connection.readyState === mongoose.ConnectionStates.connected;
}

/**
 * Creates the collections and indexes of every model registered so far; safe to repeat and to run in several processes.
 * One command a collection: mongoose's own way sends one an index.
 */
export async function ensureIndexes(): Promise<void> {
  await Promise.all(
    Object.values(mongoose.connection.models).map(async (model) => {
      const indexes = model.schema.indexes().map(([key, options]) => ({ ...options, key }) as mongoose.mongo.IndexDescription);
      if (indexes.length > 0) await native(model).createIndexes(indexes);
    }),
  );
}

/** The driver's collection behind a model: for hot paths and compare-and-set writes, after zod. */
export function native<T extends object>(model: mongoose.Model<T>): mongoose.mongo.Collection<T> {
  return model.collection as unknown as mongoose.mongo.Collection<T>;
}

/** Text to id; whatever is no id is simply not found. */
export function toObjectId(id: string | ObjectId): ObjectId {
  if (typeof id !== 'string') return id;
  return /^[0-9a-f]{24}$/.test(id) ? new ObjectId(id) : fail('notFound');
}
