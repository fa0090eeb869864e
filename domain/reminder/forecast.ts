import type { z } from 'zod';
import type { Day } from '../../contracts/common';
import type { ReminderOccasion, ReminderPlanEntry, reminderPlan, reminderPlanQuery } from '../../contracts/reminder';
import { skippedWords } from '../../templates/reminder';
import { can, DeliveryModel, native, ObjectId, scopeFilter, shanghaiDay, shanghaiInstant, type Context } from '../kernel';
import { CampaignModel } from './campaign-model';
import { occurrenceOf } from './campaign-plan';
import { countAudience } from './audience';
import { scopedCadres } from './candidates';
import { findDistrict } from './district';
import { Agenda, ahead } from './due';
import { lastPlanning } from './jobs';
import { later, type Occurrence, type Span } from './occurrences';
import { readRules, ruledOccasions, type Rules } from './rules';

/** How many people of the viewer's scope a reminder concerns. */
export interface Counted {
  occurrence: Occurrence;
  people: number;
}

const identityOf = ({ occasion, day, keyDay, again }: Occurrence): string => `${day} ${occasion} ${keyDay} ${again}`;

/** Everything that comes by itself within the span, in order of days, from one reading of the people. */
export async function countOccurrences(ctx: Context, rules: Rules, span: Span): Promise<Counted[]> {
  const agenda = new Agenda(rules, span);
  const counts = new Map<string, Counted>(agenda.common.map((occurrence) => [identityOf(occurrence), { occurrence, people: 0 }]));
  for await (const people of scopedCadres(ctx)) {
    for (const person of people) {
      for (const occurrence of agenda.of(person)) {
        const key = identityOf(occurrence);
        const line = counts.get(key) ?? { occurrence, people: 0 };
        line.people += 1;
        counts.set(key, line);
      }
    }
  }
  return [...counts.values()].filter(({ people }) => people > 0).sort((a, b) => (identityOf(a.occurrence) < identityOf(b.occurrence) ? -1 : 1));
}

/** What goes out on which day, and what was skipped. @throws Fault forbidden */
export async function showPlan(ctx: Context, query: z.infer<typeof reminderPlanQuery>): Promise<z.infer<typeof reminderPlan>> {
  const from = query.from ?? shanghaiDay(ctx.clock.now());
  const span = { from, to: later(from, query.days - 1) };
  const [counted, campaigns, planning] = await Promise.all([countOccurrences(ctx, await readRules(), span), campaignEntries(ctx, span), lastPlanning()]);
  const items = [...(await Promise.all(counted.map((one) => entryOf(ctx, one)))), ...campaigns].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
  return { items, lastPlanned: planning?.plannedAt ?? null, skipped: await skippedLines(ctx, planning?.skipped ?? []) };
}

async function entryOf(ctx: Context, { occurrence, people }: Counted): Promise<ReminderPlanEntry> {
  const { day, occasion, eventDay, title, guessed, again } = occurrence;
  return { day, occasion, eventDay, again, campaignId: null, title, people, guessed, planned: await isWritten(ctx, occurrence) };
}

/** Only of the days that are planned by now a look into the ledger is worth it. */
async function isWritten(ctx: Context, { occasion, keyDay, again, day }: Occurrence): Promise<boolean> {
  if (day > later(shanghaiDay(ctx.clock.now()), ahead)) return false;
  const key = new RegExp(`^reminder:${occasion}:${keyDay}${again ? ':again' : ''}:[0-9a-f]{24}$`);
  return (await native(DeliveryModel).findOne({ key, ...scopeFilter(ctx.actor, 'reminder.list') }, { projection: { _id: 1 } })) !== null;
}

async function campaignEntries(ctx: Context, { from, to }: Span): Promise<ReminderPlanEntry[]> {
  const today = shanghaiDay(ctx.clock.now());
  const found = await native(CampaignModel).find({ ...scopeFilter(ctx.actor, 'reminder.list'), state: { $in: ['approved', 'sent'] }, day: { $gte: from, $lte: to } }).toArray();
  return Promise.all(
    found.map(async (campaign) => {
      const { day, occasion, eventDay, title, campaignId } = occurrenceOf(campaign);
      return { day, occasion, eventDay, again: false, campaignId: campaignId ?? null, title, people: campaign.planned?.people ?? (await countAudience(campaign.audience, today)), guessed: false, planned: campaign.planned !== null };
    }),
  );
}

type SkippedLine = z.infer<typeof reminderPlan>['skipped'][number];
const skippedDays = 60;

/** What nobody planned in time, told to whoever sees the whole district, and what expired in the ledger, within the scope. */
async function skippedLines(ctx: Context, notPlanned: { day: Day; occasion: ReminderOccasion; people: number }[]): Promise<SkippedLine[]> {
  const since = later(shanghaiDay(ctx.clock.now()), -skippedDays);
  const district = await findDistrict();
  const whole = district !== null && can(ctx.actor, 'reminder.list', { path: [district.id] });
  const occasions = [...ruledOccasions, 'campaign' as const];
  const expired = await native(DeliveryModel)
    .aggregate<{ _id: { day: Day; occasion: string }; people: number }>([
      { $match: { state: 'expired', _id: { $gte: idFrom(since) }, occasion: { $in: occasions.map((occasion) => `reminder:${occasion}`) }, ...scopeFilter(ctx.actor, 'reminder.list') } },
      { $group: { _id: { day: '$params.day', occasion: '$occasion' }, people: { $sum: 1 } } },
    ])
    .toArray();
  return [
    ...(whole ? notPlanned.map((line) => ({ ...line, why: skippedWords.notPlanned })) : []),
    ...expired.map(({ _id, people }) => ({ day: _id.day, occasion: _id.occasion.slice('reminder:'.length) as ReminderOccasion, people, why: skippedWords.expired })),
  ].sort((a, b) => (a.day < b.day ? 1 : -1));
}

/** Ids of deliveries begin with their second. */
export const idFrom = (day: Day): ObjectId => ObjectId.createFromTime(shanghaiInstant(day, '00:00').getTime() / 1000);
