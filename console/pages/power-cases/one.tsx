import { Button } from 'antd';
import { ArrowLeft, Printer } from 'lucide-react';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { publicityLabels, type CaseDetail } from '../../../contracts/power-case';
import { caseOutcomeLabels } from '../../../contracts/power-words';
import { ApiError } from '../../api/client';
import { usePowerCase } from '../../api/micro-powers';
import { dayWords, workingDaysWords } from '../../parts/dates';
import { LightTag } from '../../parts/light';
import { Empty, Failure, Skeleton } from '../../parts/notice';
import { useNow } from '../../parts/now';
import { Card, Facts, Page } from '../../parts/page';
import { PowerChart } from '../../parts/power-chart';
import { marksOf, stepsOfCase } from './chart-of-case';
import { CloseDialog, ObjectDialog, OfferDialog, ReturnDialog } from './dialogs';
import { Entries } from './entries';
import { Objections } from './objections';
import { RecordDialog } from './record-dialog';
import { Warnings } from './warnings';

const chartWidth = 580;

/** One case against its chart: done steps ticked, what is next, what does not keep to the list. */
export default function PowerCasePage() {
  const { id = '' } = useParams();
  const { data, error, refetch } = usePowerCase(id);
  if (error instanceof ApiError && error.code === 'notFound') return <Empty title="没有这件事" why="地址可能写错了，或者不归您看。" action={<Link to="/power-cases">回照单用权</Link>} />;
  if (error && !data) return <Failure error={error} again={() => void refetch()} />;
  if (!data) return <Skeleton />;
  return <Opened detail={data} />;
}

type Dialog = 'record' | 'correct' | 'close' | 'object' | 'offer' | 'return';

function Opened({ detail }: { detail: CaseDetail }) {
  const now = useNow();
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const { abilities } = detail;
  const close = () => setDialog(null);
  return (
    <Page
      title={detail.title}
      about={`${detail.village.name}，${detail.power.code} ${detail.power.name}`}
      acts={
        <span className="row no-print">
          <Link to="/power-cases">
            <Button icon={<ArrowLeft size={16} aria-hidden="true" />}>回列表</Button>
          </Link>
          <Button icon={<Printer size={16} aria-hidden="true" />} onClick={() => window.print()}>
            打印
          </Button>
          {abilities.return ? <Button onClick={() => setDialog('return')}>退回，不公开</Button> : null}
          {abilities.offer ? <Button onClick={() => setDialog('offer')}>申请公开</Button> : null}
          {abilities.correct ? <Button onClick={() => setDialog('correct')}>更正一步</Button> : null}
          {abilities.close ? (
            <Button type={abilities.record ? 'default' : 'primary'} onClick={() => setDialog('close')}>
              办结
            </Button>
          ) : null}
          {abilities.object ? (
            <Button type="primary" onClick={() => setDialog('object')}>
              对一步提意见
            </Button>
          ) : null}
          {abilities.record ? (
            <Button type="primary" onClick={() => setDialog('record')}>
              记一步
            </Button>
          ) : null}
        </span>
      }
    >
      <div className="columns chart-left">
        <Card title="走到哪一步" note={`第 ${detail.chartVersion} 版清单，${detail.passed} / ${detail.steps} 步`}>
          <PowerChart name={detail.title} steps={stepsOfCase(detail, now)} width={chartWidth} marks={marksOf(detail)} />
        </Card>
        <div className="stack">
          <Card title="现在" className="padded-below">
            <Now detail={detail} />
          </Card>
          <Warnings warnings={detail.warnings} steps={detail.chart.steps} />
          <Objections detail={detail} />
          <Entries detail={detail} />
        </div>
      </div>
      {dialog === 'record' || dialog === 'correct' ? <RecordDialog detail={detail} correcting={dialog === 'correct'} onClose={close} /> : null}
      {dialog === 'close' ? <CloseDialog detail={detail} onClose={close} /> : null}
      {dialog === 'object' ? <ObjectDialog detail={detail} onClose={close} /> : null}
      {dialog === 'offer' ? <OfferDialog detail={detail} onClose={close} /> : null}
      {dialog === 'return' ? <ReturnDialog detail={detail} onClose={close} /> : null}
    </Page>
  );
}

function Now({ detail }: { detail: CaseDetail }) {
  const now = useNow();
  const { next, light, due, earliest, closing } = detail;
  const state = closing ? `${caseOutcomeLabels[closing.outcome]}，${dayWords(closing.on, now)}` : next ? `下一步：第 ${next.step} 步 ${next.what}` : '没有下一步了，请办结';
  return (
    <Facts
      rows={[
        ['到哪里', <b key="state">{state}</b>],
        ...(light && !closing ? [['时限', <span key="light"><LightTag light={light} more={workingDaysWords(detail.workingDaysLeft)} />{due ? `　${dayWords(due, now)} 前` : null}</span>] as const] : []),
        ...(earliest ? [['最早', `${dayWords(earliest, now)} 才能办下一步`] as const] : []),
        ['开始', dayWords(detail.openedOn, now)],
        ...(detail.concerns ? [['涉及谁', `${detail.concerns}（不公开）`] as const] : []),
        ...(closing?.note ? [['办结说明', closing.note] as const] : []),
        ['公开', detail.releasedOn ? `${dayWords(detail.releasedOn, now)} 公开` : publicityLabels[detail.publicity]],
        ...(detail.returnedBecause ? [['为什么退回', detail.returnedBecause] as const] : []),
      ]}
    />
  );
}
