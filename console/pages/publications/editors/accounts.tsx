import { Button, Input } from 'antd';
import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import { balanceProblem, fenOf, yuan } from '../../../../contracts/disclosure-cells';
import type { ContentProblem, DraftContent } from '../../../../contracts/publication';
import type { EditorProps } from '.';

type Accounts = Extract<DraftContent, { form: 'accounts' }>;
type Line = Accounts['receipts'][number];
type Side = 'receipts' | 'payments';
const sides = { receipts: '收入', payments: '支出' } as const satisfies Record<Side, string>;

/** A month's receipts and payments line by line, with the check of its sum always in view. */
export function AccountsEditor({ content, problems, onChange }: EditorProps<Accounts>) {
  const off = balanceProblem(content);
  const wrong = new Map(problems.map((problem) => [problem.path, problem.message]));
  return (
    <div className="padded-form stack">
      <label className="amount-field">
        上月结余（元）
        <Amount value={content.opening} label="上月结余" onChange={(opening) => onChange({ ...content, opening })} />
      </label>
      {(['receipts', 'payments'] as const).map((side) => (
        <Lines key={side} side={side} lines={content[side]} wrong={wrong} onChange={(lines) => onChange({ ...content, [side]: lines })} />
      ))}
      <label className="amount-field">
        月末结余（元），照账上写
        <Amount value={content.closing} label="月末结余" onChange={(closing) => onChange({ ...content, closing })} />
      </label>
      <p className={off ? 'late' : 'muted'} role="status">
        {off ? off.message : '上月结余加收入减支出，等于月末结余'}
      </p>
      <label>
        说明（选填）
        <Input.TextArea value={content.note} autoSize={{ minRows: 2 }} maxLength={1000} onChange={(event) => onChange({ ...content, note: event.target.value })} />
      </label>
    </div>
  );
}

const empty: Line = { day: '', entry: '', what: '', amount: 0, party: '', voucher: '', voucherFileIds: [] };

function Lines({ side, lines, wrong, onChange }: { side: Side; lines: Line[]; wrong: ReadonlyMap<ContentProblem['path'], string>; onChange: (lines: Line[]) => void }) {
  const set = (index: number, change: Partial<Line>) => onChange(lines.map((line, at) => (at === index ? { ...line, ...change } : line)));
  const field = (index: number, name: 'day' | 'entry' | 'what' | 'party' | 'voucher', title: string) => {
    const fault = wrong.get(`content.${side}.${index}.${name}`);
    return <input aria-label={`${sides[side]}第 ${index + 1} 笔 ${title}`} className={fault ? 'wrong' : ''} title={fault} value={lines[index]![name]} onChange={(event) => set(index, { [name]: event.target.value })} />;
  };
  return (
    <section>
      <h3>
        {sides[side]}　<span className="number">{yuan(lines.reduce((sum, { amount }) => sum + amount, 0))} 元</span>
      </h3>
      <table className="facts dense grid-editor" aria-label={sides[side]}>
        <thead>
          <tr>
            {['日期', '科目', '事由', '金额（元）', '收付款方', '凭证号'].map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
            <th aria-label="去掉" />
          </tr>
        </thead>
        <tbody>
          {lines.map((line, index) => (
            <tr key={index}>
              <td>{field(index, 'day', '日期')}</td>
              <td>{field(index, 'entry', '科目')}</td>
              <td>{field(index, 'what', '事由')}</td>
              <td>
                <Amount value={line.amount} label={`${sides[side]}第 ${index + 1} 笔 金额`} onChange={(amount) => set(index, { amount })} />
              </td>
              <td>{field(index, 'party', '收付款方')}</td>
              <td>{field(index, 'voucher', '凭证号')}</td>
              <td>
                <Button type="text" size="small" aria-label={`去掉${sides[side]}第 ${index + 1} 笔`} icon={<X size={15} aria-hidden="true" />} onClick={() => onChange(lines.filter((_, at) => at !== index))} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Button icon={<Plus size={15} aria-hidden="true" />} onClick={() => onChange([...lines, empty])}>
        加一笔{sides[side]}
      </Button>
    </section>
  );
}

/** Yuan as it is typed, whole fen as it is kept. */
function Amount({ value, label, onChange }: { value: number; label: string; onChange: (fen: number) => void }) {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <input
      className={typed !== null && fenOf(typed) === null && typed !== '' ? 'right wrong' : 'right'}
      aria-label={label}
      inputMode="decimal"
      value={typed ?? (value === 0 ? '' : yuan(value))}
      onChange={(event) => {
        setTyped(event.target.value);
        const fen = event.target.value.trim() === '' ? 0 : fenOf(event.target.value);
        if (fen !== null) onChange(fen);
      }}
      onBlur={() => setTyped(null)}
    />
  );
}
