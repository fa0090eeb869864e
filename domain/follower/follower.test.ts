import mongoose from 'mongoose';
import { clearDatabase, useTestDatabase } from '../../test/support/database';
import { buildDepartment, buildDistrict, buildHall, buildPerson, buildTown, buildWindow, idOf, testClock, testContext } from '../../test/support/factories';
import { defineChannel, Fault, installAnchors, native, PersonModel, processDeliveries, settle, verifyAudit, type Context, type Send, type OrganisationRecord, type PersonRecord } from '../kernel';
import { assignRoster } from '../roster';
import {
  bindByCode,
  bindByDigits,
  contactOf,
  contactsOf,
  eachFollower,
  FollowerModel,
  followerCounts,
  giveSubscriptions,
  installMiniLogin,
  installOfficialAccount,
  invite,
  listFollowers,
  markUnreachable,
  personOfMini,
  personOfOpenid,
  printUnseen,
  recordConsent,
  recordFollowing,
  recordSubscriptionChoices,
  returnSubscription,
  staffRaterCheck,
  takeSubscription,
  tellMiniCode,
  unbind,
  withdrawInvitation,
} from '.';
import { peopleFilter } from './queries';

const database = useTestDatabase();
beforeAll(() => installAnchors(database.dataDir()));
const system = testContext();
const start = '2026-11-20T02:00:00.000Z';
let district: OrganisationRecord;
let town: OrganisationRecord;
let otherTown: OrganisationRecord;

/** What went out by SMS, as the platform would be given it. */
const texts: { to: string; text: Parameters<Send>[1] }[] = [];
defineChannel(
  'sms',
  async (delivery, text) => {
    texts.push({ to: delivery.to.personId ?? '', text });
    return { outcome: 'delivered' };
  },
  { reaches: ['person'] },
);

beforeEach(async () => {
  await clearDatabase();
  testClock.set(start);
  texts.length = 0;
  installMiniLogin(null);
  installOfficialAccount(null);
  district = await buildDistrict({ name: '青禾区' });
  town = await buildTown({ parentId: idOf(district), name: '柳溪镇' });
  otherTown = await buildTown({ parentId: idOf(district), name: '梨园镇' });
});

const manager = (at: OrganisationRecord = district): Context => ({ actor: { kind: 'staff', accountId: 'a'.repeat(24), name: '经办', grants: [{ role: 'reminderManager', organisationId: idOf(at) }] }, clock: testClock });
const cadre = (at: OrganisationRecord = town, more: Partial<Parameters<typeof buildPerson>[0]> = {}): Promise<PersonRecord> => buildPerson({ name: '演示干部', posts: [{ organisationId: idOf(at), title: '科长', from: null, to: null }], ...more });
const codeFor = async (person: PersonRecord): Promise<string> => (await invite(manager(), { personIds: [idOf(person)], by: 'print' })).items[0]!.code!;
const bound = async (person: PersonRecord, openid: string): Promise<void> => void (await bindByCode(system, 'openid', openid, await codeFor(person)));
const recordOf = (person: PersonRecord) => native(FollowerModel).findOne({ personId: person._id });
const outcome = (promise: Promise<unknown>): Promise<string> => promise.then(() => 'done', (error) => (error instanceof Fault ? error.code : String(error)));

