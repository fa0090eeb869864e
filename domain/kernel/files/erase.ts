import { auditedChange } from '../audit';
import type { Context } from '../context';
import { native } from '../database';
import { keyedHash } from '../secrets';
import { dropBytes } from './expire';
import { FileModel } from './model';

/**
 * Deletes for good what was stored for a subject: bytes, token and all; that there was a file stays on record.
 * Repeating it finishes what a crash left. Answers how many records it found.
 */
export async function eraseFilesOf(ctx: Context, subject: { type: string; id: string }): Promise<number> {
  const found = await native(FileModel).find({ 'subject.type': subject.type, 'subject.id': subject.id }, { projection: { _id: 1 } }).toArray();
  for (const { _id } of found) {
    await auditedChange(FileModel, _id, ctx, 'file.erased', (before) => (before.state === 'expired' ? null : { set: { state: 'expired', public: false }, unset: ['tokenHash', 'expiresAt'] }));
    await dropBytes(_id);
  }
  return found.length;
}

/** Deletes at once what was uploaded and not claimed, named by its tokens. Bytes that a crash leaves behind go with the orphans. */
export async function discardUploads(ctx: Context, tokens: readonly string[]): Promise<void> {
  for (const token of tokens) {
    const found = await native(FileModel).findOne({ tokenHash: keyedHash('file', token), state: 'unclaimed' });
    if (!found) continue;
    const after = await auditedChange(FileModel, found._id, ctx, 'file.erased', (before) => (before.state === 'unclaimed' ? { set: { state: 'expired' }, unset: ['tokenHash', 'expiresAt'] } : null));
    if (after.state === 'expired') await dropBytes(found._id);
  }
}
