import type { ContactOutcome } from '../../contracts/follow-up';
import { ratingReasons, type RatingLevel, type SubmitRatingRequest } from '../../contracts/rating';
import * as followUps from '../../domain/follow-up';
import { dayNumber, isWorkingDay, markRead, native, settle, toObjectId, shanghaiDay, systemContext, weekdayOf, shanghaiInstant, fixedClock, type Clock, type Context, type Day, type StaffActor } from '../../domain/kernel';
import { findRatingByReceipt, flagDay } from '../../domain/rating';
import { findAlerts } from '../../domain/statistics';
import { answersToCitizen, comments, measures } from './district';
import type { DemoPlace } from './place';
import { DemoQueue } from './queue';
import { seededRandom, type Random } from './random';
import { patience, praise, praised, temperOf, type Temper } from './temper';

export interface HistorySize {
  /** Calendar days back from now. */
  days: number;
  /** Mean number of ratings a window has on a working day. */
  perWindow: number;
}

interface Case {
  id: string;
  receipt: string;
  departmentId: string;
  hasPhone: boolean;
  /** Its own, so that what is done at the same time does not depend on who comes first. */
  random: Random;
}

const dayMs = 86_400_000;
const citizen = { kind: 'citizen' } as const;
/** Minutes of the day: a second and third try are made at another time of day. */
const callTimes = [9 * 60 + 30, 14 * 60, 17 * 60 + 35];

const clockAt = (day: Day, minute: number): Clock =>
  fixedClock(shanghaiInstant(day, `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`).toISOString());

/** Lives through the last months with the real commands on set clocks, so that every trail and deadline is genuine. */
export class History {
  private readonly open = new Map<string, Case>();
  private readonly queue: DemoQueue;

  constructor(
    private readonly place: DemoPlace,
    private readonly random: Random,
  ) {
    this.queue = new DemoQueue(place.queue);
  }

  /** Up to `now`; the last day's work stays where it is at that hour. */
  async live(size: HistorySize, now: Date): Promise<{ ratings: number; open: number }> {
    let ratings = 0;
    const days = Array.from({ length: size.days + 1 }, (_, index) => shanghaiDay(new Date(now.getTime() - (size.days - index) * dayMs))).filter(isWorkingDay);
    for (const [index, day] of days.entries()) {
      const left = days.length - 1 - index + (isWorkingDay(shanghaiDay(now)) ? 0 : 1);
      await this.officersWork(day, now);
      ratings += await this.citizensRate(day, left, size.perWindow, now);
      const evening = shanghaiInstant(day, '18:40');
      // Whoever works here reads his messages; only the last days' are new.
      if (left > 2) await Promise.all([...this.place.actors.keys()].map((username) => markRead(this.as(username, fixedClock(evening.toISOString())))));
      const close = fixedClock((evening < now ? evening : now).toISOString());
      await settle(close);
      if (left < 10) await this.lookForOddOnes(day, close);
    }
    await settle(fixedClock(now.toISOString()));
    return { ratings, open: this.open.size };
  }

  /** What the jobs do every few minutes: ratings that came in a hurry are marked, and what the figures show is told. */
  private async lookForOddOnes(day: Day, clock: Clock): Promise<void> {
    const ctx = systemContext('demo', clock);
    await flagDay(ctx, this.place.windows[praised]!.id, day);
    await settle(clock);
    await findAlerts(ctx);
    await settle(clock);
  }

  private as(username: string, clock: Clock): Context {
    return { actor: this.place.actors.get(username) as StaffActor, clock };
  }

