import { clearDatabase, useTestDatabase } from '../../test/support/database';
import { buildAccount, buildDepartment, buildDistrict, buildPerson, buildPhone, idOf } from '../../test/support/factories';
import { makeReachable, sentMessages, setReminderForm } from '../../test/support/reachable';
import { changePerson, deactivatePerson, decideApproval, DeliveryModel, Fault, fixedClock, JobRunModel, listApprovals, loadCalendar, native, runJobs, saveCalendarYear, saveDeliverySettings, settle, showDeliverySettings, systemContext, type Context, type Delivery, PersonModel, type OrganisationRecord, type PersonRecord } from '../kernel';
import type { CreatePersonRequest } from '../../contracts/person';
import { recordConsent } from '../follower';
import { answerCorrection, CampaignModel, cancelCampaign, CorrectionModel, createCampaign, dryRun, eachMissing, listCorrections, listTexts, planReminders, ReminderTextModel, saveLeapDay, saveRule, setTextActive, showPlan, showStatistics, submitCampaign, testReminder } from '.';
import { reportCorrection } from './corrections';
import { lastPlanning } from './jobs';
import { readRules } from './rules';

useTestDatabase();
const clock = fixedClock('2026-11-20T02:00:00Z');
const system = systemContext('test', clock);
const bothHolidays = [{ name: '元旦', from: '2027-01-01', to: '2027-01-03' }];
let district: OrganisationRecord;
let department: OrganisationRecord;

beforeEach(async () => {
  await clearDatabase();
  await loadCalendar();
  clock.set('2026-11-20T02:00:00Z');
  sentMessages.length = 0;
  district = await buildDistrict({ name: '青禾区' });
  department = await buildDepartment({ parentId: idOf(district) });
  await setReminderForm(system);
  const { version } = await showDeliverySettings(system);
  await saveDeliverySettings(system, { stopped: [], weeklyCap: 20, dailyQuota: { sms: 1000 }, urgentReserve: 0, version });
});

const at = (time: string): void => clock.set(new Date(`${time}:00+08:00`).toISOString());
/** Somebody who has been there, and has agreed, for days. */
async function cadre(more: Partial<CreatePersonRequest> = {}, reachable = true): Promise<PersonRecord> {
  const now = clock.now().toISOString();
  clock.set('2026-11-10T02:00:00Z');
  const person = await buildPerson({ phone: buildPhone(), joinedPartyOn: null, posts: [{ organisationId: idOf(department), title: '科长', from: null, to: null }], ...more });
  if (reachable) await makeReachable(system, [person]);
  await settle(clock);
  clock.set(now);
  return person;
}
const ledger = async (occasion = /^reminder:/): Promise<Delivery[]> => native(DeliveryModel).find({ occasion }, { sort: { key: 1 } }).toArray();
const waiting = async (): Promise<string[]> => (await ledger()).filter(({ state }) => state === 'waiting').map(({ key, dueAt }) => `${key.split(':').slice(1, -1).join(':')} @${dueAt!.toISOString().slice(5, 16)}`);
const codeOf = (act: Promise<unknown>): Promise<string> => act.then(() => 'done', (error: unknown) => (error instanceof Fault ? error.code : String(error)));
const change = async (person: PersonRecord, more: object): Promise<void> => {
  const { name, kind, posts, joinedPartyOn, trail } = (await native(PersonModel).findOne({ _id: person._id }))!;
  await changePerson(system, idOf(person), { version: trail.seq, name, kind, joinedPartyOn, posts: posts.map((post) => ({ ...post, organisationId: String(post.organisationId) })), ...more });
};
async function staff(role: 'reminderManager' | 'commissionLeader', where = district): Promise<Context> {
  const account = await buildAccount({ name: role, grants: [{ role, organisationId: idOf(where) }] });
  return { actor: { kind: 'staff', accountId: idOf(account), name: role, grants: [{ role, organisationId: idOf(where) }] }, clock };
}

