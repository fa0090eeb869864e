import type { Role } from '../../contracts/roles';
import { ClueModel, readable, staffOf, type Clue } from '../clue';
import { authorize, fail, native, ObjectId, recordAccess, type Context, type StaffActor } from '../kernel';
import { papers, type CluePaper } from './model';
import { unitRoles, type PaperThing } from './policy';

/** A document and the clue that it belongs to. */
export interface Found {
  paper: CluePaper;
  clue: Clue | null;
}

export const thingOf = ({ paper, clue }: { paper: Pick<CluePaper, 'path'>; clue: Pick<Clue, 'readers'> | null }): PaperThing => ({ path: paper.path, readers: clue?.readers ?? null });

/** A document for whoever may read what it is about; for all others it is not there. @throws Fault notFound, forbidden */
export async function findPaper(ctx: Context, id: string, verb: string): Promise<Found> {
  const actor = staffOf(ctx);
  const _id = ObjectId.isValid(id) ? new ObjectId(id) : fail('notFound');
  const paper = await papers().findOne({ _id, state: { $ne: 'dropped' } });
  const mine = paper && (paper.clueId ? await isReader(actor, paper.clueId) : holdsOne(actor, unitRoles, paper.path));
  if (!paper || !mine) {
    // Written in every case, so that not even the time of the answer tells one from the other.
    const of = paper?.clueId ? ({ type: 'clue', id: paper.clueId.toHexString() } as const) : ({ type: 'cluePaper', id: _id.toHexString() } as const);
    await recordAccess(ctx, of, `${of.type}.refused`);
    return fail('notFound');
  }
  const found = { paper, clue: paper.clueId ? await readable(ctx, paper.clueId) : null };
  authorize(actor, `cluePaper.${verb}`, thingOf(found));
  return found;
}

const isReader = async ({ accountId }: StaffActor, clueId: ObjectId): Promise<boolean> => (await native(ClueModel).findOne({ _id: clueId, readers: accountId }, { projection: { _id: 1 } })) !== null;
export const holdsOne = ({ grants }: StaffActor, roles: readonly Role[], path: readonly ObjectId[]): boolean => grants.some(({ role, organisationId }) => roles.includes(role) && path.some((id) => String(id) === organisationId));

/** A look at what it says, on record with the clue, where all its readers' looks are; or with the document itself. */
export const recordLook = (ctx: Context, { paper, clue }: Found, what: 'Opened' | 'Downloaded'): Promise<void> =>
  recordAccess(ctx, clue ? { type: 'clue', id: clue._id.toHexString() } : { type: 'cluePaper', id: paper._id.toHexString() }, clue ? `clue.paper${what}` : `cluePaper.${what.toLowerCase()}`, { paper: paper._id.toHexString() });
