import type mongoose from 'mongoose';
import type { Day } from '../../contracts/common';
import { ratingReasons } from '../../contracts/rating';
import { native, ObjectId, shanghaiDay, shanghaiInstant, type Context } from '../kernel';
import { audienceFilter, placeName } from '../rating';
import { currentRectification, FollowUpModel, sortKeyOf, type FollowUp } from './model';

/** What was put right, in what the unit itself was told and answered: no words of the citizen. */
export interface ClosedRectification {
  number: string;
  place: string;
  reasons: string[];
  measures: string;
  closedOn: Day;
}

export interface ClosedRectifications {
  items: ClosedRectification[];
  total: number;
}

interface ClosedQuery {
  organisationId?: string;
  /** Days of closing, both included. */
  from: Day;
  to: Day;
}

const dayMs = 86_400_000;
const labels = new Map(ratingReasons.map((reason) => [reason.code, reason.label]));

/** Follow-ups that were closed within the days after a rectification was accepted, the newest first, at most `most`. */
export async function closedRectifications(ctx: Context, query: ClosedQuery, most: number): Promise<ClosedRectifications> {
  const filter = closedFilter(ctx, query);
  const found = (await native(FollowUpModel).find(filter, { sort: { sortKey: 1, _id: 1 }, limit: most }).toArray()) as FollowUp[];
  return { items: found.map(presentClosed), total: await native(FollowUpModel).countDocuments(filter) };
}

/** The scope is always part of it. The sort key of a closed one holds its instant, the newest first. */
export function closedFilter(ctx: Context, { organisationId, from, to }: ClosedQuery): mongoose.mongo.Filter<FollowUp> {
  const keyAt = (at: number): number => sortKeyOf({ closing: { kind: 'putRight', at: new Date(at), by: '', toCitizen: '' }, current: null, ratedAt: new Date(at) });
  const sortKey = { $gt: keyAt(shanghaiInstant(to, '00:00').getTime() + dayMs), $lte: keyAt(shanghaiInstant(from, '00:00').getTime()) };
  const wanted: object[] = [audienceFilter(ctx.actor, 'followUp'), { state: 'closed', sortKey, 'rectifications.state': 'accepted' }];
  if (organisationId) wanted.unshift({ path: new ObjectId(organisationId) });
  return { $and: wanted } as mongoose.mongo.Filter<FollowUp>;
}

function presentClosed(followUp: FollowUp): ClosedRectification {
  return {
    number: followUp.number,
    place: placeName(followUp),
    reasons: followUp.reasons.map((code) => labels.get(code) ?? code),
    measures: currentRectification(followUp)?.answer?.measures ?? '',
    closedOn: shanghaiDay(followUp.closing!.at),
  };
}
