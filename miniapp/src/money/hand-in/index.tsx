import { useRef, useState } from 'react';
import type { PayerView } from '../../../../contracts/repayment';
import { asFault } from '../../api/fault';
import { uuidFrom } from '../../logic/submission';
import { randomBytes } from '../../platform/random';
import { Button } from '../../ui/Button';
import { Box, RadioGroup, Words } from '../../ui/elements';
import { Icon } from '../../ui/Icon';
import { FieldError } from '../../ui/Notice';
import { Page } from '../../ui/Page';
import { PageHead } from '../../ui/PageHead';
import { announceHandIn } from '../api/repayments';
import { amountOff, fenOf } from '../logic/form';
import { Field } from '../ui/Field';
import { PayPage } from '../ui/PayPage';

type Naming = 'without' | 'with';
const names: Record<Naming, string> = { without: '不留名', with: '留名' };

/** 主动上交: announced with or without a name, then paid here or brought to the counter. */
export default function HandIn() {
  const [given, setGiven] = useState<{ view: PayerView; code: string } | null>(null);
  const [naming, setNaming] = useState<Naming>('without');
  const [name, setName] = useState('');
  const [amount, setAmount] = useState('');
  const [working, setWorking] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const key = useRef<string | null>(null);
  const announce = async () => {
    setWorking('正在申报');
    setProblem(null);
    try {
      key.current ??= uuidFrom(await randomBytes());
      const { view, code } = await announceHandIn(key.current, naming === 'with' ? name.trim() : null, fenOf(amount) ?? 0);
      setGiven({ view, code });
    } catch (error) {
      setProblem(asFault(error).kind === 'offline' ? '没有网。连上网再点一次，您写的还在。' : asFault(error).message);
    } finally {
      setWorking(null);
    }
  };
  if (given) return <PayPage view={given.view} code={given.code} onView={(view) => setGiven({ ...given, view })} onClose={() => { key.current = null; setGiven(null); }} />;
  const off = naming === 'with' && name.trim().length < 2 ? '请写姓名，或选不留名' : amountOff(amount, null, null);
  return (
    <Page
      title="主动上交"
      readable
      bar={
        <Button kind="fill" off={off} working={working} onTap={() => void announce()}>
          申报上交
        </Button>
      }
    >
      <PageHead title="主动上交">收了不该收的礼金，在这里交出来，有收据。不用账号。</PageHead>
      <Box className="section">
        <Field label="上交多少（元）" keyboard="amount" most={12} placeholder="金额" value={amount} onInput={(next) => { key.current = null; setAmount(next); }} />
        <Box className="strong gap-top">留不留名</Box>
        <RadioGroup className="chips gap-top" label="留不留名" values={['without', 'with'] as const} value={naming} onChange={(next) => { key.current = null; setNaming(next); }} optionClass={(_, chosen) => (chosen ? 'chip chip--on' : 'chip')}>
          {(value, chosen) => (
            <>
              {chosen ? <Icon name="tick" size="small" /> : null}
              <Words>{names[value]}</Words>
            </>
          )}
        </RadioGroup>
        {naming === 'with' ? <Field label="姓名" keyboard="words" most={30} placeholder="印在收据上" value={name} onInput={(next) => { key.current = null; setName(next); }} /> : null}
        <FieldError id="money-problem">{problem}</FieldError>
        <Box className="note gap-top">
          {naming === 'without' ? '我们不记是谁。' : '财务看得到姓名。'}
          {naming === 'without' ? '用微信付，微信支付知道是谁付的；不想让它知道，可以申报后到窗口交现金，报编号就行。' : '申报后可以到窗口交现金，或把银行回单交给财务，报编号就行。'}
        </Box>
      </Box>
    </Page>
  );
}
