import { LockKeyhole } from 'lucide-react';
import type { ClueDetail, OpenedClue } from '../../../contracts/clue-registry';
import { clueRefresh, openClue } from '../../api/clues';
import { Card, Facts } from '../../parts/page';
import { AskToOpen } from './ask-to-open';
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
      {opened ? (
        <Words detail={detail} opened={opened} />
      ) : (
        <AskToOpen
          title="内容加密存着"
          about={detail.openedToday ? '您今天写过理由，再看不用再写。每看一次都留痕，看得到这一件的人都看得见。' : '写明为什么看。谁在什么时候看的，看得到这一件的人都看得见。'}
          example="办理需要"
          asksWhy={!detail.openedToday}
          open={(reason) => openClue(detail.id, reason)}
          refresh={clueRefresh.slice(0, 1)}
          onOpened={onOpened}
        />
      )}
    </Card>
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
