import { campaign, reminderPlan, reminderRules, reminderStatistics, reminderText } from '../../contracts/reminder';
import { CampaignModel } from '../../domain/reminder';
import { native, runJobs, settle } from '../../domain/kernel';
import { clearDatabase, useTestDatabase } from '../support/database';
import { buildAccount, buildDepartment, buildDistrict, buildPerson, idOf, signInAs, testClock } from '../support/factories';
import { errorOf, useServer, type TestClient } from '../support/http';

useTestDatabase();
const server = useServer({ demo: false }, { clock: testClock });
let manager: TestClient;
let leader: TestClient;
let outsider: TestClient;
let districtId: string;
let departmentId: string;

beforeEach(async () => {
  await clearDatabase();
  testClock.set('2026-11-20T02:00:00.000Z');
  districtId = idOf(await buildDistrict());
  departmentId = idOf(await buildDepartment({ parentId: districtId }));
  const otherId = idOf(await buildDepartment({ parentId: districtId }));
  const as = async (role: 'reminderManager' | 'commissionLeader', organisationId: string) => signInAs(server.client(), await buildAccount({ grants: [{ role, organisationId }] }));
  [manager, leader, outsider] = [await as('reminderManager', districtId), await as('commissionLeader', districtId), await as('reminderManager', otherId)];
  await buildPerson({ code: 'G1', name: '演示甲', joinedPartyOn: '2006-11-21', posts: [{ organisationId: departmentId, title: '科长', from: null, to: null }] });
});

const draft = { title: '警示教育通知', body: '{称谓}，请参加本周的警示教育。{落款}', summary: '请参加警示教育', audience: { organisationIds: [], postTitle: '', joinedParty: 'any' }, day: '2026-11-23', sendAt: '09:00' };

test('rules, plan and figures are read by the contract; a rule is changed by its version', async () => {
  const rules = reminderRules.parse((await manager.get('/api/reminders/occasions')).body);
  expect(rules.items.find(({ occasion }) => occasion === 'politicalBirthday')).toMatchObject({ version: 0, next: { day: '2026-11-21', people: 1, guessed: false } });
  expect(rules.items.find(({ occasion }) => occasion === 'newYear')).toMatchObject({ next: { day: '2026-12-29', eventDay: '2027-01-01', guessed: true } });
  const { occasion: _o, next: _n, texts: _t, changedAt: _a, changedBy: _b, points: _p, ...rule } = rules.items.find(({ occasion }) => occasion === 'politicalBirthday')!;
  expect((await manager.put('/api/reminders/occasions/politicalBirthday', { ...rule, sendAt: '10:00' })).status).toBe(204);
  expect((await manager.put('/api/reminders/occasions/politicalBirthday', { ...rule, version: 7 })).status).toBe(409);
  expect((await manager.put('/api/reminders/occasions/politicalBirthday', { ...rule, sendAt: '06:00' })).status).toBe(400);
  expect(reminderPlan.parse((await manager.get('/api/reminders/plan?days=3')).body).items).toMatchObject([{ day: '2026-11-21', occasion: 'politicalBirthday', people: 1 }]);
  expect(reminderStatistics.parse((await leader.get('/api/reminders/statistics?from=2026-11-01&to=2026-11-30')).body)).toMatchObject({ cadres: 1, bound: 0, missing: { joinedDay: 0, phone: 1, consent: 1, unreachable: 1 } });
  const run = (await manager.get('/api/reminders/dry-run?day=2026-11-21&occasion=politicalBirthday&show=leftOut')).body as { items: unknown[]; byReason: object };
  expect([run.items, run.byReason]).toMatchObject([[{ name: '演示甲', reason: 'notBound', channel: null, body: null }], { notBound: 1 }]);
});

test('a text is written, changed and retired; whoever sees one department cannot', async () => {
  const body = { occasion: 'newYear', for: 'any', body: '{称谓}，{节日}请守规矩，过个清净年。', summary: '过个清净年' };
  const text = reminderText.parse((await manager.post('/api/reminders/texts', body)).body);
  expect((await outsider.post('/api/reminders/texts', body)).status).toBe(404);
  expect((await leader.post('/api/reminders/texts', body)).status).toBe(403);
  const changed = reminderText.parse((await manager.put(`/api/reminders/texts/${text.id}`, { ...body, summary: '过个干净年', version: text.version })).body);
  expect(changed).toMatchObject({ summary: '过个干净年', version: text.version + 1 });
  expect((await manager.post(`/api/reminders/texts/${text.id}/retirement`, { version: text.version, active: false })).status).toBe(409);
  expect(reminderText.parse((await manager.post(`/api/reminders/texts/${text.id}/retirement`, { version: changed.version, active: false })).body).active).toBe(false);
  expect(errorOf(await manager.post('/api/reminders/texts', { ...body, body: '{称谓}，党龄 {党龄} 年了，守规矩。' })).fields).toEqual([{ path: 'body', message: '“元旦”里用不了“党龄”' }]);
});

test('a campaign goes from a draft through the leader into the plan, and is seen in its own scope only', async () => {
  const made = campaign.parse((await manager.post('/api/reminders/campaigns', draft)).body);
  expect(made).toMatchObject({ state: 'draft', people: 1, abilities: { submit: true, change: true, cancel: true } });
  expect((await outsider.get(`/api/reminders/campaigns/${made.id}`)).status).toBe(404);
  expect(((await outsider.get('/api/reminders/campaigns')).body as { items: unknown[] }).items).toEqual([]);
  expect((await leader.post(`/api/reminders/campaigns/${made.id}/submission`, { version: made.version })).status).toBe(403);
  const sent = campaign.parse((await manager.post(`/api/reminders/campaigns/${made.id}/submission`, { version: made.version })).body);
  expect(sent).toMatchObject({ state: 'submitted', approval: { state: 'pending' }, abilities: { change: false } });
  const [approval] = ((await leader.get('/api/approvals')).body as { items: { id: string; reason: string }[] }).items;
  expect(approval?.reason).toContain('发给 1 人');
  expect((await manager.post(`/api/approvals/${approval?.id}/decision`, { decision: 'approved', opinion: '' })).status).toBe(403);
  expect((await leader.post(`/api/approvals/${approval?.id}/decision`, { decision: 'approved', opinion: '同意' })).status).toBeLessThan(300);
  await settle(testClock);
  await runJobs(testClock);
  expect(await native(CampaignModel).findOne({})).toMatchObject({ state: 'approved', decision: { state: 'approved', opinion: '同意' } });
  expect(reminderPlan.parse((await manager.get('/api/reminders/plan?days=5')).body).items).toMatchObject([{ occasion: 'politicalBirthday' }, { occasion: 'campaign', day: '2026-11-23', title: '警示教育通知', people: 1 }]);
});

test('an audience is counted within one’s own organisations', async () => {
  const count = async (client: TestClient, audience: object) => (await client.post('/api/reminders/audience', { audience: { organisationIds: [], ...audience } })).body;
  expect(await count(manager, {})).toEqual({ people: 1 });
  expect(await count(manager, { postTitle: '书记' })).toEqual({ people: 0 });
  expect(await count(outsider, {})).toEqual({ people: 0 });
  expect((await outsider.post('/api/reminders/audience', { audience: { organisationIds: [departmentId] } })).status).toBe(404);
});
