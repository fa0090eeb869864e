import type { PublicationReview } from '../../../contracts/publication';

/** What differs in one line: 加 2 行，改 1 格，每月金额合计 1,040.00 → 1,690.00. */
export function changeWords({ changes, earlier, nothing }: Pick<PublicationReview, 'changes' | 'earlier' | 'nothing'>): string {
  if (nothing && (!changes || changes.form !== 'nothing')) return '本期无发生';
  if (!earlier || !changes) return '第一次公开';
  if (changes.form === 'nothing') return changes.after ? '上期有内容，这次报无发生' : '上期报无发生，这次有内容';
  if (changes.form === 'text') {
    const [added, removed] = (['added', 'removed'] as const).map((kind) => changes.parts.filter((part) => part.kind === kind).length);
    return added === 0 && removed === 0 ? `和${earlier.label}一字不差` : `加 ${added} 段，去 ${removed} 段`;
  }
  const sums = changes.sums.filter(({ title, before, after }) => before !== after && title !== '行数').slice(0, 2);
  const counts = [
    changes.added.length > 0 ? `加 ${changes.added.length} 行` : null,
    changes.removed.length > 0 ? `去 ${changes.removed.length} 行` : null,
    changes.form === 'table' && changes.changed.length > 0 ? `改 ${changes.changed.length} 行` : null,
    changes.note ? '改了说明' : null,
  ];
  const words = [...counts, ...sums.map(({ title, before, after }) => `${title} ${before} → ${after}`)].filter(Boolean);
  return words.length === 0 ? `和${earlier.label}完全一样` : words.join('，');
}
