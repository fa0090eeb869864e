import type mongoose from 'mongoose';
import type { Day } from '../../contracts/common';
import type { ReminderOccasion } from '../../contracts/reminder';
import { addWorkingDays, cancelDeliveries, deliverMany, isWorkingDay, native, ObjectId, PersonModel, shanghaiDay, shanghaiInstant, type Context, type NewDelivery, type PersonRecord } from '../kernel';
import { inAudience } from './audience';
import { campaignOccurrences, campaignText, settleCampaigns } from './campaign-plan';
import { kindsFor, TextsInUse, type TextInUse } from './choose-text';
import { deliveryOf, Speaker, type ReminderParams } from './compose';
import { findDistrict, type District } from './district';
import { Agenda, cadreFilter, cadreProjection, earlierKeys, isReminded, keyOf, planningSpan, type Cadre } from './due';
import { anyEntry, entriesOf, planAnew, waitingEntries, type Entry, type WaitingEntry } from './ledger';
import { closesAt, startsAt, type Occurrence } from './occurrences';
import { reachOf } from './reach';
import { readRules, ruledOccasions } from './rules';
import { seedTexts } from './texts';
import { ReminderTextModel } from './text-model';

/** What went by while nothing was planned. */
export interface Skipped {
  day: Day;
  occasion: ReminderOccasion;
  people: number;
}

export interface Planning {
  written: number;
  moved: number;
  cancelled: number;
  skipped: Skipped[];
}

interface Options {
  /** Only these people, with what waits for them. */
  among?: mongoose.mongo.Filter<PersonRecord>;
  /** Up to this day everything had been planned before: what went by after it was skipped. */
  plannedThrough?: Day;
  /** True: save nothing more and return. */
  stopping?: () => boolean;
}

const batchSize = 1000;
/** So many batches are under way: while the database answers for the one, another is made. */
const atOnce = 2;
const reminderOccasions = [...ruledOccasions, 'campaign'].map((occasion) => `reminder:${occasion}`);
/** A key ends with the person's id. */
const idLength = 24;

/**
 * Writes ahead what goes out in the next days, puts what moved on its new day and takes back what is not due any
 * more. Doing it again, or twice at once, changes nothing.
 */
export async function planReminders(ctx: Context, options: Options = {}): Promise<Planning> {
  const outcome: Planning = { written: 0, moved: 0, cancelled: 0, skipped: [] };
  const district = await findDistrict();
  if (!district) return outcome;
  await seedTexts(ctx);
  const planner = await Planner.begin(ctx, district, outcome, options);
  const looked: string[] = [];
  const batches = peopleInBatches(options.among ?? cadreFilter);
  const plan = async (): Promise<void> => {
    for await (const people of batches) {
      if (options.stopping?.()) return;
      if (options.among) looked.push(...people.map(({ _id }) => _id.toHexString()));
      await planner.plan(people.filter(isReminded));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, plan));
  if (options.stopping?.()) return outcome;
  await planner.takeBackStale(options.among ? looked : undefined);
  await settleCampaigns(ctx, planner.agenda.campaigns, options.among === undefined);
  return outcome;
}

/** Each of them once, in the order they are stored in. Whoever asks for a batch while another is read waits for the next. */
async function* peopleInBatches(among: mongoose.mongo.Filter<PersonRecord>): AsyncGenerator<Cadre[]> {
  const cursor = native(PersonModel).find(among, { projection: cadreProjection, batchSize });
  while (await cursor.hasNext()) yield cursor.readBufferedDocuments();
}

class Planner {
  private readonly skipped = new Map<string, Skipped>();
  private readonly organisations = new Map<string, string>();
  private readonly kept = new Map<string, Promise<boolean>>();
  private readonly today: Day;

  private constructor(
    private readonly ctx: Context,
    private readonly district: District,
    private readonly outcome: Planning,
    private readonly plannedThrough: Day | undefined,
    readonly agenda: Agenda,
    private readonly texts: TextsInUse,
  ) {
    this.today = shanghaiDay(ctx.clock.now());
  }

  static async begin(ctx: Context, district: District, outcome: Planning, { plannedThrough }: Options): Promise<Planner> {
    const span = planningSpan(ctx.clock.now(), plannedThrough);
    const [rules, texts, campaigns] = await Promise.all([readRules(), TextsInUse.load(), campaignOccurrences(ctx, span)]);
    return new Planner(ctx, district, outcome, plannedThrough, new Agenda(rules, span, campaigns), texts);
  }

