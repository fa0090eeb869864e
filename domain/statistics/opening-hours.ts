import type { OpeningHours, OpenSpan } from '../../contracts/hall';
import { openingHoursOf } from '../hall';
import { native, ObjectId, OrganisationModel, scopeFilter, type Context } from '../kernel';
import type { Scope } from './scope';

/** Whether any hall in scope is open in that hour; weekday 1 is Monday. */
export type OpenHours = (weekday: number, hour: number) => boolean;

/** When the halls of a scope are open, as each hall's settings say; and whenever anybody rated there in the period (`rated`). */
export async function openHours(ctx: Context, scope: Pick<Scope, 'organisationId'>, rated: OpenHours): Promise<OpenHours> {
  const halls = [...(await openingHoursOf(ctx, await hallsOf(ctx, scope))).values()];
  return (weekday, hour) => rated(weekday, hour) || halls.some((hours) => hours[weekday as keyof OpeningHours].some((span) => touches(span, hour)));
}

/** Halls below an organisation, and those in which a department staffs windows. */
async function hallsOf(ctx: Context, { organisationId }: Pick<Scope, 'organisationId'>): Promise<string[]> {
  const { path } = organisationId ? { path: { $in: [organisationId] } } : scopeFilter(ctx.actor, 'statistics.view');
  const within = path ? [{ kind: 'hall', path }, { 'window.departmentId': path }, { kind: 'window', _id: path }] : [{ kind: 'hall' }];
  const found = await native(OrganisationModel)
    .find({ active: true, $or: within } as object, { projection: { kind: 1, parentId: 1 } })
    .toArray();
  const halls = found.map(({ _id, kind, parentId }): ObjectId => (kind === 'hall' || !parentId ? _id : parentId));
  return [...new Set(halls.map(String))];
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
const touches = ({ from, to }: OpenSpan, hour: number): boolean => minutesOf(from) < (hour + 1) * 60 && minutesOf(to) > hour * 60;
