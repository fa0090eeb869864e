import type mongoose from 'mongoose';
import { native, ObjectId } from './database';
import { defineJob, type JobContext } from './jobs';
import { decryptText, encryptText, rotationUnderWay, sealedByOldKey } from './secrets';

/** A field that holds a sealed text, and the field by which it is found. Top-level paths only. */
export interface SealedField<T> {
  path: keyof T & string;
  purpose: (document: T) => string;
  index?: { path: keyof T & string; of: (plain: string, document: T) => string };
}

interface Definition {
  model: mongoose.Model<Record<string, unknown>>;
  fields: SealedField<Record<string, unknown>>[];
}

const definitions: Definition[] = [];
const saveEvery = 500;

/** Registers what a key rotation must seal and index anew. These fields must not be part of the audited facts. */
export function defineSealed<T>(model: mongoose.Model<T>, fields: SealedField<T>[]): void {
  definitions.push({ model: model as unknown as Definition['model'], fields: fields as unknown as Definition['fields'] });
}

const passing: (() => Promise<number>)[] = [];

/** Registers sealed texts that are not sealed anew, since they go by themselves within days: how many still need an older key. */
export const definePassing = (countOld: () => Promise<number>): void => void passing.push(countOld);

/** How many sealed texts still need an older key; 0 means that `retireOldKeys` loses nothing. */
export async function countOldSealed(): Promise<number> {
  let count = 0;
  for (const countOld of passing) count += await countOld();
  for (const { model, fields } of definitions) {
    for await (const document of sealedDocuments(model, fields)) count += fields.filter(({ path }) => isOld(document[path])).length;
  }
  return count;
}

function isOld(value: unknown): value is string {
  return typeof value === 'string' && sealedByOldKey(value);
}

function sealedDocuments(model: Definition['model'], fields: Definition['fields'], after?: ObjectId) {
  const filter = { $or: fields.map(({ path }) => ({ [path]: { $exists: true } })), ...(after ? { _id: { $gt: after } } : {}) };
  return native(model).find(filter, { sort: { _id: 1 } });
}

/** Seals every field anew by the current key, and its blind index with it; a field changed meanwhile is left to its writer. */
async function reseal(job: JobContext): Promise<{ resealed: number }> {
  const resumed = job.resumeState as { definition: number; after: string } | null;
  let resealed = 0;
  let seen = 0;
  for (const [number, { model, fields }] of definitions.entries()) {
    if (resumed && number < resumed.definition) continue;
    const after = resumed?.definition === number ? new ObjectId(resumed.after) : undefined;
    for await (const document of sealedDocuments(model, fields, after)) {
      for (const field of fields) resealed += await resealField(model, document, field);
      seen += 1;
      if (seen % saveEvery === 0) await job.saveResume({ definition: number, after: String(document._id) });
      if (job.cancelled()) return { resealed };
    }
  }
  return { resealed };
}

async function resealField(model: Definition['model'], document: Record<string, unknown>, { path, purpose, index }: SealedField<Record<string, unknown>>): Promise<number> {
  const old = document[path];
  if (!isOld(old)) return 0;
  const plain = decryptText(old, purpose(document));
  const set = { [path]: encryptText(plain, purpose(document)), ...(index ? { [index.path]: index.of(plain, document) } : {}) };
  const written = await native(model).updateOne({ _id: document._id as ObjectId, [path]: old }, { $set: set });
  return written.modifiedCount;
}

defineJob({ name: 'secrets.reseal', schedule: '0 1 * * *', run: async (job) => (rotationUnderWay() ? reseal(job) : null) });