  /** Everything that may still go out to them. */
  async plan(people: readonly Cadre[]): Promise<void> {
    if (people.length === 0) return;
    const now = this.ctx.clock.now();
    const wanted = new Map<string, Wanted>();
    for (const person of people) {
      for (const occurrence of this.due(person)) {
        if (closesAt(occurrence) > now) wanted.set(keyOf(occurrence, person._id.toHexString()), { person, occurrence });
        else this.noteSkipped(occurrence);
      }
    }
    const [speaker, there] = await Promise.all([Speaker.forPeople(people, this.district.name, this.organisations), this.read([...wanted.keys()])]);
    await this.moveEntries(wanted, there, speaker);
    await this.writeMissing([...wanted].filter(([key]) => !there.has(key)).map(([, one]) => one), speaker);
  }

  private due(person: Cadre): Occurrence[] {
    return [...this.agenda.of(person), ...this.agenda.campaigns.filter(({ campaign }) => inAudience(campaign.audience, person, this.today))];
  }

  private async writeMissing(missing: readonly Wanted[], speaker: Speaker): Promise<void> {
    if (missing.length === 0) return;
    const [earlier, reach] = await Promise.all([
      this.read(missing.flatMap(({ person, occurrence }) => earlierKeys(occurrence, person._id.toHexString()))),
      reachOf(this.ctx, [...new Set(missing.map(({ person }) => person))]),
    ]);
    const inputs: NewDelivery[] = [];
    const used = new Map<string, number>();
    for (const { person, occurrence } of missing) {
      const text = this.textFor(person, occurrence, earlier);
      const { channels } = reach(person._id.toHexString());
      if (!text || channels.length === 0) continue;
      used.set(text.id, (used.get(text.id) ?? 0) + 1);
      inputs.push(deliveryOf({ person, occurrence, params: speaker.params(person, occurrence, text), channels, notBefore: notBefore(occurrence, this.ctx.clock.now()) }));
    }
    const written = await deliverMany(this.ctx, inputs);
    this.outcome.written += written;
    // Where another process wrote some of them, it counts them.
    if (written === inputs.length) await countUse(used);
  }

  /** What was written under these keys. Where nobody had any before this planning, no single key need be looked up. */
  private async read(keys: readonly string[]): Promise<Map<string, Entry>> {
    const beginnings = new Set(keys.map((key) => key.slice(0, -idLength)));
    for (const beginning of beginnings) if (!this.kept.has(beginning)) this.kept.set(beginning, anyEntry(beginning));
    const kept = new Map(await Promise.all([...beginnings].map(async (beginning) => [beginning, await this.kept.get(beginning)!] as const)));
    return entriesOf(keys.filter((key) => kept.get(key.slice(0, -idLength))));
  }

  private textFor(person: Cadre, occurrence: Occurrence, earlier: Map<string, Entry>): TextInUse | null {
    const campaign = this.agenda.campaigns.find((one) => one.campaignId === occurrence.campaignId);
    if (campaign && occurrence.campaignId) return campaignText(campaign.campaign);
    const personId = person._id.toHexString();
    const lastRead = earlierKeys(occurrence, personId).flatMap((key) => earlier.get(key)?.params.text ?? []);
    return this.texts.choose(occurrence, personId, kindsFor(occurrence, person), lastRead);
  }

  /** What is planned follows a moved day, a changed rule, text or record, as long as nobody began to send it. */
  private async moveEntries(wanted: Map<string, Wanted>, there: Map<string, Entry>, speaker: Speaker): Promise<void> {
    const takenBack = [...there].filter(([, { state }]) => state === 'cancelled').map(([key]) => wanted.get(key)!.person);
    const reach = await reachOf(this.ctx, [...new Set(takenBack)]);
    for (const [key, entry] of there) {
      const { person, occurrence } = wanted.get(key)!;
      if (entry.attempts.length > 0 || (entry.state !== 'waiting' && entry.state !== 'cancelled')) continue;
      // Whoever took back his consent is not planned for again.
      if (entry.state === 'cancelled' && reach(person._id.toHexString()).channels.length === 0) continue;
      const text = occurrence.campaignId ? this.textFor(person, occurrence, new Map()) : (this.texts.get(entry.params.text) ?? (await this.chooseAnew(person, occurrence)));
      if (!text) continue;
      const params = speaker.params(person, occurrence, text);
      if (entry.state === 'waiting' && sameParams(params, entry.params)) continue;
      await planAnew(this.ctx, entry._id, { params, notBefore: notBefore(occurrence, this.ctx.clock.now()), notAfter: closesAt(occurrence) });
      this.outcome.moved += 1;
    }
  }

