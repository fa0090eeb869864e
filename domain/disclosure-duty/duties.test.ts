import { randomUUID } from 'node:crypto';
import { saveEntryRequest, type SaveEntryRequest } from '../../contracts/disclosure-catalogue';
import { clearDatabase, useTestDatabase } from '../../test/support/database';
import { tellPublished, type PublishedFact } from '../../test/support/duties';
import { buildVillage, idOf, testClock } from '../../test/support/factories';
import { buildVillageWorld, type VillageWorld } from '../../test/support/villages';
import { allEntries, saveEntry, showEntry } from '../disclosure';
import { DeadlineModel, findDeadlines, installAnchors, loadCalendar, native, OrganisationModel, runJobs, saveCalendarYear, settle, shanghaiInstant, systemContext } from '../kernel';
import { dutyFor, DutyModel, makeDuties, recordMatter, type Duty } from '.';
import { dutyKey } from './model';

const { dataDir } = useTestDatabase();
const ctx = systemContext('test', testClock);
let world: VillageWorld;

function at(day: string, time = '09:00'): void {
  testClock.set(shanghaiInstant(day, time).toISOString());
}
const duties = async (filter: object = {}): Promise<Duty[]> => (await native(DutyModel).find(filter).sort({ key: 1 }).toArray()) as Duty[];
const duty = async (item: string, period: string): Promise<Duty | undefined> => (await duties({ key: dutyKey(idOf(world.village), item, period) }))[0];
const periodsOf = async (item: string): Promise<string[]> => (await duties({ path: world.village._id, 'item.code': item })).map(({ period }) => period.key);
const publish = async (fact: Partial<PublishedFact>): Promise<void> => {
  await tellPublished(testClock, { villageId: idOf(world.village), itemCode: 'F0', periodKey: '2026-11', onDay: '2026-12-10', ...fact });
  await settle(testClock);
};
async function change(code: string, over: Partial<SaveEntryRequest>): Promise<void> {
  const { entry, revision } = await showEntry(await world.as('disclosureManager', testClock), code);
  await saveEntry(await world.as('disclosureManager', testClock), code, saveEntryRequest.parse({ ...entry, revision, note: '按本区的做法改', ...over }));
  await settle(testClock);
}

beforeEach(async () => {
  await clearDatabase();
  installAnchors(dataDir());
  await loadCalendar();
  at('2026-11-20');
  world = await buildVillageWorld();
  await makeDuties(ctx);
});

describe('what a village owes', () => {
  test('is each item that comes round, once for the running period', async () => {
    const of = await duties({ path: world.village._id });
    expect(of.length).toBe((await allEntries()).filter(({ entry }) => entry.partOf === null && !entry.ahead && entry.places.includes('village') && ['monthly', 'quarterly', 'halfYearly', 'yearly'].includes(entry.frequency)).length);
    expect([await periodsOf('F0'), await periodsOf('V6'), await periodsOf('F4.3'), await periodsOf('V3'), await periodsOf('S1'), await periodsOf('F2.1'), await periodsOf('C6')]).toEqual([['2026-11'], ['2026-Q4'], ['2026-H2'], ['2026'], [], [], []]);
  });

  test('is due by the terms of the district, plans within their year', async () => {
    expect([(await duty('F0', '2026-11'))?.due, (await duty('V6', '2026-Q4'))?.due, (await duty('F4.3', '2026-H2'))?.due]).toEqual(['2026-12-15', '2027-01-15', '2027-01-15']);
    // 31 January 2027 is a Sunday.
    expect((await duty('V3', '2026'))?.due).toBe('2027-02-01');
    // The plan of 2026 was due in March, before anybody was asked for it; the next one comes with its year.
    expect(await duty('F1.1', '2026')).toBeUndefined();
    at('2027-01-02');
    await makeDuties(ctx);
    expect(await duty('F1.1', '2027')).toMatchObject({ due: '2027-03-31', rule: '当年 3 月底前' });
  });

  test('is made once, however often and by however many', async () => {
    const [before, deadlines] = [await duties(), await native(DeadlineModel).countDocuments()];
    expect(await Promise.all([makeDuties(ctx), makeDuties(ctx)])).toEqual([0, 0]);
    await native(DutyModel).deleteOne({ _id: before[0]!._id });
    // Its deadline is still there, as after a crash between the two writes.
    const made = await Promise.all([makeDuties(ctx), makeDuties(ctx)]);
    expect(made[0] + made[1]).toBe(1);
    expect([(await duties()).length, await native(DeadlineModel).countDocuments()]).toEqual([before.length, deadlines]);
  });

  test('grows by the job when a period begins, and what began while nothing ran is made up for', async () => {
    await runJobs(testClock);
    at('2026-11-21', '02:00');
    await runJobs(testClock);
    at('2027-02-03', '02:00');
    await runJobs(testClock);
    expect(await periodsOf('F0')).toEqual(['2026-11', '2026-12', '2027-01', '2027-02']);
    expect(await periodsOf('V6')).toEqual(['2026-Q4', '2027-Q1']);
  });

  test('begins for a new village with the period it was entered in', async () => {
    const village = await buildVillage({ parentId: idOf(world.town), name: '新建村' });
    at('2026-12-02');
    await makeDuties(ctx, { from: '2026-06-01' });
    expect((await duties({ path: village._id, 'item.code': 'F0' })).map(({ period }) => period.key)).toEqual(['2026-11', '2026-12']);
  });
});

