import { Button, Input } from 'antd';
import { LockKeyhole } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-router';
import type { ClueDetail, OpenedClue } from '../../../contracts/clue-registry';
import { clueRefresh, openClue } from '../../api/clues';
import { ApiError } from '../../api/client';
import { FormFault } from '../../parts/notice';
import { Card, Facts } from '../../parts/page';
import { useAct } from '../../parts/use-act';
import { CopySwitch } from './copy-switch';
import { Files, type FilesFrom } from './files';

interface ContentProps {
  detail: ClueDetail;
  opened: OpenedClue | null;
  onOpened: (opened: OpenedClue) => void;
  copying: boolean;
  onCopying: () => void;
}

/** Sealed until asked for; the reason is asked for at the first look of a day. */
export function ContentCard({ detail, opened, onOpened, copying, onCopying }: ContentProps) {
  return (
    <Card
      title="反映的内容"
      className="padded"
      acts={
        <span className="sealed-note">
          <LockKeyhole size={15} aria-hidden="true" />
          {copying ? '只在本次会话中解密，可以复制，已留痕' : '只在本次会话中解密，不可复制'}
          {opened && !copying ? <CopySwitch id={detail.id} onAllowed={onCopying} /> : null}
        </span>
      }
    >
      {opened ? <Words detail={detail} opened={opened} /> : <Ask detail={detail} onOpened={onOpened} />}
    </Card>
  );
}

function Ask({ detail, onOpened }: { detail: ClueDetail; onOpened: (opened: OpenedClue) => void }) {
  const [reason, setReason] = useState('');
  const open = useAct({ act: () => openClue(detail.id, reason.trim()), refresh: clueRefresh.slice(0, 1), then: onOpened });
  const field = open.error instanceof ApiError ? open.error.fields.find(({ path }) => path === 'reason')?.message : undefined;
  if (open.error instanceof ApiError && open.error.code === 'keysClosed') return <KeysClosed />;
  return (
    <div className="sealed asks">
      <LockKeyhole size={22} aria-hidden="true" />
      <div className="grow">
        <b>内容加密存着</b>
        <p className="muted">{detail.openedToday ? '您今天写过理由，再看不用再写。每看一次都留痕，看得到这一件的人都看得见。' : '写明为什么看。谁在什么时候看的，看得到这一件的人都看得见。'}</p>
        <form
          className="row"
          onSubmit={(event) => {
            event.preventDefault();
            open.run(undefined);
          }}
        >
          {detail.openedToday ? null : <Input value={reason} maxLength={200} status={field ? 'error' : ''} aria-label="为什么看" placeholder="如：办理需要" onChange={(event) => setReason(event.target.value)} />}
          <Button htmlType="submit" loading={open.busy}>
            看内容
          </Button>
        </form>
        {field ? <p className="bad small">{field}</p> : <FormFault error={open.error} />}
      </div>
    </div>
  );
}

/** What to do where this session has no open key. */
export function KeysClosed() {
  return (
    <div className="notice flush" role="alert">
      <LockKeyhole size={20} aria-hidden="true" />
      <div>
        <b>这次登录没有打开您的密钥</b>
        <p>内容封给了您的密钥，密钥只有您的密码打得开。请退出后用密码重新登录；密码是管理员重设的，先改一次密码，再请身份保管人核对指纹。</p>
        <Link to="/keys">看我的密钥</Link>
      </div>
    </div>
  );
}

/** What was written; `from` where its files lie elsewhere than a clue's. */
export function Words({ detail, opened, from }: { detail: Pick<ClueDetail, 'id' | 'code'>; opened: OpenedClue; from?: FilesFrom }) {
  return (
    <div className="secret">
      <Facts rows={factsOf(opened)} />
      <p className="clue-what">{opened.what}</p>
      <Files detail={detail} files={opened.files} {...(from ? { from } : {})} />
    </div>
  );
}

/** Whatever was filled in besides the story itself. */
export function factsOf(opened: OpenedClue): (readonly [string, string])[] {
  const rows: (readonly [string, string])[] = [
    ['哪一类', opened.topic],
    ['在哪里', opened.place],
    ['反映谁', opened.people.map(({ name, organisation, post }) => [name, organisation, post].filter(Boolean).join(' ')).join('；')],
    ['什么时候', opened.when],
    ['涉及金额', opened.money],
    ['怎么知道的', opened.howKnown],
    ['有什么证据', opened.evidence],
    ['别处反映过', opened.elsewhere],
    ...opened.extra.map(({ label, value }) => [label, value] as const),
  ];
  return rows.filter(([, value]) => value !== '');
}
