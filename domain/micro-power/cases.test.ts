import { Readable } from 'node:stream';
import type { RecordStepRequest } from '../../contracts/power-case';
import { useTestDatabase } from '../../test/support/database';
import { idOf } from '../../test/support/factories';
import { buildVillageWorld, type VillageWorld } from '../../test/support/villages';
import { DeadlineModel, DeliveryModel, fixedClock, loadCalendar, native, openFile, saveCalendarYear, settle, storeDocument, systemContext } from '../kernel';
import { answerObjection, closeCase, listCases, listPublicCases, objectToStep, offerCase, openCase, PowerCaseModel, recordStep, releaseCases, returnCase, showCase, type PowerCase } from '.';
import { caseFilter, publicFilter, releasedFirst } from './case-queries';

useTestDatabase();
/** Monday 2 November 2026, ten in the morning. */
const clock = fixedClock('2026-11-02T02:00:00Z');
let world: VillageWorld;
beforeAll(async () => {
  await loadCalendar();
  world = await buildVillageWorld();
});
beforeEach(() => clock.set('2026-11-02T02:00:00Z'));

const as = (holder: Parameters<VillageWorld['as']>[0]) => world.as(holder, clock);
const open = async (code: string, title = '三组一户的事'): Promise<PowerCase> => openCase(await as('villageClerk'), { villageId: idOf(world.village), code, title, concerns: '测试村民', on: '2026-11-02' });
type Done = Partial<Extract<RecordStepRequest['entry'], { kind: 'done' }>>;
const done = (step: number, on: string, more: Done = {}): RecordStepRequest['entry'] => ({ kind: 'done', step, on, doers: [{ name: `测试经办${step}`, post: '' }], vote: null, answer: null, files: [], note: '', ...more });
async function record(one: PowerCase, entry: RecordStepRequest['entry'], correction: string | null = null): Promise<PowerCase> {
  return recordStep(await as('villageClerk'), idOf(one), { version: one.trail.seq, entry, correction });
}
const deadlinesOf = (one: PowerCase) => native(DeadlineModel).find({ 'subject.id': idOf(one) }).sort({ _id: 1 }).toArray();

describe('the time of a step', () => {
  test('runs once the step before is done, turns yellow and red, and ends with the step', async () => {
    // B1: the fifth step has three working days.
    let one = await open('B1');
    for (const step of [1, 2, 3]) one = await record(one, done(step, '2026-11-02', step === 3 ? { answer: 'yes' } : {}));
    expect((await showCase(await as('townReviewer'), idOf(one))).light).toBeNull();
    one = await record(one, done(4, '2026-11-02'));
    const lights = [];
    for (const day of ['02', '04', '05', '06']) {
      clock.set(`2026-11-${day}T02:00:00Z`);
      const { light, due } = await showCase(await as('townReviewer'), idOf(one));
      lights.push([light, due]);
    }
    expect(lights).toEqual([['green', '2026-11-05'], ['yellow', '2026-11-05'], ['yellow', '2026-11-05'], ['red', '2026-11-05']]);
    await settle(clock);
    expect(await native(DeliveryModel).find({ template: 'powerCase.red' }).toArray()).toMatchObject([{ params: { power: '日常财务收支审批', step: '复核' } }]);
    one = await record(one, done(5, '2026-11-06'));
    expect((await deadlinesOf(one)).map(({ state }) => state)).toEqual(['met']);
    expect((await showCase(await as('townReviewer'), idOf(one))).warnings).toContainEqual({ kind: 'late', step: 5, words: '应在 11月5日 周四 前办，晚了 1 个工作日' });
  });

  test('a corrected day of the step before makes another time, and leaves the first to be seen', async () => {
    let one = await open('B1');
    for (const step of [1, 2, 3, 4]) one = await record(one, done(step, '2026-11-02', step === 3 ? { answer: 'yes' } : {}));
    clock.set('2026-11-04T02:00:00Z');
    one = await record(one, done(4, '2026-11-04'), '日期抄错了');
    expect((await deadlinesOf(one)).map(({ state, due }) => [state, due])).toEqual([['cancelled', '2026-11-05'], ['open', '2026-11-09']]);
    const { entries } = await showCase(await as('villageClerk'), idOf(one));
    expect(entries.filter(({ step }) => step === 4).map(({ on, replaced, correction }) => [on, replaced, correction])).toEqual([['2026-11-02', true, null], ['2026-11-04', false, '日期抄错了']]);
  });

  test('what a crash left without a deadline gets it from its event', async () => {
    let one = await open('A5');
    await native(DeadlineModel).deleteMany({ 'subject.id': idOf(one) });
    await native(PowerCaseModel).updateOne({ _id: one._id }, { $set: { current: null, sortKey: 0 } });
    await settle(clock);
    expect((await deadlinesOf(one)).map(({ state, due }) => [state, due])).toEqual([['open', '2026-11-05']]);
    one = (await native(PowerCaseModel).findOne({ _id: one._id })) as PowerCase;
    expect(one.current?.due).toBe('2026-11-05');
  });

  test('a changed calendar moves the day, in the list too', async () => {
    const one = await open('A5');
    await saveCalendarYear(systemContext('test', clock), 2026, { off: [{ name: '本地节日', from: '2026-11-04', to: '2026-11-04' }], work: [], source: '测试用的通知' });
    await settle(clock);
    expect((await showCase(await as('villageClerk'), idOf(one))).due).toBe('2026-11-06');
  });
});

