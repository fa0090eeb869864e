import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { useTestDatabase } from '../../test/support/database';
import { buildWorld, clearStory, type World } from '../../test/story/world';
import { exportTable, fixedClock, importTemplate, runImport, runJobs, showImport, startImport, type Context, type StaffActor } from '../kernel';
import { eachHall, hallColumns, hallSettingsHistory, showHallSettings } from '.';

useTestDatabase();
const clock = fixedClock('2026-11-20T02:00:00Z');
let world: World;
const as = (actor: StaffActor): Context => ({ actor, clock });
const supervisor = (): Context => as(world.actors.supervisor);
const hallId = (): string => world.hall._id.toHexString();

const head = '大厅编码,周一,周六,每人每天评几次';
async function checked(sheet: string, ctx = supervisor()) {
  const { id } = await startImport(ctx, { kind: 'hallSettings', fileName: '大厅设置.csv', source: Readable.from([Buffer.from(sheet)]) });
  await runJobs(clock);
  return showImport(ctx, id);
}
async function imported(sheet: string) {
  const { id } = await checked(sheet);
  await runImport(supervisor(), id);
  await runJobs(clock);
  return showImport(supervisor(), id);
}
const exported = (ctx = supervisor()): Promise<string> => text(exportTable(hallColumns, eachHall(ctx), 'csv'));

beforeAll(async () => {
  world = await buildWorld(clock);
});
beforeEach(clearStory);

test('hours and limits come in by a sheet; what is blank or not in it stays; who changed it is told', async () => {
  expect(await checked(`${head}\n${world.hall.code},9:00-17:00,09:00–12:00,1`)).toMatchObject({ state: 'checked', problemCount: 0, updates: 1 });
  expect(await imported(`${head}\n${world.hall.code},9:00-17:00,09:00–12:00,1\n${world.otherHall.code},,,`)).toMatchObject({ state: 'done', updates: 1 });
  const { openingHours, dailyLimit } = await showHallSettings(supervisor(), hallId());
  expect([openingHours[1], openingHours[2], openingHours[6], dailyLimit]).toEqual([[{ from: '09:00', to: '17:00' }], [{ from: '09:00', to: '12:00' }, { from: '13:30', to: '17:30' }], [{ from: '09:00', to: '12:00' }], 1]);
  expect((await hallSettingsHistory(supervisor(), hallId())).items.map(({ by, field }) => [by, field])).toEqual(expect.arrayContaining([['陆平', '营业时间'], ['陆平', '每人每天评几次']]));
  expect(await imported(`${head}\n${world.hall.code},不开,,`)).toMatchObject({ state: 'done', updates: 1 });
  expect((await showHallSettings(supervisor(), hallId())).openingHours[1]).toEqual([]);
});

test('what was taken out comes in again and changes nothing', async () => {
  const sheet = await exported();
  expect(sheet).toContain(`${world.hall.code},${world.hall.name},09:00–12:00、13:30–17:30`);
  expect(await imported(sheet.replace('\ufeff', ''))).toMatchObject({ state: 'done', problemCount: 0, updates: 0 });
});

test('every bad cell is named; a hall of others is none', async () => {
  const report = await checked(`${head}\n${world.hall.code},上午,17:00–09:00,0\nNOWHERE,,,\n${world.hall.code},,,`);
  expect(report.problems.map(({ row, header, message }) => [row, header, message])).toEqual([
    [2, '周一', '写成 09:00–12:00、13:30–17:30 这样，不营业写“不开”'],
    [2, '周六', '关门要晚于开门'],
    [2, '每人每天评几次', '至少 1 次'],
    [3, '大厅编码', '没有这个在用的大厅，或者不归您管'],
  ]);
  const own: Context = as({ ...world.actors.supervisor, grants: [{ role: 'ratingSupervisor', organisationId: world.otherHall._id.toHexString() }] });
  expect(await exported(own)).not.toContain(world.hall.code);
});

test('whoever is rated takes the sheet out and does not bring it in', async () => {
  const manager = as(world.actors.hallManager);
  expect(await exported(manager)).toContain(world.hall.code);
  await expect(importTemplate(manager, 'hallSettings')).rejects.toMatchObject({ code: 'forbidden' });
  await expect(exported(as(world.actors.department))).rejects.toMatchObject({ code: 'forbidden' });
});
