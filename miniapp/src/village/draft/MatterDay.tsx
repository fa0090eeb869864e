import { useState } from 'react';
import type { MatterItem, VillageMatterRecorded } from '../../../../contracts/village-draft';
import { matterTitleMax } from '../../../../contracts/village-draft-limits';
import { asFault, type ApiFault } from '../../api/fault';
import { dayWords, shanghaiDay } from '../../logic/days';
import { uuidFrom } from '../../logic/submission';
import { randomBytes } from '../../platform/random';
import { Button } from '../../ui/Button';
import { Box, RadioGroup, Words } from '../../ui/elements';
import { Icon } from '../../ui/Icon';
import { Notice } from '../../ui/Notice';
import { Page } from '../../ui/Page';
import { PageHead } from '../../ui/PageHead';
import { Section } from '../../ui/Section';
import { recordVillageMatter } from '../api/drafts';
import { dayBefore, daysAgo } from '../logic/matter';
import { Field } from './Field';

interface Props {
  villageId: string;
  item: MatterItem;
  onBack: () => void;
  onRecorded: (recorded: VillageMatterRecorded) => void;
}

type When = 'today' | 'yesterday' | 'twoDays' | 'other';
const ago = { today: 0, yesterday: 1, twoDays: 2 } as const;
const names: Record<When, string> = { today: '今天', yesterday: '昨天', twoDays: '前天', other: '别的日子' };
const whens: readonly When[] = ['today', 'yesterday', 'twoDays', 'other'];

/** What it is, and on which day it was decided or received. */
export function MatterDay({ villageId, item, onBack, onRecorded }: Props) {
  const now = new Date();
  const today = shanghaiDay(now);
  const [title, setTitle] = useState('');
  const [when, setWhen] = useState<When>('today');
  const [month, setMonth] = useState('');
  const [date, setDate] = useState('');
  const { working, fault, record } = useRecord(onRecorded);
  const day = when === 'other' ? dayBefore(month, date, today) : daysAgo(today, ago[when]);
  const off = title.trim().length < 2 ? '请写是什么事' : day === null ? '请写几月几号' : null;
  return (
    <Page
      title="记一件事"
      onBack={onBack}
      bar={
        <Box className="bar__pair">
          <Button kind="plain" onTap={onBack}>
            换一类
          </Button>
          <Button kind="fill" off={off} working={working ? '正在记' : null} onTap={() => record({ villageId, item: item.code, title: title.trim(), day: day ?? today })}>
            记下
          </Button>
        </Box>
      }
    >
      <PageHead title={item.name}>从决定或收到的那天起算。</PageHead>
      {fault ? <Notice kind="wrong" icon={fault.kind === 'offline' ? 'offline' : 'alert'} title={fault.message}>写的都还在，请再点一次，不会记两遍。</Notice> : null}
      <Field id="title" label="什么事（不写村民的姓名）" keyboard="words" most={matterTitleMax} placeholder="例如：村南地块补偿款到账" value={title} onInput={setTitle} />
      <Section title="哪天决定或收到的">
        <RadioGroup className="chips" label="哪天，选一个" values={whens} value={when} onChange={setWhen} optionClass={(_, on) => (on ? 'chip chip--on' : 'chip')}>
          {(one, on) => (
            <>
              {on ? <Icon name="tick" size="small" /> : null}
              <Words>{one === 'other' ? names.other : `${names[one]} ${dayWords(daysAgo(today, ago[one]), now)}`}</Words>
            </>
          )}
        </RadioGroup>
        {when === 'other' ? (
          <Box className="line-pair">
            <Field id="month" label="几月" unit="月" keyboard="digits" most={2} value={month} onInput={setMonth} />
            <Field id="date" label="几号" unit="号" keyboard="digits" most={2} value={date} onInput={setDate} />
          </Box>
        ) : null}
        {when === 'other' && day ? <Box className="quiet">{dayWords(day, now)}</Box> : null}
      </Section>
    </Page>
  );
}

/** Sent again after a lost answer it is the same matter: its key is made once. */
function useRecord(onRecorded: (recorded: VillageMatterRecorded) => void) {
  const [requestKey, setRequestKey] = useState<string | null>(null);
  const [working, setWorking] = useState(false);
  const [fault, setFault] = useState<ApiFault | null>(null);
  const record = async (matter: Omit<Parameters<typeof recordVillageMatter>[0], 'requestKey'>) => {
    setWorking(true);
    setFault(null);
    try {
      const key = requestKey ?? uuidFrom(await randomBytes());
      setRequestKey(key);
      onRecorded(await recordVillageMatter({ ...matter, requestKey: key }));
    } catch (error) {
      setFault(asFault(error));
      setWorking(false);
    }
  };
  return { working, fault, record: (matter: Parameters<typeof record>[0]) => void record(matter) };
}
