import mongoose, { Schema } from 'mongoose';
import type { Day } from '../../../contracts/common';
import { native, ObjectId } from '../database';
import { randomId } from '../day-only';
import { newDataKey, openContent, sealContent } from '../envelopes';

/**
 * Files that only a key of their own opens, which whoever stores one is given and which is kept nowhere here. No name,
 * kind or time is stored, ids are random, sizes rounded up.
 */
interface SealedFile {
  _id: ObjectId;
  /** Null while nothing has named it: it goes after the day. */
  ownerId: ObjectId | null;
  storedOn: Day;
  /** As it is sealed: rounded up, and told by its parts anyway. */
  bytes: number;
}
const fileSchema = new Schema<SealedFile>({ ownerId: Schema.Types.ObjectId, storedOn: { type: String, required: true }, bytes: { type: Number, required: true } }, { collection: 'sealedFiles', strict: 'throw' });
fileSchema.index({ ownerId: 1, storedOn: 1 });
fileSchema.index({ storedOn: 1, ownerId: 1 });
const SealedFileModel = mongoose.model<SealedFile>('SealedFile', fileSchema);

interface SealedPart {
  _id: ObjectId;
  fileId: ObjectId;
  number: number;
  bytes: mongoose.mongo.Binary;
}
const partSchema = new Schema<SealedPart>({ fileId: { type: Schema.Types.ObjectId, required: true }, number: { type: Number, required: true }, bytes: { type: Buffer, required: true } }, { collection: 'sealedParts', strict: 'throw' });
partSchema.index({ fileId: 1, number: 1 }, { unique: true });
const SealedPartModel = mongoose.model<SealedPart>('SealedPart', partSchema);

/** Well under MongoDB's 16 MB for a document. */
const partBytes = 1024 * 1024;
const ownersAtOnce = 500;
const purposeOf = (id: ObjectId): string => `file:${id.toHexString()}`;

export interface SealedFileRef {
  id: string;
  /** base64url. */
  key: string;
}

/** The bytes are in memory only before they are sealed. */
export async function storeSealedFile(plain: Uint8Array, today: Day): Promise<SealedFileRef> {
  const _id = randomId();
  const key = newDataKey();
  const sealed = sealContent(plain, key, purposeOf(_id));
  await native(SealedFileModel).insertOne({ _id, ownerId: null, storedOn: today, bytes: sealed.length });
  for (let number = 0, from = 0; from < sealed.length; number += 1, from += partBytes) {
    await native(SealedPartModel).insertOne({ _id: randomId(), fileId: _id, number, bytes: new mongoose.mongo.Binary(sealed.subarray(from, from + partBytes)) });
  }
  return { id: _id.toHexString(), key: key.toString('base64url') };
}

/** Whoever keeps things that files belong to. */
export interface FileKeeper {
  name: string;
  /** Of these ids those that stand for something still. */
  existing(ids: readonly ObjectId[]): Promise<ObjectId[]>;
}
const keepers: FileKeeper[] = [];

/**
 * Only through a keeper are files claimed, so that none belongs to what `dropOrphanedSealedFiles` does not know.
 */
export function defineFileKeeper(keeper: FileKeeper): { claim: typeof claimSealedFiles } {
  keepers.push(keeper);
  return { claim: claimSealedFiles };
}

/** Ties files to what they belong to; repeating it changes nothing. Answers false where one is gone or another's. */
async function claimSealedFiles(ids: readonly string[], ownerId: ObjectId): Promise<boolean> {
  const _ids = [...new Set(ids)].map((id) => new ObjectId(id));
  await native(SealedFileModel).updateMany({ _id: { $in: _ids }, ownerId: null }, { $set: { ownerId } });
  return (await native(SealedFileModel).countDocuments({ _id: { $in: _ids }, ownerId })) === _ids.length;
}

/** All that belongs to one belongs to the other from then on; repeating it changes nothing. */
export async function moveSealedFiles(from: ObjectId, to: ObjectId): Promise<void> {
  await native(SealedFileModel).updateMany({ ownerId: from }, { $set: { ownerId: to } });
}

/** @throws Error when it is gone, or under another key */
export async function readSealedFile({ id, key }: SealedFileRef): Promise<Buffer> {
  const _id = new ObjectId(id);
  const parts = await native(SealedPartModel).find({ fileId: _id }, { sort: { number: 1 } }).toArray();
  return openContent(Buffer.concat(parts.map(({ bytes }) => bytes.buffer)), Buffer.from(key, 'base64url'), purposeOf(_id));
}

/** The bytes first: a crash in between leaves a record that the next call takes away. */
export async function dropSealedFilesOf(ownerId: ObjectId): Promise<number> {
  return drop(await native(SealedFileModel).find({ ownerId }, { projection: { _id: 1 } }).toArray());
}

/** These at once, unless something has named them. */
export async function dropUnclaimed(ids: readonly string[]): Promise<number> {
  return drop(await native(SealedFileModel).find({ _id: { $in: ids.map((id) => new ObjectId(id)) }, ownerId: null }, { projection: { _id: 1 } }).toArray());
}

/** What was stored before this day and nothing has named. */
export async function dropUnclaimedSealedFiles(before: Day): Promise<number> {
  return drop(await native(SealedFileModel).find({ ownerId: null, storedOn: { $lt: before } }, { projection: { _id: 1 } }).toArray());
}

/**
 * What was stored on these days and belongs to something that is nowhere: a crash between the claim of files and the
 * insert of what they belong to leaves such.
 */
export async function dropOrphanedSealedFiles({ from, before }: { from: Day; before: Day }): Promise<number> {
  const owners = (await native(SealedFileModel).distinct('ownerId', { storedOn: { $gte: from, $lt: before }, ownerId: { $ne: null } })) as ObjectId[];
  let count = 0;
  for (let at = 0; at < owners.length; at += ownersAtOnce) {
    const some = owners.slice(at, at + ownersAtOnce);
    const found = new Set((await Promise.all(keepers.map((keeper) => keeper.existing(some)))).flat().map(String));
    for (const ownerId of some) if (!found.has(String(ownerId))) count += await dropSealedFilesOf(ownerId);
  }
  return count;
}

/** How much was stored on a day, by what it belongs to; null: nothing yet. */
export async function sealedOn(day: Day): Promise<{ ownerId: ObjectId | null; bytes: number }[]> {
  const groups = await native(SealedFileModel).aggregate<{ _id: ObjectId | null; bytes: number }>([{ $match: { storedOn: day } }, { $group: { _id: '$ownerId', bytes: { $sum: '$bytes' } } }]).toArray();
  return groups.map(({ _id, bytes }) => ({ ownerId: _id, bytes }));
}

async function drop(files: readonly Pick<SealedFile, '_id'>[]): Promise<number> {
  for (const { _id } of files) {
    await native(SealedPartModel).deleteMany({ fileId: _id });
    await native(SealedFileModel).deleteOne({ _id });
  }
  return files.length;
}
