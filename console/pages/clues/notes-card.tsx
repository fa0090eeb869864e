import { Button, Input } from 'antd';
import type { ClueDetail, OpenedClue } from '../../../contracts/clue-registry';
import { clueCommand, clueRefresh } from '../../api/clues';
import { instantWords } from '../../parts/dates';
import { FormFault } from '../../parts/notice';
import { useNow } from '../../parts/now';
import { Card, Tag } from '../../parts/page';
import { useAct } from '../../parts/use-act';
import { useDraft } from '../../parts/use-draft';

/** Opinions, notes and links among the readers: sealed like the report. */
export function NotesCard({ detail, opened, onWritten }: { detail: ClueDetail; opened: OpenedClue; onWritten: () => void }) {
  const now = useNow();
  const [text, setText] = useDraft(`note ${detail.id}`);
  const write = useAct({
    act: clueCommand(detail.id, '/notes'),
    refresh: clueRefresh,
    done: '记下了',
    then: () => {
      setText('');
      onWritten();
    },
  });
  const notes = opened.entries.filter(({ part }) => part === 'content');
  return (
    <Card title="意见和记录" className="padded" acts={<span className="muted small">看得到这一件的人能看，加密存着</span>}>
      {notes.length === 0 ? <p className="muted">还没有。</p> : null}
      <ol className="notes secret">
        {notes.map((entry) => (
          <li key={entry.number}>
            <span className="notes-head">
              {entry.label ? <Tag>{entry.label}</Tag> : null}
              <span className="muted small">
                {entry.by ?? ''}　{entry.at ? instantWords(entry.at, now) : ''}
              </span>
            </span>
            <p>{entry.text}</p>
          </li>
        ))}
      </ol>
      {detail.abilities.addNote ? (
        <div className="say">
          <Input.TextArea value={text} autoSize={{ minRows: 1, maxRows: 8 }} maxLength={3000} aria-label="记一笔" placeholder="记一笔，反映人看不到" onChange={(event) => setText(event.target.value)} />
          <Button loading={write.busy} disabled={text.trim().length < 2} onClick={() => write.run({ text })}>
            记下
          </Button>
        </div>
      ) : null}
      <FormFault error={write.error} />
    </Card>
  );
}
