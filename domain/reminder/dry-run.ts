import type { z } from 'zod';
import type { LeftOutReason, reminderDryRun, ReminderDryRunLine, reminderDryRunQuery } from '../../contracts/reminder';
import { cursorAfter, cursorValue, fail, fullByThen, type Context } from '../kernel';
import { inAudience } from './audience';
import { campaignText, occurrenceOf } from './campaign-plan';
import { loadCampaign } from './campaigns';
import { scopedCadres } from './candidates';
import { kindsFor, TextsInUse, type TextInUse } from './choose-text';
import { Speaker } from './compose';
import { districtOf } from './district';
import { Agenda, earlierKeys, keyOf, type Cadre } from './due';
import { entriesOf } from './ledger';
import { startsAt, type Occurrence } from './occurrences';
import { isOutside, reachOf } from './reach';
import { readRules } from './rules';

type Query = z.output<typeof reminderDryRunQuery>;

/** One person of a dry run, before his words are written. */
interface Line {
  person: Cadre;
  occurrence: Occurrence;
  channel: string | null;
  reason: LeftOutReason | null;
}

/** Who would get what, and who is left out and why: within the viewer's scope, by codes. @throws Fault forbidden, notFound */
export async function dryRun(ctx: Context, query: Query): Promise<z.infer<typeof reminderDryRun>> {
  const run = await DryRun.begin(ctx, query);
  const after = cursorValue(query.cursor);
  const counts = { reached: 0, leftOut: 0, byChannel: {} as Record<string, number>, byReason: {} as Partial<Record<LeftOutReason, number>> };
  const lines: Line[] = [];
  for await (const people of scopedCadres(ctx)) {
    for (const line of await run.lines(people)) {
      if (line.reason === null) counts.reached += 1;
      else counts.leftOut += 1;
      if (line.channel) counts.byChannel[line.channel] = (counts.byChannel[line.channel] ?? 0) + 1;
      if (line.reason) counts.byReason[line.reason] = (counts.byReason[line.reason] ?? 0) + 1;
      if (shown(query, line) && (after === undefined || line.person.code > after) && lines.length <= query.limit) lines.push(line);
    }
  }
  const page = lines.slice(0, query.limit);
  return { items: await run.words(page), nextCursor: lines.length > query.limit ? cursorAfter(page.at(-1)!.person.code) : null, ...counts };
}

/** The whole of it, for an export. @throws Fault forbidden, notFound */
export async function* eachOfDryRun(ctx: Context, query: Omit<Query, 'cursor' | 'limit'>): AsyncGenerator<ReminderDryRunLine> {
  const run = await DryRun.begin(ctx, query);
  for await (const people of scopedCadres(ctx, {}, 'export')) yield* await run.words((await run.lines(people)).filter((line) => shown(query, line)));
}

const shown = ({ show }: Pick<Query, 'show'>, { reason }: Line): boolean => (show === 'reached') === (reason === null);

class DryRun {
  private readonly names = new Map<string, string>();

  private constructor(
    private readonly ctx: Context,
    private readonly districtName: string,
    private readonly texts: TextsInUse,
    /** What this person would get that day; null: nothing, undefined of a person it is not for. */
    private readonly occurrenceFor: (person: Cadre) => { occurrence: Occurrence; reason: LeftOutReason | null } | null,
    private readonly fixedText: TextInUse | null,
  ) {}

  static async begin(ctx: Context, query: Omit<Query, 'cursor' | 'limit'>): Promise<DryRun> {
    const [district, texts] = await Promise.all([districtOf(), TextsInUse.load()]);
    if (query.campaignId) {
      const campaign = await loadCampaign(ctx, query.campaignId);
      const occurrence = occurrenceOf(campaign);
      return new DryRun(ctx, district.name, texts, (person) => (inAudience(campaign.audience, person, campaign.day) ? { occurrence, reason: null } : null), campaignText(campaign));
    }
    const agenda = new Agenda(await readRules(), { from: query.day, to: query.day });
    const wanted = ({ occasion, again }: Occurrence): boolean => occasion === query.occasion && again === (query.again === 'yes');
    const forMembers = query.occasion === 'partyDay' ? agenda.common.find(wanted) : undefined;
    return new DryRun(
      ctx,
      district.name,
      texts,
      (person) => {
        const occurrence = agenda.of(person).find(wanted);
        if (occurrence) return { occurrence, reason: null };
        return forMembers ? { occurrence: forMembers, reason: 'noJoinedDay' } : null;
      },
      null,
    );
  }

  async lines(people: readonly Cadre[]): Promise<Line[]> {
    const due = people.flatMap((person) => {
      const found = this.occurrenceFor(person);
      return found ? [{ person, ...found }] : [];
    });
    const [reach, full] = await Promise.all([reachOf(this.ctx, due.map(({ person }) => person)), this.hadEnough(due)]);
    return due.map(({ person, occurrence, reason }) => {
      const { channels, reason: unreachable } = reach(person._id.toHexString());
      const text = this.fixedText ?? this.texts.choose(occurrence, person._id.toHexString(), kindsFor(occurrence, person), []);
      // Whoever has had enough this week finds it in the console, where he reads that.
      const open = full.has(person._id.toHexString()) ? channels.filter((name) => !isOutside(name)) : channels;
      const why = reason ?? unreachable ?? (text ? (open.length > 0 ? null : 'weeklyCap') : 'noText');
      return { person, occurrence, reason: why, channel: why ? null : (open[0] ?? fail('internal')) };
    });
  }

  /** Forecast for the moment at which each would go out. */
  private async hadEnough(due: readonly Pick<Line, 'person' | 'occurrence'>[]): Promise<Set<string>> {
    const moments = new Map<number, string[]>();
    for (const { person, occurrence } of due) {
      const at = startsAt(occurrence).getTime();
      const there = moments.get(at);
      if (there) there.push(person._id.toHexString());
      else moments.set(at, [person._id.toHexString()]);
    }
    const found = await Promise.all([...moments].map(([at, personIds]) => fullByThen(this.ctx.clock, personIds, new Date(at))));
    return new Set(found.flatMap((ids) => [...ids]));
  }

  /** With the words that each would read: those in the ledger where they are planned already. */
  async words(lines: readonly Line[]): Promise<ReminderDryRunLine[]> {
    const speaker = await Speaker.forPeople(lines.map(({ person }) => person), this.districtName, this.names);
    const reached = lines.filter(({ reason }) => reason === null);
    const there = await entriesOf(reached.flatMap(({ person, occurrence }) => [keyOf(occurrence, person._id.toHexString()), ...earlierKeys(occurrence, person._id.toHexString())]));
    return lines.map(({ person, occurrence, channel, reason }) => {
      const personId = person._id.toHexString();
      const lastRead = earlierKeys(occurrence, personId).flatMap((key) => there.get(key)?.params.text ?? []);
      const text = this.fixedText ?? this.texts.choose(occurrence, personId, kindsFor(occurrence, person), lastRead);
      const body = there.get(keyOf(occurrence, personId))?.params.body ?? (text && speaker.params(person, occurrence, text).body);
      return { personId, name: person.name, organisation: speaker.organisationOf(person, occurrence.eventDay), channel, reason, body: reason === null ? body : null };
    });
  }
}
