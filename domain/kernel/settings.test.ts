import { z } from 'zod';
import { clearDatabase, useTestDatabase } from '../../test/support/database';
import { defineSetting, fixedClock, getSetting, readSetting, saveSetting, settingChanged, settingChanges, verifyAudit, installAnchors, type Context } from '.';

const database = useTestDatabase();
const clock = fixedClock('2026-11-20T01:00:00Z');
const ctx: Context = { actor: { kind: 'staff', accountId: 'a'.repeat(24), name: '沈宁', grants: [] }, clock };
const days = defineSetting('test.days', z.object({ contact: z.number().int().min(1), close: z.number().int().max(30) }), { contact: 1, close: 5 });
const [hall, otherHall] = ['a'.repeat(24), 'b'.repeat(24)];

beforeAll(clearDatabase);

test('the hall has its own value, else the platform, else the default; who changed it is kept', async () => {
  expect(await getSetting(ctx, days, hall)).toEqual({ contact: 1, close: 5 });
  expect(await settingChanged(days, hall)).toBeNull();
  await saveSetting(ctx, days, null, { contact: 2, close: 6 });
  await saveSetting(ctx, days, hall, { contact: 1, close: 3 });
  await saveSetting(ctx, days, hall, { contact: 1, close: 4 });
  expect([await getSetting(ctx, days, hall), await getSetting(ctx, days, otherHall), await getSetting(ctx, days, null)]).toEqual([{ contact: 1, close: 4 }, { contact: 2, close: 6 }, { contact: 2, close: 6 }]);
  expect(await settingChanged(days, hall)).toEqual({ changedAt: clock.now(), changedBy: '沈宁' });
  installAnchors(database.dataDir());
  expect(await verifyAudit({ clock })).toMatchObject({ ok: true, subjects: 2 });
});

test('a value of another form is refused with its field', async () => {
  await expect(saveSetting(ctx, days, hall, { contact: 0, close: 5 })).rejects.toMatchObject({ code: 'badRequest', fields: [{ path: 'value.contact' }] });
});

test('whoever saw another version looks again; every change stays, each with what it left', async () => {
  const third = 'c'.repeat(24);
  expect(await readSetting(days, third)).toEqual({ value: { contact: 2, close: 6 }, version: 0 });
  await expect(saveSetting(ctx, days, third, { contact: 1, close: 3 }, { version: 1 })).rejects.toMatchObject({ code: 'conflict' });
  await saveSetting(ctx, days, third, { contact: 1, close: 3 }, { version: 0 });
  await expect(saveSetting(ctx, days, third, { contact: 1, close: 9 }, { version: 0 })).rejects.toMatchObject({ code: 'conflict' });
  // Beyond the tail that the document itself keeps.
  for (let close = 1; close <= 50; close += 1) await saveSetting(ctx, days, third, { contact: 1, close: (close % 30) + 1 }, { version: close });
  expect(await readSetting(days, third)).toEqual({ value: { contact: 1, close: 21 }, version: 51 });
  const changes = await settingChanges(days, third);
  expect(changes).toHaveLength(51);
  expect(changes[0]).toEqual({ at: clock.now(), by: '沈宁', from: { contact: 2, close: 6 }, to: { contact: 1, close: 3 } });
  expect(changes.slice(1).map((change) => change.from)).toEqual(changes.slice(0, -1).map((change) => change.to));
});