describe('an invitation', () => {
  test('binds the phone that brings its code, and tells who that is', async () => {
    const person = await cadre();
    const code = await codeFor(person);
    expect(code).toMatch(/^[2-9A-HJ-NP-Z]{8}$/);
    expect(await bindByCode(system, 'openid', 'o-one', code)).toMatchObject({ outcome: 'bound', person: { name: '演示干部', organisationName: '柳溪镇', postTitle: '科长' } });
    expect(await personOfOpenid('o-one')).toMatchObject({ personId: person._id });
    expect(await personOfOpenid('o-two')).toBeNull();
    expect(await contactOf(idOf(person))).toEqual({ openid: 'o-one', follows: true, miniOpenid: null, consent: 'none', phone: null });
  });

  test('is good for one phone, and the same phone may bring it twice', async () => {
    const code = await codeFor(await cadre());
    await bindByCode(system, 'openid', 'o-one', code);
    expect((await bindByCode(system, 'openid', 'o-one', code)).outcome).toBe('boundBefore');
    expect((await bindByCode(system, 'openid', 'o-two', code)).outcome).toBe('used');
    expect(await personOfOpenid('o-two')).toBeNull();
  });

  test('ends after thirty days, and with the next one', async () => {
    const person = await cadre();
    const first = await codeFor(person);
    const second = await codeFor(person);
    expect((await bindByCode(system, 'openid', 'o-one', first)).outcome).toBe('withdrawn');
    testClock.set('2026-12-20T15:59:00.000Z');
    const other = await cadre();
    const last = await codeFor(other);
    expect((await bindByCode(system, 'openid', 'o-one', second)).outcome).toBe('bound');
    testClock.set('2027-01-19T16:01:00.000Z');
    expect((await bindByCode(system, 'openid', 'o-two', last)).outcome).toBe('expired');
  });

  test('is taken back by staff', async () => {
    const person = await cadre();
    const code = await codeFor(person);
    const { items } = await listFollowers(manager(), { limit: 20 });
    await withdrawInvitation(manager(), items[0]!.invitation!.id);
    expect((await bindByCode(system, 'openid', 'o-one', code)).outcome).toBe('withdrawn');
    expect(await outcome(withdrawInvitation(manager(), items[0]!.invitation!.id))).toBe('wrongState');
    expect(await outcome(withdrawInvitation(manager(otherTown), items[0]!.invitation!.id))).toBe('notFound');
  });

  test('two phones at once: one is bound, and two codes never bind one phone twice', async () => {
    const [one, other] = [await cadre(), await cadre()];
    const code = await codeFor(one);
    const outcomes = (await Promise.all(['o-one', 'o-two', 'o-three'].map((openid) => bindByCode(system, 'openid', openid, code)))).map((each) => each.outcome);
    expect(outcomes.sort()).toEqual(['bound', 'used', 'used']);

    const codes = [await codeFor(other), await codeFor(await cadre())];
    const race = (await Promise.all(codes.map((each) => bindByCode(system, 'openid', 'o-four', each)))).map((each) => each.outcome);
    expect(race.sort()).toEqual(['bound', 'phoneTaken']);
    expect(await native(FollowerModel).countDocuments({ openidHash: { $exists: true } })).toBe(2);
  });

  test('leaves out who is bound or not invited by us, and SMS without a phone', async () => {
    const [isBound, left, withPhone, staff] = [await cadre(), await cadre(), await cadre(town, { phone: '13800006027' }), await cadre(town, { kind: 'staff' })];
    await bound(isBound, 'o-one');
    const bySms = await invite(manager(), { personIds: [isBound, left, withPhone, staff].map(idOf), by: 'sms' });
    expect(bySms.items.map((one) => [one.personId, one.code])).toEqual([[idOf(withPhone), null]]);
    expect(bySms.leftOut.map((one) => one.why)).toEqual(['已经绑定', '没有登记手机号', '本委工作人员不用邀请']);
  });

  test('by SMS: the code reaches the phone and lies open nowhere', async () => {
    const person = await cadre(town, { phone: '13800006027' });
    await invite(manager(), { personIds: [idOf(person)], by: 'sms' });
    await settle(testClock);
    expect(texts).toHaveLength(1);
    const code = texts[0]!.text.card!.fields.code!;
    expect(texts[0]!.text.body).toContain(code);
    expect(await dump()).not.toContain(code);
    expect((await recordOf(person))!.smsCode).toBeUndefined();
    await processDeliveries(testClock);
    expect(texts).toHaveLength(1);
    expect((await bindByCode(system, 'openid', 'o-one', code)).outcome).toBe('bound');
  });

  test('guesses are few: ten a day from one phone, and tomorrow again', async () => {
    const person = await cadre();
    const code = await codeFor(person);
    for (let index = 0; index < 10; index += 1) expect((await bindByCode(system, 'openid', 'o-guess', `AAAAAA${String(index).padStart(2, '2')}`)).outcome).toBe('unknown');
    expect((await bindByCode(system, 'openid', 'o-guess', code)).outcome).toBe('tooMany');
    testClock.advance(86_400_000);
    expect((await bindByCode(system, 'openid', 'o-guess', code)).outcome).toBe('bound');
  });
});

