import { CircleAlert } from 'lucide-react';
import type { ReminderPreview } from '../../../../contracts/reminder';
import { useReminderPreview, type Words } from '../../../api/reminders';
import { Failure } from '../../../parts/notice';
import { Card } from '../../../parts/page';
import { usePersonChoice } from './person-choice';
import { useSettled } from './use-settled';

/** As one person will read it: the card in WeChat, the SMS, the whole text; and what is wrong with it. */
export function Preview({ words }: { words: Words }) {
  const { personId, choice } = usePersonChoice(words.occasion);
  return (
    <Card title="收到会是什么样" acts={choice}>
      <PreviewFor words={words} personId={personId} />
    </Card>
  );
}

export function PreviewFor({ words, personId }: { words: Words; personId: string | undefined }) {
  const settled = useSettled(words);
  const written = settled.body.trim() !== '' || settled.summary.trim() !== '';
  const { data, error, refetch } = useReminderPreview(settled, written ? personId : undefined);
  if (error) return <Failure error={error} again={() => void refetch()} />;
  if (!written || !data) return <p className="chart-none">{written ? '' : '写了正文和摘要，这里就照真人的样子显示。'}</p>;
  return <Shown preview={data} />;
}

function Shown({ preview }: { preview: ReminderPreview }) {
  const { problems, card, body, sms, smsParts } = preview;
  return (
    <div className="reminder-preview" aria-live="polite">
      {problems.length > 0 ? (
        <ul className="preview-problems" aria-label="要改的">
          {problems.map((problem) => (
            <li key={problem}>
              <CircleAlert size={16} aria-hidden="true" />
              {problem}
            </li>
          ))}
        </ul>
      ) : null}
      <figure>
        <figcaption>微信里的卡片</figcaption>
        <div className="chat-ground">
          <div className="chat-card">
            <b>廉政提醒</b>
            <dl>
              {card.map(({ label, value }) => (
                <div key={label}>
                  <dt>{label}</dt>
                  <dd>{value}</dd>
                </div>
              ))}
            </dl>
          </div>
        </div>
      </figure>
      <figure>
        <figcaption>点开看到的全文</figcaption>
        <p className="chat-body">{body}</p>
      </figure>
      <figure>
        <figcaption>{sms ? `短信，按 ${smsParts} 条计费` : '短信'}</figcaption>
        {sms ? <p className="chat-sms">{sms}</p> : <p className="muted">还没有配短信模板，不发短信。</p>}
      </figure>
    </div>
  );
}
