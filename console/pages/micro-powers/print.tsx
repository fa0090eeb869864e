import { Button } from 'antd';
import { ArrowLeft, Printer } from 'lucide-react';
import { Link, useParams } from 'react-router';
import { powerClassLabels } from '../../../contracts/power-words';
import { usePower } from '../../api/micro-powers';
import { dayWords, shanghaiDay } from '../../parts/dates';
import { Failure, Skeleton } from '../../parts/notice';
import { useNow } from '../../parts/now';
import { Page } from '../../parts/page';
import { PowerChart } from '../../parts/power-chart';
import { PowerFacts } from './facts';

const paperWidth = 620;
/** What hangs on a wall says the year of every day. */
const longAgo = new Date(0);

/** One power on A4, to hang in the village's office: the chart on a sheet of its own, then the rest. */
export default function PowerPrintPage() {
  const { code = '' } = useParams();
  const now = useNow();
  const { data, error, refetch } = usePower(code);
  if (error && !data) return <Failure error={error} again={() => void refetch()} />;
  if (!data) return <Skeleton />;
  const { power, version } = data;
  return (
    <Page
      title="打印"
      about={`${power.code} ${power.name}，A4`}
      acts={
        <>
          <Link to={`/micro-powers/${power.code}`}>
            <Button icon={<ArrowLeft size={16} aria-hidden="true" />}>回流程图</Button>
          </Link>
          <Button type="primary" icon={<Printer size={16} aria-hidden="true" />} onClick={() => window.print()}>
            打印
          </Button>
        </>
      }
    >
      <section className="card power-sheet">
        <span className="muted">
          {powerClassLabels[power.class]}，{power.code}
        </span>
        <h2>{power.name}</h2>
        <div className="sheet-rule" aria-hidden="true" />
        <PowerFacts power={power} />
        <PowerChart name={power.name} steps={power.steps} width={paperWidth} />
        <p className="sheet-foot">
          第 {version} 版，打印于 {dayWords(shanghaiDay(now), longAgo)}。周六、周日和法定节假日不算工作日。
        </p>
      </section>
    </Page>
  );
}
