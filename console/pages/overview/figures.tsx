import type { StatisticsBoard } from '../../../contracts/statistics';
import { beforeWords, percent, percentWords, shareChange } from '../../parts/charts/words';
import { countWords } from '../../parts/numbers';
import { ChangeMark } from '../../parts/change-mark';
import { Figure } from '../../parts/figure';
import type { View } from './view';

const noFigure = '没有数';

/** The five figures the page opens with, each with what it is compared with or counted from. */
export function Figures({ board, view }: { board: StatisticsBoard; view: View }) {
  const { counts, satisfaction, positive, closedInTime, second, before } = board;
  const against = beforeWords(view.period, board.from, board.to);
  const setAside = counts.mistaken + counts.malicious;
  return (
    <section className="card figures" aria-label="主要数字">
      <Figure name="满意率" value={satisfaction ? percent(satisfaction.value) : null} unit="%" none={noFigure}>
        {satisfaction ? <ChangeMark change={shareChange(satisfaction, before.satisfaction, against)} /> : '还没有评议'}
        {positive ? `算上基本满意，好评率 ${percentWords(positive.value)}` : null}
      </Figure>
      <Figure name="收到评议" value={countWords(valid(board))} unit="条" none={noFigure}>
        {counts.served > 0 ? `办件 ${countWords(counts.served)} 件，未评 ${percentWords(counts.unrated / counts.served)}` : '没有接排队系统，未评算不出'}
        {`${against} ${countWords(before.valid)} 条`}
      </Figure>
      <Figure name="不满意" value={countWords(counts.dissatisfied)} unit="条" none={noFigure}>
        {`基本满意 ${countWords(counts.acceptable)} 条`}
        {setAside > 0 ? `认定误评、恶意 ${countWords(setAside)} 条另计` : '没有认定误评、恶意的'}
      </Figure>
      <Figure name="按时办结" value={closedInTime ? percent(closedInTime.value) : null} unit="%" none={noFigure}>
        {closedInTime ? <ChangeMark change={shareChange(closedInTime, before.closedInTime, against)} /> : '还没有到期要办结的'}
        {closedInTime ? `到期要办结 ${countWords(closedInTime.of)} 条` : null}
      </Figure>
      <Figure name="再评满意" value={second ? percent(second.value) : null} unit="%" none={noFigure}>
        {second ? <ChangeMark change={shareChange(second, before.second, against)} /> : '还没有人再评'}
        {second ? `办结后再评 ${countWords(second.of)} 条` : null}
      </Figure>
    </section>
  );
}

export const valid = ({ counts }: StatisticsBoard): number => counts.satisfied + counts.acceptable + counts.dissatisfied;
