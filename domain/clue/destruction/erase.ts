import { destroyShredKey, dropSealedFilesOf, native } from '../../kernel';
import { ClueEntryModel } from '../entry-model';
import type { Clue } from '../model';
import { eraseFurtherParts } from './further-parts';

/**
 * Makes what was reported unreadable in every copy, then takes away its parts. The key first: whatever a crash leaves
 * behind opens nowhere any more, and the next call goes on. The clue itself is for the caller to take away, last.
 */
export async function eraseClueParts({ _id, shredSlot }: Pick<Clue, '_id' | 'shredSlot'>): Promise<void> {
  await destroyShredKey(shredSlot);
  await dropSealedFilesOf(_id);
  await native(ClueEntryModel).deleteMany({ clueId: _id });
  await eraseFurtherParts(_id);
}
