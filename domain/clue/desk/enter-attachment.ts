import type { AttachmentStored } from '../../../contracts/clue-report';
import { authorize, type Context } from '../../kernel';
import { storeAttachment } from '../report/attachments';

/**
 * A photo of the letter, a recording of the call: by name as it is, with its SHA-256; without a name cleaned as of an
 * anonymous reporter, since whoever scans it may not know what a file gives away. @throws Fault as `storeAttachment`, forbidden
 */
export async function storeEnteredAttachment(ctx: Context, bytes: Buffer, file: { name: string; named: boolean }): Promise<AttachmentStored> {
  authorize(ctx.actor, 'clue.enter');
  return storeAttachment(ctx.clock, bytes, file);
}
