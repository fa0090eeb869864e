import { LockKeyhole } from 'lucide-react';
import type { OpenedUpward, UpwardDetail } from '../../../contracts/clue-upward';
import { openUpward } from '../../api/upward';
import { dayWords } from '../../parts/dates';
import { useNow } from '../../parts/now';
import { Card, Facts } from '../../parts/page';
import { AskToOpen } from '../clues/ask-to-open';
import { Words } from '../clues/content-card';
import { Files } from '../clues/files';

interface ContentProps {
  detail: UpwardDetail;
  opened: OpenedUpward | null;
  onOpened: (opened: OpenedUpward) => void;
}

/** Sealed until asked for; the reason is asked for at the first look of a day. */
export function ContentCard({ detail, opened, onOpened }: ContentProps) {
  return (
    <>
      <Card
        title="反映的内容"
        className="padded"
        acts={
          <span className="sealed-note">
            <LockKeyhole size={15} aria-hidden="true" />
            只封给您，只在本次会话中解密
          </span>
        }
      >
        {opened ? (
          <Words detail={detail} opened={opened} from="/upward" />
        ) : (
          <AskToOpen
            title="内容封给了您，别人打不开"
            about={detail.openedToday ? '您今天写过理由，再看不用再写。每看一次都留痕。' : '写明为什么看。每看一次都留痕。'}
            example="上送需要"
            asksWhy={!detail.openedToday}
            open={(reason) => openUpward(detail.id, reason)}
            refresh={['upward']}
            onOpened={onOpened}
          />
        )}
      </Card>
      {opened ? <Identity opened={opened} /> : null}
      {opened ? <Said detail={detail} opened={opened} /> : null}
    </>
  );
}

function Identity({ opened }: { opened: OpenedUpward }) {
  const { identity, named } = opened;
  return (
    <Card title="反映人" className="padded">
      {!named ? <p>没有留名。</p> : null}
      {named && !identity ? <p>留了名。姓名、电话封给了身份保管人，要随件上送，请他放开。</p> : null}
      {named && identity ? (
        <div className="secret">
          <Facts rows={identityRows(identity)} />
        </div>
      ) : null}
    </Card>
  );
}

export function identityRows({ name, phone, identityNumber, address, callTimes }: NonNullable<OpenedUpward['identity']>): (readonly [string, string])[] {
  const rows: (readonly [string, string])[] = [
    ['姓名', name],
    ['电话', phone],
    ['身份证号', identityNumber],
    ['住址', address],
    ['方便的时间', callTimes],
  ];
  return rows.filter(([, value]) => value !== '');
}

function Said({ detail, opened }: { detail: UpwardDetail; opened: OpenedUpward }) {
  const now = useNow();
  if (opened.entries.length === 0) return null;
  return (
    <Card title="对话和记录" className="padded">
      <ol className="talk secret">
        {opened.entries.map((entry) => (
          <li key={entry.number} className={entry.from === 'commission' ? 'ours' : 'theirs'}>
            <span className="muted small">
              {entry.from === 'commission' ? (entry.by ?? '本委') : '反映人'}　{dayWords(entry.day, now)}
            </span>
            <p>{entry.text}</p>
            <Files detail={detail} files={entry.files} from="/upward" />
          </li>
        ))}
      </ol>
    </Card>
  );
}