describe('what is taken down', () => {
  test('a skipped step shows with its reason; nothing closes as done while a step is untold', async () => {
    const clerk = await as('villageClerk');
    let one = await open('B4');
    one = await record(one, done(1, '2026-11-02'));
    await expect(closeCase(clerk, idOf(one), { version: one.trail.seq, outcome: 'done', on: '2026-11-02', note: '' })).rejects.toMatchObject({ code: 'badRequest' });
    one = await record(one, { kind: 'skipped', step: 2, reason: '认识这个人' });
    for (const step of [3, 4, 5]) one = await record(one, done(step, '2026-11-02'));
    one = await closeCase(clerk, idOf(one), { version: one.trail.seq, outcome: 'done', on: '2026-11-02', note: '' });
    expect((await showCase(clerk, idOf(one))).warnings).toContainEqual({ kind: 'skipped', step: 2, words: '理由：认识这个人' });
    await expect(recordStep(clerk, idOf(one), { version: one.trail.seq, entry: done(2, '2026-11-02', { answer: 'yes' }), correction: '后来补核实了' })).resolves.toMatchObject({ state: 'closed' });
  });

  test('the same file in another case is told; the first one stands', async () => {
    const clerk = await as('villageClerk');
    const store = async () => (await storeDocument(clerk, Readable.from([Buffer.from('一张收据')]), { name: '票据.txt', purpose: 'staff' })).id;
    const first = await record(await open('B1'), done(1, '2026-11-02', { files: [{ id: await store(), evidence: '票据' }] }));
    const second = await record(await open('B1'), done(1, '2026-11-02', { files: [{ id: await store(), evidence: '票据' }] }));
    expect([first.warned, second.warned]).toEqual([[], ['sameEvidence']]);
    const fileId = second.entries[0]!.files[0]!.id.toHexString();
    await expect(openFile(await as('villageSupervisor'), fileId)).resolves.toMatchObject({ name: '票据.txt' });
    await expect(openFile(await as('fundOfficer'), fileId)).rejects.toMatchObject({ code: 'notFound' });
  });

  test('a step is not recorded twice without a reason, nor for a day to come, nor by whoever saw another version', async () => {
    const one = await record(await open('B2'), done(1, '2026-11-02'));
    await expect(record(one, done(1, '2026-11-02'))).rejects.toMatchObject({ code: 'badRequest' });
    await expect(record(one, done(2, '2026-11-03'))).rejects.toMatchObject({ code: 'badRequest' });
    await expect(record({ ...one, trail: { ...one.trail, seq: 1 } }, done(2, '2026-11-02'))).rejects.toMatchObject({ code: 'conflict' });
  });

  test('answered with no, it has no next step and cannot be told as done', async () => {
    const clerk = await as('villageClerk');
    let one = await open('B4');
    one = await record(await record(one, done(1, '2026-11-02')), done(2, '2026-11-02', { answer: 'no' }));
    expect((await showCase(clerk, idOf(one))).next).toBeNull();
    await expect(closeCase(clerk, idOf(one), { version: one.trail.seq, outcome: 'done', on: '2026-11-02', note: '' })).rejects.toMatchObject({ code: 'badRequest' });
    await expect(closeCase(clerk, idOf(one), { version: one.trail.seq, outcome: 'refused', on: '2026-11-02', note: '' })).resolves.toMatchObject({ state: 'closed' });
  });

  test('whom it concerns is sealed where it is kept', async () => {
    const one = await open('C1');
    expect(JSON.stringify(await native(PowerCaseModel).findOne({ _id: one._id }))).not.toContain('测试村民');
    expect((await showCase(await as('townReviewer'), idOf(one))).concerns).toBe('测试村民');
  });

  test('the supervisor objects, the village answers, once', async () => {
    const supervisor = await as('villageSupervisor');
    let one = await record(await open('B2'), done(1, '2026-11-02'));
    one = await objectToStep(supervisor, idOf(one), { version: one.trail.seq, step: 1, text: '没有预算' });
    const objectionId = one.objections[0]!.id.toHexString();
    expect((await showCase(supervisor, idOf(one))).openObjections).toBe(1);
    one = await answerObjection(await as('villageClerk'), idOf(one), objectionId, { version: one.trail.seq, text: '预算在第三项' });
    expect((await showCase(supervisor, idOf(one))).openObjections).toBe(0);
    await expect(answerObjection(await as('villageClerk'), idOf(one), objectionId, { version: one.trail.seq, text: '再说一次' })).rejects.toMatchObject({ code: 'wrongState' });
  });
});