describe('a person has one phone and a phone one person', () => {
  test('the second of each is refused, and learns no name', async () => {
    const [one, other] = [await cadre(), await cadre()];
    await bound(one, 'o-one');
    const code = await codeFor(other);
    expect(await bindByCode(system, 'openid', 'o-one', code)).toEqual({ outcome: 'phoneTaken' });
    const digits = await tellMiniCode(system, 'o-one');
    await bindByDigits(system, 'm-one', digits!);
    expect(await bindByCode(system, 'miniOpenid', 'm-one', code)).toEqual({ outcome: 'phoneTaken' });
  });

  test('six digits bind the mini-program within ten minutes, once', async () => {
    const person = await cadre();
    await bound(person, 'o-one');
    const late = (await tellMiniCode(system, 'o-one'))!;
    testClock.advance(10 * 60_000);
    expect((await bindByDigits(system, 'm-one', late)).outcome).toBe('expired');
    const digits = (await tellMiniCode(system, 'o-one'))!;
    expect(digits).toMatch(/^\d{6}$/);
    expect((await bindByDigits(system, 'm-one', digits)).outcome).toBe('bound');
    expect((await bindByDigits(system, 'm-two', digits)).outcome).toBe('unknown');
    expect(await contactOf(idOf(person))).toMatchObject({ openid: 'o-one', miniOpenid: 'm-one' });
    expect([await tellMiniCode(system, 'o-one'), await tellMiniCode(system, 'o-nobody')]).toEqual([null, null]);
    installMiniLogin({ openidOf: async (code) => code.replace('login-', '') });
    expect(await personOfMini('login-m-one')).toMatchObject({ personId: person._id });
  });

  test('unbinding takes the openids at once and keeps what was agreed to', async () => {
    const person = await cadre();
    await bound(person, 'o-one');
    await recordConsent(system, person._id, true, 'chat');
    await giveSubscriptions('o-one', ['T1']);
    const untagged: string[] = [];
    installOfficialAccount({ tag: async () => 'done', untag: async (openid, tag) => (untagged.push(`${openid} ${tag}`), 'later'), qrAddress: async () => null });
    expect(await outcome(unbind(manager(otherTown), idOf(person), '手机丢了'))).toBe('notFound');
    await unbind(manager(town), idOf(person), '手机丢了');
    const record = await recordOf(person);
    expect([record!.openid, record!.openidHash, record!.boundAt, record!.consents.length]).toEqual([undefined, undefined, null, 1]);
    expect(untagged).toEqual(['o-one cadre', 'o-one informationOfficer']);
    expect(await takeSubscription('o-one', 'T1')).toBe(false);
    expect(await outcome(unbind(manager(), idOf(person), '再解一次'))).toBe('wrongState');
    // The same phone is bound to another person afterwards.
    const other = await cadre();
    expect((await bindByCode(system, 'openid', 'o-one', await codeFor(other))).outcome).toBe('bound');
  });
});

