import { useState } from 'react';
import type { ConsentState } from '../../../../contracts/follower';
import type { MyReminders } from '../../../../contracts/reminder';
import { asFault } from '../../api/fault';
import { readReminder } from '../../api/me';
import { instantWords } from '../../logic/days';
import { occasionLabels, unreadWords } from '../../logic/my-reminders';
import { Box, Tap, Words } from '../../ui/elements';
import { Icon } from '../../ui/Icon';
import { Section } from '../../ui/Section';

type Reminder = MyReminders['items'][number];

/** Every reminder that was sent, newest first; opened, it counts as read. */
export function Told({ items: first, consent }: { items: Reminder[]; consent: ConsentState }) {
  const [items, setItems] = useState(first);
  const [open, setOpen] = useState<string | null>(null);
  const toggle = ({ id, read }: Reminder) => {
    setOpen(open === id ? null : id);
    if (read) return;
    // Without a network it stays unread, and is told to the server when it is opened again.
    readReminder(id).then(() => setItems((known) => known.map((one) => (one.id === id ? { ...one, read: true } : one))), asFault);
  };
  if (items.length === 0) {
    return (
      <Section title="发给我的">
        <Box className="quiet">{consent === 'given' ? '还没有发过。发了就留在这里，新的在前。' : '还没有发过。同意接收以后才发，发了就留在这里。'}</Box>
      </Section>
    );
  }
  const now = new Date();
  return (
    <Section title="发给我的" hint={unreadWords(items)}>
      <Box className="card card--rows" role="list">
        {items.map((item) => (
          <Box className="reminder" role="listitem" key={item.id}>
            <Tap className={open === item.id ? 'link-row link-row--open' : 'link-row'} expanded={open === item.id} onTap={() => toggle(item)}>
              <Box className="grow">
                <Words className="link-row__name">{occasionLabels[item.occasion]}</Words>
                <Words className="link-row__more">{instantWords(item.at, now)}</Words>
              </Box>
              {item.read ? null : <Words className="tag tag--new">没看</Words>}
              <Icon name="down" />
            </Tap>
            {open === item.id ? <Box className="reminder__words appears">{item.body}</Box> : null}
          </Box>
        ))}
      </Box>
    </Section>
  );
}
