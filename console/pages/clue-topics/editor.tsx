import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { saveClueTopicsRequest, topicsOfferedMax, type ClueTopics, type SavedTopic } from '../../../contracts/clue-topics';
import { ApiError } from '../../api/client';
import { saveTopics, topicsKey } from '../../api/clue-topics';
import { FormFault } from '../../parts/notice';
import { Card } from '../../parts/page';
import { useAct } from '../../parts/use-act';
import { Preview } from './preview';
import { TopicDialog } from './topic-dialog';
import { TopicRow } from './topic-row';

/** One while it is edited; `id` tells apart those that have no key yet. */
export interface Edited extends SavedTopic {
  id: number;
}

const editedFrom = ({ topics }: ClueTopics): Edited[] => topics.map(({ key, label, examples, hidden, fields }, id) => ({ id, key, label, examples, hidden: Boolean(hidden), fields }));
const blank: SavedTopic = { key: '', label: '', examples: '', hidden: false, fields: [] };

/** All changes are made here first and stored together, so that a reporter never meets half of them. */
export function Editor({ stored, onReread }: { stored: ClueTopics; onReread: () => void }) {
  const [topics, setTopics] = useState(() => editedFrom(stored));
  const [changed, setChanged] = useState(false);
  const [editing, setEditing] = useState<Edited | null>(null);
  const [previewed, setPreviewed] = useState<number>();
  const client = useQueryClient();
  const save = useAct({
    act: saveTopics,
    done: '存好了，反映人从现在起看到新的',
    then: (saved) => client.setQueryData(topicsKey, saved),
  });
  const checked = saveClueTopicsRequest.safeParse({ version: stored.version, topics });
  const conflict = save.error instanceof ApiError && save.error.code === 'conflict';

  const put = (next: Edited[]) => {
    setTopics(next);
    setChanged(true);
  };
  const giveUp = () => {
    setTopics(editedFrom(stored));
    setChanged(false);
  };
  const move = (at: number, by: -1 | 1) => {
    const next = [...topics];
    const [one] = next.splice(at, 1);
    if (one) next.splice(at + by, 0, one);
    put(next);
  };
  const keep = (topic: Edited) => {
    put(topics.some(({ id }) => id === topic.id) ? topics.map((one) => (one.id === topic.id ? topic : one)) : [...topics, topic]);
    setPreviewed(topic.id);
    setEditing(null);
  };
  return (
    <div className="columns topics">
      <Card
        title="类别，照这个次序给反映人选"
        acts={
          <Button icon={<Plus size={16} aria-hidden="true" />} onClick={() => setEditing({ ...blank, id: Math.max(0, ...topics.map(({ id }) => id)) + 1 })}>
            加一类
          </Button>
        }
      >
        <ol className="topic-rows">
          {topics.map((topic, at) => (
            <TopicRow
              key={topic.id}
              topic={topic}
              first={at === 0}
              last={at === topics.length - 1}
              chosen={topic.id === previewed}
              onMove={(by) => move(at, by)}
              onShow={() => setPreviewed(topic.id)}
              onEdit={() => setEditing(topic)}
              onHide={(hidden) => put(topics.map((one) => (one.id === topic.id ? { ...one, hidden } : one)))}
              onRemove={topic.key === '' ? () => put(topics.filter(({ id }) => id !== topic.id)) : undefined}
            />
          ))}
        </ol>
        <p className="muted small card-words">用过的不能删：哪几件选了它，内容是加密的，系统数不出来。不再提供的，反映人选不到，以前的照样看得到。最多提供 {topicsOfferedMax} 类。</p>
        {changed && !checked.success ? <p className="form-fault">{checked.error.issues[0]?.message}</p> : null}
        <FormFault error={save.error} />
        <div className="act-buttons card-words">
          {changed ? <Button onClick={conflict ? onReread : giveUp}>{conflict ? '不要我改的，看别人改的' : '不改了'}</Button> : null}
          <Button type="primary" disabled={!changed || !checked.success} loading={save.busy} onClick={() => checked.success && save.run(checked.data)}>
            {save.busy ? '正在提交' : '存下，马上生效'}
          </Button>
        </div>
      </Card>
      <Preview topics={topics.filter(({ hidden }) => !hidden)} chosen={previewed} onChoose={setPreviewed} />
      {editing ? <TopicDialog topic={editing} onKeep={keep} onClose={() => setEditing(null)} /> : null}
    </div>
  );
}
