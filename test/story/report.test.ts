import type { RatingLevel } from '../../contracts/rating';
import { statisticsQuery, type StatisticsBoard } from '../../contracts/statistics';
import { answerRectification, FollowUpModel } from '../../domain/follow-up';
import { closedFilter } from '../../domain/follow-up/closed';
import { native, settle, systemContext, type StaffActor } from '../../domain/kernel';
import { readEntry, zipEntries } from '../../domain/kernel/files/zip';
import { readWholeXml } from '../../domain/kernel/tables/xml';
import { changeRating } from '../../domain/rating';
import { monthlyReport } from '../../domain/report';
import { showBoard } from '../../domain/statistics';
import { codeOf, useOffice } from './office';
import { buildRating, rate, withPhone } from './world';

const office = useOffice();
const system = systemContext('test', office.clock);

/** The words of each paragraph and each row of a table, in order, as a reader sees them. */
async function linesOf(bytes: Buffer): Promise<string[]> {
  const entries = zipEntries(bytes, 50)!.filter((entry) => !entry.name.endsWith('/'));
  expect(entries.map((entry) => entry.name)[0]).toBe('[Content_Types].xml');
  const lines: string[] = [];
  for (const entry of entries) {
    const content = (await readEntry(bytes, entry))!;
    let [line, within] = ['', 0];
    // Throws where a part is not well-formed.
    await readWholeXml(content, {
      open: (name) => void (within += name === 'tr' ? 1 : 0),
      text: (text) => void (line += text.trim() === '' ? '' : text),
      close: (name) => {
        if (name === 'tc') line += '｜';
        within -= name === 'tr' ? 1 : 0;
        if (name !== 'tr' && (name !== 'p' || within > 0)) return;
        if (entry.name === 'word/document.xml') lines.push(line.replace(/｜$/, ''));
        line = '';
      },
    });
  }
  return lines;
}

const report = async (actor: StaffActor, month: string, organisationId?: string): Promise<string[]> => linesOf((await monthlyReport(office.as(actor), { month, ...(organisationId ? { organisationId } : {}) })).bytes);
const idOf = (one: { _id: { toHexString(): string } }): string => one._id.toHexString();

async function rated(windowOf: 'window' | 'otherWindow', level: RatingLevel, count: number, reasons: string[] = []): Promise<void> {
  for (let index = 0; index < count; index += 1) await rate(office.clock, buildRating(office.world, { windowCode: office.world[windowOf].window!.code, level, reasons }));
}

/** September and October of a hall: rated, one put right and rated again, one set aside, two for the commission only. */
async function twoMonths(): Promise<void> {
  office.at('2026-09-16', '10:00');
  await rated('window', 'satisfied', 30);
  await rated('window', 'dissatisfied', 10, ['214']);
  office.at('2026-10-13', '10:00');
  await rated('window', 'satisfied', 35);
  await rated('window', 'acceptable', 5);
  await rated('window', 'dissatisfied', 4, ['208']);
  await rated('otherWindow', 'satisfied', 12);
  office.at('2026-10-14', '10:00');
  await rated('window', 'dissatisfied', 2, ['902']);
  const { id } = await office.opened({ reasons: ['208'], ...withPhone });
  await office.call(id, 'confirmed');
  await office.send(id);
  await office.answer(id);
  await office.accept(id);
  office.at('2026-10-16', '11:00');
  await office.call(id, 'confirmed', { secondLevel: 'satisfied' });
  const other = await native(FollowUpModel).findOne({ state: 'toContact', secret: false, ratedAt: { $gt: new Date('2026-10-01') } });
  const judgement = { verdict: 'malicious' as const, reason: '同一台手机一天评了五次', at: office.clock.now(), proposedBy: '沈宁', decidedBy: '陆平', appealId: other!._id };
  await changeRating(system, other!._id, 'rating.judge', () => ({ set: { judgement } }));
  office.at('2026-11-20', '09:00');
  await settle(office.clock);
}

test('a hall’s month: its figures are those of the statistics, against the month before, and nothing secret is in them', async () => {
  await twoMonths();
  const { hallManager, leader } = office.world.actors;
  const lines = await report(hallManager, '2026-10');
  const board: StatisticsBoard = await showBoard(office.as(hallManager), statisticsQuery.parse({ period: 'custom', from: '2026-10-01', to: '2026-10-31' }));
  const { satisfied, acceptable, dissatisfied } = board.counts;
  // Five were dissatisfied; the one judged malicious does not count, the two secret ones are not the hall's.
  expect([satisfied, acceptable, dissatisfied]).toEqual([35, 5, 4]);
  const valid = satisfied + acceptable + dissatisfied;
  expect(lines.slice(0, 4)).toEqual(['群众评议月报', '（柳溪镇便民服务中心，2026年10月）', '一、数据口径', '时间：2026年10月1日至10月31日。按评议收到的日子算。']);
  expect(lines).toEqual(expect.arrayContaining([
    `有效评价｜${valid} 条｜40 条｜增 ${valid - 40}`,
    `满意｜35 条｜30 条｜增 5`,
    `不满意｜${dissatisfied} 条｜10 条｜减 ${10 - dissatisfied}`,
    '未评｜没接叫号机｜没接叫号机｜—',
    `10月12日至10月18日｜${valid}｜${((satisfied / valid) * 100).toFixed(1)} %｜${dissatisfied}`,
    '10月26日至10月31日｜0｜—｜0',
  ]));
  expect(lines.find((line) => line.startsWith('满意率｜'))).toBe(`满意率｜${(board.satisfaction!.value * 100).toFixed(1)} %（${(board.satisfaction!.low * 100).toFixed(1)}—${(board.satisfaction!.high * 100).toFixed(1)} %）｜75.0 %｜${higher(board.satisfaction!.value, 0.75)}`);
  expect(lines).toContain('认定误评 0 条、恶意 1 条，都不算在有效评价里；另有 0 条因短时间集中或内容雷同作了提示，照常计算。');
  expect(lines.find((line) => line.startsWith('到期应办结'))).toContain(`到期应办结 ${board.closedInTime!.of} 件`);
  expect(lines.find((line) => line.startsWith('整改后群众再评'))).toContain('再评 1 条，再评满意率 100.0 %');
  expect(lines.filter((line) => line.startsWith('PY-2026-'))).toEqual([expect.stringMatching(/^PY-2026-\d{4}｜柳溪镇便民服务中心 3号窗口｜没一次说清要什么材料｜窗口贴出了材料清单｜10月16日$/)]);
  expect(lines.at(-1)).toBe('本月报由清鉴按评议记录生成，2026年11月20日。评议由青禾区纪委监委收，窗口改不了、删不掉。');
  expect(lines).toContain('制表：｜审核：｜日期：');

  // The same hall asked for by the commission: a hall's document holds a hall's figures, whoever made it.
  expect(await report(leader, '2026-10', idOf(office.world.hall))).toEqual(lines);
  expect(lines.join()).not.toContain('吃拿卡要');
  expect(lines).toContain('涉及廉洁问题、委里还没有放开的评议不在这些数里。');
});

