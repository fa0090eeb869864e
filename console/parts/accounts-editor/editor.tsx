import { Button, Input } from 'antd';
import { Check, Copy, Square, Upload } from 'lucide-react';
import { useState } from 'react';
import type { AccountsBasis } from '../../../contracts/accounts';
import { faultWords, type AccountsFault } from '../../../contracts/accounts-check';
import { accountsItemCode, accountsSideLabels, sumsOf, yuan, type AccountsSide } from '../../../contracts/accounts-rules';
import type { AccountsContent, DisclosurePeriod } from '../../../contracts/disclosure';
import { SheetDialog } from '../sheet-dialog';
import { AmountField } from './amount-field';
import { CopyDialog } from './copy-dialog';
import { Grid } from './grid';

interface Props {
  value: AccountsContent;
  onChange: (value: AccountsContent) => void;
  faults: readonly AccountsFault[];
  /** The last month as it stands published: its regular lines can be taken over. */
  previous: AccountsContent | null;
  villageId: string;
  period: DisclosurePeriod;
  entries: AccountsBasis['entries'];
}

const sides: readonly AccountsSide[] = ['receipts', 'payments'];

/** A cash book for the keyboard: opening, receipts, payments, closing; at the bottom what it comes to and whether it agrees. */
export function AccountsEditor({ value, onChange, faults, previous, villageId, period, entries }: Props) {
  const [dialog, setDialog] = useState<'copy' | 'sheet' | null>(null);
  const sums = sumsOf(value);
  const starts = { receipts: value.opening, payments: value.opening + sums.receipts };
  const whole = faults.filter(({ side, kind }) => side === undefined && kind !== 'balance');
  return (
    <div className="accounts-editor">
      <div className="accounts-editor__acts">
        <label>
          上月结余（元）
          <AmountField label="上月结余" value={value.opening} onChange={(opening) => onChange({ ...value, opening })} />
        </label>
        <span className="grow" />
        {previous ? (
          <Button icon={<Copy size={15} aria-hidden="true" />} onClick={() => setDialog('copy')}>
            照抄上月的
          </Button>
        ) : null}
        <Button icon={<Upload size={15} aria-hidden="true" />} onClick={() => setDialog('sheet')}>
          用表格填
        </Button>
      </div>
      {sides.map((side) => (
        <section key={side} aria-label={accountsSideLabels[side]}>
          <h3>
            {accountsSideLabels[side]} <small className="muted">{value[side].length} 笔，共 {yuan(sums[side])} 元</small>
          </h3>
          <Grid side={side} lines={value[side]} start={starts[side]} monthKey={period.key} entries={entries} faults={faults.filter((fault) => fault.side === side)} onChange={(lines) => onChange({ ...value, [side]: lines })} />
        </section>
      ))}
      <div className="accounts-editor__acts">
        <label>
          月末结余（元），照账本写
          <AmountField label="月末结余" value={value.closing} onChange={(closing) => onChange({ ...value, closing })} />
        </label>
      </div>
      <label className="accounts-editor__note">
        说明（选填）
        <Input.TextArea value={value.note} autoSize={{ minRows: 2 }} maxLength={1000} onChange={(event) => onChange({ ...value, note: event.target.value })} />
      </label>
      <div className="accounts-editor__check" role="status">
        <span>
          {yuan(value.opening)} ＋ {yuan(sums.receipts)} － {yuan(sums.payments)} ＝ <b>{yuan(sums.expected)}</b>
        </span>
        {sums.difference === 0 ? (
          <span className="agreement">
            <Check size={15} aria-hidden="true" />
            对得上
          </span>
        ) : (
          <span className="agreement agreement--wrong">
            <Square size={13} fill="currentColor" aria-hidden="true" />
            月末结余写的 {yuan(value.closing)}，差 {yuan(Math.abs(sums.difference))} 元
          </span>
        )}
        {whole.map((fault) => (
          <span key={fault.kind} className={fault.stops ? 'bad' : 'muted'}>
            {faultWords(fault)}
          </span>
        ))}
      </div>
      {dialog === 'copy' && previous ? <CopyDialog previous={previous} value={value} period={period} onChange={onChange} onClose={() => setDialog(null)} /> : null}
      {dialog === 'sheet' ? (
        <SheetDialog
          itemCode={accountsItemCode}
          itemName="每月收支账"
          villageId={villageId}
          periodKey={period.key}
          onRead={(content) => {
            if (content.form === 'accounts') onChange({ ...content, note: value.note });
          }}
          onClose={() => setDialog(null)}
        />
      ) : null}
    </div>
  );
}
