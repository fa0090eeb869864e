import { useEffect, useState, type ClipboardEvent } from 'react';
import { Link, useParams } from 'react-router';
import { clueFindingLabels, clueKindLabels, clueSatisfactionLabels, clueStateLabels, dispositionLabels } from '../../../contracts/clue';
import type { ClueDetail, OpenedClue } from '../../../contracts/clue-registry';
import type { OpenedDemand } from '../../../contracts/repayment';
import { openClue, useClue } from '../../api/clues';
import { ApiError } from '../../api/client';
import { workingDaysWords } from '../../parts/dates';
import { LightTag } from '../../parts/light';
import { Empty, Failure, Skeleton } from '../../parts/notice';
import { Card, Tag } from '../../parts/page';
import { Watermark } from '../../parts/watermark';
import { NoticePaper } from '../repayments/notice-paper';
import { AbsentCard } from './absent-card';
import { ClueActs } from './acts';
import { Channel } from './columns';
import { Chevrons } from './chevrons';
import { ContentCard } from './content-card';
import { FamilyCard } from './family-card';
import { IdentityCard } from './identity-card';
import { Neighbours } from './neighbours';
import { NotesCard } from './notes-card';
import { PapersCard } from './papers-card';
import { ReadersCard } from './readers-card';
import { RepayCard } from './repay-card';
import { RetentionCard } from './retention-card';
import { RewardsCard } from './rewards-card';
import { TalkCard } from './talk-card';
import { Steps } from './steps';

/** One clue. Its title is the code only; what was written is shown after it was asked for, and nowhere kept. */
export default function CluePage() {
  const { id = '' } = useParams();
  return <One key={id} id={id} />;
}

function One({ id }: { id: string }) {
  const query = useClue(id);
  const [opened, setOpened] = useState<OpenedClue | null>(null);
  useEffect(() => {
    document.title = `${query.data?.code ?? '线索'} · 清鉴`;
  }, [query.data?.code]);
  if (query.error instanceof ApiError && query.error.code === 'notFound') return <Empty title="没有找到这一件" why="编号可能写错了，或者不归您看。" action={<Link to="/clues">回线索清单</Link>} />;
  if (query.error && !query.data) return <Failure error={query.error} again={() => void query.refetch()} />;
  if (!query.data) return <Skeleton />;
  return <Shown detail={query.data} opened={opened} onOpened={setOpened} />;
}

/** What others wrote is not copied; one's own words, in a field, are one's own. */
function refuseCopy(event: ClipboardEvent): void {
  if (!(event.target instanceof Element && event.target.closest('input, textarea'))) event.preventDefault();
}

interface ShownProps {
  detail: ClueDetail;
  opened: OpenedClue | null;
  onOpened: (opened: OpenedClue | null) => void;
}

function Shown({ detail, opened, onOpened }: ShownProps) {
  const [copying, setCopying] = useState(false);
  const [paper, setPaper] = useState<OpenedDemand | null>(null);
  const late = workingDaysWords(detail.workingDaysLeft);
  // What was written changed the talk: it is read anew, on record like every look; who gave it away reads no more.
  const reread = () => {
    if (opened) void openClue(detail.id, '').then(onOpened, () => onOpened(null));
  };
  if (paper) return <NoticePaper opened={paper} onClose={() => setPaper(null)} />;
  return (
    <div className={copying ? 'page clue-page copying' : 'page clue-page'} onCopy={copying ? undefined : refuseCopy} onCut={copying ? undefined : refuseCopy}>
      <Watermark number={detail.code} />
      <p className="print-only">线索的内容不打印。要打印的，请出文书，或另存原件。</p>
      <Neighbours id={detail.id} />
      <div className="page-title">
        <h1>{detail.code}</h1>
        <LightTag light={detail.light} more={late} />
        <span className="tags">
          <Tag>
            <Channel channel={detail.channel} />
          </Tag>
          <Tag>{clueKindLabels[detail.kind]}</Tag>
          <Tag>{detail.disposition ? dispositionLabels[detail.disposition] : clueStateLabels[detail.state]}</Tag>
          {detail.finding ? <Tag>{clueFindingLabels[detail.finding]}</Tag> : null}
          {detail.town ? <Tag>{detail.town.name}</Tag> : null}
          {detail.satisfaction ? <Tag>反映人：{clueSatisfactionLabels[detail.satisfaction]}</Tag> : null}
          {detail.held ? <Tag>暂停销毁</Tag> : null}
        </span>
        <span className="page-acts">
          <ClueActs detail={detail} opened={opened} onDone={reread} />
        </span>
      </div>
      <Chevrons path={detail.path} />
      <AbsentCard detail={detail} onDone={reread} />
      <div className="clue-columns">
        <div className="stack">
          <ContentCard detail={detail} opened={opened} onOpened={onOpened} copying={copying} onCopying={() => setCopying(true)} />
          {opened ? <TalkCard detail={detail} opened={opened} onSaid={reread} /> : null}
          {opened ? <NotesCard detail={detail} opened={opened} onWritten={reread} /> : null}
          {opened ? <PapersCard detail={detail} /> : null}
          {opened ? <RewardsCard detail={detail} /> : null}
          {opened ? <RepayCard detail={detail} onOpened={setPaper} onWritten={reread} /> : null}
        </div>
        <div className="stack">
          <IdentityCard detail={detail} named={opened?.named ?? null} />
          <Card title="时间线" acts={<span className="muted small">按工作日计</span>} className="padded">
            <Steps steps={detail.timeline} />
          </Card>
          <FamilyCard detail={detail} />
          <RetentionCard detail={detail} />
          <ReadersCard detail={detail} />
        </div>
      </div>
    </div>
  );
}