describe('planning', () => {
  test('writes the next two days once, however often and at once it runs', async () => {
    for (const joinedPartyOn of ['2006-11-20', '2006-11-21', '2006-11-22', '2006-11-23']) await cadre({ joinedPartyOn });
    at('2026-11-20T00:20');
    const counts = await Promise.all([planReminders(system), planReminders(system)]);
    expect(counts.map(({ written }) => written).reduce((a, b) => a + b)).toBe(3);
    expect(await planReminders(system)).toEqual({ written: 0, moved: 0, cancelled: 0, skipped: [] });
    expect(await waiting()).toEqual(['politicalBirthday:2026-11-20 @11-20T00:30', 'politicalBirthday:2026-11-21 @11-21T00:30', 'politicalBirthday:2026-11-22 @11-22T00:30']);
  });

  test('leaves out whoever did not agree, until he does', async () => {
    const person = await cadre({ joinedPartyOn: '2006-11-21' }, false);
    await planReminders(system);
    expect(await waiting()).toEqual([]);
    await makeReachable(system, [person]);
    await settle(clock);
    expect(await waiting()).toEqual(['politicalBirthday:2026-11-21 @11-21T00:30']);
    await recordConsent(system, person._id, false, 'mini');
    at('2026-11-21T08:30');
    await settle(clock);
    expect(sentMessages).toEqual([]);
  });

  test('after an outage sends what is of today and says what it skipped', async () => {
    for (const day of ['20', '23', '24', '25']) await cadre({ joinedPartyOn: `2006-11-${day}` });
    at('2026-11-19T00:20');
    await runJobs(clock);
    at('2026-11-20T00:25');
    await runJobs(clock);
    at('2026-11-20T09:00');
    await settle(clock);
    expect(sentMessages).toHaveLength(1);
    at('2026-11-25T14:00');
    await runJobs(clock);
    await settle(clock);
    expect(sentMessages.map(({ key, at: when }) => `${key.split(':')[2]} ${when.toISOString()}`)).toEqual(['2026-11-20 2026-11-20T01:00:00.000Z', '2026-11-25 2026-11-25T06:00:00.000Z']);
    expect((await lastPlanning())?.skipped).toEqual([{ day: '2026-11-23', occasion: 'politicalBirthday', people: 1 }, { day: '2026-11-24', occasion: 'politicalBirthday', people: 1 }]);
    expect((await showPlan(await staff('commissionLeader'), { days: 3 })).skipped.map(({ day, why }) => `${day} ${why}`)).toEqual(['2026-11-24 平台停着，过了该发的时候才起来', '2026-11-23 平台停着，过了该发的时候才起来']);
    expect((await showPlan(await staff('commissionLeader', department), { days: 3 })).skipped).toEqual([]);
    expect(await native(JobRunModel).countDocuments({ name: 'reminder.plan', state: 'done' })).toBe(2);
  });

  test('a year that is entered late moves what has not gone out, under its own key, and repeats nothing', async () => {
    await cadre();
    at('2026-12-28T00:20');
    await planReminders(system);
    expect(await waiting()).toEqual(['newYear:2027-01-01 @12-29T01:00']);
    await saveCalendarYear(system, 2027, { off: [{ name: '元旦', from: '2026-12-31', to: '2027-01-02' }], work: [], source: '测试用的通知' });
    await settle(clock);
    expect(await waiting()).toEqual(['newYear:2027-01-01 @12-28T01:00']);
    at('2026-12-28T09:00');
    await settle(clock);
    await saveCalendarYear(system, 2027, { off: bothHolidays, work: [], source: '更正的通知' });
    await settle(clock);
    at('2026-12-29T09:00');
    await planReminders(system);
    await settle(clock);
    expect(sentMessages.map(({ key }) => key.split(':').slice(1, 3).join(':'))).toEqual(['newYear:2027-01-01']);
  });

  test('a day that moves out of sight is taken back, and comes again under its key', async () => {
    await cadre();
    at('2026-12-28T00:20');
    await planReminders(system);
    const { of } = await readRules();
    await saveRule(system, 'newYear', { ...of.newYear, enabled: false, version: 0 });
    await runJobs(clock);
    expect((await ledger()).map(({ state }) => state)).toEqual(['cancelled']);
    await saveRule(system, 'newYear', { ...of.newYear, sendAt: '10:00', version: 1 });
    await runJobs(clock);
    expect(await waiting()).toEqual(['newYear:2027-01-01 @12-29T02:00']);
    expect(await ledger()).toHaveLength(1);
  });

  test('follows a record that changes: a corrected day, somebody who leaves', async () => {
    const [one, other] = [await cadre({ joinedPartyOn: '2006-11-21' }), await cadre({ joinedPartyOn: '2006-11-21' })];
    await planReminders(system);
    await change(one, { joinedPartyOn: '2006-11-22' });
    await deactivatePerson(system, idOf(other), { version: 1, reason: '调出' });
    await planReminders(system, { among: { 'trail.at': { $gte: clock.now() } } });
    expect(await waiting()).toEqual(['politicalBirthday:2026-11-22 @11-22T00:30']);
  });

  test('a post entered in the afternoon of its first day is spoken of on the next working day', async () => {
    const post = (from: string) => ({ posts: [{ organisationId: idOf(department), title: '局长', from, to: null, appointment: 'promotion' as const }] });
    at('2026-11-20T15:00');
    await cadre(post('2026-11-20'));
    await cadre(post('2026-11-13'));
    await planReminders(system);
    await planReminders(system);
    expect(await waiting()).toEqual(['promotion:2026-11-20 @11-23T01:00']);
  });

  test('changing the rule of the leap day in between congratulates nobody twice', async () => {
    await cadre({ joinedPartyOn: '2008-02-29' });
    at('2027-02-28T08:30');
    await planReminders(system);
    await settle(clock);
    await saveLeapDay(system, { leapDay: 'mar1', version: 0 });
    at('2027-03-01T08:30');
    await planReminders(system);
    await settle(clock);
    expect(sentMessages).toHaveLength(1);
  });

  test('nobody reads the same words two years running, in twelve years, with texts coming and going', async () => {
    for (let index = 0; index < 6; index += 1) await cadre({ joinedPartyOn: `200${index}-07-1${index}` });
    const byPerson = new Map<string, string[]>();
    for (let year = 2026; year < 2038; year += 1) {
      at(`${year}-07-10T00:20`);
      if (year === 2030) await native(ReminderTextModel).updateOne({ seed: 'politicalBirthday:any:2' }, { $set: { active: false } });
      for (let day = 10; day < 16; day += 1) {
        at(`${year}-07-${day}T08:30`);
        await planReminders(system);
        await settle(clock);
      }
    }
    for (const { personId, text } of sentMessages) byPerson.set(personId, [...(byPerson.get(personId) ?? []), text!]);
    expect([...byPerson.values()].map((texts) => texts.length)).toEqual(Array(6).fill(12));
    for (const texts of byPerson.values()) texts.forEach((text, index) => index > 0 && expect(text).not.toBe(texts[index - 1]));
  });

  test('what is planned takes the words of a changed record, and another text where its own was retired', async () => {
    const person = await cadre({ name: '演示甲', joinedPartyOn: '2005-11-21' });
    await planReminders(system);
    const [before] = await ledger();
    await change(person, { name: '演示乙' });
    await planReminders(system);
    const [renamed] = await ledger();
    expect([renamed!.params.text, renamed!.params.name]).toEqual([before!.params.text, '演示乙同志']);
    const text = (await listTexts(system, { limit: 100 })).items.find(({ id }) => id === before!.params.text)!;
    await setTextActive(system, text.id, { version: text.version, active: false });
    await planReminders(system);
    const [after] = await ledger();
    expect(after!.params.text).not.toBe(before!.params.text);
    expect(await waiting()).toHaveLength(1);
  });
});

