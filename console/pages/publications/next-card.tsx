import { Button } from 'antd';
import { Link } from 'react-router';
import type { NextStep } from '../../../contracts/publication';
import { useNextSteps } from '../../api/publications';
import { useSession } from '../../api/session';
import { dayWords, workingDaysWords } from '../../parts/dates';
import { useNow } from '../../parts/now';
import { Card } from '../../parts/page';

const words: Record<NextStep['kind'], { tag: string; act: string }> = {
  returned: { tag: '退回修改', act: '改' },
  draft: { tag: '没有写完', act: '接着写' },
  missing: { tag: '还没有写', act: '开始写' },
};
const shown = 5;

const addressOf = ({ publicationId, village, item, period }: NextStep): string =>
  publicationId ? `/disclosure/publications/${publicationId}` : `/disclosure/publications/new?village=${village.id}&item=${item.code}&period=${period.key}`;

/** The clerk's first question: what do I do next. The first line is it, with the page's one filled button. */
export function NextCard({ severalVillages }: { severalVillages: boolean }) {
  const { abilities } = useSession();
  const items = useNextSteps(true).data?.items;
  if (!items) return null;
  if (items.length === 0) return <Card className="next-none">现在没有要写的。一期过了，或者快到公开的日子，会列在这里。</Card>;
  return (
    <Card title="接下来要做的" note={`${items.length} 件`}>
      <ol className="next-list">
        {items.slice(0, shown).map((step, index) => (
          <Row key={`${step.village.id}-${step.item.code}-${step.period.key}`} step={step} first={index === 0} village={severalVillages} />
        ))}
      </ol>
      {items.length > shown ? (
        <p className="muted next-more">
          另有 {items.length - shown} 件。{abilities['disclosureDuty.list'] ? <Link to="/disclosure/duties">看要公开的</Link> : null}
        </p>
      ) : null}
    </Card>
  );
}

function Row({ step, first, village }: { step: NextStep; first: boolean; village: boolean }) {
  const now = useNow();
  const { kind, item, period, matter, due, workingDaysLeft, reason } = step;
  return (
    <li>
      <span className={kind === 'returned' ? 'tag on' : 'tag'}>{words[kind].tag}</span>
      <span className="grow">
        <b>
          {village ? `${step.village.name} ` : ''}
          {item.name}
        </b>
        <span className="second">
          {matter ? `${matter}　` : ''}
          {period.label}
          {reason ? `　退回的理由：${reason}` : ''}
        </span>
      </span>
      {due ? (
        <span className="number">
          {dayWords(due, now)} 前<span className={workingDaysLeft !== null && workingDaysLeft < 0 ? 'second late' : 'second'}>{workingDaysWords(workingDaysLeft)}</span>
        </span>
      ) : null}
      <Link to={addressOf(step)}>
        <Button type={first ? 'primary' : 'default'} tabIndex={-1}>
          {words[kind].act}
        </Button>
      </Link>
    </li>
  );
}
