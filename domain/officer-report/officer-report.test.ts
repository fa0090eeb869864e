import { officerReportFields } from '../../contracts/officer-report';
import type { Role } from '../../contracts/roles';
import { clearDatabase, useTestDatabase } from '../../test/support/database';
import { accountIdOf, certify, withKeys } from '../../test/support/ceremony';
import { buildAccount, buildPerson, buildVillage, idOf } from '../../test/support/factories';
import { bindPhones, buildOfficerWorld, type OfficerWorld } from '../../test/support/officers';
import { openOffice, type Office } from '../../test/support/report';
import { ClueModel, decideIdentity, askIdentity, listClues, openClue, openIdentity, readClueFile, registerClue, showClue, type Clue } from '../clue';
import { AccountModel, addWorkingDays, Fault, fixedClock, listInbox, native, ObjectId, settle, systemContext, type Context, type FixedClock } from '../kernel';
import { attach } from './attach';
import { findDraft } from './draft';
import { forgetDestroyed, OfficerClueModel, OfficerDraftModel, ownReports, saveForm, searchPlaces, showForm, submitForm } from '.';

useTestDatabase();
const words = { what: '演示内容：修路的账对不上', when: '上个月', who: '演示某' };
const nobody = { officer: null, open: false, draft: null, organisations: [], own: [], village: null };
let clock: FixedClock;
let world: OfficerWorld;
let office: Office;

beforeEach(async () => {
  await clearDatabase();
  clock = fixedClock('2026-11-20T02:00:00.000Z');
  world = await buildOfficerWorld(clock);
});
const open = async (): Promise<Office> => (office = await openOffice(clock, world.district));

const code = async (run: Promise<unknown>): Promise<string | null> => run.then(() => null, (error: unknown) => (error instanceof Fault ? error.code : Promise.reject(error as Error)));
const ctx = (): Context => systemContext('test', clock);

async function reported(changes: Partial<typeof words> & { green?: boolean; organisationId?: string } = {}): Promise<Clue> {
  await saveForm(ctx(), world.loginCode, { ...words, organisationId: idOf(world.village), ...changes });
  const { number } = await submitForm(ctx(), world.loginCode);
  return (await native(ClueModel).findOne({ code: number }))!;
}

describe('the form', () => {
  it('knows nobody but a bound information officer', async () => {
    await open();
    const { loginCode } = await bindPhones(clock, await buildPerson({ name: '演示干部' }));
    for (const who of [loginCode, 'login-nobody']) {
      expect(await showForm(ctx(), who)).toEqual(nobody);
      expect(await code(saveForm(ctx(), who, words))).toBe('forbidden');
      expect(await code(searchPlaces(who, '青禾'))).toBe('forbidden');
      expect(await code(submitForm(ctx(), who))).toBe('forbidden');
    }
  });

  it('shows the draft, keeps what is changed, and submits once', async () => {
    await open();
    expect(await showForm(ctx(), world.loginCode)).toMatchObject({ officer: { name: '演示信息员', organisationName: '青禾村' }, open: true, draft: null, organisations: [{ name: '青禾村（梨园镇）' }, { name: '梨园镇' }, { name: '上柳村（梨园镇）' }], own: [], village: { village: { name: '青禾村' }, newest: [], late: [] } });
    expect(await code(submitForm(ctx(), world.loginCode))).toBe('notFound');
    await saveForm(ctx(), world.loginCode, { what: words.what });
    expect(await code(submitForm(ctx(), world.loginCode))).toBe('badRequest');
    expect(await saveForm(ctx(), world.loginCode, { organisationId: idOf(world.department), who: words.who, green: true })).toMatchObject({ draft: { what: words.what, organisation: { name: '区公安分局' }, who: words.who, green: true, photos: 0 } });
    const receipt = await submitForm(ctx(), world.loginCode);
    expect(receipt).toEqual({ number: expect.stringMatching(/-2026-XX-\d{5}-.$/) as string, receiptCode: expect.stringMatching(/^\d{16}$/) as string });
    expect(await submitForm(ctx(), world.loginCode)).toEqual(receipt);
    expect((await showForm(ctx(), world.loginCode)).draft).toBeNull();
    expect(await native(ClueModel).countDocuments({})).toBe(1);
  });

  it('answers the same receipt for ten minutes, and knows nothing of it afterwards', async () => {
    await open();
    await reported();
    clock.advance(9 * 60_000);
    expect(await code(submitForm(ctx(), world.loginCode))).toBeNull();
    clock.advance(2 * 60_000);
    expect(await code(submitForm(ctx(), world.loginCode))).toBe('notFound');
  });

  it('takes no place of another district, no window, none that is closed', async () => {
    const elsewhere = await buildVillage({ name: '外区村' });
    for (const id of [idOf(elsewhere), idOf(world.district), '0'.repeat(24)]) expect(await code(saveForm(ctx(), world.loginCode, { organisationId: id }))).toBe('badRequest');
    expect(await searchPlaces(world.loginCode, '外区村')).toEqual({ items: [] });
  });

  it('asks of the words what the contract asks', () => {
    expect(officerReportFields.shape.what.safeParse('太短').success).toBe(false);
  });

  it('while there was no ceremony says so, and keeps what was written', async () => {
    expect(await saveForm(ctx(), world.loginCode, { ...words, organisationId: idOf(world.village) })).toMatchObject({ open: false });
    await expect(submitForm(ctx(), world.loginCode)).rejects.toMatchObject({ code: 'reportingClosed', message: expect.stringContaining('写的都还在') as string });
    expect((await findDraft(ctx(), world.officer._id))?.content.what).toBe(words.what);
    await open();
    expect(await code(submitForm(ctx(), world.loginCode))).toBeNull();
  });
});

