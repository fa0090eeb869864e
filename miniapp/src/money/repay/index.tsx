import { useRouter } from '@tarojs/taro';
import { useEffect, useState } from 'react';
import type { PayerView } from '../../../../contracts/repayment';
import { asFault } from '../../api/fault';
import { goHandIn } from '../../platform/places';
import { Button } from '../../ui/Button';
import { Box } from '../../ui/elements';
import { LinkRow } from '../../ui/LinkRow';
import { FieldError } from '../../ui/Notice';
import { Page } from '../../ui/Page';
import { PageHead } from '../../ui/PageHead';
import { Skeleton } from '../../ui/Skeleton';
import { lookAgain, openByCode } from '../api/repayments';
import { entryOff, numberFrom, numberOf } from '../logic/form';
import { cameBack } from '../platform/came-back';
import { Field } from '../ui/Field';
import { PayPage } from '../ui/PayPage';

const wordsOf = (error: unknown): string => (asFault(error).kind === 'offline' ? '没有网。连上网再点一次，您写的还在。' : asFault(error).message);

/** 退缴: opened by the number and the code on the paper; what is shown lives on this page only. */
export default function Repay() {
  const { params } = useRouter();
  // Only until this demand is closed: what WeChat brought back belongs to no other.
  const [back, setBack] = useState(cameBack);
  const [view, setView] = useState<PayerView | null>(null);
  const [number, setNumber] = useState(() => numberFrom(params));
  const [code, setCode] = useState('');
  const [working, setWorking] = useState<string | null>(back ? '正在打开' : null);
  const [problem, setProblem] = useState<string | null>(null);
  const enter = async () => {
    setWorking('正在打开');
    setProblem(null);
    try {
      setView(await openByCode(numberOf(number), code.replace(/\D/g, '')));
      setCode('');
    } catch (error) {
      setProblem(wordsOf(error));
    } finally {
      setWorking(null);
    }
  };
  useEffect(() => {
    if (!back) return;
    const failed = (error: unknown) => setProblem(wordsOf(error));
    void lookAgain(back.token)
      .then(setView, failed)
      .finally(() => setWorking(null));
  }, [back]);
  if (view) return <PayPage view={view} back={back} code={back?.code} onView={setView} onClose={() => (setView(null), setBack(null))} />;
  if (back && working) {
    return (
      <Page title="退缴">
        <Skeleton />
      </Page>
    );
  }
  return (
    <Page
      title="退缴"
      readable
      bar={
        <Button kind="fill" off={entryOff(number, code)} working={working} onTap={() => void enter()}>
          打开
        </Button>
      }
    >
      <PageHead title="退缴">凭通知单上的单号和缴款码打开，看缴多少、哪天前缴，付款，下载收据。</PageHead>
      <Box className="section">
        <Field label="单号" keyboard="letters" most={20} placeholder="例如 TJ-2026-0001" value={number} wrong={problem !== null} onInput={setNumber} />
        <Field label="缴款码" keyboard="digits" most={7} placeholder="6 位数字" value={code} wrong={problem !== null} onInput={setCode} />
        <FieldError id="money-problem">{problem}</FieldError>
        <Box className="note gap-top">缴款码不要给别人看。丢了找开单的人换一个，旧的就作废。</Box>
      </Box>
      <Box className="card card--rows gap-top">
        <LinkRow icon="shield" name="主动上交" more="收了不该收的钱，可以不留名交出来" onTap={goHandIn} />
      </Box>
    </Page>
  );
}
