import { inboxTexts } from '../../templates';
import { defineTemplates, deliver, findAccountsWithRole, ObjectId, subscribe, type Context, type DomainEvent } from '../kernel';
import { windowLabel } from './place';
import { findRating } from './queries';

const template = 'rating.integrity';
defineTemplates({ [template]: inboxTexts[template] });

/**
 * 吃拿卡要、让找关系或中介、违规收费: the commission is told, and a person decides whether a clue is opened from it. The
 * message names the window only. Whoever keeps clues subscribes to the same event; a rating is never a clue by itself.
 */
async function tellCommission(event: DomainEvent, ctx: Context): Promise<void> {
  const rating = await findRating(new ObjectId(String(event.payload.ratingId)));
  if (!rating) return;
  const handlers = await findAccountsWithRole('integrityHandler', [rating.district.id]);
  const told = handlers.length > 0 ? handlers : await findAccountsWithRole('commissionLeader', [rating.district.id]);
  for (const { _id } of told) {
    const accountId = _id.toHexString();
    await deliver(ctx, {
      key: `${event.id}:${template}:${accountId}`,
      to: { accountId },
      template,
      params: { hall: rating.hall.name, window: windowLabel(rating.window) },
      channels: ['inbox'],
      link: `/ratings?id=${rating._id.toHexString()}`,
    });
  }
}

subscribe('rating.integrityReported', 'rating.tellCommission', tellCommission);
