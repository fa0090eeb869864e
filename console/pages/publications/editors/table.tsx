import { Button, Input } from 'antd';
import { ClipboardPaste, Plus, Upload, X } from 'lucide-react';
import { useState, type ClipboardEvent } from 'react';
import { columnKindLabels, type DisclosureColumn } from '../../../../contracts/disclosure';
import { pastedRows, tidyCell, withoutHeader } from '../../../../contracts/disclosure-cells';
import type { ContentProblem, DraftContent } from '../../../../contracts/publication';
import { SheetDialog } from '../../../parts/sheet-dialog';
import type { EditorProps } from '.';

type Table = Extract<DraftContent, { form: 'table' }>;
const shownAtOnce = 100;

/** A grid of cells. What is copied from a spreadsheet is pasted where the cursor stands, and fills as many rows as it has; a whole sheet is read at once, after a dry run. */
export function TableEditor({ publication, content, columns, problems, onChange }: EditorProps<Table>) {
  const [shown, setShown] = useState(shownAtOnce);
  const [reading, setReading] = useState(false);
  const { rows } = content;
  const wrong = new Map(problems.map((problem) => [problem.path, problem.message]));
  const change = (next: string[][]) => onChange({ ...content, rows: next });
  const set = (line: number, column: number, cell: string) => change(rows.map((row, index) => (index === line ? columns.map((_, at) => (at === column ? cell : (row[at] ?? ''))) : row)));
  const paste = (event: ClipboardEvent, line: number, column: number) => {
    const text = event.clipboardData.getData('text/plain');
    if (!/[\t\n]/.test(text.trim())) return;
    event.preventDefault();
    change(pasteAt(rows, columns, withoutHeader(pastedRows(text), columns), line, column));
  };
  return (
    <>
      <div className="table-scroll">
        <table className="facts dense grid-editor" aria-label="内容">
          <thead>
            <tr>
              <th scope="col">行</th>
              {columns.map((column) => (
                <th key={column.key} scope="col">
                  {column.title}
                  <span className="second">
                    {[column.title === columnKindLabels[column.kind] ? null : columnKindLabels[column.kind], column.required ? null : '选填'].filter(Boolean).join('，')}
                  </span>
                </th>
              ))}
              <th aria-label="去掉" />
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, shown).map((row, line) => (
              <Row key={line} line={line} row={row} columns={columns} wrong={wrong} onCell={set} onPaste={paste} onRemove={() => change(rows.filter((_, index) => index !== line))} />
            ))}
          </tbody>
        </table>
      </div>
      <div className="grid-foot">
        <Button icon={<Plus size={15} aria-hidden="true" />} onClick={() => change([...rows, columns.map(() => '')])}>
          加一行
        </Button>
        <Button icon={<Upload size={15} aria-hidden="true" />} onClick={() => setReading(true)}>
          用表格填
        </Button>
        {rows.length > shown ? <Button onClick={() => setShown(shown + shownAtOnce)}>再显示 {Math.min(shownAtOnce, rows.length - shown)} 行</Button> : null}
        <span className="muted">共 {rows.length} 行</span>
      </div>
      <PasteBox onPaste={(text) => change(pasteAt(rows, columns, withoutHeader(pastedRows(text), columns), rows.length, 0))} />
      <div className="padded-form">
        <label>
          说明（选填）
          <Input.TextArea value={content.note} autoSize={{ minRows: 2 }} maxLength={1000} onChange={(event) => onChange({ ...content, note: event.target.value })} />
        </label>
      </div>
      {reading ? (
        <SheetDialog
          itemCode={publication.item.code}
          itemName={publication.item.name}
          villageId={publication.village.id}
          periodKey={publication.period.key}
          onRead={(sheet) => {
            if (sheet.form === 'table') change(sheet.rows);
          }}
          onClose={() => setReading(false)}
        />
      ) : null}
    </>
  );
}

/** Cells from a place on, rows added where there are too few; what is wider than the table is left out. */
function pasteAt(rows: readonly string[][], columns: readonly DisclosureColumn[], pasted: readonly string[][], line: number, column: number): string[][] {
  const next = rows.map((row) => [...row]);
  pasted.forEach((cells, down) => {
    const row = (next[line + down] ??= columns.map(() => ''));
    cells.forEach((cell, right) => {
      const to = columns[column + right];
      if (to) row[column + right] = tidyCell(to.kind, cell);
    });
  });
  return next;
}

interface RowProps {
  line: number;
  row: readonly string[];
  columns: readonly DisclosureColumn[];
  wrong: ReadonlyMap<string, string>;
  onCell: (line: number, column: number, cell: string) => void;
  onPaste: (event: ClipboardEvent, line: number, column: number) => void;
  onRemove: () => void;
}

function Row({ line, row, columns, wrong, onCell, onPaste, onRemove }: RowProps) {
  return (
    <tr>
      <td className="number muted">{line + 1}</td>
      {columns.map((column, index) => {
        const fault = wrong.get(placeOf(line, index));
        return (
          <td key={column.key}>
            <input
              className={[column.kind === 'money' || column.kind === 'number' ? 'right' : '', fault ? 'wrong' : ''].join(' ')}
              aria-label={`第 ${line + 1} 行 ${column.title}`}
              aria-invalid={fault !== undefined}
              title={fault}
              value={row[index] ?? ''}
              maxLength={300}
              onChange={(event) => onCell(line, index, event.target.value)}
              onBlur={(event) => {
                const tidy = tidyCell(column.kind, event.target.value);
                if (tidy !== event.target.value) onCell(line, index, tidy);
              }}
              onPaste={(event) => onPaste(event, line, index)}
            />
          </td>
        );
      })}
      <td>
        <Button type="text" size="small" aria-label={`去掉第 ${line + 1} 行`} icon={<X size={15} aria-hidden="true" />} onClick={onRemove} />
      </td>
    </tr>
  );
}

const placeOf = (line: number, column: number): ContentProblem['path'] => `content.rows.${line}.${column}`;

function PasteBox({ onPaste }: { onPaste: (text: string) => void }) {
  return (
    <div className="paste-box">
      <ClipboardPaste size={18} aria-hidden="true" />
      <Input
        aria-label="从表格粘贴"
        value=""
        placeholder="在 Excel 或 WPS 里选好格子复制，点这里粘贴，加在下面"
        onChange={() => undefined}
        onPaste={(event) => {
          event.preventDefault();
          onPaste(event.clipboardData.getData('text/plain'));
        }}
      />
    </div>
  );
}
