import { Button } from 'antd';
import { ArrowLeft, ChevronLeft, ChevronRight } from 'lucide-react';
import { useMemo } from 'react';
import { Link, useLocation, useNavigate } from 'react-router';
import { PageKeys } from '../../parts/keys';

/** The list from which a clue was opened: its page of codes in their order, and its filters. Kept in the tab's history only. */
export interface ComesFrom {
  ids: string[];
  search: string;
}

/** A key leads to an act and does not do it: a slip of the hand signs nothing. */
const focusFirst = (within: string): void => document.querySelector<HTMLElement>(`.clue-page :is(${within})`)?.focus();

function useComesFrom(): ComesFrom {
  const state = useLocation().state as Partial<ComesFrom> | null;
  return { ids: state?.ids ?? [], search: state?.search ?? '' };
}

/** Over the title: back to the list as it was filtered, and from one to the next as the list had them. */
export function Neighbours({ id }: { id: string }) {
  const navigate = useNavigate();
  const { ids, search } = useComesFrom();
  const at = ids.indexOf(id);
  const [before, after] = at < 0 ? [undefined, undefined] : [ids[at - 1], ids[at + 1]];
  const keys = useMemo(() => {
    const go = (to: string | undefined) => () => void (to && navigate(`/clues/${to}`, { replace: true, state: { ids, search } satisfies ComesFrom }));
    return [
      { key: 'j', words: '下一件', run: go(after) },
      { key: 'k', words: '上一件', run: go(before) },
      { key: 'o', words: '到“看内容”', run: () => focusFirst('.sealed.asks input, .sealed.asks button') },
      { key: 'e', words: '到下一步的按钮', run: () => focusFirst('.page-acts .ant-btn-primary') },
      { key: 'u', words: '回清单', run: () => void navigate(`/clues${search}`) },
    ];
  }, [navigate, ids, search, before, after]);
  return (
    <nav className="neighbours" aria-label="在清单里前后看">
      <Link to={`/clues${search}`} className="back">
        <ArrowLeft size={16} aria-hidden="true" />
        回线索清单
      </Link>
      <span className="grow" />
      {ids.length > 1 && at >= 0 ? (
        <>
          <Button type="text" disabled={!before} aria-label="上一件" aria-keyshortcuts="k" icon={<ChevronLeft size={18} aria-hidden="true" />} onClick={keys[1]?.run} />
          <span className="muted number">
            {at + 1} / {ids.length}
          </span>
          <Button type="text" disabled={!after} aria-label="下一件" aria-keyshortcuts="j" icon={<ChevronRight size={18} aria-hidden="true" />} onClick={keys[0]?.run} />
        </>
      ) : null}
      <PageKeys keys={keys} />
    </nav>
  );
}
