import type { MicroPower, PowerDetail, PublicPower } from '../../contracts/micro-power';
import type { CaseDetail } from '../../contracts/power-case';
import { loadCalendar } from '../../domain/kernel';
import { useTestDatabase } from '../support/database';
import { idOf, signInAs, testClock } from '../support/factories';
import { errorOf, useServer, type TestClient } from '../support/http';
import { buildVillageWorld, type Holder, type VillageWorld } from '../support/villages';

useTestDatabase();
const server = useServer({ demo: false }, { clock: testClock });
let world: VillageWorld;
const clients = {} as Record<Holder, TestClient>;
beforeAll(async () => {
  await loadCalendar();
  world = await buildVillageWorld();
  for (const holder of Object.keys(world.accounts) as Holder[]) clients[holder] = await signInAs(server.client(), world.accounts[holder]);
});

const detailOf = async (code: string): Promise<PowerDetail> => (await clients.disclosureManager.get(`/api/micro-powers/${code}`)).body as PowerDetail;

describe('the list', () => {
  test('the district changes an entry; both versions stay, with what was changed; the default comes back', async () => {
    const { power, version } = await detailOf('B4');
    const changed: MicroPower = { ...power, post: '村委会副主任', steps: power.steps.map((step, index) => (index === 1 ? { ...step, limit: { value: 1, unit: 'workingDays', bound: 'atMost', certainty: 'proposal' } } : step)) };
    const saved = await clients.disclosureManager.put('/api/micro-powers/B4', { version, reason: '照本地的规定', power: changed });
    expect(saved.status).toBe(200);
    expect((saved.body as PowerDetail).versions[0]).toEqual({
      version: 2,
      on: '2026-11-20',
      by: '测试disclosureManager',
      reason: '照本地的规定',
      restored: false,
      differences: [
        { what: '责任岗位', before: '村委会主任，印章由专人保管', after: '村委会副主任' },
        { what: '步骤“核实”', before: '核实，村委会，判断“情况属实吗？”，不符合：不盖，说明理由，告诉到哪里办', after: '核实，村委会，1 个工作日内（平台建议），判断“情况属实吗？”，不符合：不盖，说明理由，告诉到哪里办' },
      ],
    });
    const shown = (await server.client().get('/api/public/powers/B4')).body as PublicPower;
    expect([shown.post, shown.version, shown.since, shown.number]).toEqual(['村委会副主任', 2, '2026-11-20', 11]);
    expect(errorOf(await clients.disclosureManager.put('/api/micro-powers/B4', { version, reason: '没有看到新的', power: changed })).code).toBe('conflict');
    expect(errorOf(await clients.disclosureManager.put('/api/micro-powers/B4', { version: 2, reason: '什么都没有改', power: changed })).code).toBe('badRequest');
    const restored = (await clients.disclosureManager.post('/api/micro-powers/B4/default', { version: 2, reason: '改错了，恢复' })).body as PowerDetail;
    expect([restored.power, restored.edited, restored.versions.length]).toEqual([power, false, 3]);
  });

  test('a broken entry is refused at its field', async () => {
    const { power, version } = await detailOf('B5');
    const answer = await clients.disclosureManager.put('/api/micro-powers/B5', { version, reason: '试一试改坏', power: { ...power, steps: power.steps.map((step, index) => (index === 0 ? { ...step, differsFrom: ['nobody'] } : step)) } });
    expect(errorOf(answer)).toMatchObject({ code: 'badRequest', fields: [{ path: 'power.steps.0.differsFrom' }] });
  });

  test('towns and villages read it and cannot change it', async () => {
    const { power, version } = await detailOf('A1');
    for (const holder of ['townReviewer', 'villageClerk', 'villageSupervisor'] as const) {
      expect((await clients[holder].get('/api/micro-powers')).status).toBe(200);
      expect((await clients[holder].put('/api/micro-powers/A1', { version, reason: '我来改一改', power })).status).toBe(403);
    }
    expect((await clients.fundOfficer.get('/api/micro-powers')).status).toBe(403);
  });

  test('everybody reads the list without a session, searchable by its first letters, without how sure it is', async () => {
    const { items } = (await server.client().get('/api/public/powers')).body as { items: { code: string; sound: { name: string } }[] };
    expect(items.map(({ code }) => code).slice(0, 8)).toEqual(['A1', 'A2', 'A3', 'A4', 'A5', 'A6', 'A7', 'B1']);
    expect(items.find(({ code }) => code === 'B4')?.sound.name).toBe('yin zhang shi yong');
    expect(JSON.stringify((await server.client().get('/api/public/powers/C1')).body)).not.toMatch(/certainty|differsFrom/);
    expect((await server.client().get('/api/public/powers/C9')).status).toBe(404);
  });
});

describe('a case', () => {
  const begin = (client: TestClient, more: object = {}) => client.post('/api/power-cases', { villageId: idOf(world.village), code: 'C1', title: '三组一户低保申请', concerns: '测试村民', on: '2026-11-20', ...more });

  test('only the clerk writes, only the supervisor objects, only the town releases, each in his own place', async () => {
    for (const holder of ['villageSupervisor', 'townReviewer', 'disclosureManager', 'commissionLeader'] as const) expect((await begin(clients[holder])).status).toBe(403);
    const { id, version } = (await begin(clients.villageClerk)).body as CaseDetail;
    expect((await clients.villageClerk.post(`/api/power-cases/${id}/objections`, { version, step: 1, text: '我自己提的' })).status).toBe(403);
    expect((await clients.villageSupervisor.post('/api/power-cases/release', { ids: [id] })).status).toBe(403);
    expect((await clients.disclosureManager.get(`/api/power-cases/${id}`)).status).toBe(200);
    expect((await clients.fundOfficer.get(`/api/power-cases/${id}`)).status).toBe(403);
    expect((await begin(clients.villageClerk, { villageId: idOf(world.neighbour) })).status).toBe(404);
  });

  test('a title with a phone number is refused, wherever it stands', async () => {
    const answer = await begin(clients.villageClerk, { title: '低保申请，电话 138 0000 6027' });
    expect(errorOf(answer).fields?.[0]).toMatchObject({ path: 'title', message: expect.stringContaining('手机号') });
  });

  test('the town takes the list out, with what does not keep to it', async () => {
    const { id, version } = (await begin(clients.villageClerk, { title: '跳过了一步的事' })).body as CaseDetail;
    await clients.villageClerk.post(`/api/power-cases/${id}/entries`, { version, entry: { kind: 'skipped', step: 1, reason: '本人已经去过乡镇' } });
    const sheet = await clients.townReviewer.get('/api/power-cases/export?format=csv&warned=yes');
    expect(String(sheet.body)).toContain('跳过了一步的事');
    expect(String(sheet.body)).toContain('已跳过');
    expect(String(sheet.body)).not.toContain('测试村民');
    expect((await clients.fundOfficer.get('/api/power-cases/export?format=csv')).status).toBe(403);
  });
});
