import { Card } from '../../parts/page';
import type { Edited } from './editor';

/** As the reporter's phone shows it: the list, and what the chosen one asks besides. */
export function Preview({ topics, chosen, onChoose }: { topics: readonly Edited[]; chosen: number | undefined; onChoose: (id: number) => void }) {
  const shown = topics.find(({ id }) => id === chosen) ?? topics[0];
  return (
    <Card title="反映人看到的" className="padded">
      <div className="topic-phone">
        <p className="topic-question">
          是哪一类 <small>必填</small>
        </p>
        <div className="topic-chips">
          {topics.map(({ id, label }) => (
            <button key={id} type="button" aria-pressed={id === shown?.id} onClick={() => onChoose(id)}>
              {label}
            </button>
          ))}
        </div>
        {shown?.examples ? <p className="muted">比如：{shown.examples}</p> : null}
        {shown && shown.fields.length > 0 ? (
          <div className="topic-asked">
            {shown.fields.map(({ label, hint }, at) => (
              <div key={at}>
                <span>
                  {label} <small className="muted">选填</small>
                </span>
                <span className="topic-blank">{hint}</span>
              </div>
            ))}
          </div>
        ) : (
          <p className="muted small">这一类不多问。</p>
        )}
      </div>
    </Card>
  );
}
