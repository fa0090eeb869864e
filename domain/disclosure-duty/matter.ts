import type { RecordMatterRequest } from '../../contracts/disclosure-duty';
import { matterKey, periodOf } from '../../contracts/disclosure-period';
import { disclosureTermsOf, itemFor } from '../disclosure';
import { actorName, authorize, dayNumber, fail, findOrganisation, native, shanghaiDay, type Context, type Day } from '../kernel';
import { dutyKey, DutyModel, type Duty } from './model';
import { openDuties } from './open';
import type { Place } from './places';

/** Matters further back are for the archive, not for the board. */
const longestAgoDays = 366;
/** More matters of one item on one day than a village has. */
const mostADay = 99;

/**
 * Something was decided or received that must be published: its clock runs from that day. The same request again
 * answers what it made.
 *
 * @throws Fault notFound, forbidden, badRequest
 */
export async function recordMatter(ctx: Context, { requestKey, villageId, item, title, day }: RecordMatterRequest): Promise<Duty> {
  const place = await placeOf(villageId);
  authorize(ctx.actor, 'disclosureDuty.record', place.village);
  checkDay(day, shanghaiDay(ctx.clock.now()));
  const entry = await itemFor(item);
  const kind = place.village.kind as 'village' | 'community';
  if (entry.form === 'accounts') fail('badRequest', { fields: [{ path: 'item', message: '收支账按月公开，不用单独记' }] });
  if (!entry.active || entry.partOf !== null || !entry.places.includes(kind)) fail('badRequest', { fields: [{ path: 'item', message: '这里不公开这一项，请另选' }] });
  const terms = await disclosureTermsOf(ctx, String(place.village.path[0]));
  const matter = { title, by: actorName(ctx.actor), requestKey };
  for (;;) {
    const known = (await native(DutyModel).findOne({ requestKey })) as Duty | null;
    if (known) return sameAs(known, villageId, item);
    const period = periodOf(matterKey(day, await nextSerial(villageId, item, day)));
    // Whoever records another one at the same moment takes the serial: then the next.
    await openDuties(ctx, terms, [{ ...place, entry, frequency: entry.frequency, period, matter }]);
  }
}

async function placeOf(villageId: string): Promise<Place> {
  const village = await findOrganisation(villageId);
  const town = village?.parentId ? await findOrganisation(village.parentId) : null;
  if (!village?.active || !town || (village.kind !== 'village' && village.kind !== 'community')) return fail('notFound');
  return { village, town };
}

function checkDay(day: Day, today: Day): void {
  const ago = dayNumber(today) - dayNumber(day);
  if (ago < 0) fail('badRequest', { fields: [{ path: 'day', message: '还没有到这一天' }] });
  if (ago > longestAgoDays) fail('badRequest', { fields: [{ path: 'day', message: '太久以前的事，不再列入要公开的' }] });
}

async function nextSerial(villageId: string, item: string, day: Day): Promise<number> {
  const keys = Array.from({ length: mostADay }, (_, index) => dutyKey(villageId, item, matterKey(day, index + 1)));
  const taken = new Set((await native(DutyModel).find({ key: { $in: keys } }, { projection: { _id: 0, key: 1 } }).toArray()).map(({ key }) => key));
  const free = keys.findIndex((key) => !taken.has(key));
  return free < 0 ? fail('badRequest', { fields: [{ path: 'day', message: '这一天这一项记得太多了' }] }) : free + 1;
}

const sameAs = (duty: Duty, villageId: string, item: string): Duty => (duty.village.id.toHexString() === villageId && duty.item.code === item ? duty : fail('conflict'));
