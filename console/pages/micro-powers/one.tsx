import { App, Button } from 'antd';
import { ArrowLeft, FileDown, Printer } from 'lucide-react';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { restorePowerRequest, type PowerDetail } from '../../../contracts/micro-power';
import { powerClassLabels } from '../../../contracts/power-words';
import { ApiError } from '../../api/client';
import { powerRefresh, restorePower, usePower } from '../../api/micro-powers';
import { download } from '../../api/download';
import { ActDialog } from '../../parts/act-dialog';
import { ReasonField } from '../../parts/fields';
import { Empty, Failure, faultWords, Skeleton } from '../../parts/notice';
import { Card, Page } from '../../parts/page';
import { PowerChart } from '../../parts/power-chart';
import { useAct } from '../../parts/use-act';
import { PowerEditor } from './editor';
import { PowerFacts } from './facts';
import { StepSources } from './step-sources';
import { Versions } from './versions';

const chartWidth = 580;

/** One power: its chart, everything about it, and its versions. */
export default function MicroPowerPage() {
  const { code = '' } = useParams();
  const { data, error, refetch } = usePower(code);
  if (error instanceof ApiError && error.code === 'notFound') return <Empty title="清单里没有这一项" action={<Link to="/micro-powers">回权力清单</Link>} />;
  if (error && !data) return <Failure error={error} again={() => void refetch()} />;
  if (!data) return <Skeleton />;
  return <Opened key={data.power.code} detail={data} />;
}

function Opened({ detail }: { detail: PowerDetail }) {
  const [editing, setEditing] = useState(false);
  const [restoring, setRestoring] = useState(false);
  const { message } = App.useApp();
  const { power, version, edited, abilities } = detail;
  const save = useAct({ act: () => download(`/micro-powers/${power.code}/document`, {}, `${power.name}.docx`).catch((error: unknown) => void message.error(faultWords(error))) });
  if (editing) return <PowerEditor detail={detail} onClose={() => setEditing(false)} />;
  return (
    <Page
      title={`${power.code} ${power.name}`}
      about={`${powerClassLabels[power.class]}，第 ${version} 版${edited ? '，区里改过' : '，平台默认'}${power.active ? '' : '，停用'}`}
      acts={
        <>
          <Link to="/micro-powers">
            <Button icon={<ArrowLeft size={16} aria-hidden="true" />}>回清单</Button>
          </Link>
          <Link to={`/micro-powers/${power.code}/print`}>
            <Button icon={<Printer size={16} aria-hidden="true" />}>打印</Button>
          </Link>
          <Button icon={<FileDown size={16} aria-hidden="true" />} loading={save.busy} onClick={() => save.run(undefined)}>
            {save.busy ? '正在生成' : 'Word 文件'}
          </Button>
          {abilities.write && edited ? <Button onClick={() => setRestoring(true)}>恢复默认</Button> : null}
          {abilities.write ? (
            <Button type="primary" onClick={() => setEditing(true)}>
              改这一项
            </Button>
          ) : null}
        </>
      }
    >
      <div className="columns chart-left">
        <Card title="流程图" note={`${power.steps.length} 步，从上到下`}>
          <PowerChart name={power.name} steps={power.steps} width={chartWidth} />
        </Card>
        <div className="stack">
          <Card title="这项权力">
            <PowerFacts power={power} certainty />
          </Card>
          <StepSources steps={power.steps} />
          <Versions versions={detail.versions} />
        </div>
      </div>
      {restoring ? (
        <ActDialog
          title="恢复成平台默认的"
          about="现在这一版留着，可以对照。已经在办的事照原来的一版办完。"
          schema={restorePowerRequest}
          toBody={(values) => ({ ...values, version })}
          act={restorePower(power.code)}
          refresh={powerRefresh}
          done="恢复了"
          submit="恢复默认"
          backLabel="先不恢复"
          onClose={() => setRestoring(false)}
        >
          <ReasonField label="为什么恢复" />
        </ActDialog>
      ) : null}
    </Page>
  );
}
