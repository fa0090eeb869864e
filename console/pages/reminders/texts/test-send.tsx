import { App, Button } from 'antd';
import { Send } from 'lucide-react';
import { testReminder, type Words } from '../../../api/reminders';
import { useSession } from '../../../api/session';
import { faultWords } from '../../../parts/notice';
import { useAct } from '../../../parts/use-act';

/** One to oneself, by the way it would really go. */
export function TestSend({ words }: { words: Words }) {
  const { abilities } = useSession();
  const { message } = App.useApp();
  const send = useAct({
    act: () => testReminder(words).then(() => void message.success('发了，看看您的微信或手机')).catch((error: unknown) => void message.error(faultWords(error))),
    refresh: ['deliveries'],
  });
  if (!abilities['reminder.test']) return null;
  return (
    <Button icon={<Send size={16} aria-hidden="true" />} loading={send.busy} disabled={!words.body || !words.summary} onClick={() => send.run(undefined)}>
      发给自己看看
    </Button>
  );
}
