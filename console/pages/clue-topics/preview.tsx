import { Card } from '../../parts/page';
import type { Edited } from './editor';

/** As the reporter's phone shows it: the list, and what the chosen one asks besides. */
export function Preview({ topics, chosen, onChoose }: { topics: readonly Edited[]; chosen: number | undefined; onChoose: (id: number) => void }) {
  const shown = topics.find(({ id }) => id === chosen) ?? topics[0];
  return (
    <Card title="反映人看到的" className="padded">
      <div className="topic-phone">
        <p className="topic-question">您要反映哪一类？</p>
        {topics.map(({ id, label, examples }) => (
          <button key={id} type="button" aria-pressed={id === shown?.id} onClick={() => onChoose(id)}>
            <b>{label}</b>
            {examples ? <small>{examples}</small> : null}
          </button>
        ))}
        {shown && shown.fields.length > 0 ? (
          <div className="topic-asked">
            {shown.fields.map(({ label, hint }, at) => (
              <div key={at}>
                <span>{label}（选填）</span>
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
