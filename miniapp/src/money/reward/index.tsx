import { useState, type ReactNode } from 'react';
import type { ReportVisit } from '../../../../contracts/clue-report';
import { dayWords } from '../../logic/days';
import { yuanWords } from '../../logic/money';
import { payerCode, requestTransfer, type PayEnd } from '../../platform/pay';
import { goHome } from '../../platform/places';
import { takeReward, visit } from '../../report/api/reports';
import { emptyCode, groupLength, spreadCode, whyNotAsk } from '../../report/logic/code';
import { mayChoose, rewardWords } from '../../report/logic/reward';
import { takeByWechat } from '../../report/platform/move';
import { Field } from '../../report/ui/Field';
import { ReportPage } from '../../report/ui/ReportPage';
import { useAct } from '../../report/ui/useAct';
import { WayWords } from '../../report/ui/WayWords';
import { Button } from '../../ui/Button';
import { Box, TextField } from '../../ui/elements';
import { Empty } from '../../ui/Empty';
import { FieldError, Notice } from '../../ui/Notice';
import { PageHead } from '../../ui/PageHead';

const names = ['第一组', '第二组', '第三组', '第四组'];
const longest = 30;

/** The one page that knows both a receipt and a login: only here, only for this, and nothing of either stays. */
export default function TakeReward() {
  const [groups, setGroups] = useState<readonly string[]>(emptyCode);
  const [found, setFound] = useState<ReportVisit | null>(null);
  const { working, fault, run } = useAct();
  const receiptCode = groups.join('');
  const forget = () => {
    setGroups(emptyCode);
    setFound(null);
  };
  const leave = (
    <Button kind="plain" onTap={() => (forget(), goHome())}>
      忘掉这个码，离开
    </Button>
  );
  if (found) return <Take receiptCode={receiptCode} found={found} onFound={setFound} leave={leave} onClear={forget} />;
  const ask = () => run('正在查', async (task) => setFound(await visit({ receiptCode, task })));
  return (
    <ReportPage
      onClear={forget}
      bar={
        <Button kind="fill" off={whyNotAsk(groups)} working={working} onTap={() => void ask()}>
          看奖励
        </Button>
      }
    >
      <PageHead title="用微信收奖励">再输一次回执码：前一页的码没有带过来，这部手机上也不存。</PageHead>
      <Box className="code-fields" role="group" label="回执码，16 位数字，分四组">
        {groups.map((group, index) => (
          <Box key={names[index]} className={fault ? 'field field--wrong' : 'field'}>
            <TextField className="field__input" label={`${names[index]}，四位数字`} keyboard="digits" maxLength={24} value={group} wrong={fault !== null} describedBy="code-problem" focused={index > 0 && groups[index - 1]?.length === groupLength && group === ''} onInput={(typed) => setGroups(spreadCode(groups, index, typed))} />
          </Box>
        ))}
      </Box>
      <FieldError id="code-problem">{fault ? fault.message : null}</FieldError>
    </ReportPage>
  );
}

interface TakeProps {
  receiptCode: string;
  found: ReportVisit;
  onFound: (visit: ReportVisit) => void;
  leave: ReactNode;
  onClear: () => void;
}

/** What the phone says is a hint only: whether it came, WeChat Pay tells the platform. */
const done = '微信说收下了，到账一般几秒钟。点下面看一看。';
const notDone = {
  cancelled: { kind: 'wait', icon: 'info', title: '没有收，钱没有动', more: '奖励还在。要收再点一次；不想用微信了，到“凭回执码查看”里换个办法。' },
  unavailable: { kind: 'wrong', icon: 'alert', title: '这里打不开微信的收款', more: '奖励还在。请把微信升到新版再来，或者到“凭回执码查看”里换个办法。' },
} as const;

function Take({ receiptCode, found, onFound, leave, onClear }: TakeProps) {
  const [userName, setUserName] = useState('');
  const [ended, setEnded] = useState<PayEnd | null>(null);
  const { working, fault, run } = useAct();
  const { reward } = found;
  if (!reward) {
    return (
      <ReportPage onClear={onClear} bar={leave}>
        <PageHead title="没有要收的奖励">凭这个回执码，现在没有奖励。</PageHead>
      </ReportPage>
    );
  }
  if (!takeByWechat(reward.wechatOnWeb)) return <OnlyInMini />;
  const take = () =>
    run('正在问微信', async (task) => {
      setEnded(null);
      const loginCode = await payerCode();
      if (!loginCode) return setEnded('unavailable');
      const taken = await takeReward({ receiptCode, task, way: 'wechat', loginCode, ...(userName ? { userName } : {}) });
      onFound({ ...found, reward: { ...taken, transfer: null } });
      if (taken.transfer) setEnded(await requestTransfer(taken.transfer));
    });
  const look = () =>
    run('正在查', async (task) => {
      onFound(await visit({ receiptCode, task }));
      setEnded(null);
    });
  const open = reward.wechat && mayChoose(reward);
  const off = reward.nameAsked && userName.trim() === '' ? '请先写姓名' : null;
  const takeButton = (
    <Button kind="fill" off={off} working={working} onTap={() => void take()}>
      {reward.state === 'transfer' ? '再点一次，收下' : '收下奖励'}
    </Button>
  );
  const said = ended && ended !== 'done' ? notDone[ended] : null;
  const mayHaveCome = reward.transferWaits === 'person' || reward.transferWaits === 'paying' || reward.transferWaits === 'returning';
  const untouched = reward.state === 'waiting' && !reward.failed;
  const stand = ended === 'done' && reward.state === 'transfer' ? done : untouched ? `${dayWords(reward.expiresOn, new Date())} 前可以收。` : rewardWords(reward, new Date());
  return (
    <ReportPage onClear={onClear} bar={open && ended !== 'done' ? takeButton : leave}>
      <PageHead title={yuanWords(reward.amount)}>{stand}</PageHead>
      {said ? (
        <Notice kind={said.kind} icon={said.icon} title={said.title}>
          {said.more}
        </Notice>
      ) : null}
      {fault ? <Notice kind="wrong" icon="alert" title={fault.message} /> : null}
      {open && ended !== 'done' ? (
        <>
          <Box className="card gap-top">
            <WayWords way="wechat" named={found.named} />
          </Box>
          {reward.nameAsked ? <Field id="userName" label="收款人的真实姓名" hint="2000 元及以上，微信支付要核对；只传给微信支付" most={longest} value={userName} onInput={setUserName} /> : null}
        </>
      ) : null}
      {mayHaveCome && !said && !(working && ended === null) ? (
        <Box className="gap-top">
          <Button kind="plain" working={working} onTap={() => void look()}>
            看到账没有
          </Button>
        </Box>
      ) : null}
      {open && ended !== 'done' ? <Box className="gap-top">{leave}</Box> : null}
    </ReportPage>
  );
}

function OnlyInMini() {
  return (
    <ReportPage>
      <Empty
        alone
        title="请在小程序里收"
        action={
          <Button kind="plain" onTap={goHome}>
            回首页
          </Button>
        }
      >
        微信只在小程序里付钱给您。打开小程序“清鉴”，凭回执码查看，再选“收到微信”。奖励还在。
      </Empty>
    </ReportPage>
  );
}
