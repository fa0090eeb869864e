import { dayNumber, dayOfNumber, shanghaiDay, shanghaiInstant, shanghaiTime } from '../calendar';

/** Nobody's phone rings between these, Asia/Shanghai, however urgent the matter. */
const quietHours = { from: '21:30', to: '07:30' };

/** The instant quiet hours end, or null outside them. */
export function endOfQuietHours(now: Date): Date | null {
  const time = shanghaiTime(now);
  if (time >= quietHours.to && time < quietHours.from) return null;
  const today = shanghaiDay(now);
  return shanghaiInstant(time < quietHours.to ? today : dayOfNumber(dayNumber(today) + 1), quietHours.to);
}
