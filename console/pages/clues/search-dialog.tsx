import { Button, Input, Modal } from 'antd';
import { useRef, useState } from 'react';
import { Link } from 'react-router';
import type { ClueSummary } from '../../../contracts/clue-registry';
import { searchClues } from '../../api/clues';
import { FormFault } from '../../parts/notice';

interface Found {
  items: (ClueSummary & { where: string })[];
  looked: number;
  unreadable: number;
}
const none: Found = { items: [], looked: 0, unreadable: 0 };

/** Opens what the reader may open, batch after batch, and shows the codes. It can be stopped at any time. */
export function SearchDialog({ onClose }: { onClose: () => void }) {
  const [text, setText] = useState('');
  const [found, setFound] = useState<Found | null>(null);
  const [running, setRunning] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const wanted = useRef(0);

  const search = async () => {
    const mine = (wanted.current += 1);
    setRunning(true);
    setError(null);
    setFound(none);
    let cursor: string | undefined;
    try {
      do {
        const answer = await searchClues({ text: text.trim(), ...(cursor ? { cursor } : {}) });
        if (mine !== wanted.current) return;
        setFound((before) => ({ items: [...(before ?? none).items, ...answer.items], looked: (before ?? none).looked + answer.looked, unreadable: (before ?? none).unreadable + answer.unreadable }));
        cursor = answer.nextCursor ?? undefined;
      } while (cursor);
    } catch (fault) {
      if (mine === wanted.current) setError(fault);
    }
    if (mine === wanted.current) setRunning(false);
  };
  const stop = () => {
    wanted.current += 1;
    setRunning(false);
  };

  return (
    <Modal open title="在内容里找" onCancel={onClose} footer={null} width={560} mask={{ closable: false }} destroyOnHidden>
      <p className="about">只在您看得到的线索里找，一批一批解开来对，找的字和结果都不留存。您找过，会留痕。</p>
      <div className="row">
        <Input autoFocus value={text} maxLength={50} aria-label="要找的字" placeholder="至少两个字，如：砂石" onChange={(event) => setText(event.target.value)} onPressEnter={() => void (text.trim().length >= 2 && !running && search())} />
        {running ? (
          <Button onClick={stop}>停下</Button>
        ) : (
          <Button type="primary" disabled={text.trim().length < 2} onClick={() => void search()}>
            找
          </Button>
        )}
      </div>
      <FormFault error={error} />
      {found ? (
        <p className="muted found-so-far" aria-live="polite">
          {running ? '正在找，' : ''}看过 {found.looked} 件，找到 {found.items.length} 件{found.unreadable > 0 ? `，有 ${found.unreadable} 件您的密钥打不开` : ''}
        </p>
      ) : null}
      <ul className="found">
        {(found?.items ?? []).map((item) => (
          <li key={item.id}>
            <Link to={`/clues/${item.id}`}>{item.code}</Link>
            <span className="muted">
              在{item.where}里　{item.step}
            </span>
          </li>
        ))}
      </ul>
    </Modal>
  );
}