describe('a campaign', () => {
  const draft = { title: '警示教育通知', body: '{称谓}，请参加本周的警示教育。{落款}', summary: '请参加警示教育', audience: { organisationIds: [], postTitle: '', joinedParty: 'any' as const }, day: '2026-11-23', sendAt: '09:00' };
  const approve = async (decision: 'approved' | 'rejected' = 'approved'): Promise<void> => {
    const leader = await staff('commissionLeader');
    const [approval] = (await listApprovals(leader, { state: 'toDecide', limit: 20 })).items;
    await decideApproval(leader, approval!.id, { decision, opinion: '看过' });
    await settle(clock);
    await runJobs(clock);
  };
  const stateOf = async () => (await native(CampaignModel).findOne({}))!.state;
  const submitted = async (manager: Context) => {
    const made = await createCampaign(manager, draft);
    return submitCampaign(manager, made.id, made.version);
  };

  test('goes out once on its day to those it was approved for', async () => {
    const manager = await staff('reminderManager');
    await cadre();
    await cadre({}, false);
    await submitted(manager);
    await approve();
    at('2026-11-21T00:20');
    await planReminders(system);
    expect(await waiting()).toHaveLength(1);
    const { id, version } = (await native(CampaignModel).findOne({}).then((one) => ({ id: idOf(one!), version: one!.trail.seq })));
    at('2026-11-23T09:00');
    await planReminders(system);
    await settle(clock);
    expect([await stateOf(), sentMessages.map(({ title, body }) => `${title}：${body}`)]).toEqual(['sent', ['警示教育通知：测试人员同志，请参加本周的警示教育。青禾区纪委监委']]);
    expect(await codeOf(cancelCampaign(manager, id, version + 1))).toBe('wrongState');
    expect((await showStatistics(manager, { from: '2026-11-23', to: '2026-11-23' })).byOccasion).toEqual([{ occasion: 'campaign', planned: 1, sent: 1, reached: 1, read: 0, failed: 0, unknown: 0 }]);
  });

  test('is cancelled before it goes out: asked for, or planned already', async () => {
    const manager = await staff('reminderManager');
    await cadre();
    const first = await submitted(manager);
    expect((await cancelCampaign(manager, first.id, first.version)).state).toBe('cancelled');
    expect((await listApprovals(await staff('commissionLeader'), { state: 'toDecide', limit: 20 })).items).toEqual([]);
    await submitted(manager);
    await approve();
    at('2026-11-22T00:20');
    await planReminders(system);
    expect(await waiting()).toHaveLength(1);
    const planned = (await native(CampaignModel).findOne({ state: 'approved' }))!;
    await cancelCampaign(manager, idOf(planned), planned.trail.seq);
    expect(await waiting()).toEqual([]);
    at('2026-11-23T09:00');
    await planReminders(system);
    await settle(clock);
    expect(sentMessages).toEqual([]);
  });

  test('that is refused, approved too late or missed is a draft again', async () => {
    const manager = await staff('reminderManager');
    await cadre();
    const { id } = await submitted(manager);
    await approve('rejected');
    expect(await native(CampaignModel).findOne({})).toMatchObject({ state: 'draft', decision: { state: 'rejected', opinion: '看过' } });
    const version = async (): Promise<number> => (await native(CampaignModel).findOne({}))!.trail.seq;
    await submitCampaign(manager, id, await version());
    at('2026-11-24T09:00');
    await approve();
    expect(await stateOf()).toBe('draft');
    expect(await codeOf(submitCampaign(manager, id, await version()))).toBe('badRequest');
    expect(sentMessages).toEqual([]);
  });
});

