import type { OrganisationRecord } from '../../domain/kernel';
import { runJobs, settle } from '../../domain/kernel';
import type { Role } from '../../contracts/roles';
import { useTestDatabase } from '../support/database';
import { buildAccount, buildDepartment, buildDistrict, buildHall, buildPerson, buildWindow, idOf, signInAs, testClock } from '../support/factories';
import { errorOf, useServer, type TestClient } from '../support/http';

// Two halls of one district, and somebody of the other one who tries everything.
useTestDatabase();
const server = useServer({ demo: true }, { clock: testClock });

let hall: OrganisationRecord;
let otherHall: OrganisationRecord;
let department: OrganisationRecord;
let window: OrganisationRecord;
let personId: string;
let ratingId: string;
let followUpId: string;

const as = async (role: Role, organisation: OrganisationRecord): Promise<TestClient> => signInAs(server.client(), await buildAccount({ grants: [{ role, organisationId: idOf(organisation) }] }));

beforeAll(async () => {
  const district = await buildDistrict();
  [hall, otherHall, department] = [await buildHall({ parentId: idOf(district) }), await buildHall({ parentId: idOf(district) }), await buildDepartment({ parentId: idOf(district) })];
  window = await buildWindow({ parentId: idOf(hall), departmentId: idOf(department) });
  personId = idOf(await buildPerson({ posts: [{ organisationId: idOf(department), title: '科员', from: null, to: null }] }));
  const officer = await as('followUpOfficer', district);
  const rated = await server.client().post('/api/public/ratings', { idempotencyKey: 'e2b1b2c4-4a0e-4d2e-9f4b-0d7f5a1c9a01', windowCode: window.window?.code, level: 'dissatisfied', reasons: ['209'], comment: '让我跑了三趟', channel: 'h5' });
  if (rated.status !== 201) throw new Error(JSON.stringify(rated.body));
  await settle(testClock);
  ratingId = ((await officer.get('/api/ratings')).body as { items: { id: string }[] }).items[0]?.id ?? '';
  followUpId = ((await officer.get('/api/follow-ups?tab=all')).body as { items: { id: string }[] }).items[0]?.id ?? '';
  expect([ratingId, followUpId]).toEqual([expect.stringMatching(/^[0-9a-f]{24}$/), expect.stringMatching(/^[0-9a-f]{24}$/)]);
});

describe('somebody of another hall', () => {
  it('does not find what belongs to the first', async () => {
    const stranger = await as('hallManager', otherHall);
    for (const address of [`/api/ratings/${ratingId}`, `/api/follow-ups/${followUpId}`, `/api/organisations/${idOf(hall)}`, `/api/organisations/${idOf(window)}`, `/api/windows/${idOf(window)}/stand`]) {
      const answer = await stranger.get(address);
      expect([address, answer.status, errorOf(answer).code]).toEqual([address, 404, 'notFound']);
    }
    for (const address of ['/api/ratings', '/api/follow-ups?tab=all']) expect((await stranger.get(address)).body).toMatchObject({ items: [] });
    const tree = ((await stranger.get('/api/organisations/tree')).body as { items: { id: string }[] }).items.map((one) => one.id);
    expect(tree).not.toContain(idOf(hall));
    expect((await stranger.get('/api/organisations/export?format=csv')).body).not.toContain(hall.name);
  });

  it('cannot act on it either, whatever his role', async () => {
    const version = { version: 1 };
    const acts: [Role, string, object][] = [
      ['followUpOfficer', `/api/follow-ups/${followUpId}/phone`, {}],
      ['followUpOfficer', `/api/follow-ups/${followUpId}/pause`, { ...version, reason: '等群众外地回来' }],
      ['followUpOfficer', `/api/follow-ups/${followUpId}/close`, { ...version, kind: 'explained', toCitizen: '已经向您说明了情况。' }],
      ['departmentHandler', `/api/follow-ups/${followUpId}/rectification/answer`, { ...version, measures: '已加派人手', toCitizen: '今后一次说清。' }],
      ['ratingSupervisor', `/api/follow-ups/${followUpId}/assign`, { ...version, accountId: 'f'.repeat(24) }],
      ['integrityHandler', `/api/ratings/${ratingId}/release`, { reason: '不涉及廉洁问题' }],
      ['systemAdmin', `/api/organisations/${idOf(hall)}/rename`, { ...version, name: '别的大厅' }],
      ['systemAdmin', `/api/organisations/${idOf(window)}/close`, { ...version, reason: '搬走了' }],
      ['systemAdmin', `/api/people/${personId}/deactivate`, { ...version, reason: '调走了' }],
      ['commissionLeader', `/api/people/${personId}/reveal`, { field: 'phone', reason: '核对' }],
    ];
    for (const [role, address, body] of acts) {
      const answer = await (await as(role, otherHall)).post(address, body);
      expect([address, [403, 404].includes(answer.status)]).toEqual([address, true]);
    }
  });
});

