import { Button } from 'antd';
import { Link } from 'react-router';
import { inboxMessage, type InboxMessage } from '../../contracts/inbox';
import { markRead, useUnread } from '../api/inbox';
import { useList } from '../api/use-list';
import { instantWords } from '../parts/dates';
import { Empty, Failure, Skeleton } from '../parts/notice';
import { useNow } from '../parts/now';
import { useAct } from '../parts/use-act';

const refresh = ['inbox', 'my-work'];

export function InboxList({ onOpen, limit = 20 }: { onOpen?: () => void; limit?: number }) {
  const list = useList('inbox', '/inbox', {}, inboxMessage, limit);
  const unread = useUnread().data?.unread ?? 0;
  const read = useAct({ act: markRead, refresh });
  if (list.error) return <Failure error={list.error} again={list.again} />;
  if (list.loading) return <Skeleton rows={3} />;
  if (list.items.length === 0) return <Empty title="没有消息" why="有事分给您、临期或逾期、申请批了，都会在这里告诉您。" />;
  return (
    <>
      <ul className="inbox">
        {list.items.map((message) => (
          <Message
            key={message.id}
            message={message}
            onOpen={() => {
              if (!message.readAt) read.run([message.id]);
              onOpen?.();
            }}
          />
        ))}
      </ul>
      <div className="pager">
        {unread > 0 ? (
          <Button size="small" loading={read.busy} onClick={() => read.run(undefined)}>
            都看过了
          </Button>
        ) : (
          <span />
        )}
        <span className="row">
          {list.previous ? (
            <Button size="small" onClick={list.previous}>
              上一页
            </Button>
          ) : null}
          {list.next ? (
            <Button size="small" onClick={list.next}>
              下一页
            </Button>
          ) : null}
        </span>
      </div>
    </>
  );
}

function Message({ message, onOpen }: { message: InboxMessage; onOpen: () => void }) {
  const now = useNow();
  return (
    <li className={message.readAt ? '' : 'unread'}>
      <b>
        {message.title}
        {message.readAt ? null : <span className="visually-hidden">（没看）</span>}
      </b>
      <p>{message.text}</p>
      <div className="row between">
        <span className="muted small">{instantWords(message.at, now)}</span>
        {message.link ? (
          <Link className="link small" to={message.link} onClick={onOpen}>
            去办
          </Link>
        ) : message.readAt ? null : (
          <button type="button" className="link small" onClick={onOpen}>
            看过了
          </button>
        )}
      </div>
    </li>
  );
}
