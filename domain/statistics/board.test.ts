import { ratingReasons, type RatingLevel } from '../../contracts/rating-options';
import { statisticsBoard, statisticsQuery, type StatisticsBoard } from '../../contracts/statistics';
import { buildRating, buildWorld, clearStory, rate, type World } from '../../test/story/world';
import { useTestDatabase } from '../../test/support/database';
import { seededRandom } from '../../scripts/demo/random';
import { Fault, fixedClock, native, ObjectId, settle, systemContext, type Context, type OrganisationRecord, type StaffActor } from '../kernel';
import { changeRating, RatingModel, releaseRating, type Rating } from '../rating';
import { countFacts, showBoard } from '.';

useTestDatabase();
const clock = fixedClock('2026-11-20T07:42:00Z');
const system = systemContext('test', clock);
let world: World;
const as = (actor: StaffActor): Context => ({ actor, clock });
const idOf = (organisation: OrganisationRecord): string => organisation._id.toHexString();
const board = (actor: StaffActor, query: object = {}): Promise<StatisticsBoard> => showBoard(as(actor), statisticsQuery.parse(query));
const refusalOf = (act: Promise<unknown>) => act.then(() => null, (error: unknown) => (error instanceof Fault ? error.fields : error));
const allRatings = async (): Promise<Rating[]> => (await native(RatingModel).find({}).sort({ receivedAt: 1, _id: 1 }).toArray()) as Rating[];
const judge = (rating: Rating, verdict: 'valid' | 'mistaken' | 'malicious') =>
  changeRating(system, rating._id, 'rating.judge', () => ({ set: { judgement: { verdict, reason: '已经核实', at: clock.now(), proposedBy: '甲', decidedBy: '乙', appealId: new ObjectId() } } }));

beforeAll(async () => {
  world = await buildWorld(clock);
});
beforeEach(async () => {
  clock.set('2026-11-20T07:42:00Z');
  await clearStory();
});

