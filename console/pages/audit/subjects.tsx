import { useQuery } from '@tanstack/react-query';
import { auditSubjects } from '../../../contracts/audit';
import { auditVerbWords } from '../../../contracts/audit-labels';
import { ask } from '../../api/client';
import { instantWords } from '../../parts/dates';
import { Empty, Failure, Skeleton } from '../../parts/notice';
import { useNow } from '../../parts/now';

interface SubjectsProps {
  collection: string;
  text: string | undefined;
  onOpen: (id: string) => void;
}

/** Things found by number or name; without a text the newest. */
export function Subjects({ collection, text, onOpen }: SubjectsProps) {
  const now = useNow();
  const { data, error, isPending, refetch } = useQuery({ queryKey: ['audit', 'subjects', collection, text], queryFn: ({ signal }) => ask('/audit/subjects', { query: { collection, text }, answer: auditSubjects, signal }) });
  if (isPending) return <Skeleton />;
  if (error) return <Failure error={error} again={() => void refetch()} />;
  if (data.items.length === 0) return <Empty title="没有找到" why={text ? '从头写起：编号、用户名、名称的开头几个字。' : '这一种还没有记录。'} />;
  return (
    <div className="table-scroll">
      <table className="facts dense" aria-label="找到的事">
        <thead>
          <tr>
            <th scope="col">{text ? '哪一件' : '哪一件，新的在前'}</th>
            <th scope="col">最近一步</th>
            <th scope="col">什么时候</th>
            <th scope="col" className="right">
              共几步
            </th>
          </tr>
        </thead>
        <tbody>
          {data.items.map((item) => (
            <tr key={item.id}>
              <td>
                <button type="button" className="link" onClick={() => onOpen(item.id)}>
                  {item.title || <span className="hash">{item.id}</span>}
                </button>
              </td>
              <td>
                {auditVerbWords(item.verb)}
                <span className="second">{item.actorKind === 'system' ? '平台自动' : item.actorName}</span>
              </td>
              <td className="nowrap">{item.at ? instantWords(item.at, now) : ''}</td>
              <td className="right">{item.steps}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
