import type { InboxText } from '../../templates';
import { inboxTexts } from '../../templates';
import { defineTemplates, deliver, findAccountsWithRole, firstTrail, isDuplicateKey, native, newOutbox, ObjectId, shanghaiDay, subscribe, type Context, type Day, type DomainEvent } from '../kernel';
import { windowLabel } from '../rating';
import { findingsOf, lookBackDays, type DayLine, type Finding } from './detectors';
import { alertFacts, RatingAlertModel, RatingDayModel, type RatingAlert, type RatingDay } from './model';
import { daysAfter } from './period';
import { tallyFields } from './tally';

/** Windows whose figures changed within this time are looked at; longer than any pause between two runs that matters. */
const changedWithinMs = 24 * 3_600_000;
/** What goes on is not told again for so many days. */
const quietDays = 7;
const told = ['hallManager', 'ratingSupervisor'] as const;

defineTemplates({ 'alert.fall': inboxTexts['alert.fall'], 'alert.cluster': inboxTexts['alert.cluster'], 'alert.praiseBurst': inboxTexts['alert.praiseBurst'] });
subscribe('alert.found', 'statistics.tell', tellOfAlert);

/**
 * Looks for what is odd, window by window, and tells of it once. Only what halls may see is looked at: nothing secret
 * can be guessed from an alert. Answers how many were new.
 */
export async function findAlerts(ctx: Context): Promise<number> {
  const now = ctx.clock.now();
  const today = shanghaiDay(now);
  const changed = native(RatingDayModel).find({ changedAt: { $gte: new Date(now.getTime() - changedWithinMs) } }, { projection: { _id: 0, 'window.id': 1, secret: 1 }, batchSize: 4000 });
  const windows = new Set<string>();
  for await (const { window, secret } of changed) if (!secret) windows.add(window.id.toHexString());
  let found = 0;
  for (const windowId of windows) found += await lookAt(ctx, new ObjectId(windowId), today);
  return found;
}

async function lookAt(ctx: Context, windowId: ObjectId, today: Day): Promise<number> {
  const projection = Object.fromEntries([...tallyFields, 'praiseBurst', 'path', 'hall', 'window'].map((field) => [field, 1]));
  const days = (await native(RatingDayModel)
    .find({ 'window.id': windowId, day: { $gt: daysAfter(today, -lookBackDays), $lte: today }, secret: false }, { projection, sort: { day: 1 } })
    .toArray()) as unknown as (DayLine & Pick<RatingDay, 'path' | 'hall' | 'window'>)[];
  const newest = days.at(-1);
  if (!newest) return 0;
  let found = 0;
  for (const finding of findingsOf(days, today)) if (await store(ctx, finding, newest)) found += 1;
  return found;
}

async function store(ctx: Context, finding: Finding, { path, hall, window }: Pick<RatingDay, 'path' | 'hall' | 'window'>): Promise<boolean> {
  const { kind, day, reason, detail } = finding;
  const since = kind === 'praiseBurst' ? day : daysAfter(day, 1 - quietDays);
  if (await native(RatingAlertModel).findOne({ 'window.id': window.id, kind, reason, day: { $gte: since } }, { projection: { _id: 1 } })) return false;
  const body: Omit<RatingAlert, 'trail'> = {
    _id: new ObjectId(),
    key: [kind, window.id.toHexString(), ...(reason ? [reason] : []), day].join(':'),
    kind,
    day,
    path,
    hall,
    window,
    reason,
    detail,
    link: linkOf(finding, window.id),
    at: ctx.clock.now(),
    seen: null,
  };
  const outbox = newOutbox(ctx, [{ type: 'alert.found', payload: { alertId: body._id.toHexString() } }]);
  try {
    await native(RatingAlertModel).insertOne({ ...body, outbox, trail: firstTrail(ctx, 'alert.found', { kind }, alertFacts(body)) });
    return true;
  } catch (error) {
    // Another run was faster.
    if (isDuplicateKey(error)) return false;
    throw error;
  }
}

/** The ratings behind it, in the console. */
function linkOf({ kind, from, to, reason }: Finding, windowId: ObjectId): string {
  const which: Record<string, string> = kind === 'praiseBurst' ? { mark: 'odd' } : { level: 'dissatisfied', ...(reason ? { reason } : {}) };
  return `/ratings?${new URLSearchParams({ organisation: windowId.toHexString(), from, to, ...which }).toString()}`;
}

async function tellOfAlert(event: DomainEvent, ctx: Context): Promise<void> {
  const alert = await native(RatingAlertModel).findOne({ _id: new ObjectId(String(event.payload.alertId)) });
  if (!alert) return;
  const { hall, window, detail, path, link } = alert;
  const template: InboxText = `alert.${alert.kind}`;
  const people = new Set((await Promise.all(told.map((role) => findAccountsWithRole(role, path)))).flat().map((account) => account._id.toHexString()));
  const params = { hall: hall.name, window: windowLabel(window), detail };
  for (const accountId of people) await deliver(ctx, { key: `${event.id}:${accountId}`, to: { accountId }, template, params, channels: ['inbox'], link });
}
