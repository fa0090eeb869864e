import type { ApprovalSummary } from '../../contracts/approval';
import type { BulletinDetail, BulletinSummary, PublicBulletin, PublicBulletinSummary } from '../../contracts/bulletin';
import type { Page } from '../../contracts/common';
import type { RatingLevel } from '../../contracts/rating';
import { BulletinModel } from '../../domain/bulletin';
import { listedFilter, listedFirst, staffFilter } from '../../domain/bulletin/queries';
import { installAnchors, native, settle, systemContext, verifyAudit } from '../../domain/kernel';
import { RatingModel, releaseRating } from '../../domain/rating';
import { useTestDatabase } from '../support/database';
import { testClock as clock } from '../support/factories';
import { errorOf, useServer, type Answer } from '../support/http';
import { Staff } from './staff';
import { buildRating, buildWorld, rate, type Username, type World } from './world';

const database = useTestDatabase();
const server = useServer({}, { clock });
const at = (day: string, time: string): void => clock.set(new Date(Date.parse(`${day}T${time}:00+08:00`)).toISOString());
const few = { value: null, words: '少于 5 条，不公布' };
const withheld = { value: null, words: '不公布' };

let world: World;
const people = {} as Record<Username, Staff>;

async function rated(windowOf: 'window' | 'otherWindow', level: RatingLevel, count: number, reasons: string[] = []): Promise<void> {
  const windowCode = world[windowOf].window!.code;
  for (let index = 0; index < count; index += 1) await rate(clock, buildRating(world, { windowCode, level, reasons }));
}

const bodyOf = <T>(answer: Answer, status = 200): T => {
  if (answer.status !== status) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body as T;
};
const show = async (id: string, who: Username = 'officer'): Promise<BulletinDetail> => bodyOf(await people[who].get(`/api/bulletins/${id}`));
/** One act, naming the version it has now. */
const act = async (who: Username, id: string, name: string, body: object = {}): Promise<Answer> => people[who].post(`/api/bulletins/${id}/${name}`, { version: (await show(id)).version, ...body });
const save = async (id: string, texts: object): Promise<Answer> => {
  const { version, texts: known } = await show(id);
  return people.officer.put(`/api/bulletins/${id}`, { version, ...known, ...texts });
};
const decide = async (who: Username, decision: string, opinion = ''): Promise<Answer> => {
  const { items } = bodyOf<Page<ApprovalSummary>>(await people.leader.get('/api/approvals'));
  const answer = await people[who].post(`/api/approvals/${items[0]!.id}/decision`, { decision, opinion });
  await settle(clock);
  return answer;
};
const citizenSees = async (id: string): Promise<Answer> => server.client().get(`/api/public/bulletins/${id}`);
const citizenLists = async (): Promise<PublicBulletinSummary[]> => bodyOf<Page<PublicBulletinSummary>>(await server.client().get('/api/public/bulletins')).items;

beforeAll(async () => {
  at('2026-08-12', '10:00');
  installAnchors(database.dataDir());
  world = await buildWorld(clock);
  for (const who of ['officer', 'hallOfficer', 'supervisor', 'handler', 'leader', 'hallManager', 'department'] as const) people[who] = await Staff.signIn(server, who);
  // 3号窗口: three dissatisfied of 40; 6号窗口: nine of 60. And two that only the commission may know of.
  await rated('window', 'satisfied', 28);
  await rated('window', 'acceptable', 9);
  await rated('window', 'dissatisfied', 3, ['214']);
  await rated('window', 'dissatisfied', 2, ['902']);
  await rated('otherWindow', 'satisfied', 41);
  await rated('otherWindow', 'acceptable', 10);
  await rated('otherWindow', 'dissatisfied', 9, ['208', '209']);
  at('2026-10-12', '09:00');
  await settle(clock);
}, 60_000);

