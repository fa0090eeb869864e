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
}
const fileSchema = new Schema<SealedFile>({ ownerId: Schema.Types.ObjectId, storedOn: { type: String, required: true } }, { collection: 'sealedFiles', strict: 'throw' });
fileSchema.index({ ownerId: 1, storedOn: 1 });
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
  await native(SealedFileModel).insertOne({ _id, ownerId: null, storedOn: today });
  for (let number = 0, from = 0; from < sealed.length; number += 1, from += partBytes) {
    await native(SealedPartModel).insertOne({ _id: randomId(), fileId: _id, number, bytes: new mongoose.mongo.Binary(sealed.subarray(from, from + partBytes)) });
  }
  return { id: _id.toHexString(), key: key.toString('base64url') };
}

/** Ties files to what they belong to; repeating it changes nothing. Answers false where one is gone or another's. */
export async function claimSealedFiles(ids: readonly string[], ownerId: ObjectId): Promise<boolean> {
  const _ids = [...new Set(ids)].map((id) => new ObjectId(id));
  await native(SealedFileModel).updateMany({ _id: { $in: _ids }, ownerId: null }, { $set: { ownerId } });
  return (await native(SealedFileModel).countDocuments({ _id: { $in: _ids }, ownerId })) === _ids.length;
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

async function drop(files: readonly Pick<SealedFile, '_id'>[]): Promise<number> {
  for (const { _id } of files) {
    await native(SealedPartModel).deleteMany({ fileId: _id });
    await native(SealedFileModel).deleteOne({ _id });
  }
  return files.length;
}
