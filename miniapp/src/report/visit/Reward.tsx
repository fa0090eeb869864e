import { useState } from 'react';
import type { RewardUnderReceipt, RewardWay } from '../../../../contracts/reward-receipt';
import { yuanWords } from '../../logic/money';
import { Button } from '../../ui/Button';
import { Box, Heading, RadioGroup, Words } from '../../ui/elements';
import { Icon } from '../../ui/Icon';
import { Notice } from '../../ui/Notice';
import { takeReward } from '../api/reports';
import { takeByWechat } from '../platform/move';
import { mayChoose, offeredWays, rewardWords, wayWords } from '../logic/reward';
import { WayWords } from '../ui/WayWords';
import { useAct } from '../ui/useAct';

interface Props {
  receiptCode: string;
  named: boolean;
  reward: RewardUnderReceipt;
  onAnswer: (reward: RewardUnderReceipt) => void;
}

/** Told here and nowhere else: how much, where it stands, how it can be taken and what each way shows to whom. */
export function Reward({ receiptCode, named, reward, onAnswer }: Props) {
  const now = new Date();
  const [choosing, setChoosing] = useState(false);
  const takeIt = takeByWechat(reward.wechatOnWeb);
  const answered = (next: RewardUnderReceipt) => {
    setChoosing(false);
    onAnswer(next);
  };
  return (
    <Box className="card gap-top">
      <Heading level={2} className="heading heading--close">
        有一笔奖励给您
      </Heading>
      <Box className="reward__amount">{yuanWords(reward.amount)}</Box>
      <Box className={reward.failed ? 'gap-bottom strong' : 'gap-bottom'} role="status">
        {rewardWords(reward, now)}
      </Box>
      {reward.code ? <Code code={reward.code} /> : null}
      {reward.state === 'code' && reward.place ? (
        <Box className="quiet gap-bottom">
          {reward.place.name}，{reward.place.address}。{reward.place.hours}。
        </Box>
      ) : null}
      {choosing && mayChoose(reward) ? (
        <Choose receiptCode={receiptCode} named={named} reward={reward} onAnswer={answered} onBack={() => setChoosing(false)} />
      ) : (
        <>
          {reward.state === 'transfer' && mayChoose(reward) && takeIt ? (
            <Box className="gap-bottom">
              <Button kind="plain" onTap={takeIt}>
                去微信收
              </Button>
            </Box>
          ) : null}
          {mayChoose(reward) && !reward.code ? (
            <Button kind="plain" onTap={() => setChoosing(true)}>
              {reward.state === 'waiting' ? '选怎么领' : reward.state === 'code' ? '码丢了，或换个办法' : '换个办法'}
            </Button>
          ) : null}
        </>
      )}
    </Box>
  );
}

/** Shown in this answer alone. */
function Code({ code }: { code: string }) {
  return (
    <Box className="reward__code gap-bottom">
      <Box className="strong">取款码，只显示这一次</Box>
      <Box className="reward__digits" label={[...code].join(' ')}>
        {code.slice(0, 4)} {code.slice(4)}
      </Box>
      <Box className="quiet">请抄下来，不要截图。谁拿着码，钱就付给谁。码丢了，凭回执码可以换一个，旧的作废。</Box>
    </Box>
  );
}

function Choose({ receiptCode, named, reward, onAnswer, onBack }: Props & { onBack: () => void }) {
  const ways = offeredWays(reward);
  const [way, setWay] = useState<RewardWay | null>(null);
  const [choice, setChoice] = useState<string | null>(null);
  const { working, fault, run } = useAct();
  const options = way === 'cash' ? reward.places : way === 'gift' ? reward.causes : [];
  const chosen = options.find(({ key }) => key === (options.length === 1 ? options[0]?.key : choice));
  const takeIt = takeByWechat(reward.wechatOnWeb);
  const send = () =>
    run('正在提交', async (task) => {
      if (way) onAnswer(await takeReward({ receiptCode, task, way, choice: chosen?.key ?? '' }));
    });
  return (
    <Box className="appears">
      <RadioGroup
        className="chips"
        label="怎么领"
        values={ways}
        value={way}
        onChange={(next) => {
          setWay(next);
          setChoice(null);
        }}
        optionClass={(_, on) => (on ? 'chip chip--on' : 'chip')}
      >
        {(key, on) => (
          <>
            {on ? <Icon name="tick" size="small" /> : null}
            <Words>{wayWords[key].name}</Words>
          </>
        )}
      </RadioGroup>
      {way ? <WayWords way={way} named={named} /> : null}
      {options.length > 1 ? (
        <RadioGroup className="chips" label={way === 'cash' ? '到哪里取' : '捐到哪里'} values={options.map(({ key }) => key)} value={choice} onChange={setChoice} optionClass={(_, on) => (on ? 'chip chip--on' : 'chip')}>
          {(key, on) => (
            <>
              {on ? <Icon name="tick" size="small" /> : null}
              <Words>{options.find((one) => one.key === key)?.name}</Words>
            </>
          )}
        </RadioGroup>
      ) : null}
      {chosen ? <Box className="quiet gap-top-small gap-small">{'address' in chosen ? `${chosen.name}，${chosen.address}。${chosen.hours}。` : `${chosen.name}，${chosen.about}。`}</Box> : null}
      {fault ? <Notice kind="wrong" icon="alert" title={fault.message} /> : null}
      <Box className="bar__pair gap-top">
        <Button kind="plain" onTap={onBack}>
          先不选
        </Button>
        {way === 'wechat' ? (
          <Button kind="plain" off={takeIt ? null : '请在微信小程序里收'} onTap={() => takeIt?.()}>
            去微信收
          </Button>
        ) : (
          <Button kind="plain" off={!way ? '请先选一个' : !chosen ? '请选一处' : null} working={working} onTap={() => void send()}>
            {way === 'gift' ? '捐给它' : '要取款码'}
          </Button>
        )}
      </Box>
    </Box>
  );
}
