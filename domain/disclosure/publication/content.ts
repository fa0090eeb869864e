import { tidyCell } from '../../../contracts/disclosure-cells';
import type { DisclosureColumn, DisclosureContent } from '../../../contracts/disclosure';
import type { DraftContent, PersonalDecision, PersonalHit } from '../../../contracts/publication';
import { findNumbers, maskByKind, maskNames, maskNumbers, maskToStore, maskWords, numberKindLabels, proposalsIn, type KnownNames } from '../../masking';

/** Something that was masked while it was stored, told to whoever typed it. */
export interface MaskedNow {
  where: string;
  what: string;
}

/** What a draft may be stored as: cells tidied, numbers of people masked whatever they were typed into. */
export function toStore(draft: DraftContent, columns: readonly DisclosureColumn[]): { content: DisclosureContent; maskedNow: MaskedNow[] } {
  const maskedNow: MaskedNow[] = [];
  const free = (text: string, where: string): string => {
    for (const { kind } of findNumbers(text)) maskedNow.push({ where, what: numberKindLabels[kind] });
    return maskNumbers(text);
  };
  if (draft.form === 'text') return { content: { ...draft, text: free(draft.text, '正文') }, maskedNow };
  const note = free(draft.note, '说明');
  if (draft.form === 'accounts') {
    const lines = (side: 'receipts' | 'payments') =>
      draft[side].map((line, index) => {
        const where = `${side === 'receipts' ? '收入' : '支出'}第 ${index + 1} 笔`;
        return { ...line, day: tidyCell('day', line.day), what: free(line.what, where), party: free(line.party, where), voucher: free(line.voucher, where) };
      });
    return { content: { ...draft, receipts: lines('receipts'), payments: lines('payments'), note }, maskedNow };
  }
  const rows = draft.rows.map((row, line) =>
    columns.map(({ kind, title }, index) => {
      const cell = tidyCell(kind, row[index] ?? '');
      const masked = maskToStore(kind, cell);
      if (masked !== cell) maskedNow.push({ where: `第 ${line + 1} 行“${title}”`, what: findNumbers(cell)[0] ? numberKindLabels[findNumbers(cell)[0]!.kind] : title });
      return masked;
    }),
  );
  return { content: { form: 'table', columns: [...columns], rows, note }, maskedNow };
}

/** Each text that somebody wrote freely, with the words for its place; what `change` answers takes its place. */
export function eachFreeText(content: DisclosureContent, change: (text: string, where: string) => string): DisclosureContent {
  if (content.form === 'text') return { ...content, text: change(content.text, '正文') };
  const note = change(content.note, '说明');
  if (content.form === 'table') {
    return { ...content, rows: content.rows.map((row, line) => row.map((cell, index) => (content.columns[index]?.kind === 'text' ? change(cell, `第 ${line + 1} 行“${content.columns[index].title}”`) : cell))), note };
  }
  const lines = (side: 'receipts' | 'payments') =>
    content[side].map((line, index) => {
      const where = `${side === 'receipts' ? '收入' : '支出'}第 ${index + 1} 笔`;
      return { ...line, what: change(line.what, where), party: change(line.party, where), voucher: change(line.voucher, where) };
    });
  return { ...content, receipts: lines('receipts'), payments: lines('payments'), note };
}

/** The names that stand in the publication's own columns of names. */
export function namesInColumns(content: DisclosureContent | null): Set<string> {
  const names = new Set<string>();
  if (content?.form !== 'table') return names;
  content.columns.forEach(({ kind }, index) => {
    if (kind !== 'name') return;
    for (const row of content.rows) for (const part of (row[index] ?? '').split(/[、，,;；/]+/)) if ([...part.trim()].length >= 2) names.add(part.trim());
  });
  return names;
}

const placesShown = 3;
type Texts = readonly { text: string; where: string }[];

/** Whatever looks personal in free text, each wording once, with what was decided about it. */
export function personalHits(content: DisclosureContent | null, more: Texts, posts: ReadonlySet<string>, decisions: ReadonlyMap<string, PersonalDecision>): PersonalHit[] {
  const known: KnownNames = { posts, columns: namesInColumns(content) };
  const hits = new Map<string, PersonalHit>();
  const look = (text: string, where: string): string => {
    for (const proposal of text === '' ? [] : proposalsIn(text, known)) {
      const hit = hits.get(proposal.text) ?? { ...proposal, count: 0, places: [], decision: decisions.get(proposal.text) ?? null };
      hits.set(proposal.text, hit);
      hit.count += text.split(proposal.text).length - 1;
      if (hit.places.length < placesShown) hit.places.push(where);
    }
    return text;
  };
  if (content) eachFreeText(content, look);
  for (const { text, where } of more) look(text, where);
  return [...hits.values()];
}

/** What nobody decided to keep is masked. */
const toMask = (hits: readonly PersonalHit[]): PersonalHit[] => hits.filter(({ decision }) => decision !== 'keep');

export const publicText = (text: string, hits: readonly PersonalHit[]): string => maskWords(maskNumbers(text), toMask(hits));

/** The content as everybody may see it. */
export function publicContentOf(content: DisclosureContent | null, hits: readonly PersonalHit[]): DisclosureContent | null {
  if (!content) return null;
  const masked = eachFreeText(content, (text) => publicText(text, hits));
  if (masked.form !== 'table') return masked;
  return { ...masked, rows: masked.rows.map((row) => row.map((cell, index) => publicCell(masked.columns[index]!, cell))) };
}

function publicCell({ kind }: DisclosureColumn, cell: string): string {
  if (kind === 'text') return cell;
  return kind === 'name' ? maskNames(maskNumbers(cell)) : maskNumbers(maskByKind(kind, cell));
}
