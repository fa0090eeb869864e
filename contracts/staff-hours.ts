import { z } from 'zod';
import { instant } from './common';
import { openDay } from './hall';

/** A service number, a mobile, or a landline with its area code. */
const phoneNumber = z.string().trim().regex(/^(\d{3,5}|1\d{10}|0\d{2,3}-?\d{7,8})$/, '写 12388 这样的短号、11 位手机号，或带区号的座机 0971-1234567');

/** When somebody takes the telephone on a working day, and under which number: what the official account answers to 人工. */
export const staffHours = z.object({ phone: phoneNumber, spans: openDay.min(1, '至少写一段时间') });
export type StaffHours = z.infer<typeof staffHours>;

/** GET /api/followers/staff-hours */
export const staffHoursView = staffHours.extend({ version: z.number().int(), changedAt: instant.nullable(), changedBy: z.string().nullable() });
export type StaffHoursView = z.infer<typeof staffHoursView>;

/** PUT — names the version it saw; another's change in between answers 409 conflict. */
export const saveStaffHoursRequest = staffHours.extend({ version: z.number().int().min(0) });
export type SaveStaffHoursRequest = z.infer<typeof saveStaffHoursRequest>;
