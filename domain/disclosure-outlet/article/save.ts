import { createHash, hash } from 'node:crypto';
import type { ArticleDraft, SaveArticleDraftRequest } from '../../../contracts/article-draft';
import { PublicationModel, showPublished, type Publication } from '../../disclosure';
import { auditedChange, authorize, claimFiles, fail, FileModel, firstTrail, guardFiles, can, isDuplicateKey, native, ObjectId, toObjectId, type Actor, type Context, type NamedRef } from '../../kernel';
import { ArticleDraftModel, draftFacts, type ArticleDraftRecord, type DraftedArticle } from './model';
import { presentDraft } from './present';
import { articlePreviewOf } from './proposal';
import { subjectOf } from './subject';

const drafts = () => native(ArticleDraftModel);
const byOf = (actor: Actor): NamedRef => (actor.kind === 'staff' ? { id: new ObjectId(actor.accountId), name: actor.name } : fail('forbidden'));

guardFiles('articleDraft', async (ctx, draftId) => {
  const draft = ObjectId.isValid(draftId) ? await drafts().findOne({ _id: new ObjectId(draftId) }, { projection: { path: 1 } }) : null;
  return draft !== null && can(ctx.actor, 'articleDraft.list', draft);
});

/** What sending begins anew with. Whoever is sending it just now has it to himself until he is done. */
function waiting(ctx: Context, before?: ArticleDraftRecord): Pick<ArticleDraftRecord, 'state' | 'fault' | 'updatedAt' | 'dueAt' | 'tries'> {
  const now = ctx.clock.now();
  const under = before?.state === 'waiting' && before.tries > 0 ? before : null;
  return { state: 'waiting', fault: null, updatedAt: now, dueAt: under?.dueAt ?? now, tries: under?.tries ?? 0 };
}
const fingerprintOf = (articles: readonly DraftedArticle[], sha256: string): string => createHash('sha256').update(JSON.stringify([articles.map(({ publicationId, title, digest }) => [publicationId.toHexString(), title, digest]), sha256])).digest('hex');

/**
 * Asks for a draft of one publication, or of several of a village; the bot makes it. The same asked again changes
 * nothing, other titles or another cover change the draft that is there, and one that has left the box is made anew.
 *
 * @throws Fault notFound, forbidden, badRequest; wrongState for an edition that was corrected
 */
export async function saveArticleDraft(ctx: Context, { articles: asked, coverId }: SaveArticleDraftRequest): Promise<ArticleDraft> {
  const publications = await Promise.all(asked.map(({ publicationId }) => currentEdition(publicationId)));
  for (const publication of publications) authorize(ctx.actor, 'articleDraft.make', publication);
  const [first] = publications as [Publication];
  if (publications.some(({ village }) => !village.id.equals(first.village.id))) fail('badRequest', { fields: [{ path: 'articles', message: '一条消息只放一个村的' }] });
  const subjects = publications.map(subjectOf);
  if (new Set(subjects).size < subjects.length) fail('badRequest', { fields: [{ path: 'articles', message: '同一份选了两遍' }] });
  const _id = new ObjectId(hash('sha256', `articleDraft:${[...subjects].sort().join('|')}`, 'buffer').subarray(0, 12));
  const file = (await native(FileModel).findOne({ _id: toObjectId(coverId), state: { $ne: 'expired' } })) ?? fail('badRequest', { fields: [{ path: 'coverId', message: '封面没有传上来，请再存一次' }] });
  if (file.mediaType !== 'image/jpeg') fail('badRequest', { fields: [{ path: 'coverId', message: '封面要用 JPG' }] });
  const articles: DraftedArticle[] = asked.map(({ title, digest }, at) => ({ publicationId: publications[at]!._id, title, digest }));
  const existing = await drafts().findOne({ _id }, { projection: { cover: 1 } });
  // The same picture again belongs to nothing, and goes after its day.
  const cover = existing?.cover.sha256 === file.sha256 ? existing.cover : { fileId: (await claimFiles(ctx, [coverId], { type: 'articleDraft', id: _id.toHexString() }))[0]!, sha256: file.sha256 };
  const body: Omit<ArticleDraftRecord, 'trail'> = {
    _id,
    village: first.village,
    path: first.path,
    subjects,
    articles,
    cover,
    fingerprint: fingerprintOf(articles, cover.sha256),
    mediaId: null,
    by: byOf(ctx.actor),
    begun: false,
    uploads: { cover: null, codes: [] },
    ...waiting(ctx),
  };
  try {
    const record: ArticleDraftRecord = { ...body, trail: firstTrail(ctx, 'articleDraft.save', { titles: articles.map(({ title }) => title) }, draftFacts(body)) };
    await drafts().insertOne(record);
    return await presentDraft(record);
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
  }
  return presentDraft(await wanted(ctx, _id, (before) => ({ articles: before.subjects.map((subject) => articles[subjects.indexOf(subject)]!), cover })));
}

/** After a correction: the newest editions in place of the corrected ones, with digests of their own. @throws Fault notFound, forbidden, conflict */
export async function renewArticleDraft(ctx: Context, id: string, version: number): Promise<ArticleDraft> {
  const before = (await drafts().findOne({ _id: toObjectId(id) })) ?? fail('notFound');
  const articles = await Promise.all(before.articles.map(renewed));
  return presentDraft(await wanted(ctx, before._id, ({ cover }) => ({ articles, cover }), version));
}

async function wanted(ctx: Context, id: ObjectId, change: (before: ArticleDraftRecord) => Pick<ArticleDraftRecord, 'articles' | 'cover'>, version?: number): Promise<ArticleDraftRecord> {
  return auditedChange(
    ArticleDraftModel,
    id,
    ctx,
    'articleDraft.save',
    (before) => {
      authorize(ctx.actor, 'articleDraft.make', before);
      const { articles, cover } = change(before);
      const fingerprint = fingerprintOf(articles, cover.sha256);
      if (fingerprint === before.fingerprint && (before.state === 'waiting' || before.state === 'made')) return null;
      // What has left the box is published or thrown away: another one is made.
      const anew = before.state === 'gone' ? { mediaId: null, begun: false } : {};
      return { set: { articles, cover, fingerprint, by: byOf(ctx.actor), ...anew, ...waiting(ctx, before) }, detail: { titles: articles.map(({ title }) => title) } };
    },
    version === undefined ? {} : { version },
  );
}

/** Where the newest edition is another, with what it says. */
async function renewed(article: DraftedArticle): Promise<DraftedArticle> {
  const { village, item, period } = (await native(PublicationModel).findOne({ _id: article.publicationId }, { projection: { village: 1, item: 1, period: 1 } })) ?? fail('notFound');
  const [newest] = await native(PublicationModel)
    .find({ 'village.id': village.id, 'item.code': item.code, 'period.key': period.key, listedAt: { $exists: true } }, { sort: { edition: -1 }, limit: 1, projection: { _id: 1 } })
    .toArray();
  if (!newest || newest._id.equals(article.publicationId)) return article;
  const { digest } = articlePreviewOf(await showPublished(newest._id.toHexString()));
  return { publicationId: newest._id, title: article.title, digest };
}

async function currentEdition(id: string): Promise<Publication> {
  const found = (await native(PublicationModel).findOne({ _id: toObjectId(id), publicContent: { $exists: true } }, { projection: { content: 0, publicContent: 0, outbox: 0 } })) ?? fail('notFound');
  if (found.state === 'replaced') return fail('wrongState', { message: '这一份已更正，请从新版存。' });
  return found as Publication;
}
