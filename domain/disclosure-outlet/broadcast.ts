import type { PublicPublication } from '../../contracts/disclosure';
import { sentencesOf } from '../../contracts/speech';
import { fill, outletTexts } from '../../templates';
import { sumOf, yuan } from './notice';

const { said, nothingSaid } = outletTexts;
const largestMost = 5;

/** What the village's loudspeaker says of a publication: short sentences, numbers as they are said. */
export function broadcastOf(publication: PublicPublication): string[] {
  const names = { village: publication.village.name, town: publication.town.name, period: publication.period.label, item: publication.item.name };
  return [fill(said.head, names), ...bodyOf(publication, names), said.end, said.again].flatMap((text) => sentencesOf(text).map(({ words }) => withoutStars(words)));
}

/** What is masked cannot be read aloud: 张** → 张某. */
const withoutStars = (words: string): string => words.replace(/\*+/g, '某');

function bodyOf({ nothing, content }: PublicPublication, names: Record<'village' | 'period' | 'item', string>): string[] {
  if (nothing) return [fill(nothingSaid, names)];
  if (content?.form === 'text') return [content.text];
  if (content?.form === 'table') return [fill(said.table, { rows: String(content.rows.length) })];
  if (content?.form !== 'accounts') return [];
  const { opening, receipts, payments, closing } = content;
  const sums = fill(said.accounts, { opening: yuan(opening), receipts: yuan(sumOf(receipts)), payments: yuan(sumOf(payments)), closing: yuan(closing) });
  const largest = [...payments].sort((a, b) => b.amount - a.amount).slice(0, largestMost);
  return [sums, ...(largest.length > 0 ? [said.largest, ...largest.map(({ what, amount }) => fill(said.one, { what, amount: yuan(amount) }))] : [])];
}
