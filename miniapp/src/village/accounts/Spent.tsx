import { useState } from 'react';
import type { PublicAccountsMonth } from '../../../../contracts/accounts';
import { monthWords } from '../../../../contracts/accounts-rules';
import { goAskAbout } from '../../platform/places';
import { Box, Heading, Tap, Words } from '../../ui/elements';
import { Icon } from '../../ui/Icon';
import { shortMonth } from '../logic/accounts';
import { Lines } from './Lines';
import { Money } from '../ui/Money';

/** By entry of the catalogue, the largest first; then every single line with its voucher, and the way to ask. */
export function Spent({ month, villageId }: { month: PublicAccountsMonth; villageId: string }) {
  const [all, setAll] = useState(false);
  const { monthKey, paymentEntries, paymentLines, receiptLines, receiptEntries, publicationId } = month;
  const ask = (text: string) => goAskAbout({ kind: 'publication', id: publicationId, villageId, title: `${monthWords(monthKey)} 每月收支账`, text });
  const count = paymentLines.length + receiptLines.length;
  return (
    <Box className="card spent">
      <Box className="spent__head">
        <Heading level={2} className="heading">
          钱花在哪里
        </Heading>
        <Words className="note">
          {shortMonth(monthKey)} {paymentEntries.length} 类 {paymentLines.length} 笔
        </Words>
      </Box>
      <Box role="list">
        {paymentEntries.map(({ code, name, amount, count: times }) => (
          <Box className="spent__row" role="listitem" key={code}>
            <Box className="grow">
              <Words className="spent__name">{name}</Words>
              <Words className="spent__more">{mostOf(month, code, times)}</Words>
            </Box>
            <Money amount={amount} />
          </Box>
        ))}
      </Box>
      {paymentEntries.length === 0 ? <Box className="spent__row quiet">这个月没有支出。</Box> : null}
      <Box className="spent__acts">
        {count > 0 ? (
          <Tap className="spent__act" expanded={all} onTap={() => setAll(!all)}>
            <Icon name="list" />
            {all ? '收起' : `全部 ${count} 笔`}
          </Tap>
        ) : null}
        <Tap className="spent__act" onTap={() => ask('')} label="我有疑问，去问村里">
          <Icon name="message" />
          我有疑问
        </Tap>
      </Box>
      {all ? (
        <>
          <Lines title={`支出 ${paymentLines.length} 笔`} lines={paymentLines} publicationId={publicationId} onAsk={ask} />
          <Lines title={`收入 ${receiptLines.length} 笔，${receiptEntries.length} 类`} lines={receiptLines} publicationId={publicationId} onAsk={ask} />
        </>
      ) : null}
    </Box>
  );
}

/** What the money of an entry went for: the largest line by name. */
function mostOf({ paymentLines }: PublicAccountsMonth, code: string, times: number): string {
  const most = paymentLines.filter((line) => line.entry === code).reduce<{ what: string; amount: number } | null>((largest, line) => (largest && largest.amount >= line.amount ? largest : line), null);
  return `${most?.what ?? ''}${times > 1 ? ` 等 ${times} 笔` : ''}`;
}
