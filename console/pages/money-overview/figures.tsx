import type { MoneyOverview } from '../../../contracts/money-overview';
import { Figure } from '../../parts/figure';
import { yuanFigure, yuanWords } from '../../parts/money';
import { countWords } from '../../parts/numbers';
import { repaid, rewarded, totalOf } from './view';

/** What was due and what came of it, and what went out as rewards. */
export function Figures({ overview: { months, waits } }: { overview: MoneyOverview }) {
  const of = (name: Parameters<typeof repaid>[0]) => totalOf(months, repaid(name));
  const given = (name: Parameters<typeof rewarded>[0]) => totalOf(months, rewarded(name));
  const [due, late, paid, handedIn, refunded, treasury] = [of('due'), of('late'), of('paid'), of('handedIn'), of('refunded'), of('treasury')];
  const [approved, done] = [given('approved'), given('done')];
  const ready = waits.find(({ wait }) => wait === 'treasuryReady')?.amount ?? 0;
  return (
    <section className="card figures money-figures" aria-label="主要数字">
      <Figure name="应缴，到期的" value={yuanFigure(due.amount)} unit="元" none="">
        {`${countWords(due.count)} 笔，分期的按期算`}
        {null}
      </Figure>
      <Figure name="其中逾期没缴" value={yuanFigure(late.amount)} unit="元" none="" alarming={late.count > 0}>
        {due.count === 0 ? '没有到期的' : late.count === 0 ? '到期的都缴了' : `${countWords(late.count)} 笔，到现在没有缴够`}
        {null}
      </Figure>
      <Figure name="缴进" value={yuanFigure(paid.amount)} unit="元" none="">
        {`另有主动上交 ${yuanWords(handedIn.amount)}`}
        {`退回多缴 ${yuanWords(refunded.amount)}`}
      </Figure>
      <Figure name="上缴国库" value={yuanFigure(treasury.amount)} unit="元" none="">
        {`${countWords(treasury.count)} 笔，按缴款书的日子算`}
        {ready > 0 ? `现在还可以上缴 ${yuanWords(ready)}` : null}
      </Figure>
      <Figure name="奖励发放" value={yuanFigure(done.amount)} unit="元" none="">
        {`${countWords(done.count)} 笔，按付出的日子算`}
        {`批准 ${countWords(approved.count)} 笔，${yuanWords(approved.amount)}`}
      </Figure>
    </section>
  );
}
