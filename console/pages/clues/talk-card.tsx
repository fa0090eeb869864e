import { Button, Input } from 'antd';
import type { ClueDetail, OpenedClue } from '../../../contracts/clue-registry';
import { clueCommand, clueRefresh } from '../../api/clues';
import { dayWords } from '../../parts/dates';
import { FormFault } from '../../parts/notice';
import { useNow } from '../../parts/now';
import { Card } from '../../parts/page';
import { useAct } from '../../parts/use-act';
import { useDraft } from '../../parts/use-draft';
import { Files } from './files';

const kinds = { question: '提问', notice: '告知', answer: '回答', addition: '补充', objection: '不同意办结', note: '', opinion: '', link: '', reply: '' } as const;

/** Between commission and reporter, under the receipt: days, never hours. */
export function TalkCard({ detail, opened, onSaid }: { detail: ClueDetail; opened: OpenedClue; onSaid: () => void }) {
  const now = useNow();
  const [text, setText] = useDraft(`talk ${detail.id}`);
  const say = useAct({
    act: clueCommand(detail.id, '/question'),
    refresh: clueRefresh,
    done: '已经写给反映人',
    then: () => {
      setText('');
      onSaid();
    },
  });
  const talk = opened.entries.filter(({ part }) => part === 'talk');
  return (
    <Card title="与反映人对话" className="padded" acts={<span className="muted small">凭回执码，双方都看不到对方是谁</span>}>
      {talk.length === 0 ? <p className="muted">还没有说过话。</p> : null}
      <ol className="talk secret">
        {talk.map((entry) => (
          <li key={entry.number} className={entry.from === 'commission' ? 'ours' : 'theirs'}>
            <span className="muted small">
              {entry.from === 'commission' ? (entry.by ?? '承办人') : '反映人'}　{kinds[entry.kind]}　{dayWords(entry.day, now)}
            </span>
            <p>{entry.text}</p>
            <Files detail={detail} files={entry.files} />
          </li>
        ))}
      </ol>
      <p className="talk-note">对话时间只记到哪一天，不记反映人何时看过</p>
      {detail.abilities.sayToReporter ? (
        <div className="say">
          <Input.TextArea value={text} autoSize={{ minRows: 1, maxRows: 8 }} maxLength={3000} aria-label="写给反映人" placeholder="写一个问题，反映人凭回执码来看。不要写承办人的姓名电话。" onChange={(event) => setText(event.target.value)} />
          <Button loading={say.busy} disabled={text.trim().length < 2} onClick={() => say.run({ text })}>
            发送
          </Button>
        </div>
      ) : null}
      <FormFault error={say.error} />
    </Card>
  );
}