describe('what everybody sees', () => {
  const publicOf = async () => (await listPublicCases(idOf(world.village), { limit: 20 }, clock.now())).items;

  test('nothing before the town releases; then days, posts and marks, later steps too; nothing after it is returned', async () => {
    let one = await open('C5', '四组一户建房');
    one = await record(one, done(1, '2026-11-02', { note: '测试备注' }));
    one = await offerCase(await as('villageClerk'), idOf(one), { version: one.trail.seq });
    expect(await publicOf()).toEqual([]);
    expect(await releaseCases(await as('townReviewer'), [idOf(one)])).toEqual({ released: 1, left: 0 });
    expect(await releaseCases(await as('townReviewer'), [idOf(one)])).toEqual({ released: 0, left: 1 });
    one = (await native(PowerCaseModel).findOne({ _id: one._id })) as PowerCase;
    one = await record(one, { kind: 'skipped', step: 2, reason: '测试理由' });
    const [shown] = await publicOf();
    expect(shown?.steps.slice(0, 3)).toEqual([
      { number: 1, what: '申请', who: '本人', on: '2026-11-02', marks: [] },
      { number: 2, what: '小组讨论，公示', who: '村民小组', on: null, marks: ['skipped'] },
      { number: 3, what: '村里审查', who: '村委会', on: null, marks: [] },
    ]);
    expect(JSON.stringify(shown)).not.toMatch(/测试/);
    await returnCase(await as('townReviewer'), idOf(one), { version: one.trail.seq, reason: '题目里有人名' });
    expect(await publicOf()).toEqual([]);
    expect(await showCase(await as('villageClerk'), idOf(one))).toMatchObject({ publicity: 'returned', returnedBecause: '题目里有人名', abilities: { offer: true } });
  });

  test('a step that should have been done by now is told as late', async () => {
    let one = await open('A5', '补偿费分配');
    one = await offerCase(await as('villageClerk'), idOf(one), { version: one.trail.seq });
    await releaseCases(await as('townReviewer'), [idOf(one)]);
    expect((await publicOf()).find(({ id }) => id === idOf(one))?.overdue).toBeNull();
    clock.set('2026-11-16T02:00:00Z');
    expect((await publicOf()).find(({ id }) => id === idOf(one))?.overdue).toMatchObject({ number: 1 });
  });
});

test('each sees his own villages, late first; filters are facts', async () => {
  clock.set('2026-11-20T02:00:00Z');
  const town = await as('townReviewer');
  const all = await listCases(town, { limit: 100 });
  expect(all.items.length).toBeGreaterThan(5);
  expect(all.items.map(({ light }) => ['red', 'yellow', 'green', null, 'done'].indexOf(light))).toEqual(all.items.map(({ light }) => ['red', 'yellow', 'green', null, 'done'].indexOf(light)).sort((a, b) => a - b));
  for (const light of ['red', 'none', 'done'] as const) {
    const found = await listCases(town, { limit: 100, light });
    expect(found.items.length).toBeGreaterThan(0);
    for (const item of found.items) expect(item.light ?? 'none').toBe(light);
  }
  for (const item of (await listCases(town, { limit: 100, warned: 'yes' })).items) expect(item.warnings).not.toEqual([]);
  const pages = await listCases(town, { limit: 3 });
  expect((await listCases(town, { limit: 100, cursor: pages.nextCursor! })).items.map(({ id }) => id)).toEqual(all.items.slice(3).map(({ id }) => id));
  expect((await listCases(town, { limit: 100, villageId: idOf(world.elsewhere) })).items).toEqual([]);
  await expect(openCase(await as('villageClerk'), { villageId: idOf(world.neighbour), code: 'C1', title: '别村的事', concerns: '', on: '2026-11-02' })).rejects.toMatchObject({ code: 'notFound' });
});

test('lists read by index, in their order', async () => {
  const town = await as('townReviewer');
  const planOf = async (filter: object, sort: Record<string, 1 | -1>): Promise<string> => JSON.stringify(await native(PowerCaseModel).find(filter).sort(sort).explain());
  const dueFirst = { sortKey: 1, _id: 1 } as const;
  expect(await planOf(caseFilter(town, {}), dueFirst)).toContain('path_1_sortKey_1__id_1');
  expect(await planOf(caseFilter(town, { code: 'B1' }), dueFirst)).toContain('path_1_power.code_1_sortKey_1__id_1');
  expect(await planOf(caseFilter(town, { warned: 'yes' }), dueFirst)).toContain('path_1_hasWarnings_1_sortKey_1__id_1');
  expect(await planOf(caseFilter(town, { publicity: 'offered' }), dueFirst)).toContain('path_1_publicity_1_sortKey_1__id_1');
  expect(await planOf(publicFilter(idOf(world.village)), releasedFirst)).toContain('village.id_1_releasedAt_-1__id_-1');
  expect(await planOf(publicFilter(idOf(world.village), 'B1'), releasedFirst)).toContain('village.id_1_power.code_1_releasedAt_-1__id_-1');
  expect(await planOf({ 'entries.files.sha256': { $in: ['a'] } }, { _id: 1 })).toContain('entries.files.sha256_1');
});
