import { accountNames, authorize, fail, recordAccess, type Context } from '../../kernel';
import type { KeptClue } from '../../../contracts/clue-desk';
import { isClueCode } from '../report/code';
import { custodiansOf } from '../acts/identity';
import type { Clue } from '../model';
import { clues, staffOf } from '../readers/readable';

/**
 * By its whole code, for whoever keeps its identity: to whom it can be released in urgency. Who reads it is all he
 * learns. What others keep, since he is in it himself, answers like a code that is none.
 * @throws Fault notFound, forbidden
 */
export async function findKeptClue(ctx: Context, code: string): Promise<KeptClue> {
  authorize(ctx.actor, 'clueIdentity.release');
  const wanted = code.toUpperCase();
  const projection = { code: 1, readers: 1, 'envelopes.identity.keys': 1, 'handling.identityRequests': 1 };
  const clue = isClueCode(wanted) ? ((await clues().findOne({ code: wanted }, { projection })) as Clue | null) : null;
  if (!clue || !custodiansOf(clue).includes(staffOf(ctx).accountId)) {
    await recordAccess(ctx, { type: 'clue', id: clue?._id.toHexString() ?? 'code' }, 'clue.refused');
    return fail('notFound', { message: '没有找到这一件，请对一对编号。' });
  }
  const names = await accountNames(clue.readers);
  return { id: clue._id.toHexString(), code: clue.code, readers: clue.readers.map((id) => ({ id, name: names.get(id) ?? '' })) };
}
