import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { AttachmentKind, AttachmentStored } from '../../../contracts/clue-report';
import { dropUnclaimed, fail, readSealedFile, shanghaiDay, storeSealedFile, wipe, type Clock, type ObjectId } from '../../kernel';
import { cleanFile, recogniseFile } from '../cleaning';
import { clueFile, type ClueFile } from '../content';
import { clueFiles } from './left-files';
import { BoundedQueue } from './queue';
import { UnreadCeiling } from './unread';

/**
 * What stands in a token: the sealed record of a file, in which the file's own key lies. So the token is all there is
 * to lose or to keep, and the server remembers nothing of who brought which file.
 */
const storedRecord = z.object({ file: clueFile, asSent: z.boolean() });

const unread = new UnreadCeiling();

/** Cleaning unpacks a file in memory: two at once, whoever comes then waits, but not without end. */
const queue = new BoundedQueue({ atOnce: 2, waiting: 20 });

/**
 * A file for a report to be: by name as it was sent; without a name cleaned of what it can say about its maker, or
 * refused where that cannot be done surely. Sealed under a key of its own; what no report names goes after its day.
 * @throws Fault unsupportedMediaType, payloadTooLarge, tooManyRequests (today's ceiling), notReady, reportingClosed
 */
export function storeAttachment(clock: Clock, bytes: Buffer, { name, named }: { name: string; named: boolean }): Promise<AttachmentStored> {
  return queue.run(async () => {
    const today = shanghaiDay(clock.now());
    await unread.take(clock, bytes.length);
    const cleaned = named ? await recogniseFile(bytes, name) : await cleanFile(bytes);
    const stored = await storeSealedFile(cleaned.bytes, today);
    const record: z.infer<typeof storedRecord> = {
      file: { ...stored, name: named ? name : `${kindNames[cleaned.kind]}.${cleaned.ending}`, kind: cleaned.kind, mediaType: cleaned.mediaType, size: cleaned.bytes.length, sha256: createHash('sha256').update(cleaned.bytes).digest('hex'), cleaned: cleaned.cleaned },
      asSent: named,
    };
    const { id, key } = await storeSealedFile(Buffer.from(JSON.stringify(record)), today);
    wipe(bytes);
    return { token: `${id}.${key}`, kind: cleaned.kind, size: cleaned.bytes.length, cleaned: cleaned.cleaned, remains: cleaned.ending === 'pdf' ? remainsOfPdf : remains[cleaned.kind] };
  });
}

/**
 * The files that tokens stand for. One that was sent as it is does not go with a report without a name.
 * @throws Fault badRequest
 */
export async function takeAttachments(tokens: readonly string[], { named }: { named: boolean }): Promise<ClueFile[]> {
  const files: ClueFile[] = [];
  for (const [index, token] of [...new Set(tokens)].entries()) {
    const record = await recordOf(token);
    if (!record) return fail('badRequest', { fields: [{ path: `attachments.${index}`, message: '这个附件过期了，请删掉重新加' }] });
    if (record.asSent && !named) return fail('badRequest', { fields: [{ path: `attachments.${index}`, message: '这个附件是按实名传的，里面的信息没有去掉，请删掉重新加' }] });
    files.push(record.asSent ? record.file : { ...record.file, name: numbered(record.file.name, index) });
  }
  return files;
}

/** Ties what a report, or a word under it, brought to it. @throws Fault badRequest where one is gone */
export async function claimFiles(files: readonly ClueFile[], ownerId: ObjectId): Promise<void> {
  if (!(await clueFiles.claim(files.map(({ id }) => id), ownerId))) fail('badRequest', { fields: [{ path: 'attachments', message: '有附件过期了，请删掉重新加' }] });
}

/** Deletes at once what tokens stand for, as far as no report has named it. */
export async function dropAttachments(tokens: readonly string[]): Promise<void> {
  for (const token of tokens) {
    const record = await recordOf(token);
    // The file before the record that leads to it: what a crash leaves goes after its day.
    if (record) await dropUnclaimed([record.file.id, idOf(token)]);
  }
}

const idOf = (token: string): string => token.split('.')[0] ?? '';

async function recordOf(token: string): Promise<z.infer<typeof storedRecord> | null> {
  const [id, key] = [idOf(token), token.split('.')[1] ?? ''];
  if (!/^[0-9a-f]{24}$/.test(id)) return null;
  return readSealedFile({ id, key }).then((bytes) => storedRecord.parse(JSON.parse(bytes.toString('utf8'))), () => null);
}

const kindNames: Record<AttachmentKind, string> = { image: '照片', audio: '录音', video: '视频', document: '文件' };
const numbered = (name: string, index: number): string => name.replace(/(\.\w+)$/, `${index + 1}$1`);

const remains: Record<AttachmentKind, string> = {
  image: '照片里拍到的人、门牌、倒影、单据编号还在，拍的角度也可能说明站在哪里。',
  audio: '说话的声音还在，熟人听得出来。',
  video: '拍到的人和地方、说话的声音还在。',
  document: '写的字、版式、单据编号还在，只有少数人有的文件会说明是谁给的。',
};

/** What is covered on a page is still in its file. */
const remainsOfPdf = '写的字、版式、单据编号还在。涂黑或盖住的字、裁在页外的内容，别人还可能翻得出来，拿不准就截图再传。';