describe('the department of the window', () => {
  it('sees the window, and no word of the citizen', async () => {
    const handler = await as('departmentHandler', department);
    expect((await handler.get(`/api/organisations/${idOf(window)}`)).status).toBe(200);
    expect(JSON.stringify((await handler.get('/api/ratings')).body)).not.toContain('三趟');
  });
});

describe('the stand of a window', () => {
  it('carries the address to scan', async () => {
    const stand = (await (await as('hallManager', hall)).get(`/api/windows/${idOf(window)}/stand`)).body;
    expect(stand).toMatchObject({ url: `http://localhost:3000/r/${window.window?.code}`, hallName: hall.name, svg: expect.stringContaining('<svg') });
  });
});

describe('an import', () => {
  it('is checked, listed cell by cell, and run from the console', async () => {
    const admin = await as('systemAdmin', await buildDistrict());
    const template = await admin.get('/api/imports/templates/windows');
    expect([template.status, template.headers.get('content-disposition')]).toEqual([200, expect.stringContaining(encodeURIComponent('窗口导入模板.xlsx'))]);
    const form = new FormData();
    form.set('kind', 'people');
    form.set('file', new Blob([`工号,姓名,类别,单位编码,职务\nG1,王,干部,没有,科员\n`]), '人员.csv');
    const started = await admin.post('/api/imports', form);
    expect(started).toMatchObject({ status: 202, body: { state: 'checking', fileName: '人员.csv' } });
    await runJobs(testClock);
    const { id } = started.body as { id: string };
    expect((await admin.get(`/api/imports/${id}`)).body).toMatchObject({ state: 'checked', canRun: false, problems: expect.arrayContaining([expect.objectContaining({ row: 2 })]) });
    expect(errorOf(await admin.post(`/api/imports/${id}/run`)).code).toBe('wrongState');
    expect((await (await as('systemAdmin', hall)).get(`/api/imports/${id}`)).status).toBe(404);
  });
});

describe('an export', () => {
  it('comes as xlsx and csv and leaves a trace', async () => {
    const admin = await as('securityAdmin', await buildDistrict());
    const csv = await admin.get('/api/accounts/export?format=csv');
    expect([csv.status, csv.headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8']);
    expect(csv.body).toContain('用户名,姓名,状态');
    const xlsx = await admin.get('/api/accounts/export');
    expect([xlsx.status, xlsx.headers.get('content-disposition')]).toEqual([200, expect.stringContaining('.xlsx')]);
    expect(String(xlsx.body).startsWith('PK')).toBe(true);
  });
});

describe('a picture', () => {
  it('is opened by whoever uploaded it and by nobody else until it belongs to something', async () => {
    const officer = await as('followUpOfficer', hall);
    const form = new FormData();
    // One grey pixel.
    const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==', 'base64');
    form.set('file', new Blob([png], { type: 'image/png' }), '现场.png');
    const stored = await officer.post('/api/files', form);
    expect(stored).toMatchObject({ status: 201, body: { kind: 'image', mediaType: expect.stringMatching(/^image\/(jpeg|webp)$/) } });
    const { id } = stored.body as { id: string };
    const shown = await officer.get(`/api/files/${id}`);
    expect([shown.status, shown.headers.has('content-disposition')]).toEqual([200, false]);
    expect((await (await as('followUpOfficer', hall)).get(`/api/files/${id}`)).status).toBe(404);
    const wrong = new FormData();
    wrong.set('file', new Blob(['<script>'], { type: 'image/png' }), 'x.png');
    expect((await officer.post('/api/files', wrong)).status).toBe(415);
    expect((await server.client().get(`/api/public/files/${id}?expires=9999999999&signature=${'A'.repeat(43)}`)).status).toBe(404);
  });
});
