import fc from 'fast-check';
import type { AssignRosterRequest } from '../../contracts/roster';
import { assignRosterRequest } from '../../contracts/roster';
import { useTestDatabase } from '../../test/support/database';
import { buildPerson } from '../../test/support/factories';
import { buildWorld, clearStory, type World } from '../../test/story/world';
import { closeOrganisation, dispatchEvents, Fault, fixedClock, moveOrganisation, native, ObjectId, OrganisationModel, shanghaiInstant, systemContext, type Context, type OrganisationRecord, type PersonRecord, type StaffActor } from '../kernel';
import { assignRoster, correctRoster, endRoster, listRoster, RosterModel, rosterCandidates, rosterOfToday, rosterOfWeek, whoSat, windowsServedBy } from '.';
import { rosterFilter } from './queries';

useTestDatabase();
// Friday 20 November 2026, 10:00 in Shanghai.
const clock = fixedClock('2026-11-20T02:00:00Z');
const system = systemContext('test', clock);
let world: World;
let someone: PersonRecord;
let another: PersonRecord;

const idOf = (thing: { _id: ObjectId }): string => thing._id.toHexString();
const as = (actor: StaffActor): Context => ({ actor, clock });
const manager = (): Context => as(world.actors.hallManager);
const codeOf = (act: Promise<unknown>): Promise<string> => act.then(() => 'done', (error: unknown) => (error instanceof Fault ? error.code : String(error)));
const fieldOf = (act: Promise<unknown>): Promise<string | undefined> => act.then(() => 'done', (error: Fault) => error.fields?.[0]?.path);
const put = (person: PersonRecord, window: OrganisationRecord, more: Partial<AssignRosterRequest> = {}, ctx: Context = system) =>
  assignRoster(ctx, assignRosterRequest.parse({ windowId: idOf(window), personId: idOf(person), from: '2026-11-20', ...more }));
const names = async (window: OrganisationRecord, day: string, time: string): Promise<string[]> => (await whoSat(window._id, shanghaiInstant(day, time))).map((one) => one.name).sort();

beforeAll(async () => {
  world = await buildWorld(clock);
});
beforeEach(async () => {
  clock.set('2026-11-20T02:00:00Z');
  await clearStory();
  [someone, another] = [await buildPerson({ name: '窗口甲', posts: [{ organisationId: idOf(world.department), title: '科员', from: null, to: null }] }), await buildPerson({ name: '窗口乙', posts: [{ organisationId: idOf(world.hall), title: '窗口人员', from: null, to: null }] })];
});

