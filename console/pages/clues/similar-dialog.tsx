import { Button, Modal } from 'antd';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { ClueDetail, ClueSummary } from '../../../contracts/clue-registry';
import { clueCommand, clueRefresh, similarTo } from '../../api/clues';
import { FormFault } from '../../parts/notice';
import { useAct } from '../../parts/use-act';

type Similar = ClueSummary & { why: string[] };

/** What resembles this one among what the reader may open; linking leaves both as they are. */
export function SimilarDialog({ detail, onClose, onLinked }: { detail: ClueDetail; onClose: () => void; onLinked: () => void }) {
  const [found, setFound] = useState<{ items: Similar[]; looked: number; next: string | null } | null>(null);
  const take = useCallback((answer: Awaited<ReturnType<typeof similarTo>>) => setFound((before) => ({ items: [...(before?.items ?? []), ...answer.items], looked: (before?.looked ?? 0) + answer.looked, next: answer.nextCursor })), []);
  const look = useAct({ act: (cursor: string | undefined) => similarTo(detail.id, cursor), then: take });
  const link = useAct({ act: (item: Similar) => clueCommand(detail.id, '/links')({ otherId: item.id, why: item.why.join('、') }), refresh: clueRefresh, done: '已关联', then: onLinked });
  const { run } = look;
  const begun = useRef(false);
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    run(undefined);
  }, [run]);
  return (
    <Modal open title="找相近的" onCancel={onClose} footer={null} width={560} destroyOnHidden>
      <p className="about">只在您看得到的线索里比：同一个人、同一个地方、文字相近。关联后两件还是两件，各记一笔。</p>
      {found?.items.length === 0 && !look.busy ? <p className="muted">看过 {found.looked} 件，没有相近的。</p> : null}
      <ul className="found">
        {(found?.items ?? []).map((item) => (
          <li key={item.id}>
            <span className="grow">
              <b>{item.code}</b>
              <span className="second">{item.why.join('　')}</span>
            </span>
            <Button size="small" onClick={() => link.run(item)}>
              关联
            </Button>
          </li>
        ))}
      </ul>
      <FormFault error={look.error ?? link.error} />
      {found?.next ? (
        <Button loading={look.busy} onClick={() => run(found.next ?? undefined)}>
          接着找
        </Button>
      ) : null}
    </Modal>
  );
}
