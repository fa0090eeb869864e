import { Button, Drawer } from 'antd';
import { Bell } from 'lucide-react';
import { useState } from 'react';
import { useUnread } from '../api/inbox';
import { InboxList } from './inbox-list';

/** The bell says how many messages are unread and opens them; it never blinks. */
export function InboxBell() {
  const [open, setOpen] = useState(false);
  const unread = useUnread().data?.unread ?? 0;
  return (
    <>
      <Button
        type="text"
        className="bell"
        aria-label={unread > 0 ? `站内消息，${unread} 条没看` : '站内消息'}
        icon={
          <>
            <Bell size={20} strokeWidth={1.8} aria-hidden="true" />
            {unread > 0 ? <span className="bell-count">{unread > 99 ? '99+' : unread}</span> : null}
          </>
        }
        onClick={() => setOpen(true)}
      />
      <Drawer title="站内消息" size={460} open={open} onClose={() => setOpen(false)} destroyOnHidden styles={{ body: { padding: 0 } }}>
        <InboxList onOpen={() => setOpen(false)} />
      </Drawer>
    </>
  );
}