describe('what is kept', () => {
  test('of whoever is not bound there is nothing', async () => {
    expect(await recordFollowing(system, 'o-citizen', true)).toBeNull();
    await recordFollowing(system, 'o-citizen', false);
    await recordSubscriptionChoices(system, 'o-citizen', [{ templateId: 'T1', accepted: true }]);
    const collections = (await mongoose.connection.db?.collections()) ?? [];
    for (const { collectionName } of collections.filter((one) => /follower|subscription|guess/i.test(one.collectionName))) expect([collectionName, await mongoose.connection.db!.collection(collectionName).countDocuments()]).toEqual([collectionName, 0]);
  });

  test('no openid and no code lies open in the database', async () => {
    const person = await cadre();
    const code = await codeFor(person);
    await bindByCode(system, 'openid', 'openid-of-somebody', code);
    const digits = (await tellMiniCode(system, 'openid-of-somebody'))!;
    await bindByCode(system, 'openid', 'openid-of-a-guesser', 'WRNGCDE2');
    await bindByDigits(system, 'mini-of-somebody', digits);
    await giveSubscriptions('openid-of-somebody', ['T1']);
    await recordConsent(system, person._id, true, 'mini');
    await settle(testClock);
    const all = await dump();
    for (const secret of ['openid-of-somebody', 'openid-of-a-guesser', 'mini-of-somebody', code, digits]) expect(all).not.toContain(secret);
  });

  test('consent has its whole text, its version and its time; the same answer twice is one', async () => {
    const person = await cadre();
    await bound(person, 'o-one');
    await recordConsent(system, person._id, true, 'chat');
    await recordConsent(system, person._id, true, 'chat');
    testClock.advance(60_000);
    await recordConsent(system, person._id, false, 'mini');
    const { consents } = (await recordOf(person))!;
    expect(consents.map(({ given, by, at }) => [given, by, at.toISOString()])).toEqual([
      [true, 'chat', '2026-11-20T02:00:00.000Z'],
      [false, 'mini', '2026-11-20T02:01:00.000Z'],
    ]);
    expect(consents[0]!.text).toContain('青禾区纪委监委');
    expect((await contactOf(idOf(person))).consent).toBe('revoked');
  });

  test('the trail holds together', async () => {
    const person = await cadre();
    await bound(person, 'o-one');
    await recordConsent(system, person._id, true, 'chat');
    await markUnreachable(system, person._id, '43004');
    await recordFollowing(system, 'o-one', false);
    await recordFollowing(system, 'o-one', true);
    await unbind(manager(), idOf(person), '手机丢了');
    expect((await recordOf(person))!.trail.tail.map((entry) => entry.verb)).toEqual(['follower.opened', 'follower.invite', 'follower.bind', 'follower.consent', 'follower.unreachable', 'follower.unfollow', 'follower.follow', 'follower.unbind']);
    expect(await verifyAudit({ clock: testClock })).toMatchObject({ ok: true });
  });
});

