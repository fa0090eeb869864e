import { useRef, useState, type KeyboardEvent } from 'react';
import { boardState, inTimePercent, type BoardVillage, type DisclosureBoard } from '../../../contracts/disclosure-board';
import { useBoardMap } from '../../api/disclosure-board';
import { useSize } from '../../parts/charts/use-size';
import { Failure, Skeleton } from '../../parts/notice';
import { Card } from '../../parts/page';
import { nextTo, outlinesOf, tilesOf, type Layout, type Placed } from './layout';
import { StateMark, stateClass, StateTag } from './state';
import { useBoardView } from './use-board-view';
import { shareWords } from './view';

/** With more in one drawing, names would stand over each other: they are said below, of the one looked at. */
const namedMost = 12;

/** Where the villages are and how they stand; drawn from the boundaries that were handed in, or as tiles town by town. */
export function VillageMap({ board }: { board: DisclosureBoard }) {
  const { view } = useBoardView();
  const map = useBoardMap(view.placeId);
  const [watch, size] = useSize<HTMLDivElement>();
  const [looked, setLooked] = useState<BoardVillage | null>(null);
  const { layout: outlines, without } = map.data ? outlinesOf(map.data, board.villages) : { layout: null, without: [] };
  const drawn = outlines !== null && outlines.placed.length > 0;
  return (
    <Card title="各村的样子" note={drawn ? '方向键移动，Enter 看这个村' : '还没有传边界，按乡镇排'} className="board-map">
      {map.error && !map.data ? <Failure error={map.error} again={() => void map.refetch()} title="边界没有读出来" /> : null}
      {map.isPending ? <Skeleton rows={6} /> : null}
      <div ref={watch} className="board-map-area">
        {outlines && drawn ? <Shapes layout={outlines} label="各村的位置和状态" onLook={setLooked} /> : null}
        {outlines && size && without.length > 0 ? (
          <>
            {drawn ? <p className="about">没有传边界的 {without.length} 个村</p> : null}
            <Shapes layout={tilesOf(without, size.width)} label={drawn ? '没有传边界的村' : '各村的状态，按乡镇'} onLook={setLooked} />
          </>
        ) : null}
      </div>
      <p className="board-looked" aria-live="polite">
        {looked ? lookedWords(looked) : '点一个村，看它的每一项。'}
      </p>
      <p className="heat-legend">
        {boardState.options.map((state) => (
          <StateTag key={state} state={state} />
        ))}
        <span className="push">数字是没公开的项数；都公开了、按时不到 {inTimePercent}% 的算有晚的</span>
      </p>
    </Card>
  );
}

const lookedWords = ({ name, town, due, inTime, late, missing }: BoardVillage): string =>
  `${name}（${town.name}）：${due === 0 ? '没有到期的' : `到期 ${due} 项，按时 ${shareWords(inTime, due)}，晚了 ${late} 项，没公开 ${missing} 项`}`;

/** One stop for Tab; arrow keys move between the villages, Enter goes to one. */
function Shapes({ layout, label, onLook }: { layout: Layout; label: string; onLook: (village: BoardVillage) => void }) {
  const { goTo } = useBoardView();
  const [active, setActive] = useState<string | undefined>(undefined);
  const svg = useRef<SVGSVGElement>(null);
  const { placed } = layout;
  const stop = placed.some(({ village }) => village.id === active) ? active : placed[0]?.village.id;
  const onKey = (event: KeyboardEvent, one: Placed) => {
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      goTo(one.village.id);
      return;
    }
    const next = nextTo(placed, one, event.key);
    if (!next) return;
    event.preventDefault();
    svg.current?.querySelector<SVGGElement>(`[data-village="${next.village.id}"]`)?.focus();
  };
  return (
    <svg ref={svg} className={layout.labels.length > 0 ? 'board-shapes tiles' : 'board-shapes'} viewBox={`0 0 ${layout.width} ${layout.height}`} role="group" aria-label={label}>
      <Grounds />
      {layout.labels.map(({ id, name, x, y }) => (
        <text key={id} className="axis" x={x} y={y}>
          {name}
        </text>
      ))}
      {placed.map((one) => (
        <g
          key={one.village.id}
          className={`shape ${stateClass[one.village.state]}`}
          data-village={one.village.id}
          role="button"
          tabIndex={one.village.id === stop ? 0 : -1}
          aria-label={lookedWords(one.village)}
          onClick={() => goTo(one.village.id)}
          onFocus={() => {
            setActive(one.village.id);
            onLook(one.village);
          }}
          onMouseEnter={() => onLook(one.village)}
          onKeyDown={(event) => onKey(event, one)}
        >
          <path d={one.d} fillRule="evenodd" />
          <Mark one={one} named={one.tile || placed.length <= namedMost} />
        </g>
      ))}
    </svg>
  );
}

/** The mark with how many are missing beside it; an outline is drawn in a larger scale than a tile. */
function Mark({ one, named }: { one: Placed; named: boolean }) {
  const { state, missing, name } = one.village;
  const scale = one.tile ? 1 : 1.9;
  return (
    <g transform={`translate(${one.x} ${one.y}) scale(${scale})`}>
      <StateMark state={state} x={missing > 0 ? -8 : 0} y={0} />
      {missing > 0 ? (
        <text className="count" x={3} y={5}>
          {missing}
        </text>
      ) : null}
      {named ? (
        <text className="name" y={25} textAnchor="middle">
          {name}
        </text>
      ) : null}
    </g>
  );
}

/** Lines under what is missing, dots under what is late: the ground says it too, without its colour. */
const Grounds = () => (
  <defs>
    <pattern id="board-lines" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect width="8" height="8" fill="var(--red-soft)" />
      <rect width="1.6" height="8" fill="var(--red)" opacity="0.35" />
    </pattern>
    <pattern id="board-dots" width="9" height="9" patternUnits="userSpaceOnUse">
      <rect width="9" height="9" fill="var(--yellow-soft)" />
      <circle cx="4.5" cy="4.5" r="1.3" fill="var(--yellow)" opacity="0.5" />
    </pattern>
  </defs>
);
