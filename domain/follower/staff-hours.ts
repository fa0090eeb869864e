import { staffHours, type SaveStaffHoursRequest, type StaffHours, type StaffHoursView } from '../../contracts/staff-hours';
import { authorize, defineSetting, getSetting, readSetting, saveSetting, settingChanged, type Context } from '../kernel';

/** The number for reports is there everywhere; until staff enter their own it is the safe one to name. */
const settingKey = defineSetting<StaffHours>('staffHours', staffHours, {
  phone: '12388',
  spans: [
    { from: '09:00', to: '12:00' },
    { from: '13:30', to: '17:30' },
  ],
});

/** When somebody takes the telephone on a working day, and under which number. */
export const staffHoursOf = (ctx: Context): Promise<StaffHours> => getSetting(ctx, settingKey, null);

/** @throws Fault forbidden */
export async function showStaffHours(ctx: Context): Promise<StaffHoursView> {
  authorize(ctx.actor, 'follower.staffHours');
  const [{ value, version }, history] = await Promise.all([readSetting(settingKey, null), settingChanged(settingKey, null)]);
  return { ...value, version, changedAt: history?.changedAt.toISOString() ?? null, changedBy: history?.changedBy ?? null };
}

/** @throws Fault forbidden, badRequest, conflict when somebody else changed them in between */
export async function saveStaffHours(ctx: Context, { version, ...value }: SaveStaffHoursRequest): Promise<StaffHoursView> {
  authorize(ctx.actor, 'follower.staffHours');
  await saveSetting(ctx, settingKey, null, value, { version });
  return showStaffHours(ctx);
}
