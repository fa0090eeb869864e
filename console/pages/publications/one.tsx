import { Button } from 'antd';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import type { PublicationDetail } from '../../../contracts/publication';
import { fileAddress } from '../../api/files';
import { usePublication } from '../../api/publications';
import { ApiError } from '../../api/client';
import { Empty, Failure, Skeleton } from '../../parts/notice';
import { dayWords } from '../../parts/dates';
import { useNow } from '../../parts/now';
import { sizeWords } from '../../parts/numbers';
import { Card } from '../../parts/page';
import { Tabs } from '../../parts/tabs';
import { ChangesView } from './changes-view';
import { ContentView } from './content-view';
import { Approve, CheckDialog, Correct, Recall, Return } from './dialogs';
import { DraftPage } from './draft';
import { PersonalCard } from './personal-card';
import { PublicationPage } from './publication-page';
import { Withdraws } from './withdraw-card';

/** One publication: written in while it is a draft, read and decided on afterwards. */
export default function PublicationOnePage() {
  const { id = '' } = useParams();
  return <One key={id} id={id} />;
}

function One({ id }: { id: string }) {
  const { data, error, refetch } = usePublication(id);
  if (error instanceof ApiError && error.code === 'notFound') return <Empty title="没有找到这一份" why="地址可能写错了，或者不归您看。" action={<Link to="/disclosure/publications">回列表</Link>} />;
  if (error && !data) return <Failure error={error} again={() => void refetch()} />;
  if (!data) return <Skeleton />;
  return data.state === 'draft' && data.abilities.write ? <DraftPage publication={data} /> : <Reading publication={data} />;
}

type Dialog = 'recall' | 'check' | 'approve' | 'return' | 'correct';

function Reading({ publication }: { publication: PublicationDetail }) {
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const navigate = useNavigate();
  const now = useNow();
  const { abilities, correction } = publication;
  const props = { publication, onClose: () => setDialog(null) };
  return (
    <PublicationPage
      publication={publication}
      aside={<PersonalCard hits={publication.personal} />}
      acts={
        <>
          {abilities.recall ? <Button onClick={() => setDialog('recall')}>撤回来改</Button> : null}
          {publication.state === 'published' && publication.audience === 'everyone' ? <Button onClick={() => navigate(`/disclosure/outlets/${publication.id}`)}>五个出口</Button> : null}
          {abilities.correct ? <Button onClick={() => setDialog('correct')}>更正</Button> : null}
          {abilities.return ? <Button onClick={() => setDialog('return')}>退回</Button> : null}
          {abilities.check ? (
            <Button type="primary" onClick={() => setDialog('check')}>
              同意
            </Button>
          ) : null}
          {abilities.approve ? (
            <Button type="primary" onClick={() => setDialog('approve')}>
              通过，公开
            </Button>
          ) : null}
        </>
      }
    >
      {publication.replacedById ? (
        <div className="notice flush" role="status">
          <div>
            <b>这一版已更正</b>
            <p>
              群众先看到的是新版，这一版也看得到。
              <Link className="link" to={`/disclosure/publications/${publication.replacedById}`}>
                看更正后的新版
              </Link>
            </p>
          </div>
        </div>
      ) : null}
      {publication.withdrawn?.wordsOn ? (
        <div className="notice flush" role="status">
          <div>
            <b>有的字从这一版遮住了</b>
            <p>含个人信息，{dayWords(publication.withdrawn.wordsOn, now)} 起群众看到的写作“**”，原样只有工作人员看得到。</p>
          </div>
        </div>
      ) : null}
      {correction ? (
        <div className="notice flush" role="status">
          <div>
            <b>更正说明</b>
            <p>{correction.reason}</p>
          </div>
        </div>
      ) : null}
      <Content publication={publication} />
      <Attachments files={publication.attachments} withdrawn={publication.withdrawn} />
      {publication.withdraws ? <Withdraws withdraws={publication.withdraws} files={publication.withdrawable} /> : null}
      {publication.changes && publication.earlier ? (
        <Card title={`和${publication.earlier.label}比`} className="padded-below">
          <ChangesView changes={publication.changes} against={publication.earlier.label} />
        </Card>
      ) : null}
      {dialog === 'recall' ? <Recall {...props} /> : null}
      {dialog === 'check' ? <CheckDialog {...props} /> : null}
      {dialog === 'approve' ? <Approve {...props} /> : null}
      {dialog === 'return' ? <Return {...props} /> : null}
      {dialog === 'correct' ? <Correct {...props} then={({ id }) => void navigate(`/disclosure/publications/${id}`)} /> : null}
    </PublicationPage>
  );
}

function Content({ publication }: { publication: PublicationDetail }) {
  const [view, setView] = useState<'staff' | 'public'>('staff');
  return (
    <Card title="内容" acts={<Tabs label="给谁看的" value={view} tabs={[{ value: 'staff', label: '原样' }, { value: 'public', label: '群众看到的样子' }]} onChange={setView} />}>
      {view === 'public' && publication.audience === 'party' ? <p className="content-text">党内公开，群众看不到。</p> : <ContentView content={view === 'staff' ? publication.content : publication.preview} label="内容" />}
    </Card>
  );
}

function Attachments({ files, withdrawn }: { files: PublicationDetail['attachments']; withdrawn: PublicationDetail['withdrawn'] }) {
  const now = useNow();
  if (files.length === 0) return null;
  const gone = (id: string) => withdrawn?.files.find((one) => one.id === id);
  return (
    <Card title="附件" note={`${files.length} 个`} className="padded-below">
      <ul className="stack">
        {files.map(({ id, name, size }) => (
          <li key={id}>
            <a className="link" href={fileAddress(id)} target="_blank" rel="noreferrer">
              {name}
            </a>
            <span className="muted">　{sizeWords(size)}</span>
            {gone(id) ? <span className="late">　{dayWords(gone(id)!.on, now)} 已撤下，只有工作人员看得到</span> : null}
          </li>
        ))}
      </ul>
    </Card>
  );
}
