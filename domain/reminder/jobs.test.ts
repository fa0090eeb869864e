import { clearDatabase, useTestDatabase } from '../../test/support/database';
import { buildAccount, buildDepartment, buildDistrict, buildPerson, buildPhone, idOf } from '../../test/support/factories';
import { makeReachable, setReminderForm } from '../../test/support/reachable';
import { changePerson, decideApproval, DeliveryModel, fixedClock, listApprovals, loadCalendar, native, PersonModel, runJobs, settle, systemContext, type Context, type OrganisationRecord, type PersonRecord } from '../kernel';
import { CampaignModel, createCampaign, submitCampaign } from '.';

useTestDatabase();
const clock = fixedClock('2026-11-20T02:00:00Z');
const system = systemContext('test', clock);
const at = (time: string): void => clock.set(new Date(`${time}:00+08:00`).toISOString());
let district: OrganisationRecord;
let person: PersonRecord;

beforeEach(async () => {
  await clearDatabase();
  await loadCalendar();
  at('2026-11-20T10:00');
  district = await buildDistrict({ name: '青禾区' });
  const department = await buildDepartment({ parentId: idOf(district) });
  await setReminderForm(system);
  person = await buildPerson({ name: '演示甲', phone: buildPhone(), joinedPartyOn: '2006-03-01', posts: [{ organisationId: idOf(department), title: '科长', from: null, to: null }] });
  await makeReachable(system, [person]);
  await settle(clock);
  await runJobs(clock);
});

async function staff(role: 'reminderManager' | 'commissionLeader'): Promise<Context> {
  const account = await buildAccount({ name: role, grants: [{ role, organisationId: idOf(district) }] });
  return { actor: { kind: 'staff', accountId: idOf(account), name: role, grants: [{ role, organisationId: idOf(district) }] }, clock };
}

test('whose record was put right is planned for within ten minutes', async () => {
  const { name, kind, posts, trail } = (await native(PersonModel).findOne({ _id: person._id }))!;
  at('2026-11-20T10:12');
  await changePerson(system, idOf(person), { version: trail.seq, name, kind, joinedPartyOn: '2006-11-21', posts: posts.map((post) => ({ ...post, organisationId: String(post.organisationId) })) });
  at('2026-11-20T10:20');
  await runJobs(clock);
  expect((await native(DeliveryModel).find({ occasion: 'reminder:politicalBirthday' }).toArray()).map(({ state, dueAt }) => [state, dueAt])).toEqual([['waiting', new Date('2026-11-21T08:30:00+08:00')]]);
});

test('a campaign is said to have gone out within ten minutes, though nobody’s record changed', async () => {
  const manager = await staff('reminderManager');
  const made = await createCampaign(manager, { title: '警示教育通知', body: '{称谓}，请参加本周的警示教育。{落款}', summary: '请参加警示教育', audience: { organisationIds: [], postTitle: '', joinedParty: 'any' }, day: '2026-11-25', sendAt: '15:00' });
  await submitCampaign(manager, made.id, made.version);
  const leader = await staff('commissionLeader');
  const [approval] = (await listApprovals(leader, { state: 'toDecide', limit: 20 })).items;
  await decideApproval(leader, approval!.id, { decision: 'approved', opinion: '看过' });
  await settle(clock);
  const stateAt = async (time: string): Promise<string> => {
    at(time);
    await runJobs(clock);
    return (await native(CampaignModel).findOne({}))!.state;
  };
  expect(await stateAt('2026-11-24T07:20')).toBe('approved');
  expect(await stateAt('2026-11-25T14:50')).toBe('approved');
  expect(await stateAt('2026-11-25T15:00')).toBe('sent');
});
