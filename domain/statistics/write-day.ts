import type { Model } from 'mongoose';
import type { Day } from '../../contracts/common';
import { isDuplicateKey, native, type Clock, type ObjectId } from '../kernel';
import { RatingDayModel, type DayFigures, type RatingDay } from './model';
import { emptied } from './roll-up';

type Known = Pick<RatingDay, '_id' | 'version'> & DayFigures;

/** The rollups of a window's day as they stand, to be read BEFORE its facts. */
export const knownOfWindow = (windowId: ObjectId, day: Day): Promise<Known[]> => native(RatingDayModel).find({ 'window.id': windowId, day }).toArray();

/** Those of a whole district's day. */
export const knownOfDistrict = (districtId: ObjectId, day: Day): Promise<Known[]> => native(RatingDayModel).find({ path: districtId, day }).toArray();

/**
 * Writes the figures of one window's day, each audience only if nobody wrote it since `known` was read. A writer with
 * older facts read an older version and loses; equal figures are written too, so that he does. An audience that has
 * no facts any more stays, with nothing counted.
 *
 * @returns false when another process was faster with any of them: read and count again
 */
export async function writeRollups(clock: Clock, known: readonly Known[], figures: ReadonlyMap<string, DayFigures>): Promise<boolean> {
  const versions = new Map(known.map((one) => [one._id, one.version]));
  const wanted = new Map<string, DayFigures>(figures);
  for (const one of known) if (!wanted.has(one._id)) wanted.set(one._id, emptied(one));
  const written = await Promise.all([...wanted].map(([_id, body]) => write(clock, _id, versions.get(_id), body)));
  return written.every(Boolean);
}

async function write(clock: Clock, _id: string, version: number | undefined, figures: DayFigures): Promise<boolean> {
  const next = (version ?? 0) + 1;
  return replaceVersion(RatingDayModel, version, { _id, ...figures, version: next, changedAt: clock.now(), unsummed: next });
}

/** Stores the document if its version is still the one that was read, or none where none was. */
export async function replaceVersion<T extends { _id: string; version: number }>(model: Model<T>, version: number | undefined, document: T): Promise<boolean> {
  const collection = native(model as unknown as Model<{ _id: string; version: number }>);
  const { _id, ...body } = document;
  if (version !== undefined) return (await collection.replaceOne({ _id, version }, body)).matchedCount === 1;
  try {
    await collection.insertOne(document);
    return true;
  } catch (error) {
    if (isDuplicateKey(error)) return false;
    throw error;
  }
}
