import { Button } from 'antd';
import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import type { List } from '../api/use-list';
import { countWords } from './numbers';
import { Failure, Skeleton } from './notice';

export interface Column<T> {
  key: string;
  title: ReactNode;
  width?: number | string;
  align?: 'right';
  render: (row: T) => ReactNode;
}

interface ListTableProps<T extends { id: string }> {
  label: string;
  list: List<T>;
  columns: Column<T>[];
  openId?: string;
  onOpen?: (row: T) => void;
  empty: ReactNode;
  /** One-letter keys that work on a focused row, e.g. c for calling. */
  keys?: Record<string, (row: T) => void>;
  /** Names the keys below the list. */
  hint?: string;
  /** Columns keep their widths; only the ones without a width share what is left. */
  fixed?: boolean;
}

const isDown = (key: string): boolean => key === 'ArrowDown' || key === 'j';
const isUp = (key: string): boolean => key === 'ArrowUp' || key === 'k';

/** A list of facts with keys: ↑ ↓ (or k j) move, Enter opens. One row at a time takes the focus, so Tab passes the list in one step. */
export function ListTable<T extends { id: string }>({ label, list, columns, openId, onOpen, empty, keys, hint, fixed = false }: ListTableProps<T>) {
  const body = useRef<HTMLTableSectionElement>(null);
  useArrowIntoList(body, Boolean(onOpen));

  if (list.error) return <Failure error={list.error} again={list.again} />;
  if (list.loading) return <Skeleton />;
  if (list.items.length === 0 && !list.previous) return empty;

  const rowWithFocus = list.items.some((row) => row.id === openId) ? openId : list.items[0]?.id;
  const onKey = (event: KeyboardEvent<HTMLTableRowElement>, row: T) => {
    if (event.target !== event.currentTarget) return;
    const line = event.currentTarget;
    const act = keys?.[event.key.toLowerCase()];
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (isDown(event.key)) focusRow(line.nextElementSibling);
    else if (isUp(event.key)) focusRow(line.previousElementSibling);
    else if (event.key === 'Enter' && onOpen) onOpen(row);
    else if (act) act(row);
    else return;
    event.preventDefault();
  };

  return (
    <>
      <div className="table-scroll">
        <table className={fixed ? 'facts fixed' : 'facts'} role={onOpen ? 'grid' : undefined} aria-label={label}>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column.key} scope="col" style={{ width: column.width }} className={column.align}>
                  {column.title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody ref={body}>
            {list.items.map((row) => (
              <tr
                key={row.id}
                className={[row.id === openId ? 'on' : '', onOpen ? 'opens' : ''].join(' ')}
                {...(onOpen
                  ? { tabIndex: row.id === rowWithFocus ? 0 : -1, 'aria-selected': row.id === openId, onClick: () => onOpen(row), onKeyDown: (event: KeyboardEvent<HTMLTableRowElement>) => onKey(event, row) }
                  : {})}
              >
                {columns.map((column) => (
                  <td key={column.key} className={column.align}>
                    {column.render(row)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Pager list={list} hint={hint} />
    </>
  );
}

function Pager<T>({ list, hint }: { list: List<T>; hint: string | undefined }) {
  const last = list.first + list.items.length - 1;
  return (
    <div className="pager">
      <span aria-live="polite">
        第 {countWords(list.first)}–{countWords(last)} 条{list.total === undefined ? '' : `，共 ${countWords(list.total)} 条`}
      </span>
      {hint ? <span className="keys">{hint}</span> : null}
      {list.previous || list.next ? (
        <span className="row">
          <Button size="small" disabled={!list.previous} onClick={list.previous}>
            上一页
          </Button>
          <Button size="small" disabled={!list.next} onClick={list.next}>
            下一页
          </Button>
        </span>
      ) : null}
    </div>
  );
}

function focusRow(row: Element | null): void {
  if (row instanceof HTMLElement) row.focus();
}

/** ↑ ↓ (or k j) anywhere on the page, while nothing else has the focus, leads into the list. */
function useArrowIntoList(body: React.RefObject<HTMLTableSectionElement | null>, active: boolean): void {
  useEffect(() => {
    if (!active) return;
    const enter = (event: globalThis.KeyboardEvent) => {
      if (document.activeElement !== document.body || (!isDown(event.key) && !isUp(event.key)) || event.ctrlKey || event.metaKey || event.altKey) return;
      focusRow(body.current?.querySelector('tr[tabindex="0"]') ?? null);
      event.preventDefault();
    };
    document.addEventListener('keydown', enter);
    return () => document.removeEventListener('keydown', enter);
  }, [active, body]);
}
