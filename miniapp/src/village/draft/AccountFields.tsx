import { faultWords, type AccountsFault } from '../../../../contracts/accounts-check';
import { accountsSideLabels, sumsOf, yuan, type AccountsSide } from '../../../../contracts/accounts-rules';
import type { VillageDraftDue } from '../../../../contracts/village-draft';
import { Box, Words } from '../../ui/elements';
import { Icon } from '../../ui/Icon';
import { Section } from '../../ui/Section';
import { checkWords } from '../logic/accounts';
import { accountOf, faultsOf, type AccountKnown, type TypedDraft, type TypedLine } from '../logic/draft';
import { AddRow, EntryRow } from './EntryRow';
import { Field } from './Field';
import type { ChangeDraft } from './useDraft';

interface Props {
  due: VillageDraftDue;
  draft: TypedDraft;
  known: AccountKnown;
  change: ChangeDraft;
  onLine: (side: AccountsSide, index: number) => void;
}

const sides: readonly AccountsSide[] = ['receipts', 'payments'];

/** The month's account: the opening, each line, the closing as the ledger says, and what it comes to while it is typed. */
export function AccountFields({ due, draft, known, change, onLine }: Props) {
  const account = accountOf(draft, due.period.key);
  const sums = sumsOf(account);
  const faults = faultsOf(draft, due, known);
  const ofWhole = draft.closing === '' ? [] : faults.filter(({ kind }) => kind === 'opening' || kind === 'gap' || kind === 'double' || kind === 'voucher');
  return (
    <>
      <Section title="上月结余">
        <Field id="opening" label="账本上月末写的" unit="元" keyboard="amount" most={15} value={draft.opening} onInput={(opening) => change((before) => ({ ...before, opening }))} />
      </Section>
      {sides.map((side) => (
        <Section key={side} title={accountsSideLabels[side]} hint={`${draft[side].length} 笔，共 ${yuan(sums[side])} 元`}>
          {draft[side].length > 0 ? (
            <Box className="card card--rows" role="list">
              {draft[side].map((line, index) => (
                <EntryRow key={index} name={line.what.trim() || `${accountsSideLabels[side]}第 ${index + 1} 笔`} more={lineMore(line, known)} problem={line.photos.some(({ failed }) => failed) ? '有单据没传上，点开重传' : problemAt(faults, side, index)} figure={yuan(account[side][index]!.amount)} onTap={() => onLine(side, index)} />
              ))}
            </Box>
          ) : null}
          <AddRow onTap={() => onLine(side, draft[side].length)}>加一笔{accountsSideLabels[side]}</AddRow>
        </Section>
      ))}
      <Section title="月末结余">
        <Field id="closing" label="账本上写的" unit="元" keyboard="amount" most={15} value={draft.closing} onInput={(closing) => change((before) => ({ ...before, closing }))} />
        <Box className="check" role="status">
          <Box>
            上月结余 {yuan(account.opening)} ＋ 收入 {yuan(sums.receipts)} － 支出 {yuan(sums.payments)} ＝ {yuan(sums.expected)}
          </Box>
          {draft.closing === '' ? null : (
            <Words className={sums.difference === 0 ? 'check__word check__word--right' : 'check__word check__word--wrong'}>
              <Icon name={sums.difference === 0 ? 'tick' : 'alert'} size="small" />
              {checkWords(sums)}
            </Words>
          )}
          {ofWhole.map((fault) => (
            <Box className="check__more" key={`${fault.kind} ${fault.side ?? ''} ${fault.index ?? ''}`}>
              {faultWords(fault)}
            </Box>
          ))}
        </Box>
      </Section>
    </>
  );
}

/** 8 号　发包及上交收入　单据 2 张 */
function lineMore({ date, entry, photos }: TypedLine, { entries }: AccountKnown): string {
  return [date === '' ? null : `${date} 号`, entries.find(({ code }) => code === entry)?.name, photos.length > 0 ? `单据 ${photos.length} 张` : null].filter(Boolean).join('　');
}

const problemAt = (faults: readonly AccountsFault[], side: AccountsSide, index: number): string | null => faults.find((fault) => fault.stops && fault.side === side && fault.index === index)?.words.replace(/。$/, '') ?? null;