describe('handed in it is a clue', () => {
  it('with words, place and files for its readers, and the name for the custodian alone', async () => {
    await open();
    await saveForm(ctx(), world.loginCode, { ...words, organisationId: idOf(world.village) });
    const { reportId } = (await findDraft(ctx(), world.officer._id))!;
    const recording = Buffer.from('#!AMR\n....');
    await attach(ctx(), world.officer._id, reportId, { kind: 'voice', mediaId: 'voice', fetch: async () => (async function* () { yield Buffer.from(recording); })() });
    const { number } = await submitForm(ctx(), world.loginCode);
    const clue = (await native(ClueModel).findOne({ code: number }))!;
    expect(clue).toMatchObject({ channel: 'officer', state: 'received', receivedOn: '2026-11-20', town: { name: '梨园镇' } });
    const { content, named } = await openClue(office.clerk, clue);
    expect(content).toMatchObject({ fields: { what: words.what, when: words.when, people: [{ name: words.who }] }, place: { name: '青禾村' }, files: [{ name: '语音1.amr', mediaType: 'audio/amr' }] });
    expect(named).toBe(true);
    expect(await readClueFile(content.files[0]!)).toEqual(recording);
    expect(JSON.stringify(content)).not.toContain(world.officer.name);
    const request = (await askIdentity(office.clerk, idOf(await registered(clue)), { why: 'verify', more: '' })).handling!.identityRequests[0]!;
    await decideIdentity(office.custodian, idOf(clue), request.id, { grant: true, hours: 2, opinion: '' });
    expect(await openIdentity(office.clerk, idOf(clue))).toMatchObject({ name: world.officer.name, address: '青禾村　廉情信息员' });
  });

  const registered = (clue: Clue): Promise<Clue> => registerClue(office.clerk, { id: idOf(clue) }, { kind: 'accusation', townId: null, named: 'confirmed', toReporter: '受理了', note: '' });

  it('whoever is named in the line, in whatever words, or is of the place, does not read it', async () => {
    await open();
    const grants = [{ role: 'petitionClerk' as Role, organisationId: idOf(world.district) }];
    const person = await buildPerson({ name: '周某甲', posts: [{ organisationId: idOf(world.other), title: '会计', from: null, to: null }] });
    const account = await buildAccount({ name: '周某甲', grants });
    await native(AccountModel).updateOne({ _id: account._id }, { $set: { personId: person._id } });
    const meant = await withKeys(account, grants, clock);
    await certify(office.custodian, meant);
    expect((await reported({ who: '村支书和他的会计周某甲' })).readers).not.toContain(accountIdOf(meant));
    expect((await reported({ who: '', organisationId: idOf(world.other) })).readers).not.toContain(accountIdOf(meant));
    expect((await reported({ who: '', organisationId: idOf(world.department) })).readers).toContain(accountIdOf(meant));
  });

  it('a name that stands in no directory stays as it was written', async () => {
    await open();
    const { content } = await openClue(office.clerk, await reported({ who: '村里管账的人、李某的表弟' }));
    expect(content.fields.people.map(({ name }) => name)).toEqual(['村里管账的人', '李某的表弟']);
  });
});

