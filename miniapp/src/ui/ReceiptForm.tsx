import { useState } from 'react';
import { missingDigits, spreadReceipt } from '../logic/entry';
import { goMine } from '../platform/places';
import { useEntries } from '../store/entries';
import { Button } from './Button';
import { Box, Tap, TextField } from './elements';
import { Icon } from './Icon';
import { FieldError } from './Notice';
import { Page } from './Page';
import { PageHead } from './PageHead';

interface Props {
  title: string;
  /** What the receipt is asked for. */
  hint: string;
  /** On the button, and on it while it works. */
  act: string;
  acting: string;
  working: boolean;
  problem: string | null;
  /** What the receipt is of. */
  of?: '评议' | '提问';
  onAsk: (receiptCode: string) => void;
}

const names = ['第一组', '第二组', '第三组'];

/** Twelve digits in three groups; typing goes on to the next group, pasting fills all. */
export function ReceiptForm({ title, hint, act, acting, working, problem, of = '评议', onAsk }: Props) {
  const [groups, setGroups] = useState(['', '', '']);
  const [at, setAt] = useState(0);
  const kept = useEntries().some((entry) => entry.received) && of === '评议';
  const missing = missingDigits(groups);
  const type = (index: number, typed: string) => {
    const next = spreadReceipt(groups, index, typed);
    setGroups(next);
    const open = next.findIndex((group) => group.length < 4);
    if (next[index]?.length === 4 && open > index) setAt(open);
  };
  const off = missing === 12 ? '请写下 12 位回执号' : missing > 0 ? `还差 ${missing} 位` : null;
  return (
    <Page
      title={title}
      bar={
        <Button kind="fill" off={off} working={working ? acting : null} onTap={() => onAsk(groups.join(''))}>
          {act}
        </Button>
      }
    >
      <PageHead title={title}>{hint}</PageHead>
      <Box className="receipt-fields gap-top" role="group" label={`${of}回执号，12 位数字，分三组`}>
        {groups.map((group, index) => (
          <Box key={names[index]} className={problem ? 'field field--wrong' : 'field'}>
            <TextField
              className="field__input"
              label={`${names[index]}，四位数字`}
              keyboard="digits"
              maxLength={index === 0 ? 20 : 16}
              value={group}
              wrong={problem !== null}
              describedBy="receipt-problem"
              focused={at === index && index > 0}
              onInput={(typed) => type(index, typed)}
            />
          </Box>
        ))}
      </Box>
      <FieldError id="receipt-problem">{problem}</FieldError>
      {kept ? (
        <Tap className="link gap-top" onTap={goMine}>
          <Icon name="list" />
          这部手机上评过的，不用写号
        </Tap>
      ) : null}
    </Page>
  );
}
