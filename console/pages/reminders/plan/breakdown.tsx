import { Link } from 'react-router';
import { leftOutReason, leftOutReasonLabels, type LeftOutReason, type reminderDryRun, type ReminderOccasion } from '../../../../contracts/reminder';
import type { z } from 'zod';
import { useSession } from '../../../api/session';
import { countWords } from '../../../parts/numbers';
import { Card } from '../../../parts/page';
import { channelWords } from '../words';

interface BreakdownProps {
  run: z.infer<typeof reminderDryRun>;
  show: 'reached' | 'leftOut';
  occasion: ReminderOccasion;
}

/** Counts by channel, or by reason with what is to be done. */
export function Breakdown({ run, show, occasion }: BreakdownProps) {
  if (show === 'reached') {
    return (
      <Card title="走哪条路" note="先试的一条，不成再换">
        <ul className="breakdown">
          {Object.entries(run.byChannel).map(([channel, count]) => (
            <li key={channel}>
              <span>{channelWords(channel)}</span>
              <b className="number">{countWords(count)} 人</b>
            </li>
          ))}
        </ul>
      </Card>
    );
  }
  const reasons = leftOutReason.options.flatMap((reason) => (run.byReason[reason] ? [{ reason, count: run.byReason[reason] }] : []));
  return (
    <Card title="为什么，怎么办">
      <ul className="breakdown">
        {reasons.map(({ reason, count }) => (
          <li key={reason}>
            <span>{leftOutReasonLabels[reason]}</span>
            <b className="number">{countWords(count)} 人</b>
            <Remedy reason={reason} occasion={occasion} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

interface Way {
  words: string;
  /** Where it is put right, and what one must be allowed to get there. */
  link?: { to: string; label: string; access: string };
}

const missing = (what: string): Way['link'] => ({ to: `/reminders/statistics?what=${what}`, label: '看还缺哪些人', access: 'reminder.list' });
const ways: Record<LeftOutReason, (occasion: ReminderOccasion) => Way> = {
  noJoinedDay: () => ({ words: '请系统管理员在“人员”里补上入党日期。', link: missing('joinedDay') }),
  notBound: () => ({ words: '邀请他绑定公众号，或补上手机号、同意后走短信。', link: { to: '/followers?state=none', label: '去邀请', access: 'follower.list' } }),
  noConsent: () => ({ words: '绑定了，还没有答复。请他在公众号里回复 1。', link: { to: '/followers?consent=none&state=bound', label: '看是哪些人', access: 'follower.list' } }),
  optedOut: () => ({ words: '他说过不接收，平台不再发。要说的事请当面说。', link: { to: '/followers?consent=revoked', label: '看是哪些人', access: 'follower.list' } }),
  noPhone: () => ({ words: '请系统管理员在“人员”里补上手机号。', link: missing('phone') }),
  weeklyCap: () => ({ words: '这周已经收了不少，这一条不发。' }),
  noText: (occasion) => ({ words: '这个节点没有在用的文本。', link: { to: `/reminders/texts?occasion=${occasion}`, label: '去加一条', access: 'reminder.list' } }),
};

function Remedy({ reason, occasion }: { reason: LeftOutReason; occasion: ReminderOccasion }) {
  const { abilities } = useSession();
  const { words, link } = ways[reason](occasion);
  return (
    <p>
      {words}
      {link && abilities[link.access] ? (
        <Link className="link" to={link.to}>
          {link.label}
        </Link>
      ) : null}
    </p>
  );
}
