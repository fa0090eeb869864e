import { useRouter } from '@tarojs/taro';
import { useCallback, useState, type ReactNode } from 'react';
import { asFault } from '../api/fault';
import { allEntries } from '../store/entries';
import { takeReceipt } from '../store/handed';
import { NotYet } from './NotYet';
import { Page } from './Page';
import { ReceiptForm } from './ReceiptForm';
import { useLoad } from './useLoad';

export interface Found<T> {
  receiptCode: string;
  value: T;
  /** A later answer replaces what is shown. */
  put: (value: T) => void;
}

interface Props<T> {
  title: string;
  hint: string;
  act: string;
  acting: string;
  /** Must keep its identity. */
  ask: (receiptCode: string) => Promise<T>;
  children: (found: Found<T>) => ReactNode;
}

/** A page about one rating: kept on this phone (`entry` in the address), handed over by the page before, or by a receipt that is typed. */
export function ByReceipt<T>(props: Props<T>) {
  const { entry: id } = useRouter().params;
  const [receiptCode] = useState(() => allEntries().find((entry) => entry.id === id)?.received?.receiptCode ?? takeReceipt());
  return receiptCode ? <Known {...props} receiptCode={receiptCode} /> : <Typed {...props} />;
}

function Known<T>({ receiptCode, title, ask, children }: Props<T> & { receiptCode: string }) {
  const load = useCallback(() => ask(receiptCode), [ask, receiptCode]);
  const { loaded, again, put } = useLoad(load);
  if (loaded.state === 'ready') return <>{children({ receiptCode, value: loaded.value, put })}</>;
  return (
    <Page title={title}>
      <NotYet loaded={loaded} again={again} title="没有查成">
        {({ kind, message }) => (kind === 'offline' ? '没有网。回执号还在这部手机上，连上网再试一次。' : message)}
      </NotYet>
    </Page>
  );
}

function Typed<T>({ ask, children, ...form }: Props<T>) {
  const [found, setFound] = useState<{ receiptCode: string; value: T } | null>(null);
  const [working, setWorking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const askFor = async (receiptCode: string) => {
    setWorking(true);
    setProblem(null);
    try {
      setFound({ receiptCode, value: await ask(receiptCode) });
    } catch (error) {
      const fault = asFault(error);
      setProblem(fault.kind === 'offline' ? '没有网。号码还在这里，连上网再点一次。' : fault.message);
    } finally {
      setWorking(false);
    }
  };
  if (!found) return <ReceiptForm {...form} working={working} problem={problem} onAsk={(code) => void askFor(code)} />;
  return <>{children({ ...found, put: (value) => setFound({ ...found, value }) })}</>;
}
