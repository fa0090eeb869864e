import { weekdays } from '../../contracts/hall';
import { openingHoursOf } from '../hall';
import { native, OrganisationModel, scopeFilter, type Context, type ObjectId } from '../kernel';
import type { Scope } from './scope';

/** Whether any hall in scope is open in that hour; weekday 1 is Monday. */
export type OpenHours = (weekday: number, hour: number) => boolean;

/** When the halls of a scope are open by their settings, and whenever anybody rated there in the period (`rated`). */
export async function openHours(ctx: Context, scope: Scope, rated: OpenHours): Promise<OpenHours> {
  const halls = [...(await openingHoursOf(ctx, await hallsOf(ctx, scope))).values()];
  const stated = (weekday: number, hour: number): boolean => {
    const [begin, end] = [timeOf(hour), timeOf(hour + 1)];
    return halls.some((hours) => hours[weekdays[weekday - 1]!].some(({ from, to }) => from < end && to > begin));
  };
  return (weekday, hour) => stated(weekday, hour) || rated(weekday, hour);
}

const timeOf = (hour: number): string => `${String(hour).padStart(2, '0')}:00`;

/** Halls below what is asked for, and those that house a window of it. */
async function hallsOf(ctx: Context, scope: Scope): Promise<string[]> {
  const roots: ObjectId[] | undefined = scope.organisationId ? [scope.organisationId] : scopeFilter(ctx.actor, 'statistics.view').path?.$in;
  const organisations = native(OrganisationModel);
  if (!roots) return (await organisations.find({ kind: 'hall', active: true }, { projection: { _id: 1 } }).toArray()).map((hall) => hall._id.toHexString());
  const [halls, windows] = await Promise.all([
    organisations.find({ path: { $in: roots }, kind: 'hall', active: true }, { projection: { _id: 1 } }).toArray(),
    organisations.find({ $or: [{ _id: { $in: roots }, kind: 'window' }, { 'window.departmentId': { $in: roots }, active: true }] }, { projection: { parentId: 1 } }).toArray(),
  ]);
  return [...new Set([...halls.map((hall) => hall._id), ...windows.map((window) => window.parentId)].filter((id) => id !== null).map(String))];
}
