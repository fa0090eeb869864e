import { Link } from 'react-router';
import { workKindLabels, type WorkItem } from '../../../contracts/my-work';
import { useMyWork } from '../../api/my-work';
import { useSession } from '../../api/session';
import { dueWords, workingDaysWords } from '../../parts/dates';
import { LightTag } from '../../parts/light';
import { Empty, Failure, Skeleton } from '../../parts/notice';
import { useNow } from '../../parts/now';
import { Card, Page, Tag } from '../../parts/page';
import { InboxCard } from './inbox-card';

/** What is due, late first, each with the next thing to do. */
export default function MyWorkPage() {
  const { abilities } = useSession();
  const work = useMyWork();
  const data = work.data;
  const late = data?.items.filter((item) => item.light === 'red').length ?? 0;
  return (
    <Page title="我的待办" about="逾期的排最前。周六、周日和法定节假日不算工作日。" acts={abilities['disclosureBoard.view'] ? <Link to="/disclosure/board">看各村公开得怎样</Link> : undefined}>
      <div className="columns">
        <Card title="要办的事" note={data ? `${data.total} 件${late > 0 ? `，逾期 ${late} 件` : ''}` : undefined}>
          {work.isPending ? <Skeleton /> : null}
          {work.error && !data ? <Failure error={work.error} again={() => void work.refetch()} /> : null}
          {data?.items.length === 0 ? <Empty title="手上没有要办的事" why="有不满意的评议、部门的答复或要批的申请，会出现在这里。" /> : null}
          {data && data.items.length > 0 ? (
            <ul className="work-list">
              {data.items.map((item) => (
                <Row key={`${item.kind}-${item.id}`} item={item} />
              ))}
            </ul>
          ) : null}
        </Card>
        <InboxCard />
      </div>
    </Page>
  );
}

function Row({ item }: { item: WorkItem }) {
  const now = useNow();
  return (
    <li>
      <Link to={item.link}>
        <span>{item.light ? <LightTag light={item.light} /> : <Tag>{workKindLabels[item.kind]}</Tag>}</span>
        <span>
          <b>{item.title}</b>
          <span className="second">
            {[item.step, item.number, item.onBehalfOf ? `代 ${item.onBehalfOf} 办` : null].filter(Boolean).join('　')}
          </span>
        </span>
        <span className="number">
          {item.due ? dueWords(item.due, item.dueAt, now) : null}
          <span className="second">{workingDaysWords(item.workingDaysLeft)}</span>
        </span>
      </Link>
    </li>
  );
}
