import type { Context } from '../kernel';
import type { Scope } from './scope';

/** Whether any hall in scope is open in that hour; weekday 1 is Monday. */
export type OpenHours = (weekday: number, hour: number) => boolean;

const officeHours: OpenHours = (weekday, hour) => weekday <= 5 && hour >= 9 && hour < 17;

/**
 * When the halls of a scope are open. No hall states its hours to the platform: office hours, and whenever anybody
 * rated there in the period (`rated`).
 */
export function openHours(_ctx: Context, _scope: Scope, rated: OpenHours): Promise<OpenHours> {
  return Promise.resolve((weekday, hour) => officeHours(weekday, hour) || rated(weekday, hour));
}
