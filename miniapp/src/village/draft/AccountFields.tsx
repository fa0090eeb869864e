import { faultWords } from '../../../../contracts/accounts-check';
import { accountsSideLabels, sumsOf, yuan, type AccountsSide } from '../../../../contracts/accounts-rules';
import type { VillageDraftDue } from '../../../../contracts/village-draft';
import { Box, Tap, Words } from '../../ui/elements';
import { Icon } from '../../ui/Icon';
import { Section } from '../../ui/Section';
import { checkWords } from '../logic/accounts';
import { accountOf, emptyLine, entriesOf, faultsOf, type AccountKnown, type TypedDraft } from '../logic/draft';
import { Field } from './Field';
import { LineFields } from './LineFields';

interface Props {
  due: VillageDraftDue;
  draft: TypedDraft;
  known: AccountKnown;
  change: (changes: Partial<TypedDraft>) => void;
}

const sides: readonly AccountsSide[] = ['receipts', 'payments'];

/** The month's account: the opening, each line, the closing as the ledger says, and what it comes to while it is typed. */
export function AccountFields({ due, draft, known, change }: Props) {
  const account = accountOf(draft, due.period.key);
  const sums = sumsOf(account);
  const faults = draft.closing === '' ? [] : faultsOf(draft, due, known).filter(({ kind }) => kind === 'balance' || kind === 'opening' || kind === 'gap' || kind === 'double');
  return (
    <>
      <Section title="上月结余">
        <Field id="opening" label="账本上月末写的" unit="元" keyboard="amount" most={15} value={draft.opening} onInput={(opening) => change({ opening })} />
      </Section>
      {sides.map((side) => (
        <Section key={side} title={accountsSideLabels[side]} hint={`${draft[side].length} 笔，共 ${yuan(sums[side])} 元`}>
          {draft[side].map((line, index) => (
            <LineFields
              key={index}
              name={`${accountsSideLabels[side]}第 ${index + 1} 笔`}
              id={`${side}-${index}`}
              line={line}
              entries={entriesOf(known.entries, side)}
              onChange={(changed) => change({ [side]: draft[side].map((other, place) => (place === index ? changed : other)) })}
              onRemove={() => change({ [side]: draft[side].filter((_, place) => place !== index) })}
            />
          ))}
          <Tap className="add-line" onTap={() => change({ [side]: [...draft[side], emptyLine] })}>
            ＋ 加一笔{accountsSideLabels[side]}
          </Tap>
        </Section>
      ))}
      <Section title="月末结余">
        <Field id="closing" label="账本上写的" unit="元" keyboard="amount" most={15} value={draft.closing} onInput={(closing) => change({ closing })} />
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
          {faults
            .filter(({ kind }) => kind !== 'balance')
            .map((fault) => (
              <Box className="check__more" key={`${fault.kind} ${fault.index ?? ''}`}>
                {faultWords(fault)}
              </Box>
            ))}
        </Box>
      </Section>
    </>
  );
}
