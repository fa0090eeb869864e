import { useState } from 'react';
import { accountsSideLabels, type AccountsEntry, type AccountsSide } from '../../../../contracts/accounts-rules';
import { voucherPhotosMax } from '../../../../contracts/village-draft-limits';
import { forgetPhoto } from '../../platform/photos';
import { Box, RadioGroup, Tap, Words } from '../../ui/elements';
import { Icon } from '../../ui/Icon';
import { PhotoStrip } from '../../ui/PhotoStrip';
import { usePhotos } from '../../ui/usePhotos';
import { emptyLine, type TypedDraft, type TypedLine } from '../logic/draft';
import { EntryPage } from './EntryPage';
import { Field } from './Field';
import type { ChangeDraft } from './useDraft';

interface Props {
  side: AccountsSide;
  index: number;
  draft: TypedDraft;
  entries: readonly AccountsEntry[];
  change: ChangeDraft;
  onBack: () => void;
}

/** One line on a screen of its own: which day, how much, what for, which entry of the catalogue, and its vouchers. */
export function LinePage({ side, index, draft, entries, change, onBack }: Props) {
  const line = draft[side][index] ?? emptyLine;
  const put = (make: (line: TypedLine) => TypedLine) => change((before) => ({ ...before, [side]: withOne(before[side], index, make) }));
  const fill = (changes: Partial<TypedLine>) => put((before) => ({ ...before, ...changes }));
  const acts = usePhotos(line.photos, (update) => put((before) => ({ ...before, photos: update(before.photos) })), { most: voucherPhotosMax, keep: true });
  const name = `${accountsSideLabels[side]}第 ${index + 1} 笔`;
  const remove = () => {
    for (const { preview } of line.photos) forgetPhoto(preview);
    change((before) => ({ ...before, [side]: before[side].filter((_, place) => place !== index) }));
    onBack();
  };
  return (
    <EntryPage name={name} there={index < draft[side].length} onRemove={remove} onBack={onBack}>
      <Box className="line-pair">
        <Field id="date" label="几号" unit="号" keyboard="digits" most={2} value={line.date} onInput={(date) => fill({ date })} />
        <Field id="amount" label="金额" unit="元" keyboard="amount" most={15} value={line.amount} onInput={(amount) => fill({ amount })} />
      </Box>
      <Field id="what" label="事由" keyboard="words" most={100} placeholder="买了什么，做什么用" value={line.what} onInput={(what) => fill({ what })} />
      <EntryChoice value={line.entry} entries={entries} onChange={(entry) => fill({ entry })} />
      <Field id="party" label="对方单位（选填）" keyboard="words" most={60} placeholder="是个人的不写" value={line.party} onInput={(party) => fill({ party })} />
      <PhotoStrip title="单据" hint={`选填，最多 ${voucherPhotosMax} 张，和账一起公开`} name="单据" first="拍单据" more="再加一张" most={voucherPhotosMax} acts={acts} />
    </EntryPage>
  );
}

/** The list with one of it changed; one that is not there yet comes at its end. */
const withOne = (lines: readonly TypedLine[], index: number, make: (line: TypedLine) => TypedLine): TypedLine[] => (index < lines.length ? lines.map((line, place) => (place === index ? make(line) : line)) : [...lines, make(emptyLine)]);

function EntryChoice({ value, entries, onChange }: { value: string; entries: readonly AccountsEntry[]; onChange: (code: string) => void }) {
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
