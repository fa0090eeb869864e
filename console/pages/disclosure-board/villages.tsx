import { useMemo } from 'react';
import { boardState, boardStateLabels, type BoardVillage, type DisclosureBoard } from '../../../contracts/disclosure-board';
import { Filter, SearchBox } from '../../parts/filter';
import { Empty } from '../../parts/notice';
import { countWords } from '../../parts/numbers';
import { oneOf } from '../../parts/use-filters';
import { StateTag } from './state';
import { useBoardView } from './use-board-view';
import { shareWords } from './view';

const sorts = { state: '没公开的在前', share: '按时少的在前', corrected: '更正多的在前', place: '按乡镇' } as const;
type Sort = keyof typeof sorts;
const share = ({ inTime, due }: BoardVillage): number => (due === 0 ? 2 : inTime / due);
const compare: Record<Exclude<Sort, 'place'>, (a: BoardVillage, b: BoardVillage) => number> = {
  state: (a, b) => b.missing - a.missing || b.late - a.late,
  share: (a, b) => share(a) - share(b),
  corrected: (a, b) => b.corrected - a.corrected,
};

/** The map's villages in a table, with what else is known of them. */
export function Villages({ board }: { board: DisclosureBoard }) {
  const { view, filters, goTo } = useBoardView();
  const text = filters.get('text')?.trim();
  const state = oneOf(filters.get('state'), boardState.options);
  const sort = oneOf(filters.get('sort'), Object.keys(sorts) as Sort[], 'state');
  const rows = useMemo(() => {
    const found = board.villages.filter((one) => (!state || one.state === state) && (!text || one.name.includes(text) || one.town.name.includes(text)));
    return sort === 'place' ? found : [...found].sort(compare[sort]);
  }, [board.villages, text, state, sort]);
  return (
    <section className="card table-card board-villages" aria-label="各村">
      <div className="card-head">
        <h2>
          各村<small>共 {countWords(board.villages.length)} 个村、社区</small>
        </h2>
        <div className="filters no-print">
          <Filter label="状态" value={state} options={boardState.options.map((value) => ({ value, label: boardStateLabels[value] }))} onChange={(next) => filters.set({ state: next })} />
          <Filter label="排列" value={sort} options={(Object.keys(sorts) as Sort[]).map((value) => ({ value, label: sorts[value] }))} onChange={(next) => filters.set({ sort: next === 'state' ? undefined : next })} all={sorts.state} />
          <SearchBox label="找村、乡镇" value={text} onChange={(next) => filters.set({ text: next })} />
        </div>
      </div>
      {rows.length === 0 ? (
        <Empty title="没有这样的村" why="换一个状态，或把写的删掉。" />
      ) : (
        <div className="board-scroll" role="region" aria-label="各村的表" tabIndex={0}>
          <table className="facts dense" aria-label="各村怎样公开">
            <thead>
              <tr>
                <th scope="col">村（社区）</th>
                <th scope="col">状态</th>
                {['到期', '按时', '晚了', '没公开', '更正', '提问逾期', '迹象', '抽查有问题'].map((title) => (
                  <th key={title} scope="col" className="right">
                    {title}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id}>
                  <th scope="row">
                    <button type="button" className="link" onClick={() => goTo(row.id)}>
                      {row.name}
                    </button>
                    <span className="second">{row.town.name}</span>
                  </th>
                  <td>
                    <StateTag state={row.state} />
                  </td>
                  <td className="right">{countWords(row.due)}</td>
                  <td className="right">{shareWords(row.inTime, row.due)}</td>
                  <Count of={row.late} />
                  <Count of={row.missing} late />
                  <Count of={row.corrected} />
                  <Count of={row.lateQuestions} late />
                  <Count of={row.signs} />
                  <Count of={row.problems} late />
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {view.class ? <p className="card-note">提问、迹象、抽查不分类别，是全部的。</p> : null}
    </section>
  );
}

/** Nothing is quiet: what counts stands out. */
const Count = ({ of, late = false }: { of: number; late?: boolean }) => <td className={of === 0 ? 'right muted' : late ? 'right late' : 'right'}>{countWords(of)}</td>;
