import { useOffice } from '../../test/story/office';
import { saveSetting } from '../kernel';
import { hallSettingsKey, hallSettingsOf } from '../rating';
import { openHours } from './opening-hours';
import './policy';

const office = useOffice();
const never = (): boolean => false;
const supervisor = () => office.as(office.world.actors.supervisor);
const openOn = async (weekday: number, scope: { organisationId: typeof office.world.hall._id | null }, ctx = supervisor()): Promise<number[]> => {
  const open = await openHours(ctx, scope, never);
  return Array.from({ length: 24 }, (_, hour) => hour).filter((hour) => open(weekday, hour));
};

beforeEach(async () => {
  const hallId = office.world.otherHall._id.toHexString();
  const settings = await hallSettingsOf(supervisor(), hallId);
  await saveSetting(supervisor(), hallSettingsKey, hallId, { ...settings, openingHours: { ...settings.openingHours, 1: [], 6: [{ from: '10:00', to: '11:30' }] } });
});

test('each hall is open by its own settings, and a scope while any of its halls is', async () => {
  const { hall, otherHall, district, window, department, otherDepartment } = office.world;
  const officeDay = [9, 10, 11, 13, 14, 15, 16, 17];
  for (const place of [hall, window, department, district]) expect(await openOn(1, { organisationId: place._id })).toEqual(officeDay);
  for (const place of [otherHall, otherDepartment]) expect(await openOn(1, { organisationId: place._id })).toEqual([]);
  for (const place of [otherHall, otherDepartment, district]) expect(await openOn(6, { organisationId: place._id })).toEqual([10, 11]);
  expect(await openOn(6, { organisationId: hall._id })).toEqual([]);
});

test('without a scope it is what the viewer sees; an hour in which somebody rated is open', async () => {
  expect(await openOn(6, { organisationId: null })).toEqual([10, 11]);
  expect(await openOn(6, { organisationId: null }, office.as(office.world.actors.hallManager))).toEqual([]);
  expect(await openOn(6, { organisationId: null }, office.as(office.world.actors.otherDepartment))).toEqual([10, 11]);
  const open = await openHours(supervisor(), { organisationId: office.world.hall._id }, (weekday, hour) => weekday === 7 && hour === 20);
  expect([open(7, 20), open(7, 21)]).toEqual([true, false]);
});
