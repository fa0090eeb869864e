import { imageMaxBytes, audioMaxBytes } from '../../contracts/file';
import { discardUploads, keyedHash, readAll, storeAudio, storeImage, type Context, type ObjectId } from '../kernel';
import { filesOf, photosMax, voicesMax, type DraftFile } from './content';
import { changeDraft, findDraft, type OpenDraft } from './draft';

const most: Record<DraftFile['kind'], number> = { photo: photosMax, voice: voicesMax };

/** `full`: there are as many already; `gone`: the draft was handed in or thrown away meanwhile. */
export type Attached = { outcome: 'kept' | 'full'; draft: OpenDraft } | { outcome: 'gone' };

/**
 * Adds a picture or a recording. `mediaId` is the sender's name for it: the same one again is kept once. Several at
 * once, in several processes, are all kept.
 *
 * @throws Fault payloadTooLarge, unsupportedMediaType; whatever `fetch` throws
 */
export async function attach(ctx: Context, personId: ObjectId, reportId: ObjectId, { kind, mediaId, fetch }: { kind: DraftFile['kind']; mediaId: string; fetch: () => Promise<AsyncIterable<Uint8Array>> }): Promise<Attached> {
  const mark = keyedHash('officerDraft.media', mediaId);
  const draft = await findDraft(ctx, personId);
  if (!draft?.reportId.equals(reportId)) return { outcome: 'gone' };
  if (draft.content.files.some((file) => file.mark === mark)) return { outcome: 'kept', draft };
  if (filesOf(draft.content, kind).length >= most[kind]) return { outcome: 'full', draft };
  const stored = await (kind === 'photo' ? storePhoto : storeVoice)(ctx, await fetch());
  const after = await changeDraft(ctx, personId, reportId, (content) =>
    content.files.some((file) => file.mark === mark) || filesOf(content, kind).length >= most[kind] ? null : { ...content, files: [...content.files, { id: stored.id, kind, token: stored.token, mark }] },
  );
  const named = after?.content.files.some((file) => file.id === stored.id) === true;
  if (!named) await discardUploads(ctx, [stored.token]);
  if (!after) return { outcome: 'gone' };
  return { outcome: after.content.files.some((file) => file.mark === mark) ? 'kept' : 'full', draft: after };
}

const storePhoto = async (ctx: Context, source: AsyncIterable<Uint8Array>) => storeImage(ctx, await readAll(source, imageMaxBytes), { purpose: 'officerReport' });
const storeVoice = async (ctx: Context, source: AsyncIterable<Uint8Array>) => storeAudio(ctx, await readAll(source, audioMaxBytes), { purpose: 'officerReport' });

/** Takes all pictures or all recordings out again. */
export async function detachAll(ctx: Context, personId: ObjectId, reportId: ObjectId, kind: DraftFile['kind']): Promise<void> {
  const before = await findDraft(ctx, personId);
  const taken = before?.reportId.equals(reportId) ? filesOf(before.content, kind) : [];
  const out = new Set(taken.map((file) => file.id));
  await changeDraft(ctx, personId, reportId, (content) => ({ ...content, files: content.files.filter((file) => !out.has(file.id)) }));
  await discardUploads(ctx, taken.map((file) => file.token));
}
