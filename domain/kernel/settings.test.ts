import { z } from 'zod';
import { clearDatabase, useTestDatabase } from '../../test/support/database';
import { defineSetting, fixedClock, getSetting, saveSetting, settingChanged, verifyAudit, installAnchors, type Context } from '.';

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
