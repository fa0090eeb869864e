import { useUnread } from '../../api/inbox';
import { Card } from '../../parts/page';
import { InboxList } from '../../shell/inbox-list';

export function InboxCard() {
  const unread = useUnread().data?.unread ?? 0;
  return (
    <Card title="站内消息" note={unread > 0 ? `${unread} 条没看` : undefined}>
      <InboxList limit={5} />
    </Card>
  );
}