  private async citizensRate(day: Day, left: number, perWindow: number, now: Date): Promise<number> {
    const { random } = this;
    const weekday = weekdayOf(dayNumber(day));
    const submissions = this.place.windows.flatMap((window, place) => {
      const temper = temperOf(place, left);
      const count = Math.round(perWindow * temper.traffic * 2 * random.next());
      const given = Array.from({ length: count }, () => {
        const minute = random.whole(9 * 60 + 20, 17 * 60 + 25);
        return this.aRating(window, clockAt(day, minute), { ...temper, weights: patience(temper.weights, weekday, Math.floor(minute / 60)) });
      });
      if (place !== praised || left !== 1) return given;
      return [...given, ...Array.from({ length: praise.count }, () => this.aRating(window, clockAt(day, praise.from + random.whole(0, praise.within)), { weights: [1, 0, 0] }))];
    });
    // Each on its own clock and all at once: the engine commits them together.
    const due = submissions.filter((each) => each.clock.now() <= now);
    await Promise.all([
      this.serveOthers(day, due, now),
      ...due.map(async ({ window, input, clock, own }) => {
        const { receiptCode } = await this.queue.rate(window, input, clock, own);
        if (input.level === 'dissatisfied') await this.remember(receiptCode, window.departmentId, input.phone !== undefined, own);
      }),
    ]);
    return due.length;
  }

  /** Two of five who are served do not rate. */
  private async serveOthers(day: Day, raters: readonly { window: DemoPlace['windows'][number] }[], now: Date): Promise<void> {
    const { random, queue } = this;
    const silent = raters.filter(({ window }) => queue.serves(window) && random.chance(0.65)).map(({ window }) => ({ window, clock: clockAt(day, random.whole(9 * 60, 17 * 60 + 25)), own: seededRandom(random.whole(0, 2 ** 31)) }));
    await Promise.all(silent.filter(({ clock }) => clock.now() <= now).map(({ window, clock, own }) => queue.serve(window, clock, own)));
  }

  private aRating(window: DemoPlace['windows'][number], clock: Clock, temper: Pick<Temper, 'weights' | 'reason'>): { window: DemoPlace['windows'][number]; input: SubmitRatingRequest; clock: Clock; own: Random } {
    const { random } = this;
    const level: RatingLevel = (['satisfied', 'acceptable', 'dissatisfied'] as const)[random.weighted(temper.weights)] as RatingLevel;
    const hasPhone = level === 'dissatisfied' && random.chance(0.7);
    const input: SubmitRatingRequest = {
      idempotencyKey: random.uuid(),
      windowCode: window.code,
      level,
      reasons: this.someReasons(level, temper.reason),
      ...(random.chance(level === 'dissatisfied' ? 0.8 : 0.15) ? { comment: random.pick(comments[level]) } : {}),
      photoTokens: [],
      ...(hasPhone ? { phone: `1380000${String(random.whole(0, 9999)).padStart(4, '0')}` } : {}),
      phoneConsent: hasPhone,
      channel: random.chance(0.8) ? 'weapp' : 'h5',
    };
    return { window, input, clock, own: seededRandom(random.whole(0, 2 ** 31)) };
  }

  private async remember(receipt: string, departmentId: string, hasPhone: boolean, random: Random): Promise<void> {
    const rating = await findRatingByReceipt(receipt);
    // A follow-up has the id of its rating.
    const id = rating?._id.toHexString() as string;
    this.open.set(id, { id, receipt, departmentId, hasPhone, random });
  }

  private someReasons(level: RatingLevel, often?: string): string[] {
    const { random } = this;
    if (often && level === 'dissatisfied' && random.chance(0.8)) return [often];
    const own = ratingReasons.filter((reason) => reason.level === level && (!reason.integrity || random.chance(0.15)));
    const count = level === 'dissatisfied' ? random.whole(1, 2) : random.chance(0.4) ? 1 : 0;
    return [...new Set(Array.from({ length: count }, () => random.pick(own).code))];
  }

  private async load(id: string): Promise<followUps.FollowUp> {
    return (await native(followUps.FollowUpModel).findOne({ _id: toObjectId(id) })) as followUps.FollowUp;
  }

  private async officersWork(day: Day, now: Date): Promise<void> {
    await Promise.all(
      [...this.open.values()].map(async (each) => {
        // Some wait a day longer: that is where yellow and red come from.
        if (each.random.chance(0.15)) return;
        const { contacts } = await this.load(each.id);
        const clock = clockAt(day, (callTimes[contacts.length % callTimes.length] as number) + each.random.whole(0, 50));
        if (clock.now() <= now) await this.step(each, clock);
      }),
    );
  }

