import { Button } from 'antd';
import { useState } from 'react';
import type { CaseDetail, CaseObjection } from '../../../contracts/power-case';
import { instantWords } from '../../parts/dates';
import { useNow } from '../../parts/now';
import { Card } from '../../parts/page';
import { AnswerDialog } from './dialogs';

/** What the supervision committee found not right, and what the village says to it. */
export function Objections({ detail }: { detail: CaseDetail }) {
  const now = useNow();
  const [answering, setAnswering] = useState<CaseObjection | null>(null);
  if (detail.objections.length === 0) return null;
  return (
    <Card title="监督员的意见" note={`${detail.objections.length} 条`}>
      <ul>
        {detail.objections.map((one) => (
          <li key={one.id} className="case-entry">
            <p>
              <b>第 {one.step} 步</b>　{one.text}
            </p>
            <p className="muted small">
              {one.by}，{instantWords(one.at, now)}
            </p>
            {one.answer ? (
              <div className="case-objection">
                <p>{one.answer.text}</p>
                <p className="muted small">
                  {one.answer.by} 答复，{instantWords(one.answer.at, now)}
                </p>
              </div>
            ) : detail.abilities.answer ? (
              <Button size="small" onClick={() => setAnswering(one)}>
                答复
              </Button>
            ) : (
              <p className="warned-words">还没有答复</p>
            )}
          </li>
        ))}
      </ul>
      {answering ? <AnswerDialog detail={detail} objection={answering} onClose={() => setAnswering(null)} /> : null}
    </Card>
  );
}
