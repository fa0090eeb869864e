import type { z } from 'zod';
import type { Page } from '../../contracts/common';
import type { campaignListQuery, CampaignAudience, SaveCampaignRequest } from '../../contracts/reminder';
import {
  ApprovalModel,
  auditedChange,
  authorize,
  cancelDeliveries,
  cursorAfter,
  cursorValue,
  enqueueJob,
  fail,
  firstTrail,
  formatDayChinese,
  native,
  ObjectId,
  requestApproval,
  scopeFilter,
  shanghaiDay,
  subscribe,
  toObjectId,
  withdrawApproval,
  type Actor,
  type Context,
  type DomainEvent,
} from '../kernel';
import { addressed, countAudience } from './audience';
import { CampaignModel, campaignFacts, type Campaign } from './campaign-model';
import { campaignKeys, giveBack, occurrenceOf, tellWriter } from './campaign-plan';
import { refuseBadText } from './check-text';
import { closesAt, startsAt } from './occurrences';
import { presentCampaign } from './present-campaign';

subscribe('approval.decided', 'reminder.campaign', approvalDecided);

type CampaignView = ReturnType<typeof presentCampaign>;
const campaigns = () => native(CampaignModel);

/** Newest first, within the viewer's scope. */
export async function listCampaigns(ctx: Context, query: z.infer<typeof campaignListQuery>): Promise<Page<Awaited<CampaignView>>> {
  const after = cursorValue(query.cursor);
  const found = await campaigns()
    .find({ ...campaignScope(ctx, query.state), ...(after ? { _id: { $lt: toObjectId(after) } } : {}) }, { sort: { _id: -1 }, limit: query.limit + 1 })
    .toArray();
  const items = await Promise.all(found.slice(0, query.limit).map((campaign) => presentCampaign(ctx, campaign)));
  return { items, nextCursor: found.length > query.limit ? cursorAfter(items.at(-1)!.id) : null };
}

export const campaignScope = (ctx: Context, state?: Campaign['state']) => ({ ...scopeFilter(ctx.actor, 'reminder.list'), ...(state ? { state } : {}) });

/** @throws Fault notFound, also for what lies outside the scope */
export async function loadCampaign(ctx: Context, id: string): Promise<Campaign> {
  const campaign = (await campaigns().findOne({ _id: toObjectId(id) })) ?? fail('notFound');
  authorize(ctx.actor, 'reminder.list', campaign);
  return campaign;
}

export const showCampaign = async (ctx: Context, id: string): Promise<Awaited<CampaignView>> => presentCampaign(ctx, await loadCampaign(ctx, id));

/** How many people an audience holds now. @throws Fault forbidden, badRequest */
export async function audienceSize(ctx: Context, audience: CampaignAudience): Promise<{ people: number }> {
  return { people: await countAudience((await addressed(ctx, audience)).audience, shanghaiDay(ctx.clock.now())) };
}

/** @throws Fault forbidden, badRequest */
export async function createCampaign(ctx: Context, input: SaveCampaignRequest): Promise<Awaited<CampaignView>> {
  const fields = await checked(ctx, input);
  const body: Omit<Campaign, '_id' | 'trail'> = { ...fields, state: 'draft', createdBy: byOf(ctx.actor), createdAt: ctx.clock.now(), approvalId: null, decision: null, planned: null };
  const campaign: Campaign = { _id: new ObjectId(), ...body, trail: firstTrail(ctx, 'campaign.create', { title: input.title }, campaignFacts(body)) };
  await campaigns().insertOne(campaign);
  return presentCampaign(ctx, campaign);
}

/** @throws Fault notFound, forbidden, conflict, wrongState, badRequest */
export async function changeCampaign(ctx: Context, id: string, { version, ...input }: SaveCampaignRequest): Promise<Awaited<CampaignView>> {
  await loadCampaign(ctx, id);
  const fields = await checked(ctx, input);
  return act(ctx, id, { name: 'change', from: ['draft'], version }, () => ({ set: { ...fields, decision: null }, detail: { title: input.title, day: input.day } }));
}

async function checked(ctx: Context, input: Omit<SaveCampaignRequest, 'version'>): Promise<Pick<Campaign, 'title' | 'body' | 'summary' | 'audience' | 'day' | 'sendAt' | 'path'>> {
  const { title, body, summary, day, sendAt } = input;
  const { audience, path } = await addressed(ctx, input.audience);
  await refuseBadText(ctx, { occasion: 'campaign', body, summary });
  if (day < shanghaiDay(ctx.clock.now())) fail('badRequest', { fields: [{ path: 'day', message: '这一天已经过了' }] });
  return { title, body, summary, audience, day, sendAt, path };
}

