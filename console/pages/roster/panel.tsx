import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { rosterEntry, rosterShiftLabels, type RosterEntry, type RosterWeek } from '../../../contracts/roster';
import { useSession } from '../../api/session';
import { useList } from '../../api/use-list';
import { dayWords } from '../../parts/dates';
import { Empty, Failure, Skeleton } from '../../parts/notice';
import { useNow } from '../../parts/now';
import { windowNumberWords } from '../../parts/numbers';
import { Tag } from '../../parts/page';
import { Panel } from '../../parts/panel';
import { AssignDialog, CorrectDialog, EndDialog } from './dialogs';

const shownAtOnce = 20;

interface RosterPanelProps {
  window: RosterWeek['windows'][number];
  week: RosterWeek;
  onClose: () => void;
}

/** Everybody who ever sat at a window, the latest first; what is over is corrected with a reason only. */
export function RosterPanel({ window, week, onClose }: RosterPanelProps) {
  const { abilities } = useSession();
  const list = useList('roster', '/roster/entries', { windowId: window.id }, rosterEntry, shownAtOnce);
  const [act, setAct] = useState<{ name: 'end' | 'correct'; entry: RosterEntry } | 'assign' | null>(null);
  const close = () => setAct(null);
  return (
    <Panel
      label="窗口历来的值班"
      onClose={onClose}
      head={
        <>
          <span className="muted">{week.hall.name}</span>
          <div className="panel-title">
            <b>
              {windowNumberWords(window.number)}　{window.name}
            </b>
          </div>
        </>
      }
      foot={
        <>
          {week.mayChange ? <Button onClick={() => setAct('assign')}>给这个窗口排班</Button> : null}
          {abilities['organisation.list'] ? (
            <Link className="link push" to={`/organisations?under=${week.hall.id}&id=${window.id}`}>
              窗口资料
            </Link>
          ) : null}
        </>
      }
    >
      {list.error ? <Failure error={list.error} again={list.again} /> : null}
      {list.loading ? <Skeleton /> : null}
      {!list.loading && list.items.length === 0 ? <Empty title="还没有排过班" why="排了班，才知道评议那时是谁在窗口。" /> : null}
      <ul className="calls">
        {list.items.map((entry) => (
          <Entry key={entry.id} entry={entry} mayChange={week.mayChange} today={week.today} onAct={(name) => setAct({ name, entry })} />
        ))}
      </ul>
      {list.previous || list.next ? (
        <div className="row between" style={{ marginTop: 14 }}>
          <Button disabled={!list.previous} onClick={list.previous}>
            近一些的
          </Button>
          <Button disabled={!list.next} onClick={list.next}>
            更早的
          </Button>
        </div>
      ) : null}
      {act === 'assign' ? <AssignDialog windows={week.windows} windowId={window.id} today={week.today} onClose={close} /> : null}
      {act && act !== 'assign' && act.name === 'end' ? <EndDialog entry={act.entry} today={week.today} onClose={close} /> : null}
      {act && act !== 'assign' && act.name === 'correct' ? <CorrectDialog entry={act.entry} onClose={close} /> : null}
    </Panel>
  );
}

function Entry({ entry, mayChange, today, onAct }: { entry: RosterEntry; mayChange: boolean; today: string; onAct: (name: 'end' | 'correct') => void }) {
  const now = useNow();
  const open = !entry.struck && entry.from <= today && (entry.to === null || entry.to >= today);
  return (
    <li className={entry.struck ? 'struck' : undefined}>
      <div className="row between">
        <span>
          <b>{entry.person.name}</b>
          <span className="muted">　{entry.person.code}</span>
        </span>
        <span className="tags">
          {open ? <Tag>在岗</Tag> : null}
          <Tag>{rosterShiftLabels[entry.shift]}</Tag>
        </span>
      </div>
      <div className="days">
        {dayWords(entry.from, now)} {entry.to ? (entry.to === entry.from ? '一天' : `至 ${dayWords(entry.to, now)}`) : '起'}
      </div>
      {entry.struck ? (
        <div className="muted">
          排错了，{entry.struck.by}已划掉：{entry.struck.reason}
        </div>
      ) : null}
      {mayChange && !entry.struck ? (
        <div className="row" style={{ marginTop: 4 }}>
          {entry.from <= today && (entry.to === null || entry.to > today) ? (
            <button type="button" className="link" onClick={() => onAct('end')}>
              坐到哪天
            </button>
          ) : null}
          <button type="button" className="link" onClick={() => onAct('correct')}>
            更正
          </button>
        </div>
      ) : null}
    </li>
  );
}
