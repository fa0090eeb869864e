import { BatteryFull, ChevronLeft, Ellipsis, Signal } from 'lucide-react';
import { useState } from 'react';
import { shanghaiTime } from '../../../../console/parts/dates';
import type { ChatEntry, Follower, Menu } from '../../contract';
import type { Sandbox } from '../state/use-sandbox';
import { Chat } from './chat';
import { InputBar } from './input-bar';
import { MenuBar } from './menu-bar';

interface Props {
  account: string;
  follower: Follower;
  chat: readonly ChatEntry[] | undefined;
  menu: Menu;
  now: Date;
  run: Sandbox['run'];
}

/** The chosen person's phone with the account's chat open. */
export function Phone({ account, follower: { openid, name, follows }, chat, menu, now, run }: Props) {
  const [typing, setTyping] = useState(false);
  const hasMenu = menu.length > 0;
  return (
    <section className="phone" aria-label={`${name}的手机`}>
      <div className="phone-status" aria-hidden="true">
        <span>{shanghaiTime(now)}</span>
        <span className="row">
          <Signal size={15} strokeWidth={2.2} />
          <BatteryFull size={20} />
        </span>
      </div>
      <header className="phone-head">
        <ChevronLeft size={24} aria-hidden />
        <h2>{account}</h2>
        <Ellipsis size={22} aria-hidden />
      </header>
      <Chat chat={chat} name={name} account={account} follows={follows} now={now} onAnswer={(card, accept) => void run((api) => api.act(openid, { type: 'answerPay', card, accept }))} />
      {!follows && (
        <div className="not-following">
          <span>没有关注，收不到也发不出。</span>
          <button type="button" className="send" onClick={() => void run((api) => api.act(openid, { type: 'follow' }))}>
            关注公众号
          </button>
        </div>
      )}
      {follows && hasMenu && !typing && <MenuBar menu={menu} onClick={(key) => void run((api) => api.act(openid, { type: 'click', key }))} onKeyboard={() => setTyping(true)} />}
      {follows && (typing || !hasMenu) && <InputBar account={account} onMenu={hasMenu ? () => setTyping(false) : null} onSend={(text) => run((api) => api.act(openid, { type: 'text', text }))} />}
    </section>
  );
}
