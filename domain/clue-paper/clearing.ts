import type { z } from 'zod';
import type { clearClueRequest } from '../../contracts/clue-verdict';
import { clearClue, readable, type Clue } from '../clue';
import { fail, type Context } from '../kernel';
import { papers } from './model';

/** 澄清正名, once a leader has signed its letter: the signature is the approval. @throws Fault as `clearClue`; wrongState without the letter */
export async function recordClearing(ctx: Context, { id, version }: { id: string; version?: number }, clearing: Omit<z.output<typeof clearClueRequest>, 'version'>): Promise<Clue> {
  const clue = await readable(ctx, id, 'clue.clear');
  const letter = await papers().findOne({ clueId: clue._id, kind: 'clearingLetter', state: 'signed' }, { sort: { _id: -1 }, projection: { number: 1 } });
  if (!letter?.number) return fail('wrongState', { message: '先拟一份澄清函，请委领导签发。签发就是批准。' });
  return clearClue(ctx, { id, ...(version === undefined ? {} : { version }) }, clearing, letter.number);
}
