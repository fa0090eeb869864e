import fc from 'fast-check';
import { annotateRating, changeRating, findRatingByReceipt, RatingModel } from '../rating';
import { assignRosterRequest, rosterShift } from '../../contracts/roster';
import { fileAppealRequest, proposeJudgementRequest } from '../../contracts/appeal';
import { myWindow, ownRating } from '../../contracts/own-results';
import { releaseRating } from '../rating';
import { decideAppeal, listAppeals, proposeJudgement } from '../appeal';
import { assignRoster } from '../roster';
import { useTestDatabase } from '../../test/support/database';
import { buildPerson } from '../../test/support/factories';
import { buildRating, buildWorld, clearStory, rate, withPhone, type World } from '../../test/story/world';
import { createDemoAccount, dayNumber, dayOfNumber, Fault, fixedClock, listInbox, native, ObjectId, settle, shanghaiDay, systemContext, type Context, type OrganisationRecord, type PersonRecord } from '../kernel';
import { appealOwnRating, completeOwnAppeal, listOwnRatings, replyToRating, showMyWindow } from '.';
import { seatFilter } from './queries';
import { seatsOf } from './seats';

useTestDatabase();
const clock = fixedClock('2026-11-20T07:42:00Z');
const system = systemContext('test', clock);
let world: World;
let person: PersonRecord;
let worker: Context;
let serial = 0;

const idOf = (thing: { _id: ObjectId }): string => thing._id.toHexString();
const codeOf = (act: Promise<unknown>): Promise<string> => act.then(() => 'done', (error: unknown) => (error instanceof Fault ? error.code : String(error)));
const sit = (who: PersonRecord, window: OrganisationRecord, more: object) => assignRoster(system, assignRosterRequest.parse({ windowId: idOf(window), personId: idOf(who), from: '2026-11-20', reason: '补录', ...more }));
const rateAt = async (instant: string, more: Parameters<typeof buildRating>[1] = {}): Promise<string> => {
  const { receiptCode } = await rate(fixedClock(instant), buildRating(world, more));
  return idOf((await findRatingByReceipt(receiptCode))!);
};
const list = async (ctx = worker) => (await listOwnRatings(ctx, { limit: 20 })).items;

async function workerAt(at: OrganisationRecord, who: PersonRecord | null): Promise<Context> {
  serial += 1;
  const account = await createDemoAccount(system, { username: `gong${serial}`, name: '窗口甲', password: 'irrelevant', ...(who ? { personId: who._id } : {}), grants: [{ role: 'windowWorker', organisationId: at._id }] });
  return { actor: { kind: 'staff', accountId: idOf(account), name: '窗口甲', grants: [{ role: 'windowWorker', organisationId: idOf(at) }] }, clock };
}

beforeAll(async () => {
  world = await buildWorld(clock);
});
beforeEach(async () => {
  clock.set('2026-11-20T07:42:00Z');
  await clearStory();
  person = await buildPerson({ name: '窗口甲', posts: [{ organisationId: idOf(world.department), title: '窗口人员', from: null, to: null }] });
  worker = await workerAt(world.hall, person);
});

