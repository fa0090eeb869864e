import { useState } from 'react';
import type { ReportVisit } from '../../../../contracts/clue-report';
import { dayWords } from '../../logic/days';
import { yuanWords } from '../../logic/money';
import { loginCode } from '../../platform/login';
import { goHome } from '../../platform/places';
import { takeReward, visit } from '../../report/api/reports';
import { emptyCode, groupLength, spreadCode, whyNotAsk } from '../../report/logic/code';
import { mayChoose, rewardWords, wayWords } from '../../report/logic/reward';
import { Field } from '../../report/ui/Field';
import { ReportPage } from '../../report/ui/ReportPage';
import { useAct } from '../../report/ui/useAct';
import { Button } from '../../ui/Button';
import { Box, TextField } from '../../ui/elements';
import { Empty } from '../../ui/Empty';
import { FieldError, Notice } from '../../ui/Notice';
import { PageHead } from '../../ui/PageHead';
import { requestTransfer } from '../platform/transfer';

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
  if (!requestTransfer || !loginCode) return <OnlyInMini />;
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
  leave: React.ReactNode;
  onClear: () => void;
}

function Take({ receiptCode, found, onFound, leave, onClear }: TakeProps) {
  const [userName, setUserName] = useState('');
  const { working, fault, run } = useAct();
  const { reward } = found;
  if (!reward) {
    return (
      <ReportPage onClear={onClear} bar={leave}>
        <PageHead title="没有要收的奖励">凭这个回执码，现在没有奖励。</PageHead>
      </ReportPage>
    );
  }
  const take = () =>
    run('正在问微信', async (task) => {
      const code = await loginCode?.();
      const taken = await takeReward({ receiptCode, task, way: 'wechat', ...(code ? { loginCode: code } : {}), ...(userName ? { userName } : {}) });
      onFound({ ...found, reward: { ...taken, transfer: null } });
      if (taken.transfer) await requestTransfer?.(taken.transfer);
    });
  const look = () => run('正在查', async (task) => onFound(await visit({ receiptCode, task })));
  const open = reward.wechat && (mayChoose(reward) || reward.state === 'transfer');
  const off = reward.nameAsked && userName.trim() === '' ? '请先写姓名' : null;
  return (
    <ReportPage onClear={onClear} bar={open ? <Button kind="fill" off={off} working={working} onTap={() => void take()}>收下奖励</Button> : leave}>
      <PageHead title={yuanWords(reward.amount)}>{rewardWords(reward, new Date())}</PageHead>
      {open ? (
        <>
          <Box className="card gap-top">{found.named ? wayWords.wechat.byName : wayWords.wechat.unnamed}</Box>
          {reward.nameAsked ? <Field id="userName" label="收款人的真实姓名" hint="2000 元及以上，微信支付要核对；只传给微信支付" most={longest} value={userName} onInput={setUserName} /> : null}
          {fault ? <Notice kind="wrong" icon="alert" title={fault.message} /> : null}
          <Box className="gap-top">
            {reward.state === 'transfer' ? (
              <Button kind="plain" working={working} onTap={() => void look()}>
                在微信里确认过了，看到账没有
              </Button>
            ) : (
              leave
            )}
          </Box>
          <Box className="note gap-top">{dayWords(reward.expiresOn, new Date())} 前可以收。</Box>
        </>
      ) : null}
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
        微信只在小程序里付钱给您。打开小程序“清鉴”，凭回执码查看，再选“收到微信”。
      </Empty>
    </ReportPage>
  );
}
