import type { FileAppealRequest, ResubmitAppealRequest } from '../../contracts/appeal';
import type { OwnRating } from '../../contracts/own-results';
import { appealAgainst, appealsOf, completeAppeal } from '../appeal';
import { fail, type Context } from '../kernel';
import { ownRating } from './own-rating';
import { presentOwnRating } from './queries';

/** A worker asks for a rating that he received to be looked at again: the unit's one appeal. @throws Fault forbidden, notFound, wrongState, badRequest */
export async function appealOwnRating(ctx: Context, id: string, input: FileAppealRequest): Promise<OwnRating> {
  const { worker, rating } = await ownRating(ctx, 'ownResults.appeal', id);
  await appealAgainst(ctx, rating, input);
  return presentOwnRating(ctx, worker, rating);
}

/** He completes what was given back to him. @throws Fault forbidden, notFound, wrongState, badRequest */
export async function completeOwnAppeal(ctx: Context, id: string, input: ResubmitAppealRequest): Promise<OwnRating> {
  const { worker, rating } = await ownRating(ctx, 'ownResults.appeal', id);
  const returned = (await appealsOf([rating._id])).find((appeal) => appeal.origin === 'unit' && appeal.state === 'returned') ?? fail('wrongState');
  await completeAppeal(ctx, returned, input);
  return presentOwnRating(ctx, worker, rating);
}
