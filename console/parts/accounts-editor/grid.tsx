import { Button, Popover, Select } from 'antd';
import { Paperclip, Plus, X } from 'lucide-react';
import { useRef, type ClipboardEvent, type KeyboardEvent } from 'react';
import type { AccountsBasis } from '../../../contracts/accounts';
import type { AccountsFault, AccountsFaultKind } from '../../../contracts/accounts-check';
import { accountsSideLabels, sideOfEntry, yuan, type AccountsSide } from '../../../contracts/accounts-rules';
import type { AccountLine } from '../../../contracts/disclosure';
import { UploadField } from '../upload-field';
import { AmountField } from './amount-field';
import { balancesOf, dayFrom, emptyLine, gridFields, gridTitles, pasted, type GridField } from './lines';

interface Props {
  side: AccountsSide;
  lines: readonly AccountLine[];
  /** The balance before the first line. */
  start: number;
  monthKey: string;
  entries: AccountsBasis['entries'];
  faults: readonly AccountsFault[];
  onChange: (lines: AccountLine[]) => void;
}

const faultOf: Partial<Record<GridField, AccountsFaultKind>> = { day: 'day', entry: 'entry', what: 'what', amount: 'amount' };
const vouchersMost = 9;

/** Tab goes on, Enter goes down and adds a line at the end, cells of a spreadsheet are pasted in as they are. */
export function Grid({ side, lines, start, monthKey, entries, faults, onChange }: Props) {
  const body = useRef<HTMLTableSectionElement>(null);
  const own = entries.filter(({ code }) => sideOfEntry(code) === side);
  const balances = balancesOf(lines, start, side === 'receipts' ? 1 : -1);
  const put = (index: number, change: Partial<AccountLine>) => onChange(lines.map((line, at) => (at === index ? { ...line, ...change } : line)));
  const add = () => onChange([...lines, emptyLine(lines.at(-1)?.day ?? '')]);
  const focus = (index: number, field: GridField) => body.current?.querySelector<HTMLElement>(`tr:nth-child(${index + 1}) [data-field="${field}"] input`)?.focus();
  const onKey = (index: number, field: GridField) => (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    if (index + 1 < lines.length) return focus(index + 1, field);
    add();
    requestAnimationFrame(() => focus(index + 1, field));
  };
  const onPaste = (index: number, field: GridField) => (event: ClipboardEvent) => {
    const text = event.clipboardData.getData('text');
    if (!/[\t\n]/.test(text.trim())) return;
    event.preventDefault();
    onChange(pasted(lines, { index, field }, text, { side, monthKey, entries }));
  };
  const found = (index: number, kind: AccountsFaultKind | undefined) => faults.find((fault) => fault.index === index && fault.kind === kind)?.words;
  const cell = (line: AccountLine, index: number, field: GridField) => {
    const name = `${accountsSideLabels[side]}第 ${index + 1} 笔 ${gridTitles[field]}`;
    const fault = line.what === '' && line.amount === 0 ? undefined : found(index, faultOf[field]);
    if (field === 'amount') return <AmountField label={name} value={line.amount} wrong={fault !== undefined} title={fault} onKeyDown={onKey(index, field)} onChange={(amount) => put(index, { amount })} />;
    if (field === 'entry') {
      return (
        <Select
          aria-label={name}
          variant="borderless"
          status={fault ? 'error' : undefined}
          value={line.entry || undefined}
          placeholder="选项目"
          popupMatchSelectWidth={false}
          showSearch={{ filterOption: (typed, option) => `${option?.label} ${option?.sound}`.toLowerCase().includes(typed.toLowerCase()) }}
          options={own.map(({ code, name: label, sound }) => ({ value: code, label: `${code} ${label}`, sound }))}
          onChange={(entry: string) => put(index, { entry })}
        />
      );
    }
    return (
      <input
        className={fault ? 'cell wrong' : 'cell'}
        aria-label={name}
        aria-invalid={fault !== undefined || undefined}
        title={fault}
        value={line[field]}
        maxLength={field === 'what' ? 100 : field === 'party' ? 60 : 30}
        onKeyDown={onKey(index, field)}
        onChange={(event) => put(index, { [field]: event.target.value })}
        onBlur={field === 'day' ? (event) => put(index, { day: dayFrom(event.target.value, monthKey) }) : undefined}
      />
    );
  };
  return (
    <>
      <div className="table-scroll">
        <table className="facts dense accounts-grid">
          <thead>
            <tr>
              {gridFields.map((field) => (
                <th key={field} scope="col" className={field === 'amount' ? 'right' : undefined}>
                  {gridTitles[field]}
                </th>
              ))}
              <th scope="col">照片</th>
              <th scope="col" className="right">
                余额
              </th>
              <th aria-label="去掉" />
            </tr>
          </thead>
          <tbody ref={body}>
            {lines.map((line, index) => (
              <tr key={index}>
                {gridFields.map((field) => (
                  <td key={field} data-field={field} onPaste={onPaste(index, field)}>
                    {cell(line, index, field)}
                  </td>
                ))}
                <td>
                  <Popover trigger="click" title="凭证照片" content={<UploadField max={vouchersMost} value={line.voucherFileIds} onChange={(voucherFileIds) => put(index, { voucherFileIds })} />}>
                    <Button type="text" size="small" className={found(index, 'voucher') ? 'wanting' : undefined} title={found(index, 'voucher')} icon={<Paperclip size={15} aria-hidden="true" />} aria-label={`${accountsSideLabels[side]}第 ${index + 1} 笔 凭证照片，${line.voucherFileIds.length} 张`}>
                      {line.voucherFileIds.length || ''}
                    </Button>
                  </Popover>
                </td>
                <td className="right muted">{yuan(balances[index]!)}</td>
                <td>
                  <Button type="text" size="small" aria-label={`去掉${accountsSideLabels[side]}第 ${index + 1} 笔`} icon={<X size={15} aria-hidden="true" />} onClick={() => onChange(lines.filter((_, at) => at !== index))} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {faults
        .filter(({ kind }) => kind === 'double')
        .map((fault) => (
          <p key={fault.index} className="muted">
            第 {(fault.index ?? 0) + 1} 笔{fault.words}
          </p>
        ))}
      <Button size="small" icon={<Plus size={15} aria-hidden="true" />} onClick={add}>
        加一笔{accountsSideLabels[side]}
      </Button>
    </>
  );
}
