import { native, ObjectId, type Day } from '../kernel';
import { DutyModel } from './model';

export interface DisclosureTally {
  village: { id: string; name: string };
  town: { id: string; name: string };
  due: number;
  inTime: number;
  late: number;
  /** Due, and not there. */
  missing: number;
}

/** Of each village below an organisation: what was due in these days and how it came. Asks for no authority: for boards and ranking. */
export async function disclosureTally({ organisationId, from, to, now }: { organisationId: string; from: Day; to: Day; now: Date }): Promise<DisclosureTally[]> {
  const tallies = new Map<string, DisclosureTally>();
  for await (const { village, town, redAt, published } of native(DutyModel).find({ path: new ObjectId(organisationId), due: { $gte: from, $lte: to }, state: { $ne: 'cancelled' } }, { projection: { village: 1, town: 1, redAt: 1, published: 1 } })) {
    const id = village.id.toHexString();
    const tally = tallies.get(id) ?? { village: { id, name: village.name }, town: { id: town.id.toHexString(), name: town.name }, due: 0, inTime: 0, late: 0, missing: 0 };
    tally.due += 1;
    if (published) tally[published.lateWorkingDays > 0 ? 'late' : 'inTime'] += 1;
    else if (now >= redAt) tally.missing += 1;
    tallies.set(id, tally);
  }
  return [...tallies.values()];
}
