import { useState } from 'react';
import type { AccountsEntry } from '../../../../contracts/accounts-rules';
import { Box, RadioGroup, Tap, Words } from '../../ui/elements';
import { Icon } from '../../ui/Icon';
import type { TypedLine } from '../logic/draft';
import { Field } from './Field';

interface Props {
  id: string;
  name: string;
  line: TypedLine;
  entries: readonly AccountsEntry[];
  onChange: (line: TypedLine) => void;
  onRemove: () => void;
}

/** One line: which day, how much, what for, and which entry of the catalogue. */
export function LineFields({ id, name, line, entries, onChange, onRemove }: Props) {
  const change = (changes: Partial<TypedLine>) => onChange({ ...line, ...changes });
  return (
    <Box className="card line-card" role="group" label={name}>
      <Box className="row row--between">
        <Words className="strong">{name}</Words>
        <Tap className="link link--quiet" onTap={onRemove} label={`去掉${name}`}>
          去掉
        </Tap>
      </Box>
      <Box className="line-card__pair">
        <Field id={`${id}-date`} label="几号" unit="号" keyboard="digits" most={2} value={line.date} onInput={(date) => change({ date })} />
        <Field id={`${id}-amount`} label="金额" unit="元" keyboard="amount" most={15} value={line.amount} onInput={(amount) => change({ amount })} />
      </Box>
      <Field id={`${id}-what`} label="事由" keyboard="words" most={100} placeholder="买了什么，做什么用" value={line.what} onInput={(what) => change({ what })} />
      <Entry value={line.entry} entries={entries} onChange={(entry) => change({ entry })} />
      <Field id={`${id}-party`} label="对方单位（选填）" keyboard="words" most={60} placeholder="是个人的不写" value={line.party} onInput={(party) => change({ party })} />
    </Box>
  );
}

function Entry({ value, entries, onChange }: { value: string; entries: readonly AccountsEntry[]; onChange: (code: string) => void }) {
  const [open, setOpen] = useState(false);
  const chosen = entries.find(({ code }) => code === value);
  return (
    <Box className="named-field">
      <Box className="named-field__name">项目</Box>
      <Tap className="field entry-field" expanded={open} onTap={() => setOpen(!open)} label={chosen ? `项目是 ${chosen.name}，换一个` : '选一个项目'}>
        <Words className={chosen ? 'grow' : 'grow placeholder'}>{chosen?.name ?? '点这里选'}</Words>
        <Icon name="down" />
      </Tap>
      {open ? (
        <RadioGroup
          className="entries"
          label="项目，选一个"
          values={entries.map(({ code }) => code)}
          value={chosen?.code ?? null}
          onChange={(code) => {
            onChange(code);
            setOpen(false);
          }}
          optionClass={(_, on) => (on ? 'entry entry--on' : 'entry')}
        >
          {(code) => <Words>{entries.find((entry) => entry.code === code)?.name ?? code}</Words>}
        </RadioGroup>
      ) : null}
    </Box>
  );
}
