import { officerReportFields } from '../../contracts/officer-report';
import { clearDatabase, useTestDatabase } from '../../test/support/database';
import { buildAccount, buildHall, buildPerson, buildVillage, idOf } from '../../test/support/factories';
import { bindPhones, buildOfficerWorld, type OfficerWorld } from '../../test/support/officers';
import { actorOf, AccountModel, can, exportTable, Fault, fixedClock, listInbox, native, ObjectId, openFile, settle, systemContext, type Context, type FixedClock, type OrganisationRecord, type StaffActor } from '../kernel';
import type { Role } from '../../contracts/roles';
import { attach } from './attach';
import { findDraft } from './draft';
import { eachOfficerReport, findPlaces, listOfficerReports, officerReportColumns, OfficerReportModel, openOfficerReport, reportFilter, saveForm, searchPlaces, showForm, submitForm } from '.';
import { personOfOpenid } from '../follower';

useTestDatabase();
const words = { what: '演示内容：修路的账对不上', when: '上个月', who: '演示某' };
const page = { limit: 20 };
let clock: FixedClock;
let world: OfficerWorld;

beforeEach(async () => {
  await clearDatabase();
  clock = fixedClock('2026-11-20T02:00:00.000Z');
  world = await buildOfficerWorld(clock);
});

const code = async (run: Promise<unknown>): Promise<string | null> => run.then(() => null, (error: unknown) => (error instanceof Fault ? error.code : Promise.reject(error as Error)));
const ctx = () => systemContext('test', clock);

async function staff(role: Role, at: OrganisationRecord, ...more: { role: Role; at: OrganisationRecord }[]): Promise<Context> {
  const account = await buildAccount({ name: `演示${role}`, grants: [{ role, at }, ...more].map((grant) => ({ role: grant.role, organisationId: idOf(grant.at) })) });
  return { actor: (await actorOf(idOf(account), clock))!, clock };
}

async function reported(about: OrganisationRecord = world.village): Promise<string> {
  await saveForm(ctx(), world.loginCode, { ...words, organisationId: idOf(about) });
  const { number } = await submitForm(ctx(), world.loginCode);
  return idOf((await native(OfficerReportModel).findOne({ number }))!);
}

describe('the form', () => {
  it('knows nobody but a bound information officer', async () => {
    const { loginCode } = await bindPhones(clock, await buildPerson({ name: '演示干部' }));
    for (const who of [loginCode, 'login-nobody']) {
      expect(await showForm(ctx(), who)).toEqual({ officer: null, draft: null, organisations: [] });
      expect(await code(saveForm(ctx(), who, words))).toBe('forbidden');
      expect(await code(searchPlaces(who, '青禾'))).toBe('forbidden');
      expect(await code(submitForm(ctx(), who))).toBe('forbidden');
    }
  });

  it('shows the draft, keeps what is changed, and submits once', async () => {
    expect(await showForm(ctx(), world.loginCode)).toMatchObject({ officer: { name: '演示信息员', organisationName: '青禾村' }, draft: null, organisations: [{ name: '青禾村（梨园镇）' }, { name: '梨园镇' }, { name: '上柳村（梨园镇）' }] });
    expect(await code(submitForm(ctx(), world.loginCode))).toBe('notFound');
    await saveForm(ctx(), world.loginCode, { what: words.what });
    expect(await code(submitForm(ctx(), world.loginCode))).toBe('badRequest');
    expect(await saveForm(ctx(), world.loginCode, { organisationId: idOf(world.department), who: words.who })).toMatchObject({ draft: { what: words.what, organisation: { name: '区公安分局' }, who: words.who, photos: 0 } });
    const receipt = await submitForm(ctx(), world.loginCode);
    expect(receipt).toEqual({ number: 'XX-2026-0001', receiptCode: expect.stringMatching(/^\d{12}$/) as string });
    expect(await submitForm(ctx(), world.loginCode)).toEqual(receipt);
    expect((await showForm(ctx(), world.loginCode)).draft).toBeNull();
    expect(await native(OfficerReportModel).countDocuments({})).toBe(1);
  });

  it('takes no place of another district, no window, none that is closed', async () => {
    const elsewhere = await buildVillage({ name: '外区村' });
    for (const id of [idOf(elsewhere), idOf(world.district), '0'.repeat(24)]) expect(await code(saveForm(ctx(), world.loginCode, { organisationId: id }))).toBe('badRequest');
    expect(await searchPlaces(world.loginCode, '外区村')).toEqual({ items: [] });
  });

  it('asks of the words what the contract asks', () => {
    expect(officerReportFields.shape.what.safeParse('太短').success).toBe(false);
  });
});

