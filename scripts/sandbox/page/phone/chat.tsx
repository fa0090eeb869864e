import { ArrowDown } from 'lucide-react';
import { Fragment, useEffect, useRef, useState } from 'react';
import { instantWords } from '../../../../console/parts/dates';
import type { ChatEntry } from '../../contract';
import { Entry } from './entry';
import type { Answer } from './pay-card';
import { showsTime } from './times';

/** So near the end one is reading the newest, and is taken along. */
const nearPx = 80;

interface Props {
  chat: readonly ChatEntry[] | undefined;
  name: string;
  account: string;
  follows: boolean;
  now: Date;
  onAnswer: Answer;
}

/** The conversation. New entries are read aloud; whoever has scrolled back is told of them and not torn away. */
export function Chat({ chat, name, account, follows, now, onAnswer }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const following = useRef(true);
  const [missed, setMissed] = useState(false);
  const newest = chat?.at(-1);

  const toEnd = () => box.current?.scrollTo({ top: box.current.scrollHeight });
  useEffect(() => {
    if (following.current || newest?.from === 'follower') toEnd();
    else setMissed(true);
  }, [newest?.id, newest?.from]);

  const scrolled = () => {
    const element = box.current;
    if (!element) return;
    following.current = element.scrollHeight - element.scrollTop - element.clientHeight < nearPx;
    if (following.current) setMissed(false);
  };
  return (
    <div className="chat-frame">
      <div ref={box} className="chat" role="log" aria-label={`${name}和${account}的对话`} aria-busy={chat === undefined} tabIndex={0} onScroll={scrolled}>
        {chat?.length === 0 && <p className="chat-note">{follows ? '还没有来往。对公众号说“帮助”试试。' : '还没有来往。'}</p>}
        {chat?.map((entry, index) => (
          <Fragment key={entry.id}>
            {showsTime(entry, chat[index - 1]) && <p className="chat-time">{instantWords(entry.at, now)}</p>}
            <Entry entry={entry} name={name} account={account} onAnswer={onAnswer} />
          </Fragment>
        ))}
      </div>
      {missed && (
        <button type="button" className="chat-missed" onClick={toEnd}>
          <ArrowDown size={14} aria-hidden />
          有新消息
        </button>
      )}
    </div>
  );
}