describe('publishing', () => {
  test('meets what was owed; its deadline ends and it tells nobody any more', async () => {
    at('2026-12-05');
    await publish({ onDay: '2026-12-05' });
    expect(await duty('F0', '2026-11')).toMatchObject({ state: 'met', published: { on: '2026-12-05', lateWorkingDays: 0 } });
    expect(await findDeadlines([dutyKey(idOf(world.village), 'F0', '2026-11')])).toMatchObject([{ state: 'met' }]);
    at('2027-02-20');
    await settle(testClock);
    expect((await duty('F0', '2026-11'))?.urged).toEqual([]);
  });

  test('late is late by working days, on the due day it is in time', async () => {
    at('2026-12-15');
    await publish({ onDay: '2026-12-15' });
    expect((await duty('F0', '2026-11'))?.published).toMatchObject({ lateWorkingDays: 0 });
    // Due on Friday 15 January, published on Sunday the 17th and Monday the 18th.
    await publish({ itemCode: 'V6', periodKey: '2026-Q4', onDay: '2027-01-17' });
    await publish({ itemCode: 'V7', periodKey: '2026-Q4', onDay: '2027-01-18' });
    expect([(await duty('V6', '2026-Q4'))?.published?.lateWorkingDays, (await duty('V7', '2026-Q4'))?.published?.lateWorkingDays]).toEqual([1, 1]);
  });

  test('a correction changes nothing, nor does what nobody asked for, nor a second telling', async () => {
    await publish({ corrects: 'a'.repeat(24) });
    expect((await duty('F0', '2026-11'))?.state).toBe('open');
    await publish({ onDay: '2026-12-10' });
    const met = await duty('F0', '2026-11');
    await publish({ onDay: '2026-12-20' });
    await publish({ periodKey: '2019-01' });
    expect(await duty('F0', '2026-11')).toEqual(met);
  });

  test('whoever publishes asks for the day', async () => {
    expect([await dutyFor(idOf(world.village), 'F0', '2026-11'), await dutyFor(idOf(world.village), 'F0', '2019-01')]).toEqual(['2026-12-15', null]);
  });
});