describe('the green channel', () => {
  it('goes past the clerks to managers and leaders, who are told at once by the code, and is registered by a manager', async () => {
    await open();
    const clue = await reported({ green: true });
    expect(clue.channel).toBe('officerGreen');
    expect([...clue.readers].sort()).toEqual([accountIdOf(office.manager), accountIdOf(office.leader)].sort());
    await settle(clock);
    for (const reader of [office.manager, office.leader]) {
      const { items } = await listInbox(reader, { limit: 20, unread: 'all' });
      expect(items.map(({ title, text }) => [title, text])).toEqual([[`绿色通道 ${clue.code}`, `信息员走绿色通道交来一件，编号 ${clue.code}，请登录查看并登记。`]]);
    }
    expect((await listInbox(office.clerk, { limit: 20, unread: 'all' })).items).toEqual([]);
    expect((await listClues(office.clerk, { tab: 'all', limit: 20 })).items).toEqual([]);
    expect((await listClues(office.manager, { tab: 'mine', limit: 20 })).items.map(({ id, mine }) => [id, mine])).toEqual([[idOf(clue), true]]);
    expect((await listClues(office.leader, { tab: 'all', channel: 'officerGreen', limit: 20 })).items).toHaveLength(1);
    await registerClue(office.manager, { id: idOf(clue) }, { kind: 'accusation', townId: null, named: 'confirmed', toReporter: '受理了', note: '' });
    expect((await showClue(office.leader, idOf(clue))).state).toBe('registered');
    expect(clue.current?.due).toBe(addWorkingDays('2026-11-20', 1));
  });

  it('is not told of where it was not asked for', async () => {
    await open();
    await reported();
    await settle(clock);
    expect((await listInbox(office.manager, { limit: 20, unread: 'all' })).items).toEqual([]);
  });
});

describe('his own reports', () => {
  it('are listed for him with number, day and stage, newest first, and for nobody else', async () => {
    await open();
    const first = await reported();
    clock.advance(24 * 3_600_000);
    const second = await reported();
    await registerClue(office.clerk, { id: idOf(first) }, { kind: 'accusation', townId: null, named: 'confirmed', toReporter: '受理了', note: '' });
    expect((await showForm(ctx(), world.loginCode)).own).toEqual([
      { number: second.code, receivedOn: '2026-11-21', stage: 'received' },
      { number: first.code, receivedOn: '2026-11-20', stage: 'accepted' },
    ]);
    const other = await buildPerson({ name: '演示信息员乙', kind: 'informationOfficer' });
    expect(await ownReports(other._id)).toEqual([]);
  });

  it('are joined to him by a hash and a sealed id, and forgotten with what was destroyed', async () => {
    await open();
    const clue = await reported();
    const kept = JSON.stringify(await native(OfficerClueModel).find({}).toArray());
    for (const telling of [idOf(world.officer), idOf(clue), clue.code]) expect(kept).not.toContain(telling);
    expect(await forgetDestroyed()).toBe(0);
    await native(ClueModel).deleteOne({ _id: clue._id });
    expect(await ownReports(world.officer._id)).toEqual([]);
    expect(await forgetDestroyed()).toBe(1);
  });

  it('are found by their index', async () => {
    const plan = JSON.stringify(await native(OfficerClueModel).find({ owner: 'x' }).explain('queryPlanner'));
    expect(plan).toContain('IXSCAN');
    expect(plan).not.toContain('COLLSCAN');
  });
});

test('a draft of before keeps its words; pictures without a key of their own are not counted', async () => {
  const { contentOf, sealContent, beginDraft } = await import('./draft');
  const officer = { personId: new ObjectId(), name: '演示丁', kind: 'informationOfficer' as const, organisationId: world.village._id, organisationName: '青禾村', postTitle: '', path: world.village.path, joinedPartyOn: null };
  await beginDraft(ctx(), officer);
  const draft = (await native(OfficerDraftModel).findOne({}))!;
  const { green: _green, submissionKey: _key, ...earlier } = contentOf(draft);
  const content = sealContent(draft, { ...earlier, what: words.what, files: [{ kind: 'photo', token: 'a'.repeat(32), mark: 'm' }] } as never);
  expect(contentOf({ ...draft, content })).toMatchObject({ what: words.what, green: false, files: [] });
});
