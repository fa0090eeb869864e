import { Button } from 'antd';
import { ArrowLeft } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Link, useParams } from 'react-router';
import { handOverWayLabels, upwardIdentityLabels, upwardStateLabels, type OpenedUpward, type UpwardDetail } from '../../../contracts/clue-upward';
import { ApiError } from '../../api/client';
import { useUpward } from '../../api/upward';
import { dayWords, instantWords, workingDaysWords } from '../../parts/dates';
import { LightTag } from '../../parts/light';
import { Empty, Failure, Skeleton } from '../../parts/notice';
import { useNow } from '../../parts/now';
import { Card, Facts, Tag } from '../../parts/page';
import { Watermark } from '../../parts/watermark';
import { UpwardActs } from './acts';
import { ContentCard } from './content-card';
import { DestructionSheet, HandOverSheet } from './sheets';

/** One that must go up. Its title is the number; what was written is shown after it was asked for, and nowhere kept. */
export default function UpwardOnePage() {
  const { id = '' } = useParams();
  return <One key={id} id={id} />;
}

function One({ id }: { id: string }) {
  const query = useUpward(id);
  const [opened, setOpened] = useState<OpenedUpward | null>(null);
  useEffect(() => {
    document.title = `${query.data?.code ?? '上送件'} · 清鉴`;
  }, [query.data?.code]);
  if (query.error instanceof ApiError && query.error.code === 'notFound') return <Empty title="没有找到这一件" why="编号可能写错了，或者不归您上送。" action={<Link to="/clues/upward">回上送件</Link>} />;
  if (query.error && !query.data) return <Failure error={query.error} again={() => void query.refetch()} />;
  if (!query.data) return <Skeleton />;
  const detail = query.data;
  const words = detail.abilities.open ? opened : null;
  return (
    <div className="page clue-page" onCopy={(event) => event.preventDefault()} onCut={(event) => event.preventDefault()}>
      <Watermark number={detail.code} />
      <div className="page-title">
        <Link to="/clues/upward" className="back" aria-label="回上送件">
          <Button type="text" icon={<ArrowLeft size={18} aria-hidden="true" />} tabIndex={-1} />
        </Link>
        <h1>{detail.code}</h1>
        {detail.state === 'sealed' ? <LightTag light={detail.light} more={workingDaysWords(detail.workingDaysLeft)} /> : null}
        <span className="tags">
          <Tag>{upwardStateLabels[detail.state]}</Tag>
        </span>
        <span className="page-acts">
          <UpwardActs detail={detail} opened={words} />
        </span>
      </div>
      <div className="clue-columns no-print">
        <div className="stack">{detail.part === 'identity' ? <Asked /> : detail.abilities.open ? <ContentCard detail={detail} opened={words} onOpened={setOpened} /> : <Gone />}</div>
        <div className="stack">
          <Days detail={detail} />
          {detail.part === 'holder' ? <Looks detail={detail} /> : null}
        </div>
      </div>
      {detail.handOver?.way === 'print' && words ? <HandOverSheet detail={detail} opened={words} /> : null}
      {detail.destruction ? <DestructionSheet detail={detail} /> : null}
    </div>
  );
}

function Asked() {
  return (
    <Card title="请您放开身份" className="padded">
      <p>这一件要连同反映人的身份移交上级。您看不到反映的内容，只定让不让身份随件上送。放开以后，上送的人看得到反映人是谁。</p>
    </Card>
  );
}

function Gone() {
  return (
    <Card title="反映的内容" className="padded">
      <p>已经销毁：密钥覆盖了，内容、附件和对话都没有了，哪一天的备份也打不开。留下的只有编号、日子和回执。</p>
    </Card>
  );
}

function Days({ detail }: { detail: UpwardDetail }) {
  const now = useNow();
  const { handOver, destruction } = detail;
  const rows: (readonly [string, string])[] = [
    ['收到', dayWords(detail.receivedOn, now)],
    ...(detail.due && !handOver ? [['最晚移交', dayWords(detail.due, now)] as const] : []),
    ...(detail.state === 'sealed' ? [['反映人身份', upwardIdentityLabels[detail.identity]] as const] : []),
    ...(handOver ? [['移交', `${dayWords(handOver.on, now)}，${handOver.by.name}`] as const, ['交给', handOver.office] as const, ['怎么交', handOverWayLabels[handOver.way]] as const, ['反映人身份', handOver.withIdentity ? '随附' : '没有随附'] as const] : []),
    ...(detail.destroyedBy ? [['最晚销毁', dayWords(detail.destroyedBy, now)] as const] : []),
    ...(destruction ? [['销毁', `${dayWords(destruction.on, now)}，${destruction.by?.name ?? '到期自动'}`] as const] : []),
  ];
  return (
    <Card title="日子" className="padded upward-days" acts={<span className="muted small">按工作日计</span>}>
      <Facts rows={rows} />
    </Card>
  );
}

function Looks({ detail }: { detail: UpwardDetail }) {
  const now = useNow();
  return (
    <Card title="谁看过、做过什么" className="padded">
      {detail.steps.length === 0 ? <p className="muted">还没有人看过。</p> : null}
      <ul className="others">
        {detail.steps.map((step, index) => (
          <li key={index}>
            <span>
              {step.by}　{step.label}
            </span>
            <span className="muted">{instantWords(step.at, now)}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
