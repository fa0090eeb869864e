import { dayNumber, dayOfNumber, shanghaiDay, shanghaiInstant, shanghaiTime } from '../calendar';
import type { Delivery } from './model';

/** Nobody's phone rings between these, Asia/Shanghai, however urgent the matter. */
const quietHours = { from: '21:30', to: '07:30' };

/** The instant quiet hours end, or null outside them. */
export function endOfQuietHours(now: Date): Date | null {
  const time = shanghaiTime(now);
  if (time >= quietHours.to && time < quietHours.from) return null;
  const today = shanghaiDay(now);
  return shanghaiInstant(time < quietHours.to ? today : dayOfNumber(dayNumber(today) + 1), quietHours.to);
}

/**
 * Until when a delivery waits on a day after its own: what was planned for half past nine comes at half past nine, and
 * not at the end of the night, when the platform is there again. Null: not at all, since its hour is past, would be too
 * late, or it has been begun.
 */
export function usualHour({ plannedFor, notAfter, attempts }: Pick<Delivery, 'plannedFor' | 'notAfter' | 'attempts'>, earliest: Date): Date | null {
  if (!plannedFor || attempts.length > 0 || shanghaiDay(plannedFor) >= shanghaiDay(earliest)) return null;
  const usual = shanghaiInstant(shanghaiDay(earliest), shanghaiTime(plannedFor));
  return usual > earliest && (notAfter === null || usual < notAfter) ? usual : null;
}
