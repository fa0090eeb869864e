import { weekdays } from '../../contracts/hall';
import { openingHoursOf } from '../hall';
import type { Context, ObjectId } from '../kernel';

/** Whether any hall in scope is open in that hour; weekday 1 is Monday. */
export type OpenHours = (weekday: number, hour: number) => boolean;

/** When the halls are open by their settings, and whenever anybody rated there in the period (`rated`). */
export async function openHours(ctx: Context, hallIds: readonly ObjectId[], rated: OpenHours): Promise<OpenHours> {
  const halls = [...(await openingHoursOf(ctx, [...new Set(hallIds.map(String))])).values()];
  const stated = (weekday: number, hour: number): boolean => {
    const [begin, end] = [timeOf(hour), timeOf(hour + 1)];
    return halls.some((hours) => hours[weekdays[weekday - 1]!].some(({ from, to }) => from < end && to > begin));
  };
  return (weekday, hour) => stated(weekday, hour) || rated(weekday, hour);
}

const timeOf = (hour: number): string => `${String(hour).padStart(2, '0')}:00`;
