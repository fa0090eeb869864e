import { randomUUID } from 'node:crypto';
import { clearDatabase, useTestDatabase } from '../../test/support/database';
import { tellPublished } from '../../test/support/duties';
import { idOf, testClock } from '../../test/support/factories';
import { buildVillageWorld, type Holder, type VillageWorld } from '../../test/support/villages';
import { DeliveryModel, installAnchors, loadCalendar, native, settle, shanghaiInstant, systemContext, verifyAudit, type Context } from '../kernel';
import { analyseUrging, disclosureTally, downloadRecommendation, DutyModel, explainDuty, makeDuties, recordMatter, showDuty, urgeDuty, withdrawMatter, type Duty } from '.';
import { dutyKey } from './model';

const { dataDir } = useTestDatabase();
const ctx = systemContext('test', testClock);
let world: VillageWorld;
let clerk: Context;
let town: Context;

const at = (day: string, time = '09:00'): void => testClock.set(shanghaiInstant(day, time).toISOString());
async function live(day: string, time?: string): Promise<void> {
  at(day, time);
  await settle(testClock);
}
const duty = async (item = 'F0', period = '2026-11'): Promise<Duty> => (await native(DutyModel).findOne({ key: dutyKey(world.village._id, item, period) })) as Duty;
const shown = async (by: Context, item?: string, period?: string) => showDuty(by, idOf(await duty(item, period)));
/** What somebody was told about the first village. */
const told = async (holder: Holder): Promise<string[]> =>
  (await native(DeliveryModel).find({ 'to.accountId': idOf(world.accounts[holder]), 'params.village': '石桥村' }).sort({ createdAt: 1, _id: 1 }).toArray()).map(({ template, params }) => `${template.split('.')[1]} ${params.what}`);
const stages = async (): Promise<string[]> => (await duty()).urged.map(({ stage, on }) => `${stage} ${on}`);

beforeEach(async () => {
  await clearDatabase();
  installAnchors(dataDir());
  await loadCalendar();
  at('2026-11-20');
  world = await buildVillageWorld();
  [clerk, town] = [await world.as('villageClerk', testClock), await world.as('townReviewer', testClock)];
  await makeDuties(ctx);
});

test('over months: green, reminded when yellow, again when red, the recommendation ten working days later, each once', async () => {
  expect((await shown(clerk)).light).toBe('green');
  await live('2026-12-07', '23:59');
  expect([(await shown(clerk)).light, await told('villageClerk')]).toEqual(['green', []]);
  await live('2026-12-08', '00:01');
  expect([(await shown(clerk)).light, await told('villageClerk'), await told('townReviewer')]).toEqual(['yellow', ['reminder 每月收支账（2026年11月）'], []]);
  await live('2026-12-15', '23:59');
  expect((await shown(clerk)).light).toBe('yellow');
  await live('2026-12-16', '00:01');
  expect([(await shown(clerk)).light, (await shown(clerk)).workingDaysLeft]).toEqual(['red', -1]);
  expect(await told('townReviewer')).toEqual(['second 每月收支账（2026年11月）']);
  await live('2026-12-29', '23:59');
  expect(await stages()).toEqual(['reminder 2026-12-08', 'second 2026-12-16']);
  await live('2026-12-30', '00:01');
  expect(await stages()).toEqual(['reminder 2026-12-08', 'second 2026-12-16', 'recommendation 2026-12-30']);
  expect((await duty()).number).toBe('GKJY-2026-0001');
  await live('2026-12-31');
  await live('2027-01-04');
  expect(await stages()).toHaveLength(3);
  expect((await told('villageClerk')).filter((line) => line.includes('每月收支账'))).toHaveLength(3);
});

