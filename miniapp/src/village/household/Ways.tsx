import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import type { HouseholdEntry, HouseholdEntryRequest } from '../../../../contracts/household';
import { asFault } from '../../api/fault';
import { askHouseholdSms, enterHousehold, getHouseholdWays } from '../../api/payments';
import { askKiosk, kioskCode } from '../../platform/kiosk';
import { useVillage } from '../../store/village';
import { Button } from '../../ui/Button';
import { Box, RadioGroup, Tap, TextField } from '../../ui/elements';
import { Line } from '../../ui/Line';
import { FieldError } from '../../ui/Notice';
import { Page } from '../../ui/Page';
import { PageHead } from '../../ui/PageHead';
import { useLoad } from '../../ui/useLoad';
import { entryOff, type EntryDraft } from './draft';

type Way = HouseholdEntryRequest['way'];
const names: Record<Way, string> = { slip: '户码', phone: '手机验证码', name: '姓名和身份证后四位' };
const empty: EntryDraft = { code: '', phone: '', sms: '', name: '', lastFour: '' };

/**
 * Three ways in; the answer is the same whatever did not fit. On a screen in the hall no number of a phone is typed, and
 * no code read off it, for whoever stands behind to see: whoever has the phone at hand looks there.
 */
export function Ways({ onEntry }: { onEntry: (entry: HouseholdEntry) => Promise<void> }) {
  const { loaded, again } = useLoad(getHouseholdWays);
  const offered: Way[] = loaded.state === 'ready' ? ['slip', ...(loaded.value.phone && !kioskCode() ? (['phone'] as const) : []), ...(loaded.value.name ? (['name'] as const) : [])] : ['slip'];
  const village = useVillage();
  const villageId = useRouter().params.village ?? village?.id ?? '';
  const [way, setWay] = useState<Way>('slip');
  const [draft, setDraft] = useState(empty);
  const [working, setWorking] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [said, setSaid] = useState('');
  const change = (changes: Partial<EntryDraft>) => {
    setProblem(null);
    setDraft({ ...draft, ...changes });
  };
  const during = async (words: string, act: () => Promise<void>) => {
    setWorking(words);
    setProblem(null);
    try {
      await act();
    } catch (error) {
      setProblem(asFault(error).kind === 'offline' ? '没有网。连上网再点一次，您写的还在。' : asFault(error).message);
    } finally {
      setWorking(null);
    }
  };
  const send = () =>
    void during('正在发', async () => {
      const { minutes } = await askHouseholdSms(draft.phone.replace(/\D/g, ''));
      setSaid(`号码登记在村里的话，一分钟内收到 6 位验证码，${minutes} 分钟内有效。`);
    });
  const enter = () => void during('正在查', async () => onEntry(await enterHousehold(requestOf(way, draft, villageId))));
  return (
    <Page
      title="我家的补贴"
      readable
      bar={
        <Button kind="fill" off={entryOff(way, draft, villageId !== '')} working={working} onTap={enter}>
          查我家的补贴
        </Button>
      }
    >
      <PageHead place={village?.name} title="我家的补贴">
        历年领了哪些补贴、多少钱、哪天发的。{kioskCode() ? '看完请点“看完了”；30 秒没人碰，也自动关上。' : '看完 10 分钟自动关上。'}
      </PageHead>
      {offered.length > 1 ? (
        <RadioGroup className="chips gap-top" label="凭什么查" values={offered} value={way} onChange={(next) => { setWay(next); setProblem(null); }} optionClass={(_, chosen) => (chosen ? 'chip chip--on' : 'chip')}>
          {(value) => names[value]}
        </RadioGroup>
      ) : null}
      {loaded.state === 'failed' ? (
        <Tap className="link gap-top" onTap={again}>
          别的查法没有读出来，点一下再试
        </Tap>
      ) : null}
      <Box className="section">
        {way === 'slip' ? (
          <>
            <Box className="note">村里发的纸条上的 12 位数字。丢了，请村里再给您一张，旧的就作废。</Box>
            <Digits label="户码，12 位数字" most={20} value={draft.code} wrong={problem !== null} onInput={(code) => change({ code })} />
          </>
        ) : null}
        {way === 'phone' ? (
          <>
            <Box className="note">登记在村里的手机号。没有登记过的，请村里帮您登记。</Box>
            <Digits label="手机号，11 位" most={13} value={draft.phone} wrong={problem !== null} onInput={(phone) => change({ phone })} />
            <Box className="gap-top">
              <Button kind="plain" off={draft.phone.replace(/\D/g, '').length === 11 ? null : '先写 11 位手机号'} working={working === '正在发' ? working : null} onTap={send}>
                发验证码
              </Button>
            </Box>
            <Box className="note" role="status">
              {said}
            </Box>
            <Digits label="验证码，6 位数字" most={6} value={draft.sms} wrong={problem !== null} onInput={(sms) => change({ sms })} />
          </>
        ) : null}
        {way === 'name' ? (
          <>
            <Box className="note">户主的姓名和身份证号最后四位。这样查看不到涉及隐私的项目，一天错 5 次就不能再查。</Box>
            <Line id="household-name" label="户主姓名" placeholder="户主姓名" most={30} value={draft.name} onInput={(name) => change({ name })} />
            <Box className="gap-top">
              <Line id="household-last" label="身份证号最后四位" placeholder="身份证号最后四位" most={4} value={draft.lastFour} onInput={(lastFour) => change({ lastFour })} />
            </Box>
          </>
        ) : null}
        <FieldError id="household-problem">{problem}</FieldError>
        {kioskCode() ? (
          <Box className="section">
            <Box className="note">没有户码，或不想让旁边的人看见，用自己的手机查。</Box>
            <Box className="gap-top">
              <Button kind="plain" onTap={() => void askKiosk({ kind: 'carry', what: 'household', path: `/village/household/index?village=${villageId}` })}>
                扫码，用手机查
              </Button>
            </Box>
          </Box>
        ) : null}
      </Box>
    </Page>
  );
}

function Digits({ label, most, value, wrong, onInput }: { label: string; most: number; value: string; wrong: boolean; onInput: (value: string) => void }) {
  return (
    <Box className={wrong ? 'field field--wrong gap-top' : 'field gap-top'}>
      <TextField className="field__input" label={label} keyboard="digits" maxLength={most} placeholder={label} value={value} wrong={wrong} describedBy="household-problem" onInput={onInput} />
    </Box>
  );
}

function requestOf(way: Way, { code, phone, sms, name, lastFour }: EntryDraft, villageId: string): HouseholdEntryRequest {
  if (way === 'slip') return { way, code: code.replace(/\D/g, '') };
  if (way === 'phone') return { way, phone: phone.replace(/\D/g, ''), code: sms };
  return { way, villageId, name: name.trim(), lastFour: lastFour.trim().toUpperCase() };
}
