import type { DisclosurePeriod, DisclosurePlace } from '../../contracts/disclosure';
import { termOf, type CatalogueEntry, type DisclosureTerms } from '../../contracts/disclosure-catalogue';
import { findDeadlines, firstTrail, isDuplicateKey, native, ObjectId, openDeadlines, shanghaiDay, type Context, type Deadline, type NewDeadline } from '../kernel';
import { countFor } from './count';
import { dutyFacts, dutyKey, DutyModel, type Duty } from './model';
import type { Place } from './places';
import { dueOn } from './terms';

export const subjectType = 'disclosureDuty';

export interface NewDuty extends Place {
  entry: CatalogueEntry;
  frequency: CatalogueEntry['frequency'];
  period: DisclosurePeriod;
  matter?: { title: string; by: string; requestKey: string };
}

/**
 * Opens duties. The deadlines come first, under the duties' own keys: a crash in between leaves deadlines that the next
 * run finds and builds on. Answers how many duties were new.
 */
export async function openDuties(ctx: Context, terms: DisclosureTerms, wanted: readonly NewDuty[]): Promise<number> {
  const deadlines = new Map((await openDeadlines(ctx, wanted.map((one) => deadlineOf(ctx, terms, one)))).map((deadline) => [deadline.key, deadline]));
  const duties = wanted.map((one) => dutyOf(ctx, terms, one, deadlines.get(keyOf(one)) as Deadline));
  let written = 0;
  for (let at = 0; at < duties.length; at += 500) written += await insertNew(duties.slice(at, at + 500));
  await countFor(duties.map(({ village, due }) => ({ villageId: village.id, due })));
  return written;
}

export const keyOf = ({ village, entry, period }: Pick<NewDuty, 'village' | 'entry' | 'period'>): string => dutyKey(village._id, entry.code, period.key);

function deadlineOf(ctx: Context, terms: DisclosureTerms, one: NewDuty): NewDeadline {
  const { village, entry, frequency, period } = one;
  const key = keyOf(one);
  return {
    key,
    kind: 'disclosure.publish',
    subject: { type: subjectType, id: key },
    path: village.path,
    debtor: { organisationId: village._id.toHexString(), label: village.name },
    from: shanghaiDay(ctx.clock.now()),
    dueOn: dueOn(terms, { frequency, ahead: entry.ahead, period }),
    workingDays: 0,
    yellowWorkingDays: terms.yellowWorkingDays,
  };
}

function dutyOf(ctx: Context, terms: DisclosureTerms, { village, town, entry, frequency, period, matter }: NewDuty, deadline: Deadline): Duty {
  const { code, name, class: itemClass, form, audience } = entry;
  const body: Omit<Duty, '_id' | 'trail' | 'sortKey'> = {
    key: deadline.key,
    village: { id: village._id, name: village.name },
    town: { id: town._id, name: town.name },
    path: village.path,
    place: village.kind as DisclosurePlace,
    item: { code, name, class: itemClass, form, audience },
    period,
    frequency,
    matter: matter ? { title: matter.title, by: matter.by, at: ctx.clock.now() } : null,
    ...(matter ? { requestKey: matter.requestKey } : {}),
    rule: termOf(terms, { frequency, ahead: entry.ahead, single: matter !== undefined }),
    state: 'open',
    ...mirrorOf(deadline),
    urged: [],
    number: null,
    feedback: [],
    published: null,
    ended: null,
  };
  const duty = { ...body, sortKey: deadline.dueAt.getTime() };
  return { _id: new ObjectId(), ...duty, trail: firstTrail(ctx, matter ? 'disclosureDuty.record' : 'disclosureDuty.open', { code, period: period.key }, dutyFacts(duty)) };
}

export const mirrorOf = ({ due, dueAt, yellowAt, redAt }: Deadline): Pick<Duty, 'due' | 'dueAt' | 'yellowAt' | 'redAt'> => ({ due, dueAt, yellowAt, redAt });

async function insertNew(duties: Duty[]): Promise<number> {
  if (duties.length === 0) return 0;
  try {
    return (await native(DutyModel).insertMany(duties, { ordered: false })).insertedCount;
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    return (error as { insertedCount?: number }).insertedCount ?? 0;
  }
}

/** After the calendar changed: what is open takes over its deadline's day anew. */
export async function mirrorDeadlines(): Promise<void> {
  const batch: Duty[] = [];
  const take = async (): Promise<void> => {
    const deadlines = new Map((await findDeadlines(batch.map(({ key }) => key))).map((deadline) => [deadline.key, deadline]));
    const moved = batch.splice(0).flatMap((duty) => {
      const deadline = deadlines.get(duty.key);
      return deadline && (deadline.due !== duty.due || deadline.yellowAt.getTime() !== duty.yellowAt.getTime()) ? [{ duty, deadline }] : [];
    });
    if (moved.length === 0) return;
    await native(DutyModel).bulkWrite(moved.map(({ duty, deadline }) => ({ updateOne: { filter: { _id: duty._id, state: 'open' as const }, update: { $set: { ...mirrorOf(deadline), sortKey: deadline.dueAt.getTime() } } } })));
  };
  for await (const duty of native(DutyModel).find({ state: 'open' })) if (batch.push(duty as Duty) >= 500) await take();
  await take();
}
