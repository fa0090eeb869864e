import { citizenTexts } from '../../templates';
import { channelsReaching, defineChannel, defineTemplates, deliver, findDeadlines, formatDayChinese, native, ObjectId, shanghaiDay, type Context, type DomainEvent } from '../kernel';
import { findRating } from '../rating';
import type { FollowUpEvent } from './command';
import { deadlineKey } from './deadlines';
import { FollowUpModel, type FollowUp } from './model';

defineTemplates(citizenTexts);

// What is told stands under the receipt as soon as it is decided: this channel only notes that it does.
defineChannel('receipt', async () => ({ outcome: 'delivered' }), { repeatableForMs: Infinity, atAnyHour: true, reaches: ['rating'], lastResort: true });

/** After which a citizen may be owed something. */
export const citizenEvents: readonly FollowUpEvent[] = ['followUp.opened', 'followUp.rectificationAccepted', 'followUp.explained', 'followUp.closed'];

/**
 * What a citizen is owed: that the rating arrived, where there is a way to tell, and that there is an answer, once for
 * each. Level, not edge: any event may run it again. A delivery holds neither the number nor a word of the citizen.
 */
export async function tellCitizen(ctx: Context, followUp: FollowUp): Promise<void> {
  const rating = await findRating(followUp._id);
  if (followUp.hasPhone || rating?.answerWanted) await acknowledgeTo(ctx, followUp);
  for (const index of followUp.answers.keys()) await send(ctx, followUp, `answer:${index}`, 'rating.answered', { number: followUp.number });
}

/** The citizen asked to be told; a follow-up that is not opened yet acknowledges when it is. */
export async function acknowledge(event: DomainEvent, ctx: Context): Promise<void> {
  const followUp = (await native(FollowUpModel).findOne({ _id: new ObjectId(String(event.payload.ratingId)) })) as FollowUp | null;
  if (followUp) await tellCitizen(ctx, followUp);
}

async function acknowledgeTo(ctx: Context, followUp: FollowUp): Promise<void> {
  const [closing] = await findDeadlines([deadlineKey(followUp, 'closing')]);
  const due = closing ? formatDayChinese(closing.due, shanghaiDay(ctx.clock.now())) : '';
  await send(ctx, followUp, 'acknowledgement', 'rating.acknowledged', { number: followUp.number, due });
}

async function send(ctx: Context, followUp: FollowUp, occasion: string, template: keyof typeof citizenTexts, params: Record<string, string>): Promise<void> {
  const ratingId = followUp._id.toHexString();
  await deliver(ctx, { key: `rating:${ratingId}:${occasion}`, to: { ratingId }, template, params, channels: channelsReaching('rating') });
}
