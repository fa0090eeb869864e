import type { ColumnKind, DisclosureColumn } from '../../../../contracts/disclosure';
import type { TypedDraft } from '../logic/draft';
import { EntryPage } from './EntryPage';
import { Field } from './Field';
import type { ChangeDraft } from './useDraft';

const keyboards: Partial<Record<ColumnKind, 'digits' | 'amount'>> = { number: 'amount', money: 'amount', phone: 'digits', card: 'digits' };
const placeholders: Partial<Record<ColumnKind, string>> = { day: '比如 2026-10-12', identity: '发出去时遮住', name: '写全，公开时只留姓' };

interface Props {
  columns: readonly DisclosureColumn[];
  index: number;
  draft: TypedDraft;
  change: ChangeDraft;
  onBack: () => void;
}

/** One row of a table on a screen of its own. */
export function RowPage({ columns, index, draft, change, onBack }: Props) {
  const row = draft.rows[index] ?? [];
  const put = (column: number, cell: string) => {
    const next = (old: readonly string[]) => columns.map((_, at) => (at === column ? cell : (old[at] ?? '')));
    change((before) => ({ ...before, rows: index < before.rows.length ? before.rows.map((old, place) => (place === index ? next(old) : old)) : [...before.rows, next([])] }));
  };
  const remove = () => {
    change((before) => ({ ...before, rows: before.rows.filter((_, place) => place !== index) }));
    onBack();
  };
  return (
    <EntryPage name={`第 ${index + 1} 行`} there={index < draft.rows.length} onRemove={remove} onBack={onBack}>
      {columns.map(({ key, title, kind, required }, column) => (
        <Field
          key={key}
          id={key}
          label={required ? title : `${title}（选填）`}
          unit={kind === 'money' ? '元' : undefined}
          keyboard={keyboards[kind] ?? 'words'}
          most={kind === 'identity' ? 18 : 300}
          placeholder={placeholders[kind]}
          value={row[column] ?? ''}
          onInput={(cell) => put(column, cell)}
        />
      ))}
    </EntryPage>
  );
}