  private async chooseAnew(person: Cadre, occurrence: Occurrence): Promise<TextInUse | null> {
    return this.textFor(person, occurrence, await entriesOf(earlierKeys(occurrence, person._id.toHexString())));
  }

  /** What waits and is not due any more: another day, a rule switched off, somebody who left, a campaign taken back. */
  async takeBackStale(personIds?: readonly string[]): Promise<void> {
    if (personIds?.length === 0) return;
    let batch: WaitingEntry[] = [];
    // What is due to everybody needs no look at each person; whose record changes is looked at by himself.
    const common = personIds ? [] : this.agenda.common.map((occurrence) => keyOf(occurrence, ''));
    for await (const entry of waitingEntries(reminderOccasions, { personIds, except: common })) {
      batch.push(entry);
      if (batch.length < batchSize) continue;
      await this.takeBackAmong(batch);
      batch = [];
    }
    await this.takeBackAmong(batch);
  }

  private async takeBackAmong(entries: readonly WaitingEntry[]): Promise<void> {
    const ids = [...new Set(entries.map(({ to }) => to.personId!))].map((id) => new ObjectId(id));
    const found = ids.length === 0 ? [] : await native(PersonModel).find({ _id: { $in: ids } }, { projection: cadreProjection }).toArray();
    const expected = new Set(found.filter(isReminded).flatMap((person) => this.due(person).map((occurrence) => keyOf(occurrence, person._id.toHexString()))));
    const now = this.ctx.clock.now();
    for (const { key, attempts, notAfter } of entries) {
      // What is too late by now says so by itself when its turn comes.
      if (notAfter && notAfter <= now) continue;
      if (attempts.length === 0 && !expected.has(key)) {
        const taken = await cancelDeliveries(this.ctx, { keyPrefix: key });
        this.outcome.cancelled += taken;
      }
    }
  }

  private noteSkipped({ day, occasion }: Occurrence): void {
    if (this.plannedThrough === undefined || day <= this.plannedThrough || occasion === 'campaign') return;
    const key = `${day} ${occasion}`;
    const line = this.skipped.get(key) ?? { day, occasion, people: 0 };
    line.people += 1;
    if (!this.skipped.has(key)) this.outcome.skipped.push(line);
    this.skipped.set(key, line);
  }
}

interface Wanted {
  person: Cadre;
  occurrence: Occurrence;
}

/** What waits for somebody who agrees no more, and whom nothing else reaches. */
export async function takeBackFrom(ctx: Context, personId: string): Promise<void> {
  const person = await native(PersonModel).findOne({ _id: new ObjectId(personId) }, { projection: cadreProjection });
  if (person && (await reachOf(ctx, [person]))(personId).channels.length > 0) return;
  for await (const { key, attempts } of waitingEntries(reminderOccasions, { personIds: [personId] })) if (attempts.length === 0) await cancelDeliveries(ctx, { keyPrefix: key });
}

const sameParams = (a: ReminderParams, b: ReminderParams): boolean => (Object.keys(a) as (keyof ReminderParams)[]).every((name) => a[name] === b[name]);
const officeOccasions: readonly ReminderOccasion[] = ['newPost', 'transfer', 'promotion'];

/** At its time; where that has passed, at the same time today or now. What concerns a post waits for the next working day. */
export function notBefore(occurrence: Occurrence, now: Date): Date {
  const planned = startsAt(occurrence);
  if (planned > now) return planned;
  const today = shanghaiDay(now);
  const todays = shanghaiInstant(today, occurrence.sendAt);
  if (officeOccasions.includes(occurrence.occasion) && (todays <= now || !isWorkingDay(today))) {
    const next = addWorkingDays(today, 1);
    if (next <= occurrence.lastDay) return shanghaiInstant(next, occurrence.sendAt);
  }
  return todays > now ? todays : now;
}

async function countUse(used: ReadonlyMap<string, number>): Promise<void> {
  const writes = [...used].filter(([id]) => /^[0-9a-f]{24}$/.test(id)).map(([id, count]) => ({ updateOne: { filter: { _id: new ObjectId(id) }, update: { $inc: { sent: count } } } }));
  if (writes.length > 0) await native(ReminderTextModel).bulkWrite(writes, { ordered: false });
}
