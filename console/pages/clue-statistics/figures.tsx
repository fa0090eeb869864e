import { cellWords, type ClueCell, type ClueFigures, type ComparedCell, type ComparedRate } from '../../../contracts/clue-statistics';
import { percent, type Change } from '../../parts/charts/words';
import { countWords } from '../../parts/numbers';
import { ChangeMark } from '../../parts/change-mark';
import { Figure } from '../../parts/figure';

const against = '上年同期';
const notListed = '没有列';

/** 比上年同期多 3 件; where either is not shown, last year's as far as it is. */
function countChange({ last, change }: ComparedCell): Change {
  if (change === null) return { direction: null, words: last.hidden === 'withheld' ? `${against}没有列` : `${against} ${cellWords(last)} 件` };
  if (change === 0) return { direction: 'same', words: `和${against}一样多` };
  return change > 0 ? { direction: 'up', words: `比${against}多 ${countWords(change)} 件` } : { direction: 'down', words: `比${against}少 ${countWords(-change)} 件` };
}

function rateChange({ now, last }: ComparedRate): Change {
  if (now === null || last === null) return { direction: null, words: last === null ? `${against}没有列` : `${against} ${percent(last)}%` };
  const points = Math.round((now - last) * 1000) / 10;
  if (points === 0) return { direction: 'same', words: `和${against}一样` };
  return { direction: points > 0 ? 'up' : 'down', words: `比${against}${points > 0 ? '高' : '低'} ${Math.abs(points).toFixed(1)} 个百分点` };
}

/** The five figures the page opens with, each with last year's and what it is made of. */
export function Figures({ figures }: { figures: ClueFigures }) {
  const { received, accepted, passedOn, closedOfReceived, closingRate, closed, closingDays, stock, late, extended, linked, satisfaction } = figures;
  const answered = [satisfaction.satisfied, satisfaction.fair, satisfaction.dissatisfied];
  const nobodyAnswered = answered.every(({ now }) => now.count === 0);
  return (
    <section className="card figures" aria-label="主要数字">
      <Figure name="收到" value={shownWords(received.now)} unit="件" none={notListed}>
        <ChangeMark change={countChange(received)} />
        {`受理 ${cellWords(accepted.now)}，转出 ${cellWords(passedOn.now)}；重复 ${cellWords(linked.now)}`}
      </Figure>
      <Figure name="办结率" value={closingRate.now === null ? null : percent(closingRate.now)} unit="%" none={notListed}>
        <ChangeMark change={rateChange(closingRate)} />
        {`收到的里面期末已办结 ${cellWords(closedOfReceived.now)} 件`}
      </Figure>
      <Figure name="办结" value={shownWords(closed.now)} unit="件" none={notListed}>
        <ChangeMark change={countChange(closed)} />
        {closingDays.now === null ? '平均用时没有列' : `平均用 ${closingDays.now.toFixed(1)} 个工作日`}
      </Figure>
      <Figure name="期末积存" value={shownWords(stock.now)} unit="件" none={notListed}>
        <ChangeMark change={countChange(stock)} />
        {`现在逾期 ${cellWords(late)} 件；收到的里面延过期 ${cellWords(extended.now)} 件`}
      </Figure>
      <Figure name="满意率" value={satisfaction.rate.now === null ? null : percent(satisfaction.rate.now)} unit="%" none={nobodyAnswered ? '还没有评价' : notListed}>
        <ChangeMark change={rateChange(satisfaction.rate)} />
        {`满意、基本满意、不满意 ${answered.map(({ now }) => cellWords(now)).join(' / ')}；没有评价 ${cellWords(satisfaction.unsaid.now)}`}
      </Figure>
    </section>
  );
}

/** Large figures: a dash says too little. */
const shownWords = (cell: ClueCell): string | null => (cell.hidden === 'withheld' ? null : cellWords(cell));
