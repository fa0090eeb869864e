import { articleLimits, type ArticlePreview } from '../../../contracts/article-draft';
import type { PublicPublication } from '../../../contracts/disclosure';
import { articleTexts, fill } from '../../../templates';
import { sumOf, yuan } from '../notice';
import { articleHtml } from './html';

const shortened = (text: string, most: number): string => {
  const characters = [...text];
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join('')}…`;
};

/** Title and digest as they are proposed, and the article itself. */
export function articlePreviewOf(publication: PublicPublication): Omit<ArticlePreview, 'code'> {
  const { html, leftOut } = articleHtml(publication);
  const names = { village: publication.village.name, period: publication.period.label, item: publication.item.name };
  return { publicationId: publication.id, title: shortened(fill(articleTexts.title, names), articleLimits.title), digest: shortened(digestOf(publication, names), articleLimits.digest), html, length: html.length, leftOut };
}

function digestOf({ nothing, content }: PublicPublication, names: Record<string, string>): string {
  if (nothing || !content) return fill(articleTexts.digestNothing, names);
  if (content.form === 'text') return content.text.replace(/\s+/g, ' ').trim();
  if (content.form === 'table') return fill(articleTexts.digestTable, { rows: String(content.rows.length) });
  return fill(articleTexts.digestAccounts, { receipts: yuan(sumOf(content.receipts)), payments: yuan(sumOf(content.payments)), closing: yuan(content.closing) });
}
