import { useEffect, useRef, useState } from 'react';
import type { PayerView } from '../../../../contracts/repayment';
import { asFault } from '../../api/fault';
import { uuidFrom } from '../../logic/submission';
import { requestPayment, type PayEnd } from '../../platform/pay';
import { randomBytes } from '../../platform/random';
import { orderPayment } from '../api/order';
import { lookAgain } from '../api/repayments';
import type { Order } from '../logic/order';

interface Said {
  wrong: boolean;
  text: string;
  /** WeChat says that it was paid, and nothing has come in yet. */
  unsure?: true;
}
export interface Paying {
  working: string | null;
  /** What happened, in plain words. */
  said: Said | null;
  pay: (amount: number) => void;
  again: () => void;
}

/** Having been paid, money is there within seconds; after these looks the person asks himself. */
const looks = 5;
const betweenMs = 2000;
const unsure: Said = { wrong: false, unsure: true, text: '正在确认。微信说付好了，还没有入账，一般不到一分钟。请别再付一次，过会儿点“看看到了没有”。' };
const paid: Said = { wrong: false, text: '付好了，下面有收据。' };
const refused: Record<Exclude<PayEnd, 'done'>, Said> = {
  cancelled: { wrong: false, text: '没有付，钱没有动。要付请再点一次。' },
  unavailable: { wrong: true, text: '微信没有打开付款。请再点一次，或用银行转账、窗口现金。' },
};

/** Paying in WeChat. The same amount tried again is the same order until it is paid, so that nothing is paid twice. */
export function usePay(view: PayerView, show: (view: PayerView) => void, { code, back }: { code: string | undefined; back: Order | null }): Paying {
  const [working, setWorking] = useState<string | null>(null);
  const [said, setSaid] = useState<Said | null>(null);
  const order = useRef<{ key: string; amount: number; paid: number } | null>(back && { key: back.requestKey, amount: back.amount, paid: view.paid });
  const during = async (words: string, act: () => Promise<Said>, offline: Said) => {
    setWorking(words);
    setSaid(null);
    try {
      setSaid(await act());
    } catch (error) {
      const fault = asFault(error);
      setSaid(fault.kind === 'offline' ? offline : { wrong: true, text: fault.message });
    } finally {
      setWorking(null);
    }
  };
  const look = async (): Promise<PayerView> => {
    const next = await lookAgain(view.token);
    show(next);
    return next;
  };
  const confirmed = async (before: number): Promise<Said> => {
    setWorking('正在确认');
    for (let turn = 0; turn < looks; turn += 1) {
      if (turn > 0) await new Promise((resolve) => setTimeout(resolve, betweenMs));
      const now = await look().catch(() => null);
      if (now && now.paid > before) return paid;
    }
    return unsure;
  };
  const pay = (amount: number, web?: Order['web']) =>
    void during(
      '正在付款',
      async () => {
        if (order.current?.amount !== amount || order.current.paid !== view.paid) order.current = { key: uuidFrom(await randomBytes()), amount, paid: view.paid };
        const params = await orderPayment({ token: view.token, requestKey: order.current.key, amount, ...(code ? { code } : {}), ...(web ? { web } : {}) }).catch(async (error: unknown) => {
          if (asFault(error).code !== 'conflict') throw error;
          // Paid meanwhile, or past its time: what the platform says of it is asked for, and the next one is another order.
          order.current = null;
          if ((await look()).paid > view.paid) return null;
          throw error;
        });
        if (params === null) return paid;
        const end = await requestPayment(params);
        return end === 'done' ? confirmed(view.paid) : refused[end];
      },
      { wrong: true, text: '没有网，没有付。您写的还在，连上网再点一次。' },
    );
  const again = () =>
    void during(
      '正在看',
      async () => {
        const now = await look();
        if (now.paid > (order.current?.paid ?? view.paid)) return { wrong: false, text: '到账了，下面有收据。' };
        return now.waiting ? unsure : { wrong: false, text: '没有付成，钱没有动。要付请再点一次。' };
      },
      said?.unsure ? unsure : { wrong: true, text: '没有网，看不到。连上网再点一次。' },
    );
  // Back from WeChat, which was asked who pays: what was begun goes on.
  const resumed = useRef(back?.web);
  useEffect(() => {
    const web = resumed.current;
    resumed.current = undefined;
    if (web && back) pay(back.amount, web);
  });
  return { working, said, pay, again };
}
