import { accountNames, fail, recordAccess, type Context } from '../../kernel';
import type { KeptClue } from '../../../contracts/clue-desk';
import { isClueCode } from '../code';
import { keptBy } from '../identity';
import { clues } from '../readable';

/**
 * By its whole code, for whoever keeps its identity: to whom it can be released in urgency. Who reads it is all he
 * learns. @throws Fault notFound (also what is kept by others), forbidden
 */
export async function findKeptClue(ctx: Context, code: string): Promise<KeptClue> {
  const wanted = code.toUpperCase();
  const found = isClueCode(wanted) ? await clues().findOne({ code: wanted }, { projection: { _id: 1 } }) : null;
  if (!found) {
    await recordAccess(ctx, { type: 'clue', id: 'code' }, 'clue.refused');
    return fail('notFound', { message: '没有找到这一件，请对一对编号。' });
  }
  const clue = await keptBy(ctx, found._id.toHexString(), 'clueIdentity.release');
  const names = await accountNames(clue.readers);
  return { id: clue._id.toHexString(), code: clue.code, readers: clue.readers.map((id) => ({ id, name: names.get(id) ?? '' })) };
}
