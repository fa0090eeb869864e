import { Minus, Pencil, Plus } from 'lucide-react';
import type { ContentChanges } from '../../../contracts/disclosure';

const rowsShown = 50;

/** What differs from last time: sums first, then what came, went and changed, each by mark and word. */
export function ChangesView({ changes, against }: { changes: ContentChanges; against: string }) {
  if (changes.form === 'nothing') return <p className="content-text">{changes.after ? `${against}有内容，这次报本期无发生` : `${against}报了无发生，这次有内容`}</p>;
  if (changes.form === 'text') return <TextChanges parts={changes.parts} />;
  const lines = changes.form === 'accounts' ? { added: changes.added.map((line) => [line]), removed: changes.removed.map((line) => [line]), changed: [] } : changes;
  const nothing = lines.added.length + lines.removed.length + lines.changed.length === 0 && changes.note === null && changes.sums.every(({ before, after }) => before === after);
  return (
    <div className="changes">
      <Sums sums={changes.sums} against={against} />
      {nothing ? <p className="muted">和{against}完全一样</p> : null}
      <ul>
        {changes.note ? (
          <li className="changed">
            <Pencil size={14} aria-hidden="true" />
            <span>
              改　说明：<del>{changes.note.before || '空'}</del> → <ins>{changes.note.after || '空'}</ins>
            </span>
          </li>
        ) : null}
        {lines.changed.slice(0, rowsShown).map(({ row, cells }, index) => (
          <li key={`changed-${index}`} className="changed">
            <Pencil size={14} aria-hidden="true" />
            <span>
              改　{row.filter((cell, column) => cell !== '' && !cells.some((one) => one.column === column)).join('　')}
              {cells.map(({ column, before }) => (
                <span key={column} className="cell-change">
                  {changes.form === 'table' ? changes.titles[column] : ''}：<del>{before || '空'}</del> → <ins>{row[column] || '空'}</ins>
                </span>
              ))}
            </span>
          </li>
        ))}
        {lines.added.slice(0, rowsShown).map((row, index) => (
          <li key={`added-${index}`} className="added">
            <Plus size={14} aria-hidden="true" />
            <span>
              加　<ins>{row.filter(Boolean).join('　')}</ins>
            </span>
          </li>
        ))}
        {lines.removed.slice(0, rowsShown).map((row, index) => (
          <li key={`removed-${index}`} className="removed">
            <Minus size={14} aria-hidden="true" />
            <span>
              去　<del>{row.filter(Boolean).join('　')}</del>
            </span>
          </li>
        ))}
      </ul>
      {lines.added.length > rowsShown || lines.removed.length > rowsShown || lines.changed.length > rowsShown ? <p className="muted">每种只列前 {rowsShown} 行</p> : null}
    </div>
  );
}

function Sums({ sums, against }: { sums: { title: string; before: string; after: string }[]; against: string }) {
  return (
    <table className="facts dense sums">
      <thead>
        <tr>
          <th scope="col">合计</th>
          <th scope="col" className="right">
            {against}
          </th>
          <th scope="col" className="right">
            这次
          </th>
        </tr>
      </thead>
      <tbody>
        {sums.map(({ title, before, after }) => (
          <tr key={title} className={before === after ? undefined : 'differs'}>
            <th scope="row">{title}</th>
            <td className="right number">{before}</td>
            <td className="right number">{after}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function TextChanges({ parts }: { parts: { kind: 'same' | 'added' | 'removed'; text: string }[] }) {
  return (
    <div className="changes content-text">
      {parts.map(({ kind, text }, index) => (
        <p key={index}>{kind === 'same' ? text : kind === 'added' ? <ins>{text}</ins> : <del>{text}</del>}</p>
      ))}
    </div>
  );
}
