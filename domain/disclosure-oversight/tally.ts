import type mongoose from 'mongoose';
import type { Day } from '../../contracts/common';
import { native, type ObjectId } from '../kernel';
import { QualityModel, SpotCheckModel, type PublishedRef } from './model';

type Below = { path?: ObjectId | { $in: ObjectId[] } };
interface Span {
  $gte: Day;
  $lte: Day;
}

export const signsFilter = (below: Below, onDay: Span) => ({ ...below, flagged: true, onDay });
export const problemsFilter = (below: Below, onDay: Span) => ({ ...below, result: 'problem' as const, onDay });

/** Of each village: editions published in these days with a sign that is worth a look. Asks for no authority. */
export const countSigns = (below: Below, onDay: Span): Promise<Map<string, number>> => byVillage(native(QualityModel), signsFilter(below, onDay));

/** Of each village: spot checks that found something in what was published in these days. Asks for no authority. */
export const countProblems = (below: Below, onDay: Span): Promise<Map<string, number>> => byVillage(native(SpotCheckModel), problemsFilter(below, onDay));

async function byVillage<T extends PublishedRef>(collection: mongoose.mongo.Collection<T>, filter: object): Promise<Map<string, number>> {
  const found = await collection.aggregate<{ _id: ObjectId; count: number }>([{ $match: filter }, { $group: { _id: '$village.id', count: { $sum: 1 } } }]).toArray();
  return new Map(found.map(({ _id, count }) => [_id.toHexString(), count]));
}
