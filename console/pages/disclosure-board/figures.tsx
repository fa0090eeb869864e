import type { DisclosureBoard } from '../../../contracts/disclosure-board';
import { monthAfter, monthWords } from '../../../contracts/accounts-rules';
import { Figure } from '../../parts/figure';
import { countWords } from '../../parts/numbers';
import { shareWords } from './view';

const noneDue = '没有到期的';

/** What was due and how it came, each with last month's figure beside it. */
export function Figures({ board }: { board: DisclosureBoard }) {
  const { total, months, villages, today } = board;
  const before = months.find(({ month }) => month === monthAfter(today.slice(0, 7), -1));
  const lastMonth = (words: (month: NonNullable<typeof before>) => string): string => (before && before.due > 0 ? `${monthWords(before.month).slice(5)} ${words(before)}` : '上月没有到期的');
  const sum = (of: 'lateQuestions' | 'signs' | 'problems'): number => villages.reduce((all, village) => all + village[of], 0);
  return (
    <section className="card figures" aria-label="主要数字">
      <Figure name="按时公开" value={total.due > 0 ? shareWords(total.inTime, total.due).slice(0, -1) : null} unit="%" none={noneDue}>
        {`到期 ${countWords(total.due)} 项，按时 ${countWords(total.inTime)} 项`}
        {lastMonth((month) => shareWords(month.inTime, month.due))}
      </Figure>
      <Figure name="晚了才公开" value={countWords(total.late)} unit="项" none={noneDue}>
        {`占到期的 ${shareWords(total.late, total.due)}`}
        {lastMonth((month) => `${countWords(month.late)} 项`)}
      </Figure>
      <Figure name="到期没公开" value={countWords(total.missing)} unit="项" none={noneDue} alarming={total.missing > 0}>
        {total.missing === 0 ? '到期的都公开了' : `${countWords(villages.filter(({ missing }) => missing > 0).length)} 个村有没公开的`}
        {lastMonth((month) => `${countWords(month.missing)} 项`)}
      </Figure>
      <Figure name="公开后更正" value={countWords(total.corrected)} unit="项" none={noneDue}>
        {`占公开的 ${shareWords(total.corrected, total.inTime + total.late)}`}
        {lastMonth((month) => `${countWords(month.corrected)} 项`)}
      </Figure>
      <Figure name="群众提问逾期未答" value={countWords(sum('lateQuestions'))} unit="个" none={noneDue} alarming={sum('lateQuestions') > 0}>
        {`数据质量迹象 ${countWords(sum('signs'))} 项`}
        {`抽查有问题 ${countWords(sum('problems'))} 项`}
      </Figure>
    </section>
  );
}