const higher = (now: number, before: number): string => `${now > before ? '高' : '低'} ${Math.abs((Math.round(now * 1000) - Math.round(before * 1000)) / 10).toFixed(1)} 个百分点`;

test('the district’s report is the commission’s own, says so, and ranks only from 30 ratings', async () => {
  await twoMonths();
  const lines = await report(office.world.actors.leader, '2026-10');
  expect(lines[1]).toBe('（青禾区，2026年10月）');
  expect(lines).toContain('本月报含还没有放开的廉洁评议，只限本委内部使用。');
  expect(lines.filter((line) => line.includes('吃拿卡要'))).toEqual([expect.stringMatching(/^\d｜吃拿卡要｜2｜0｜增 2$/)]);
  expect(lines.filter((line) => line.includes('不参加比较')).map((line) => line.split('｜').slice(0, 3))).toEqual([['—', '区政务中心', '12'], ['—', '区民政局', '12'], ['—', '区政务中心 6号窗口 婚姻登记', '12']]);
});

test('a month still running says so, one to come is refused, an empty one is a document too', async () => {
  const { hallManager } = office.world.actors;
  expect(await report(hallManager, '2026-11')).toContain('本月还没有完，数截至11月20日；上月是整月的数。');
  expect(await codeOf(report(hallManager, '2026-12'))).toBe('badRequest');
  expect(await report(hallManager, '2026-08')).toEqual(expect.arrayContaining(['有效评价｜0 条｜0 条｜持平', '本月没有不满意的原因。', '本月没有整改后办结的回访。', '本月没有提醒。']));
});

test('words that XML cannot hold or could take for its own do no harm', async () => {
  const { id } = await office.opened({ reasons: ['208'], ...withPhone });
  await office.call(id, 'confirmed');
  await office.send(id);
  const { department } = office.world.actors;
  await answerRectification(office.as(department), id, { ...(await office.version(id)), measures: '清单</w:t> & {secret}\u0001已贴', toCitizen: '材料清单已贴在窗口。', proofIds: [] });
  await office.accept(id);
  await office.call(id, 'confirmed', { secondLevel: 'satisfied' });
  expect((await report(department, '2026-11')).filter((line) => line.startsWith('PY-'))).toEqual([expect.stringContaining('清单</w:t> & {secret}已贴｜')]);
});

test('whoever may not see a scope gets no report of it', async () => {
  const { hallManager, otherDepartment, officer, security } = office.world.actors;
  const { hall, otherHall, district, department } = office.world;
  for (const [actor, scope] of [[hallManager, otherHall], [hallManager, district], [otherDepartment, hall], [otherDepartment, department]] as const) {
    expect([actor.name, scope.name, await codeOf(report(actor, '2026-10', idOf(scope)))]).toEqual([actor.name, scope.name, 'notFound']);
  }
  expect(await codeOf(report(officer, '2026-10', 'f'.repeat(24)))).toBe('notFound');
  // Behind a window stands one person.
  expect(await codeOf(report(hallManager, '2026-10', idOf(office.world.window)))).toBe('badRequest');
  expect(await codeOf(report(security, '2026-10'))).toBe('forbidden');
  expect(await codeOf(report({ ...hallManager, grants: [{ role: 'windowWorker', organisationId: idOf(hall) }] }, '2026-10'))).toBe('forbidden');
});

test('what was taken out is on record; the list behind it has its index', async () => {
  const { hall, actors } = office.world;
  await office.opened();
  await report(actors.hallManager, '2026-10');
  const records = await FollowUpModel.db.collection('accessRecords').find({}).toArray();
  expect(records).toMatchObject([{ subject: { type: 'report', id: idOf(hall) }, trail: { tail: [{ verb: 'report.downloaded', detail: { month: '2026-10' } }] } }]);
  const plan = async (actor: StaffActor) => JSON.stringify(await native(FollowUpModel).find(closedFilter(office.as(actor), { organisationId: idOf(hall), from: '2026-10-01', to: '2026-10-31' }), { sort: { sortKey: 1, _id: 1 } }).explain('queryPlanner'));
  for (const actor of [actors.leader, actors.hallManager, actors.department]) expect(await plan(actor)).toContain('path_1_state_1_sortKey_1__id_1');
});
