import { authorize, fail, native, ObjectId, recordAccess, type Context, type StaffActor } from '../../kernel';
import { ClueModel, type Clue } from '../model';

export const clues = () => native(ClueModel);
export const staffOf = ({ actor }: Pick<Context, 'actor'>): StaffActor => (actor.kind === 'staff' ? actor : fail('forbidden'));

/** Whoever acts, and those he stands in for today. */
export function ownIds(actor: StaffActor): string[] {
  return [...new Set([actor.accountId, ...actor.grants.flatMap(({ asDeputyOf }) => asDeputyOf ?? [])])];
}

/**
 * A clue for one of its readers. For all others it is not there; that they asked is on record, and an id that stands
 * for nothing takes the same way, so that not even the time of the answer tells one from the other.
 * @throws Fault notFound, forbidden
 */
export async function readable(ctx: Context, id: string | ObjectId, verb = 'clue.list'): Promise<Clue> {
  const actor = staffOf(ctx);
  const _id = ObjectId.isValid(id) ? new ObjectId(id) : fail('notFound');
  const clue = await clues().findOne({ _id });
  if (!clue?.readers.includes(actor.accountId)) {
    await recordAccess(ctx, { type: 'clue', id: _id.toHexString() }, 'clue.refused');
    return fail('notFound');
  }
  authorize(actor, verb, clue);
  return clue;
}
