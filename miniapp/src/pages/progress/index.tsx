import { useRouter } from '@tarojs/taro';
import { useCallback, useState } from 'react';
import type { RatingProgress } from '../../../../contracts/rating';
import { asFault } from '../../api/fault';
import { ratingProgress } from '../../api/ratings';
import { allEntries } from '../../store/entries';
import { Button } from '../../ui/Button';
import { Empty } from '../../ui/Empty';
import { Page } from '../../ui/Page';
import { Skeleton } from '../../ui/Skeleton';
import { useLoad } from '../../ui/useLoad';
import { ProgressView } from './ProgressView';
import { ReceiptForm } from './ReceiptForm';

/** From a rating kept on this phone (`entry`), or by a receipt that is typed. */
export default function Progress() {
  const { entry: id } = useRouter().params;
  const receiptCode = allEntries().find((entry) => entry.id === id)?.received?.receiptCode;
  return receiptCode ? <Kept receiptCode={receiptCode} /> : <Typed />;
}

function Kept({ receiptCode }: { receiptCode: string }) {
  const load = useCallback(() => ratingProgress(receiptCode), [receiptCode]);
  const { loaded, again, put } = useLoad(load);
  if (loaded.state === 'ready') return <ProgressView receiptCode={receiptCode} progress={loaded.value} onAnswer={put} />;
  return (
    <Page title="查进度">
      {loaded.state === 'loading' ? (
        <Skeleton />
      ) : (
        <Empty
          alone
          title="没有查成"
          action={
            <Button kind="fill" onTap={again}>
              再试一次
            </Button>
          }
        >
          {loaded.fault.kind === 'offline' ? '没有网。回执号还在这部手机上，连上网再试一次。' : loaded.fault.message}
        </Empty>
      )}
    </Page>
  );
}

function Typed() {
  const [found, setFound] = useState<{ receiptCode: string; progress: RatingProgress } | null>(null);
  const [working, setWorking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const ask = async (receiptCode: string) => {
    setWorking(true);
    setProblem(null);
    try {
      setFound({ receiptCode, progress: await ratingProgress(receiptCode) });
    } catch (error) {
      const fault = asFault(error);
      setProblem(fault.kind === 'offline' ? '没有网。号码还在这里，连上网再点一次。' : fault.message);
    } finally {
      setWorking(false);
    }
  };
  if (!found) return <ReceiptForm working={working} problem={problem} onAsk={(code) => void ask(code)} />;
  return <ProgressView {...found} onAnswer={(progress) => setFound({ ...found, progress })} />;
}
