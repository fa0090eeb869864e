import { Button, Input } from 'antd';
import { LockKeyhole } from 'lucide-react';
import { useState } from 'react';
import type { OpenedUpward, UpwardDetail } from '../../../contracts/clue-upward';
import { ApiError } from '../../api/client';
import { openUpward } from '../../api/upward';
import { dayWords } from '../../parts/dates';
import { FormFault } from '../../parts/notice';
import { useNow } from '../../parts/now';
import { Card, Facts } from '../../parts/page';
import { useAct } from '../../parts/use-act';
import { KeysClosed, Words } from '../clues/content-card';
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
        {opened ? <Words detail={detail} opened={opened} from="/upward" /> : <Ask detail={detail} onOpened={onOpened} />}
      </Card>
      {opened ? <Identity opened={opened} /> : null}
      {opened ? <Said detail={detail} opened={opened} /> : null}
    </>
  );
}

function Ask({ detail, onOpened }: { detail: UpwardDetail; onOpened: (opened: OpenedUpward) => void }) {
  const [reason, setReason] = useState('');
  const open = useAct({ act: () => openUpward(detail.id, reason.trim()), refresh: ['upward'], then: onOpened });
  const field = open.error instanceof ApiError ? open.error.fields.find(({ path }) => path === 'reason')?.message : undefined;
  if (open.error instanceof ApiError && open.error.code === 'keysClosed') return <KeysClosed />;
  return (
    <div className="sealed asks">
      <LockKeyhole size={22} aria-hidden="true" />
      <div className="grow">
        <b>内容封给了您，别人打不开</b>
        <p className="muted">{detail.openedToday ? '您今天写过理由，再看不用再写。每看一次都留痕。' : '写明为什么看。每看一次都留痕。'}</p>
        <form
          className="row"
          onSubmit={(event) => {
            event.preventDefault();
            open.run(undefined);
          }}
        >
          {detail.openedToday ? null : <Input value={reason} maxLength={200} status={field ? 'error' : ''} aria-label="为什么看" placeholder="如：上送需要" onChange={(event) => setReason(event.target.value)} />}
          <Button htmlType="submit" loading={open.busy}>
            看内容
          </Button>
        </form>
        {field ? <p className="bad small">{field}</p> : <FormFault error={open.error} />}
      </div>
    </div>
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
