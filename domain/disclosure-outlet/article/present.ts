import type { ArticleDraft, ArticleOutlet } from '../../../contracts/article-draft';
import { PublicationModel, showPublished, type Publication } from '../../disclosure';
import { can, fail, native, toObjectId, type Context } from '../../kernel';
import { ArticleDraftModel, type ArticleDraftRecord } from './model';
import { articlePreviewOf } from './proposal';
import { subjectOf } from './subject';

const publications = () => native(PublicationModel);
const draftsShown = 10;
const siblingsShown = 30;

export async function presentDraft({ _id, state, fault, articles, by, updatedAt, trail }: ArticleDraftRecord): Promise<ArticleDraft> {
  const replaced = await publications().countDocuments({ _id: { $in: articles.map(({ publicationId }) => publicationId) }, state: 'replaced' });
  return { id: _id.toHexString(), state, fault, articles: articles.map(({ publicationId, title }) => ({ publicationId: publicationId.toHexString(), title })), outdated: replaced > 0, by: by.name, updatedAt: updatedAt.toISOString(), version: trail.seq };
}

export const draftsOf = (subject: string): Promise<ArticleDraftRecord[]> => native(ArticleDraftModel).find({ subjects: subject }, { sort: { updatedAt: -1 }, limit: draftsShown }).toArray() as Promise<ArticleDraftRecord[]>;

/** The article of a publication as it would be, and what became of earlier drafts. @throws Fault notFound */
export async function showArticle(ctx: Context, id: string): Promise<Omit<ArticleOutlet, 'connected' | 'preview'> & { preview: Omit<ArticleOutlet['preview'], 'code'> }> {
  const publication = await showPublished(id);
  const { path, village, item, period, published } = (await publications().findOne({ _id: toObjectId(id) }, { projection: { path: 1, village: 1, item: 1, period: 1, published: 1 } })) ?? fail('notFound');
  const found = await draftsOf(subjectOf({ village, item, period }));
  return {
    preview: articlePreviewOf(publication),
    drafts: await Promise.all(found.map(presentDraft)),
    siblings: await siblingsOf({ _id: toObjectId(id), village, published }),
    abilities: { make: publication.state === 'published' && can(ctx.actor, 'articleDraft.make', { path }) },
  };
}

/** What else the village published in the same month. */
async function siblingsOf({ _id, village, published }: Pick<Publication, '_id' | 'village' | 'published'>): Promise<ArticleOutlet['siblings']> {
  const month = published?.on.slice(0, 7) ?? '';
  const found = await publications()
    .find({ 'village.id': village.id, listedAt: { $gt: new Date(0) }, 'published.on': { $gte: `${month}-01`, $lte: `${month}-31` }, _id: { $ne: _id } }, { sort: { listedAt: -1, _id: -1 }, limit: siblingsShown, projection: { item: 1, period: 1 } })
    .toArray();
  return found.map((one) => ({ id: one._id.toHexString(), title: `${one.period.label} ${one.item.name}` }));
}
