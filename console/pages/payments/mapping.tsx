import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import type { ImportChoice, ImportRun } from '../../../contracts/table';
import { Card } from '../../parts/page';

interface MappingProps {
  run: ImportRun;
  choice: ImportChoice;
  busy: boolean;
  onChoose: (choice: ImportChoice) => void;
}

const absent = 'absent';
const fixed = 'fixed';
const letter = (index: number): string => (index < 26 ? String.fromCharCode(65 + index) : `${String.fromCharCode(64 + Math.floor(index / 26))}${String.fromCharCode(65 + (index % 26))}`);

/** Which column is which, and what stands for every row; guessed beforehand, by what this sender chose the last time. */
export function Mapping({ run, choice: guessed, busy, onChoose }: MappingProps) {
  const [choice, setChoice] = useState(guessed);
  const head = run.head ?? [];
  const header = head.find(({ row }) => row === choice.headerRow)?.cells ?? [];
  const samples = head.filter(({ row }) => row > choice.headerRow).slice(0, 3);
  const widest = Math.max(0, ...head.map(({ cells }) => cells.length));
  const columns = Array.from({ length: widest }, (_, index) => ({ value: String(index), label: `${letter(index)}　${header[index] || '没有列名'}` }));
  const options = [{ value: absent, label: '表上没有' }, { value: fixed, label: '整张表都一样，写在右边' }, ...columns];
  const sourceOf = (key: string): string => (key in choice.fixed ? fixed : choice.columns[key] === undefined ? absent : String(choice.columns[key]));
  const put = (key: string, source: string) => {
    const { [key]: _column, ...otherColumns } = choice.columns;
    const { [key]: _words, ...otherFixed } = choice.fixed;
    setChoice({
      ...choice,
      columns: source === absent || source === fixed ? otherColumns : { ...otherColumns, [key]: Number(source) },
      fixed: source === fixed ? { ...otherFixed, [key]: choice.fixed[key] ?? '' } : otherFixed,
    });
  };
  const missing = (run.fields ?? []).filter(({ key, required }) => required && (sourceOf(key) === absent || choice.fixed[key]?.trim() === ''));
  const emptyFixed = Object.values(choice.fixed).some((words) => words.trim() === '');
  return (
    <Card title="哪一列是什么" note="照上一次的和列名先认了一遍，请核对">
      <div className="row" style={{ margin: '0 18px 12px' }}>
        <span>表头在</span>
        <Select aria-label="表头在第几行" value={choice.headerRow} options={head.map(({ row, cells }) => ({ value: row, label: `第 ${row} 行：${cells.filter(Boolean).slice(0, 4).join('、')}` }))} onChange={(headerRow) => setChoice({ ...choice, headerRow })} style={{ minWidth: 320 }} />
      </div>
      <table className="facts dense" aria-label="列的对应">
        <thead>
          <tr>
            <th scope="col">平台要的</th>
            <th scope="col">在您表里</th>
            <th scope="col">前几行</th>
          </tr>
        </thead>
        <tbody>
          {(run.fields ?? []).map(({ key, header: name, required, note }) => {
            const source = sourceOf(key);
            return (
              <tr key={key}>
                <td>
                  <b>{name}</b>
                  {required ? '（必填）' : ''}
                  <span className="second">{note}</span>
                </td>
                <td>
                  <Select aria-label={`${name}在哪一列`} value={source} options={options} onChange={(next) => put(key, next)} style={{ width: 240 }} />
                </td>
                <td>
                  {source === fixed ? (
                    <Input aria-label={`${name}，整张表都是`} value={choice.fixed[key]} maxLength={100} onChange={(event) => setChoice({ ...choice, fixed: { ...choice.fixed, [key]: event.target.value } })} />
                  ) : source === absent ? null : (
                    <span className="muted">{samples.map(({ cells }) => cells[Number(source)]).filter(Boolean).join('、')}</span>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <div className="act-buttons">
        {missing.length > 0 ? <span className="muted">{`还差：${missing.map(({ header: name }) => name).join('、')}`}</span> : null}
        <Button type={run.canRun ? 'default' : 'primary'} disabled={missing.length > 0 || emptyFixed} loading={busy} onClick={() => onChoose(choice)}>
          {run.state === 'choosing' ? '对好了，检查一遍' : '重新检查一遍'}
        </Button>
      </div>
    </Card>
  );
}
