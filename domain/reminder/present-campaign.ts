import type { Campaign as CampaignView } from '../../contracts/reminder';
import { abilitiesOf, shanghaiDay, type Context } from '../kernel';
import { countAudience } from './audience';
import type { Campaign } from './campaign-model';
import { occurrenceOf } from './campaign-plan';
import { startsAt } from './occurrences';

/** People: those it was written for, before that those whom the audience holds now. */
export async function presentCampaign(ctx: Context, campaign: Campaign): Promise<CampaignView> {
  const { title, body, summary, audience, day, sendAt, state, createdBy, createdAt, approvalId, decision, planned } = campaign;
  const may = abilitiesOf(ctx.actor, 'reminder', campaign).campaign ?? false;
  const begun = planned !== null && startsAt(occurrenceOf(campaign)) <= ctx.clock.now();
  return {
    id: campaign._id.toHexString(),
    title,
    body,
    summary,
    audience,
    day,
    sendAt,
    state,
    version: campaign.trail.seq,
    createdBy: createdBy.name,
    createdAt: createdAt.toISOString(),
    people: planned?.people ?? (await countAudience(audience, shanghaiDay(ctx.clock.now()))),
    approval: approvalId ? { byName: decision?.byName ?? null, opinion: decision?.opinion ?? null, state: decision?.state ?? 'pending' } : null,
    abilities: { change: may && state === 'draft', submit: may && state === 'draft', cancel: may && (state === 'draft' || state === 'submitted' || (state === 'approved' && !begun)) },
  };
}