describe('the catalogue changes', () => {
  test('an item that is taken out is owed no more; one that comes back is', async () => {
    await change('V6', { active: false });
    expect((await duties({ 'item.code': 'V6' })).map(({ state, ended }) => [state, ended?.reason])).toEqual(Array(3).fill(['cancelled', '这一项不再公开']));
    expect(await findDeadlines([dutyKey(idOf(world.village), 'V6', '2026-Q4')])).toMatchObject([{ state: 'cancelled' }]);
    expect(await dutyFor(idOf(world.village), 'V6', '2026-Q4')).toBeNull();
    at('2027-01-02');
    await change('V6', { active: true });
    expect(await periodsOf('V6')).toEqual(['2026-Q4', '2027-Q1']);
  });

  test('what is no longer for villages stays with communities only', async () => {
    await change('P1', { places: ['community'] });
    expect((await duties({ 'item.code': 'P1' })).map(({ state }) => state)).toEqual(['cancelled', 'cancelled', 'cancelled']);
  });

  test('another frequency begins with the next whole period: no month is left out or asked for twice', async () => {
    await change('F0', { frequency: 'quarterly' });
    await change('V6', { frequency: 'monthly' });
    at('2027-02-03');
    await makeDuties(ctx, { from: '2026-11-20' });
    expect([await periodsOf('F0'), await periodsOf('V6')]).toEqual([['2026-11', '2026-12', '2027-Q1'], ['2026-Q4', '2027-01', '2027-02']]);
  });

  test('a village that was closed owes nothing', async () => {
    await native(OrganisationModel).updateOne({ _id: world.village._id }, { $set: { active: false } });
    await runJobs(testClock);
    at('2026-11-21', '02:00');
    await runJobs(testClock);
    expect((await duties({ path: world.village._id, state: 'open' })).length).toBe(0);
    expect((await duties({ path: world.neighbour._id, state: 'open' })).length).toBeGreaterThan(0);
  });
});

test('a holiday that is entered later moves what is due into it, in the list too', async () => {
  await saveCalendarYear(ctx, 2027, { off: [{ name: '春节', from: '2027-02-01', to: '2027-02-07' }], work: [], source: '测试用的通知' });
  await settle(testClock);
  const moved = await duty('V3', '2026');
  expect([moved?.due, moved?.sortKey]).toEqual(['2027-02-08', moved?.dueAt.getTime()]);
});

describe('a matter of its own', () => {
  const matter = (over: object = {}) => ({ requestKey: randomUUID(), villageId: idOf(world.village), item: 'S1', title: '村南地块补偿款到账', day: '2026-11-18', ...over });
  const clerk = () => world.as('villageClerk', testClock);

  test('is owed so many days from its own day, and a repeated request is one', async () => {
    const asked = matter();
    const recorded = await recordMatter(await clerk(), asked);
    expect(recorded).toMatchObject({ period: { key: '2026-11-18.1', label: '2026年11月18日' }, matter: { title: '村南地块补偿款到账', by: '测试villageClerk' }, rule: '发生后 10 天内' });
    // The 28th is a Saturday.
    expect(recorded.due).toBe('2026-11-30');
    expect((await recordMatter(await clerk(), asked))._id).toEqual(recorded._id);
    const others = await Promise.all([recordMatter(await clerk(), matter()), recordMatter(await clerk(), matter())]);
    expect(others.map(({ period }) => period.key).sort()).toEqual(['2026-11-18.2', '2026-11-18.3']);
  });

  test('is neither of a day to come nor of long ago, and of an item that the village publishes by itself', async () => {
    const by = await clerk();
    const refused = (over: object): Promise<unknown> => recordMatter(by, matter(over)).then(() => 'taken', ({ fields }: { fields: { path: string }[] }) => fields.map(({ path }) => path));
    expect(await Promise.all([refused({ day: '2026-11-21' }), refused({ day: '2025-01-01' }), refused({ item: 'F2.1' }), refused({ item: 'C4' })])).toEqual([['day'], ['day'], ['item'], ['item']]);
  });

  test('is recorded by its own village’s clerk or town, nobody else', async () => {
    await expect(recordMatter(await clerk(), matter({ villageId: idOf(world.neighbour) }))).rejects.toMatchObject({ code: 'notFound' });
    await expect(recordMatter(await world.as('villageSupervisor', testClock), matter())).rejects.toMatchObject({ code: 'forbidden' });
    expect(await recordMatter(await world.as('townReviewer', testClock), matter({ villageId: idOf(world.neighbour) }))).toMatchObject({ village: { name: '上柳村' } });
  });
});