describe('figures', () => {
  const levels: RatingLevel[] = ['satisfied', 'acceptable', 'dissatisfied'];
  const written = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' });
  const shanghai = (at: Date): string => written.format(at);

  async function someMonths(): Promise<Rating[]> {
    const random = seededRandom(41);
    const coming = Array.from({ length: 160 }, () => {
      const at = fixedClock(new Date(Date.parse('2026-11-20T10:00:00Z') - random.whole(0, 70 * 24 * 60) * 60_000).toISOString());
      const level = levels[random.weighted([70, 15, 15])] as RatingLevel;
      const codes = ratingReasons.filter((reason) => reason.level === level).map((reason) => reason.code);
      const windowCode = (random.chance(0.6) ? world.window : world.otherWindow).window!.code;
      return rate(at, buildRating(world, { level, windowCode, reasons: [...new Set([random.pick(codes), random.pick(codes)])] }));
    });
    await Promise.all(coming);
    clock.set('2026-11-20T10:00:00Z');
    for (const rating of await allRatings()) {
      if (random.chance(0.1)) await judge(rating, random.pick(['valid', 'mistaken', 'malicious'] as const));
      if (rating.secret && random.chance(0.4)) await releaseRating(system, rating._id.toHexString(), '查无实据，转窗口改进');
      if (random.chance(0.1)) await changeRating(system, rating._id, 'rating.flag', () => ({ set: { flags: [{ kind: 'burst', words: '12 分钟内 19 条' }] } }));
      if (rating.level === 'dissatisfied' && random.chance(0.5)) await changeRating(system, rating._id, 'rating.annotate', () => ({ set: { second: { level: random.pick(levels), at: clock.now() } } }));
    }
    await countFacts(clock);
    return allRatings();
  }

  /** Straight from the ratings, one by one. */
  function slowly(ratings: Rating[], actor: StaffActor, { organisation, from, to }: { organisation: OrganisationRecord; from: string; to: string }) {
    const commission = actor.grants.some((grant) => ['commissionLeader', 'integrityHandler', 'ratingSupervisor', 'followUpOfficer'].includes(grant.role) && grant.organisationId === idOf(world.district));
    const seen = ratings.filter((rating) => {
      const path = rating.path.map(String);
      const day = shanghai(rating.receivedAt);
      return (commission || !rating.secret) && actor.grants.some((grant) => path.includes(grant.organisationId)) && path.includes(idOf(organisation)) && day >= from && day <= to;
    });
    const apart = (verdict: string): number => seen.filter((rating) => rating.judgement?.verdict === verdict).length;
    const valid = seen.filter((rating) => !rating.judgement || rating.judgement.verdict === 'valid');
    const days: Record<string, number> = {};
    for (const rating of valid) days[shanghai(rating.receivedAt)] = (days[shanghai(rating.receivedAt)] ?? 0) + 1;
    const reasons: Record<string, number> = {};
    for (const code of valid.flatMap((rating) => rating.reasons)) reasons[code] = (reasons[code] ?? 0) + 1;
    const seconds = valid.filter((rating) => rating.second);
    const of = (level: RatingLevel): number => valid.filter((rating) => rating.level === level).length;
    return {
      counts: {
        satisfied: of('satisfied'),
        acceptable: of('acceptable'),
        dissatisfied: of('dissatisfied'),
        mistaken: apart('mistaken'),
        malicious: apart('malicious'),
        flagged: seen.filter((rating) => rating.flags?.length).length,
        served: 0,
        unrated: 0,
      },
      reasons,
      second: [seconds.filter((rating) => rating.second!.level !== 'dissatisfied').length, seconds.length],
      days,
    };
  }

  test('are those of the ratings themselves, for every viewer, place and period', async () => {
    const ratings = await someMonths();
    expect(ratings.filter((rating) => rating.secret).length).toBeGreaterThan(2);
    const { leader, supervisor, hallManager, otherHallManager, department } = world.actors;
    const views: [StaffActor, OrganisationRecord][] = [
      [leader, world.district],
      [supervisor, world.hall],
      [supervisor, world.otherDepartment],
      [hallManager, world.hall],
      [hallManager, world.window],
      [otherHallManager, world.otherHall],
      [department, world.department],
      [department, world.hall],
    ];
    for (const [actor, organisation] of views) {
      for (const query of [{ period: '7d' }, { period: '30d' }, { period: 'quarter' }, { period: 'custom', from: '2026-09-20', to: '2026-10-31' }]) {
        const shown = statisticsBoard.parse(await board(actor, { ...query, organisationId: idOf(organisation) }));
        const slow = slowly(ratings, actor, { organisation, from: shown.from, to: shown.to });
        expect(shown.counts).toEqual(slow.counts);
        expect(Object.fromEntries(shown.reasons.map(({ code, count }) => [code, count]))).toEqual(slow.reasons);
        expect([Math.round((shown.second?.value ?? 0) * (shown.second?.of ?? 0)), shown.second?.of ?? 0]).toEqual(slow.second);
        expect(Object.fromEntries(shown.trend.filter((one) => one.valid > 0).map(({ day, valid }) => [day, valid]))).toEqual(slow.days);
        const valid = slow.counts.satisfied + slow.counts.acceptable + slow.counts.dissatisfied;
        expect(shown.heat.reduce((sum, cell) => sum + cell.valid, 0)).toBe(valid);
        expect(shown.satisfaction?.of ?? 0).toBe(valid);
      }
    }
  });

  test('a rating that is judged mistaken or malicious moves apart, and back when it is found valid', async () => {
    await rate(clock, buildRating(world, { level: 'satisfied', reasons: ['413'] }));
    await rate(clock, buildRating(world));
    const bad = (await allRatings()).find((rating) => rating.level === 'dissatisfied');
    const counts = async () => {
      await countFacts(clock);
      const { counts: { satisfied, dissatisfied, mistaken, malicious }, satisfaction, reasons } = await board(world.actors.hallManager);
      return { satisfied, dissatisfied, mistaken, malicious, rate: satisfaction?.value, reasons: reasons.map((reason) => reason.code) };
    };
    expect(await counts()).toEqual({ satisfied: 1, dissatisfied: 1, mistaken: 0, malicious: 0, rate: 0.5, reasons: ['208', '413'] });
    await judge(bad!, 'malicious');
    expect(await counts()).toEqual({ satisfied: 1, dissatisfied: 0, mistaken: 0, malicious: 1, rate: 1, reasons: ['413'] });
    await judge(bad!, 'mistaken');
    expect(await counts()).toMatchObject({ mistaken: 1, malicious: 0 });
    await judge(bad!, 'valid');
    expect(await counts()).toMatchObject({ dissatisfied: 1, mistaken: 0, malicious: 0, rate: 0.5 });
  });

  test('every day of the period is there, working days marked, and nothing rated is no rate', async () => {
    const shown = await board(world.actors.leader, { period: '7d' });
    expect(shown.trend.map(({ day, workingDay }) => [day, workingDay])).toEqual([
      ['2026-11-14', false],
      ['2026-11-15', false],
      ['2026-11-16', true],
      ['2026-11-17', true],
      ['2026-11-18', true],
      ['2026-11-19', true],
      ['2026-11-20', true],
    ]);
    expect(shown).toMatchObject({ scope: { name: '青禾区' }, satisfaction: null, positive: null, closedInTime: null, second: null, before: { valid: 0, satisfaction: null } });
    expect(shown.heat).toHaveLength(7 * 8);
    expect(shown.heat.filter((cell) => cell.open)).toHaveLength(5 * 8);
  });

  test('a rating outside office hours shows that hour as open, and the period before is the one just before', async () => {
    clock.set('2026-11-14T10:30:00Z');
    await rate(clock, buildRating(world, { level: 'satisfied' }));
    clock.set('2026-11-12T02:00:00Z');
    await rate(clock, buildRating(world, { level: 'acceptable' }));
    clock.set('2026-11-20T07:42:00Z');
    await countFacts(clock);
    const shown = await board(world.actors.leader, { period: '7d' });
    expect(shown.heat.find((cell) => cell.weekday === 6 && cell.hour === 18)).toEqual({ weekday: 6, hour: 18, valid: 1, dissatisfied: 0, open: true });
    expect(shown.heat.find((cell) => cell.weekday === 7 && cell.hour === 18)?.open).toBe(false);
    expect(shown.before).toMatchObject({ valid: 1, satisfaction: { value: 0, of: 1 } });
  });

  test('today begins at midnight in Shanghai', async () => {
    clock.set('2026-11-20T15:59:00Z');
    await rate(clock, buildRating(world, { level: 'satisfied' }));
    clock.set('2026-11-20T16:01:00Z');
    await rate(clock, buildRating(world, { level: 'acceptable' }));
    await countFacts(clock);
    expect(await board(world.actors.leader, { period: 'today' })).toMatchObject({ from: '2026-11-21', to: '2026-11-21', counts: { satisfied: 0, acceptable: 1 }, before: { valid: 1 } });
  });
});