describe('the places of an officer', () => {
  it('his own comes first, then what lies near; five at most', async () => {
    for (const name of ['青禾新村', '青禾东村', '青禾西村', '青禾南村', '青禾北村']) await buildVillage({ name, parentId: idOf(world.town) });
    const hall = await buildHall({ name: '青禾大厅', parentId: idOf(world.district) });
    const officer = (await personOfOpenid(world.openid))!;
    const found = await findPlaces(officer, '青禾');
    expect(found).toHaveLength(5);
    expect(found[0]).toEqual({ id: idOf(world.village), name: '青禾村', within: '梨园镇' });
    expect(found.map(({ id }) => id)).not.toContain(idOf(hall));
    expect((await findPlaces(officer, '梨园镇上柳'))[0]?.name).toBe('上柳村');
    expect((await findPlaces(officer, '梨园上柳'))[0]?.name).toBe('上柳村');
  });
});

describe('who sees a report', () => {
  it('those who handle integrity and the leaders; nobody else', async () => {
    const id = await reported();
    for (const role of ['integrityHandler', 'commissionLeader'] as const) {
      const viewer = await staff(role, world.district);
      expect((await listOfficerReports(viewer, page)).items.map((item) => item.id)).toEqual([id]);
      expect(await openOfficerReport(viewer, id, '按分工查看')).toMatchObject(words);
    }
    for (const role of ['followUpOfficer', 'ratingSupervisor', 'systemAdmin', 'securityAdmin', 'auditAdmin', 'reminderManager'] as const) {
      const viewer = await staff(role, world.district);
      expect([await code(listOfficerReports(viewer, page)), await code(openOfficerReport(viewer, id, '按分工查看'))]).toEqual(['forbidden', 'forbidden']);
    }
    const elsewhere = await buildVillage();
    const stranger = await staff('integrityHandler', { ...elsewhere, _id: elsewhere.path[0]! });
    expect((await listOfficerReports(stranger, page)).items).toEqual([]);
    expect(await code(openOfficerReport(stranger, id, '按分工查看'))).toBe('notFound');
  });

  it('nobody who is himself of what is reported: by a grant there or above it, or by a post', async () => {
    const id = await reported();
    const about = await reported(world.department);
    const byGrant = await staff('integrityHandler', world.district, { role: 'hallManager', at: world.town });
    const byPost = await staff('integrityHandler', world.district);
    const person = await buildPerson({ name: '演示兼职', posts: [{ organisationId: idOf(world.village), title: '驻村', from: null, to: null }] });
    await native(AccountModel).updateOne({ _id: new ObjectId((byPost.actor as StaffActor).accountId) }, { $set: { personId: person._id } });
    for (const viewer of [byGrant, byPost]) {
      const seen = await listOfficerReports(viewer, page);
      expect([seen.items.map((item) => item.id), seen.total]).toEqual([[about], 1]);
      expect(await code(openOfficerReport(viewer, id, '按分工查看'))).toBe('notFound');
    }
    await settle(clock);
    for (const viewer of [byGrant, byPost]) {
      const told = await listInbox(viewer, { ...page, unread: 'all' });
      expect(told.items.map(({ title, text }) => [title, text])).toEqual([['新的信息员报告 XX-2026-0002', '有信息员交来一件报告，请点开看。']]);
    }
  });

  it('opening is on record with its reason, marks it read, and opens its files to whoever opened it', async () => {
    await saveForm(ctx(), world.loginCode, { ...words, organisationId: idOf(world.village) });
    const { reportId } = (await findDraft(ctx(), world.officer._id))!;
    await attach(ctx(), world.officer._id, reportId, { kind: 'voice', mediaId: 'voice', fetch: async () => (async function* () { yield Buffer.from('#!AMR\n....'); })() });
    await submitForm(ctx(), world.loginCode);
    const [viewer, other] = [await staff('integrityHandler', world.district), await staff('commissionLeader', world.district)];
    const id = reportId.toHexString();
    const [file] = (await native(OfficerReportModel).findOne({ _id: reportId }))!.files;
    expect(await code(openFile(viewer, idOf({ _id: file!.id })))).toBe('notFound');
    const detail = await openOfficerReport(viewer, id, '核对账目');
    expect(detail).toMatchObject({ state: 'read', voices: 1, openedBy: [{ name: '演示integrityHandler', at: clock.now().toISOString() }] });
    expect(await openFile(viewer, detail.files[0]!.id)).toMatchObject({ mediaType: 'audio/amr', kind: 'audio' });
    expect(await code(openFile(other, detail.files[0]!.id))).toBe('notFound');
    const { trail } = (await native(OfficerReportModel).findOne({ _id: reportId }))!;
    expect(trail.tail.map(({ verb, detail: more }) => [verb, more])).toEqual([['officerReport.submit', { number: 'XX-2026-0001' }], ['officerReport.open', { reason: '核对账目' }]]);
  });
});