describe('how people are reached', () => {
  test('a platform’s word stays until the person is heard of again', async () => {
    const person = await cadre();
    await bound(person, 'o-one');
    await markUnreachable(system, idOf(person), '43004');
    expect((await contactsOf([person])).get(idOf(person))).toMatchObject({ bound: true, unreachable: true });
    await recordFollowing(system, 'o-one', false);
    expect((await contactsOf([person])).get(idOf(person))).toMatchObject({ bound: true, follows: false });
    await recordFollowing(system, 'o-one', true);
    expect((await contactsOf([person])).get(idOf(person))).toMatchObject({ follows: true, unreachable: false });
  });

  test('many are answered without opening anything, those without a record too', async () => {
    const [one, other] = [await cadre(town, { phone: '13800006027' }), await cadre()];
    await bound(one, 'o-one');
    await recordConsent(system, one._id, true, 'chat');
    const answer = await contactsOf([one, other]);
    expect(answer.get(idOf(one))).toEqual({ bound: true, follows: true, mini: false, consent: 'given', hasPhone: true, unreachable: false });
    expect(answer.get(idOf(other))).toEqual({ bound: false, follows: false, mini: false, consent: 'none', hasPhone: false, unreachable: false });
  });

  test('a subscription is good for one message, however many take it at once', async () => {
    await bound(await cadre(), 'o-one');
    await recordSubscriptionChoices(system, 'o-one', [
      { templateId: 'T1', accepted: true },
      { templateId: 'T2', accepted: false },
    ]);
    expect((await Promise.all([takeSubscription('o-one', 'T1'), takeSubscription('o-one', 'T1')])).sort()).toEqual([false, true]);
    expect(await takeSubscription('o-one', 'T2')).toBe(false);
    await returnSubscription('o-one', 'T1');
    expect(await takeSubscription('o-one', 'T1')).toBe(true);
  });

  test('followers are tagged once, and again where WeChat had no time', async () => {
    const [one, officer] = [await cadre(), await cadre(town, { kind: 'informationOfficer' })];
    await bound(one, 'o-one');
    const calls: string[] = [];
    let busy = true;
    installOfficialAccount({ tag: async (openid, tag) => (calls.push(`${openid} ${tag}`), busy ? 'later' : 'done'), untag: async () => 'done', qrAddress: async () => null });
    await settle(testClock);
    expect((await personOfOpenid('o-one'))?.name).toBe('演示干部');
    busy = false;
    await bound(officer, 'o-two');
    await settle(testClock);
    testClock.advance(10 * 60_000);
    await settle(testClock);
    testClock.advance(10 * 60_000);
    await settle(testClock);
    expect(calls).toEqual(['o-one cadre', 'o-two informationOfficer', 'o-one cadre']);
  });

  test('whoever works in a hall is known by his mini-program: by a post, by the roster, and by neither', async () => {
    const hall = await buildHall({ parentId: idOf(district) });
    const department = await buildDepartment({ parentId: idOf(district) });
    const window = await buildWindow({ parentId: idOf(hall), departmentId: idOf(department) });
    const byPost = await cadre(hall);
    const byRoster = await cadre(department);
    const elsewhere = await cadre(department);
    const left = await cadre(hall, { posts: [{ organisationId: idOf(hall), title: '窗口人员', from: null, to: '2026-11-19' }] });
    await assignRoster(system, { windowId: idOf(window), personId: idOf(byRoster), from: '2026-11-20', to: null, shift: 'day', endOthers: false, reason: '排班' });
    const failures: Record<string, Error> = { silent: new Fault('notReady'), broken: new Error('a fault of ours') };
    installMiniLogin({ openidOf: async (code) => (failures[code] ? Promise.reject(failures[code]) : code) });
    for (const [index, person] of [byPost, byRoster, elsewhere, left].entries()) await bindByCode(system, 'miniOpenid', `m-${index}`, await codeFor(person));
    const check = staffRaterCheck(testClock);
    expect(await Promise.all(['m-0', 'm-1', 'm-2', 'm-3', 'm-citizen', 'silent'].map((code) => check.isStaffOf(idOf(hall), code)))).toEqual([true, true, false, false, false, false]);
    await expect(check.isStaffOf(idOf(hall), 'broken')).rejects.toThrow('a fault of ours');
  });
});

