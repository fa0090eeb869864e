import { CircleAlert } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { reminderOccasionLabels, type reminderPlan } from '../../../../contracts/reminder';
import type { z } from 'zod';
import { useSession } from '../../../api/session';
import { dayWords } from '../../../parts/dates';
import { useNow } from '../../../parts/now';
import { countWords } from '../../../parts/numbers';

const shownAtFirst = 3;

/** What did not go out because the platform stood still; nobody sends it now, so somebody has to know. */
export function Skipped({ lines }: { lines: z.infer<typeof reminderPlan>['skipped'] }) {
  const now = useNow();
  const { abilities } = useSession();
  const [all, setAll] = useState(false);
  return (
    <div className="notice flush" role="status">
      <CircleAlert size={20} aria-hidden="true" />
      <div>
        <b>近两个月有 {countWords(lines.length)} 次没有发出去，不会再补发</b>
        <ul className="skipped">
          {(all ? lines : lines.slice(0, shownAtFirst)).map((line) => (
            <li key={`${line.day} ${line.occasion} ${line.why}`}>{`${dayWords(line.day, now)} ${reminderOccasionLabels[line.occasion]}，${countWords(line.people)} 人：${line.why}。`}</li>
          ))}
        </ul>
        <p className="row">
          {lines.length > shownAtFirst ? (
            <button type="button" className="link" onClick={() => setAll(!all)}>
              {all ? '只看前几次' : `全部 ${lines.length} 次`}
            </button>
          ) : null}
          {abilities['delivery.list'] ? (
            <Link className="link" to={`/deliveries?state=expired&occasion=reminder&from=${lines.at(-1)?.day ?? ''}`}>
              到送达台账看是哪些人
            </Link>
          ) : null}
        </p>
      </div>
    </div>
  );
}