describe('who sat where', () => {
  test('changes at midnight in Shanghai, and a half-day at 12:30', async () => {
    await put(someone, world.window, { from: '2026-11-20', to: '2026-11-20' });
    await put(another, world.window, { from: '2026-11-21', shift: 'morning' });
    const at = async (instant: string) => (await whoSat(world.window._id, new Date(instant))).map((one) => one.name);
    expect(await at('2026-11-19T15:59:59.999Z')).toEqual([]);
    expect(await at('2026-11-19T16:00:00.000Z')).toEqual(['窗口甲']);
    expect(await at('2026-11-20T15:59:59.999Z')).toEqual(['窗口甲']);
    expect(await at('2026-11-20T16:00:00.000Z')).toEqual(['窗口乙']);
    expect(await at('2026-11-21T04:29:59.999Z')).toEqual(['窗口乙']);
    expect(await at('2026-11-21T04:30:00.000Z')).toEqual([]);
  });

  test('several people share a window, in halves or the whole day', async () => {
    await put(someone, world.window, { shift: 'morning' });
    await put(another, world.window);
    expect(await names(world.window, '2026-11-20', '09:00')).toEqual(['窗口乙', '窗口甲']);
    expect(await names(world.window, '2026-11-20', '15:00')).toEqual(['窗口乙']);
  });

  test('nobody is at two windows in the same half-day, however entries come', async () => {
    const days = ['2026-11-20', '2026-11-21', '2026-11-22', '2026-11-23'] as const;
    const entry = fc.record({
      here: fc.boolean(),
      from: fc.integer({ min: 0, max: 3 }),
      length: fc.option(fc.integer({ min: 0, max: 2 }), { nil: null }),
      shift: fc.constantFrom('day' as const, 'morning' as const, 'afternoon' as const),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(entry, { minLength: 2, maxLength: 6 }), async (wanted) => {
        await native(RosterModel).deleteMany({});
        // All at once: a check before the write alone would let two pass.
        const outcomes = await Promise.all(
          wanted.map(({ here, from, length, shift }) =>
            codeOf(put(someone, here ? world.window : world.otherWindow, { from: days[from]!, to: length === null ? null : (days[Math.min(from + length, 3)] as string), shift })),
          ),
        );
        expect(outcomes).toContain('done');
        for (const day of days) {
          for (const time of ['09:00', '15:00']) {
            const seats = [...(await names(world.window, day, time)), ...(await names(world.otherWindow, day, time))];
            expect(seats.length).toBeLessThanOrEqual(1);
          }
        }
        // What was refused has left nothing behind.
        const standing = await windowsServedBy(someone._id);
        expect(standing).toHaveLength(outcomes.filter((one) => one === 'done').length);
      }),
      { numRuns: 12, seed: 20_261_120 },
    );
  });
});

describe('a change', () => {
  test('ends one entry and adds the next; what was stays as it was', async () => {
    const first = await put(someone, world.window, { from: '2026-11-02', reason: '上线前就坐在这里' });
    await put(another, world.window, { from: '2026-11-21', endOthers: true }, manager());
    expect(await names(world.window, '2026-11-20', '15:00')).toEqual(['窗口甲']);
    expect(await names(world.window, '2026-11-21', '09:00')).toEqual(['窗口乙']);
    const ended = await native(RosterModel).findOne({ _id: first._id });
    expect(ended?.trail.tail.map((entry) => [entry.verb, entry.actor.name])).toEqual([['roster.assign', 'test'], ['roster.end', '柳青']]);
    // He may go on elsewhere from that day.
    await put(someone, world.otherWindow, { from: '2026-11-21' });
  });

  test('that died half-way is finished by its event, once', async () => {
    const first = await put(someone, world.window);
    await put(another, world.window, { from: '2026-11-23', endOthers: true });
    await native(RosterModel).updateOne({ _id: first._id }, { $set: { to: null } });
    await dispatchEvents(clock);
    await dispatchEvents(clock);
    expect((await native(RosterModel).findOne({ _id: first._id }))?.to).toBe('2026-11-22');
  });

  test('does not reach into days that are over, but as a correction with its reason', async () => {
    const entry = await put(someone, world.window, { from: '2026-11-02', reason: '补录' });
    expect(await fieldOf(put(another, world.window, { from: '2026-11-19' }))).toBe('reason');
    expect(await fieldOf(endRoster(manager(), idOf(entry), { version: 1, to: '2026-11-18' }))).toBe('to');
    expect(await codeOf(endRoster(manager(), idOf(entry), { version: 1, to: '2026-11-19' }))).toBe('done');
    expect(await fieldOf(endRoster(manager(), idOf(entry), { version: 2, to: '2026-11-25' }))).toBe('to');
    expect(await codeOf(endRoster(manager(), idOf(entry), { version: 1, to: '2026-11-19' }))).toBe('conflict');
    const right = { version: 2, personId: idOf(another), from: '2026-11-02', to: '2026-11-10', shift: 'morning' as const, strike: false, reason: '当时是窗口乙' };
    const corrected = await correctRoster(manager(), idOf(entry), right);
    expect(corrected.trail.tail.at(-1)).toMatchObject({ verb: 'roster.correct', detail: { reason: '当时是窗口乙', before: '2026-11-02 至 2026-11-19，全天', after: '2026-11-02 至 2026-11-10，上午' } });
    expect(await names(world.window, '2026-11-05', '09:00')).toEqual(['窗口乙']);
    await correctRoster(manager(), idOf(entry), { ...right, version: 3, strike: true, reason: '排错了窗口' });
    expect(await names(world.window, '2026-11-05', '09:00')).toEqual([]);
    expect((await listRoster(manager(), { windowId: idOf(world.window), limit: 20 })).items).toMatchObject([{ struck: { by: '柳青', reason: '排错了窗口' }, person: { name: '窗口乙' } }]);
    expect(await codeOf(correctRoster(manager(), idOf(entry), { ...right, version: 4 }))).toBe('wrongState');
  });

  test('is refused for who has left, and where the window is closed; closing ends the roster', async () => {
    const district = as({ ...world.actors.hallManager, grants: [{ role: 'systemAdmin', organisationId: idOf(world.district) }] });
    const window = (await native(OrganisationModel).findOne({ _id: world.otherWindow._id })) as OrganisationRecord;
    await put(someone, window);
    const later = await put(another, window, { from: '2026-11-23' });
    await closeOrganisation(district, idOf(window), { version: window.trail.seq, reason: '窗口撤销' });
    await dispatchEvents(clock);
    expect(await names(window, '2026-11-20', '15:00')).toEqual(['窗口甲']);
    expect(await names(window, '2026-11-21', '09:00')).toEqual([]);
    expect((await native(RosterModel).findOne({ _id: later._id }))?.struck?.reason).toBe('窗口停用');
    expect(await codeOf(put(someone, window, { from: '2026-11-25' }))).toBe('wrongState');
    await native(OrganisationModel).updateOne({ _id: window._id }, { $set: { active: true } });
  });
});