test('a quarter that is not over is not drafted, and who does not write drafts nothing', async () => {
  expect(bodyOf(await people.officer.get('/api/bulletins/quarters'))).toEqual({ items: ['2026-Q3'] });
  expect(errorOf(await people.officer.post('/api/bulletins', { quarter: '2026-Q4' }))).toMatchObject({ code: 'badRequest', fields: [{ path: 'quarter' }] });
  expect(errorOf(await people.officer.post('/api/bulletins', { quarter: '2026-Q2' }))).toMatchObject({ code: 'badRequest', message: '2026年二季度没有评议，没有可以公开的结果。' });
  for (const who of ['leader', 'handler', 'hallManager', 'department'] as const) expect((await people[who].post('/api/bulletins', { quarter: '2026-Q3' })).status).toBe(403);
  // An officer of one hall speaks for that hall only.
  expect((await people.hallOfficer.post('/api/bulletins', { quarter: '2026-Q3' })).status).toBe(404);
});

test('drafted, written, refused to the applicant, returned, approved, public, corrected, withdrawn', async () => {
  const draft = bodyOf<BulletinDetail>(await people.officer.post('/api/bulletins', { quarter: '2026-Q3' }), 201);
  const { id } = draft;
  const [hall, otherHall] = [draft.figures.halls.find((row) => row.name === '柳溪镇便民服务中心')!, draft.figures.halls.find((row) => row.name === '区政务中心')!];
  expect(draft.figures).toMatchObject({ from: '2026-07-01', to: '2026-09-30', takenAt: '2026-10-12T01:00:00.000Z' });
  // The secret two are in no figure: 40, not 42, and their reason nowhere.
  expect(hall).toMatchObject({ valid: { value: 40, words: '40 条' }, satisfied: { value: 28 }, satisfaction: { value: 0.7, words: '70.0 %' }, dissatisfied: few, acceptable: withheld, reasons: [], note: null });
  expect(JSON.stringify(draft)).not.toContain('吃拿卡要');
  // Nobody may subtract: the other hall's figures that would give the three away are gone too.
  expect(otherHall).toMatchObject({ valid: { value: 60 }, dissatisfied: withheld, acceptable: withheld, due: withheld, reasons: ['没一次说清要什么材料', '没按说好的时间办完'] });
  expect(draft.figures.district).toMatchObject({ valid: { value: 100 }, dissatisfied: { value: 12 }, satisfaction: { words: '69.0 %' }, due: { value: 12 }, inTime: few, again: few });
  expect(draft.figures.reasons).toEqual([{ label: '没一次说清要什么材料', count: { value: 9, words: '9 次' } }, { label: '没按说好的时间办完', count: { value: 9, words: '9 次' } }]);
  expect(draft.suppressed).toEqual(expect.arrayContaining([{ row: '柳溪镇便民服务中心', column: '不满意', kind: 'few' }, { row: '区政务中心', column: '不满意', kind: 'withheld' }]));
  expect(draft.texts.introduction).toContain('有效评价 100 条，满意率 69.0 %，不满意 12 条。');
  // The clause of a hidden figure is left out, not filled with the words of the table.
  expect(draft.texts.rectification).toBe('不满意的评议由青禾区纪委监委回访核实，需要整改的转有关部门办理。到期应办结 12 件。');
  expect(errorOf(await people.supervisor.post('/api/bulletins', { quarter: '2026-Q3' }))).toMatchObject({ code: 'duplicate' });
  expect((await citizenSees(id)).status).toBe(404);
  expect(await citizenLists()).toEqual([]);

  // Texts become public: numbers of people are refused at their field and not stored.
  const refused = await save(id, { examples: ['群众张某（138 0000 6027）反映材料说不清，已改。'] });
  expect([refused.status, errorOf(refused).fields?.map((field) => field.path)]).toEqual([400, ['examples.0']]);
  expect((await show(id)).texts.examples).toEqual([]);
  expect((await save(id, { examples: ['区政务中心 6 号窗口把要交的材料印成一张清单，摆在桌上。'], next: '四季度对材料清单逐窗检查。' })).status).toBe(200);

  // More ratings come to be known: the draft stands until the figures are taken anew.
  const secret = await native(RatingModel).findOne({ secret: true });
  await releaseRating(systemContext('test', clock), secret!._id.toHexString(), '查无实据，转窗口改进');
  await settle(clock);
  expect((await show(id)).figures).toEqual(draft.figures);
  expect(bodyOf<BulletinDetail>(await act('officer', id, 'figures'))).toMatchObject({ build: 2, figures: { district: { valid: { value: 101 } } }, texts: { next: '四季度对材料清单逐窗检查。' } });

  expect((await act('leader', id, 'submission')).status).toBe(403);
  expect(bodyOf<BulletinDetail>(await act('officer', id, 'submission'))).toMatchObject({ state: 'pending', abilities: { write: false, submit: false } });
  expect((await save(id, { next: '审的时候改' })).status).toBe(409);
  expect((await citizenSees(id)).status).toBe(404);
  // Neither the applicant nor a supervisor decides.
  for (const who of ['officer', 'supervisor'] as const) expect((await decide(who, 'approved')).status).toBe(403);
  expect((await decide('leader', 'returned', '把下一步写具体')).status).toBe(204);
  expect(await show(id)).toMatchObject({ state: 'draft', returned: { decision: 'returned', opinion: '把下一步写具体' } });
  const [mine] = bodyOf<Page<ApprovalSummary>>(await people.officer.get('/api/approvals?state=mine')).items;
  expect(mine).toMatchObject({ kind: 'bulletin', state: 'returned', abilities: { resubmit: false, withdraw: false } });
  expect((await people.officer.post(`/api/approvals/${mine!.id}/resubmission`, { reason: '不改稿子再报一次' })).status).toBe(409);

  await save(id, { next: '11月30日前对材料清单逐窗检查。' });
  await act('officer', id, 'submission');
  at('2026-10-14', '16:20');
  expect((await decide('leader', 'approved')).status).toBe(204);
  expect(await show(id)).toMatchObject({ state: 'published', publishedOn: '2026-10-14', abilities: { correct: true, withdraw: false } });
  const seen = bodyOf<PublicBulletin>(await citizenSees(id));
  expect(seen).toMatchObject({ state: 'published', publishedOn: '2026-10-14', publishedBy: '青禾区纪委监委', correction: null, content: { next: '11月30日前对材料清单逐窗检查。', figures: { district: { valid: { value: 101 } } } } });
  // Who wrote, approved or what is hidden where is the office's own.
  expect(JSON.stringify(seen)).not.toMatch(/沈宁|魏岚|suppressed|version/);
  expect(errorOf(await people.officer.post('/api/bulletins', { quarter: '2026-Q3' }))).toMatchObject({ code: 'duplicate' });

  // A correction is an edition of its own and says what it changed; until it is approved the first one stands.
  const corrected = bodyOf<BulletinDetail>(await act('officer', id, 'correction'));
  expect(corrected).toMatchObject({ edition: 2, corrects: id, state: 'draft', texts: { next: seen.content!.next, changes: '' } });
  expect(errorOf(await act('officer', corrected.id, 'submission'))).toMatchObject({ code: 'badRequest', fields: [{ path: 'changes' }] });
  await save(corrected.id, { changes: '下一步里的日期写错了，11月30日改为12月15日。', next: '12月15日前对材料清单逐窗检查。' });
  await act('officer', corrected.id, 'submission');
  expect((await citizenSees(id)).body).toMatchObject({ state: 'published' });
  at('2026-10-20', '09:30');
  await decide('leader', 'approved');
  expect((await citizenSees(corrected.id)).body).toMatchObject({ corrected: true, correction: { earlierPublishedOn: '2026-10-14', changes: '下一步里的日期写错了，11月30日改为12月15日。' }, content: { next: '12月15日前对材料清单逐窗检查。' } });
  expect((await citizenSees(id)).body).toMatchObject({ state: 'replaced', replacedById: corrected.id, content: null });
  expect(await citizenLists()).toMatchObject([{ id: corrected.id, corrected: true, publishedOn: '2026-10-20' }]);

  // Withdrawn: it stays listed with its reason, and nothing else is given out.
  expect((await act('officer', corrected.id, 'withdrawal', { reason: '数据来源有误，核实后再公布' })).status).toBe(403);
  expect(errorOf(await act('leader', corrected.id, 'withdrawal', { reason: '联系 13800006027 核实' }))).toMatchObject({ code: 'badRequest', fields: [{ path: 'reason' }] });
  at('2026-10-21', '10:00');
  expect((await act('leader', corrected.id, 'withdrawal', { reason: '数据来源有误，核实后再公布' })).status).toBe(200);
  expect(await citizenLists()).toMatchObject([{ id: corrected.id, state: 'withdrawn', withdrawnOn: '2026-10-21', withdrawalReason: '数据来源有误，核实后再公布' }]);
  const gone = await citizenSees(corrected.id);
  expect(gone.body).toMatchObject({ state: 'withdrawn', content: null, correction: null });
  expect(JSON.stringify(gone.body)).not.toContain('逐窗检查');

  // The quarter may be begun anew, as the third edition.
  expect(bodyOf<BulletinDetail>(await people.supervisor.post('/api/bulletins', { quarter: '2026-Q3' }), 201)).toMatchObject({ edition: 3, corrects: null });
  const { items } = bodyOf<Page<BulletinSummary>>(await people.handler.get('/api/bulletins'));
  expect(items.map(({ edition, state }) => [edition, state])).toEqual([[3, 'draft'], [2, 'withdrawn'], [1, 'replaced']]);
  expect(await verifyAudit({ clock })).toMatchObject({ ok: true });
});

