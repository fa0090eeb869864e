import { Button } from 'antd';
import { Check, Clock3, FilePenLine, RefreshCw, type LucideIcon } from 'lucide-react';
import { useState } from 'react';
import { entryStateLabels, projectCommand, projectStageLabels, returnEntryRequest, type EntryState, type ProjectDetail, type ProjectEntry } from '../../../contracts/project';
import { entryCommand, projectRefresh } from '../../api/projects';
import { ActDialog } from '../../parts/act-dialog';
import { dayWords, instantWords } from '../../parts/dates';
import { ReasonField } from '../../parts/fields';
import { FileLinks } from '../../parts/file-links';
import { useNow } from '../../parts/now';
import { Facts } from '../../parts/page';
import { Photos } from '../../parts/photos';
import { entryRows } from './entry-words';

const icons: Record<EntryState, LucideIcon> = { draft: FilePenLine, waiting: Clock3, published: Check, replaced: RefreshCw };
type Asked = 'submission' | 'approval' | 'return' | 'discard';

interface EntryCardProps {
  project: ProjectDetail;
  entry: ProjectEntry;
  onEdit: () => void;
  onCorrect: () => void;
}

/** One entry of a stage: what it says, where it stands, what may be done with it. */
export function EntryCard({ project, entry, onEdit, onCorrect }: EntryCardProps) {
  const now = useNow();
  const [asked, setAsked] = useState<Asked | null>(null);
  const { content, state, abilities, correction, returned } = entry;
  const Icon = icons[state];
  const label = projectStageLabels[content.stage];
  const idsOf = (kind: 'photo' | 'document') => entry.files.filter((file) => file.kind === kind).map(({ id }) => id);
  return (
    <article className={state === 'replaced' ? 'entry-card replaced' : 'entry-card'} aria-label={`${label} ${dayWords(content.day, now)}`}>
      <div className="row between wrap">
        <span className="row">
          <span className={state === 'published' ? 'tag step-tag on' : 'tag step-tag'}>
            <Icon size={13} strokeWidth={2.2} aria-hidden="true" />
            {entryStateLabels[state]}
          </span>
          <b>{dayWords(content.day, now)}</b>
        </span>
        <span className="muted small">
          {entry.draftedBy} {instantWords(entry.draftedAt, now)} 起草
          {entry.approvedBy && entry.publishedOn ? `，${entry.approvedBy} ${dayWords(entry.publishedOn, now)} 审核公开` : null}
        </span>
      </div>
      {correction ? <p className="entry-note">更正：{correction.reason}</p> : null}
      {returned ? (
        <p className="entry-note bad" role="status">
          乡镇退回：{returned}
        </p>
      ) : null}
      <Facts rows={entryRows(content, now)} />
      {entry.note ? <p className="about">{entry.note}</p> : null}
      <Photos ids={idsOf('photo')} label={`${label}照片`} />
      <FileLinks ids={idsOf('document')} label={`${label}文件`} />
      <div className="row wrap entry-acts">
        {abilities.approve ? (
          <>
            <Button type="primary" onClick={() => setAsked('approval')}>
              审核通过
            </Button>
            <Button onClick={() => setAsked('return')}>退回</Button>
          </>
        ) : null}
        {abilities.write ? (
          <>
            <Button type="primary" onClick={() => setAsked('submission')}>
              送乡镇审
            </Button>
            <Button onClick={onEdit}>接着写</Button>
          </>
        ) : null}
        {abilities.discard ? <Button onClick={() => setAsked('discard')}>删草稿</Button> : null}
        {abilities.correct ? <Button onClick={onCorrect}>更正</Button> : null}
      </div>
      {asked ? <Question asked={asked} project={project} entry={entry} onClose={() => setAsked(null)} /> : null}
    </article>
  );
}

const questions: Record<Asked, { title: string; about: string; submit: string; back: string; done: string }> = {
  submission: { title: '送乡镇审', about: '审的时候不能再改。写过和送审的人都不能自己审。', submit: '送审', back: '再看一眼', done: '送审了' },
  approval: { title: '通过以后马上公开', about: '群众立刻看得到。公开了的删不掉，只能更正。', submit: '通过并公开', back: '再看一眼', done: '公开了' },
  return: { title: '退回给起草的人', about: '理由只给起草的人看。', submit: '退回', back: '先不退', done: '退回了' },
  discard: { title: '这条草稿就没有了', about: '还没有公开过，删了不影响公开的内容。', submit: '删掉', back: '留着', done: '删掉了' },
};

function Question({ asked, project, entry, onClose }: { asked: Asked; project: ProjectDetail; entry: ProjectEntry; onClose: () => void }) {
  const { title, about, submit, back, done } = questions[asked];
  return (
    <ActDialog
      title={title}
      about={about}
      schema={asked === 'return' ? returnEntryRequest : projectCommand}
      toBody={(values) => ({ ...values, version: project.version })}
      act={entryCommand(project.id, entry.id, asked)}
      refresh={projectRefresh}
      done={done}
      submit={submit}
      backLabel={back}
      onClose={onClose}
    >
      {asked === 'return' ? <ReasonField name="opinion" label="为什么退回" /> : null}
    </ActDialog>
  );
}