describe('own results', () => {
  test('are what came in while one sat there, and no second of a colleague’s', async () => {
    const colleague = await buildPerson({ name: '窗口乙' });
    await sit(person, world.window, { from: '2026-11-18', to: '2026-11-19' });
    await sit(person, world.window, { from: '2026-11-20', shift: 'morning' });
    await sit(colleague, world.window, { from: '2026-11-20', shift: 'afternoon' });
    const mine = [await rateAt('2026-11-20T04:29:59.999Z'), await rateAt('2026-11-19T15:59:59.999Z', { level: 'satisfied' }), await rateAt('2026-11-17T16:00:00.000Z', { level: 'acceptable' })];
    await rateAt('2026-11-20T04:30:00.000Z');
    await rateAt('2026-11-17T15:59:59.999Z');
    await rateAt('2026-11-19T03:00:00.000Z', { windowCode: world.otherWindow.window!.code });
    expect((await list()).map((one) => one.id)).toEqual(mine);
    expect(await showMyWindow(worker)).toMatchObject({
      state: 'ready',
      today: { day: '2026-11-20', seats: [{ window: '3号窗口 社会保险', hall: '柳溪镇便民服务中心', shift: 'morning' }], counts: { satisfied: 0, dissatisfied: 1 } },
      period: { from: '2026-10-22', to: '2026-11-20', counts: { satisfied: 1, acceptable: 1, dissatisfied: 1, setAside: 0 }, satisfaction: null },
    });
    expect((await list(await workerAt(world.hall, colleague))).map((one) => [one.day, one.half])).toEqual([['2026-11-20', 'afternoon']]);
  });

  test('hold nothing secret until it is released', async () => {
    await sit(person, world.window, {});
    const id = await rateAt('2026-11-20T02:00:00Z', { reasons: ['902'] });
    expect([await list(), (await showMyWindow(worker)).period.counts.dissatisfied]).toEqual([[], 0]);
    expect(await codeOf(replyToRating(worker, id, '当时没有这回事'))).toBe('notFound');
    await releaseRating({ actor: world.actors.leader, clock }, id, '查无实据，转窗口改进');
    expect((await list()).map((one) => one.id)).toEqual([id]);
  });

  test('tell nothing of who rated: no hour, no words but those passed on, no phone, no channel', async () => {
    await sit(person, world.window, {});
    const id = await rateAt('2026-11-20T02:13:57.123Z', { ...withPhone, comment: '我是做小买卖的老张，让我跑了三趟' });
    await rateAt('2026-11-20T02:00:00Z', { level: 'satisfied' });
    const page = await listOwnRatings(worker, { limit: 1 });
    const told = JSON.stringify([page, await showMyWindow(worker), Buffer.from(page.nextCursor as string, 'base64url').toString()]);
    for (const secret of ['老张', '138', '02:13', '10:13', '13:57', 'weapp']) expect(told).not.toContain(secret);
    expect(page.items[0]).toMatchObject({ id, day: '2026-11-20', half: 'morning', reasons: ['没一次说清要什么材料'], words: null });
    await annotateRating(system, new ObjectId(id), { passedOn: { words: '群众反映跑了三趟', photoIds: [] } });
    expect((await list())[0]).toMatchObject({ words: '群众反映跑了三趟' });
    expect(ownRating.strict().safeParse((await list())[0]).success).toBe(true);
    expect(myWindow.strict().safeParse(await showMyWindow(worker)).success).toBe(true);
  });

  test('end at the halls and windows that are granted, and need a person and a roster', async () => {
    await sit(person, world.otherWindow, {});
    await rateAt('2026-11-20T02:00:00Z', { windowCode: world.otherWindow.window!.code });
    expect([await list(), (await showMyWindow(worker)).state]).toEqual([[], 'noRoster']);
    expect(await list(await workerAt(world.otherWindow, person))).toHaveLength(1);
    expect(await showMyWindow(await workerAt(world.hall, null))).toMatchObject({ state: 'noPerson', period: { counts: { dissatisfied: 0 } } });
    for (const actor of [world.actors.hallManager, world.actors.leader]) expect(await codeOf(listOwnRatings({ actor, clock }, { limit: 20 }))).toBe('forbidden');
  });

  test('count apart what was judged mistaken or malicious', async () => {
    await sit(person, world.window, {});
    const id = await rateAt('2026-11-20T02:00:00Z');
    const judgement = { verdict: 'malicious' as const, reason: '同一人多次', at: clock.now(), proposedBy: '陆平', decidedBy: '魏岚', appealId: new ObjectId() };
    await changeRating(system, id, 'rating.judge', () => ({ set: { judgement } }));
    expect((await showMyWindow(worker)).period.counts).toEqual({ satisfied: 0, acceptable: 0, dissatisfied: 0, setAside: 1 });
    expect(await list()).toMatchObject([{ verdict: 'malicious', level: 'dissatisfied' }]);
  });

  test('come in pages, each rating once; another’s rating is no place to go on from', async () => {
    await sit(person, world.window, { from: '2026-11-16', shift: 'morning', to: '2026-11-17' });
    await sit(person, world.window, { from: '2026-11-18' });
    const foreign = await rateAt('2026-11-17T08:00:00Z', { level: 'satisfied' });
    const mine: string[] = [];
    for (const day of ['20', '19', '17', '16']) for (const minute of ['30', '30', '10']) mine.push(await rateAt(`2026-11-${day}T02:${minute}:00Z`, { level: 'satisfied' }));
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listOwnRatings(worker, { limit: 5, cursor });
      seen.push(...page.items.map((one) => one.id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(seen).toHaveLength(mine.length);
    expect([...seen].sort()).toEqual([...mine].sort());
    const bad = Buffer.from(JSON.stringify({ after: foreign })).toString('base64url');
    expect(await codeOf(listOwnRatings(worker, { limit: 5, cursor: bad }))).toBe('badRequest');
  });

  test('are read by the index of the window', async () => {
    await sit(person, world.window, {});
    await rateAt('2026-11-20T02:00:00Z');
    const filter = seatFilter({ windowId: world.window._id, from: new Date('2026-10-20'), until: clock.now() });
    const plan = (await native(RatingModel).find(filter, { sort: { receivedAt: -1, _id: -1 } }).explain('executionStats')) as { queryPlanner: { winningPlan: unknown } };
    expect(JSON.stringify(plan.queryPlanner.winningPlan)).toContain('path_1_receivedAt_-1__id_-1');
  });
});

describe('a word of the worker’s', () => {
  test('can be changed for 24 hours, and is one for each rating', async () => {
    const colleague = await buildPerson({ name: '窗口乙' });
    await sit(person, world.window, {});
    await sit(colleague, world.window, {});
    const id = await rateAt('2026-11-20T02:00:00Z');
    expect(await replyToRating(worker, id, '当时系统断网')).toMatchObject({ reply: { by: '窗口甲', text: '当时系统断网' }, mayReply: true });
    clock.advance(24 * 3_600_000 - 1);
    await replyToRating(worker, id, '当时系统断网，已当面说明');
    clock.advance(1);
    expect(await codeOf(replyToRating(worker, id, '再改一次'))).toBe('wrongState');
    expect((await list())[0]).toMatchObject({ reply: { text: '当时系统断网，已当面说明' }, mayReply: false });
    const other = await workerAt(world.hall, colleague);
    expect(await codeOf(replyToRating(other, id, '我也说一句'))).toBe('wrongState');
    const stored = await native(RatingModel).findOne({ _id: new ObjectId(id) });
    expect(stored?.trail.tail.map((entry) => entry.verb)).toEqual(['rating.submit', 'rating.reply', 'rating.reply']);
    expect(JSON.stringify(stored?.trail)).not.toContain('断网');
  });

  test('is for what he received only', async () => {
    await sit(person, world.window, { shift: 'afternoon' });
    const id = await rateAt('2026-11-20T02:00:00Z');
    expect(await codeOf(replyToRating(worker, id, '说一句'))).toBe('notFound');
    expect(await codeOf(replyToRating({ actor: world.actors.hallManager, clock }, id, '说一句'))).toBe('forbidden');
  });
});

test('seats cover exactly the half-days of a span, within the days asked for', () => {
  const day = fc.integer({ min: dayNumber('2026-10-01'), max: dayNumber('2026-12-31') }).map(dayOfNumber);
  fc.assert(
    fc.property(day, fc.option(day, { nil: null }), fc.constantFrom(...rosterShift.options), fc.integer({ min: 0, max: 92 * 48 }), (from, to, shift, halfHours) => {
      const instant = new Date(Date.parse('2026-09-30T16:00:00Z') + halfHours * 1_800_000);
      const [today, half] = [shanghaiDay(instant), (instant.getTime() + 8 * 3_600_000) % 86_400_000 < 12.5 * 3_600_000 ? 'morning' : 'afternoon'];
      const inside = today >= from && (to === null || today <= to) && today >= '2026-10-22' && today <= '2026-11-20' && (shift === 'day' || shift === half);
      const seats = seatsOf({ windowId: new ObjectId(), from, to, shift }, '2026-10-22', '2026-11-20');
      return seats.some((seat) => seat.from <= instant && instant < seat.until) === inside;
    }),
    { seed: 20_261_120, numRuns: 500 },
  );
});

test('a rate is told from 30 ratings on, with its interval', async () => {
  await sit(person, world.window, {});
  for (let index = 0; index < 29; index += 1) await rateAt('2026-11-20T02:00:00Z', { level: index < 27 ? 'satisfied' : 'dissatisfied' });
  expect((await showMyWindow(worker)).period.satisfaction).toBeNull();
  await rateAt('2026-11-20T02:00:00Z');
  const { value, low, high, of } = (await showMyWindow(worker)).period.satisfaction!;
  expect([value, low, high, of].map((one) => Number(one.toFixed(4)))).toEqual([0.9, 0.7438, 0.9654, 30]);
});

describe('an appeal of one’s own', () => {
  const mistaken = { wanted: 'mistaken', grounds: ['contradicts'], reason: '选的是不满意，写的是很满意。', fileIds: [] } as const;
  const appeal = (id: string, ctx = worker) => appealOwnRating(ctx, id, fileAppealRequest.parse(mistaken));

  test('is the unit’s one, is told to him with what came of it, and is completed by him alone', async () => {
    const colleague = await buildPerson({ name: '窗口乙' });
    await sit(person, world.window, {});
    await sit(colleague, world.window, {});
    const id = await rateAt('2026-11-20T02:00:00Z');
    expect((await list())[0]).toMatchObject({ appeal: null, appealUntil: '2026-11-27' });
    expect(await appeal(id)).toMatchObject({ appeal: { number: 'SS-2026-0001', state: 'pending', mine: true, opinion: null }, appealUntil: null });
    expect(await codeOf(appeal(id))).toBe('wrongState');
    await settle(clock);
    const supervisor = { actor: world.actors.supervisor, clock };
    const [waiting] = (await listAppeals(supervisor, { tab: 'toDecide', limit: 20 })).items;
    await decideAppeal(supervisor, waiting!.id, { decision: 'returned', opinion: '请附上当时的办件记录。' });
    await settle(clock);
    expect((await listInbox(worker, { unread: 'all', limit: 20 })).items).toMatchObject([{ title: '请补充 SS-2026-0001', link: '/my-window' }]);
    const other = await workerAt(world.hall, colleague);
    expect((await list(other))[0]).toMatchObject({ appeal: { state: 'returned', mine: false, opinion: '请附上当时的办件记录。' } });
    expect(await codeOf(completeOwnAppeal(other, id, { reason: '补充一下说明', fileIds: [] }))).toBe('forbidden');
    expect(await completeOwnAppeal(worker, id, { reason: '办件记录在窗口系统里，编号 12。', fileIds: [] })).toMatchObject({ appeal: { state: 'pending' } });
    await settle(clock);
    await decideAppeal(supervisor, waiting!.id, { decision: 'approved', opinion: '选的和写的明显相反。' });
    await settle(clock);
    expect((await list())[0]).toMatchObject({ verdict: 'mistaken', appeal: { state: 'approved', opinion: '选的和写的明显相反。' } });
    expect((await showMyWindow(worker)).period.counts).toMatchObject({ dissatisfied: 0, setAside: 1 });
  });

  test('is for what he received only, within its days, and tells nothing of what others asked', async () => {
    await sit(person, world.window, { shift: 'afternoon' });
    expect(await codeOf(appeal(await rateAt('2026-11-20T02:00:00Z')))).toBe('notFound');
    const id = await rateAt('2026-11-20T06:00:00Z');
    expect(await codeOf(appeal(id, { actor: world.actors.hallManager, clock }))).toBe('forbidden');
    await proposeJudgement({ actor: world.actors.officer, clock }, id, proposeJudgementRequest.parse({ ...mistaken, wanted: 'malicious', grounds: ['noVisit'] }));
    expect((await list()).find((one) => one.id === id)).toMatchObject({ appeal: null, appealUntil: null });
    clock.set('2026-11-28T02:00:00Z');
    expect(await codeOf(appeal(id))).toBe('wrongState');
  });
});