describe('a hall', () => {
  test('sees its week from Monday to Sunday, and today', async () => {
    await put(someone, world.window, { from: '2026-11-18', to: '2026-11-20', reason: '补录' });
    await put(another, world.window, { from: '2026-11-20', shift: 'afternoon' });
    const week = await rosterOfWeek(manager(), { hallId: idOf(world.hall) });
    expect(week.days.map(({ day }) => day)).toEqual(['2026-11-16', '2026-11-17', '2026-11-18', '2026-11-19', '2026-11-20', '2026-11-21', '2026-11-22']);
    expect(week.days.map(({ working }) => working)).toEqual([true, true, true, true, true, false, false]);
    expect(week.windows).toHaveLength(1);
    expect(week.windows[0]?.days.map((day) => day.map((one) => `${one.name} ${one.shift}`))).toEqual([[], [], ['窗口甲 day'], ['窗口甲 day'], ['窗口甲 day', '窗口乙 afternoon'], ['窗口乙 afternoon'], ['窗口乙 afternoon']]);
    expect((await rosterOfWeek(manager(), { hallId: idOf(world.hall), day: '2026-11-23' })).days[0]?.day).toBe('2026-11-23');
    expect((await rosterOfWeek(manager(), { hallId: idOf(world.hall), day: '2026-11-22' })).days[0]?.day).toBe('2026-11-16');
    expect((await rosterOfToday(manager(), { organisationId: idOf(world.window) })).windows[0]?.people.map((one) => one.name)).toEqual(['窗口甲', '窗口乙']);
  });

  test('is changed by its manager and seen by the commission; nobody of another hall finds it', async () => {
    const entry = await put(someone, world.window, {}, manager());
    const stranger = as(world.actors.otherHallManager);
    expect(await codeOf(put(another, world.window, {}, stranger))).toBe('notFound');
    expect(await codeOf(endRoster(stranger, idOf(entry), { version: 1, to: '2026-11-20' }))).toBe('notFound');
    expect(await codeOf(rosterOfWeek(stranger, { hallId: idOf(world.hall) }))).toBe('notFound');
    expect((await listRoster(stranger, { limit: 20 })).items).toEqual([]);
    expect((await listRoster(as(world.actors.supervisor), { personId: idOf(someone), limit: 20 })).items).toHaveLength(1);
    expect(await codeOf(put(another, world.window, {}, as(world.actors.supervisor)))).toBe('forbidden');
    expect(await codeOf(listRoster(as(world.actors.department), { limit: 20 }))).toBe('forbidden');
  });

  test('chooses among its own people and those of the departments at its windows, without their numbers', async () => {
    await buildPerson({ name: '外人丙', posts: [{ organisationId: idOf(world.otherDepartment), title: '科员', from: null, to: null }] });
    const found = await rosterCandidates(manager(), { windowId: idOf(world.window) });
    expect(found.items.map((one) => one.name).sort()).toEqual(['窗口乙', '窗口甲']);
    expect(Object.keys(found.items[0]!).sort()).toEqual(['code', 'id', 'name', 'post']);
    expect((await rosterCandidates(manager(), { windowId: idOf(world.window), text: '窗口乙' })).items.map((one) => one.post)).toEqual(['窗口人员']);
  });

  test('keeps what is over when its window moves; who sits there goes along', async () => {
    const over = await put(someone, world.window, { from: '2026-11-02', to: '2026-11-10', reason: '补录' });
    const lasting = await put(another, world.window);
    const { trail } = (await native(OrganisationModel).findOne({ _id: world.window._id })) as OrganisationRecord;
    const moved = await moveOrganisation(system, idOf(world.window), { version: trail.seq, parentId: idOf(world.otherHall), reason: '窗口调整' });
    await dispatchEvents(clock);
    const hallsOf = async (actor: StaffActor) => (await listRoster(as(actor), { limit: 20 })).items.map((one) => one.id);
    expect(await hallsOf(world.actors.hallManager)).toEqual([idOf(over)]);
    expect(await hallsOf(world.actors.otherHallManager)).toEqual([idOf(lasting)]);
    await moveOrganisation(system, idOf(world.window), { version: moved.trail.seq, parentId: idOf(world.hall), reason: '调整回来' });
  });
});