describe('closed in time', () => {
  test('counts what is still open after its term as late; what is not due yet is in neither', async () => {
    clock.set('2026-11-02T02:00:00Z');
    await rate(clock, buildRating(world));
    await rate(clock, buildRating(world));
    await rate(clock, buildRating(world));
    await settle(clock);
    const [first] = await allRatings();
    await changeRating(system, first!._id, 'rating.annotate', () => ({ set: { closed: { at: clock.now(), inTime: true } } }));
    await settle(clock);
    expect((await board(world.actors.hallManager)).closedInTime).toMatchObject({ value: 1, of: 1 });
    clock.set('2026-11-10T02:00:00Z');
    expect((await board(world.actors.hallManager)).closedInTime).toMatchObject({ of: 3 });
    expect((await board(world.actors.hallManager)).closedInTime?.value).toBeCloseTo(1 / 3);
    // A rating that does not count owes nothing.
    await judge((await allRatings())[1]!, 'mistaken');
    await settle(clock);
    expect((await board(world.actors.hallManager)).closedInTime).toMatchObject({ value: 0.5, of: 2 });
    clock.set('2026-12-20T02:00:00Z');
    expect((await board(world.actors.hallManager, { period: '30d' })).before.closedInTime).toMatchObject({ value: 0.5, of: 2 });
  });
});

describe('a period of one’s own', () => {
  test.each([
    [{ to: '2026-11-20' }, 'from', '请选从哪天起'],
    [{ from: '2026-11-01' }, 'to', '请选到哪天止'],
    [{ from: '2026-11-20', to: '2026-11-01' }, 'from', '起始日要在截止日以前'],
    [{ from: '2026-11-01', to: '2026-11-21' }, 'to', '截止日最晚到今天'],
    [{ from: '2025-10-01', to: '2026-11-20' }, 'from', '一次最多看 400 天'],
    [{ from: '2026-02-30', to: '2026-11-20' }, 'from', '没有这一天：2026-02-30'],
  ])('%j is refused at its field', async (days, path, message) => {
    expect(await refusalOf(board(world.actors.leader, { period: 'custom', ...days }))).toEqual([{ path, message }]);
  });

  test('a quarter begins with its first month', async () => {
    expect(await board(world.actors.leader, { period: 'quarter' })).toMatchObject({ from: '2026-10-01', to: '2026-11-20' });
    clock.set('2026-01-05T02:00:00Z');
    expect(await board(world.actors.leader, { period: 'quarter' })).toMatchObject({ from: '2026-01-01', to: '2026-01-05' });
  });
});