  /** The next thing that somebody does about it. */
  private async step(each: Case, clock: Clock): Promise<void> {
    const { random } = each;
    const followUp = await this.load(each.id);
    const officer = this.as(followUp.integrity ? 'lianjie' : 'huifang', clock);
    const version = { version: followUp.trail.seq };
    if (followUp.state === 'closed') return void this.open.delete(each.id);
    if (followUp.secret) return;
    switch (followUp.state) {
      case 'toContact':
        if (each.hasPhone) return this.call(each, officer, version, (['confirmed', 'unreachable', 'refused', 'mistaken'] as const)[random.weighted([62, 24, 9, 5])] as ContactOutcome);
        return void (await this.send(each, officer, version));
      case 'toHandle':
        return void (await this.send(each, officer, version));
      case 'rectifying': {
        const department = followUp.rectifications.at(-1)?.department.name ?? '';
        const actor: StaffActor = { ...(this.place.actors.get('bumen') as StaffActor), name: `${department.replace(/^区/, '')}经办（演示）`, grants: [{ role: 'departmentHandler', organisationId: each.departmentId }] };
        return void (await followUps.answerRectification({ actor, clock }, each.id, { ...version, measures: random.pick(measures), toCitizen: random.pick(answersToCitizen), proofIds: [] }));
      }
      case 'answered':
        return void (await followUps.acceptRectification(officer, each.id, version));
      case 'awaitingSecondRating':
        return this.secondRating(each, officer, version);
      case 'escalated':
        return void (await followUps.decideEscalation(this.as('weiling', clock), each.id, { ...version, decision: '约谈窗口负责人，限期改进并回头看。', toCitizen: '区纪委监委已约谈窗口负责人，问题已改正，谢谢您的监督。' }));
    }
  }

  private async call(each: Case, officer: Context, version: { version: number }, outcome: ContactOutcome, secondLevel?: RatingLevel): Promise<void> {
    const input = {
      ...version,
      idempotencyKey: each.random.uuid(),
      outcome,
      note: outcome === 'unreachable' ? '' : '群众说的与评议一致。',
      ...(secondLevel ? { secondLevel } : {}),
      ...(outcome === 'mistaken' || outcome === 'refused' ? { toCitizen: '谢谢您接听回访电话，有需要可以再联系我们。' } : {}),
    };
    try {
      await followUps.recordContact(officer, each.id, input);
    } catch (error) {
      // A second try at the same time of day is refused: the officer tries again another day.
      if (outcome !== 'unreachable') throw error;
    }
  }

  private async send(each: Case, officer: Context, version: { version: number }): Promise<void> {
    await followUps.sendRectification(officer, each.id, {
      ...version,
      departmentId: each.departmentId,
      words: '群众反映办事不顺，请核实。',
      photoIds: [],
      instruction: '请核实情况，向群众说明并整改。',
      workingDays: 3,
    });
  }

  private async secondRating(each: Case, officer: Context, version: { version: number }): Promise<void> {
    const { random } = each;
    const level = (['satisfied', 'acceptable', 'dissatisfied'] as const)[random.weighted([70, 22, 8])] as RatingLevel;
    if (each.hasPhone) return this.call(each, officer, version, 'confirmed', level);
    if (random.chance(0.5)) {
      await followUps.rateAgain({ actor: citizen, clock: officer.clock }, { idempotencyKey: random.uuid(), receiptCode: each.receipt, level });
      return;
    }
    const { awaiting } = await this.load(each.id);
    if (!awaiting || shanghaiDay(officer.clock.now()) < awaiting.until) return;
    await followUps.closeFollowUp(officer, each.id, { ...version, kind: awaiting.kind, toCitizen: '已整改完毕，您在期限内没有再评，先按已整改办结，仍可随时反映。' });
  }
}
