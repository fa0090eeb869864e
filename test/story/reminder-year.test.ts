import { clearDatabase, useTestDatabase } from '../support/database';
import { buildDepartment, buildDistrict, buildPerson, buildPhone, idOf } from '../support/factories';
import { makeReachable, sentMessages, setReminderForm } from '../support/reachable';
import { planReminders } from '../../domain/reminder';
import { dayNumber, dayOfNumber, DeliveryModel, fixedClock, loadCalendar, native, saveCalendarYear, saveDeliverySettings, settle, shanghaiDay, shanghaiInstant, shanghaiTime, showDeliverySettings, systemContext, type PersonRecord } from '../../domain/kernel';

jest.setTimeout(600_000);
useTestDatabase();
const clock = fixedClock('2025-12-20T02:00:00Z');
const ctx = systemContext('test', clock);

/**
 * When each occasion of 2026 goes out, written down by hand from the State Council's notice and a lunar almanac: the
 * planner's own arithmetic has no part in it.
 */
const commonDays: [day: string, time: string, title: string][] = [
  ['2026-02-06', '09:00', '春节'],
  ['2026-02-14', '09:00', '春节'],
  ['2026-02-28', '09:00', '元宵节'],
  ['2026-03-05', '09:00', '妇女节'],
  ['2026-04-01', '09:00', '清明节'],
  ['2026-04-28', '09:00', '劳动节'],
  ['2026-06-16', '09:00', '端午节'],
  ['2026-06-10', '09:00', '升学季'],
  ['2026-08-10', '09:00', '升学季'],
  ['2026-09-17', '09:00', '中秋节'],
  ['2026-09-24', '09:00', '中秋节'],
  ['2026-09-21', '09:00', '国庆节'],
  ['2026-09-30', '09:00', '国庆节'],
  ['2026-10-15', '09:00', '重阳节'],
  ['2026-12-29', '09:00', '元旦'],
];

interface Story {
  person: PersonRecord;
  joined: string | null;
  from: string | null;
  retires: string | null;
}

/** What this cadre must be told in 2026: a plain reading of his record. */
function expectedOf({ person, joined, from, retires }: Story): string[] {
  const of = (day: string, time: string, title: string): string => `${idOf(person)} ${day} ${time} ${title}廉政提醒`;
  const expected = commonDays.map(([day, time, title]) => of(day, time, title));
  if (joined) expected.push(of('2026-07-01', '08:30', '七一'));
  if (joined && joined < '2026') expected.push(of(joined.endsWith('02-29') ? '2026-02-28' : `2026${joined.slice(4)}`, '08:30', '政治生日'));
  if (from) expected.push(of(from, '09:00', '提任'));
  if (retires) expected.push(of(retires, '09:00', '退休'));
  return expected;
}

test('fifty cadres through 2026, day by day: every reminder once, on its morning, and none besides', async () => {
  await clearDatabase();
  await loadCalendar();
  sentMessages.length = 0;
  const district = await buildDistrict({ name: '青禾区' });
  const department = await buildDepartment({ parentId: idOf(district) });
  await setReminderForm(ctx);
  const stories: Story[] = [];
  for (let index = 0; index < 50; index += 1) {
    const joined = index % 10 === 9 ? null : index % 12 === 5 ? '2008-02-29' : `${1990 + (index % 36)}-${String((index % 12) + 1).padStart(2, '0')}-${String(((index * 7) % 28) + 1).padStart(2, '0')}`;
    const from = index % 13 === 4 ? '2026-05-02' : null;
    // Two working days before 3 August, a Monday.
    const retiresOn = index % 17 === 6 ? '2026-08-03' : null;
    const person = await buildPerson({ joinedPartyOn: joined, retiresOn, phone: buildPhone(), posts: [{ organisationId: idOf(department), title: '科长', from, to: null, appointment: from ? 'promotion' : null }] });
    stories.push({ person, joined, from, retires: retiresOn && '2026-07-30' });
  }
  await makeReachable(ctx, stories.map(({ person }) => person));
  // Nobody hears of what he never agreed to.
  await buildPerson({ joinedPartyOn: '2001-03-03', phone: buildPhone(), posts: [{ organisationId: idOf(department), title: '科长', from: null, to: null }] });
  await liberal();

  for (let number = dayNumber('2026-01-01'); number <= dayNumber('2026-12-31'); number += 1) {
    const day = dayOfNumber(number);
    if (day === '2026-11-10') await saveCalendarYear(ctx, 2027, { off: [{ name: '元旦', from: '2027-01-01', to: '2027-01-03' }], work: ['2027-01-10'], source: '测试用的通知' });
    for (const time of ['00:20', '08:30', '09:00']) {
      clock.set(shanghaiInstant(day, time).toISOString());
      if (time === '00:20') await planReminders(ctx);
      await settle(clock);
    }
  }

  const told = sentMessages.filter(({ at }) => shanghaiDay(at).startsWith('2026')).map(({ personId, at, title }) => `${personId} ${shanghaiDay(at)} ${shanghaiTime(at)} ${title}`);
  expect(told.sort()).toEqual(stories.flatMap(expectedOf).sort());
  expect(await native(DeliveryModel).countDocuments({ occasion: /^reminder:/, state: { $nin: ['delivered', 'waiting'] } })).toBe(0);
});

/** The weekly cap would hold back what this test counts. */
async function liberal(): Promise<void> {
  const { version } = await showDeliverySettings(ctx);
  await saveDeliverySettings(ctx, { stopped: [], weeklyCap: 20, dailyQuota: { sms: 100_000 }, urgentReserve: 0, version });
}