/** Asks the leader; until that is decided nothing in it changes. @throws Fault notFound, forbidden, conflict, wrongState, badRequest */
export async function submitCampaign(ctx: Context, id: string, version: number): Promise<Awaited<CampaignView>> {
  const seen = await loadCampaign(ctx, id);
  authorize(ctx.actor, 'reminder.campaign', seen);
  if (seen.trail.seq !== version) fail('conflict');
  if (seen.state !== 'draft') fail('wrongState');
  if (closesAt(occurrenceOf(seen)) <= ctx.clock.now()) fail('badRequest', { fields: [{ path: 'day', message: '这一天已经过了，请改日子' }] });
  const people = await countAudience(seen.audience, shanghaiDay(ctx.clock.now()));
  if (people === 0) fail('badRequest', { fields: [{ path: 'audience', message: '这些条件选不出人，请改一改' }] });
  const approval = await requestApproval(ctx, {
    kind: 'reminderCampaign',
    subject: { type: 'campaign', id },
    title: seen.title,
    reason: `${formatDayChinese(seen.day)} ${seen.sendAt} 发给 ${people} 人：${seen.body}`,
    path: seen.path,
    steps: [{ label: '委领导', role: 'commissionLeader' }],
    payload: { campaignId: id },
    once: true,
  });
  const approvalId = approval._id.toHexString();
  try {
    return await act(ctx, id, { name: 'submit', from: ['draft'], version }, () => ({ set: { state: 'submitted', approvalId, decision: null }, detail: { people } }));
  } catch (error) {
    // Somebody was faster: nobody should be asked to approve what was not sent.
    await withdrawApproval(ctx, approvalId);
    throw error;
  }
}

/** Before the first message goes out. @throws Fault notFound, forbidden, conflict, wrongState */
export async function cancelCampaign(ctx: Context, id: string, version: number): Promise<Awaited<CampaignView>> {
  const seen = await loadCampaign(ctx, id);
  const view = await act(ctx, id, { name: 'cancel', from: ['draft', 'submitted', 'approved'], version }, (campaign) => {
    if (campaign.state === 'approved' && campaign.planned && startsAt(occurrenceOf(campaign)) <= ctx.clock.now()) fail('wrongState', { message: '已经开始发了，不能再取消。' });
    return { set: { state: 'cancelled' } };
  });
  if (seen.state === 'submitted' && seen.approvalId) await withdrawSubmission(ctx, seen.approvalId);
  await cancelDeliveries(ctx, { keyPrefix: campaignKeys(seen) });
  // A planning that is under way may still write some: the next one takes them back.
  if (seen.state === 'approved') await enqueueJob(ctx, 'reminder.plan');
  return view;
}

/** The leader may have decided in the same moment; then there is nothing to withdraw. */
async function withdrawSubmission(ctx: Context, approvalId: string): Promise<void> {
  const approval = await native(ApprovalModel).findOne({ _id: new ObjectId(approvalId) });
  if (approval?.state === 'pending') await withdrawApproval({ ...ctx, actor: { kind: 'system', name: 'reminder.campaign' } }, approvalId);
}

async function act(ctx: Context, id: string, how: { name: string; from: Campaign['state'][]; version: number | undefined }, change: (campaign: Campaign) => { set: Partial<Campaign>; detail?: Record<string, unknown> }): Promise<Awaited<CampaignView>> {
  const after = await auditedChange(CampaignModel, id, ctx, `campaign.${how.name}`, (campaign) => {
    authorize(ctx.actor, 'reminder.campaign', campaign);
    if (campaign.trail.seq !== how.version) fail('conflict');
    if (!how.from.includes(campaign.state)) fail('wrongState');
    return change(campaign);
  });
  return presentCampaign(ctx, after);
}

const byOf = (actor: Actor): Campaign['createdBy'] => (actor.kind === 'staff' ? { id: new ObjectId(actor.accountId), name: actor.name } : fail('forbidden'));

interface Decided {
  approvalId: string;
  kind: string;
  state: 'approved' | 'rejected' | 'returned' | 'withdrawn';
  payload: { campaignId?: string };
}

/** Approved: it is planned at once, or given back where its day has passed meanwhile. Otherwise it is a draft again, with the opinion. */
async function approvalDecided(event: DomainEvent, ctx: Context): Promise<void> {
  const { approvalId, kind, state, payload } = event.payload as unknown as Decided;
  if (kind !== 'reminderCampaign' || !payload.campaignId) return;
  const step = (await native(ApprovalModel).findOne({ _id: new ObjectId(approvalId) }))?.steps.at(-1);
  const after = await auditedChange(CampaignModel, payload.campaignId, ctx, 'campaign.decided', (campaign) => {
    if (campaign.state !== 'submitted' || campaign.approvalId !== approvalId) return null;
    return { set: { state: state === 'approved' ? 'approved' : 'draft', decision: { state, byName: step?.byName ?? null, opinion: step?.opinion ?? null } }, detail: { state } };
  });
  if (after.approvalId !== approvalId || state === 'withdrawn') return;
  if (state !== 'approved') return tellWriter(ctx, after, 'campaign.returned');
  if (after.state !== 'approved') return;
  if (closesAt(occurrenceOf(after)) <= ctx.clock.now()) return giveBack(ctx, after, 'campaign.tooLate');
  await tellWriter(ctx, after, 'campaign.approved');
  await enqueueJob(ctx, 'reminder.plan');
}
