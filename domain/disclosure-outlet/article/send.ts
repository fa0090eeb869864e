import { draftFaults, fill } from '../../../templates';
import { showPublished } from '../../disclosure';
import { auditedChange, defineStandingWork, native, readAll, readFileBytes, systemContext, type Change, type Clock, type Context } from '../../kernel';
import { originalAddress } from '../original';
import { articleHtml, codeAddress } from './html';
import { ArticleDraftModel, type ArticleDraftRecord } from './model';
import { draftBox, type BoxAnswer, type BoxArticle, type BoxFault, type DraftBox } from './port';

const drafts = () => native(ArticleDraftModel);
/** Longer than all calls of eight articles take where each of them times out. */
const leaseMs = 3 * 60_000;
/** Waits between tries; after the last it is given up and shown. */
const pausesMs = [20_000, 60_000, 240_000];
const lookEveryMs = 1000;
const coverMax = 10 * 1024 * 1024;
const authorMost = 8;

/** What was refused on the way out. */
class Refused extends Error {
  constructor(readonly fault: BoxFault) {
    super(fault.code);
  }
}
async function valueOf<T>(answer: Promise<BoxAnswer<T>>): Promise<T> {
  const told = await answer;
  if (!told.ok) throw new Refused(told);
  return told.value;
}

// Its own work rather than a job: a long import does not hold up a draft somebody waits for.
defineStandingWork('articleDrafts', lookEveryMs, sendDrafts);

/** Brings the draft box to what is wanted, draft by draft; answers how many it worked on. Only a process with an account does. */
export async function sendDrafts(clock: Clock): Promise<number> {
  const installed = draftBox();
  if (!installed) return 0;
  const ctx = systemContext('articleDrafts', clock);
  for (let count = 0; ; count += 1) {
    const now = clock.now();
    const draft = (await drafts().findOneAndUpdate({ dueAt: { $lte: now } }, { $set: { dueAt: new Date(now.getTime() + leaseMs) }, $inc: { tries: 1 } }, { sort: { dueAt: 1 }, returnDocument: 'after' })) as ArticleDraftRecord | null;
    if (!draft) return count;
    await send(ctx, draft, installed);
  }
}

async function send(ctx: Context, draft: ArticleDraftRecord, { box, publicOrigin }: { box: DraftBox; publicOrigin: string }): Promise<void> {
  try {
    const articles = await articlesFor(draft, box, publicOrigin);
    const mediaId = await inTheBox(draft, box, articles);
    await ended(ctx, draft, { set: { state: 'made', fault: null, mediaId, updatedAt: ctx.clock.now() }, unset: ['dueAt'] });
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    await refused(ctx, draft, error.fault);
  }
}

/** The end of the source address, by which a draft whose answer was lost is found again. */
const markOf = ({ _id }: Pick<ArticleDraftRecord, '_id'>): string => `&draft=${_id.toHexString()}`;

async function inTheBox(draft: ArticleDraftRecord, box: DraftBox, articles: readonly BoxArticle[]): Promise<string> {
  const mediaId = draft.mediaId ?? (draft.begun ? await valueOf(box.find(markOf(draft))) : null);
  if (mediaId === null) {
    await drafts().updateOne({ _id: draft._id }, { $set: { begun: true } });
    return valueOf(box.add(articles));
  }
  for (const [index, article] of articles.entries()) await valueOf(box.update(mediaId, index, article));
  return mediaId;
}

async function articlesFor(draft: ArticleDraftRecord, box: DraftBox, publicOrigin: string): Promise<BoxArticle[]> {
  const coverMediaId = await coverFor(draft, box);
  const articles: BoxArticle[] = [];
  for (const { publicationId, title, digest } of draft.articles) {
    const id = publicationId.toHexString();
    const address = originalAddress(publicOrigin, id);
    const publication = await showPublished(id);
    const content = articleHtml(publication).html.replace(codeAddress, await codeFor(draft, box, id, address));
    // Only a single article shows a digest.
    articles.push({ title, author: publication.village.name.slice(0, authorMost), digest: draft.articles.length > 1 ? '' : digest, content, sourceUrl: address + markOf(draft), coverMediaId });
  }
  return articles;
}

async function coverFor({ _id, cover, uploads }: ArticleDraftRecord, box: DraftBox): Promise<string> {
  if (uploads.cover?.sha256 === cover.sha256) return uploads.cover.mediaId;
  const mediaId = await valueOf(box.keepCover(await readAll(await readFileBytes(cover.fileId), coverMax), `cover-${_id.toHexString()}.jpg`));
  await drafts().updateOne({ _id }, { $set: { 'uploads.cover': { sha256: cover.sha256, mediaId } } });
  return mediaId;
}

async function codeFor({ _id, uploads }: ArticleDraftRecord, box: DraftBox, publicationId: string, address: string): Promise<string> {
  const known = uploads.codes.find((code) => code.publicationId === publicationId);
  if (known) return known.url;
  const { default: QRCode } = await import('qrcode');
  const url = await valueOf(box.keepPicture(await QRCode.toBuffer(address, { errorCorrectionLevel: 'M', margin: 2, width: 480 }), `code-${publicationId}.png`));
  await drafts().updateOne({ _id }, { $push: { 'uploads.codes': { publicationId, url } } });
  return url;
}

async function refused(ctx: Context, draft: ArticleDraftRecord, { kind, code }: BoxFault): Promise<void> {
  // Whatever was refused with a word was not taken; only silence leaves it open.
  if (kind !== 'unknown' && draft.mediaId === null && !draft.begun) await drafts().updateOne({ _id: draft._id }, { $set: { begun: false } });
  if (kind === 'gone' && draft.mediaId !== null) return ended(ctx, draft, { set: { state: 'gone', fault: null, updatedAt: ctx.clock.now() }, unset: ['dueAt'] });
  // A material that WeChat no longer has is given to it anew.
  if (kind === 'gone') await drafts().updateOne({ _id: draft._id }, { $set: { 'uploads.cover': null } });
  const pause = kind === 'never' || kind === 'quota' ? undefined : pausesMs[draft.tries - 1];
  if (pause !== undefined) {
    await drafts().updateOne({ _id: draft._id, fingerprint: draft.fingerprint, state: 'waiting' }, { $set: { dueAt: new Date(ctx.clock.now().getTime() + pause) } });
    return;
  }
  await ended(ctx, draft, { set: { state: 'failed', fault: fill(draftFaults[code] ?? draftFaults.others!, { code }), updatedAt: ctx.clock.now() }, unset: ['dueAt'] });
}

/** What was asked for in the meantime is sent next; that there is a draft is kept all the same. */
async function ended(ctx: Context, draft: ArticleDraftRecord, change: Change): Promise<void> {
  const { state, mediaId } = change.set as Partial<ArticleDraftRecord>;
  const after = await auditedChange(ArticleDraftModel, draft._id, ctx, `articleDraft.${state}`, (current) => {
    if (current.fingerprint === draft.fingerprint && current.state === 'waiting') return change;
    return mediaId && current.mediaId === null ? { set: { mediaId } } : null;
  });
  if (after.fingerprint !== draft.fingerprint) await drafts().updateOne({ _id: draft._id, state: 'waiting' }, { $set: { dueAt: ctx.clock.now() } });
}