describe('whoever sees one department', () => {
  test('sees its people only, in the dry run, the lists and the figures', async () => {
    const other = await buildDepartment({ parentId: idOf(district) });
    await cadre({ name: '演示甲', joinedPartyOn: '2006-11-21' });
    await cadre({ name: '演示乙', joinedPartyOn: '2006-11-21', posts: [{ organisationId: idOf(other), title: '科长', from: null, to: null }] });
    const manager = await staff('reminderManager', department);
    const run = await dryRun(manager, { day: '2026-11-21', occasion: 'politicalBirthday', again: 'no', show: 'reached', limit: 20 });
    expect(run).toMatchObject({ reached: 1, leftOut: 0, byChannel: { sms: 1 }, items: [{ name: '演示甲', channel: 'sms', body: expect.stringContaining('演示甲同志') }] });
    expect((await showPlan(manager, { days: 3 })).items).toMatchObject([{ day: '2026-11-21', people: 1, planned: false }]);
    await planReminders(system);
    expect((await showPlan(manager, { days: 3 })).items).toMatchObject([{ planned: true }]);
    expect(await showStatistics(manager, { from: '2026-11-01', to: '2026-11-30' })).toMatchObject({ cadres: 1, byOccasion: [{ planned: 1 }] });
    const names: string[] = [];
    for await (const line of eachMissing(await staff('reminderManager', other), { what: 'phone' })) names.push(line.name);
    expect(names).toEqual([]);
  });

  test('a dry run tells who will have had enough that week, by what waits and by what went out', async () => {
    await saveCalendarYear(system, 2027, { off: bothHolidays, work: [], source: '测试用的通知' });
    await cadre({ name: '演示甲', joinedPartyOn: '2006-12-25' });
    const cap = async (weeklyCap: number): Promise<void> => saveDeliverySettings(system, { stopped: [], weeklyCap, dailyQuota: { sms: 1000 }, urgentReserve: 0, version: (await showDeliverySettings(system)).version });
    const run = async () => dryRun(await staff('reminderManager'), { day: '2026-12-29', occasion: 'newYear', again: 'no', show: 'leftOut', limit: 20 });
    at('2026-12-24T10:00');
    await planReminders(system);
    await cap(1);
    expect(await run()).toMatchObject({ reached: 0, leftOut: 1, byReason: { weeklyCap: 1 }, items: [{ name: '演示甲', channel: null, reason: 'weeklyCap' }] });
    at('2026-12-25T08:30');
    await settle(clock);
    expect(sentMessages).toHaveLength(1);
    expect(await run()).toMatchObject({ leftOut: 1, byReason: { weeklyCap: 1 } });
    await cap(2);
    expect(await run()).toMatchObject({ reached: 1, leftOut: 0 });
  });

  test('what a cadre reports is read and answered within the scope, once at a time', async () => {
    const person = await cadre({ name: '演示甲' });
    const report = () => reportCorrection({ actor: { kind: 'citizen' }, clock }, { personId: person._id, path: person.path }, { kind: 'joinedPartyOn', text: '应当是 2007 年 7 月 1 日' });
    await report();
    expect(await codeOf(report())).toBe('duplicate');
    const [manager, outsider] = [await staff('reminderManager', department), await staff('reminderManager', await buildDepartment({ parentId: idOf(district) }))];
    const [line] = (await listCorrections(manager, { state: 'open', limit: 20 })).items;
    expect(line).toMatchObject({ name: '演示甲', text: '应当是 2007 年 7 月 1 日', abilities: { answer: true } });
    expect((await listCorrections(outsider, { state: 'open', limit: 20 })).items).toEqual([]);
    expect(await codeOf(answerCorrection(outsider, line!.id, { done: true, answer: '已改' }))).toBe('notFound');
    expect(await answerCorrection(manager, line!.id, { done: true, answer: '已改' })).toMatchObject({ state: 'done', answer: '已改', abilities: { answer: false } });
    expect(JSON.stringify(await native(CorrectionModel).findOne({}))).not.toContain('2007');
    await report();
  });
});

test('a test goes to the account’s own person, and says why it cannot', async () => {
  const asked = { occasion: 'newYear' as const, body: '{称谓}，{节日}请守规矩，过个清净年。', summary: '过个清净年' };
  const manager = await staff('reminderManager');
  await expect(testReminder(manager, asked)).rejects.toMatchObject({ code: 'badRequest', message: expect.stringContaining('没有对上人员') });
});
