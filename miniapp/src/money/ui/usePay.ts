import { useRef, useState } from 'react';
import type { PayerView } from '../../../../contracts/repayment';
import { asFault } from '../../api/fault';
import { uuidFrom } from '../../logic/submission';
import { randomBytes } from '../../platform/random';
import { lookAgain, orderPayment } from '../api/repayments';
import { payInWechat } from '../platform/pay';

export interface Paying {
  working: string | null;
  /** What happened, in plain words. */
  said: { wrong: boolean; text: string } | null;
  pay: (amount: number) => void;
  again: () => void;
}

/** Paying in WeChat. The same amount tried again is the same order until it is paid, so that nothing is paid twice. */
export function usePay(view: PayerView, show: (view: PayerView) => void): Paying {
  const [working, setWorking] = useState<string | null>(null);
  const [said, setSaid] = useState<Paying['said']>(null);
  const order = useRef<{ key: string; amount: number; paid: number } | null>(null);
  const during = async (words: string, act: () => Promise<Paying['said']>) => {
    setWorking(words);
    setSaid(null);
    try {
      setSaid(await act());
    } catch (error) {
      setSaid({ wrong: true, text: asFault(error).kind === 'offline' ? '没有网，没有付。连上网再点一次。' : asFault(error).message });
    } finally {
      setWorking(null);
    }
  };
  const look = async (): Promise<PayerView> => {
    const next = await lookAgain(view.token);
    show(next);
    return next;
  };
  const pay = (amount: number) =>
    void during('正在付款', async () => {
      if (!payInWechat) return null;
      if (order.current?.amount !== amount || order.current.paid !== view.paid) order.current = { key: uuidFrom(await randomBytes()), amount, paid: view.paid };
      const outcome = await payInWechat(await orderPayment(view.token, order.current.key, amount));
      if (outcome === 'putAway') return { wrong: false, text: '没有付，钱没有动。要付请再点一次。' };
      if (outcome === 'failed') {
        order.current = null;
        return { wrong: true, text: '没有付成，钱没有动。请再点一次，或用银行转账、窗口现金。' };
      }
      const next = await look();
      return next.paid > view.paid ? { wrong: false, text: '付好了，下面有收据。' } : { wrong: false, text: '微信说付好了，还在等入账，一般不到一分钟。请别再付一次，过会儿点“看看到了没有”。' };
    });
  const again = () =>
    void during('正在看', async () => {
      const next = await look();
      return { wrong: false, text: next.paid > view.paid ? '到账了，下面有收据。' : '还没有到账，过会儿再看。' };
    });
  return { working, said, pay, again };
}