describe('the list of staff', () => {
  test('is of one’s own organisations, filtered by how people stand', async () => {
    const [isBound, invited, gone, none] = [await cadre(town, { code: 'A1' }), await cadre(town, { code: 'A2' }), await cadre(town, { code: 'A3' }), await cadre(town, { code: 'A4', name: '演示别人' })];
    await cadre(otherTown, { code: 'B1' });
    await cadre(town, { code: 'S1', kind: 'staff' });
    await bound(isBound, 'o-one');
    await recordConsent(system, isBound._id, true, 'chat');
    await codeFor(invited);
    await bound(gone, 'o-two');
    await recordFollowing(system, 'o-two', false);
    const codes = async (query: object, at = town) => (await listFollowers(manager(at), { limit: 20, ...query })).items.map((one) => `${one.code} ${one.state}`);
    expect(await codes({})).toEqual(['A1 bound', 'A2 invited', 'A3 unfollowed', 'A4 none']);
    expect(await codes({}, otherTown)).toEqual(['B1 none']);
    expect(await codes({ organisationId: idOf(otherTown) })).toEqual([]);
    expect(await codes({ state: 'bound' })).toEqual(['A1 bound']);
    expect(await codes({ state: 'none' })).toEqual(['A4 none']);
    expect(await codes({ consent: 'given' })).toEqual(['A1 bound']);
    expect(await codes({ text: '演示别' })).toEqual(['A4 none']);
    expect(await followerCounts(manager(town))).toEqual({ people: 4, bound: 1, invited: 1, consented: 1, revoked: 0, unfollowed: 1, toPrint: 0, sms: true });
    expect(await followerCounts(manager(otherTown))).toMatchObject({ people: 1, bound: 0, invited: 0 });
    expect(none.code).toBe('A4');
  });

  test('goes on page by page, also where few are wanted, and is exported whole', async () => {
    const people = [];
    for (let index = 0; index < 9; index += 1) people.push(await cadre(town, { code: `P${index}` }));
    for (const index of [2, 5, 8]) await bound(people[index]!, `o-${index}`);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listFollowers(manager(), { limit: 2, state: 'bound', cursor });
      seen.push(...page.items.map((one) => one.code));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(seen).toEqual(['P2', 'P5', 'P8']);
    const exported = [];
    for await (const one of eachFollower(manager(), {})) exported.push(one.code);
    expect(exported).toEqual(people.map((one) => one.code));
  });

  test('nobody else lists, invites or unbinds', async () => {
    const person = await cadre();
    const hallManager: Context = { ...manager(), actor: { kind: 'staff', accountId: 'b'.repeat(24), name: '大厅', grants: [{ role: 'hallManager', organisationId: idOf(district) }] } };
    for (const act of [() => listFollowers(hallManager, { limit: 20 }), () => followerCounts(hallManager), () => invite(hallManager, { personIds: [idOf(person)], by: 'print' }), () => unbind(hallManager, idOf(person), '理由'), () => printUnseen(hallManager)]) {
      expect(await outcome(act())).toBe('forbidden');
    }
    expect(await outcome(invite(manager(otherTown), { personIds: [idOf(person)], by: 'print' }))).toBe('notFound');
  });

  test('reads by index: people by scope and code, records by person and by openid', async () => {
    const planOf = async (cursor: { explain(verbosity: string): Promise<unknown> }) => JSON.stringify(((await cursor.explain('queryPlanner')) as { queryPlanner: { winningPlan: unknown } }).queryPlanner.winningPlan);
    expect(await planOf(native(PersonModel).find(peopleFilter(manager(), {}), { sort: { code: 1 } }))).toContain('path_1_code_1');
    for (const [filter, index] of [
      [{ personId: { $in: [district._id] } }, 'personId_1'],
      [{ openidHash: 'x' }, 'openidHash_1'],
      [{ miniOpenidHash: 'x' }, 'miniOpenidHash_1'],
      [{ 'invitations.codeHash': 'x' }, 'invitations.codeHash_1'],
      [{ 'invitations._id': district._id }, 'invitations._id_1'],
      [{ 'miniCode.hash': 'x' }, 'miniCode.hash_1'],
      [{ toPrint: { $gt: new Date(0) } }, 'toPrint_1'],
      [{ tagDue: { $gt: new Date(0), $lte: new Date() } }, 'tagDue_1'],
    ] as const) {
      expect(await planOf(native(FollowerModel).find(filter))).toContain(index);
    }
  });
});

/** Everything that stands in the database, as text. */
async function dump(): Promise<string> {
  const collections = (await mongoose.connection.db?.collections()) ?? [];
  return (await Promise.all(collections.map(async (one) => JSON.stringify(await one.find({}).toArray())))).join('\n');
}
