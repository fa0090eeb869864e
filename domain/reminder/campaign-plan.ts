import { campaignNotices, type CampaignNotice } from '../../templates/reminder';
import { auditedChange, defineTemplates, deliver, DeliveryModel, formatDayChinese, native, shanghaiDay, type Context } from '../kernel';
import { CampaignModel, type Campaign } from './campaign-model';
import type { TextInUse } from './choose-text';
import type { CampaignOccurrence } from './due';
import { closesAt, startsAt, type Span } from './occurrences';

defineTemplates(campaignNotices);

/** A campaign goes out on its day or not at all. */
export const occurrenceOf = (campaign: Campaign): CampaignOccurrence => ({
  campaign,
  campaignId: campaign._id.toHexString(),
  occasion: 'campaign',
  title: campaign.title,
  keyDay: campaign.day,
  eventDay: campaign.day,
  again: false,
  day: campaign.day,
  lastDay: campaign.day,
  sendAt: campaign.sendAt,
  guessed: false,
  off: null,
  turn: 0,
});

export const campaignText = ({ _id, body, summary }: Campaign): TextInUse => ({ id: `campaign:${_id.toHexString()}`, occasion: 'campaign', for: 'any', body, summary });

/** Those that are approved, within the span. */
export async function campaignOccurrences(ctx: Context, { from, to }: Span): Promise<CampaignOccurrence[]> {
  const found = await native(CampaignModel).find({ state: { $in: ['approved', 'sent'] }, day: { $gte: from, $lte: to } }, { sort: { day: 1, _id: 1 } }).toArray();
  const missed = (campaign: Campaign): boolean => campaign.planned === null && campaign.day < shanghaiDay(ctx.clock.now());
  return found.filter((campaign) => !missed(campaign)).map(occurrenceOf);
}

/** How the keys of a campaign's reminders begin. */
export const campaignKeys = (campaign: Campaign): string => `reminder:campaign:${campaign._id.toHexString()}:`;

/** Notes which campaigns were written for everybody, which have gone out, and which missed their day. */
export async function settleCampaigns(ctx: Context, planned: readonly CampaignOccurrence[], everybody: boolean): Promise<void> {
  const now = ctx.clock.now();
  for (const { campaign } of everybody ? planned : []) {
    if (campaign.planned) continue;
    const people = await native(DeliveryModel).countDocuments({ key: new RegExp(`^${campaignKeys(campaign)}`), state: { $ne: 'cancelled' } });
    await auditedChange(CampaignModel, campaign._id, ctx, 'campaign.plan', ({ state, planned: done }) => (state === 'approved' && !done ? { set: { planned: { at: now, people } }, detail: { people } } : null));
  }
  const due = await native(CampaignModel).find({ state: 'approved', day: { $lte: shanghaiDay(now) } }).toArray();
  for (const campaign of due) {
    const occurrence = occurrenceOf(campaign);
    if (campaign.planned && startsAt(occurrence) <= now) await auditedChange(CampaignModel, campaign._id, ctx, 'campaign.sent', ({ state }) => (state === 'approved' ? { set: { state: 'sent' } } : null));
    if (!campaign.planned && closesAt(occurrence) <= now) await giveBack(ctx, campaign, 'campaign.missed');
  }
}

/** It is a draft again, so that its writer can choose another day; he is told. */
export async function giveBack(ctx: Context, campaign: Campaign, notice: CampaignNotice): Promise<void> {
  await auditedChange(CampaignModel, campaign._id, ctx, 'campaign.giveBack', ({ state, approvalId }) => (state === 'approved' && approvalId === campaign.approvalId ? { set: { state: 'draft' }, detail: { notice } } : null));
  await tellWriter(ctx, campaign, notice);
}

export const tellWriter = (ctx: Context, campaign: Campaign, template: CampaignNotice): Promise<void> =>
  deliver(ctx, {
    key: `${template}:${campaign._id.toHexString()}:${campaign.approvalId}`,
    to: { accountId: campaign.createdBy.id.toHexString() },
    template,
    params: { title: campaign.title, day: formatDayChinese(campaign.day), at: campaign.sendAt },
    channels: ['inbox'],
    occasion: 'approval',
    link: `/reminders/campaigns?id=${campaign._id.toHexString()}`,
  });
