import { Button, Checkbox, Modal } from 'antd';
import { useState } from 'react';
import { accountsSideLabels, yuan, type AccountsSide } from '../../../contracts/accounts-rules';
import type { AccountsContent, DisclosurePeriod } from '../../../contracts/disclosure';
import { takenOver } from './lines';

interface Props {
  previous: AccountsContent;
  value: AccountsContent;
  period: DisclosurePeriod;
  onChange: (value: AccountsContent) => void;
  onClose: () => void;
}

const sides: readonly AccountsSide[] = ['receipts', 'payments'];

/** Which of last month's lines come every month: those are taken over, amounts included, to be looked through. */
export function CopyDialog({ previous, value, period, onChange, onClose }: Props) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const toggle = (key: string, on: boolean) => setChosen((before) => new Set(on ? [...before, key] : [...before].filter((one) => one !== key)));
  const take = () => {
    const added = (side: AccountsSide) => takenOver(previous[side].filter((_, index) => chosen.has(`${side} ${index}`)), period);
    onChange({ ...value, receipts: [...value.receipts, ...added('receipts')], payments: [...value.payments, ...added('payments')] });
    onClose();
  };
  return (
    <Modal
      open
      title="照抄上月每月都有的"
      width={560}
      onCancel={onClose}
      footer={
        <>
          <Button onClick={onClose}>先不抄</Button>
          <Button type="primary" disabled={chosen.size === 0} onClick={take}>
            {chosen.size === 0 ? '先选几笔' : `抄 ${chosen.size} 笔`}
          </Button>
        </>
      }
    >
      <p className="about">金额也抄过来，请照这个月的凭证改。凭证号和照片不抄。</p>
      <div className="accounts-copy">
        {sides.map((side) => (
          <section key={side}>
            <h3>{accountsSideLabels[side]}</h3>
            {previous[side].map((line, index) => (
              <Checkbox key={index} checked={chosen.has(`${side} ${index}`)} onChange={(event) => toggle(`${side} ${index}`, event.target.checked)}>
                {line.what}　<span className="muted">{yuan(line.amount)} 元</span>
              </Checkbox>
            ))}
          </section>
        ))}
      </div>
    </Modal>
  );
}
