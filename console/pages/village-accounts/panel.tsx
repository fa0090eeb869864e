import { CircleAlert, Info } from 'lucide-react';
import type { AccountsDetail } from '../../../contracts/accounts';
import { changeWords, standingWords } from '../../../contracts/accounts-comparison';
import { accountsSideLabels, monthWords, yuan, type AccountsSide } from '../../../contracts/accounts-rules';
import type { AccountLine } from '../../../contracts/disclosure';
import { useAccountsDetail } from '../../api/village-accounts';
import { dayWords } from '../../parts/dates';
import { FileLinks } from '../../parts/file-links';
import { Failure, Skeleton } from '../../parts/notice';
import { useNow } from '../../parts/now';
import { Facts, Tag } from '../../parts/page';
import { Panel } from '../../parts/panel';
import { Agreement } from './agreement';

const sides: readonly AccountsSide[] = ['receipts', 'payments'];

/** One month of one village: the sums, what was found, where the money went, line by line. */
export function AccountsPanel({ id, onClose }: { id: string; onClose: () => void }) {
  const one = useAccountsDetail(id);
  const account = one.data;
  return (
    <Panel
      label="一个月的账"
      onClose={onClose}
      head={
        account ? (
          <>
            <span className="muted">
              {account.town.name} · {monthWords(account.monthKey)}
            </span>
            <div className="panel-title">
              <b>{account.village.name}</b> <Agreement row={account} />
            </div>
          </>
        ) : (
          <span className="muted">正在读取</span>
        )
      }
    >
      {one.error ? <Failure error={one.error} again={() => void one.refetch()} /> : null}
      {account ? <Told account={account} /> : one.error ? null : <Skeleton />}
    </Panel>
  );
}

function Told({ account }: { account: AccountsDetail }) {
  const now = useNow();
  const { opening, receipts, payments, closing, difference, follows, content, faults, nothing, publishedOn, edition } = account;
  return (
    <>
      <Facts
        rows={[
          ['上月结余', `${yuan(opening)} 元`],
          ['收入', `${yuan(receipts)} 元`],
          ['支出', `${yuan(payments)} 元`],
          ['月末结余', <b key="closing">{yuan(closing)} 元</b>],
          ['和上月', follows.words],
          ['公开', `${dayWords(publishedOn, now)}${edition > 1 ? `，第 ${edition} 版` : ''}`],
        ]}
      />
      {nothing ? <p className="muted">村里报的是本期无发生。</p> : null}
      {difference !== 0 && faults.length === 0 ? <p className="bad">差 {yuan(Math.abs(difference))} 元。</p> : null}
      <ul className="account-faults">
        {faults.map(({ stops, words }) => (
          <li key={words} className={stops ? 'bad' : undefined}>
            {stops ? <CircleAlert size={15} aria-hidden="true" /> : <Info size={15} aria-hidden="true" />}
            <span>{words}</span>
          </li>
        ))}
      </ul>
      <Comparison account={account} />
      {sides.map((side) => (
        <section key={side} className="account-side">
          <h3>
            {accountsSideLabels[side]} <small className="muted">{content?.[side].length ?? 0} 笔</small>
          </h3>
          <ul className="account-entries">
            {account[side === 'receipts' ? 'receiptEntries' : 'paymentEntries'].map(({ code, name, amount, count }) => (
              <li key={code}>
                <span className="grow">
                  {name} <Tag>{code}</Tag>
                  <small className="second">{count} 笔</small>
                </span>
                <b>{yuan(amount)}</b>
              </li>
            ))}
          </ul>
          <Lines lines={content?.[side] ?? []} label={accountsSideLabels[side]} now={now} />
        </section>
      ))}
    </>
  );
}

function Comparison({ account: { similar, lastYear, receipts, payments, town } }: { account: AccountsDetail }) {
  const now = { receipts, payments };
  const told = sides.flatMap((side) => {
    const year = lastYear ? changeWords(now[side], lastYear[side]) : null;
    const words = [...(year ? [year] : []), ...(similar ? [`${standingWords(now[side], similar[side])}（居中 ${yuan(similar[side].median)} 元）`] : [])];
    return words.length > 0 ? [`${accountsSideLabels[side]}${words.join('，')}。`] : [];
  });
  if (told.length === 0) return null;
  return (
    <p className="account-compared">
      {told.join('')}
      {similar ? <span className="muted">比的是{similar.kind === 'town' ? `${town.name}另外 ${similar.villages} 个村（社区）` : `全区一年收入相近的 ${similar.villages} 个村（社区）`}。</span> : null}
    </p>
  );
}

function Lines({ lines, label, now }: { lines: readonly AccountLine[]; label: string; now: Date }) {
  if (lines.length === 0) return null;
  return (
    <details className="account-lines">
      <summary>{label}每一笔</summary>
      <ul>
        {lines.map((line, index) => (
          <li key={`${index} ${line.day}`}>
            <span className="grow">
              {line.what}
              <small className="second">{[dayWords(line.day, now), line.party, line.entry, line.voucher].filter(Boolean).join(' · ')}</small>
              <FileLinks ids={line.voucherFileIds} label="凭证" />
            </span>
            <span>{yuan(line.amount)}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
