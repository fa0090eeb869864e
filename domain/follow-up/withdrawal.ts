import { auditedChange, ObjectId, type Context, type DomainEvent } from '../kernel';
import { findRating, withdrawnWords, type Rating } from '../rating';
import { loadFollowUp, tell } from './command';
import { FollowUpModel, type FollowUp, type Rectification } from './model';

/** The citizen gave another number, or took it back: it goes on with or without calls. */
export async function followPhone(event: DomainEvent, ctx: Context): Promise<void> {
  const rating = await known(event);
  if (!rating) return;
  const hasPhone = rating.phone !== undefined;
  await auditedChange(FollowUpModel, rating._id, ctx, 'followUp.phoneChanged', (followUp) =>
    followUp.hasPhone === hasPhone ? null : { set: { hasPhone, ...(hasPhone ? {} : { callAgainAt: null }) } },
  );
}

/** What had been passed on of the words and photos is deleted here too. The new version stops whoever was about to pass them on. */
export async function withdrawPassedOn(event: DomainEvent, ctx: Context): Promise<void> {
  const rating = await known(event);
  if (!rating?.withdrawnAt) return;
  const { withdrawnAt } = rating;
  await auditedChange(FollowUpModel, rating._id, ctx, 'followUp.wordsWithdrawn', (followUp) => {
    if (followUp.wordsWithdrawnAt?.getTime() === withdrawnAt.getTime()) return null;
    const rectifications = followUp.rectifications.map((sent): Rectification => (sent.sentAt <= withdrawnAt ? { ...sent, words: withdrawnWords, photoIds: [] } : sent));
    const second = withoutComment(followUp.second);
    return { set: { wordsWithdrawnAt: withdrawnAt, rectifications, ...(second ? { second } : {}) }, events: [tell(followUp, 'followUp.wordsWithdrawn')] };
  });
}

function withoutComment(second: FollowUp['second']): FollowUp['second'] {
  if (!second) return null;
  const { comment: _comment, ...rest } = second;
  return rest;
}

/** The rating, where it has a follow-up; one that is being opened just now is waited for. */
async function known(event: DomainEvent): Promise<Rating | null> {
  const rating = await findRating(new ObjectId(String(event.payload.ratingId)));
  if (rating?.level !== 'dissatisfied') return null;
  await loadFollowUp(rating._id);
  return rating;
}
