import { commissionName } from '../../templates';
import type { FollowUpSettings } from '../../contracts/follow-up';
import type { HallSettings } from '../../contracts/hall';
import { windowCode as windowCodeSchema, type RatingWindow } from '../../contracts/rating';
import { fail, findWindowByCode, type Context, type ObjectId, type ServiceWindow } from '../kernel';
import type { NamedRef, Rating } from './model';
import { asksLogin } from './own-hall';
import { followUpSettingsOf, hallSettingsOf } from './settings';

/** Where a rating is given: names and path of the day, how the hall runs its follow-ups, and by which rules it takes ratings. */
export interface Place {
  open: boolean;
  mergedFrom: string | null;
  district: NamedRef;
  hall: NamedRef;
  window: Rating['window'];
  department: NamedRef | null;
  path: ObjectId[];
  settings: FollowUpSettings;
  rules: HallSettings;
}

/** The place behind a window's code, or null where no window has it. Window and settings are kept by the kernel for seconds. */
export async function placeOfWindow(ctx: Context, code: string): Promise<Place | null> {
  const found = await findWindowByCode(code);
  return found && placeOf(ctx, found);
}

async function placeOf(ctx: Context, found: ServiceWindow): Promise<Place> {
  return {
    open: found.open,
    mergedFrom: found.mergedFrom,
    ...namesOf(found),
    settings: await followUpSettingsOf(ctx, found.hall._id),
    rules: await hallSettingsOf(ctx, found.hall._id),
  };
}

type Names = Pick<Place, 'district' | 'hall' | 'window' | 'department' | 'path'>;
const known = new WeakMap<ServiceWindow, Names>();

/** Every rating of a window takes over the same names: frozen, so that their part of the audit's text is written once. */
function namesOf(found: ServiceWindow): Names {
  const kept = known.get(found);
  if (kept) return kept;
  const names: Names = {
    district: Object.freeze({ id: found.district._id, name: found.district.name }),
    hall: Object.freeze({ id: found.hall._id, name: found.hall.name }),
    window: Object.freeze({ id: found._id, name: found.name, number: found.number, services: [...found.services] }),
    department: found.department && Object.freeze({ id: found.department._id, name: found.department.name }),
    path: Object.freeze([...found.path]) as ObjectId[],
  };
  known.set(found, names);
  return names;
}

/**
 * What the rating page shows of a window. A closed one is shown as closed.
 * @throws Fault windowNotFound
 */
export async function showWindow(ctx: Context, code: string): Promise<RatingWindow> {
  const place = windowCodeSchema.safeParse(code).success ? await placeOfWindow(ctx, code) : null;
  if (!place) return fail('windowNotFound');
  return {
    code,
    hallName: place.hall.name,
    windowName: place.window.name,
    number: place.window.number,
    services: place.window.services,
    open: place.open,
    ...(place.mergedFrom ? { mergedFrom: place.mergedFrom } : {}),
    receivedBy: commissionName(place.district.name),
    ...(asksLogin() ? { asksLogin: true } : {}),
  };
}

/** 3号窗口, whatever way the number was entered. */
export const windowLabel = (window: Pick<Rating['window'], 'number'>): string => (/窗口$/.test(window.number) ? window.number : /号$/.test(window.number) ? `${window.number}窗口` : `${window.number}号窗口`);

