import { clearDatabase, useTestDatabase } from '../../test/support/database';
import { buildAccount, buildDepartment, buildDistrict, buildPerson, buildPhone, idOf } from '../../test/support/factories';
import { makeReachable, setReminderForm } from '../../test/support/reachable';
import { DeliveryModel, fixedClock, listInbox, loadCalendar, native, settle, systemContext, type Context, type OrganisationRecord, type PersonRecord } from '../kernel';
import { recordConsent } from '../follower';
import { planReminders } from '.';
import { reportCorrection } from './corrections';

useTestDatabase();
const clock = fixedClock('2026-11-20T02:00:00Z');
const system = systemContext('test', clock);
let district: OrganisationRecord;
let department: OrganisationRecord;

beforeEach(async () => {
  await clearDatabase();
  await loadCalendar();
  district = await buildDistrict({ name: '青禾区' });
  department = await buildDepartment({ parentId: idOf(district) });
  await setReminderForm(system);
});

const cadre = (name: string): Promise<PersonRecord> => buildPerson({ name, phone: buildPhone(), joinedPartyOn: '2006-11-21', posts: [{ organisationId: idOf(department), title: '科长', from: null, to: null }] });
const states = async (): Promise<Record<string, string>> => Object.fromEntries((await native(DeliveryModel).find({ occasion: 'reminder:politicalBirthday' }).toArray()).map(({ to, state }) => [to.personId!, state]));

test('what waits for whoever agrees no more is taken back, and planned again only when he agrees again', async () => {
  const [one, other] = [await cadre('演示甲'), await cadre('演示乙')];
  await makeReachable(system, [one, other]);
  await settle(clock);
  await planReminders(system);
  expect(await states()).toEqual({ [idOf(one)]: 'waiting', [idOf(other)]: 'waiting' });
  await recordConsent(system, one._id, false, 'mini');
  await settle(clock);
  await planReminders(system);
  expect(await states()).toEqual({ [idOf(one)]: 'cancelled', [idOf(other)]: 'waiting' });
  await recordConsent(system, one._id, true, 'mini');
  await settle(clock);
  expect(await states()).toEqual({ [idOf(one)]: 'waiting', [idOf(other)]: 'waiting' });
});

test('a correction is told to those who may answer it, once and without its words', async () => {
  const manager = async (where: OrganisationRecord): Promise<Context> => {
    const grants = [{ role: 'reminderManager' as const, organisationId: idOf(where) }];
    const account = await buildAccount({ grants });
    return { actor: { kind: 'staff', accountId: idOf(account), name: '演示子', grants }, clock };
  };
  const [asked, outsider] = [await manager(district), await manager(await buildDepartment({ parentId: idOf(district) }))];
  const person = await cadre('演示甲');
  await reportCorrection({ actor: { kind: 'citizen' }, clock }, { personId: person._id, path: person.path }, { kind: 'phone', text: '现在用 13800006027' });
  await settle(clock);
  await settle(clock);
  const { items } = await listInbox(asked, { unread: 'all', limit: 20 });
  expect(items).toMatchObject([{ title: '演示甲说手机号不对', link: '/reminders/corrections' }]);
  expect(JSON.stringify(items)).not.toContain('13800006027');
  expect((await listInbox(outsider, { unread: 'all', limit: 20 })).items).toEqual([]);
});
