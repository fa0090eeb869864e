import { PublicationModel } from '../disclosure';
import { defineJob, native, ObjectId, shanghaiDay, type Context, type Day, type DomainEvent } from '../kernel';
import { dutyKey, DutyModel } from './model';
import { openPlaces } from './places';
import { DutyTallyModel, lineWords, type DutyTally, type TallyLine } from './tally-model';

const yearOf = (day: Day): number => Number(day.slice(0, 4));

/** Counts what a village owed in a year. Once more after writing: of two at once the last has seen everything. */
export async function countTally(villageId: ObjectId, year: number): Promise<void> {
  let written: string | null = null;
  for (;;) {
    const tally = await counted(villageId, year);
    if (!tally || tally.lines === written) return;
    await native(DutyTallyModel).replaceOne({ _id: tally._id }, tally, { upsert: true });
    written = tally.lines;
  }
}

/** Null where nothing was ever due. */
async function counted(villageId: ObjectId, year: number): Promise<DutyTally | null> {
  const corrected = await correctedKeys(villageId);
  const lines = new Map<string, TallyLine>();
  let path: ObjectId[] | null = null;
  const owed = native(DutyModel).find({ path: villageId, due: { $gte: `${year}-01-01`, $lte: `${year}-12-31` } }, { projection: { key: 1, path: 1, due: 1, 'item.class': 1, state: 1, published: 1 }, sort: { due: 1, _id: 1 } });
  for await (const duty of owed) {
    path = duty.path;
    if (duty.state === 'cancelled') continue;
    const line = lines.get(`${duty.due} ${duty.item.class}`) ?? { due: duty.due, class: duty.item.class, inTime: 0, late: 0, lateDays: 0, corrected: 0, open: 0 };
    lines.set(`${duty.due} ${duty.item.class}`, line);
    const late = duty.published?.lateWorkingDays ?? 0;
    line[duty.state === 'open' ? 'open' : late > 0 ? 'late' : 'inTime'] += 1;
    line.lateDays += late;
    if (corrected.has(duty.key)) line.corrected += 1;
  }
  return path && { _id: `${villageId.toHexString()}:${year}`, villageId, path, year, lines: [...lines.values()].map(lineWords).join('\n') };
}

/** Of what has a second edition: the keys of their duties. */
async function correctedKeys(villageId: ObjectId): Promise<Set<string>> {
  const second = await native(PublicationModel)
    .find({ 'village.id': villageId, edition: 2, state: { $in: ['published', 'replaced'] } }, { projection: { 'item.code': 1, 'period.key': 1 } })
    .toArray();
  return new Set(second.map(({ item, period }) => dutyKey(villageId, item.code, period.key)));
}

interface Owed {
  villageId: ObjectId;
  due: Day;
}
/** After duties were opened or called off: each village and year once. */
export async function countFor(owed: readonly Owed[]): Promise<void> {
  const places = new Map(owed.map(({ villageId, due }) => [`${villageId.toHexString()}:${yearOf(due)}`, { villageId, year: yearOf(due) }]));
  for (const { villageId, year } of places.values()) await countTally(villageId, year);
}

/** After something was published or corrected. */
export async function countPublished({ payload: { villageId, itemCode, periodKey } }: DomainEvent): Promise<void> {
  const duty = await native(DutyModel).findOne({ key: dutyKey(String(villageId), String(itemCode), String(periodKey)) }, { projection: { due: 1 } });
  if (duty) await countTally(new ObjectId(String(villageId)), yearOf(duty.due));
}

/** Last year, this one and what is due next year of every village, anew; answers of how many villages. */
export async function countAllTallies(ctx: Context): Promise<number> {
  const year = yearOf(shanghaiDay(ctx.clock.now()));
  const places = await openPlaces();
  for (const { village } of places) for (const one of [year - 1, year, year + 1]) await countTally(village._id, one);
  return places.length;
}

/** What a crash or an event that never came has left out. */
defineJob({ name: 'disclosure.tallies', schedule: '20 4 * * *', run: ({ ctx }) => countAllTallies(ctx) });