test('a history comes in pages, the latest begun first', async () => {
  for (const day of ['20', '21', '22', '23', '24']) await put(someone, world.window, { from: `2026-11-${day}`, to: `2026-11-${day}` });
  const first = await listRoster(manager(), { windowId: idOf(world.window), limit: 3 });
  const second = await listRoster(manager(), { windowId: idOf(world.window), limit: 3, cursor: first.nextCursor as string });
  expect([...first.items, ...second.items].map((one) => one.from)).toEqual(['2026-11-24', '2026-11-23', '2026-11-22', '2026-11-21', '2026-11-20']);
  expect(second.nextCursor).toBeNull();
  expect(await codeOf(listRoster(manager(), { limit: 3, cursor: 'nonsense' }))).toBe('badRequest');
});

test('every list is read by an index', async () => {
  await put(someone, world.window);
  const planOf = async (filter: object) => {
    const plan = (await native(RosterModel).find(filter, { sort: { from: -1, _id: -1 } }).explain('executionStats')) as { queryPlanner: { winningPlan: unknown } };
    return JSON.stringify(plan.queryPlanner.winningPlan);
  };
  expect(await planOf(rosterFilter(manager(), {}))).toContain('path_1_from_-1__id_-1');
  expect(await planOf(rosterFilter(system, { windowId: idOf(world.window) }))).toContain('windowId_1_from_-1__id_-1');
  expect(await planOf(rosterFilter(system, { personId: idOf(someone) }))).toContain('personId_1_from_-1__id_-1');
  expect(await planOf({ windowId: world.window._id, from: { $lte: '2026-11-20' } })).toContain('windowId_1_from_-1__id_-1');
});
