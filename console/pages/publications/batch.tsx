import { useQueryClient } from '@tanstack/react-query';
import { Button, Modal, Progress } from 'antd';
import { Check, CircleAlert } from 'lucide-react';
import { useState } from 'react';
import type { PublicationReview } from '../../../contracts/publication';
import { publicationCommandOf, publicationRefresh } from '../../api/publications';
import { faultWords } from '../../parts/notice';

type Result = { item: PublicationReview; fault: string | null };

/** Several decisions one after the other, each with its own result: what somebody else was quicker with does not stop the rest. */
export function Batch({ items, onClose }: { items: PublicationReview[]; onClose: () => void }) {
  const client = useQueryClient();
  const [results, setResults] = useState<Result[]>([]);
  const [begun, setBegun] = useState(false);
  const publishing = items.some(({ abilities }) => abilities.approve);
  const over = results.length === items.length;
  const run = async () => {
    setBegun(true);
    for (const item of items) {
      const act = item.abilities.approve ? publicationCommandOf(item.id, 'approval')({ version: item.version }) : publicationCommandOf(item.id, 'check')({ version: item.version, opinion: '' });
      const fault = await act.then(() => null, faultWords);
      setResults((done) => [...done, { item, fault }]);
    }
    for (const key of publicationRefresh) void client.invalidateQueries({ queryKey: [key] });
  };
  return (
    <Modal open title={publishing ? `通过 ${items.length} 份，马上公开` : `同意 ${items.length} 份，交乡镇审核`} footer={null} width={620} closable={over || !begun} mask={{ closable: false }} onCancel={onClose}>
      {begun ? <Progress percent={Math.round((results.length / items.length) * 100)} format={() => `${results.length} / ${items.length}`} status="normal" strokeColor="var(--accent)" /> : <p className="about">{publishing ? '群众马上看得到。公开的内容不再改，有错要更正。' : '同意以后由乡镇审核。'}</p>}
      <ul className="batch-list">
        {items.map((item) => {
          const result = results.find((one) => one.item.id === item.id);
          return (
            <li key={item.id}>
              <span className="grow">
                {item.village.name}　{item.period.label}　{item.item.name}
              </span>
              {result ? (
                result.fault === null ? (
                  <span className="row">
                    <Check size={15} aria-hidden="true" />
                    {item.abilities.approve ? '公开了' : '同意了'}
                  </span>
                ) : (
                  <span className="row late">
                    <CircleAlert size={15} aria-hidden="true" />
                    {result.fault}
                  </span>
                )
              ) : (
                <span className="muted">{begun ? '等着' : ''}</span>
              )}
            </li>
          );
        })}
      </ul>
      <div className="act-buttons">
        {begun ? (
          <Button type="primary" disabled={!over} onClick={onClose}>
            {over ? '看过了' : '正在办'}
          </Button>
        ) : (
          <>
            <Button onClick={onClose}>再看一眼</Button>
            <Button type="primary" onClick={() => void run()}>
              {publishing ? '通过，公开' : '同意'}
            </Button>
          </>
        )}
      </div>
    </Modal>
  );
}
