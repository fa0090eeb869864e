import { theDistrict } from '../disclosure';
import { cancelDeadline, DeadlineModel, native, openDeadline, shanghaiDay, type Context } from '../kernel';
import type { PolicyRecord } from './model';

/** Of one published version. */
export const validityKey = (policyId: string, edition: number): string => `publicPolicy:${policyId}:until:${edition}`;
export const validityKind = 'publicPolicy.validity';
/** Time enough to write the next version and to have it approved. */
const warnWorkingDays = 10;

/** The end of a published version is a deadline of the district; another version, or another last day, is another one. May be repeated. */
export async function followValidity(ctx: Context, { _id, published }: PolicyRecord): Promise<void> {
  const id = _id.toHexString();
  const until = published?.content.validTo ?? null;
  const key = until && validityKey(id, published!.edition);
  const others = await native(DeadlineModel).find({ 'subject.id': id, kind: validityKind, state: 'open', ...(key ? { key: { $ne: key } } : {}) }, { projection: { key: 1 } }).toArray();
  for (const other of others) await cancelDeadline(ctx, other.key, '有了新的一版');
  const today = shanghaiDay(ctx.clock.now());
  if (!key || until < today) return;
  const district = await theDistrict();
  await openDeadline(ctx, { key, kind: validityKind, subject: { type: 'publicPolicy', id }, path: district.path, debtor: { organisationId: district._id.toHexString(), label: district.name }, from: today, dueOn: until, workingDays: 0, yellowWorkingDays: warnWorkingDays });
}
