import type mongoose from 'mongoose';
import { native, type ObjectId } from '../kernel';
import { QuestionModel, type Question } from './model';

export const lateFilter = (below: { path?: ObjectId | { $in: ObjectId[] } }, now: Date): mongoose.mongo.Filter<Question> => ({ ...below, 'owed.state': 'open', 'owed.redAt': { $lte: now } });

/** How many questions of each village wait for an answer longer than was promised. Asks for no authority. */
export async function countLateAnswers(below: { path?: ObjectId | { $in: ObjectId[] } }, now: Date): Promise<Map<string, number>> {
  const found = await native(QuestionModel)
    .aggregate<{ _id: ObjectId; count: number }>([{ $match: lateFilter(below, now) }, { $group: { _id: '$village.id', count: { $sum: 1 } } }])
    .toArray();
  return new Map(found.map(({ _id, count }) => [_id.toHexString(), count]));
}
