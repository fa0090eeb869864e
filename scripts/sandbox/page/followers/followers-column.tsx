import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { Follower } from '../../contract';
import { Avatar } from '../parts/avatar';
import { unreadOf } from '../state/reducer';
import type { Sandbox } from '../state/use-sandbox';
import { FollowerActs } from './acts';
import { AddDialog } from './add-dialog';
import { FollowerFacts } from './facts';

/** Whose phones there are, and what the chosen person can do. */
export function FollowersColumn({ sandbox, followers, follower }: { sandbox: Sandbox; followers: readonly Follower[]; follower: Follower | null }) {
  const [adding, setAdding] = useState(false);
  return (
    <aside className="followers-column" aria-label="关注者">
      <header className="card-head">
        <h2>关注者</h2>
        <button type="button" className="link" onClick={() => setAdding(true)}>
          <Plus size={16} aria-hidden />
          加一个
        </button>
      </header>
      <ul className="followers">
        {followers.map((each) => (
          <FollowerRow key={each.openid} follower={each} chosen={each.openid === follower?.openid} unread={unreadOf(sandbox.view, each)} onChoose={sandbox.choose} />
        ))}
      </ul>
      {follower && (
        <div className="chosen" key={follower.openid}>
          <FollowerFacts follower={follower} run={sandbox.run} />
          <FollowerActs follower={follower} run={sandbox.run} />
        </div>
      )}
      {adding && <AddDialog run={sandbox.run} onAdded={sandbox.choose} onClose={() => setAdding(false)} />}
    </aside>
  );
}

function FollowerRow({ follower: { openid, name, about, follows }, chosen, unread, onChoose }: { follower: Follower; chosen: boolean; unread: number; onChoose(openid: string): void }) {
  return (
    <li>
      <button type="button" aria-pressed={chosen} onClick={() => onChoose(openid)}>
        <Avatar name={name} />
        <span className="grow">
          <b>{name}</b>
          <small title={about}>
            {about || '没有写是谁'}
          </small>
        </span>
        {!follows && <span className="tag">没关注</span>}
        {unread > 0 && (
          <span className="unread">
            {unread > 99 ? '99+' : unread}
            <span className="visually-hidden">条未读</span>
          </span>
        )}
      </button>
    </li>
  );
}