test('what turns red together in a village is told together, once to each', async () => {
  await live('2027-01-08', '00:01');
  const lines = (await told('villageClerk')).filter((line) => line.startsWith('reminder') && line.includes('季度'));
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(/、.+、.+等 \d+ 件$/);
  expect((await duty('V6', '2026-Q4')).urged.map(({ stage }) => stage)).toEqual(['reminder']);
  expect((await duty('V7', '2026-Q4')).urged.map(({ stage }) => stage)).toEqual(['reminder']);
});

test('published before the recommendation: it is never sent', async () => {
  await live('2026-12-16', '00:01');
  at('2026-12-18');
  await tellPublished(testClock, { villageId: idOf(world.village), itemCode: 'F0', periodKey: '2026-11', onDay: '2026-12-18' });
  await live('2026-12-18');
  await live('2027-01-20');
  expect(await stages()).toEqual(['second 2026-12-16']);
  expect((await shown(clerk)).timeline.map(({ label, lateWorkingDays }) => [label, lateWorkingDays])).toEqual([['列入要公开的', undefined], ['再次提醒，也告诉乡镇', undefined], ['已公开', 3]]);
});

test('a village without a clerk: its town is told', async () => {
  await live('2026-12-08');
  const rows = await native(DeliveryModel).find({ 'params.village': '上柳村' }).toArray();
  expect(rows.map(({ to }) => to.accountId)).toEqual([idOf(world.accounts.townReviewer)]);
});

