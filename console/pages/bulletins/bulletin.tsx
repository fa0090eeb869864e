import { Button } from 'antd';
import { ArrowLeft } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { quarterLabel, type BulletinDetail } from '../../../contracts/bulletin';
import { useBulletin } from '../../api/bulletins';
import { useSession } from '../../api/session';
import { dayWords, instantWords } from '../../parts/dates';
import { Failure, Skeleton } from '../../parts/notice';
import { useNow } from '../../parts/now';
import { Card, Page } from '../../parts/page';
import { Timeline } from '../../parts/timeline';
import { Correct, Submit, TakeFigures, Withdraw } from './dialogs';
import { StateTag } from './state-tag';
import { Suppressed } from './suppressed';
import { TextsForm } from './texts-form';
import { CitizensView } from './citizens-view';

interface BulletinPageProps {
  id: string;
  onBack: () => void;
  onOpen: (id: string) => void;
}

/** One edition: its texts while it is a draft, and what citizens will read. */
export function BulletinPage({ id, onBack, onOpen }: BulletinPageProps) {
  const { data, error, refetch } = useBulletin(id);
  if (error && !data) return <Failure error={error} again={() => void refetch()} />;
  if (!data) return <Skeleton />;
  return <Opened bulletin={data} onBack={onBack} onOpen={onOpen} />;
}

type Dialog = 'figures' | 'submit' | 'withdraw' | 'correct';

function Opened({ bulletin, onBack, onOpen }: { bulletin: BulletinDetail } & Omit<BulletinPageProps, 'id'>) {
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const { abilities } = bulletin;
  const close = () => setDialog(null);
  return (
    <Page
      title={`${quarterLabel(bulletin.quarter)}结果公开`}
      about={
        <span className="row">
          <StateTag state={bulletin.state} />第 {bulletin.edition} 版{bulletin.corrects ? '，更正' : ''}
        </span>
      }
      acts={
        <>
          <Button icon={<ArrowLeft size={16} aria-hidden="true" />} onClick={onBack}>
            回列表
          </Button>
          {abilities.write ? <Button onClick={() => setDialog('figures')}>重新取数</Button> : null}
          {abilities.withdraw ? <Button onClick={() => setDialog('withdraw')}>撤回</Button> : null}
          {abilities.correct ? <Button onClick={() => setDialog('correct')}>更正</Button> : null}
          {abilities.submit ? (
            <Button type="primary" onClick={() => setDialog('submit')}>
              送审
            </Button>
          ) : null}
        </>
      }
    >
      <div className="columns">
        <div className="stack">
          {bulletin.returned ? <Returned returned={bulletin.returned} /> : null}
          {abilities.write ? (
            <Card title="文字" note="写好先保存，再看下面的样子；公开的文字里不写人名，不留电话">
              <div className="padded-form">
                <TextsForm key={bulletin.build} bulletin={bulletin} />
              </div>
            </Card>
          ) : null}
          <Card title="群众看到的样子" note={<Taken bulletin={bulletin} />}>
            <CitizensView bulletin={bulletin} />
          </Card>
        </div>
        <Aside bulletin={bulletin} onOpen={onOpen} />
      </div>
      {dialog === 'figures' ? <TakeFigures bulletin={bulletin} onClose={close} /> : null}
      {dialog === 'submit' ? <Submit bulletin={bulletin} onClose={close} /> : null}
      {dialog === 'withdraw' ? <Withdraw bulletin={bulletin} onClose={close} /> : null}
      {dialog === 'correct' ? <Correct bulletin={bulletin} onClose={close} onOpen={onOpen} /> : null}
    </Page>
  );
}

function Aside({ bulletin, onOpen }: { bulletin: BulletinDetail; onOpen: (id: string) => void }) {
  const { abilities } = useSession();
  const { replacedById, corrects } = bulletin;
  return (
    <div className="stack">
      <Card title="到哪一步" className="padded-below">
        <Timeline steps={bulletin.timeline} />
        <p className="row wrap aside-links">
          {bulletin.state === 'pending' && abilities['approval.list'] ? (
            <Link className="link" to="/approvals">
              去审批
            </Link>
          ) : null}
          {corrects ? (
            <button type="button" className="link" onClick={() => onOpen(corrects)}>
              看更正前的那版
            </button>
          ) : null}
          {replacedById ? (
            <button type="button" className="link" onClick={() => onOpen(replacedById)}>
              看更正后的新版
            </button>
          ) : null}
          {abilities['audit.read'] ? (
            <Link className="link" to={`/audit?type=bulletins&id=${bulletin.id}`}>
              审计经过
            </Link>
          ) : null}
        </p>
      </Card>
      <Suppressed figures={bulletin.suppressed} />
    </div>
  );
}

function Taken({ bulletin }: { bulletin: BulletinDetail }) {
  const now = useNow();
  return (
    <>
      第 {bulletin.build} 稿，{instantWords(bulletin.figures.takenAt, now)} 取的数；{dayWords(bulletin.figures.from, now)} 至 {dayWords(bulletin.figures.to, now)}
    </>
  );
}

function Returned({ returned }: { returned: NonNullable<BulletinDetail['returned']> }) {
  return (
    <div className="notice flush" role="status">
      <div>
        <b>{returned.decision === 'returned' ? '委领导退回，请改好再送' : '委领导没有同意'}</b>
        <p>{returned.opinion}</p>
      </div>
    </div>
  );
}
