import { ratingLevelLabels } from '../../contracts/rating';
import { deliver, native, ObjectId, type Context, type DomainEvent } from '../kernel';
import { findRating, windowLabel } from '../rating';
import { chooseOfficer } from './assignment';
import { FollowUpModel, type FollowUp } from './model';

/** A second thought that is dissatisfied: whoever follows up at this hall is told. It opens nothing, the first rating counts. */
export async function supplementNotice(event: DomainEvent, ctx: Context): Promise<void> {
  const rating = await findRating(new ObjectId(String(event.payload.ratingId)));
  if (rating?.supplement?.level !== 'dissatisfied') return;
  const followUp = (await native(FollowUpModel).findOne({ _id: rating._id })) as FollowUp | null;
  const officer = followUp ? followUp.officer : await chooseOfficer(ctx, rating);
  if (!officer) return;
  const accountId = officer.id.toHexString();
  await deliver(ctx, {
    key: `${event.id}:rating.supplemented:${accountId}`,
    to: { accountId },
    template: 'rating.supplemented',
    params: { hall: rating.hall.name, window: windowLabel(rating.window), level: ratingLevelLabels[rating.level] },
    channels: ['inbox'],
    link: `/ratings?id=${rating._id.toHexString()}`,
  });
}