describe('by hand', () => {
  test('once a day, when it presses; the village is told and it stands on the way of the duty', async () => {
    const early = await shown(town);
    expect(early.abilities.urge).toBe(false);
    await expect(urgeDuty(town, early.id, { version: early.version })).rejects.toMatchObject({ code: 'wrongState' });
    await live('2026-12-09');
    const { id, version } = await shown(town);
    await urgeDuty(town, id, { version });
    await settle(testClock);
    expect(await told('villageClerk')).toEqual(['reminder 每月收支账（2026年11月）', 'manual 每月收支账（2026年11月）']);
    const again = await shown(town);
    expect([again.abilities.urge, again.timeline.map(({ label }) => label)]).toEqual([false, ['列入要公开的', '提醒村里', '测试townReviewer催办', '公开']]);
    await expect(urgeDuty(town, id, { version: again.version })).rejects.toMatchObject({ code: 'wrongState', message: '今天已经催过了，明天可以再催。' });
    at('2026-12-10');
    expect(await urgeDuty(town, id, { version: again.version })).toMatchObject({ urged: [{}, {}, { stage: 'manual', on: '2026-12-10' }] });
    await expect(urgeDuty(clerk, id, { version: again.version + 1 })).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('feedback', () => {
  test('says why and by when; the town is told that it is there, and sees it', async () => {
    await live('2026-12-16');
    const { id, version } = await shown(clerk);
    const words = { reason: '会计住院，账还没有结完', promisedOn: '2026-12-22' };
    await expect(explainDuty(town, id, { version, ...words })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(explainDuty(clerk, id, { version, ...words, promisedOn: '2026-12-15' })).rejects.toMatchObject({ fields: [{ path: 'promisedOn' }] });
    await expect(explainDuty(clerk, id, { version: version - 1, ...words })).rejects.toMatchObject({ code: 'conflict' });
    await explainDuty(clerk, id, { version, ...words });
    await settle(testClock);
    expect((await told('townReviewer')).at(-1)).toBe('explained 每月收支账（2026年11月）');
    expect(JSON.stringify(await native(DeliveryModel).find({}).toArray())).not.toContain('住院');
    expect(await shown(town)).toMatchObject({ promisedOn: '2026-12-22', feedback: [{ ...words, by: '测试villageClerk' }] });
  });
});

describe('a matter that was recorded by mistake', () => {
  const record = () => recordMatter(clerk, { requestKey: randomUUID(), villageId: idOf(world.village), item: 'V16', title: '买了一台打印机', day: '2026-11-20' });

  test('is taken back by the town with a reason, not by the village; what comes round stays', async () => {
    const { _id, trail } = await record();
    const asked = { version: trail.seq, reason: '记成了邻村的' };
    await expect(withdrawMatter(clerk, _id.toHexString(), asked)).rejects.toMatchObject({ code: 'forbidden' });
    expect(await withdrawMatter(town, _id.toHexString(), asked)).toMatchObject({ state: 'cancelled', ended: { reason: '记成了邻村的' } });
    await live('2027-01-20');
    expect(((await native(DutyModel).findOne({ _id })) as Duty).urged).toEqual([]);
    const round = await duty();
    await expect(withdrawMatter(town, idOf(round), { ...asked, version: round.trail.seq })).rejects.toMatchObject({ code: 'wrongState' });
  });
});

test('the recommendation is a document that names what, by when, how late and who was reminded', async () => {
  await live('2026-12-08', '00:01');
  await live('2026-12-16', '00:01');
  await expect(downloadRecommendation(town, idOf(await duty()))).rejects.toMatchObject({ code: 'wrongState' });
  await live('2026-12-30', '00:01');
  const { bytes, filename } = await downloadRecommendation(town, idOf(await duty()));
  expect(filename).toBe('公开建议书 GKJY-2026-0001 石桥村.docx');
  const { default: PizZip } = await import('pizzip');
  const text = new PizZip(bytes).file('word/document.xml')!.asText().replace(/<[^>]+>/g, '');
  for (const part of ['柳溪镇', 'GKJY-2026-0001', '石桥村：', '“每月收支账”（2026年11月）应在2026年12月15日前公开（次月 15 日前）', '已逾期 11 个工作日', '于2026年12月8日、2026年12月16日提醒', '2026年12月30日']) expect(text).toContain(part);
});

test('counts say how many of each were sent, what came of it, and who said why', async () => {
  await live('2026-12-08', '00:01');
  await live('2026-12-16', '00:01');
  const { id, version } = await shown(clerk);
  await explainDuty(clerk, id, { version, reason: '会计住院，账还没有结完', promisedOn: '2026-12-22' });
  at('2026-12-20');
  await tellPublished(testClock, { villageId: idOf(world.village), itemCode: 'F0', periodKey: '2026-11', onDay: '2026-12-20' });
  await live('2026-12-20');
  const span = { from: '2026-12-01', to: '2026-12-31' } as const;
  expect((await verifyAudit({ clock: testClock })).findings).toEqual([]);
  const { total, rows } = await analyseUrging(await world.as('disclosureManager', testClock), { ...span, by: 'town' });
  expect(total).toMatchObject({ due: 3, inTime: 0, late: 1, missing: 2, answered: 1, stages: { reminder: { sent: 3, published: 0, medianDays: null }, second: { sent: 3, published: 1, medianDays: 4 }, recommendation: { sent: 0 } } });
  expect(rows.map(({ name, due, missing }) => [name, due, missing])).toEqual([['柳溪镇', 2, 1], ['梨园镇', 1, 1]]);
  expect((await analyseUrging(town, { ...span, by: 'village' })).rows.map(({ name, missing }) => [name, missing])).toEqual([['上柳村（柳溪镇）', 1], ['石桥村（柳溪镇）', 0]]);
  expect((await analyseUrging(town, { ...span, by: 'item' })).rows).toMatchObject([{ key: 'F0', name: '每月收支账', due: 2 }]);
  await expect(analyseUrging(town, { from: '2026-12-31', to: '2026-12-01', by: 'town' })).rejects.toMatchObject({ code: 'badRequest' });
  const came = await disclosureTally({ path: world.town._id }, { fromYear: 2026, now: testClock.now() });
  expect(came.map(({ villageId, due, late, missing }) => [villageId, due, late, missing]).sort()).toEqual([[idOf(world.neighbour), '2026-12-15', 0, 1], [idOf(world.village), '2026-12-15', 1, 0]].sort());
});
