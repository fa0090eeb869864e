import { hallSettings, type HallSettings, type SaveHallSettingsRequest } from '../../contracts/hall';
import { codeOf, fieldsOf, useOffice } from '../../test/story/office';
import * as followUps from '../follow-up';
import { saveSetting } from '../kernel';
import { followUpSettingsKey, hallSettingsKey } from '../rating';
import { hallSettingsHistory, openingHoursOf, saveHallSettings, showHallSettings } from '.';
import { openingWords } from './words';

const office = useOffice();
const hallId = (): string => office.world.hall._id.toHexString();
const supervisor = () => office.as(office.world.actors.supervisor);
const save = async (changes: Partial<HallSettings>, ctx = supervisor()) => {
  const { abilities: _abilities, ...shown } = await showHallSettings(ctx, hallId());
  return saveHallSettings(ctx, hallId(), { ...shown, ...changes });
};

test('a hall begins with office hours, two ratings a day and no network', async () => {
  const shown = await showHallSettings(supervisor(), hallId());
  expect(openingWords(shown.openingHours)).toBe('周一至周五 09:00–12:00、13:30–17:30；周六至周日不开');
  expect(shown).toMatchObject({ dailyLimit: 2, staffNetworks: [], version: 0, abilities: { read: true, save: true } });
});

test('who changed what is told in words, the days of follow-ups included, the newest first', async () => {
  await save({ dailyLimit: 3 });
  office.at('2026-11-20', '10:00');
  const morning = [{ from: '09:00', to: '12:00' }];
  const { openingHours } = await showHallSettings(supervisor(), hallId());
  await save({ openingHours: { ...openingHours, 6: morning }, staffNetworks: ['10.8.0.0/16'] });
  office.at('2026-11-20', '11:00');
  await followUps.saveFollowUpSettings(supervisor(), hallId(), { firstContactDays: 1, closingDays: 4, rectificationDays: 3, escalationDays: 5, officerId: office.world.actors.officer.accountId });
  const { items } = await hallSettingsHistory(office.as(office.world.actors.hallManager), hallId());
  expect(items).toEqual([
    { at: '2026-11-20T03:00:00.000Z', by: '陆平', field: '办结', from: '5 个工作日', to: '4 个工作日' },
    { at: '2026-11-20T03:00:00.000Z', by: '陆平', field: '谁来回访', from: '谁手上少就分给谁', to: '沈宁' },
    { at: '2026-11-20T02:00:00.000Z', by: '陆平', field: '营业时间', from: '周一至周五 09:00–12:00、13:30–17:30；周六至周日不开', to: '周一至周五 09:00–12:00、13:30–17:30；周六 09:00–12:00；周日不开' },
    { at: '2026-11-20T02:00:00.000Z', by: '陆平', field: '工作网络', from: '没有填', to: '10.8.0.0/16' },
    { at: '2026-11-20T01:00:00.000Z', by: '陆平', field: '每人每天评几次', from: '2 次', to: '3 次' },
  ]);
});

test('the first change of a hall is told from what the platform had set by then', async () => {
  const terms = { firstContactDays: 1, closingDays: 6, rectificationDays: 3, escalationDays: 5, officerId: null };
  await saveSetting(supervisor(), followUpSettingsKey, null, terms);
  office.at('2026-11-20', '10:00');
  await saveSetting(supervisor(), followUpSettingsKey, hallId(), { ...terms, closingDays: 4 });
  office.at('2026-11-20', '11:00');
  await saveSetting(supervisor(), followUpSettingsKey, null, { ...terms, closingDays: 9 });
  expect((await hallSettingsHistory(supervisor(), hallId())).items).toMatchObject([{ field: '办结', from: '6 个工作日', to: '4 个工作日' }]);
});

test('two who change at once: the second looks again', async () => {
  const { abilities: _abilities, ...seen } = await showHallSettings(supervisor(), hallId());
  await save({ dailyLimit: 5 });
  expect(await codeOf(saveHallSettings(supervisor(), hallId(), { ...seen, dailyLimit: 9 }))).toBe('conflict');
  expect(await codeOf(saveHallSettings(supervisor(), hallId(), { ...seen, version: 1, dailyLimit: 9 }))).toBe('done');
  expect(await codeOf(saveHallSettings(office.as(office.world.actors.admin), office.world.otherHall._id.toHexString(), { ...seen, version: 3 }))).toBe('conflict');
});

test('networks are addresses and networks, none so wide that citizens live in it', async () => {
  const networks = ['10.8.0.0/16', 'fd00:12::/48', '10.8.0.300', 'fe80::1%eth0', '0.0.0.0/0', '2001::/16', '10.0.0.0/33'];
  const parsed = hallSettings.shape.staffNetworks.safeParse(networks);
  expect(parsed.error?.issues.map(({ path }) => path[0])).toEqual([2, 3, 4, 5, 6]);
  expect(await fieldsOf(save({ staffNetworks: ['10.8.0.0/16', '10.8.0.300'] }))).toEqual(['staffNetworks.1']);
});

test('the manager of the hall reads and does not loosen; nobody reaches another hall', async () => {
  const { hallManager, otherHallManager, security, leader, hallOfficer, department } = office.world.actors;
  expect(await showHallSettings(office.as(hallManager), hallId())).toMatchObject({ abilities: { read: true, save: false } });
  const body: SaveHallSettingsRequest = { ...(await showHallSettings(supervisor(), hallId())), dailyLimit: 20 };
  for (const reader of [hallManager, leader]) expect(await codeOf(saveHallSettings(office.as(reader), hallId(), body))).toBe('forbidden');
  for (const stranger of [otherHallManager, hallOfficer]) {
    expect(await codeOf(showHallSettings(office.as(stranger), hallId()))).toBe('notFound');
    expect(await codeOf(hallSettingsHistory(office.as(stranger), hallId()))).toBe('notFound');
  }
  for (const other of [security, department]) expect(await codeOf(showHallSettings(office.as(other), hallId()))).toBe('forbidden');
  expect(await codeOf(showHallSettings(supervisor(), office.world.window._id.toHexString()))).toBe('notFound');
});

test('whoever counts by the hour learns when halls are open', async () => {
  await saveSetting(supervisor(), hallSettingsKey, hallId(), { ...(await showHallSettings(supervisor(), hallId())), openingHours: { 1: [], 2: [], 3: [], 4: [], 5: [], 6: [], 7: [{ from: '10:00', to: '16:00' }] } });
  const hours = await openingHoursOf(supervisor(), [hallId(), office.world.otherHall._id.toHexString()]);
  expect(hours.get(hallId())?.[7]).toEqual([{ from: '10:00', to: '16:00' }]);
  expect(hours.get(office.world.otherHall._id.toHexString())?.[1]).toHaveLength(2);
});
