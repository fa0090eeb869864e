import { imageMaxBytes, audioMaxBytes } from '../../contracts/file';
import { dropAttachments } from '../clue';
import { keyedHash, readAll, type Context, type ObjectId } from '../kernel';
import { filesOf, photosMax, voicesMax, type DraftFile } from './content';
import { changeDraft, findDraft, type OpenDraft } from './draft';
import { storeProof } from './proof';

const most: Record<DraftFile['kind'], number> = { photo: photosMax, voice: voicesMax };
const mostBytes: Record<DraftFile['kind'], number> = { photo: imageMaxBytes, voice: audioMaxBytes };

/** `full`: there are as many already; `gone`: the draft was handed in or thrown away meanwhile. */
export type Attached = { outcome: 'kept' | 'full'; draft: OpenDraft } | { outcome: 'gone' };

/**
 * Adds a picture or a recording, sealed under a key that stands in the draft. `mediaId` is the sender's name for it: the
 * same one again is kept once. Several at once, in several processes, are all kept.
 *
 * @throws Fault payloadTooLarge, unsupportedMediaType; whatever `fetch` throws
 */
export async function attach(ctx: Context, personId: ObjectId, reportId: ObjectId, { kind, mediaId, fetch }: { kind: DraftFile['kind']; mediaId: string; fetch: () => Promise<AsyncIterable<Uint8Array>> }): Promise<Attached> {
  const mark = keyedHash('officerDraft.media', mediaId);
  const draft = await findDraft(ctx, personId);
  if (!draft?.reportId.equals(reportId)) return { outcome: 'gone' };
  if (draft.content.files.some((file) => file.mark === mark)) return { outcome: 'kept', draft };
  if (filesOf(draft.content, kind).length >= most[kind]) return { outcome: 'full', draft };
  const token = await storeProof(ctx.clock, kind, await readAll(await fetch(), mostBytes[kind]));
  const after = await changeDraft(ctx, personId, reportId, (content) =>
    content.files.some((file) => file.mark === mark) || filesOf(content, kind).length >= most[kind] ? null : { ...content, files: [...content.files, { kind, token, mark }] },
  );
  const named = after?.content.files.some((file) => file.token === token) === true;
  if (!named) await dropAttachments([token]);
  if (!after) return { outcome: 'gone' };
  return { outcome: after.content.files.some((file) => file.mark === mark) ? 'kept' : 'full', draft: after };
}

/** Takes all pictures or all recordings out again. */
export async function detachAll(ctx: Context, personId: ObjectId, reportId: ObjectId, kind: DraftFile['kind']): Promise<void> {
  const before = await findDraft(ctx, personId);
  const taken = before?.reportId.equals(reportId) ? filesOf(before.content, kind) : [];
  const out = new Set(taken.map((file) => file.token));
  await changeDraft(ctx, personId, reportId, (content) => ({ ...content, files: content.files.filter((file) => !out.has(file.token)) }));
  await dropAttachments([...out]);
}
