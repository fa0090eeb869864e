import { recordAccess, type Context } from '../../kernel';
import { readable } from '../readers/readable';

/** Copying what was written is off until a reader asks for it: on record with his reason, before the page lets him. */
export async function allowCopying(ctx: Context, id: string, { reason }: { reason: string }): Promise<void> {
  await readable(ctx, id, 'clue.open');
  await recordAccess(ctx, { type: 'clue', id }, 'clue.copyAllowed', { reason });
}