describe('the list', () => {
  it('has no words, is filtered, and goes on by cursor', async () => {
    const ids: string[] = [];
    for (const about of [world.village, world.other, world.village]) {
      ids.unshift(await reported(about));
      clock.advance(24 * 3_600_000);
    }
    const viewer = await staff('integrityHandler', world.district);
    const first = await listOfficerReports(viewer, { limit: 2 });
    const rest = await listOfficerReports(viewer, { limit: 2, cursor: first.nextCursor! });
    expect([...first.items, ...rest.items].map(({ id }) => id)).toEqual(ids);
    expect([first.total, rest.nextCursor]).toEqual([3, null]);
    expect(JSON.stringify(first)).not.toContain(words.what.slice(0, 4));
    const of = async (query: object) => (await listOfficerReports(viewer, { ...page, ...query })).items.map(({ id }) => id);
    expect(await of({ organisationId: idOf(world.other) })).toEqual([ids[1]]);
    expect(await of({ from: '2026-11-21', to: '2026-11-21' })).toEqual([ids[1]]);
    await openOfficerReport(viewer, ids[0]!, '按分工查看');
    expect(await of({ state: 'read' })).toEqual([ids[0]]);
    expect(await code(listOfficerReports(viewer, { limit: 2, cursor: 'no' }))).toBe('badRequest');
  });

  it('is taken out without words and without who reported', async () => {
    await reported();
    const viewer = await staff('integrityHandler', world.district);
    let sheet = '';
    for await (const chunk of exportTable(officerReportColumns, eachOfficerReport(viewer, {}), 'csv')) sheet += String(chunk);
    expect(sheet).toContain('XX-2026-0001');
    for (const secret of [words.what, words.who, words.when, world.officer.name]) expect(sheet).not.toContain(secret);
  });

  it('is answered by its indexes', async () => {
    const viewer = await staff('integrityHandler', world.district);
    for (const query of [{}, { state: 'submitted' as const }, { organisationId: idOf(world.village) }, { from: '2026-11-01' }]) {
      const plan = JSON.stringify(await native(OfficerReportModel).find(await reportFilter(viewer, query)).sort({ submittedAt: -1, _id: -1 }).limit(20).explain('queryPlanner'));
      expect(plan).toContain('IXSCAN');
      expect(plan).not.toMatch(/COLLSCAN|"stage":"SORT"/);
    }
  });

  it('is closed to citizens', () => expect(can({ kind: 'citizen' }, 'officerReport.list')).toBe(false));
});
