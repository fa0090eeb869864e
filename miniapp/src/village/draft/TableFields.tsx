import type { ColumnKind, DisclosureColumn } from '../../../../contracts/disclosure';
import { Box, Tap, Words } from '../../ui/elements';
import { Section } from '../../ui/Section';
import { Field } from './Field';

const keyboards: Partial<Record<ColumnKind, 'digits' | 'amount'>> = { number: 'amount', money: 'amount', phone: 'digits', card: 'digits' };
const placeholders: Partial<Record<ColumnKind, string>> = { day: '比如 2026-10-12', identity: '发出去时遮住', name: '写全，公开时只留姓' };

/** A table, row under row: on a phone each is a card of its own. */
export function TableFields({ columns, rows, change }: { columns: readonly DisclosureColumn[]; rows: readonly string[][]; change: (rows: string[][]) => void }) {
  const put = (place: number, column: number, cell: string) => change(rows.map((row, index) => (index === place ? columns.map((_, at) => (at === column ? cell : (row[at] ?? ''))) : row)));
  return (
    <Section title="表" hint={`${rows.length} 行`}>
      {rows.map((row, index) => (
        <Box className="card line-card" role="group" label={`第 ${index + 1} 行`} key={index}>
          <Box className="row row--between">
            <Words className="strong">第 {index + 1} 行</Words>
            <Tap className="link link--quiet" onTap={() => change(rows.filter((_, place) => place !== index))} label={`去掉第 ${index + 1} 行`}>
              去掉
            </Tap>
          </Box>
          {columns.map(({ key, title, kind, required }, column) => (
            <Field
              key={key}
              id={`${index}-${key}`}
              label={required ? title : `${title}（选填）`}
              unit={kind === 'money' ? '元' : undefined}
              keyboard={keyboards[kind] ?? 'words'}
              most={kind === 'identity' ? 18 : 300}
              placeholder={placeholders[kind]}
              value={row[column] ?? ''}
              onInput={(cell) => put(index, column, cell)}
            />
          ))}
        </Box>
      ))}
      <Tap className="add-line" onTap={() => change([...rows, columns.map(() => '')])}>
        ＋ 加一行
      </Tap>
    </Section>
  );
}