test('halls and departments have no part in it, and an officer of one hall sees none', async () => {
  for (const who of ['hallManager', 'department'] as const) expect((await people[who].get('/api/bulletins')).status).toBe(403);
  expect(bodyOf<Page<BulletinSummary>>(await people.hallOfficer.get('/api/bulletins')).items).toEqual([]);
  const [any] = bodyOf<Page<BulletinSummary>>(await people.officer.get('/api/bulletins')).items;
  expect((await people.hallOfficer.get(`/api/bulletins/${any!.id}`)).status).toBe(404);
});

test('the monthly report comes as a file to whoever sees the scope, to nobody else', async () => {
  const scope = (one: 'hall' | 'otherHall') => `organisationId=${world[one]._id.toHexString()}`;
  const file = await people.hallManager.get(`/api/reports/monthly?month=2026-08&${scope('hall')}`);
  expect([file.status, file.headers.get('content-type')]).toEqual([200, 'application/vnd.openxmlformats-officedocument.wordprocessingml.document']);
  expect(decodeURIComponent(file.headers.get('content-disposition') ?? '')).toContain('群众评议月报 柳溪镇便民服务中心 2026年8月.docx');
  expect((await people.hallManager.get(`/api/reports/monthly?month=2026-08&${scope('otherHall')}`)).status).toBe(404);
  expect((await (await Staff.signIn(server, 'security')).get('/api/reports/monthly?month=2026-08')).status).toBe(403);
  expect(errorOf(await people.leader.get('/api/reports/monthly?month=2026-13'))).toMatchObject({ code: 'badRequest', fields: [{ path: 'month' }] });
});

test('two people draft, submit or correct at once: the second is told', async () => {
  const [draft] = bodyOf<Page<BulletinSummary>>(await people.officer.get('/api/bulletins?state=draft')).items;
  const { version } = await show(draft!.id);
  const answers = await Promise.all([people.officer, people.supervisor].map((person) => person.post(`/api/bulletins/${draft!.id}/submission`, { version })));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  expect(bodyOf<Page<ApprovalSummary>>(await people.leader.get('/api/approvals')).items).toHaveLength(1);
});

test('every list query has its index', async () => {
  const planOf = async (filter: object, sort: object) => JSON.stringify(await native(BulletinModel).find(filter, { sort: sort as never }).explain('queryPlanner'));
  const ctx = { actor: world.actors.officer, clock };
  expect(await planOf(staffFilter(ctx), { _id: -1 })).toContain('path_1__id_-1');
  expect(await planOf(staffFilter(ctx, 'draft'), { _id: -1 })).toContain('path_1_state_1__id_-1');
  expect(await planOf(listedFilter, listedFirst)).toContain('listedAt_-1__id_-1');
  expect(await planOf({ 'district.id': world.district._id, quarter: '2026-Q3' }, { edition: -1 })).toContain('district.id_1_quarter_1_edition_-1');
});
