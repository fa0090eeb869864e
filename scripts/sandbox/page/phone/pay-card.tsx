import { yuan } from '../../../../contracts/accounts-rules';
import type { ChatEntry } from '../../contract';

type Card = Extract<ChatEntry['content'], { type: 'pay' }>;
/** What the person decides on a card. */
export type Answer = (card: string, accept: boolean) => void;

const words = {
  payment: { title: '确认付款', accept: '付款', refuse: '不付', done: '付好了', refused: '没有付', over: '订单已经关闭' },
  transfer: { title: '确认收款', accept: '收款', refuse: '先不收', done: '收下了', refused: '没有收', over: '这笔转账已经结束' },
} as const;

/** WeChat's own sheet over a page that asks for money or hands some out. */
export function PayCard({ card: { what, title, amount, outcome }, onAnswer }: { card: Card; onAnswer(accept: boolean): void }) {
  const said = words[what];
  return (
    <article className="pay-card">
      <h3>{said.title}</h3>
      <p className="pay-amount">
        <span aria-hidden="true">¥</span>
        {yuan(amount)}
        <span className="visually-hidden">元</span>
      </p>
      <p className="pay-title">{title}</p>
      {outcome === 'waiting' ? (
        <div className="pay-answers">
          <button type="button" onClick={() => onAnswer(false)}>
            {said.refuse}
          </button>
          <button type="button" className="accept" onClick={() => onAnswer(true)}>
            {said.accept}
          </button>
        </div>
      ) : (
        <p className="pay-outcome" role="status">
          {said[outcome]}
        </p>
      )}
    </article>
  );
}
